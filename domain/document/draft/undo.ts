/**
 * Taking back one's own last action. What others have done to the same rows since is never lost: then
 * there is nothing to take back, and the row must be changed again instead.
 */
import { accepted, refused } from '../../decision.js';
import { choiceBefore } from './choices.js';
import { type CommandOf, type DraftDecision, nextAction } from './deciding.js';
import { actionUndone } from './evolution.js';
import type { DraftEvent } from './messages.js';
import { namesTaskTwice } from './remandating.js';
import { same } from './same.js';
import type { DraftState, PastAction } from './state.js';

/** The day of the document decides what phrases without a year mean, in rows edited later too. */
const reachesEveryRow = ({ whole, facts }: PastAction): boolean =>
  whole !== null || 'signedOn' in facts.after || 'year' in facts.after;

/** Another spelling that somebody explained since, in a sentence where this one stands too. */
const explainedSince = ({ history }: DraftState, { action, alias, proposals }: PastAction) => {
  const named = new Set(proposals.map(({ id }) => id));
  const isLater = (other: PastAction): boolean => other.action > action && other.alias !== null;
  return (
    alias !== null &&
    history.some((other) => isLater(other) && other.proposals.some(({ id }) => named.has(id)))
  );
};

/** Choices went with the document they were about, and nobody's newer ones may be lost. */
const sameChoices = ({ choices, history }: DraftState, entry: PastAction): boolean => {
  const corrects = ({ facts }: PastAction): boolean => 'corrects' in facts.after;
  if (corrects(entry)) return Object.keys(choices).length === 0;
  const after = Object.entries(entry.choices.after);
  const gone = history.some((other) => other.action > entry.action && corrects(other));
  return (
    after.length === 0 ||
    (!gone && after.every(([subject, choice]) => choiceBefore(choices, subject) === choice))
  );
};

const unchangedSince = (state: DraftState, entry: PastAction): boolean => {
  const { action, before, added, facts, whole } = entry;
  if (whole !== null && state.history.at(-1) !== entry) return false;
  if (reachesEveryRow(entry) && state.rows.some(({ since }) => since > action)) return false;
  if (explainedSince(state, entry)) return false;
  const byId = new Map(state.rows.map((row) => [row.id, row]));
  const touched = [...before.map(({ id }) => id), ...added];
  const known: Readonly<Record<string, unknown>> = state.facts ?? {};
  return (
    touched.every((id) => byId.get(id)?.since === action) &&
    sameChoices(state, entry) &&
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
