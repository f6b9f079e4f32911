/**
 * Keeps processes running. Invariants:
 * 1. A service has at most one living process; its pid file names it while it lives.
 * 2. A service that was ready once is restarted for ever, slower each time, until stopped.
 * 3. After `stop` has been called nothing is started any more.
 */
import { type Child, type Ending, logFileOf, startChild } from './child.js';
import type { Say } from './say.js';
import type { Service } from './service.js';

export type ServiceState = 'starting' | 'ready' | 'restarting' | 'stopping' | 'stopped';

export type ServiceReport = {
  readonly name: string;
  readonly pid: number | null;
  readonly port: number | null;
  readonly state: ServiceState;
  readonly restarts: number;
};

export type SupervisorOptions = {
  readonly home: string;
  readonly say: Say;
  readonly onChange: (services: readonly ServiceReport[]) => void;
  /** The first wait before a restart; it doubles up to `longestBackoffMs`. */
  readonly backoffMs?: number;
  readonly longestBackoffMs?: number;
};

export type Supervisor = {
  /** Starts a service and waits until it is ready; from then on it is kept running. */
  start(service: Service): Promise<void>;
  /** Runs a process to its end; throws when it fails. */
  runOnce(service: Service): Promise<void>;
  reports(): readonly ServiceReport[];
  /** Stops what runs, one after another in the order given; what is not named goes first. */
  stop(order: readonly string[]): Promise<void>;
};

type Kept = {
  readonly service: Service;
  child: Child | null;
  state: ServiceState;
  restarts: number;
  failures: number;
};

const startAttempts = 4;
const calmMs = 60_000;
const pollMs = 40;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const howItEnded = ({ code, signal }: Ending) => (signal === null ? `exit ${code}` : signal);

/** How a start ends that a stop has overtaken: nobody's fault. */
export class StopRequested extends Error {}

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const backoffMs = options.backoffMs ?? 250;
  const longestBackoffMs = options.longestBackoffMs ?? 30_000;
  const kept: Kept[] = [];
  let stopping = false;

  const report = ({ service, child, state, restarts }: Kept): ServiceReport => ({
    name: service.name,
    pid: child?.identity.pid ?? null,
    port: service.port,
    state,
    restarts,
  });
  const reports = () => kept.map(report);
  const move = (entry: Kept, state: ServiceState) => {
    entry.state = state;
    options.onChange(reports());
  };

  /** Starts the process and waits for it to be ready; an early end is a returned value. */
  async function launch(entry: Kept): Promise<'ready' | Ending> {
    const { service } = entry;
    await service.prepare?.();
    if (stopping) throw new StopRequested();
    const child = await startChild(service, options.home);
    entry.child = child;
    options.onChange(reports());
    let ending: Ending | null = null;
    void child.ended.then((how) => {
      ending = how;
      entry.child = null;
    });
    const deadline = Date.now() + service.readyWithinMs;
    while (ending === null && !(await service.isReady(child.logSinceStart))) {
      if (stopping) throw new StopRequested();
      if (Date.now() > deadline) {
        await child.stop();
        return { code: null, signal: 'SIGALRM' };
      }
      await pause(pollMs);
    }
    if (ending !== null) return ending;
    if (stopping) throw new StopRequested();
    const readySince = Date.now();
    void child.ended.then((how) => {
      if (Date.now() - readySince > calmMs) entry.failures = 0;
      if (!stopping) void restart(entry, how);
    });
    return 'ready';
  }

  /** Called once per unexpected end; goes on until the service is ready again or we stop. */
  async function restart(entry: Kept, first: Ending): Promise<void> {
    let how: Ending | 'ready' = first;
    while (how !== 'ready' && !stopping) {
      const waitMs = Math.min(longestBackoffMs, backoffMs * 2 ** entry.failures);
      entry.failures += 1;
      entry.restarts += 1;
      move(entry, 'restarting');
      const { name, title } = entry.service;
      const seconds = (waitMs / 1000).toFixed(waitMs < 1000 ? 2 : 0);
      options.say({
        vi: `${title} đã dừng (${howItEnded(how)}); khởi động lại sau ${seconds} giây; nhật ký: ${logFileOf(options.home, name)}`,
        en: `${title} ended (${howItEnded(how)}); restarting in ${seconds} s`,
      });
      await pause(waitMs);
      if (stopping) return;
      how = await launch(entry).catch(async (error: unknown) => {
        if (!(error instanceof StopRequested)) {
          const reason = error instanceof Error ? error.message : String(error);
          options.say({ vi: `${title}: ${reason}`, en: 'could not be started' });
        }
        await entry.child?.stop();
        return { code: 1, signal: null };
      });
      if (how === 'ready') {
        move(entry, 'ready');
        options.say({ vi: `${title} đã chạy lại`, en: `${title} is running again` });
      }
    }
  }

  async function start(service: Service): Promise<void> {
    const entry: Kept = { service, child: null, state: 'starting', restarts: 0, failures: 0 };
    kept.push(entry);
    options.onChange(reports());
    let how: Ending | 'ready' = 'ready';
    // A predecessor killed a moment ago may still hold the port or shared memory: a few tries.
    for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
      how = await launch(entry);
      if (how === 'ready') return move(entry, 'ready');
      if (attempt < startAttempts) await pause(backoffMs * 2 ** (attempt - 1));
    }
    move(entry, 'stopped');
    throw new Error(
      `${service.title} không chạy được (${howItEnded(how as Ending)}) / could not be started.\n` +
        `  Nhật ký / Log: ${logFileOf(options.home, service.name)}`,
    );
  }

  async function runOnce(service: Service): Promise<void> {
    if (stopping) throw new StopRequested();
    const entry: Kept = { service, child: null, state: 'starting', restarts: 0, failures: 0 };
    kept.push(entry);
    const child = await startChild(service, options.home);
    entry.child = child;
    options.onChange(reports());
    const how = await child.ended;
    entry.child = null;
    kept.splice(kept.indexOf(entry), 1);
    options.onChange(reports());
    if (how.code === 0) return;
    const tail = child.logSinceStart().trim().split('\n').slice(-8).join('\n');
    throw new Error(`${service.title}: ${howItEnded(how)}\n${tail}`);
  }

  async function stop(order: readonly string[]): Promise<void> {
    stopping = true;
    const named = order.flatMap((name) => kept.filter((entry) => entry.service.name === name));
    const rest = kept.filter((entry) => !named.includes(entry)).reverse();
    for (const entry of [...rest, ...named]) {
      move(entry, 'stopping');
      const outcome = await entry.child?.stop();
      if (outcome === 'killed') {
        const { title } = entry.service;
        options.say({ vi: `${title} không dừng kịp, đã bị buộc dừng`, en: `${title} was killed` });
      }
      move(entry, 'stopped');
    }
  }

  return { start, runOnce, reports, stop };
}
