import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reconcileTasks, tasksWithoutWorkflow } from '../../activities/reconcile.js';
import {
  type DispatcherDependencies,
  type Submission,
  startTask,
  submit,
} from '../../dispatch/dispatcher.js';
import { startTasks } from '../../dispatch/import.js';
import { addMs } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { Actor, TaskEvent, TaskId, TaskRequest } from '../../domain/task/messages.js';
import { databaseNow, readStream } from '../../store/log.js';
import { findReceipt, receive } from '../../store/receipts.js';
import { assign, assignOne, coordinator, result, tell, unit } from '../store/told-tasks.js';
import { dueAt, row } from '../support/directives.js';
import { createStage, type Stage } from '../support/stage.js';

let stage: Stage;
let away: DispatcherDependencies;
let lost: Connection;
beforeAll(async () => {
  stage = await createStage();
  lost = Connection.lazy({ address: '127.0.0.1:1' });
  away = { ...stage.dispatcher, temporal: new Client({ connection: lost }), answerWithinMs: 300 };
});
afterAll(async () => {
  await lost.close();
  await stage.close();
});

const give = (
  dispatcher: DispatcherDependencies,
  stream: TaskId,
  request: TaskRequest,
  given: { actor?: Actor; commandId?: string; receivedAt?: Instant } = {},
): Promise<Submission> =>
  submit(dispatcher, {
    stream,
    commandId: given.commandId ?? randomUUID(),
    request,
    actor: given.actor ?? unit('G01'),
    channel: 'http',
    receivedAt: given.receivedAt ?? null,
  });
const acknowledge = { type: 'Acknowledge' } as const;
const eventsOf = (id: TaskId) => readStream<TaskEvent>(stage.database, id);
const runsOf = async (id: TaskId): Promise<number> => {
  let runs = 0;
  const query = `WorkflowId = '${id}'`;
  for await (const _run of stage.temporal.workflow.list({ query })) runs += 1;
  return runs;
};
const isStarted = (id: TaskId): Promise<boolean> =>
  stage.temporal.workflow
    .getHandle(id)
    .describe()
    .then(
      () => true,
      () => false,
    );

