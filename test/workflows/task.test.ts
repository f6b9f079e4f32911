import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTask, submit } from '../../dispatch/dispatcher.js';
import { commitImport, idOf, startTasks } from '../../dispatch/import.js';
import { addMs } from '../../domain/calendar/instant.js';
import { demoPolicy, standardPolicy } from '../../domain/policy/shipped.js';
import type { Actor, TaskEvent, TaskId, TaskRequest } from '../../domain/task/messages.js';
import { databaseNow, readStream } from '../../store/log.js';
import { findReceipt } from '../../store/receipts.js';
import { directive, dueAt, lead, row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import { createStage, type Stage } from '../support/stage.js';

const coordinator: Actor = { kind: 'coordinator', unit: 'X-dieu-phoi', verified: true };
const unit = (code: string): Actor => ({ kind: 'unit', unit: code, verified: true });

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
  await stage.startWorker();
});
afterAll(() => stage.close());

const give = (
  stream: TaskId,
  actor: Actor,
  request: TaskRequest,
  commandId: string = randomUUID(),
) =>
  submit(stage.dispatcher, {
    stream,
    commandId,
    request,
    actor,
    channel: 'http',
    receivedAt: null,
  });

const typesOf = async (stream: TaskId): Promise<string[]> =>
  (await readStream<TaskEvent>(stage.database, stream)).map(({ event }) => event.type);

const imported = async (rows = [row('1')], policy = standardPolicy): Promise<TaskId[]> => {
  const made = directive({ rows, policy });
  await commitImport(stage.dispatcher, made, coordinator as never, 'import');
  const ids = rows.map(({ rowKey }) => idOf(made.key, rowKey));
  await startTasks(stage.dispatcher, ids, 10, () => undefined);
  return ids;
};

const one = async (given = row('1'), policy = standardPolicy): Promise<TaskId> => {
  const [id] = await imported([given], policy);
  if (id === undefined) throw new Error('nothing was imported');
  return id;
};

const result = { documentNumber: '12/BC', signedOn: null, note: '', evidenceDigest: null };

describe('a task from assignment to confirmation', () => {
  test('records each accepted command once and closes its workflow', async () => {
    const id = await one();
    expect(await give(id, unit('G01'), { type: 'Acknowledge' })).toMatchObject({
      kind: 'answered',
      answer: { outcome: 'accepted', version: 2, events: [{ type: 'TaskAcknowledged' }] },
    });
    await give(id, unit('G01'), { type: 'SubmitResult', result });
    await give(id, coordinator, { type: 'ConfirmCompletion', note: '' });
    expect(await typesOf(id)).toEqual([
      'TaskAssigned',
      'TaskAcknowledged',
      'ResultSubmitted',
      'CompletionConfirmed',
    ]);
    const description = await stage.temporal.workflow.getHandle(id).describe();
    expect(description.status.name).toBe('COMPLETED');
  });

  test('a known command id gets its first answer, also after closing', async () => {
    const id = await one();
    const commandId = randomUUID();
    const first = await give(id, unit('G01'), { type: 'SubmitResult', result }, commandId);
    await give(id, coordinator, { type: 'ConfirmCompletion', note: '' });
    const again = await give(id, unit('G01'), { type: 'SubmitResult', result }, commandId);
    expect(again).toMatchObject({
      kind: 'answered',
      answer: first.kind === 'answered' ? first.answer : null,
    });
    expect(await typesOf(id)).toHaveLength(3);
  });

  test('the same id with other content is refused', async () => {
    const id = await one();
    const commandId = randomUUID();
    await give(id, unit('G01'), { type: 'ReportObstacle', text: 'thiếu dữ liệu' }, commandId);
    expect(
      await give(id, unit('G01'), { type: 'ReportObstacle', text: 'khác' }, commandId),
    ).toMatchObject({ answer: { outcome: 'refused', reason: 'command-id-reused' } });
  });

  test('a command to a closed task is refused with its reason', async () => {
    const id = await one();
    await give(id, coordinator, { type: 'Withdraw', legalBasis: 'Công văn 5' });
    expect(await give(id, unit('G01'), { type: 'Acknowledge' })).toMatchObject({
      answer: { outcome: 'refused', reason: 'task-closed' },
    });
  });

  test('an update without a receipt is refused, whatever it carries', async () => {
    const id = await one();
    const update = stage.temporal.workflow
      .getHandle(id)
      .executeUpdate('acknowledge', { args: [{ commandId: 'forged', at: '2020-01-01' }] });
    await expect(update).rejects.toMatchObject({ cause: { message: 'no-receipt' } });
  });

  test('sixty-three units answering one group task at once are all served', async () => {
    const members = Array.from(
      { length: 63 },
      (_, index) => `H${String(index + 1).padStart(2, '0')}`,
    );
    const id = await one(row('1', { parts: [lead('X-63-tinh', members)] }));
    const answers = await Promise.all(
      members.map((code) => give(id, unit(code), { type: 'Acknowledge' })),
    );
    expect(answers.map((answer) => answer.kind === 'answered' && answer.answer.outcome)).toEqual(
      members.map(() => 'accepted'),
    );
    expect(await typesOf(id)).toHaveLength(64);
  });

  test('thirty callers of one command get one event and thirty equal answers', async () => {
    const id = await one();
    const commandId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => give(id, unit('G01'), { type: 'Acknowledge' }, commandId)),
    );
    expect(
      new Set(
        answers.map((answer) =>
          JSON.stringify(answer.kind === 'answered' ? answer.answer : answer),
        ),
      ).size,
    ).toBe(1);
    expect(await typesOf(id)).toEqual(['TaskAssigned', 'TaskAcknowledged']);
  });
});

