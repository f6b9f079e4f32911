/** The lives whose histories are kept: between them they go through every way a workflow can take. */
import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { expect } from 'vitest';
import { createActivities } from '../../../activities/activities.js';
import { addMs } from '../../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../../domain/calendar/messages.js';
import type { Policy } from '../../../domain/policy/messages.js';
import type { Actor, TaskId, TaskRequest } from '../../../domain/task/messages.js';
import { databaseNow } from '../../../store/log.js';
import type { createWorker, WorkerSettings } from '../../../worker/worker.js';
import type { CommandAnswer } from '../../../workflows/contract.js';
import { directive, dueAt, lead, row, standing } from '../../support/directives.js';
import { eventually } from '../../support/eventually.js';
import {
  commit,
  commitAndStart,
  coordinator,
  give,
  result,
  secondsPolicy,
  typesOf,
  unit,
} from '../../support/lives.js';
import type { Stage } from '../../support/stage.js';

export type Answers = Map<string, CommandAnswer>;
/** Lives one life and answers its workflow's id. */
export type Life = (stage: Stage, answers: Answers) => Promise<string>;

const g01 = unit('G01');
const acknowledge: TaskRequest = { type: 'Acknowledge' };
const confirm: TaskRequest = { type: 'ConfirmCompletion', note: '' };
const submitResult: TaskRequest = { type: 'SubmitResult', result };

const teller =
  (stage: Stage, answers: Answers, id: TaskId) =>
  async (actor: Actor, request: TaskRequest, commandId: string = randomUUID()): Promise<void> => {
    answers.set(commandId, await give(stage, id, actor, request, commandId));
  };

const only = ([id]: readonly TaskId[]): TaskId => {
  if (id === undefined) throw new Error('nothing was imported');
  return id;
};

const inMs = async (stage: Stage, ms: number): Promise<Instant> =>
  addMs(await databaseNow(stage.database), ms);

const started = async (
  stage: Stage,
  given: Parameters<typeof row>[1] = {},
  policy: Policy = secondsPolicy,
): Promise<TaskId> =>
  only(await commitAndStart(stage, directive({ rows: [row('1', given)], policy })));

const waitFor = (stage: Stage, id: TaskId, type: string, times = 1): Promise<void> =>
  eventually(async () => {
    const found = (await typesOf(stage, id)).filter((name) => name === type);
    expect(found).toHaveLength(times);
  }, 20_000);

const ended = async (stage: Stage, id: string): Promise<void> => {
  await stage.temporal.workflow.getHandle(id).result();
};

const whole: Life = async (stage, answers) => {
  const deadline = dueAt(await inMs(stage, 6500));
  const rows = [row('1', { deadline })];
  const id = only(await commit(stage, directive({ rows, policy: secondsPolicy })));
  const tell = teller(stage, answers, id);
  await tell(g01, acknowledge);
  await waitFor(stage, id, 'EscalationRaised', 2);
  await tell(g01, submitResult);
  await tell(coordinator, confirm);
  await ended(stage, id);
  return id;
};

/** Deadlines that move, a result that is returned, an end without a result. */
const changed: Life = async (stage, answers) => {
  const id = await started(stage, { deadline: dueAt(await inMs(stage, 2500)) });
  const tell = teller(stage, answers, id);
  await waitFor(stage, id, 'TaskOverdue');
  const until = '2095-06-30' as CivilDate;
  await tell(g01, { type: 'RequestExtension', until, reason: 'chờ số liệu' });
  await tell(coordinator, { type: 'GrantExtension', until: null, basis: 'Công văn 3' });
  await tell(g01, submitResult);
  await tell(coordinator, { type: 'ReturnResult', reason: 'thiếu phụ lục' });
  await tell(unit('G22'), { type: 'Contribute', text: 'đã gửi ý kiến' });
  await tell(coordinator, { type: 'Withdraw', legalBasis: 'Quyết định 8' });
  await ended(stage, id);
  return id;
};

