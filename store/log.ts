/**
 * The log.
 *
 * L1. Events are only ever added, at the next version of their stream.
 * L2. The head row is taken last, so positions have no gaps and follow the order of commits.
 * L3. `recordedAt` is the database's clock and never runs backwards.
 * L4. A command is decided once per stream: the decision row is unique.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { instantFromMs } from '../domain/calendar/instant.js';
import type { Instant } from '../domain/calendar/messages.js';
import { chainStart, hashOf, type Linked } from './hash.js';
import type { Channel, Schema } from './schema.js';

export type Connection = Kysely<Schema> | Transaction<Schema>;

/** Any concept's event: a type, the instant it holds from, and the rest. */
export type DomainEvent = { readonly type: string; readonly at: Instant };

export type LoggedEvent<Event extends DomainEvent = DomainEvent> = {
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly commandId: string;
  readonly actor: EventActor;
  readonly hash: string;
  readonly event: Event;
};

/** Who caused an event, as the log keeps it. */
export type EventActor = {
  readonly kind: 'unit' | 'coordinator' | 'system';
  readonly unit?: string;
  readonly verified?: boolean;
  readonly channel: Channel;
};

/** New events of one stream, to stand after `version`. */
export type StreamAppend = {
  readonly stream: string;
  readonly version: number;
  readonly lastHash: string;
  readonly commandId: string;
  readonly actor: EventActor;
  readonly events: readonly DomainEvent[];
};

const schemaVersion = 1;
const rowsPerStatement = 500;

/** Every event type says today's schema; older ones will be upcast when read. */
const payloadOf = ({ type: _type, at: _at, ...payload }: DomainEvent): Record<string, unknown> =>
  payload;

/** The database's clock, to the millisecond, in UTC. */
export const databaseNow = async (db: Connection): Promise<Instant> => {
  const { rows } = await sql<{ now: Instant }>`
    select date_trunc('milliseconds', clock_timestamp()) as now`.execute(db);
  const now = rows[0]?.now;
  if (now === undefined) throw new Error('the database gave no time');
  return now;
};

const takeHead = async (
  transaction: Transaction<Schema>,
  count: number,
): Promise<{ first: number; recordedAt: Instant }> => {
  const { rows } = await sql<{ position: number; recorded_at: Instant }>`
    update head set position = position + ${count},
      recorded_at = greatest(recorded_at, date_trunc('milliseconds', clock_timestamp()))
    returning position, recorded_at`.execute(transaction);
  const head = rows[0];
  if (head === undefined) throw new Error('the log has no head row');
  return { first: head.position - count + 1, recordedAt: head.recorded_at };
};

const link = (appends: readonly StreamAppend[], first: number, recordedAt: Instant) => {
  const linked: (Linked & {
    readonly hash: string;
    readonly event: DomainEvent;
    readonly actor: EventActor;
    /** Set on the last event of a decision. */
    readonly decision: { readonly first_version: number; readonly last_version: number } | null;
  })[] = [];
  for (const { stream, version, lastHash, commandId, actor, events } of appends) {
    let prevHash = lastHash;
    events.forEach((event, index) => {
      const entry = {
        stream,
        version: version + index + 1,
        position: first + linked.length,
        type: event.type,
        schema: schemaVersion,
        effectiveAt: event.at,
        recordedAt,
        commandId,
        actor,
        payload: payloadOf(event),
        prevHash,
      };
      prevHash = hashOf(entry);
      const last = version + events.length;
      const decision =
        entry.version === last ? { first_version: version + 1, last_version: last } : null;
      linked.push({ ...entry, hash: prevHash, event, decision });
    });
  }
  return linked;
};

type LinkedEvent = ReturnType<typeof link>[number];

/** Events and, in the same statement, the decisions that end with one of them. */
const insertEvents = async (
  transaction: Transaction<Schema>,
  linked: readonly LinkedEvent[],
): Promise<void> => {
  const decisions = linked.flatMap(({ stream, commandId, decision }) =>
    decision === null ? [] : [{ stream, command_id: commandId, ...decision }],
  );
  const events = linked.map((entry) => ({
    stream: entry.stream,
    version: entry.version,
    position: entry.position,
    type: entry.type,
    schema: entry.schema,
    effective_at: entry.effectiveAt,
    recorded_at: entry.recordedAt,
    command_id: entry.commandId,
    actor: JSON.stringify(entry.actor),
    payload: JSON.stringify(entry.payload),
    prev_hash: entry.prevHash,
    hash: entry.hash,
  }));
  if (decisions.length === 0) {
    await transaction.insertInto('event').values(events).execute();
    return;
  }
  await transaction
    .with('decided', (db) => db.insertInto('decision').values(decisions))
    .insertInto('event')
    .values(events)
    .execute();
};

