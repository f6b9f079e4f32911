/** Rules about single rows. Each command names the version of the row it was made against. */
import { accepted, refused } from '../../decision.js';
import { type CommandOf, type DraftDecision, type Knowledge, nextAction } from './deciding.js';
import type { DraftRefusal, RowFields } from './messages.js';
import { decideRemandate, isNamedBeside, tasksOf } from './remandating.js';
import { changeOf, mergedResolution, readingTaken } from './resolution.js';
import { same } from './same.js';
import { contextOf, type DraftRow, type DraftState, freeId, isKept, openReasons } from './state.js';

type Found = { readonly outcome: 'found'; readonly row: DraftRow };
type Missed = { readonly outcome: 'refused'; readonly reason: DraftRefusal };

const rowAt = (
  { rows }: DraftState,
  { row: id, version }: { readonly row: string; readonly version: number },
): Found | Missed => {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) return { outcome: 'refused', reason: 'unknown-row' };
  if (row.version !== version) return { outcome: 'refused', reason: 'row-changed' };
  return { outcome: 'found', row };
};

/** Whether every reading that is asked for is one of those offered. */
const offersReadings = (
  state: DraftState,
  { task }: DraftRow,
  parts: readonly RowFields[],
): boolean =>
  parts.every(
    (fields) =>
      fields.alternative === undefined || readingTaken(task, fields, contextOf(state)) !== null,
  );

const edit = (
  state: DraftState,
  command: CommandOf<'EditRow'>,
  row: DraftRow,
  { aliases }: Knowledge,
): DraftDecision => {
  if (!offersReadings(state, row, [command.fields])) return refused('unknown-reading');
  const change = changeOf(row.task, command.fields, contextOf(state), aliases);
  // Doubts about the row as a whole go with any edit, but typing a field as it was is no edit.
  const { review: _review, marks: _marks, ...fields } = change;
  const known: Readonly<Record<string, unknown>> = row.task;
  const changes = Object.entries(fields).some(([name, value]) => !same(known[name], value));
  if (!changes) return refused('nothing-changed');
  return accepted({ ...nextAction(state, command), type: 'RowEdited', row: row.id, change });
};

const split = (
  state: DraftState,
  command: CommandOf<'SplitRow'>,
  row: DraftRow,
  { aliases }: Knowledge,
): DraftDecision => {
  if (!offersReadings(state, row, command.into)) return refused('unknown-reading');
  const taken = new Set(state.rows.map(({ id }) => id));
  const into = command.into.map((fields, index) => {
    const id = index === 0 ? row.id : freeId(taken, row.id);
    taken.add(id);
    return { row: id, change: changeOf(row.task, fields, contextOf(state), aliases) };
  });
  return accepted({ ...nextAction(state, command), type: 'RowSplit', row: row.id, into });
};

const merge = (state: DraftState, command: CommandOf<'MergeRows'>): DraftDecision => {
  const rows: DraftRow[] = [];
  for (const at of command.rows) {
    const found = rowAt(state, at);
    if (found.outcome === 'refused') return found;
    if (!isKept(found.row)) return refused('row-dropped');
    rows.push(found.row);
  }
  const kept = state.rows.filter(isKept);
  const [first] = rows;
  const start = first === undefined ? -1 : kept.indexOf(first);
  // A sentence of the prose is no neighbour of a row in a table.
  const adjacent = rows.every(
    (row, index) => kept[start + index] === row && row.proposal === first?.proposal,
  );
  if (!adjacent) return refused('rows-not-adjacent');
  if (tasksOf(rows).length > 1) return refused('tasks-differ');
  const tasks = rows.map(({ task }) => task);
  return accepted({
    ...nextAction(state, command),
    type: 'RowsMerged',
    rows: rows.map(({ id }) => id),
    ...mergedResolution(tasks, contextOf(state)),
  });
};

const restore = (
  state: DraftState,
  command: CommandOf<'RestoreRow'>,
  row: DraftRow,
): DraftDecision => {
  const untouched =
    row.state === 'open' && row.accepted.length === 0 && row.remandates === null && !row.ownDuty;
  if (untouched || (row.drop !== null && row.drop.into !== null)) {
    return refused('nothing-to-restore');
  }
  if (!isKept(row) && isNamedBeside(state, row, row.remandates)) return refused('task-named-twice');
  return accepted({ ...nextAction(state, command), type: 'RowRestored', row: row.id });
};

type RowCommand = CommandOf<
  'AcceptRow' | 'EditRow' | 'SplitRow' | 'MergeRows' | 'DropRow' | 'RestoreRow' | 'RemandateRow'
>;

export const decideRow = (
  state: DraftState,
  command: RowCommand,
  knowledge: Knowledge,
): DraftDecision => {
  if (command.type === 'MergeRows') return merge(state, command);
  const found = rowAt(state, command);
  if (found.outcome === 'refused') return found;
  const { row } = found;
  if (command.type === 'RestoreRow') return restore(state, command, row);
  if (!isKept(row)) return refused('row-dropped');
  const action = nextAction(state, command);
  switch (command.type) {
    case 'AcceptRow':
      return row.state === 'accepted'
        ? refused('already-accepted')
        : accepted({ ...action, type: 'RowAccepted', row: row.id, reasons: openReasons(row) });
    case 'DropRow':
      return accepted({
        ...action,
        type: 'RowDropped',
        row: row.id,
        reason: command.reason,
      });
    case 'EditRow':
      return edit(state, command, row, knowledge);
    case 'SplitRow':
      return split(state, command, row, knowledge);
    case 'RemandateRow':
      return decideRemandate(state, command, row);
  }
};
