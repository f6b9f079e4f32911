/** When a command was received, by the first trusted clock that had it, and what was answered. */
import { sql } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { Actor, TaskId, TaskRequest } from '../domain/task/messages.js';
import type { Connection } from './log.js';
import type { Channel } from './schema.js';

export type Receipt = {
  readonly stream: TaskId;
  readonly commandId: string;
  readonly request: TaskRequest;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly handledAt: Instant | null;
};

export type Reception = Omit<Receipt, 'receivedAt' | 'handledAt'> & {
  /** The bus's or history's own time of storage; null: the database's clock decides. */
  readonly receivedAt: Instant | null;
};

const columns = [
  'stream',
  'command_id',
  'request',
  'actor',
  'channel',
  'received_at',
  'handled_at',
] as const;

type Row = {
  stream: string;
  command_id: string;
  request: Record<string, unknown>;
  actor: Record<string, unknown>;
  channel: Channel;
  received_at: Instant;
  handled_at: Instant | null;
};

const fromRow = (row: Row): Receipt => ({
  stream: row.stream as TaskId,
  commandId: row.command_id,
  // Both were parsed by the door that wrote the row.
  request: row.request as unknown as TaskRequest,
  actor: row.actor as unknown as Actor,
  channel: row.channel,
  receivedAt: row.received_at,
  handledAt: row.handled_at,
});

export const findReceipt = async (
  db: Connection,
  stream: string,
  commandId: string,
): Promise<Receipt | null> => {
  // No such id was ever kept; to ask would be a fault, which a workflow tries again for ever.
  if (`${stream}${commandId}`.includes('\0')) return null;
  const row = await db
    .selectFrom('receipt')
    .select(columns)
    .where('stream', '=', stream)
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
};

/** Commits the receipt of a command; the first one for an id stays, whatever comes again. */
export const receive = async (db: Connection, reception: Reception): Promise<Receipt> => {
  const { stream, commandId, request, actor, channel, receivedAt } = reception;
  const { rows } = await sql<Row>`
    insert into receipt (stream, command_id, request, actor, channel, received_at)
    values (${stream}, ${commandId}, ${JSON.stringify(request)}::jsonb,
      ${JSON.stringify(actor)}::jsonb, ${channel},
      coalesce(${receivedAt}::timestamptz, date_trunc('milliseconds', clock_timestamp())))
    on conflict do nothing
    returning ${sql.join(columns.map((column) => sql.ref(column)))}`.execute(db);
  const [written] = rows;
  if (written !== undefined) return fromRow(written);
  const receipt = await findReceipt(db, stream, commandId);
  if (receipt === null) throw new Error(`the receipt of ${commandId} was not kept`);
  return receipt;
};

const rowsPerStatement = 500;

/** Keeps many commands at one instant, within the transaction that gives rise to them. */
export const receiveAll = async (
  transaction: Connection,
  receptions: readonly Omit<Reception, 'receivedAt'>[],
  receivedAt: Instant,
): Promise<void> => {
  for (let from = 0; from < receptions.length; from += rowsPerStatement) {
    const rows = receptions.slice(from, from + rowsPerStatement);
    await transaction
      .insertInto('receipt')
      .values(
        rows.map(({ stream, commandId, request, actor, channel }) => ({
          stream,
          command_id: commandId,
          request: JSON.stringify(request),
          actor: JSON.stringify(actor),
          channel,
          received_at: receivedAt,
          handled_at: null,
          answer: null,
        })),
      )
      .execute();
  }
};

type Answered = {
  readonly stream: string;
  readonly commandId: string;
  readonly request: object;
  readonly actor: object;
  readonly channel: Channel;
  readonly at: Instant;
};

/** Keeps a command within the transaction that decides it: nobody has to deliver it. */
export const keepAnswered = async (
  transaction: Connection,
  { stream, commandId, request, actor, channel, at }: Answered,
): Promise<void> => {
  await transaction
    .insertInto('receipt')
    .values({
      ...{ stream, command_id: commandId, channel, received_at: at, handled_at: at, answer: null },
      request: JSON.stringify(request),
      actor: JSON.stringify(actor),
    })
    .execute();
};

/** Notes that a command was answered, so that the reconciler leaves it alone. */
export const markHandled = async (
  db: Connection,
  stream: string,
  commandId: string,
  answer: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await db
    .updateTable('receipt')
    .set({
      handled_at: sql<Instant>`date_trunc('milliseconds', clock_timestamp())`,
      answer: JSON.stringify(answer),
    })
    .where('stream', '=', stream)
    .where('command_id', '=', commandId)
    .execute();
};

/** Commands received at least `ageMs` ago that nobody has answered. */
export const waitingReceipts = async (
  db: Connection,
  ageMs: number,
  most: number,
): Promise<Receipt[]> => {
  const rows = await db
    .selectFrom('receipt')
    .select(columns)
    .where('handled_at', 'is', null)
    .where('received_at', '<', sql<Instant>`clock_timestamp() - ${ageMs} * interval '1 ms'`)
    .orderBy('received_at')
    .limit(most)
    .execute();
  return rows.map(fromRow);
};
