/** Makes the read model again from the log, compares, and swaps, while appends wait. */
import { sql, type Transaction } from 'kysely';
import { corrects } from '../domain/notice/notice.js';
import type { TaskAssigned, TaskEvent, TaskId } from '../domain/task/messages.js';
import { evolveTask, initialTask } from '../domain/task/state.js';
import type { Database } from './database.js';
import { type LoggedEvent, readStreams } from './log.js';
import type { Schema } from './schema.js';
import { correctNotices, insertNotices, type NoticeRow, noticeRows, taskRow } from './task-rows.js';

export type Rebuilt = {
  readonly tasks: number;
  /** Tasks whose row differed from the log, with the columns that did. */
  readonly differences: readonly string[];
  /** Notice lines that were missing and now wait for their slot. */
  readonly notices: number;
};

const streamsPerBatch = 500;

/** Columns that follow from the log alone; `ordinal` counts anew, in the order of import. */
const compared = [
  'document_key',
  'row_key',
  'section',
  'number',
  'title',
  'lead_unit',
  'lead_name',
  'units',
  'search',
  'deadline',
  'due',
  'due_at',
  'original_due',
  'original_due_at',
  'mandates',
  'leads',
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

type Correction = {
  readonly id: TaskId;
  readonly assigned: TaskAssigned;
  readonly entry: LoggedEvent<TaskEvent>;
};

const foldInto = async (
  transaction: Transaction<Schema>,
  ids: readonly TaskId[],
): Promise<Correction[]> => {
  const found: Correction[] = [];
  const streams = await readStreams<TaskEvent>(transaction, ids);
  // In the order of import, which is not that of letters: row 10 does not come before row 2.
  for (const id of ids) {
    const events = streams.get(id) ?? [];
    const last = events.at(-1);
    const assigned = events[0]?.event;
    if (last === undefined || assigned?.type !== 'TaskAssigned') continue;
    const state = events.reduce((folded, { event }) => evolveTask(folded, event), initialTask);
    await transaction
      .insertInto('rebuilt')
      .values(taskRow(id, state, last))
      .execute();
    await insertNotices(transaction, linesOf(id, events));
    for (const entry of events) {
      if (corrects(entry.event) !== null) found.push({ id, assigned, entry });
    }
  }
  return found;
};

/** What the log has of handed-over and suppressed lines is so again, whatever became of the table. */
const markTold = async (transaction: Transaction<Schema>): Promise<void> => {
  await sql`
    update notice set state = told.state, digest = told.digest
    from (
      select event.stream as digest, said.state, line ->> 'task' as task,
        (line ->> 'version')::int as version, line ->> 'kind' as kind,
        payload -> 'recipient' ->> 'unit' as unit, payload -> 'recipient' ->> 'office' as office
      from event
        cross join (values ('lines', 'sent'), ('suppressed', 'suppressed')) as said (field, state)
        cross join jsonb_array_elements(payload -> said.field) as line
      where event.type = 'DigestSent'
    ) as told
    where notice.state = 'pending' and notice.task = told.task and notice.version = told.version
      and notice.kind = told.kind and notice.unit = told.unit and notice.office = told.office
  `.execute(transaction);
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
 * Folds every task into a second copy, compares, and swaps in one transaction while appends wait.
 * Notices already handed over or suppressed stay as they are. Locks are taken in the order in which
 * decisions take them, the head last, so that neither waits for the other in a circle.
 */
export const rebuildReadModel = async (database: Database): Promise<Rebuilt> =>
  database.transaction().execute(async (transaction) => {
    await sql`lock table task, notice in share row exclusive mode`.execute(transaction);
    await sql`select 1 from head for update`.execute(transaction);
    await sql`delete from rebuilt`.execute(transaction);
    const { rows } = await sql<{ stream: TaskId }>`
      select stream from event where stream like 'task/%' and version = 1
      order by position`.execute(transaction);
    const ids = rows.map(({ stream }) => stream);
    const before = await countNotices(transaction);
    const corrections: Correction[] = [];
    for (let from = 0; from < ids.length; from += streamsPerBatch) {
      corrections.push(...(await foldInto(transaction, ids.slice(from, from + streamsPerBatch))));
    }
    await markTold(transaction);
    for (const { id, assigned, entry } of corrections) {
      await correctNotices(transaction, id, assigned, entry, entry.recordedAt);
    }
    // A withdrawal comes out of a correction, and may have been sent as well.
    await markTold(transaction);
    const found = await differences(transaction);
    const columns = sql.join(['id', ...compared].map((name) => sql.ref(name)));
    await sql`delete from task`.execute(transaction);
    await sql`insert into task (${columns}) select ${columns} from rebuilt order by ordinal`.execute(
      transaction,
    );
    await sql`delete from rebuilt`.execute(transaction);
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
