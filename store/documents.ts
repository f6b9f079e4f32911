/**
 * What a document brings: its own event, version 1 of every task it assigns, and commands for tasks
 * that run already. All of it is one transaction; the commands wait as receipts, so that whatever
 * happens afterwards they get their turn.
 */
import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { AcceptedDoubts } from '../domain/document/assignment.js';
import type { RowChange } from '../domain/document/differences.js';
import type { TaskAssigned, TaskId } from '../domain/task/messages.js';
import { evolveTask, initialTask } from '../domain/task/state.js';
import type { Database } from './database.js';
import { chainStart } from './hash.js';
import { append, databaseNow, type EventActor, isConflict, type StreamAppend } from './log.js';
import { type Reception, receiveAll } from './receipts.js';
import type { DocumentTable, Schema } from './schema.js';
import { insertNotices, noticeRows, taskRow } from './task-rows.js';

/** The document's own event. */
export type DocumentImported = {
  readonly type: 'DocumentImported';
  readonly at: Instant;
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  readonly number: string;
  readonly signedOn: string | null;
  /** SHA-256 of the file's bytes. */
  readonly digest: string;
  readonly fileName: string;
  readonly tasks: readonly TaskId[];
  /** Late already at import, listed once for sign-off. */
  readonly amnesty: readonly TaskId[];
  /** Readings that were doubted, and accepted by whoever signed or reviewed. */
  readonly doubts?: readonly AcceptedDoubts[];
  /** The draft it was reviewed in. */
  readonly draft?: string;
  /** Running tasks of other documents that a row mandates anew; left out when there are none. */
  readonly remandated?: readonly TaskId[];
};

/** A corrected version under the same key, with what a person accepted of its differences. */
export type DocumentCorrected = {
  readonly type: 'DocumentCorrected';
  readonly at: Instant;
  readonly key: string;
  readonly digest: string;
  readonly fileName: string;
  /** By what the annex was corrected, and when that was signed. */
  readonly basis: string;
  readonly signedOn: string | null;
  readonly changes: readonly {
    readonly task: TaskId;
    /** `remandated`: a new row that mandates this running task of another document anew. */
    readonly kind: 'changed' | 'withdrawn' | 'new' | 'remandated';
    readonly what: readonly RowChange[];
  }[];
  /** Differences that were seen and not accepted. */
  readonly left: readonly TaskId[];
  readonly tasks: readonly TaskId[];
  readonly amnesty: readonly TaskId[];
  /** Readings that were doubted, and accepted by whoever signed or reviewed. */
  readonly doubts?: readonly AcceptedDoubts[];
  /** The draft it was reviewed in. */
  readonly draft?: string;
};

export type DocumentEvent = DocumentImported | DocumentCorrected;

type NewTask = { readonly id: TaskId; readonly assigned: TaskAssigned };
type Order = Omit<Reception, 'receivedAt'>;

export type Import = {
  readonly document: DocumentImported;
  readonly tasks: readonly NewTask[];
  readonly orders: readonly Order[];
  readonly commandId: string;
  readonly actor: EventActor;
};

/** What else is true when the import is, and must be written with it or not at all. */
export type Together = {
  readonly appends: readonly StreamAppend[];
  write(transaction: Transaction<Schema>): Promise<void>;
};

export type Imported =
  | { readonly outcome: 'imported' }
  /** The same bytes were imported before, under this key: nothing is changed. */
  | { readonly outcome: 'unchanged'; readonly key: string }
  /** The key is taken by other bytes. */
  | { readonly outcome: 'taken'; readonly fileName: string };

const rowsPerStatement = 200;

/** The key under which these bytes were imported, at first or as a corrected version. */
export const keyOfFile = async (database: Database, digest: string): Promise<string | null> => {
  const known = await database
    .selectFrom('document_file')
    .select('key')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return known?.key ?? null;
};

