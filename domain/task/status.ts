/** What a task is at an instant: a pure function of state and clock, true the second it is. */
import { msOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/messages.js';
import { beforeDue } from '../policy/offset.js';
import { overdueFrom } from './milestone.js';
import { claimedAt, isLate, type TaskState } from './state.js';

export const taskStatuses = [
  'overdue',
  'due-soon',
  'on-track',
  'claimed',
  'standing',
  'pending',
  'done-on-time',
  'done-late',
  'withdrawn',
] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** The few instants a status is computed from, small enough to keep in a table row. */
export type StatusFacts = {
  readonly end: TaskState['end'];
  readonly claimedAt: Instant | null;
  readonly overdueFrom: Instant | null;
  readonly dueSoonFrom: Instant | null;
  /** What an open task without a due instant is. */
  readonly undated: 'standing' | 'pending' | 'on-track' | null;
  readonly dueAt: Instant | null;
};

const undatedOf = (state: TaskState): StatusFacts['undated'] => {
  if (state.dueAt !== null || state.assignment === null) return null;
  switch (state.assignment.deadline.kind) {
    case 'standing':
    case 'periodic':
      return 'standing';
    case 'none':
    case 'roadmap':
      return 'pending';
    case 'date':
    case 'staged':
    case 'start':
      return 'on-track';
  }
};

const dueSoonFrom = (state: TaskState): Instant | null => {
  if (state.dueAt === null || state.assignment === null) return null;
  const { policy, urgency } = state.assignment;
  if (urgency === 'normal') return beforeDue(state.dueAt, policy.dueSoon);
  const { dueAt } = state;
  const reminders = policy.express.reminders.map((offset) => beforeDue(dueAt, offset));
  return reminders.sort()[0] ?? null;
};

export const statusFacts = (state: TaskState): StatusFacts => ({
  end: state.end,
  claimedAt: claimedAt(state),
  overdueFrom: overdueFrom(state),
  dueSoonFrom: dueSoonFrom(state),
  undated: undatedOf(state),
  dueAt: state.dueAt,
});

export const statusFromFacts = (facts: StatusFacts, now: Instant): TaskStatus => {
  if (facts.end !== null) return facts.end;
  if (facts.claimedAt !== null) return 'claimed';
  if (facts.undated !== null) return facts.undated;
  if (facts.overdueFrom !== null && now >= facts.overdueFrom) return 'overdue';
  if (facts.dueSoonFrom !== null && now >= facts.dueSoonFrom) return 'due-soon';
  return 'on-track';
};

export const statusAt = (state: TaskState, now: Instant): TaskStatus =>
  statusFromFacts(statusFacts(state), now);

/** One of the four numbers of every report: done or open, on time or late. */
export type Quadrant = 'done-on-time' | 'done-late' | 'open-on-time' | 'open-late';

/** Null for withdrawn tasks, which are in no tally. A late claim is open and late until confirmed. */
export const quadrantOf = (facts: StatusFacts, now: Instant): Quadrant | null => {
  if (facts.end === 'withdrawn') return null;
  if (facts.end !== null) return facts.end;
  const lateClaim =
    facts.claimedAt !== null && facts.dueAt !== null && facts.claimedAt >= facts.dueAt;
  return lateClaim || statusFromFacts(facts, now) === 'overdue' ? 'open-late' : 'open-on-time';
};

/** Whether the waiting claim came in too late. */
export const claimIsLate = (state: TaskState): boolean => {
  const claim = claimedAt(state);
  return claim !== null && isLate(state, claim);
};

/**
 * Whether a task ran past the date of its first mandate, whatever date holds now: a later mandate
 * moves the date by which it is judged, and leaves this fact as it is.
 */
export const isPastOriginal = (
  { end, claimedAt: claim }: Pick<StatusFacts, 'end' | 'claimedAt'>,
  originalDueAt: Instant | null,
  now: Instant,
): boolean => originalDueAt !== null && end !== 'withdrawn' && (claim ?? now) >= originalDueAt;

/** How long until an instant, never negative: timers want a length, not a time. */
export const msUntil = (at: Instant, now: Instant): number => Math.max(0, msOf(at) - msOf(now));
