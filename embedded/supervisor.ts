/**
 * Keeps processes running. Invariants:
 * 1. A service has at most one living process; its pid file names it while it lives.
 * 2. A service that was ready once is restarted for ever, slower each time, until stopped.
 * 3. After `stop` has been called nothing is started any more.
 */
import { type Ending, logFileOf, startChild } from './child.js';
import {
  type Household,
  howItEnded,
  type KeptService,
  keptService,
  launch,
  move,
  pause,
  type ServiceState,
  StopRequested,
} from './kept-service.js';
import type { Say } from './say.js';
import type { Service } from './service.js';

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

const startAttempts = 4;

const report = ({ service, child, state, restarts }: KeptService): ServiceReport => ({
  name: service.name,
  pid: child?.identity.pid ?? null,
  port: service.port,
  state,
  restarts,
});

/**
 * A first start may fail a few times: a predecessor killed a moment ago can still hold the port or
 * the shared memory.
 */
async function startFirst(household: Household, entry: KeptService): Promise<void> {
  const { service } = entry;
  for (let attempt = 1; ; attempt += 1) {
    const how = await launch(household, entry);
    if (how === 'ready') return move(household, entry, 'ready');
    if (attempt === startAttempts) {
      move(household, entry, 'stopped');
      throw new Error(
        `${service.title} không chạy được (${howItEnded(how)}) / could not be started.\n` +
          `  Nhật ký / Log: ${logFileOf(household.home, service.name)}`,
      );
    }
    await pause(household.backoffMs * 2 ** (attempt - 1));
  }
}

async function runToItsEnd(household: Household, entry: KeptService): Promise<void> {
  if (household.stopping) throw new StopRequested();
  const child = await startChild(entry.service, household.home);
  entry.child = child;
  household.changed();
  const how: Ending = await child.ended;
  entry.child = null;
  if (how.code === 0) return;
  const lastWords = child.logSinceStart().trim().split('\n').slice(-8).join('\n');
  throw new Error(`${entry.service.title}: ${howItEnded(how)}\n${lastWords}`);
}

async function stopOne(household: Household, entry: KeptService): Promise<void> {
  move(household, entry, 'stopping');
  const outcome = await entry.child?.stop();
  if (outcome === 'killed') {
    const { title } = entry.service;
    household.say({ vi: `${title} không dừng kịp, đã bị buộc dừng`, en: `${title} was killed` });
  }
  move(household, entry, 'stopped');
}

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const kept: KeptService[] = [];
  const reports = () => kept.map(report);
  const household: Household = {
    home: options.home,
    say: options.say,
    backoffMs: options.backoffMs ?? 250,
    longestBackoffMs: options.longestBackoffMs ?? 30_000,
    stopping: false,
    changed: () => options.onChange(reports()),
  };
  const add = (service: Service): KeptService => {
    const entry = keptService(service);
    kept.push(entry);
    household.changed();
    return entry;
  };
  return {
    reports,
    start: (service) => startFirst(household, add(service)),
    runOnce: async (service) => {
      const entry = add(service);
      try {
        await runToItsEnd(household, entry);
      } finally {
        kept.splice(kept.indexOf(entry), 1);
        household.changed();
      }
    },
    stop: async (order) => {
      household.stopping = true;
      const named = order.flatMap((name) => kept.filter((entry) => entry.service.name === name));
      const rest = kept.filter((entry) => !named.includes(entry)).reverse();
      for (const entry of [...rest, ...named]) await stopOne(household, entry);
    },
  };
}
