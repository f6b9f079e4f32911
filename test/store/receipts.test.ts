import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMs } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { Database } from '../../store/database.js';
import { databaseNow } from '../../store/log.js';
import {
  findReceipt,
  markHandled,
  type Reception,
  receive,
  waitingReceipts,
} from '../../store/receipts.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { unit } from './told-tasks.js';

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

const stream = 'task/KH-01/1' as TaskId;
const reception = (commandId: string, given: Partial<Reception> = {}): Reception => ({
  stream,
  commandId,
  request: { type: 'ReportObstacle', text: 'Thiếu dữ liệu' },
  actor: unit('G01'),
  channel: 'http',
  receivedAt: null,
  ...given,
});

describe('the time of receipt', () => {
  test('is that of the database when no trusted clock had the command before', async () => {
    const before = await databaseNow(database);
    const { receivedAt } = await receive(database, reception('own-clock'));
    expect(receivedAt >= before && receivedAt <= (await databaseNow(database))).toBe(true);
  });

  test('is that of the bus or of history when they had it', async () => {
    const at = '2026-03-02T02:00:00.123Z' as Instant;
    expect(await receive(database, reception('bus', { receivedAt: at }))).toMatchObject({
      receivedAt: at,
      handledAt: null,
    });
  });

  test('stays the first one, whatever comes again under the id', async () => {
    const first = await receive(database, reception('again'));
    const later = addMs(first.receivedAt, 60_000);
    const again = reception('again', {
      receivedAt: later,
      channel: 'nats',
      actor: unit('G22'),
      request: { type: 'Acknowledge' },
    });
    expect(await receive(database, again)).toEqual(first);
    expect(await findReceipt(database, stream, 'again')).toEqual(first);
  });

  test('is one for thirty callers at once', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 30 }, () => receive(database, reception('thirty'))),
    );
    expect(new Set(receipts.map(({ receivedAt }) => receivedAt)).size).toBe(1);
  });

  test('belongs to a task: another task may use the id again', async () => {
    const other = 'task/KH-01/2' as TaskId;
    await receive(database, reception('shared'));
    await receive(database, reception('shared', { stream: other, actor: unit('G22') }));
    expect((await findReceipt(database, stream, 'shared'))?.actor).toEqual(unit('G01'));
    expect((await findReceipt(database, other, 'shared'))?.actor).toEqual(unit('G22'));
  });
});

describe('a command that waits', () => {
  test('is found oldest first once it is old enough, and no more once it was answered', async () => {
    const now = await databaseNow(database);
    const ids = async (ageMs: number) =>
      (await waitingReceipts(database, ageMs, 2)).map(({ commandId }) => commandId);
    await receive(
      database,
      reception('older', { receivedAt: '2026-01-02T00:00:00.000Z' as Instant }),
    );
    await receive(
      database,
      reception('old', { receivedAt: '2026-01-03T00:00:00.000Z' as Instant }),
    );
    await receive(database, reception('young', { receivedAt: now }));
    expect(await ids(60_000)).toEqual(['older', 'old']);
    await markHandled(database, stream, 'older', { outcome: 'refused', reason: 'not-a-party' });
    expect(await ids(60_000)).toEqual(['old', 'bus']);
    expect((await findReceipt(database, stream, 'older'))?.handledAt).not.toBeNull();
  });
});

test('an id the database cannot hold has no receipt, instead of failing for ever', async () => {
  expect(await findReceipt(database, stream, 'a\0b')).toBeNull();
});
