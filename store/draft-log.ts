/**
 * Drafts folded from their events. A draft may have ten thousand rows, so what was folded is kept and
 * only newer events are added; the log is asked every time, so that what is kept is never what counts.
 */
import { draft } from '../domain/document/draft/decider.js';
import type { DraftEvent } from '../domain/document/draft/messages.js';
import type { DraftReading, Readings } from '../domain/document/draft/reading.js';
import { type DraftState, initialDraft } from '../domain/document/draft/state.js';
import type { Database } from './database.js';
import { chainStart } from './hash.js';
import { type Connection, type LoggedEvent, readStream } from './log.js';

export type Recorded = {
  /** Of the draft, not of the stream. */
  readonly action: number;
  readonly events: readonly DraftEvent[];
};

export type FoldedDraft = {
  readonly state: DraftState;
  /** Of the stream. */
  readonly version: number;
  readonly lastHash: string;
  /** What each command came to, by its id. */
  readonly commands: ReadonlyMap<string, Recorded>;
};

const nothing: FoldedDraft = {
  state: initialDraft,
  version: 0,
  lastHash: chainStart,
  commands: new Map(),
};

export const draftStream = (id: string): string => `draft/${id}`;

/** Enough for some large drafts or many usual ones. */
const mostRowsKept = 40_000;
const folded = new WeakMap<Database, Map<string, FoldedDraft>>();

const keep = (database: Database, id: string, draft: FoldedDraft): void => {
  const known = folded.get(database) ?? new Map<string, FoldedDraft>();
  folded.set(database, known);
  // The last one used stands last.
  known.delete(id);
  known.set(id, draft);
  let rows = 0;
  for (const [other, { state }] of [...known].reverse()) {
    rows += state.rows.length;
    if (rows > mostRowsKept && other !== id) known.delete(other);
  }
};

const namedBy = (events: readonly DraftEvent[]): string[] => [
  ...new Set(
    events.flatMap((event) =>
      event.type === 'DraftOpened' || event.type === 'ColumnsMapped' ? [event.reading] : [],
    ),
  ),
];

/** The readings that these events begin from. */
export const readReadings = async (
  db: Connection,
  events: readonly DraftEvent[],
): Promise<Readings> => {
  const ids = namedBy(events);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('draft_reading')
    .select(['id', 'content'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, content }) => [id, content as unknown as DraftReading]));
};

export const evolved = (state: DraftState, events: readonly DraftEvent[], readings: Readings) => {
  const { evolve } = draft({ readings, aliases: [] });
  return events.reduce(evolve, state);
};

const continued = (
  before: FoldedDraft,
  logged: readonly LoggedEvent<DraftEvent>[],
  readings: Readings,
): FoldedDraft => {
  const last = logged.at(-1);
  if (last === undefined) return before;
  const commands = new Map(before.commands);
  for (const { commandId, event } of logged) {
    const known = commands.get(commandId);
    commands.set(commandId, {
      action: event.action,
      events: [...(known?.events ?? []), event],
    });
  }
  const events = logged.map(({ event }) => event);
  const state = evolved(before.state, events, readings);
  return { state, version: last.version, lastHash: last.hash, commands };
};

/** A draft as its log has it now; its status is `none` where there is no such stream. */
export const foldDraft = async (database: Database, id: string): Promise<FoldedDraft> => {
  const before = folded.get(database)?.get(id) ?? nothing;
  const logged = await readStream<DraftEvent>(database, draftStream(id), before.version);
  const events = logged.map(({ event }) => event);
  const now = continued(before, logged, await readReadings(database, events));
  if (now.version > 0) keep(database, id, now);
  return now;
};