describe('while Temporal is away', () => {
  test('a command is kept with its time of receipt, and its sender told so', async () => {
    const id = await assignOne(stage.database);
    const before = await databaseNow(stage.database);
    const said = await give(away, id, acknowledge, { commandId: 'kept' });
    expect(said.kind).toBe('received');
    expect(said.receipt.receivedAt >= before).toBe(true);
    expect(await findReceipt(stage.database, id, 'kept')).toMatchObject({ handledAt: null });
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test('what the rules refuse is refused all the same, and nothing is left to do', async () => {
    const id = await assignOne(stage.database);
    const said = await give(away, id, acknowledge, { actor: unit('G99'), commandId: 'not-mine' });
    expect(said).toMatchObject({
      kind: 'answered',
      answer: { outcome: 'refused', reason: 'not-a-party' },
    });
    expect((await findReceipt(stage.database, id, 'not-mine'))?.handledAt).not.toBeNull();
  });

  test('a command that was decided already gets its recorded answer', async () => {
    const id = await assignOne(stage.database);
    await tell(stage.database, id, unit('G01'), acknowledge, { commandId: 'done' });
    expect(await give(away, id, acknowledge, { commandId: 'done' })).toMatchObject({
      kind: 'answered',
      answer: { outcome: 'accepted', version: 2, events: [{ type: 'TaskAcknowledged' }] },
    });
  });
});

describe('a command that must not reach Temporal', () => {
  test('to a task that does not exist starts no workflow', async () => {
    const nowhere = 'task/KH-none/7' as TaskId;
    expect(await give(stage.dispatcher, nowhere, acknowledge)).toMatchObject({
      answer: { outcome: 'refused', reason: 'unknown-task' },
    });
    expect(await isStarted(nowhere)).toBe(false);
  });

  test('under an id that said something else is refused, however its fields are ordered', async () => {
    const id = await assignOne(stage.database);
    const report = { type: 'ReportProgress', percent: 40, text: 'một' } as const;
    await tell(stage.database, id, unit('G01'), report, { commandId: 'said' });
    await give(away, id, report, { commandId: 'said' });
    const turned = { text: 'một', percent: 40, type: 'ReportProgress' } as const;
    expect(await give(away, id, turned, { commandId: 'said' })).toMatchObject({
      answer: { outcome: 'accepted', version: 2 },
    });
    const reused = { answer: { outcome: 'refused', reason: 'command-id-reused' } };
    expect(await give(away, id, { ...report, percent: 41 }, { commandId: 'said' })).toMatchObject(
      reused,
    );
    expect(await give(away, id, report, { commandId: 'said', actor: unit('G22') })).toMatchObject(
      reused,
    );
    expect(await eventsOf(id)).toHaveLength(2);
  });
});

describe('with a worker', () => {
  beforeAll(() => stage.startWorker());

  test('a command starts the workflow that its task has not got yet', async () => {
    const id = await assignOne(stage.database);
    expect(await isStarted(id)).toBe(false);
    expect(await give(stage.dispatcher, id, acknowledge)).toMatchObject({
      kind: 'answered',
      answer: { outcome: 'accepted', version: 2 },
    });
    expect(await runsOf(id)).toBe(1);
  });

  test('starts that fail are counted, and what closed meanwhile is not started', async () => {
    const [open, closed] = await assign(stage.database, { rows: [row('1'), row('2')] });
    if (open === undefined || closed === undefined) throw new Error('nothing was assigned');
    const withdraw = { type: 'Withdraw', legalBasis: 'Công văn 5' } as const;
    await tell(stage.database, closed, coordinator, withdraw);
    const { connection } = stage.temporal;
    const nowhere = new Client({ connection, namespace: 'no-such-namespace' });
    const seen: number[] = [];
    const start = (dispatcher: DispatcherDependencies) =>
      startTasks(dispatcher, [open, closed], 2, (done) => seen.push(done));
    expect(await start({ ...stage.dispatcher, temporal: nowhere })).toEqual({
      started: 0,
      failed: 1,
    });
    expect(await start(stage.dispatcher)).toEqual({ started: 1, failed: 0 });
    expect(seen).toHaveLength(4);
    expect(await isStarted(closed)).toBe(false);
  });

  test('more tasks than are looked up at once are each started once', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => row(String(index + 1)));
    const ids = await assign(stage.database, { rows });
    const seen: number[] = [];
    const report = await startTasks(stage.dispatcher, ids, 7, (done) => seen.push(done));
    expect(report).toEqual({ started: 120, failed: 0 });
    expect(seen).toEqual(rows.map((_, index) => index + 1));
    expect(await Promise.all(ids.map(runsOf))).toEqual(ids.map(() => 1));
  });

  test('a start of what runs changes nothing', async () => {
    const id = await assignOne(stage.database);
    expect(await startTask(stage.dispatcher, id)).toBe(true);
    const first = await stage.temporal.workflow.getHandle(id).describe();
    await Promise.all(Array.from({ length: 5 }, () => startTask(stage.dispatcher, id)));
    const again = await stage.temporal.workflow.getHandle(id).describe();
    expect(again.runId).toBe(first.runId);
  });

  test('what was kept while Temporal was away is delivered by the reconciler, once', async () => {
    const id = await assignOne(stage.database);
    const receivedAt = addMs(await databaseNow(stage.database), -60_000);
    await give(away, id, acknowledge, { commandId: 'late', receivedAt });
    expect(await tasksWithoutWorkflow(stage.dispatcher)).toContain(id);
    const report = await reconcileTasks(stage.dispatcher, () => undefined);
    expect(report.delivered).toBeGreaterThanOrEqual(1);
    const [, logged] = await eventsOf(id);
    expect(logged?.event).toMatchObject({ type: 'TaskAcknowledged', at: receivedAt });
    expect((await findReceipt(stage.database, id, 'late'))?.handledAt).not.toBeNull();
    await reconcileTasks(stage.dispatcher, () => undefined);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  test('a result received in time counts, though its task was confirmed as late meanwhile', async () => {
    const now = await databaseNow(stage.database);
    const id = await assignOne(stage.database, {
      rows: [row('1', { deadline: dueAt(addMs(now, -10_000)) })],
    });
    const commandId = 'in-time';
    const inTime = { type: 'SubmitResult', result } as const;
    const receivedAt = addMs(now, -60_000);
    await tell(stage.database, id, unit('G01'), inTime);
    await tell(stage.database, id, coordinator, { type: 'ConfirmCompletion', note: '' });
    await receive(stage.database, {
      stream: id,
      commandId,
      request: inTime,
      actor: unit('G01'),
      channel: 'nats',
      receivedAt,
    });
    expect(await give(stage.dispatcher, id, inTime, { commandId })).toMatchObject({
      answer: {
        outcome: 'accepted',
        events: [
          { type: 'ResultSubmitted', at: receivedAt },
          { type: 'OverdueCleared', at: receivedAt },
        ],
      },
    });
    expect((await eventsOf(id)).map(({ event }) => event.type)).toContain('ResultSubmitted');
  });
});
