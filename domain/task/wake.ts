/**
 * When a task's workflow should look at the clock again. The milestone keeps its exact instant; the
 * wake that records it is spread over the night, never past the first slot, by a hash of the task's id,
 * so that ten thousand tasks with one deadline do not wake as one herd.
 */
import { addMs, civilDateOf, startOfDay } from '../calendar/instant.js';
import type { Instant } from '../calendar/messages.js';
import type { Policy } from '../policy/messages.js';
import type { TaskId } from './messages.js';
import { nextMilestone } from './milestone.js';
import type { TaskState } from './state.js';

export type Wake = {
  /** The instant that becomes effective. */
  readonly milestoneAt: Instant;
  /** When to record it; not before `milestoneAt`. */
  readonly wakeAt: Instant;
};

/** FNV-1a, 32 bits: the same on every machine and in every build. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value;
};

const minutesOfDay = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A wake after the day's first slot would put what it records off by a day. */
const spreadMsOf = ({ spreadMinutes, slots }: Policy): number =>
  Math.min(spreadMinutes, ...slots.map(minutesOfDay)) * 60_000;

export const nextWake = (id: TaskId, state: TaskState): Wake | null => {
  const milestone = nextMilestone(state, null);
  if (milestone === null || state.assignment === null) return null;
  const { policy, urgency } = state.assignment;
  const startsADay = milestone.at === startOfDay(civilDateOf(milestone.at));
  const spreadMs = urgency === 'express' || !startsADay ? 0 : spreadMsOf(policy);
  const delayMs = spreadMs === 0 ? 0 : hash(id) % spreadMs;
  return { milestoneAt: milestone.at, wakeAt: addMs(milestone.at, delayMs) };
};
