/** What the supervisor knows of a process it keeps running, whatever that process is. */

export type Service = {
  /** One word; also the name of its log and its pid file. */
  readonly name: string;
  /** As a person calls it. */
  readonly title: string;
  readonly port: number | null;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Only for a service that must not run as root. */
  readonly userId?: number;
  readonly groupId?: number;
  readonly stopSignal: NodeJS.Signals;
  /** How long it may take to stop before it is killed. */
  readonly graceMs: number;
  readonly readyWithinMs: number;
  /** Run before every start, restarts included: what a killed predecessor left is cleared here. */
  readonly prepare?: () => void | Promise<void>;
  /** Asked again and again after a start. `logSinceStart` is what it has printed so far. */
  readonly isReady: (logSinceStart: () => string) => boolean | Promise<boolean>;
};

/** Ready once it has printed `dondoc-ready <name>` on a line of its own. */
export const saysReady =
  (name: string): Service['isReady'] =>
  (logSinceStart) =>
    logSinceStart().split('\n').includes(`dondoc-ready ${name}`);

/**
 * A server of ours must behave alike on every machine, so the person's locale and the settings of
 * their own PostgreSQL clients are kept from it.
 */
export function neutralEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(LC_|LANG|PG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
