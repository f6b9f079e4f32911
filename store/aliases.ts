/** Spellings that people explained: a stream of each unit has who did, a table what holds now. */
import type { Transaction } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { DraftEvent } from '../domain/document/draft/messages.js';
import { aliasKey } from '../domain/unit/alias.js';
import type { UnitAlias, UnitCode } from '../domain/unit/messages.js';
import {
  type Connection,
  type DomainEvent,
  type EventActor,
  lastOf,
  readStream,
  type StreamAppend,
} from './log.js';
import type { Schema } from './schema.js';

export type AliasEvent = DomainEvent & {
  readonly type: 'AliasKept' | 'AliasWithdrawn';
  readonly spelling: string;
  /** The draft in which somebody said so. */
  readonly draft: string;
};

export const readAliases = async (db: Connection): Promise<readonly UnitAlias[]> => {
  const rows = await db.selectFrom('alias').select(['spelling', 'unit']).execute();
  return rows.map(({ spelling, unit }) => ({ spelling, code: unit }));
};

type Change = {
  readonly at: Instant;
  readonly unit: UnitCode;
  readonly spelling: string;
  readonly type: AliasEvent['type'];
};

/** A bulk tells its alias in each of its events; it counts once. */
const changesIn = (events: readonly DraftEvent[]): Change[] => {
  const noted = events.find((event) => event.type === 'AliasNoted');
  const undone = events.find((event) => event.type === 'ActionUndone');
  const { alias = null } = undone ?? {};
  return [
    ...(noted === undefined
      ? []
      : [{ at: noted.at, unit: noted.unit, spelling: noted.spelling, type: 'AliasKept' as const }]),
    ...(undone === undefined || alias === null
      ? []
      : [{ at: undone.at, ...alias, type: 'AliasWithdrawn' as const }]),
  ];
};

/** A spelling stands for one unit: the one it stood for before loses it, and its stream says so. */
const displaced = async (db: Connection, change: Change): Promise<Change[]> => {
  if (change.type === 'AliasWithdrawn') return [];
  const before = await db
    .selectFrom('alias')
    .select(['unit', 'spelling'])
    .where('folded', '=', aliasKey(change.spelling))
    .where('unit', '<>', change.unit)
    .executeTakeFirst();
  return before === undefined ? [] : [{ ...before, at: change.at, type: 'AliasWithdrawn' }];
};

const write = async (transaction: Transaction<Schema>, change: Change): Promise<void> => {
  const folded = aliasKey(change.spelling);
  if (change.type === 'AliasWithdrawn') {
    await transaction
      .deleteFrom('alias')
      .where('folded', '=', folded)
      .where('unit', '=', change.unit)
      .execute();
    return;
  }
  const values = { spelling: change.spelling, unit: change.unit, kept_at: change.at };
  await transaction
    .insertInto('alias')
    .values({ folded, ...values })
    .onConflict((conflict) => conflict.column('folded').doUpdateSet(values))
    .execute();
};

/** What events of a draft say of spellings, written to the table; the units' own events are to be appended. */
export const projectAliases = async (
  transaction: Transaction<Schema>,
  draft: string,
  events: readonly DraftEvent[],
  commandId: string,
  actor: EventActor,
): Promise<StreamAppend[]> => {
  const appends: StreamAppend[] = [];
  for (const change of changesIn(events)) {
    for (const one of [...(await displaced(transaction, change)), change]) {
      const stream = `unit/${one.unit}`;
      const { version, lastHash } = lastOf(await readStream(transaction, stream));
      const event: AliasEvent = { type: one.type, at: one.at, spelling: one.spelling, draft };
      appends.push({ stream, version, lastHash, commandId, actor, events: [event] });
      await write(transaction, one);
    }
  }
  return appends;
};
