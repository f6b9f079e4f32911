/** Touching rows, and keeping what undoing needs. */
import type { DraftEvent } from './messages.js';
import type { DraftRow, DraftState, PastAction } from './state.js';

/** More than a person takes back; older actions stay as they are. */
const mostPast = 200;

const nothing = {
  before: [],
  added: [],
  proposals: [],
  facts: { before: {}, after: {} },
  choices: { before: {}, after: {} },
  whole: null,
  alias: null,
} as const;

/** Adds to the past of an action, which may have several events. */
export const past = (
  { history }: DraftState,
  { action, by }: DraftEvent,
  entry: Partial<Omit<PastAction, 'action' | 'by'>>,
): readonly PastAction[] => {
  const last = history.at(-1);
  if (last === undefined || last.action !== action) {
    return [...history.slice(1 - mostPast), { ...nothing, ...entry, action, by }];
  }
  // A row touched twice by one action goes back to what it was before the first.
  const known = new Set(last.before.map(({ id }) => id));
  const whole: PastAction = {
    ...last,
    ...entry,
    before: [...last.before, ...(entry.before ?? []).filter(({ id }) => !known.has(id))],
    added: [...last.added, ...(entry.added ?? [])],
    proposals: [...last.proposals, ...(entry.proposals ?? [])],
  };
  return [...history.slice(0, -1), whole];
};

/** Changes some rows; each gets the number of the action as its version. */
export const touch = (
  state: DraftState,
  event: DraftEvent,
  ids: ReadonlySet<string>,
  change: (row: DraftRow) => DraftRow,
): DraftState => {
  const before: DraftRow[] = [];
  const rows = state.rows.map((row): DraftRow => {
    if (!ids.has(row.id)) return row;
    before.push(row);
    return { ...change(row), version: event.action, since: event.action };
  });
  return { ...state, rows, history: past(state, event, { before }) };
};
