/** When a periodic duty comes back: the last good days of its next periods. */
import { addDays, civilDateFrom, lastDayOfMonth, partsOf } from '../calendar/civil-date.js';
import type { CivilDate } from '../calendar/messages.js';
import type { Recurrence } from './messages.js';

const dayIn = (year: number, month: number, { day, isBefore }: Recurrence): CivilDate => {
  const last = lastDayOfMonth(year, month);
  const named = day === null ? last : (civilDateFrom(year, month, day) ?? last);
  return isBefore ? addDays(named, -1) : named;
};

/**
 * From a day on, that day included; none where the words name no day of a month. A month without the
 * day named ends with its last (Civil Code 2015, article 148).
 */
export const nextDays = (
  recurrence: Recurrence,
  from: CivilDate,
  count: number,
): readonly CivilDate[] => {
  const { every, day, month } = recurrence;
  const { year, month: now } = partsOf(from);
  // One period more than asked for: the day of the first may have passed.
  const periods = Array.from({ length: count + 1 }, (_, index) => index);
  const days =
    every === 'month' && day !== null
      ? periods.map((index) => {
          const months = now - 1 + index;
          return dayIn(year + Math.floor(months / 12), (months % 12) + 1, recurrence);
        })
      : every === 'year' && month !== null
        ? periods.map((index) => dayIn(year + index, month, recurrence))
        : [];
  return days.filter((next) => next >= from).slice(0, count);
};
