/** What the rules of a task read, folded from its events, and nothing else. */
import type { CivilDate, Instant } from '../calendar/messages.js';
import type { UnitCode } from '../unit/messages.js';
import type { Part, TaskAssigned, TaskEvent } from './messages.js';

export type TaskEnd = 'done-on-time' | 'done-late' | 'withdrawn';

export type TaskState = {
  /** The first event; null before it. */
  readonly assignment: TaskAssigned | null;
  /** The last good day in force, moved by extensions. */
  readonly due: CivilDate | null;
  /** The first instant that is too late. */
  readonly dueAt: Instant | null;
  readonly responses: Readonly<Record<UnitCode, 'acknowledged' | 'declined'>>;
  /** Units whose result was received, with the time of receipt. */
  readonly results: Readonly<Record<UnitCode, Instant>>;
  /** Units whose result came by signal, so that nobody knows who sent it. */
  readonly unverified: readonly UnitCode[];
  readonly requestedUntil: CivilDate | null;
  readonly extensionsGranted: number;
  /** Since when the log holds the task overdue. */
  readonly overdueSince: Instant | null;
  /** Imported late and signed off: the past raises no escalation. */
  readonly amnesty: boolean;
  readonly escalationLevel: number;
  readonly repeats: number;
  /** Repeats while late are counted from here. */
  readonly pressedAt: Instant | null;
  /** Milestones before this belong to the past and are not recorded. */
  readonly clockFrom: Instant | null;
  readonly end: TaskEnd | null;
};

export const initialTask: TaskState = {
  assignment: null,
  due: null,
  dueAt: null,
  responses: {},
  results: {},
  unverified: [],
  requestedUntil: null,
  extensionsGranted: 0,
  overdueSince: null,
  amnesty: false,
  escalationLevel: 0,
  repeats: 0,
  pressedAt: null,
  clockFrom: null,
  end: null,
};

const leadPart = (state: TaskState): Part | undefined =>
  state.assignment?.parts.find((part) => part.role === 'lead');

/** The units whose results make the task claimed: every member of a group that leads, or the lead. */
export const answerableUnits = (state: TaskState): readonly UnitCode[] => {
  const lead = leadPart(state);
  if (lead === undefined) return [];
  return lead.members ?? [lead.unit];
};

/** When the last answerable unit's result was received; null while one is missing. */
export const claimedAt = (state: TaskState): Instant | null => {
  let latest: Instant | null = null;
  for (const unit of answerableUnits(state)) {
    const received = state.results[unit];
    if (received === undefined) return null;
    if (latest === null || received > latest) latest = received;
  }
  return latest;
};

/** Lateness has one rule: received at or after the first instant that is too late. */
export const isLate = (state: TaskState, at: Instant): boolean =>
  state.dueAt !== null && at >= state.dueAt;

const later = (a: Instant | null, b: Instant): Instant => (a !== null && a > b ? a : b);

const assigned = (event: TaskAssigned): TaskState => {
  const { due, dueAt } = event.deadline;
  // Amnesty is for the past alone: a date still to come is pressed like any other.
  const amnesty = event.amnesty && dueAt !== null && event.at >= dueAt;
  return {
    ...initialTask,
    assignment: event,
    due,
    dueAt,
    clockFrom: event.at,
    amnesty,
    overdueSince: amnesty ? dueAt : null,
    pressedAt: amnesty ? event.at : null,
  };
};

const withoutLateness = {
  overdueSince: null,
  amnesty: false,
  escalationLevel: 0,
  repeats: 0,
  pressedAt: null,
} as const;

type Submitted = Extract<TaskEvent, { type: 'ResultSubmitted' }>;

/**
 * The earlier of two results counts, but a verified one takes the place of an unverified one. A
 * result that came in time clears lateness even from a task confirmed as late.
 */
const received = (state: TaskState, { unit, at, verified }: Submitted): TaskState => {
  const known = state.results[unit];
  const replaced = verified && state.unverified.includes(unit);
  const others = state.unverified.filter((code) => code !== unit);
  const next: TaskState = {
    ...state,
    results: {
      ...state.results,
      [unit]: known !== undefined && !replaced && known < at ? known : at,
    },
    unverified: verified ? others : [...others, unit],
  };
  const claim = claimedAt(next);
  if (state.end !== 'done-late' || claim === null || isLate(next, claim)) return next;
  return { ...next, end: 'done-on-time' };
};

export const evolveTask = (state: TaskState, event: TaskEvent): TaskState => {
  switch (event.type) {
    case 'TaskAssigned':
      return assigned(event);
    case 'TaskAcknowledged':
      return { ...state, responses: { ...state.responses, [event.unit]: 'acknowledged' } };
    case 'TaskDeclined':
      return { ...state, responses: { ...state.responses, [event.unit]: 'declined' } };
    case 'ProgressReported':
    case 'ObstacleReported':
    case 'ContributionMade':
      return state;
    case 'ResultSubmitted':
      return received(state, event);
    case 'ExtensionRequested':
      return { ...state, requestedUntil: event.until };
    case 'ExtensionGranted':
      return {
        ...state,
        due: event.due,
        dueAt: event.dueAt,
        requestedUntil: null,
        extensionsGranted: state.extensionsGranted + 1,
        clockFrom: later(state.clockFrom, event.at),
      };
    case 'ExtensionRefused':
      return { ...state, requestedUntil: null };
    case 'CompletionConfirmed':
      return { ...state, end: event.late ? 'done-late' : 'done-on-time', requestedUntil: null };
    case 'ResultReturned':
      return { ...state, results: {}, unverified: [], clockFrom: later(state.clockFrom, event.at) };
    case 'TaskWithdrawn':
      return { ...state, end: 'withdrawn', requestedUntil: null };
    case 'ReminderDue':
      return { ...state, clockFrom: later(state.clockFrom, event.at) };
    case 'TaskOverdue':
      return { ...state, overdueSince: event.at, pressedAt: event.at };
    case 'OverdueCleared':
      return { ...state, ...withoutLateness };
    case 'EscalationRaised':
      return { ...state, escalationLevel: event.level, pressedAt: event.at };
    case 'LatenessRepeated':
      return { ...state, repeats: event.count };
  }
};
