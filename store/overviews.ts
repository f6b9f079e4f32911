/** What is around the tasks: documents, digests that went out, and how the log stands. */
import { sql } from 'kysely';
import type { CivilDate, Instant } from '../domain/calendar/messages.js';
import type { NoticeLine, Recipient } from '../domain/notice/messages.js';
import type { TaskId } from '../domain/task/messages.js';
import type { Connection } from './log.js';

export type DocumentItem = {
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  readonly number: string;
  readonly signedOn: CivilDate | null;
  readonly fileName: string;
  readonly tasks: number;
  readonly amnesty: number;
  readonly importedAt: Instant;
  /** Every file it was imported from, the corrected ones too, oldest first. */
  readonly files: readonly {
    readonly fileName: string;
    readonly digest: string;
    readonly importedAt: Instant;
  }[];
};

export const listDocuments = async (db: Connection): Promise<DocumentItem[]> => {
  const [rows, files] = await Promise.all([
    db.selectFrom('document').selectAll().orderBy('imported_at').execute(),
    db.selectFrom('document_file').selectAll().orderBy('imported_at').execute(),
  ]);
  const byKey = Map.groupBy(files, ({ key }) => key);
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    issuer: row.issuer,
    number: row.number,
    signedOn: row.signed_on,
    fileName: row.file_name,
    tasks: row.tasks,
    amnesty: row.amnesty,
    importedAt: row.imported_at,
    files: (byKey.get(row.key) ?? []).map(({ digest, file_name, imported_at }) => ({
      fileName: file_name,
      digest,
      importedAt: imported_at,
    })),
  }));
};

export type InboxItem = {
  readonly id: string;
  readonly unit: string;
  readonly office: Recipient['office'];
  readonly slotAt: Instant;
  readonly sentAt: Instant;
  readonly lines: readonly NoticeLine[];
};

/** Digests handed over, newest first; of one unit, or of all for the coordinator (null). */
export const listInbox = async (
  db: Connection,
  unit: string | null,
  most = 100,
): Promise<InboxItem[]> => {
  let query = db
    .selectFrom('digest')
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('ordinal', 'desc')
    .limit(most);
  if (unit !== null) query = query.where('unit', '=', unit);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    unit: row.unit,
    office: row.office,
    slotAt: row.slot_at,
    sentAt: row.sent_at,
    lines: row.lines as unknown as readonly NoticeLine[],
  }));
};

/** A short reading of the log's health for status pages. */
export const logSummary = async (
  db: Connection,
): Promise<{
  position: number;
  recordedAt: Instant;
  openTasks: number;
  pendingNotices: number;
  waitingCommands: number;
  relayBehind: number;
}> => {
  const { rows } = await sql<{
    position: number;
    recorded_at: Instant;
    open_tasks: number;
    pending_notices: number;
    waiting_commands: number;
    relayed: number;
  }>`select position, recorded_at,
      (select count(*) from task where not closed) as open_tasks,
      (select count(*) from notice where state = 'pending') as pending_notices,
      (select count(*) from receipt where handled_at is null) as waiting_commands,
      coalesce((select position from relay where name = 'events'), 0) as relayed
    from head`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('the log has no head row');
  return {
    position: row.position,
    recordedAt: row.recorded_at,
    openTasks: row.open_tasks,
    pendingNotices: row.pending_notices,
    waitingCommands: row.waiting_commands,
    relayBehind: row.position - row.relayed,
  };
};

/** Every task that is not closed, in the order of import. */
export const openTasks = async (db: Connection): Promise<TaskId[]> => {
  const rows = await db
    .selectFrom('task')
    .select('id')
    .where('closed', '=', false)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ id }) => id);
};

/** Every slot that the policy of some task asks for: what the digest schedule must know. */
export const slotsInUse = async (db: Connection): Promise<string[]> => {
  const { rows } = await sql<{ slot: string }>`
    select distinct jsonb_array_elements_text(payload->'policy'->'slots') as slot
    from event where type = 'TaskAssigned' and version = 1 order by 1`.execute(db);
  return rows.map(({ slot }) => slot);
};
