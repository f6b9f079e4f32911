/** Drafts: the file and its reading kept beside the log, and a row that lists what stands in it. */
import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { Author, DraftEvent, DraftFacts } from '../domain/document/draft/messages.js';
import type { DraftReading } from '../domain/document/draft/reading.js';
import {
  countsOf,
  type DraftCounts,
  type DraftState,
  initialDraft,
} from '../domain/document/draft/state.js';
import type { Database } from './database.js';
import { draftStream, evolved } from './draft-log.js';
import { chainStart } from './hash.js';
import { append, type Connection, databaseNow, type EventActor, isConflict } from './log.js';
import type { DraftTable, Schema } from './schema.js';

export type NewDraft = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hex. */
  readonly digest: string;
  readonly reading: DraftReading;
  readonly facts: DraftFacts;
  readonly actor: EventActor;
  readonly by: Author;
  readonly commandId: string;
};

export type OpenedDraft =
  | { readonly outcome: 'opened'; readonly id: string }
  /** The same bytes are under review already. */
  | { readonly outcome: 'known'; readonly id: string }
  /** The same bytes were imported, under this key. */
  | { readonly outcome: 'imported'; readonly key: string };

/** The database's JSON takes neither NUL nor half a letter; readers may have let one through. */
const storable = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value;

/** Keeps a reading; the same reading is kept once. */
export const keepReading = async (db: Connection, reading: DraftReading): Promise<string> => {
  const content = JSON.stringify(reading, storable);
  const id = createHash('sha256').update(content).digest('hex');
  await db
    .insertInto('draft_reading')
    .values({ id, content })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
};

/** What the list of drafts shows of one. */
export const draftValues = (state: DraftState, at: Instant) => ({
  name: state.facts?.name ?? state.fileName,
  state: state.status === 'none' ? 'open' : state.status,
  document_key: state.document,
  corrects: state.facts?.corrects ?? null,
  counts: JSON.stringify(countsOf(state)),
  version: state.action,
  updated_at: at,
});

const freeDraftId = async (db: Connection, digest: string): Promise<string> => {
  const wished = digest.slice(0, 8);
  const rows = await db
    .selectFrom('draft')
    .select('id')
    .where('id', 'like', `${wished}%`)
    .execute();
  const taken = new Set(rows.map(({ id }) => id));
  let id = wished;
  for (let count = 2; taken.has(id); count += 1) id = `${wished}-${count}`;
  return id;
};

/** Whether the bytes are under review, or were imported. */
export const knownFile = async (db: Connection, digest: string): Promise<OpenedDraft | null> => {
  const document = await db
    .selectFrom('document_file')
    .select('key')
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (document !== undefined) return { outcome: 'imported', key: document.key };
  const open = await db
    .selectFrom('draft')
    .select('id')
    .where('digest', '=', digest)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return open === undefined ? null : { outcome: 'known', id: open.id };
};

const write = async (transaction: Transaction<Schema>, made: NewDraft): Promise<string> => {
  const { fileName, bytes, digest, facts, actor, by, commandId } = made;
  const at = await databaseNow(transaction);
  const id = await freeDraftId(transaction, digest);
  await transaction
    .insertInto('draft_file')
    .values({ digest, content: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const reading = await keepReading(transaction, made.reading);
  const opened: DraftEvent = {
    ...{ type: 'DraftOpened', at, by, action: 1 },
    ...{ fileName, digest, reading, facts },
  };
  const readings = new Map([[reading, made.reading]]);
  const state = evolved(initialDraft, [opened], readings);
  await transaction
    .insertInto('draft')
    .values({
      ...{ id, file_name: fileName, digest, bytes: bytes.length, opened_at: at },
      ...draftValues(state, at),
    })
    .execute();
  const stream = draftStream(id);
  await append(transaction, [
    { stream, version: 0, lastHash: chainStart, commandId, actor, events: [opened] },
  ]);
  return id;
};

/** Two people who upload one file at one moment get one draft. */
const attempts = 3;

export const openDraft = async (database: Database, made: NewDraft): Promise<OpenedDraft> => {
  for (let attempt = 1; ; attempt += 1) {
    const known = await knownFile(database, made.digest);
    if (known !== null) return known;
    try {
      const id = await database.transaction().execute((transaction) => write(transaction, made));
      return { outcome: 'opened', id };
    } catch (fault) {
      if (attempt === attempts || !isConflict(fault)) throw fault;
    }
  }
};

export type DraftItem = {
  readonly id: string;
  readonly fileName: string;
  readonly digest: string;
  readonly bytes: number;
  readonly name: string;
  readonly state: DraftTable['state'];
  readonly document: string | null;
  readonly corrects: string | null;
  readonly counts: DraftCounts;
  readonly version: number;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
};

const drafts = (db: Connection) => db.selectFrom('draft').selectAll();

const toItem = (row: Awaited<ReturnType<ReturnType<typeof drafts>['execute']>>[number]) => ({
  id: row.id,
  fileName: row.file_name,
  digest: row.digest,
  bytes: row.bytes,
  name: row.name,
  state: row.state,
  document: row.document_key,
  corrects: row.corrects,
  counts: row.counts,
  version: row.version,
  openedAt: row.opened_at,
  updatedAt: row.updated_at,
});

export type DraftWish = {
  readonly state?: DraftItem['state'] | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
};

export type DraftList = { readonly items: readonly DraftItem[]; readonly total: number };

/** Those under review first, the newest change first. */
export const listDrafts = async (
  db: Connection,
  { state, offset = 0, limit = 100 }: DraftWish = {},
): Promise<DraftList> => {
  const all = state === undefined ? drafts(db) : drafts(db).where('state', '=', state);
  const [rows, { total }] = await Promise.all([
    all
      .orderBy((is) => is('state', '=', 'open'), 'desc')
      .orderBy('updated_at', 'desc')
      .orderBy('id')
      .offset(offset)
      .limit(limit)
      .execute(),
    all
      .clearSelect()
      .select((is) => is.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  return { items: rows.map(toItem), total: Number(total) };
};

export const findDraft = async (db: Connection, id: string): Promise<DraftItem | null> => {
  const row = await drafts(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toItem(row);
};

/** The bytes as they were uploaded. */
export const readDraftFile = async (db: Connection, digest: string): Promise<Uint8Array | null> => {
  const row = await db
    .selectFrom('draft_file')
    .select('content')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row?.content ?? null;
};
