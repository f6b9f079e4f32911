/**
 * Rows of a document that were to mandate running tasks anew and could not: the task closed between
 * the signature and the command. Such a row has no task until a corrected version assigns it.
 */
import { sql } from 'kysely';
import type { TaskId } from '../domain/task/messages.js';
import type { Connection } from './log.js';

export type UnassignedRow = {
  readonly task: TaskId;
  /** Of the task, which is the row's duty in other words. */
  readonly title: string;
  /** The place of the row in its own document. */
  readonly section: string;
  readonly number: string;
  /** Why the task did not take it. */
  readonly reason: string;
};

export const unassignedRows = async (
  db: Connection,
  document: string,
): Promise<UnassignedRow[]> => {
  const { rows } = await sql<UnassignedRow>`
    select task.id as task, task.title,
      receipt.request #>> '{instrument,section}' as section,
      receipt.request #>> '{instrument,number}' as number,
      receipt.answer ->> 'reason' as reason
    from document_file
      join receipt on receipt.channel = 'import'
        and receipt.command_id = 'document/' || document_file.digest || '/terms'
      join task on task.id = receipt.stream
    where document_file.key = ${document}
      and receipt.request ->> 'type' = 'Remandate'
      and receipt.answer ->> 'outcome' = 'refused'
      and not task.mandates @> array[${document}]::text[]
      and not exists (select 1 from task own
        where own.document_key = ${document} and own.number <> ''
          and own.section = receipt.request #>> '{instrument,section}'
          and own.number = receipt.request #>> '{instrument,number}')
    order by task.ordinal`.execute(db);
  return rows;
};