/** How many commands of this document's files have had no answer yet. */
export const waitingOrders = async (database: Database, key: string): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from receipt
      join document_file on receipt.command_id like 'document/' || document_file.digest || '/%'
    where handled_at is null and document_file.key = ${key}`.execute(database);
  return rows[0]?.waiting ?? 0;
};

export type OrderAnswer = {
  readonly task: TaskId;
  /** Null while it waits for its turn. */
  readonly outcome: 'accepted' | 'refused' | null;
  readonly reason: string | null;
};

/** What became of the commands that came with one file. */
export const ordersOfFile = async (database: Database, digest: string): Promise<OrderAnswer[]> => {
  const { rows } = await sql<{
    stream: TaskId;
    outcome: OrderAnswer['outcome'];
    reason: string | null;
  }>`select stream, answer ->> 'outcome' as outcome, answer ->> 'reason' as reason
    from receipt where channel = 'import' and command_id in (
      ${`document/${digest}/terms`}, ${`document/${digest}/place`})
    order by stream`.execute(database);
  return rows.map(({ stream, ...answer }) => ({ task: stream, ...answer }));
};

type Addition = Omit<Import, 'document'> & {
  readonly document: DocumentEvent;
  /** Where the document's own stream stands. */
  readonly version: number;
  readonly lastHash: string;
};

/** Everything but the document's row, in the order in which decisions take their locks. */
const add = async (
  transaction: Transaction<Schema>,
  { document, tasks, orders, commandId, actor, version, lastHash }: Addition,
  together?: Together,
): Promise<void> => {
  const { key, digest, fileName, at } = document;
  await transaction
    .insertInto('document_file')
    .values({ digest, key, file_name: fileName, imported_at: at })
    .execute();
  for (let from = 0; from < tasks.length; from += rowsPerStatement) {
    const some = tasks.slice(from, from + rowsPerStatement);
    const rows = some.map(({ id, assigned }) =>
      taskRow(id, evolveTask(initialTask, assigned), { version: 1, event: assigned }),
    );
    await transaction.insertInto('task').values(rows).execute();
    await insertNotices(
      transaction,
      some.flatMap(({ id, assigned }) =>
        noticeRows(id, initialTask, [{ version: 1, event: assigned }], at),
      ),
    );
  }
  await receiveAll(transaction, orders, at);
  await together?.write(transaction);
  const own: StreamAppend = {
    stream: `document/${key}`,
    events: [document],
    version,
    lastHash,
    commandId,
    actor,
  };
  const begun = tasks.map(
    ({ id, assigned }): StreamAppend => ({
      stream: id,
      events: [assigned],
      version: 0,
      lastHash: chainStart,
      commandId,
      actor,
    }),
  );
  await append(transaction, [own, ...begun, ...(together?.appends ?? [])]);
};

export const importDocument = async (
  database: Database,
  prepare: (now: Instant) => Import,
  together?: Together,
): Promise<Imported> => {
  const prepared = prepare(await databaseNow(database));
  const { document } = prepared;
  const taken = async (): Promise<Imported | null> => {
    // By the key first: an import that commits in between has brought its file along.
    const other = await database
      .selectFrom('document')
      .select('file_name')
      .where('key', '=', document.key)
      .executeTakeFirst();
    const same = await keyOfFile(database, document.digest);
    if (same !== null) return { outcome: 'unchanged', key: same };
    return other === undefined ? null : { outcome: 'taken', fileName: other.file_name };
  };
  const before = await taken();
  if (before !== null) return before;
  try {
    await database.transaction().execute(async (transaction) => {
      await transaction.insertInto('document').values(documentRow(document)).execute();
      await add(transaction, { ...prepared, version: 0, lastHash: chainStart }, together);
    });
  } catch (fault) {
    const now = isConflict(fault) ? await taken() : null;
    if (now === null) throw fault;
    return now;
  }
  return { outcome: 'imported' };
};

const documentRow = (document: DocumentImported) => ({
  key: document.key,
  name: document.name,
  issuer: document.issuer,
  number: document.number,
  signed_on: document.signedOn as DocumentTable['signed_on'],
  digest: document.digest,
  file_name: document.fileName,
  tasks: document.tasks.length,
  amnesty: document.amnesty.length,
  imported_at: document.at,
});

export type Correction = Omit<Addition, 'document'> & { readonly document: DocumentCorrected };

/** False: what is written with it or the document changed since, or these bytes came in meanwhile. */
export const correctDocument = async (
  database: Database,
  correction: Correction,
  together?: Together,
): Promise<boolean> => {
  const { key, tasks, amnesty } = correction.document;
  try {
    await database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('document')
        .set((row) => ({
          tasks: row('tasks', '+', tasks.length),
          amnesty: row('amnesty', '+', amnesty.length),
        }))
        .where('key', '=', key)
        .execute();
      await add(transaction, correction, together);
    });
    return true;
  } catch (fault) {
    if (isConflict(fault)) return false;
    throw fault;
  }
};
