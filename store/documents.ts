/** Importing a directive: the document's event and version 1 of every task, in one transaction. */
import type { Transaction } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { AcceptedDoubts } from '../domain/document/assignment.js';
import type { TaskAssigned, TaskId } from '../domain/task/messages.js';
import { evolveTask, initialTask } from '../domain/task/state.js';
import type { Database } from './database.js';
import { chainStart } from './hash.js';
import { append, databaseNow, type EventActor, isConflict, type StreamAppend } from './log.js';
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
};

export type Import = {
  readonly document: DocumentImported;
  readonly tasks: readonly { readonly id: TaskId; readonly assigned: TaskAssigned }[];
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

export const importDocument = async (
  database: Database,
  prepare: (now: Instant) => Import,
  together?: Together,
): Promise<Imported> => {
  const prepared = prepare(await databaseNow(database));
  const { document, tasks, commandId, actor } = prepared;
  const taken = async (): Promise<Imported | null> => {
    const known = await database
      .selectFrom('document')
      .select(['key', 'digest', 'file_name'])
      .where((is) => is.or([is('digest', '=', document.digest), is('key', '=', document.key)]))
      .execute();
    const same = known.find(({ digest }) => digest === document.digest);
    if (same !== undefined) return { outcome: 'unchanged', key: same.key };
    const [other] = known;
    return other === undefined ? null : { outcome: 'taken', fileName: other.file_name };
  };
  const before = await taken();
  if (before !== null) return before;
  const appends: StreamAppend[] = [
    { stream: `document/${document.key}`, events: [document] },
    ...tasks.map(({ id, assigned }) => ({ stream: id, events: [assigned] })),
  ].map(({ stream, events }) => ({
    stream,
    events,
    version: 0,
    lastHash: chainStart,
    commandId,
    actor,
  }));
  const folded = tasks.map(({ id, assigned }) => ({
    row: taskRow(id, evolveTask(initialTask, assigned), { version: 1, event: assigned }),
    notices: noticeRows(id, initialTask, [{ version: 1, event: assigned }], document.at),
  }));
  try {
    await database.transaction().execute(async (transaction) => {
      await transaction.insertInto('document').values(documentRow(document)).execute();
      for (let from = 0; from < folded.length; from += rowsPerStatement) {
        const rows = folded.slice(from, from + rowsPerStatement);
        await transaction
          .insertInto('task')
          .values(rows.map(({ row }) => row))
          .execute();
        await insertNotices(
          transaction,
          rows.flatMap(({ notices }) => notices),
        );
      }
      await together?.write(transaction);
      await append(transaction, [...appends, ...(together?.appends ?? [])]);
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
