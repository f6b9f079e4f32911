/**
 * A rule changes while tasks sleep. The second build is the same code with other rules in it: what was
 * decided stays decided, what comes is decided anew, and no workflow trips over the difference.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addMs } from '../../domain/calendar/instant.js';
import type { Decision } from '../../domain/decision.js';
import type { TaskCommand, TaskEvent, TaskId, TaskRefusal } from '../../domain/task/messages.js';
import type { TaskState } from '../../domain/task/state.js';
import { databaseNow } from '../../store/log.js';
import { verifyLog } from '../../store/verify.js';
import type { CommandAnswer } from '../../workflows/contract.js';
import { directive, dueAt, row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import {
  commit,
  coordinator,
  give,
  result,
  secondsPolicy,
  typesOf,
  unit,
} from '../support/lives.js';
import { createStage, type Stage } from '../support/stage.js';
import { capture } from './replay/capturing.js';
import type { Fixture } from './replay/fixture.js';
import { disagreements, eventsOf } from './replay/judging.js';
import { bundleObserved, replayAll } from './replay/replaying.js';

type Rules = typeof import('../../domain/task/decider.js');
type Offsets = typeof import('../../domain/policy/offset.js');

/** In the other build nobody is reminded, and obstacles are no longer heard. */
const otherBuild = async () => {
  vi.resetModules();
  vi.doMock('../../domain/policy/offset.js', async (original) => {
    const offsets = await original<Offsets>();
    return { ...offsets, beforeDue: (dueAt: string) => dueAt };
  });
  vi.doMock('../../domain/task/decider.js', async (original) => {
    const rules = await original<Rules>();
    const decide = (state: TaskState, command: TaskCommand): Decision<TaskEvent, TaskRefusal> =>
      command.type === 'ReportObstacle'
        ? { outcome: 'refused', reason: 'not-a-party' }
        : rules.task.decide(state, command);
    return { ...rules, task: { ...rules.task, decide } };
  });
  const { createWorker } = await import('../../worker/worker.js');
  const { rebuildReadModel } = await import('../../store/rebuild.js');
  return { createWorker, rebuildReadModel };
};
type Build = Awaited<ReturnType<typeof otherBuild>>;

const obstacle = { type: 'ReportObstacle', text: 'thiếu dữ liệu' } as const;

let stage: Stage;
let life: Fixture;
let other: Build;
const obstacles: CommandAnswer[] = [];

const liveThroughAChange = async (stage: Stage, answers: Map<string, CommandAnswer>) => {
  const rows = [row('1', { deadline: dueAt(addMs(await databaseNow(stage.database), 6500)) })];
  const [id] = await commit(stage, directive({ rows, policy: secondsPolicy }));
  if (id === undefined) throw new Error('nothing was imported');
  const tell = async (...[actor, request, commandId]: Told): Promise<CommandAnswer> => {
    const answer = await give(stage, id, actor, request, commandId);
    answers.set(commandId, answer);
    return answer;
  };
  await stage.startWorker();
  await tell(unit('G01'), { type: 'Acknowledge' }, 'acknowledge');
  obstacles.push(await tell(unit('G01'), obstacle, 'obstacle-before'));
  await waitFor(id, 'ReminderDue', 1);
  await stage.stopWorkers();

  other = await otherBuild();
  await stage.startWorker(other.createWorker);
  obstacles.push(await tell(unit('G01'), obstacle, 'obstacle-after'));
  obstacles.push(await give(stage, id, unit('G01'), obstacle, 'obstacle-before'));
  await waitFor(id, 'EscalationRaised', 2);
  await tell(unit('G01'), { type: 'SubmitResult', result }, 'submit');
  await tell(coordinator, { type: 'ConfirmCompletion', note: '' }, 'confirm');
  await stage.temporal.workflow.getHandle(id).result();
  return id;
};
type Told = [Parameters<typeof give>[2], Parameters<typeof give>[3], string];

const waitFor = (id: TaskId, type: string, times: number): Promise<void> =>
  eventually(async () => {
    expect((await typesOf(stage, id)).filter((name) => name === type)).toHaveLength(times);
  }, 20_000);

beforeAll(async () => {
  stage = await createStage();
  life = await capture(stage, 'two-builds', liveThroughAChange);
});
afterAll(() => stage?.close());

test('each decision follows the rules of its own day', () => {
  expect(life.beside?.log.map(({ type }) => type)).toEqual([
    'TaskAssigned',
    'TaskAcknowledged',
    'ObstacleReported',
    'ReminderDue', // of three: the other build reminds nobody
    'TaskOverdue',
    'EscalationRaised',
    'EscalationRaised',
    'ResultSubmitted',
    'CompletionConfirmed',
  ]);
  const [before, after, again] = obstacles;
  expect(before).toMatchObject({ outcome: 'accepted' });
  expect(after).toEqual({ outcome: 'refused', reason: 'not-a-party' });
  expect(again).toEqual(before);
});

test('no workflow task failed over the change', () => {
  const types = eventsOf(life).map(({ eventType }) => eventType);
  expect(types.filter((type) => type === 'EVENT_TYPE_WORKFLOW_TASK_FAILED')).toEqual([]);
});

test('the history of both builds replays, and says what the log says', async () => {
  const replayed = (await replayAll([life], await bundleObserved())).get(life.name);
  if (replayed === undefined) throw new Error('nothing was replayed');
  expect(replayed.errors).toEqual([]);
  expect(disagreements(life, replayed)).toEqual([]);
});

test('the read model is what the log folds to by the rules in force, and the chain is whole', async () => {
  expect(await other.rebuildReadModel(stage.database)).toMatchObject({ differences: [] });
  expect(await verifyLog(stage.database)).toMatchObject({ outcome: 'whole' });
});
