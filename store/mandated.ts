/** Tasks as the documents that mandate them see them. */
import { sql } from 'kysely';
import { type StandingRow, standingRow } from '../domain/document/standing-row.js';
import type { TaskEvent } from '../domain/task/messages.js';
import { type Connection, readStreams } from './log.js';

const streamsPerBatch = 500;

/** What a document says of each task it mandates, its own and those of others, in their order. */
export const standingRowsOf = async (db: Connection, document: string): Promise<StandingRow[]> => {
  const rows = await db
    .selectFrom('task')
    .select('id')
    .where(sql<boolean>`mandates @> array[${document}]::text[]`)
    .orderBy('ordinal')
    .execute();
  const found: StandingRow[] = [];
  for (let from = 0; from < rows.length; from += streamsPerBatch) {
    const ids = rows.slice(from, from + streamsPerBatch).map(({ id }) => id);
    const streams = await readStreams<TaskEvent>(db, ids);
    for (const id of ids) {
      const events = (streams.get(id) ?? []).map(({ event }) => event);
      const row = standingRow(id, events, document);
      if (row !== null) found.push(row);
    }
  }
  return found;
};

/** The document that has open tasks of the most of these titles, word for word. */
export const mostTitlesOf = async (
  db: Connection,
  titles: readonly string[],
): Promise<{ readonly document: string; readonly alike: number } | null> => {
  const { rows } = await sql<{ document: string; alike: number }>`
    select document_key as document, count(distinct title)::int as alike from task
    where not closed and title = any(${titles})
    group by document_key order by alike desc, document limit 1`.execute(db);
  return rows[0] ?? null;
};