describe('signals', () => {
  test('are recorded as unverified, with the time history has for them', async () => {
    const id = await one();
    const handle = stage.temporal.workflow.getHandle(id);
    await handle.signal('reportProgress', {
      commandId: 'sig-1',
      unit: 'G01',
      request: { type: 'ReportProgress', percent: 40, text: 'đang làm' },
    });
    await eventually(async () => expect(await typesOf(id)).toContain('ProgressReported'));
    const [, logged] = await readStream<TaskEvent>(stage.database, id);
    expect(logged?.event).toMatchObject({ unit: 'G01', verified: false, percent: 40 });
    expect(logged?.actor).toMatchObject({ channel: 'signal', verified: false });
    const history = await handle.fetchHistory();
    const signaled = history.events?.find(
      (event) => event.workflowExecutionSignaledEventAttributes,
    );
    const at = new Date(
      Number(signaled?.eventTime?.seconds) * 1000 +
        Math.floor(Number(signaled?.eventTime?.nanos) / 1_000_000),
    ).toISOString();
    expect((await findReceipt(stage.database, id, 'sig-1'))?.receivedAt).toBe(at);
  });

  test('that are malformed change nothing and leave the task alive', async () => {
    const id = await one();
    const handle = stage.temporal.workflow.getHandle(id);
    await handle.signal('acknowledge', { nonsense: true });
    await handle.signal('acknowledge', null);
    const request = { type: 'Acknowledge' };
    await handle.signal('acknowledge', { commandId: 'a\0b', unit: 'G01', request });
    expect(await give(id, unit('G01'), { type: 'Acknowledge' })).toMatchObject({
      answer: { outcome: 'accepted' },
    });
    expect(await typesOf(id)).toEqual(['TaskAssigned', 'TaskAcknowledged']);
  });
});

describe('time', () => {
  test('takes an express task through reminder, overdue and two levels, told at once', async () => {
    const now = await databaseNow(stage.database);
    const second = (amount: number) => ({ amount, unit: 'second' as const });
    const quick = {
      ...demoPolicy,
      express: {
        reminders: [second(1)],
        escalations: [
          { level: 1, after: second(1), recipients: ['head-of-unit' as const] },
          { level: 2, after: second(2), recipients: ['working-group' as const] },
        ],
        repeatWhileLate: null,
      },
    };
    const id = await one(
      row('1', { urgency: 'express', deadline: dueAt(addMs(now, 2500)) }),
      quick,
    );
    await eventually(
      async () =>
        expect(await typesOf(id)).toEqual([
          'TaskAssigned',
          'ReminderDue',
          'TaskOverdue',
          'EscalationRaised',
          'EscalationRaised',
        ]),
      15_000,
    );
    await eventually(async () => {
      const sent = await stage.database
        .selectFrom('notice')
        .select(['kind'])
        .where('task', '=', id)
        .where('state', '=', 'sent')
        .execute();
      expect(sent.filter(({ kind }) => kind === 'escalation')).toHaveLength(2);
    });
    const events = await readStream<TaskEvent>(stage.database, id);
    for (const { event, recordedAt } of events) expect(recordedAt >= event.at).toBe(true);
  });
});

describe('a run that should not be', () => {
  test('ends itself when its stream does not exist', async () => {
    const handle = await stage.temporal.workflow.start('task', {
      workflowId: 'task/none/1',
      taskQueue: stage.taskQueue,
      args: [{ stream: 'task/none/1', wake: null, attributes: null }],
    });
    await handle.result();
  });

  test('is not started for a closed task', async () => {
    const id = await one();
    await give(id, coordinator, { type: 'Withdraw', legalBasis: 'Công văn 6' });
    expect(await startTask(stage.dispatcher, id)).toBe(false);
  });
});
