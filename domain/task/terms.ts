/**
 * Changes of what a task asks: an extension, a deadline set or moved, a new mandate.
 *
 * The date of the first mandate is never touched. A lateness that the change makes untrue is cleared;
 * one that stands by the new date as well is left as it was.
 */
import { endOfDay } from '../calendar/instant.js';
import type { Instant } from '../calendar/messages.js';
import { accepted, type Decision, refused } from '../decision.js';
import { isEqual } from '../equality.js';
import type { ContentChanges, TaskEvent, TaskRefusal, TaskRequest } from './messages.js';
import { claimedAt, evolveTask, isLate, later, mandateOf, type TaskState } from './state.js';

type Terms = Decision<TaskEvent, TaskRefusal>;
type Asked<Type extends TaskRequest['type']> = Extract<TaskRequest, { type: Type }>;
type Cause = Extract<TaskEvent, { type: 'OverdueCleared' }>['cause'];

const withClearing = (state: TaskState, event: TaskEvent, cause: Cause): Terms => {
  const { overdueSince } = state;
  if (overdueSince === null) return accepted(event);
  const after = evolveTask(state, event);
  return isLate(after, claimedAt(after) ?? later(overdueSince, event.at))
    ? accepted(event)
    : accepted<TaskEvent>(event, { type: 'OverdueCleared', at: event.at, cause });
};

export const grantExtension = (
  state: TaskState,
  request: Asked<'GrantExtension'>,
  at: Instant,
): Terms => {
  const until = request.until ?? state.requestedUntil;
  if (until === null) return refused('no-extension-requested');
  if (state.dueAt === null) return refused('no-date-to-extend');
  const dueAt = endOfDay(until);
  if (dueAt <= state.dueAt) return refused('not-later-than-current-deadline');
  const { basis } = request;
  return withClearing(
    state,
    { type: 'ExtensionGranted', at, previousDue: state.due, due: until, dueAt, basis },
    'extended',
  );
};

export const moveDeadline = (
  state: TaskState,
  { deadline, document, basis }: Asked<'MoveDeadline'>,
  at: Instant,
): Terms => {
  const inForce = state.assignment?.deadline;
  // What a document states is its word, and kept, even where it changes nothing.
  if (document === null && isEqual(deadline, inForce) && deadline.dueAt === state.dueAt) {
    return refused('deadline-unchanged');
  }
  return withClearing(
    state,
    { type: 'DeadlineMoved', at, previousDue: state.due, deadline, document, basis },
    'deadline-moved',
  );
};

const fieldsOf = (changes: ContentChanges) => Object.keys(changes) as (keyof ContentChanges)[];

/** What the fields that change say until now. */
const previousOf = ({ assignment }: TaskState, changes: ContentChanges): ContentChanges =>
  assignment === null
    ? {}
    : Object.fromEntries(fieldsOf(changes).map((field) => [field, assignment[field]]));

const isKnown = (state: TaskState, { instrument, changes }: Asked<'Remandate'>): boolean => {
  if (instrument.document === null || fieldsOf(changes).length > 0) return false;
  const known = mandateOf(state, instrument.document);
  return known?.section === instrument.section && known.number === instrument.number;
};

export const remandate = (state: TaskState, request: Asked<'Remandate'>, at: Instant): Terms => {
  if (isKnown(state, request)) return refused('mandate-unchanged');
  const { instrument, basis, changes } = request;
  const previous = previousOf(state, changes);
  return withClearing(
    state,
    {
      type: 'TaskRemandated',
      at,
      instrument,
      basis,
      previousDue: state.due,
      changes,
      previous,
    },
    'remandated',
  );
};
