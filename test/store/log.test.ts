import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMs } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { TaskEvent, TaskId } from '../../domain/task/messages.js';
import type { Database } from '../../store/database.js';
import { type Decided, dryRun, readFor } from '../../store/decision.js';
import { append, databaseNow, readAfter, readStream } from '../../store/log.js';
import { verifyLog } from '../../store/verify.js';
import { row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import {
  assign,
  assignOne,
  type ClockedLog,
  clockedLog,
  coordinator,
  result,
  tell,
  typesIn,
  unit,
} from './told-tasks.js';

let opened: MigratedDatabase;
let database: Database;
beforeAll(async () => {
  opened = await migratedDatabase();
  database = opened.database;
});
afterAll(async () => {
  await database.destroy();
  await opened.owner.destroy();
});

const acknowledge = { type: 'Acknowledge' } as const;
const progress = (percent: number) =>
  ({ type: 'ReportProgress', percent, text: 'đang làm' }) as const;
const eventsOf = (id: TaskId) => readStream<TaskEvent>(database, id);
const runDry = async (ask: Parameters<typeof dryRun>[0]) =>
  dryRun(ask, await readFor(database, ask));
const typesOf = async (id: TaskId) => (await eventsOf(id)).map(({ event }) => event.type);

/** Waits until so many statements stand before a lock. */
const allWait = (expected: number): Promise<void> =>
  eventually(async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database);
    expect(rows[0]?.count).toBe(expected);
  });

/**
 * Starts competing decisions that have all read the same history: each waits for the task's row,
 * which is let go only when all are waiting.
 */
const compete = async <Outcome>(
  id: TaskId,
  decisions: readonly (() => Promise<Outcome>)[],
): Promise<Outcome[]> => {
  let started: Promise<Outcome>[] = [];
  await opened.owner.transaction().execute(async (transaction) => {
    await sql`select 1 from task where id = ${id} for update`.execute(transaction);
    started = decisions.map((decide) => decide());
    await allWait(decisions.length);
  });
  return Promise.all(started);
};

describe('positions', () => {
  test('have no gap under fifty appends at once, and a reader never meets one to be filled', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => row(String(index + 1)));
    const before = (await readAfter(database, 0, 10_000)).length;
    const ids = await assign(database, { rows });
    let read = 0;
    let appending = true;
    const reader = (async () => {
      while (appending) {
        for (const { position } of await readAfter(database, read, 1000)) {
          expect(position).toBe(read + 1);
          read = position;
        }
      }
    })();
    await Promise.all(ids.map((id, index) => tell(database, id, unit('G01'), progress(index))));
    appending = false;
    await reader;
    const log = await readAfter(database, 0, 10_000);
    // The directive's own event, fifty assignments, fifty reports.
    expect(log).toHaveLength(before + 101);
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
    expect(await verifyLog(database)).toMatchObject({ outcome: 'whole', position: before + 101 });
  });

  test('are given in the order of recording: no later event was recorded earlier', async () => {
    const recorded = (await readAfter(database, 0, 10_000)).map(({ recordedAt }) => recordedAt);
    expect(recorded.length).toBeGreaterThan(1);
    expect(recorded).toEqual([...recorded].sort());
  });
});

describe('the two times of an event', () => {
  test('are when it holds, which a sender in time may date back, and when the log learned it', async () => {
    const id = await assignOne(database);
    const now = await databaseNow(database);
    const hourAgo = addMs(now, -3_600_000);
    await tell(database, id, unit('G01'), acknowledge, { at: hourAgo });
    const [, logged] = await eventsOf(id);
    expect(logged?.event.at).toBe(hourAgo);
    expect(logged !== undefined && logged.recordedAt >= now).toBe(true);
  });

  let clocked: ClockedLog;
  beforeAll(async () => {
    clocked = await clockedLog();
  });
  afterAll(() => clocked.close());

  test('part when the clock is set back an hour: recording stands still, never runs back', async () => {
    const id = await assignOne(clocked.database);
    await tell(clocked.database, id, unit('G01'), progress(1));
    await clocked.setOffset(-3_600_000);
    await tell(clocked.database, id, unit('G01'), progress(2));
    await tell(clocked.database, id, unit('G01'), progress(3));
    const [, first, second, third] = await readStream<TaskEvent>(clocked.database, id);
    expect(second?.recordedAt).toBe(first?.recordedAt);
    expect(third?.recordedAt).toBe(first?.recordedAt);
    expect(second?.event.at.localeCompare(first?.event.at ?? '')).toBe(-1);
    await clocked.setOffset(0);
    await tell(clocked.database, id, unit('G01'), progress(4));
    const [, , , , fourth] = await readStream<TaskEvent>(clocked.database, id);
    expect((fourth?.recordedAt ?? '') >= (first?.recordedAt ?? '9')).toBe(true);
    expect(await verifyLog(clocked.database)).toMatchObject({ outcome: 'whole' });
  });

  test('a head that stands in the future holds the log there until the clock has caught up', async () => {
    const ahead = '2031-05-04T03:02:01.000Z' as Instant;
    await clocked.database.updateTable('head').set({ recorded_at: ahead }).execute();
    const id = await assignOne(clocked.database);
    const [logged] = await readStream<TaskEvent>(clocked.database, id);
    expect(logged?.recordedAt).toBe(ahead);
    expect(logged?.event.at.slice(0, 4)).not.toBe('2031');
  });
});

