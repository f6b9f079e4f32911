/** Distances in a policy, applied to a deadline: in days they land on 00:00 local, else to the second. */
import { addDays, daysBetween } from '../calendar/civil-date.js';
import { addMs, civilDateOf, msOf, startOfDay } from '../calendar/instant.js';
import type { CivilDate, Instant } from '../calendar/messages.js';
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days.js';
import type { Offset } from './messages.js';

const unitMs = { hour: 3_600_000, minute: 60_000, second: 1000 } as const;

/** The last day that still belongs to a moment at its very end: of 00:00 on the 16th, the 15th. */
const dayEndingAt = (at: Instant): CivilDate => civilDateOf(addMs(at, -1));

const shift = (day: CivilDate, at: Instant, offset: Offset, sign: 1 | -1): Instant => {
  switch (offset.unit) {
    case 'calendar-day':
      return startOfDay(addDays(day, sign * offset.amount));
    case 'working-day':
      return startOfDay(addWorkingDays(day, sign * offset.amount));
    case 'hour':
    case 'minute':
    case 'second':
      return addMs(at, sign * offset.amount * unitMs[offset.unit]);
  }
};

/** "Three days before" a deadline of the 15th is 00:00 on the 12th: that day reads "3 days left". */
export const beforeDue = (dueAt: Instant, offset: Offset): Instant =>
  shift(dayEndingAt(dueAt), dueAt, offset, -1);

/** "Three days after" a deadline of the 15th is 00:00 on the 18th: that day reads "3 days late". */
export const afterDue = (dueAt: Instant, offset: Offset): Instant =>
  shift(dayEndingAt(dueAt), dueAt, offset, 1);

/** The `count`-th repetition after a moment, counted from the day it falls on. */
export const repeated = (from: Instant, every: Offset, count: number): Instant =>
  shift(civilDateOf(from), from, { ...every, amount: every.amount * count }, 1);

const distance = (from: Instant, until: Instant, unit: Offset['unit']): number => {
  switch (unit) {
    case 'calendar-day':
      return daysBetween(civilDateOf(from), civilDateOf(until));
    case 'working-day':
      return workingDaysBetween(civilDateOf(from), civilDateOf(until));
    case 'hour':
    case 'minute':
    case 'second':
      return (msOf(until) - msOf(from)) / unitMs[unit];
  }
};

/** How many repetitions have come by a moment, counted without walking through them. */
export const repetitionsBy = (from: Instant, every: Offset, until: Instant): number =>
  Math.max(0, Math.floor(distance(from, until, every.unit) / every.amount));
