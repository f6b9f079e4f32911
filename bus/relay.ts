/**
 * From the log to the bus, in the order of positions. The log is its own outbox: positions have no
 * gaps and follow commits, so a cursor is all the relay keeps.
 *
 * R1. One relay at a time, by an advisory lock of the database.
 * R2. The cursor moves after the stream has acknowledged.
 * R3. After a start, whatever the subject's newest message already covers is not sent again.
 * R4. Drafts stay at home: the cursor passes over what is not published.
 */
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database.js';
import { type LoggedEvent, readAfter } from '../store/log.js';
import type { Schema } from '../store/schema.js';
import { eventId, toCloudEvent } from './envelope.js';
import { lastMessage, publish } from './publishing.js';
import { type BusNames, eventSubject, isPublished, streamNames } from './subjects.js';

const batchSize = 200;
const lockKey = 7206002;
const cursorName = 'events';

export type RelayDependencies = {
  readonly database: Database;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly names: BusNames;
  /** CloudEvents source: the installation's address. */
  readonly source: string;
  readonly signal: AbortSignal;
  /** How long to wait when there is nothing to send. */
  readonly idleMs: number;
  onFault(fault: unknown): void;
};

const cursor = async (db: Kysely<Schema>): Promise<number> => {
  await sql`insert into relay (name, position) values (${cursorName}, 0) on conflict do nothing`.execute(
    db,
  );
  const row = await db
    .selectFrom('relay')
    .select('position')
    .where('name', '=', cursorName)
    .executeTakeFirstOrThrow();
  return row.position;
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });

/**
 * Whether the stream has an event already. A message without a position is not ours: whoever may give
 * commands can have the server's receipt of one sent to any subject, ours too. It is taken out, for
 * behind it nothing could be told.
 */
const covered = async (
  { manager, names }: RelayDependencies,
  logged: LoggedEvent,
): Promise<boolean> => {
  const { events } = streamNames(names);
  const subject = eventSubject(names, logged.stream);
  for (;;) {
    const last = await lastMessage(manager, events, subject);
    if (last === null) return false;
    if (last.position !== null) return last.position >= logged.position;
    await manager.streams.deleteMessage(events, last.sequence);
  }
};

/** Sends everything after the cursor, once through; answers how many events were taken. */
const relayBatch = async (
  dependencies: RelayDependencies,
  db: Kysely<Schema>,
  checking: boolean,
): Promise<number> => {
  const batch = await readAfter(db, await cursor(db), batchSize);
  for (const logged of batch) {
    if (!isPublished(logged.stream)) continue;
    if (checking && (await covered(dependencies, logged))) continue;
    await publish(dependencies.client, {
      id: eventId(logged),
      subject: eventSubject(dependencies.names, logged.stream),
      body: toCloudEvent(dependencies.source, logged),
      position: logged.position,
    });
  }
  const last = batch.at(-1);
  if (last !== undefined) {
    await db
      .updateTable('relay')
      .set({ position: last.position })
      .where('name', '=', cursorName)
      .execute();
  }
  return batch.length;
};

const relayWhileLocked = (dependencies: RelayDependencies): Promise<void> =>
  dependencies.database.connection().execute(async (db) => {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_lock(${lockKey}) as locked`.execute(db);
    if (rows[0]?.locked !== true) return;
    try {
      let checking = true;
      while (!dependencies.signal.aborted) {
        const sent = await relayBatch(dependencies, db, checking);
        checking = false;
        if (sent < batchSize) await pause(dependencies.idleMs, dependencies.signal);
      }
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(db);
    }
  });

/** Runs until aborted. The bus or the database being away is a fault to wait out, not to die of. */
export const runRelay = async (dependencies: RelayDependencies): Promise<void> => {
  while (!dependencies.signal.aborted) {
    try {
      await relayWhileLocked(dependencies);
    } catch (fault) {
      if (!dependencies.signal.aborted) dependencies.onFault(fault);
    }
    if (!dependencies.signal.aborted) await pause(1000, dependencies.signal);
  }
};
