/** The list of rows when the file was read anew with other columns. */
import type { DraftEvent } from './messages.js';
import { past } from './past.js';
import type { DraftReading, ReadRow } from './reading.js';
import { readTheSame } from './resolution.js';
import { freshRow } from './row-evolution.js';
import { type DraftProposal, type DraftRow, type DraftState, freeId } from './state.js';

/** A sentence that is still there keeps what was decided of it. */
const proposalsOf = (state: DraftState, reading: DraftReading): DraftProposal[] =>
  reading.proposals.map((proposal) => {
    const known = state.proposals.find(
      ({ id, sentence }) => id === proposal.id && sentence === proposal.sentence,
    );
    return { ...proposal, state: known?.state ?? 'offered' };
  });

/**
 * Rows of the file whose rows in the draft all stand on what still reads the same. A row that was
 * merged into another stands only with it.
 */
const standing = (
  byRead: ReadonlyMap<string, readonly DraftRow[]>,
  reading: DraftReading,
): ReadonlySet<string> => {
  const read = new Map(reading.rows.map(({ task }) => [task.rowKey, task]));
  const stands = ({ task }: ReadRow): boolean => {
    const now = read.get(task.rowKey);
    return now !== undefined && readTheSame(now, task);
  };
  const keys = new Set<string>();
  const keyOf = new Map<string, string>();
  for (const [key, rows] of byRead) {
    for (const { id } of rows) keyOf.set(id, key);
    if (rows.every(({ sources }) => sources.every(stands))) keys.add(key);
  }
  const standsAlone = ({ drop }: DraftRow): boolean =>
    drop === null || drop.into === null || keys.has(keyOf.get(drop.into) ?? '');
  for (let size = -1; size !== keys.size; ) {
    size = keys.size;
    for (const key of keys) {
      if (!(byRead.get(key) ?? []).every(standsAlone)) keys.delete(key);
    }
  }
  return keys;
};

/** What reads the same keeps what people did to it; everything else begins anew. */
const rowsOf = (state: DraftState, reading: DraftReading, version: number): DraftRow[] => {
  const byRead = Map.groupBy(
    state.rows.filter(({ proposal }) => proposal === null),
    ({ sources }) => sources[0]?.task.rowKey ?? '',
  );
  const keys = standing(byRead, reading);
  const keptOf = ({ task: { rowKey } }: ReadRow): readonly DraftRow[] =>
    keys.has(rowKey) ? (byRead.get(rowKey) ?? []) : [];
  const taken = new Set(reading.rows.flatMap(keptOf).map(({ id }) => id));
  return reading.rows.flatMap((row) => {
    const kept = keptOf(row);
    if (kept.length > 0) return kept;
    const id = freeId(taken, row.task.rowKey);
    taken.add(id);
    return [freshRow(row, id, version)];
  });
};

export const mapColumns = (
  state: DraftState,
  event: Extract<DraftEvent, { type: 'ColumnsMapped' }>,
  reading: DraftReading,
): DraftState => {
  const proposals = proposalsOf(state, reading);
  const taken = new Set(
    proposals.flatMap((proposal) => (proposal.state === 'taken' ? [proposal.id] : [])),
  );
  const { rows, columns, readColumns, remarks, reading: before } = state;
  const ofTables = rowsOf(state, reading, event.action);
  const ids = new Set(ofTables.map(({ id }) => id));
  const fromProse = rows.filter(
    ({ proposal, id }) => proposal !== null && taken.has(proposal) && !ids.has(id),
  );
  return {
    ...state,
    rows: [...ofTables, ...fromProse],
    proposals,
    columns: event.columns,
    readColumns: reading.columns,
    remarks: reading.remarks,
    reading: event.reading,
    history: past(state, event, {
      whole: { rows, proposals: state.proposals, columns, readColumns, remarks, reading: before },
    }),
  };
};

/** Rows that people had settled and that began anew, where the newest action chose other columns. */
export const undoneByMapping = ({ rows, history }: DraftState): number => {
  const now = new Map(rows.map(({ id, version }) => [id, version]));
  const before = history.at(-1)?.whole?.rows ?? [];
  return before.filter(({ id, version, state }) => state !== 'open' && now.get(id) !== version)
    .length;
};
