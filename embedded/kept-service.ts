/** One service through its life: started until ready, restarted when it ends by itself. */
import { type Child, type Ending, logFileOf, startChild } from './child.js';
import type { Say } from './say.js';
import type { Service } from './service.js';

export type ServiceState = 'starting' | 'ready' | 'restarting' | 'stopping' | 'stopped';

export type KeptService = {
  readonly service: Service;
  child: Child | null;
  state: ServiceState;
  restarts: number;
  /** Ends in a row without a calm stretch between them. */
  failures: number;
};

/** What all services of one supervisor share. */
export type Household = {
  readonly home: string;
  readonly say: Say;
  readonly backoffMs: number;
  readonly longestBackoffMs: number;
  /** From then on nothing is started any more. */
  stopping: boolean;
  /** Called after every change of a service. */
  changed(): void;
};

/** How a start ends that a stop has overtaken: nobody's fault. */
export class StopRequested extends Error {}

const calmMs = 60_000;
const pollMs = 40;

export const pause = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export const howItEnded = ({ code, signal }: Ending) => (signal === null ? `exit ${code}` : signal);

export const keptService = (service: Service): KeptService => ({
  service,
  child: null,
  state: 'starting',
  restarts: 0,
  failures: 0,
});

export function move(household: Household, entry: KeptService, state: ServiceState): void {
  entry.state = state;
  household.changed();
}

/** Waits until the process is ready or has ended; one that takes too long is ended. */
async function waitUntilReady(
  household: Household,
  service: Service,
  child: Child,
): Promise<'ready' | Ending> {
  let ending: Ending | null = null;
  void child.ended.then((how) => {
    ending = how;
  });
  const deadline = Date.now() + service.readyWithinMs;
  while (ending === null && !(await service.isReady(child.logSinceStart))) {
    if (household.stopping) throw new StopRequested();
    if (Date.now() > deadline) {
      await child.stop();
      return { code: null, signal: 'SIGALRM' };
    }
    await pause(pollMs);
  }
  return ending ?? 'ready';
}

/** Starts the process and waits for it to be ready; an early end is a returned value. */
export async function launch(household: Household, entry: KeptService): Promise<'ready' | Ending> {
  const { service } = entry;
  await service.prepare?.();
  if (household.stopping) throw new StopRequested();
  const child = await startChild(service, household.home);
  entry.child = child;
  household.changed();
  void child.ended.then(() => {
    entry.child = null;
  });
  const outcome = await waitUntilReady(household, service, child);
  if (outcome !== 'ready') return outcome;
  if (household.stopping) throw new StopRequested();
  const readySince = Date.now();
  void child.ended.then((how) => {
    if (Date.now() - readySince > calmMs) entry.failures = 0;
    if (!household.stopping) void restart(household, entry, how);
  });
  return 'ready';
}

function tellRestart(household: Household, service: Service, how: Ending, waitMs: number): void {
  const seconds = (waitMs / 1000).toFixed(waitMs < 1000 ? 2 : 0);
  const log = logFileOf(household.home, service.name);
  household.say({
    vi: `${service.title} đã dừng (${howItEnded(how)}); khởi động lại sau ${seconds} giây; nhật ký: ${log}`,
    en: `${service.title} ended (${howItEnded(how)}); restarting in ${seconds} s`,
  });
}

/** A fault at a restart is said and counts as one more end: a service is never given up. */
async function launchAgain(household: Household, entry: KeptService): Promise<'ready' | Ending> {
  try {
    return await launch(household, entry);
  } catch (error) {
    if (!(error instanceof StopRequested)) {
      const reason = error instanceof Error ? error.message : String(error);
      household.say({ vi: `${entry.service.title}: ${reason}`, en: 'could not be started' });
    }
    await entry.child?.stop();
    return { code: 1, signal: null };
  }
}

/** Called once per unexpected end; goes on until the service is ready again or all is stopped. */
async function restart(household: Household, entry: KeptService, first: Ending): Promise<void> {
  const { service } = entry;
  let how: Ending | 'ready' = first;
  while (how !== 'ready' && !household.stopping) {
    const waitMs = Math.min(household.longestBackoffMs, household.backoffMs * 2 ** entry.failures);
    entry.failures += 1;
    entry.restarts += 1;
    move(household, entry, 'restarting');
    tellRestart(household, service, how, waitMs);
    await pause(waitMs);
    if (household.stopping) return;
    how = await launchAgain(household, entry);
  }
  if (how !== 'ready') return;
  move(household, entry, 'ready');
  household.say({ vi: `${service.title} đã chạy lại`, en: `${service.title} is running again` });
}
