import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../store/database.js';
import { migrate } from '../../store/migrations.js';
import { createDatabase } from '../support/servers.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { assignOne } from './told-tasks.js';

let opened: MigratedDatabase;
beforeAll(async () => {
  opened = await migratedDatabase();
  await assignOne(opened.database);
});
afterAll(async () => {
  await opened.database.destroy();
  await opened.owner.destroy();
});

const run = (database: Database, statement: string) => sql.raw(statement).execute(database);
const rewriting = [
  `update event set payload = '{}'`,
  'delete from event',
  'truncate event',
  `update event set hash = hash where false`,
];

describe('the application', () => {
  test.each([
    ...rewriting,
    'drop table event',
    'alter table event disable trigger all',
    'drop trigger event_is_kept on event',
    'update decision set command_id = command_id',
    'delete from decision',
    'delete from head',
    'insert into head (singleton, position, recorded_at) values (false, 0, now())',
    'delete from receipt',
    'truncate notice',
    'create table public.mine (id int)',
  ])('may not: %s', async (statement) => {
    // 42501: insufficient privilege, whether or not a row would be touched.
    await expect(run(opened.database, statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('gains nothing by saying that it wants to rewrite the log', async () => {
    const rewritten = opened.database.transaction().execute(async (transaction) => {
      await sql`set local dondoc.rewrite_log = 'yes'`.execute(transaction);
      await sql`delete from event`.execute(transaction);
    });
    await expect(rewritten).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the owner', () => {
  test.each([`update event set payload = '{}'`, 'delete from event', 'truncate event'])(
    'is refused without saying so: %s',
    async (statement) => {
      await expect(run(opened.owner, statement)).rejects.toThrow('the log is never rewritten');
      await expect(
        opened.owner.transaction().execute(async (transaction) => {
          await sql`set local dondoc.rewrite_log = 'true'`.execute(transaction);
          await run(transaction, statement);
        }),
      ).rejects.toThrow('the log is never rewritten');
    },
  );

  test('may when saying so, and only in the transaction in which it was said', async () => {
    await opened.owner.transaction().execute(async (transaction) => {
      await sql`set local dondoc.rewrite_log = 'yes'`.execute(transaction);
      const changed = await sql`update event set command_id = 'x' where position = 1`.execute(
        transaction,
      );
      expect(changed.numAffectedRows).toBe(1n);
    });
    await expect(run(opened.owner, 'delete from event')).rejects.toThrow('never rewritten');
  });
});

describe('migration', () => {
  test('by two starts at once is done once, and again changes nothing', async () => {
    const { ownerUrl } = await createDatabase();
    const owner = openDatabase(ownerUrl, 2);
    const done = await Promise.all([migrate(owner), migrate(owner)]);
    const steps = done.flat();
    expect(steps.length).toBeGreaterThan(0);
    expect(new Set(steps).size).toBe(steps.length);
    expect(await migrate(owner)).toEqual([]);
    await owner.destroy();
  });
});
