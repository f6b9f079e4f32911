/**
 * Walks the whole log and recomputes every link. It finds any event changed, reordered or taken out;
 * the removal of the newest events of a stream shows in the gap of positions unless the newest of the
 * whole log were cut off together with the head, which only a checkpoint kept elsewhere can show.
 */
import type { Database } from './database.js';
import { chainStart, hashOf, type Linked } from './hash.js';
import type { EventTable } from './schema.js';

export type Verification =
  | {
      readonly outcome: 'whole';
      readonly streams: number;
      readonly events: number;
      readonly position: number;
      /** Hash of the newest event, to write down and compare later. */
      readonly head: string;
    }
  | {
      readonly outcome: 'broken';
      readonly stream: string;
      readonly version: number;
      readonly position: number;
      readonly reason: BrokenReason;
      readonly detail: string;
    };

export type BrokenReason =
  | 'hash'
  | 'previous-hash'
  | 'version-gap'
  | 'position-gap'
  | 'recorded-backwards'
  | 'missing-event';

type Row = { [Column in keyof EventTable]: EventTable[Column] extends infer T ? T : never };

const linkOf = (row: Record<keyof EventTable, unknown>): Linked => {
  const event = row as unknown as {
    [K in keyof Row]: K extends 'actor' | 'payload' ? Record<string, unknown> : Row[K];
  };
  return {
    stream: event.stream,
    version: event.version,
    position: event.position,
    type: event.type,
    schema: event.schema,
    effectiveAt: event.effective_at,
    recordedAt: event.recorded_at,
    commandId: event.command_id,
    actor: event.actor,
    payload: event.payload,
    prevHash: event.prev_hash,
  };
};

type Seen = {
  readonly tips: Map<string, { version: number; hash: string }>;
  position: number;
  recordedAt: string;
  hash: string;
};

const check = (link: Linked, hash: string, seen: Seen): [BrokenReason, string] | null => {
  const tip = seen.tips.get(link.stream) ?? { version: 0, hash: chainStart };
  if (link.position !== seen.position + 1) {
    return ['position-gap', `after position ${seen.position} comes ${link.position}`];
  }
  if (link.version !== tip.version + 1) {
    return ['version-gap', `after version ${tip.version} comes ${link.version}`];
  }
  if (link.prevHash !== tip.hash) return ['previous-hash', `expected ${tip.hash}`];
  const computed = hashOf(link);
  if (computed !== hash) return ['hash', `says ${hash}, is ${computed}`];
  if (link.recordedAt < seen.recordedAt) {
    return ['recorded-backwards', `recorded ${link.recordedAt}, before ${seen.recordedAt}`];
  }
  return null;
};

const batchSize = 2000;

/** The first broken link by position, or the whole chain. Memory grows with streams, not events. */
export const verifyLog = async (database: Database): Promise<Verification> => {
  const seen: Seen = { tips: new Map(), position: 0, recordedAt: '', hash: chainStart };
  for (;;) {
    const rows = await database
      .selectFrom('event')
      .selectAll()
      .where('position', '>', seen.position)
      .orderBy('position')
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      const link = linkOf(row);
      const broken = check(link, row.hash, seen);
      if (broken !== null) {
        const [reason, detail] = broken;
        const { stream, version, position } = link;
        return { outcome: 'broken', stream, version, position, reason, detail };
      }
      seen.tips.set(link.stream, { version: link.version, hash: row.hash });
      seen.position = link.position;
      seen.recordedAt = link.recordedAt;
      seen.hash = row.hash;
    }
    if (rows.length < batchSize) return finish(database, seen);
  }
};

const finish = async (database: Database, seen: Seen): Promise<Verification> => {
  const head = await database.selectFrom('head').select('position').executeTakeFirstOrThrow();
  const appended = await database
    .selectFrom('event')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst();
  // Events may have been added while we walked; only fewer than the head says is a loss.
  if (Number(appended?.position ?? 0) < head.position) {
    return {
      outcome: 'broken',
      stream: '',
      version: 0,
      position: seen.position + 1,
      reason: 'missing-event',
      detail: `the head stands at ${head.position}, the newest event at ${seen.position}`,
    };
  }
  return {
    outcome: 'whole',
    streams: seen.tips.size,
    events: seen.position,
    position: seen.position,
    head: seen.hash,
  };
};