describe('a command', () => {
  test('whose version was taken meanwhile is decided again on what is there now', async () => {
    const id = await assignOne(database);
    const decided = await compete(id, [
      () => tell(database, id, unit('G01'), acknowledge),
      () => tell(database, id, unit('G01'), acknowledge),
    ]);
    expect(decided.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused']);
    expect(decided.find(({ outcome }) => outcome === 'refused')).toMatchObject({
      reason: 'already-acknowledged',
    });
    expect(await typesOf(id)).toEqual(['TaskAssigned', 'TaskAcknowledged']);
  });

  test('sent twice at one instant under one id is recorded once, and both get that outcome', async () => {
    const id = await assignOne(database);
    const send = () => tell(database, id, unit('G01'), progress(30), { commandId: 'same' });
    const decided = await compete(id, [send, send, send]);
    expect(decided.map((one) => one.outcome === 'accepted' && one.known).sort()).toEqual([
      false,
      true,
      true,
    ]);
    expect(decided.map(typesIn)).toEqual(decided.map(() => ['ProgressReported']));
    expect(await typesOf(id)).toEqual(['TaskAssigned', 'ProgressReported']);
  });

  test('with a known id gets its recorded outcome, also later and after closing', async () => {
    const id = await assignOne(database);
    const at = await databaseNow(database);
    await tell(database, id, unit('G01'), progress(30), { at, commandId: 'report' });
    await tell(database, id, unit('G01'), { type: 'SubmitResult', result });
    await tell(database, id, coordinator, { type: 'ConfirmCompletion', note: '' });
    const again = await tell(database, id, unit('G01'), progress(99), { commandId: 'report' });
    expect(again).toMatchObject({
      outcome: 'accepted',
      known: true,
      version: 4,
      events: [{ version: 2, event: { type: 'ProgressReported', at, percent: 30 } }],
    });
    expect(await eventsOf(id)).toHaveLength(4);
  });

  test('that is refused writes nothing at all and may be accepted later under the same id', async () => {
    const id = await assignOne(database);
    const everything = async () => {
      const { rows } = await sql`select (select count(*) from event) as events,
        (select count(*) from decision) as decisions, (select count(*) from notice) as notices,
        (select position from head) as position, (select recorded_at from head) as recorded_at,
        (select to_jsonb(task) from task where id = ${id}) as row`.execute(database);
      return rows;
    };
    const before = await everything();
    const confirm = { type: 'ConfirmCompletion', note: '' } as const;
    expect(await tell(database, id, coordinator, confirm, { commandId: 'c' })).toMatchObject({
      outcome: 'refused',
      reason: 'nothing-submitted',
    });
    expect(await everything()).toEqual(before);
    await tell(database, id, unit('G01'), { type: 'SubmitResult', result });
    expect(await tell(database, id, coordinator, confirm, { commandId: 'c' })).toMatchObject({
      outcome: 'accepted',
      known: false,
    });
  });

  test('to a stream that does not exist is refused and makes no stream', async () => {
    const nowhere = 'task/KH-none/1' as TaskId;
    expect(await tell(database, nowhere, unit('G01'), acknowledge)).toMatchObject({
      outcome: 'refused',
      reason: 'unknown-task',
    });
    expect(await eventsOf(nowhere)).toEqual([]);
  });

  test('decided between one look and the next is known, not refused for what itself has done', async () => {
    const id = await assignOne(database);
    const [given] = await eventsOf(id);
    const commandId = 'in-between';
    const actor = { ...unit('G01'), channel: 'http' } as const;
    let asked: Promise<Decided>[] = [];
    await opened.owner.transaction().execute(async (transaction) => {
      // Whoever looks now has looked at everything but the events.
      await sql`lock table event in access exclusive mode`.execute(transaction);
      const at = await databaseNow(transaction);
      const command = () => ({ ...acknowledge, at, actor: unit('G01') });
      asked = [
        runDry({ stream: id, commandId, actor, command }),
        tell(database, id, unit('G01'), acknowledge, { commandId }),
      ];
      await allWait(2);
      await append(transaction, [
        {
          stream: id,
          version: 1,
          lastHash: given?.hash ?? '',
          commandId,
          actor,
          events: [{ type: 'TaskAcknowledged', at, ...{ unit: 'G01', verified: true } }],
        },
      ]);
    });
    for (const decided of await Promise.all(asked)) {
      expect(decided).toMatchObject({
        outcome: 'accepted',
        known: true,
        events: [{ version: 2, event: { type: 'TaskAcknowledged' } }],
      });
    }
  });

  test('run dry is answered as it would be, and nothing is written', async () => {
    const id = await assignOne(database);
    const ask = {
      stream: id,
      commandId: 'dry',
      actor: { kind: 'unit', channel: 'http' },
      command: (at: Instant) => ({ ...acknowledge, at, actor: unit('G01') }),
    } as const;
    expect(await runDry(ask)).toMatchObject({
      outcome: 'accepted',
      known: false,
      events: [{ version: 2, event: { type: 'TaskAcknowledged' } }],
    });
    expect(await eventsOf(id)).toHaveLength(1);
  });
});