/** Signals good and bad, an update without receipt, one with a shape no validator takes. */
const foreign: Life = async (stage, answers) => {
  const id = await started(stage, { deadline: standing });
  const handle = stage.temporal.workflow.getHandle(id);
  const request = { type: 'ReportProgress', percent: 40, text: 'đang làm' };
  await handle.signal('reportProgress', { commandId: 'signal-1', unit: 'G01', request });
  await handle.signal('acknowledge', { nonsense: true });
  await waitFor(stage, id, 'ProgressReported');
  await handle
    .executeUpdate('acknowledge', { args: [{ commandId: 'forged' }], updateId: 'forged' })
    .catch(() => answers.set('forged', { outcome: 'refused', reason: 'no-receipt' }));
  await handle.executeUpdate('acknowledge', { args: [{}] }).catch(() => undefined);
  const tell = teller(stage, answers, id);
  await tell(g01, acknowledge);
  // Two at once: the edge lets both pass, the second is refused at its turn.
  await Promise.all([tell(g01, submitResult), tell(g01, submitResult)]);
  return id;
};

const express: Life = async (stage, answers) => {
  const policy: Policy = { ...secondsPolicy, express: secondsPolicy };
  const given = { deadline: dueAt(await inMs(stage, 6500)), urgency: 'express' } as const;
  const id = await started(stage, given, policy);
  await waitFor(stage, id, 'EscalationRaised', 2);
  const tell = teller(stage, answers, id);
  await tell(g01, submitResult);
  await tell(coordinator, confirm);
  await ended(stage, id);
  return id;
};

const asleep: Life = async (stage, answers) => {
  const id = await started(stage);
  await teller(stage, answers, id)(g01, acknowledge);
  return id;
};

/** Sixty-three units of one group at the same instant. */
const group: Life = async (stage, answers) => {
  const members = Array.from({ length: 63 }, (_, index) => `H${index + 1}`);
  const id = await started(stage, { parts: [lead('X-63-tinh', members)] });
  const tell = teller(stage, answers, id);
  await Promise.all(members.map((code) => tell(unit(code), acknowledge)));
  return id;
};

/** Started knowing nothing, as a foreign hand would start it. */
const looked: Life = async (stage, answers) => {
  const id = only(await commit(stage, directive()));
  await stage.temporal.workflow.start('task', {
    workflowId: id,
    taskQueue: stage.taskQueue,
    args: [{ stream: id, wake: null, attributes: null }],
  });
  await teller(stage, answers, id)(g01, acknowledge);
  return id;
};

const unknown: Life = async (stage) => {
  const stream = 'task/nowhere/1';
  const args = [{ stream, wake: null, attributes: null }];
  const { taskQueue } = stage;
  await stage.temporal.workflow.start('task', { workflowId: stream, taskQueue, args });
  await ended(stage, stream);
  return stream;
};

const schedule =
  (type: 'digest' | 'reconcile', args: readonly unknown[]): Life =>
  async ({ temporal, taskQueue }) => {
    const workflowId = `${type}-captured`;
    await temporal.workflow.execute(type, { workflowId, taskQueue, args: [...args] });
    return workflowId;
  };

/** A build whose database is away for the first three tries of every command. */
const databaseAway: typeof createWorker = ({ dependencies, ...settings }: WorkerSettings) => {
  const activities = createActivities(dependencies);
  const tries = new Map<string, number>();
  const handle: typeof activities.handle = async (stream, work) => {
    const key = JSON.stringify(work);
    const before = tries.get(key) ?? 0;
    tries.set(key, before + 1);
    if (work.kind === 'command' && before < 3) throw new Error('the database is away');
    return activities.handle(stream, work);
  };
  return Worker.create({ ...settings, activities: { ...activities, handle } });
};

export const lives: Readonly<Record<string, { live: Life; build?: typeof createWorker }>> = {
  whole: { live: whole },
  changed: { live: changed },
  foreign: { live: foreign },
  express: { live: express },
  asleep: { live: asleep },
  group: { live: group },
  looked: { live: looked },
  unknown: { live: unknown },
  away: { live: asleep, build: databaseAway },
  digest: { live: schedule('digest', [{ now: true }]) },
  reconcile: { live: schedule('reconcile', []) },
};

/** Long enough to be continued as new, on a server that suggests it early. */
export const longLife: Life = async (stage, answers) => {
  const members = Array.from({ length: 20 }, (_, index) => `H${index + 1}`);
  const id = await started(stage, { parts: [lead('X-20-tinh', members)] });
  const tell = teller(stage, answers, id);
  for (const request of [acknowledge, submitResult]) {
    await Promise.all(members.map((code) => tell(unit(code), request)));
  }
  await tell(coordinator, confirm);
  await ended(stage, id);
  return id;
};
