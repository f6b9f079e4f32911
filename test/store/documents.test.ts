import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitImport, idOf } from '../../dispatch/import.js';
import type { Directive } from '../../domain/document/assignment.js';
import type { Database } from '../../store/database.js';
import type { DocumentImported } from '../../store/documents.js';
import { readAfter, readStream } from '../../store/log.js';
import { verifyLog } from '../../store/verify.js';
import { dated, directive, row, standing } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { coordinator } from './told-tasks.js';

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

const importIt = (made: Directive, into: Database = database) =>
  commitImport({ database: into }, made, coordinator, 'cli');
const rowsNumbered = (count: number) =>
  Array.from({ length: count }, (_, index) => row(String(index + 1)));

/** How much there is of everything an import writes, and where the head stands. */
const size = async () => {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from event) as events, (select count(*) from decision) as decisions,
    (select count(*) from task) as tasks, (select count(*) from notice) as notices,
    (select count(*) from document) as documents, (select position from head) as position
  `.execute(database);
  return rows[0];
};

describe('an import', () => {
  test('of two thousand rows is one transaction of one log', async () => {
    const made = directive({ rows: rowsNumbered(2000) });
    expect(await importIt(made)).toEqual({ outcome: 'imported', orders: [] });
    const log = await readAfter(database, 0, 3000);
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
    expect(log.map(({ stream }) => stream)).toEqual([
      `document/${made.key}`,
      ...made.rows.map(({ rowKey }) => `task/${made.key}/${rowKey}`),
    ]);
    expect(new Set(log.map(({ version }) => version))).toEqual(new Set([1]));
    expect(new Set(log.map(({ recordedAt }) => recordedAt)).size).toBe(1);
    // Each row tells its lead and its coordinating unit.
    expect(await size()).toMatchObject({ events: 2001, tasks: 2000, notices: 4000, documents: 1 });
    expect(await verifyLog(database)).toMatchObject({ outcome: 'whole', events: 2001 });
  });

  test('lists once what is late already, and only that', async () => {
    const made = directive({
      rows: [
        row('1', { deadline: dated('2022-01-31') }),
        row('2'),
        row('3', { deadline: standing }),
        row('4', { deadline: dated('2023-06-30') }),
      ],
    });
    await importIt(made);
    const [logged] = await readStream<DocumentImported>(database, `document/${made.key}`);
    expect(logged?.event.amnesty).toEqual([idOf(made.key, '1'), idOf(made.key, '4')]);
    expect(logged?.event.tasks).toHaveLength(4);
    expect(logged?.commandId).toBe(`import/${made.digest}`);
    expect(logged?.actor).toEqual({ ...coordinator, channel: 'cli' });
  });

  test('of the same bytes again changes nothing and says so', async () => {
    const made = directive({ rows: rowsNumbered(3) });
    await importIt(made);
    const before = await size();
    const unchanged = { outcome: 'unchanged', key: made.key };
    expect(await importIt(made)).toEqual(unchanged);
    expect(await importIt({ ...made, fileName: 'copy.tsv' })).toEqual(unchanged);
    const renumbered = { ...made, key: `${made.key}-7`, number: '7' };
    expect(await importIt(renumbered)).toEqual(unchanged);
    expect(await size()).toEqual(before);
  });

  test('of other bytes under a taken key is refused, naming the file that has it', async () => {
    const made = directive({ fileName: 'first.tsv' });
    await importIt(made);
    const before = await size();
    const other = { ...made, digest: 'other', fileName: 'second.tsv', rows: rowsNumbered(9) };
    expect(await importIt(other)).toEqual({ outcome: 'taken', fileName: 'first.tsv' });
    expect(await size()).toEqual(before);
  });

  test('started twice at one instant happens once', async () => {
    const made = directive({ rows: rowsNumbered(40) });
    const before = await size();
    const outcomes = await Promise.all([importIt(made), importIt(made), importIt(made)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'imported',
      'unchanged',
      'unchanged',
    ]);
    expect(await size()).toMatchObject({ events: (before?.['events'] ?? 0) + 41 });
  });

  test('of two files under one key at one instant lets one in', async () => {
    const made = directive({ rows: rowsNumbered(40) });
    const outcomes = await Promise.all([importIt(made), importIt({ ...made, digest: 'other' })]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['imported', 'taken']);
  });
});

describe('a fault in the middle leaves nothing:', () => {
  test('a row key that is there twice', async () => {
    const before = await size();
    const made = directive({ rows: [...rowsNumbered(300), row('7')] });
    await expect(importIt(made)).rejects.toMatchObject({ code: '23505' });
    expect(await size()).toEqual(before);
    expect(await importIt({ ...made, rows: rowsNumbered(300) })).toEqual({
      outcome: 'imported',
      orders: [],
    });
  });

  test('a text that cannot be stored', async () => {
    const before = await size();
    const made = directive({ rows: [...rowsNumbered(300), row('301', { title: 'a\0b' })] });
    await expect(importIt(made)).rejects.toThrow();
    expect(await size()).toEqual(before);
  });

  test('a connection that breaks before the commit', async () => {
    const before = await size();
    const made = directive({ rows: rowsNumbered(300) });
    const waiting = sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    let importing: Promise<unknown> = Promise.resolve();
    await opened.owner.transaction().execute(async (transaction) => {
      await sql`select 1 from head for update`.execute(transaction);
      importing = importIt(made).catch((fault: unknown) => fault);
      // Everything but the events is written: only the head is waited for.
      await eventually(async () => {
        expect((await waiting.execute(database)).rows).toHaveLength(1);
      });
      const [held] = (await waiting.execute(database)).rows;
      await sql`select pg_terminate_backend(${held?.pid})`.execute(database);
      expect(await importing).toBeInstanceOf(Error);
    });
    expect(await size()).toEqual(before);
    expect(await importIt(made)).toEqual({ outcome: 'imported', orders: [] });
  });
});
