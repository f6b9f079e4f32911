/** Numbers that look random and are the same for the same seed, so that a bad round can be run again. */
export type Random = {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  shuffled<Item>(items: readonly Item[]): Item[];
};

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    // A linear congruential generator modulo 2^32; its high bits are good enough to choose by.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    shuffled(items) {
      const left = [...items];
      const taken: typeof left = [];
      while (left.length > 0) taken.push(...left.splice(below(left.length), 1));
      return taken;
    },
  };
};
