/** Makes the read model again from the log, compares, and swaps, while appends wait. */
import { sql, type Transaction } from 'kysely';
import type { TaskEvent, TaskId } from '../domain/task/messages.js';
import { evolveTask, initialTask } from '../domain/task/state.js';
import type { Database } from './database.js';
import { type LoggedEvent, readStreams } from './log.js';
import type { Schema } from './schema.js';
import { insertNotices, type NoticeRow, noticeRows, taskRow } from './task-rows.js';

export type Rebuilt = {
  readonly tasks: number;
  /** Tasks whose row differed from the log, with the columns that did. */
  readonly differences: readonly string[];
  /** Notice lines that were missing and now wait for their slot. */
  readonly notices: number;
};

const streamsPerBatch = 500;

/** Columns that follow from the log alone; `ordinal` is the order of import and is kept. */
const compared = [
  'title',
  'lead_unit',
  'lead_name',
  'units',
  'search',
  'deadline',
  'due',
  'due_at',
  'original_due',
  'extensions',
  'urgency',
  'facts',
  'closed',
  'amnesty',
  'version',
  'milestone_at',
  'wake_at',
  'last_type',
  'last_at',
] as const;

/** The lines of one task, each decision's with the clock it was recorded by. */
const linesOf = (id: TaskId, events: readonly LoggedEvent<TaskEvent>[]): NoticeRow[] => {
  let state = initialTask;
  const rows: NoticeRow[] = [];
  for (const { version, event, recordedAt } of events) {
    rows.push(...noticeRows(id, state, [{ version, event }], recordedAt));
    state = evolveTask(state, event);
  }
  return rows;
};

const foldInto = async (
  transaction: Transaction<Schema>,
  ids: readonly TaskId[],
): Promise<NoticeRow[]> => {
  const lines: NoticeRow[] = [];
  const streams = await readStreams<TaskEvent>(transaction, ids);
  for (const [stream, events] of streams) {
    const id = stream as TaskId;
    const last = events.at(-1);
    if (last === undefined) continue;
    const state = events.reduce((folded, { event }) => evolveTask(folded, event), initialTask);
    await transaction
      .insertInto('rebuilt' as 'task')
      .values(taskRow(id, state, last))
      .execute();
    lines.push(...linesOf(id, events));
  }
  return lines;
};

const differences = async (transaction: Transaction<Schema>): Promise<string[]> => {
  const pairs = compared.map(
    (column) => sql`case when task.${sql.ref(column)} is distinct from rebuilt.${sql.ref(column)}
      then ${sql.lit(column)} end`,
  );
  const { rows } = await sql<{ id: string; columns: string }>`
    select coalesce(task.id, rebuilt.id) as id, concat_ws(', ', ${sql.join(pairs)}) as columns
    from task full join rebuilt using (id)
    where ${sql.join(
      compared.map(
        (column) => sql`task.${sql.ref(column)} is distinct from rebuilt.${sql.ref(column)}`,
      ),
      sql` or `,
    )}
    order by 1`.execute(transaction);
  return rows.map(({ id, columns }) => `${id}: ${columns}`);
};

/**
 * Folds every task into a second copy, compares, and swaps in one transaction that holds the head,
 * so that appends wait. Notices already handed over or suppressed stay as they are.
 */
export const rebuildReadModel = async (database: Database): Promise<Rebuilt> =>
  database.transaction().execute(async (transaction) => {
    await sql`select 1 from head for update`.execute(transaction);
    await sql`create temporary table rebuilt (like task including defaults including identity)
      on commit drop`.execute(transaction);
    const { rows } = await sql<{ stream: TaskId }>`
      select stream from event where stream like 'task/%' and version = 1
      order by position`.execute(transaction);
    const ids = rows.map(({ stream }) => stream);
    const lines: NoticeRow[] = [];
    for (let from = 0; from < ids.length; from += streamsPerBatch) {
      lines.push(...(await foldInto(transaction, ids.slice(from, from + streamsPerBatch))));
    }
    const found = await differences(transaction);
    const columns = sql.join(
      ['id', 'document_key', 'row_key', 'section', 'number', ...compared].map((name) =>
        sql.ref(name),
      ),
    );
    await sql`delete from task`.execute(transaction);
    await sql`insert into task (${columns}) select ${columns} from rebuilt order by ordinal`.execute(
      transaction,
    );
    const before = await countNotices(transaction);
    await insertNotices(transaction, lines);
    return {
      tasks: ids.length,
      differences: found,
      notices: (await countNotices(transaction)) - before,
    };
  });

const countNotices = async (transaction: Transaction<Schema>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from notice`.execute(
    transaction,
  );
  return rows[0]?.count ?? 0;
};
