/** Where the time of a start went. */
export type Stopwatch = {
  /** Ends the stretch since the last lap and names it. */
  lap(name: string): void;
  laps(): readonly { readonly name: string; readonly seconds: number }[];
  totalSeconds(): number;
};

/** `before` holds what had passed before this process could look, in milliseconds. */
export function startStopwatch(now: () => number, before: { name: string; ms: number }): Stopwatch {
  const begun = now();
  const laps = [{ name: before.name, seconds: before.ms / 1000 }];
  let last = begun;
  return {
    lap: (name) => {
      const at = now();
      laps.push({ name, seconds: (at - last) / 1000 });
      last = at;
    },
    laps: () => laps,
    totalSeconds: () => (now() - begun + before.ms) / 1000,
  };
}
