import { sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskId } from '../../domain/task/messages.js';
import { hashOf, type Linked } from '../../store/hash.js';
import type { Schema } from '../../store/schema.js';
import { type Verification, verifyLog } from '../../store/verify.js';
import { row } from '../support/directives.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { assign, tell, unit } from './told-tasks.js';

let opened: MigratedDatabase;
let first: TaskId;
let second: TaskId;

/**
 * position  1         2        3         4        5         6        7
 *           document  first@1  second@1  first@2  second@2  first@3  first@4
 */
beforeAll(async () => {
  opened = await migratedDatabase();
  const { database } = opened;
  const ids = await assign(database, { rows: [row('1'), row('2')] });
  [first, second] = ids as [TaskId, TaskId];
  await tell(database, first, unit('G01'), { type: 'Acknowledge' });
  await tell(database, second, unit('G01'), { type: 'Acknowledge' });
  await tell(database, first, unit('G01'), { type: 'ReportProgress', percent: 40, text: 'một' });
  await tell(database, first, unit('G01'), { type: 'ReportObstacle', text: 'hai' });
});
afterAll(async () => {
  await opened.database.destroy();
  await opened.owner.destroy();
});

class Undone extends Error {}

/** What `verifyLog` says of a log that its owner has rewritten; the rewriting is undone after. */
const verifiedAfter = async (
  rewrite: (transaction: Transaction<Schema>) => Promise<unknown>,
): Promise<Verification> => {
  let said: Verification | null = null;
  await opened.owner
    .transaction()
    .execute(async (transaction) => {
      await sql`set local dondoc.rewrite_log = 'yes'`.execute(transaction);
      await rewrite(transaction);
      said = await verifyLog(transaction);
      throw new Undone();
    })
    .catch((fault: unknown) => {
      if (!(fault instanceof Undone)) throw fault;
    });
  if (said === null) throw new Error('nothing was verified');
  return said;
};

const statements =
  (...all: readonly string[]) =>
  async (transaction: Transaction<Schema>): Promise<void> => {
    for (const statement of all) await sql.raw(statement).execute(transaction);
  };

/** A forger who knows how links are made: changes one event and gives it the hash it then has. */
const forge =
  (position: number, assignment: string) =>
  async (transaction: Transaction<Schema>): Promise<void> => {
    await sql
      .raw(`update event set ${assignment} where position = ${position}`)
      .execute(transaction);
    const event = await transaction
      .selectFrom('event')
      .selectAll()
      .where('position', '=', position)
      .executeTakeFirstOrThrow();
    const link: Linked = {
      ...event,
      effectiveAt: event.effective_at,
      recordedAt: event.recorded_at,
      commandId: event.command_id,
      prevHash: event.prev_hash,
    };
    const { stream, version, type, schema, effectiveAt, recordedAt, commandId } = link;
    const { actor, payload, prevHash } = link;
    const said = { stream, version, position, type, schema, effectiveAt, recordedAt };
    const hash = hashOf({ ...said, commandId, actor, payload, prevHash });
    await transaction.updateTable('event').set({ hash }).where('position', '=', position).execute();
  };

test('a log nobody touched is whole, and says how much it holds', async () => {
  const newest = await opened.owner
    .selectFrom('event')
    .select('hash')
    .where('position', '=', 7)
    .executeTakeFirstOrThrow();
  expect(await verifyLog(opened.database)).toEqual({
    outcome: 'whole',
    streams: 3,
    events: 7,
    position: 7,
    head: newest.hash,
  });
});

