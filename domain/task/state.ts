/** What the rules of a task read, folded from its events, and nothing else. */
import type { CivilDate, Instant } from '../calendar/messages.js';
import type { Deadline } from '../deadline/messages.js';
import type { UnitCode } from '../unit/messages.js';
import type { Instrument, Part, TaskAssigned, TaskEvent } from './messages.js';

export type TaskEnd = 'done-on-time' | 'done-late' | 'withdrawn';

/** A document that mandates the task, with the deadline it states. */
export type Mandate = Instrument & { readonly deadline: Deadline; readonly at: Instant };

export type TaskState = {
  /** The first event, with what later mandates and moves of the deadline say instead; null before it. */
  readonly assignment: TaskAssigned | null;
  /** Oldest first; the first holds the original deadline, whatever became of it. */
  readonly mandates: readonly Mandate[];
  /** Units that once had a part and have none now. */
  readonly relieved: readonly UnitCode[];
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
  mandates: [],
  relieved: [],
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

/** What a document said of the task last; undefined when it never did. */
export const mandateOf = ({ mandates }: TaskState, document: string): Mandate | undefined =>
  mandates.findLast((mandate) => mandate.document === document);

export const unitsIn = (parts: readonly Part[]): readonly UnitCode[] =>
  parts.flatMap(({ unit, members }) => [unit, ...(members ?? [])]);

/** A unit that was relieved of a task may still read what it was relieved of. */
export const mayRead = ({ assignment, relieved }: TaskState, unit: UnitCode): boolean =>
  unitsIn(assignment?.parts ?? []).includes(unit) || relieved.includes(unit);

/** Lateness has one rule: received at or after the first instant that is too late. */
export const isLate = (state: TaskState, at: Instant): boolean =>
  state.dueAt !== null && at >= state.dueAt;

export const later = (a: Instant | null, b: Instant): Instant => (a !== null && a > b ? a : b);

const assigned = (event: TaskAssigned): TaskState => {
  const { due, dueAt } = event.deadline;
  // Amnesty is for the past alone: a date still to come is pressed like any other.
  const amnesty = event.amnesty && dueAt !== null && event.at >= dueAt;
  return {
    ...initialTask,
    assignment: event,
    mandates: [
      {
        document: event.documentKey,
        name: event.documentName,
        section: event.section,
        number: event.number,
        signedOn: null, // stands with the document
        deadline: event.deadline,
        at: event.at,
      },
    ],
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

/** A new deadline answers whatever extension was asked of the old one. */
const withDeadline = (state: TaskState, deadline: Deadline): TaskState => ({
  ...state,
  assignment: state.assignment === null ? null : { ...state.assignment, deadline },
  due: deadline.due,
  dueAt: deadline.dueAt,
  requestedUntil: null,
});

type Remandated = Extract<TaskEvent, { type: 'TaskRemandated' }>;

const remandated = (state: TaskState, { instrument, changes, at }: Remandated): TaskState => {
  const { assignment } = state;
  if (assignment === null) return state;
  // The place printed in another document is that mandate's own.
  const { section, number } =
    instrument.document === assignment.documentKey ? instrument : assignment;
  const next: TaskAssigned = { ...assignment, ...changes, section, number };
  const units = unitsIn(next.parts);
  const moved = changes.deadline === undefined ? state : withDeadline(state, changes.deadline);
  return {
    ...moved,
    // Another urgency has another pace, by which repetitions are counted from here.
    ...(next.urgency === assignment.urgency || state.pressedAt === null
      ? {}
      : { repeats: 0, pressedAt: later(state.pressedAt, at) }),
    assignment: next,
    mandates: [...state.mandates, { ...instrument, deadline: next.deadline, at }],
    relieved: [...new Set([...state.relieved, ...unitsIn(assignment.parts)])].filter(
      (unit) => !units.includes(unit),
    ),
    clockFrom: later(state.clockFrom, at),
  };
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
    case 'DeadlineMoved':
      return {
        ...withDeadline(state, event.deadline),
        clockFrom: later(state.clockFrom, event.at),
      };
    case 'TaskRemandated':
      return remandated(state, event);
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
