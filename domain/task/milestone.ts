/**
 * What the passing of time brings to a task.
 *
 * M1. Time touches only open tasks whose result is still owed.
 * M2. A milestone is recorded once; recording it moves `nextMilestone` on, never back.
 * M3. Milestones missed together collapse: of several reminders or repetitions only the newest is
 *     recorded. Escalation levels are each recorded, for each informs somebody else.
 */
import { daysBetween } from '../calendar/civil-date.js';
import { civilDateOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/messages.js';
import type { Cadence, EscalationLevel } from '../policy/messages.js';
import { afterDue, beforeDue, repeated, repetitionsBy } from '../policy/offset.js';
import type { TaskEvent } from './messages.js';
import { claimedAt, type TaskState } from './state.js';

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);

export const cadenceOf = (state: TaskState): Cadence | null => {
  if (state.assignment === null) return null;
  const { policy, urgency } = state.assignment;
  return urgency === 'express' ? policy.express : policy;
};

const isRunning = (state: TaskState): boolean =>
  state.assignment !== null && state.end === null && claimedAt(state) === null;

/** From when an unanswered task is overdue: its due instant, or the return of a result after it. */
export const overdueFrom = (state: TaskState): Instant | null => {
  if (!isRunning(state) || state.dueAt === null || state.clockFrom === null) return null;
  return state.overdueSince ?? latest(state.dueAt, state.clockFrom);
};

const reminder = (state: TaskState, cadence: Cadence, until: Instant | null): TaskEvent | null => {
  const { due, dueAt, clockFrom } = state;
  if (due === null || dueAt === null || clockFrom === null) return null;
  const ahead = cadence.reminders
    .map((offset) => beforeDue(dueAt, offset))
    .filter((at) => at > clockFrom && at < dueAt)
    .sort();
  const passed = until === null ? [] : ahead.filter((at) => at <= until);
  const at = passed.at(-1) ?? ahead[0];
  if (at === undefined) return null;
  return { type: 'ReminderDue', at, due, daysLeft: daysBetween(civilDateOf(at), due) };
};

/** The lowest level not yet raised, in whatever order the policy lists them. */
const nextLevel = (state: TaskState, cadence: Cadence): EscalationLevel | undefined =>
  state.amnesty
    ? undefined
    : cadence.escalations
        .filter(({ level }) => level > state.escalationLevel)
        .sort((a, b) => a.level - b.level)[0];

const repetition = (
  state: TaskState,
  cadence: Cadence,
  resumedAt: Instant,
  until: Instant | null,
): TaskEvent | null => {
  const { pressedAt } = state;
  const every = cadence.repeatWhileLate;
  if (every === null || every.amount === 0 || pressedAt === null) return null;
  const passed = repetitionsBy(pressedAt, every, resumedAt);
  const resumesOnOne = repeated(pressedAt, every, passed) === resumedAt;
  const first = Math.max(state.repeats + 1, resumesOnOne ? passed : passed + 1);
  const newest = until === null ? first : repetitionsBy(pressedAt, every, until);
  const count = Math.max(first, newest);
  return { type: 'LatenessRepeated', at: repeated(pressedAt, every, count), count };
};

/**
 * The next thing time brings, or null when nothing more will come by itself. With `until`, what was
 * missed by then is collapsed (M3).
 */
export const nextMilestone = (state: TaskState, until: Instant | null): TaskEvent | null => {
  const cadence = cadenceOf(state);
  const overdueAt = overdueFrom(state);
  if (cadence === null || overdueAt === null || state.dueAt === null) return null;
  if (state.overdueSince === null) {
    const due: TaskEvent = { type: 'TaskOverdue', at: overdueAt, dueAt: state.dueAt };
    return reminder(state, cadence, until) ?? due;
  }
  const resumedAt = latest(state.overdueSince, state.clockFrom ?? state.overdueSince);
  const level = nextLevel(state, cadence);
  if (level !== undefined) {
    const notBefore = latest(resumedAt, state.pressedAt ?? resumedAt);
    const at = latest(afterDue(state.overdueSince, level.after), notBefore);
    return { type: 'EscalationRaised', at, level: level.level, recipients: level.recipients };
  }
  return repetition(state, cadence, resumedAt, until);
};