describe('an event that was changed is named:', () => {
  test.each([
    ['what it says', `payload = jsonb_set(payload, '{percent}', '90')`],
    ['who caused it', `actor = jsonb_set(actor, '{unit}', '"G22"')`],
    ['whether the sender was verified', `payload = jsonb_set(payload, '{verified}', 'false')`],
    ['when it holds', `effective_at = effective_at - interval '1 day'`],
    ['when it was recorded', `recorded_at = recorded_at + interval '1 ms'`],
    ['a time that is none', `recorded_at = 'infinity'`],
    ['its type', `type = 'ObstacleReported'`],
    ['its command', `command_id = 'another'`],
    ['the form it is written in', 'schema = 2'],
    ['its hash', `hash = repeat('a', 64)`],
  ])('%s', async (_what, assignment) => {
    const said = await verifiedAfter(
      statements(`update event set ${assignment} where position = 6`),
    );
    expect(said).toMatchObject({
      outcome: 'broken',
      reason: 'hash',
      stream: first,
      version: 3,
      position: 6,
    });
  });

  test('what it is chained to', async () => {
    const said = await verifiedAfter(
      statements(`update event set prev_hash = repeat('b', 64) where position = 6`),
    );
    expect(said).toMatchObject({ reason: 'previous-hash', stream: first, version: 3, position: 6 });
  });

  test('and given a fitting hash: by the next of its stream', async () => {
    const said = await verifiedAfter(forge(4, `effective_at = effective_at - interval '1 day'`));
    expect(said).toMatchObject({ reason: 'previous-hash', stream: first, version: 3, position: 6 });
  });

  test('as recorded before its predecessor, with a fitting hash', async () => {
    const said = await verifiedAfter(forge(7, `recorded_at = recorded_at - interval '1 hour'`));
    expect(said).toMatchObject({
      reason: 'recorded-backwards',
      stream: first,
      version: 4,
      position: 7,
    });
  });

  test('the earliest of several', async () => {
    const said = await verifiedAfter(
      statements(`update event set command_id = 'x' where position > 3`),
    );
    expect(said).toMatchObject({ reason: 'hash', position: 4 });
  });
});

describe('an event that was taken out shows', () => {
  test('in the middle, by the gap of positions', async () => {
    const said = await verifiedAfter(statements('delete from event where position = 5'));
    expect(said).toMatchObject({ reason: 'position-gap', stream: first, version: 3, position: 6 });
  });

  test('at the very beginning', async () => {
    const said = await verifiedAfter(statements('delete from event where position = 1'));
    expect(said).toMatchObject({ reason: 'position-gap', stream: first, version: 1, position: 2 });
  });

  test('with the gap closed, by the version that is missing', async () => {
    const said = await verifiedAfter(
      statements(
        'delete from event where position = 6',
        'update event set position = 6 where position = 7',
      ),
    );
    expect(said).toMatchObject({ reason: 'version-gap', stream: first, version: 4, position: 6 });
  });

  test('with gap and version closed, by the chain', async () => {
    const said = await verifiedAfter(
      statements(
        'delete from event where position = 6',
        'update event set position = 6, version = 3 where position = 7',
      ),
    );
    expect(said).toMatchObject({ reason: 'previous-hash', stream: first, version: 3, position: 6 });
  });

  test('as the newest, by the head that stands further', async () => {
    const said = await verifiedAfter(statements('delete from event where position = 7'));
    expect(said).toMatchObject({ outcome: 'broken', reason: 'missing-event', position: 7 });
  });

  test('as all of them', async () => {
    const said = await verifiedAfter(statements('delete from event'));
    expect(said).toMatchObject({ outcome: 'broken', reason: 'missing-event', position: 1 });
  });

  test('as the newest with the head set back only against the head written down before', async () => {
    const before = await verifyLog(opened.database);
    const said = await verifiedAfter(
      statements('delete from event where position = 7', 'update head set position = 6'),
    );
    // A checkpoint kept elsewhere is what finds this; the walk alone cannot.
    expect(said).toMatchObject({ outcome: 'whole', events: 6 });
    expect(said.outcome === 'whole' && said.head).not.toBe(
      before.outcome === 'whole' && before.head,
    );
  });
});

describe('events that were swapped show', () => {
  const swapped = (column: string) => `update event set ${column} = other.${column}
    from event other where (event.position, other.position) in ((4, 5), (5, 4))`;

  test('by what they say: at the first of the two', async () => {
    const said = await verifiedAfter(statements(swapped('payload'), swapped('command_id')));
    expect(said).toMatchObject({ reason: 'hash', stream: first, version: 2, position: 4 });
  });

  test('by place: the one that now comes first', async () => {
    const said = await verifiedAfter(
      statements(
        'update event set position = -4 where position = 4',
        'update event set position = 4 where position = 5',
        'update event set position = 5 where position = -4',
      ),
    );
    expect(said).toMatchObject({ reason: 'hash', stream: second, version: 2, position: 4 });
  });
});

test('a log longer than one batch is walked to its end', async () => {
  const { database } = opened;
  const before = await verifyLog(database);
  const rows = Array.from({ length: 2100 }, (_, index) => row(String(index + 1)));
  await assign(database, { rows });
  expect(before).toMatchObject({ events: 7 });
  expect(await verifyLog(database)).toMatchObject({ outcome: 'whole', events: 2108 });
  const said = await verifiedAfter(
    statements(
      `update event set payload = jsonb_set(payload, '{title}', '"x"') where position = 2105`,
    ),
  );
  expect(said).toMatchObject({ reason: 'hash', position: 2105 });
});
