/**
 * Taking back one's own last action. What others have done to the same rows since is never lost: then
 * there is nothing to take back, and the row must be changed again instead.
 */
import { accepted, refused } from '../../decision.js';
import { type CommandOf, type DraftDecision, nextAction } from './deciding.js';
import { actionUndone } from './evolution.js';
import type { DraftEvent } from './messages.js';
import { namesTaskTwice } from './remandating.js';
import { same } from './same.js';
import type { DraftState, PastAction } from './state.js';

/** The day of the document decides what phrases without a year mean, in rows edited later too. */
const reachesEveryRow = ({ whole, facts }: PastAction): boolean =>
  whole !== null || 'signedOn' in facts.after || 'year' in facts.after;

const unchangedSince = (state: DraftState, entry: PastAction): boolean => {
  const { action, before, added, facts, whole } = entry;
  if (whole !== null && state.history.at(-1) !== entry) return false;
  if (reachesEveryRow(entry) && state.rows.some(({ since }) => since > action)) return false;
  const byId = new Map(state.rows.map((row) => [row.id, row]));
  const touched = [...before.map(({ id }) => id), ...added];
  const known: Readonly<Record<string, unknown>> = state.facts ?? {};
  return (
    touched.every((id) => byId.get(id)?.since === action) &&
    Object.entries(facts.after).every(([name, value]) => same(known[name], value))
  );
};

export const decideUndo = (state: DraftState, command: CommandOf<'Undo'>): DraftDecision => {
  const { unit, desk } = command.by;
  const own = state.history.findLast(({ by }) => by.unit === unit && by.desk === desk);
  if (own === undefined) return refused('nothing-to-undo');
  if (!unchangedSince(state, own)) return refused('changed-since');
  const undone: DraftEvent = {
    ...nextAction(state, command),
    type: 'ActionUndone',
    undoes: own.action,
    alias: own.alias,
  };
  // Somebody else may have taken another row for the task of a row that would come back.
  if (namesTaskTwice(actionUndone(state, undone))) return refused('task-named-twice');
  return accepted(undone);
};
