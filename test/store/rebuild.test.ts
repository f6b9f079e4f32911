import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Digest } from '../../delivery/digest.js';
import { inboxChannel } from '../../delivery/inbox.js';
import { sendWaiting } from '../../delivery/notifier.js';
import { addMs } from '../../domain/calendar/instant.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { Database } from '../../store/database.js';
import { databaseNow } from '../../store/log.js';
import { listTasks } from '../../store/queries.js';
import { rebuildReadModel } from '../../store/rebuild.js';
import { dueAt, row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import {
  assign,
  assignOne,
  clockedLog,
  coordinator,
  observe,
  result,
  tell,
  unit,
} from './told-tasks.js';

const opened: (MigratedDatabase & { close?: () => Promise<void> })[] = [];
let database: Database;
let owner: Database;
beforeEach(async () => {
  const made = await migratedDatabase();
  opened.push(made);
  ({ database, owner } = made);
});
afterAll(async () => {
  for (const made of opened) {
    if (made.close !== undefined) {
      await made.close();
      continue;
    }
    await made.database.destroy();
    await made.owner.destroy();
  }
});

/** Everything the read model holds but the counter that only orders rows. */
const readModel = async () => {
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(task) - 'ordinal' as row from task order by ordinal`.execute(database);
  return rows.map((each) => each.row);
};
const noticeLines = async () => {
  const { rows } = await sql`
    select task, version, kind, unit, office, state, digest is null as waiting
    from notice order by task, version, unit, office, kind`.execute(database);
  return rows;
};

/** Eleven rows, so that 10 and 11 would come before 2 in the order of letters. */
const busyTasks = async (): Promise<TaskId[]> => {
  const rows = Array.from({ length: 11 }, (_, index) => row(String(index + 1)));
  const ids = await assign(database, { rows });
  const [first, second, third] = ids as [TaskId, TaskId, TaskId];
  await tell(database, first, unit('G01'), { type: 'Acknowledge' });
  await tell(database, second, unit('G01'), { type: 'SubmitResult', result });
  await tell(database, second, coordinator, { type: 'ConfirmCompletion', note: '' });
  await tell(database, third, coordinator, { type: 'Withdraw', legalBasis: 'Công văn 5' });
  return ids;
};

const send = (digests: Digest[] = []) =>
  sendWaiting(
    database,
    [
      inboxChannel(database),
      {
        channel: 'heard',
        async send(digest) {
          digests.push(digest);
          return { outcome: 'sent', detail: '' };
        },
      },
    ],
    { kind: 'everything' },
    () => undefined,
  );

describe('a rebuild of a sound read model', () => {
  test('finds no difference and changes nothing, not even the order of rows', async () => {
    const ids = await busyTasks();
    await send();
    const before = { rows: await readModel(), lines: await noticeLines() };
    expect(await rebuildReadModel(database)).toEqual({ tasks: 11, differences: [], notices: 0 });
    expect({ rows: await readModel(), lines: await noticeLines() }).toEqual(before);
    expect((await listTasks(database, {})).items.map(({ id }) => id)).toEqual(ids);
  });

  test('of an empty log is empty', async () => {
    expect(await rebuildReadModel(database)).toEqual({ tasks: 0, differences: [], notices: 0 });
  });
});

describe('a damaged row', () => {
  test.each([
    ['title', `title = 'khác'`],
    ['due_at', `due_at = due_at + interval '1 day'`],
    ['closed', 'closed = true'],
    ['facts', `facts = '{}'`],
    ['units', `units = '{}'`],
    ['version', 'version = 99'],
    ['section', `section = 'Phụ lục II'`],
    ['number', `number = '9'`],
    ['document_key', `document_key = 'KH-2'`],
    ['row_key', `row_key = '9'`],
  ])('is mended, and named with its column: %s', async (column, assignment) => {
    const [id] = await busyTasks();
    const sound = await readModel();
    await sql`update task set ${sql.raw(assignment)} where id = ${id}`.execute(database);
    expect(await rebuildReadModel(database)).toEqual({
      tasks: 11,
      differences: [`${id}: ${column}`],
      notices: 0,
    });
    expect(await readModel()).toEqual(sound);
  });

  test('that is missing is made again', async () => {
    const ids = await busyTasks();
    const sound = await readModel();
    await sql`delete from task where id = ${ids[4]}`.execute(database);
    const { differences } = await rebuildReadModel(database);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toContain(`${ids[4]}: document_key`);
    expect(await readModel()).toEqual(sound);
  });

  test('that no event speaks of is taken out', async () => {
    await busyTasks();
    const sound = await readModel();
    const made = await sql<{ names: string }>`select string_agg(quote_ident(column_name), ', ')
      as names from information_schema.columns
      where table_name = 'task' and column_name not in ('id', 'ordinal')`.execute(database);
    const names = sql.raw(made.rows[0]?.names ?? '');
    await sql`insert into task (id, ${names})
      select 'task/KH-none/1', ${names} from task limit 1`.execute(database);
    const { differences } = await rebuildReadModel(database);
    expect(differences.map((named) => named.split(':')[0])).toEqual(['task/KH-none/1']);
    expect(await readModel()).toEqual(sound);
  });
});

describe('notice lines', () => {
  test('that were lost before they were sent wait for their slot again', async () => {
    const id = await assignOne(database);
    const before = await noticeLines();
    await sql`delete from notice where unit = 'G01'`.execute(database);
    expect(await rebuildReadModel(database)).toMatchObject({ differences: [], notices: 1 });
    expect(await noticeLines()).toEqual(before);
    expect(before).toHaveLength(2);
    expect(id).toContain('task/');
  });

  test('that were sent or suppressed before the table was lost are not sent again', async () => {
    const ids = await busyTasks();
    await send();
    const before = await noticeLines();
    expect(new Set(before.map((line) => (line as { state: string }).state))).toEqual(
      new Set(['sent', 'suppressed']),
    );
    await sql`delete from notice`.execute(database);
    expect((await rebuildReadModel(database)).notices).toBe(before.length);
    expect(await noticeLines()).toEqual(before);
    const digests: Digest[] = [];
    expect(await send(digests)).toMatchObject({ digests: 0, lines: 0 });
    expect(digests).toEqual([]);
    expect(ids).toHaveLength(11);
  });

  test('lost between lateness told and its withdrawal are lined up as they were', async () => {
    const clocked = await clockedLog();
    opened.push(clocked);
    database = clocked.database;
    const now = await databaseNow(database);
    const id = await assignOne(database, {
      rows: [row('1', { deadline: dueAt(addMs(now, 60_000)) })],
    });
    await clocked.setOffset(120_000);
    await observe(database, id, addMs(now, 120_000));
    expect(await send()).toMatchObject({ suppressed: 0 });
    const inTime = { at: addMs(now, 30_000) };
    await tell(database, id, unit('G01'), { type: 'SubmitResult', result }, inTime);
    const before = await noticeLines();
    const withdrawn = before.filter(
      (line) => (line as { kind: string }).kind === 'lateness-withdrawn',
    );
    expect(withdrawn).toHaveLength(2);
    await sql`delete from notice`.execute(database);
    await rebuildReadModel(database);
    expect(await noticeLines()).toEqual(before);
  });
});

describe('while appends come in', () => {
  test('they wait, and the rebuilt rows have them all', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => row(String(index + 1)));
    const ids = await assign(database, { rows });
    const report = { type: 'ReportObstacle', text: 'Thiếu dữ liệu' } as const;
    const telling = Promise.all(
      ids.map(async (id) => {
        for (let count = 0; count < 5; count += 1) await tell(database, id, unit('G01'), report);
      }),
    );
    const rebuilt = [await rebuildReadModel(database), await rebuildReadModel(database)];
    await telling;
    expect(rebuilt.map(({ differences }) => differences)).toEqual([[], []]);
    expect(await rebuildReadModel(database)).toMatchObject({ tasks: 20, differences: [] });
    const { items } = await listTasks(database, {});
    expect(items.map(({ lastType }) => lastType)).toEqual(ids.map(() => 'ObstacleReported'));
  });

  test('a decision that already has its row and a rebuild do not block each other', async () => {
    const id = await assignOne(database);
    let decided: Promise<unknown> = Promise.resolve();
    let rebuilding: Promise<unknown> = Promise.resolve();
    const waiting = (count: number) =>
      eventually(async () => {
        const { rows } = await sql<{ waiting: number }>`
          select count(*) as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(database);
        expect(rows[0]?.waiting).toBe(count);
      });
    await owner.transaction().execute(async (transaction) => {
      await sql`select 1 from task where id = ${id} for update`.execute(transaction);
      decided = tell(database, id, unit('G01'), { type: 'Acknowledge' });
      await waiting(1);
      rebuilding = rebuildReadModel(database);
      await waiting(2);
    });
    expect(await decided).toMatchObject({ outcome: 'accepted' });
    expect(await rebuilding).toMatchObject({ tasks: 1, differences: [] });
  });
});
