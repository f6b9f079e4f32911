/** What `handle` makes of work whose time has gone by, on a database whose clock the test sets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleWork } from '../../activities/handle.js';
import { addMs, msOf } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { Policy } from '../../domain/policy/messages.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import type { Actor, TaskId, TaskRequest } from '../../domain/task/messages.js';
import { receive } from '../../store/receipts.js';
import type { Handled, Work } from '../../workflows/contract.js';
import { type ClockedDatabase, createClockedDatabase } from '../support/database-clock.js';
import { directive, dueAt, row } from '../support/directives.js';
import { commit, coordinator, result, typesOf, unit } from '../support/lives.js';
import { createStage, type Stage } from '../support/stage.js';

const due = '2023-09-29T10:00:00.000Z' as Instant;
const minutes = (amount: number): number => amount * 60_000;
/** Nobody is reminded and nothing raised: only the due instant itself comes. */
const quiet: Policy = { ...standardPolicy, reminders: [], escalations: [], repeatWhileLate: null };

let clocked: ClockedDatabase;
let stage: Stage;

const setClock = (instant: Instant): Promise<void> => clocked.setOffset(msOf(instant) - Date.now());

const handle = (id: TaskId, work: Work): Promise<Handled> =>
  handleWork({ database: stage.database, temporal: stage.temporal }, id, work);

const receiveAt = async (
  id: TaskId,
  receivedAt: Instant,
  actor: Actor,
  request: TaskRequest,
): Promise<Work> => {
  const commandId = `${request.type}-${receivedAt}`;
  await receive(stage.database, {
    ...{ stream: id, commandId, request, actor, channel: 'http', receivedAt },
  });
  return { kind: 'command', commandId };
};

const assigned = async (policy: Policy = quiet): Promise<TaskId> => {
  await setClock(addMs(due, -minutes(60)));
  const rows = [row('1', { deadline: dueAt(due) })];
  const [id] = await commit(stage, directive({ rows, policy }));
  if (id === undefined) throw new Error('nothing was imported');
  return id;
};

beforeAll(async () => {
  clocked = await createClockedDatabase();
  stage = await createStage([], { database: clocked.urls });
});
afterAll(async () => {
  await stage?.close();
  await clocked?.close();
});

describe('a wake', () => {
  const wake: Work = { kind: 'wake', milestoneAt: due };

  test('records nothing before its time and says how long is left', async () => {
    const id = await assigned();
    await setClock(addMs(due, -minutes(5)));
    const { answer, course } = await handle(id, wake);
    expect(answer).toMatchObject({ outcome: 'accepted', events: [] });
    expect(course.wake?.milestoneAt).toBe(due);
    expect(course.wake?.inMs).toBeGreaterThan(minutes(4.9));
    expect(course.wake?.inMs).toBeLessThanOrEqual(minutes(5));
  });

  test('asked twice is recorded once and answered alike', async () => {
    const id = await assigned();
    await setClock(addMs(due, minutes(1)));
    const first = await handle(id, wake);
    expect(first.answer).toMatchObject({ events: [{ type: 'TaskOverdue', at: due }] });
    expect((await handle(id, wake)).answer).toEqual(first.answer);
    expect(await typesOf(stage, id)).toEqual(['TaskAssigned', 'TaskOverdue']);
  });

  test('comes again for an instant that is due again', async () => {
    const id = await assigned();
    // Given and returned before the due instant, both handled only after it.
    const given = await receiveAt(id, addMs(due, -minutes(20)), unit('G01'), {
      type: 'SubmitResult',
      result,
    });
    const returned = await receiveAt(id, addMs(due, -minutes(10)), coordinator, {
      type: 'ReturnResult',
      reason: 'thiếu phụ lục',
    });
    await setClock(addMs(due, minutes(1)));
    await handle(id, wake);
    await handle(id, given);
    const { course } = await handle(id, returned);
    expect(course.wake).toEqual({ milestoneAt: due, inMs: 0 });
    const again = await handle(id, wake);
    expect(again.answer).toMatchObject({ events: [{ type: 'TaskOverdue', at: due }] });
    expect(again.course.wake).toBeNull();
    expect(await typesOf(stage, id)).toEqual([
      'TaskAssigned',
      'TaskOverdue',
      'ResultSubmitted',
      'OverdueCleared',
      'ResultReturned',
      'TaskOverdue',
    ]);
  });
});

describe('a command received in time and handled late', () => {
  test('is judged by its receipt', async () => {
    const id = await assigned();
    const given = await receiveAt(id, addMs(due, -1), unit('G01'), {
      type: 'SubmitResult',
      result,
    });
    await setClock(addMs(due, minutes(90)));
    const { answer, course } = await handle(id, given);
    expect(answer).toMatchObject({ outcome: 'accepted', version: 2 });
    expect(await typesOf(stage, id)).toEqual(['TaskAssigned', 'ResultSubmitted']);
    expect(course.attributes?.status).toBe('claimed');
  });

  test('is late from the due instant itself', async () => {
    const id = await assigned();
    const given = await receiveAt(id, due, unit('G01'), { type: 'SubmitResult', result });
    await setClock(addMs(due, minutes(90)));
    await handle(id, given);
    expect(await typesOf(stage, id)).toEqual(['TaskAssigned', 'TaskOverdue', 'ResultSubmitted']);
  });
});

describe('the course', () => {
  test('of a stream that does not exist is its end', async () => {
    const { course } = await handle('task/nowhere/9' as TaskId, { kind: 'look' });
    expect(course).toEqual({
      version: 0,
      wake: null,
      closed: true,
      attributes: null,
      express: false,
    });
  });

  test('is told also when the command is refused', async () => {
    const id = await assigned();
    const refused = await receiveAt(id, addMs(due, -minutes(30)), unit('H63'), {
      type: 'Acknowledge',
    });
    const { answer, course } = await handle(id, refused);
    expect(answer).toEqual({ outcome: 'refused', reason: 'not-a-party' });
    expect(course).toMatchObject({ version: 1, closed: false, wake: { milestoneAt: due } });
  });
});
