/** "Due" is not "send": a line waits for the next slot of a working day, unless the task is express. */
import { addDays } from '../calendar/civil-date.js';
import { atLocalTime, civilDateOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/messages.js';
import { nextWorkingDay } from '../calendar/working-days.js';
import type { Policy } from '../policy/messages.js';
import type { Urgency } from '../task/messages.js';

/** The first slot at or after an instant, on a working day. */
export const slotFor = (policy: Policy, urgency: Urgency, at: Instant): Instant => {
  if (urgency === 'express') return at;
  const times = [...policy.slots].sort();
  let day = nextWorkingDay(civilDateOf(at));
  for (;;) {
    const slot = times.map((time) => atLocalTime(day, time)).find((instant) => instant >= at);
    if (slot !== undefined) return slot;
    day = nextWorkingDay(addDays(day, 1));
  }
};
