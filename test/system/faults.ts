/**
 * A round: every part of a running installation is killed in turn, at a moment the seed chooses, while
 * a directive is imported, digests go out and commands come in; in the end all of it at once, with the
 * supervisor. Afterwards nothing that anybody was told may be untrue.
 */
import type { TaskId } from '../../domain/task/messages.js';
import { result } from '../support/lives.js';
import {
  command,
  commandOnBus,
  coordinating,
  digestNow,
  importDirective,
  lead,
  nothingTold,
  type Told,
} from './callers.js';
import {
  type Installation,
  openInstallation,
  type ServiceName,
  serviceNames,
} from './installation.js';
import { openWitness, settle, violations, type Witness } from './invariants.js';
import { type Random, randomFrom } from './random.js';

const tasksPerPhase = 6;
const tasksPerImport = 30;
/** Kills fall within this long after the traffic began. */
const killWithinMs = 600;

export type Phase = {
  readonly victim: ServiceName | 'everything';
  readonly killedAfterMs: number;
  /** Until all services were ready again. */
  readonly readyAfterMs: number;
  /** From then until a new command was answered. */
  readonly answeredAfterMs: number;
};
export type Round = {
  readonly seed: number;
  readonly phases: readonly Phase[];
  readonly commands: number;
  readonly violations: readonly string[];
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Every second task is done and closes; on the others callers are content with "received". */
const work = async (
  installation: Installation,
  told: Told,
  task: TaskId,
  index: number,
): Promise<void> => {
  const tell = (...rest: [string | null, Parameters<typeof command>[4], boolean?]) =>
    command(installation, told, task, ...rest);
  const progress = { type: 'ReportProgress', percent: 10, text: 'đang làm' } as const;
  const acknowledge = { type: 'Acknowledge' } as const;
  if (index % 2 === 1) {
    await Promise.all([
      tell(lead, acknowledge),
      // The reconciler has to see to what its caller does not ask for again.
      tell(coordinating, progress, false),
      commandOnBus(installation, told, task, coordinating, acknowledge),
    ]);
    return;
  }
  await Promise.all([tell(lead, acknowledge), tell(coordinating, progress)]);
  await tell(lead, { type: 'SubmitResult', result });
  await tell(null, { type: 'ConfirmCompletion', note: '' });
};

const traffic = (installation: Installation, told: Told, tasks: readonly TaskId[]) =>
  Promise.all([
    importDirective(installation, told, tasksPerImport),
    digestNow(installation),
    ...tasks.map((task, index) => work(installation, told, task, index)),
  ]);

const kill = async (installation: Installation, victim: Phase['victim']): Promise<void> => {
  if (victim !== 'everything') return installation.kill(victim);
  await installation.killAll();
  await installation.start();
};

const phase = async (
  installation: Installation,
  told: Told,
  tasks: readonly TaskId[],
  victim: Phase['victim'],
  random: Random,
): Promise<Phase> => {
  const [probe, ...worked] = tasks;
  if (probe === undefined) throw new Error('a phase needs tasks');
  const done = traffic(installation, told, worked);
  const killedAfterMs = random.below(killWithinMs);
  await pause(killedAfterMs);
  const killedAt = performance.now();
  await kill(installation, victim);
  await installation.ready();
  const readyAt = performance.now();
  await command(installation, told, probe, lead, { type: 'Acknowledge' });
  const answeredAt = performance.now();
  await done;
  return {
    victim,
    killedAfterMs,
    readyAfterMs: Math.round(readyAt - killedAt),
    answeredAfterMs: Math.round(answeredAt - readyAt),
  };
};

/** What is done to an installation after its round, for tests of the round itself. */
export type Afterwards = (
  installation: Installation,
  witness: Witness,
  told: Told,
) => Promise<void>;

export const runRound = async (
  seed: number,
  say: (line: string) => void,
  afterwards?: Afterwards,
): Promise<Round> => {
  const random = randomFrom(seed);
  const victims = [...random.shuffled(serviceNames), 'everything' as const];
  const told = nothingTold();
  const installation = await openInstallation();
  try {
    const all = await importDirective(installation, told, victims.length * (tasksPerPhase + 1));
    const phases: Phase[] = [];
    for (const [index, victim] of victims.entries()) {
      const from = index * (tasksPerPhase + 1);
      const tasks = all.slice(from, from + tasksPerPhase + 1);
      const passed = await phase(installation, told, tasks, victim, random);
      say(
        `  ${victim} killed after ${passed.killedAfterMs} ms, ready ${passed.readyAfterMs} ms later, answered in ${passed.answeredAfterMs} ms`,
      );
      phases.push(passed);
    }
    const witness = await openWitness(installation);
    try {
      await settle(installation, witness);
      const found = await violations(installation, witness, told);
      const round = { seed, phases, commands: told.commands.size, violations: found };
      await afterwards?.(installation, witness, told);
      return round;
    } finally {
      await witness.close();
    }
  } finally {
    await installation.stop();
  }
};