/** Adds events as the last act of a transaction. A version already taken fails with a conflict. */
export const append = async (
  transaction: Transaction<Schema>,
  appends: readonly StreamAppend[],
): Promise<LoggedEvent[]> => {
  const count = appends.reduce((sum, { events }) => sum + events.length, 0);
  const { first, recordedAt } = await takeHead(transaction, count);
  const linked = link(appends, first, recordedAt);
  for (let from = 0; from < linked.length; from += rowsPerStatement) {
    await insertEvents(transaction, linked.slice(from, from + rowsPerStatement));
  }
  return linked.map(({ stream, version, position, commandId, actor, hash, event }) => ({
    stream,
    version,
    position,
    recordedAt,
    commandId,
    actor,
    hash,
    event,
  }));
};

type StoredEvent = {
  stream: string;
  version: number;
  position: number;
  type: string;
  effective_at: string;
  recorded_at: string;
  command_id: string;
  actor: Record<string, unknown>;
  payload: Record<string, unknown>;
  hash: string;
};

const toInstant = (text: string): Instant => instantFromMs(Date.parse(text));

const fromStored = <Event extends DomainEvent>(row: StoredEvent): LoggedEvent<Event> => ({
  stream: row.stream,
  version: row.version,
  position: row.position,
  recordedAt: toInstant(row.recorded_at),
  commandId: row.command_id,
  actor: row.actor as EventActor,
  hash: row.hash,
  // What is in the log was written by `append` from a value of this very type.
  event: { ...row.payload, type: row.type, at: toInstant(row.effective_at) } as unknown as Event,
});

const columns = [
  'stream',
  'version',
  'position',
  'type',
  'effective_at',
  'recorded_at',
  'command_id',
  'actor',
  'payload',
  'hash',
] as const;

/** One stream, oldest event first, perhaps only after a version; empty when it does not exist. */
export const readStream = async <Event extends DomainEvent>(
  db: Connection,
  stream: string,
  after = 0,
): Promise<LoggedEvent<Event>[]> => {
  const rows = await db
    .selectFrom('event')
    .select(columns)
    .where('stream', '=', stream)
    .where('version', '>', after)
    .orderBy('version')
    .execute();
  return rows.map((row) => fromStored<Event>(row));
};

/** One stream and the database's clock, in one look: a decision needs both, and every look costs time. */
export const readStreamNow = async <Event extends DomainEvent>(
  db: Connection,
  stream: string,
): Promise<{ readonly history: LoggedEvent<Event>[]; readonly now: Instant }> => {
  const { rows } = await sql<{ now: Instant } & (StoredEvent | { stream: null })>`
    select now, ${sql.join(columns.map((column) => sql.ref(column)))}
    from (select date_trunc('milliseconds', clock_timestamp()) as now) as clock
    left join event on stream = ${stream}
    order by version`.execute(db);
  const now = rows[0]?.now;
  if (now === undefined) throw new Error('the database gave no time');
  const history = rows.flatMap((row) => (row.stream === null ? [] : [fromStored<Event>(row)]));
  return { history, now };
};

/** Several streams at once, keyed by stream. */
export const readStreams = async <Event extends DomainEvent>(
  db: Connection,
  streams: readonly string[],
): Promise<Map<string, LoggedEvent<Event>[]>> => {
  const found = new Map<string, LoggedEvent<Event>[]>();
  if (streams.length === 0) return found;
  const rows = await db
    .selectFrom('event')
    .select(columns)
    .where(sql<boolean>`stream = any(${sql.val([...streams])})`)
    .orderBy('stream')
    .orderBy('version')
    .execute();
  for (const row of rows) {
    const entry = fromStored<Event>(row);
    const known = found.get(row.stream);
    if (known === undefined) found.set(row.stream, [entry]);
    else known.push(entry);
  }
  return found;
};

/** The log in order, after a position: what the relay and a rebuild read. */
export const readAfter = async (
  db: Connection,
  position: number,
  most: number,
): Promise<LoggedEvent[]> => {
  const rows = await db
    .selectFrom('event')
    .select(columns)
    .where('position', '>', position)
    .orderBy('position')
    .limit(most)
    .execute();
  return rows.map((row) => fromStored(row));
};

export const lastOf = (events: readonly LoggedEvent[]): { version: number; lastHash: string } => {
  const last = events.at(-1);
  return last === undefined
    ? { version: 0, lastHash: chainStart }
    : { version: last.version, lastHash: last.hash };
};

/** Unique violation: another decision was there first. */
export const isConflict = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === '23505';
