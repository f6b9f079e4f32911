/**
 * Which days state agencies work. Five-day week (Decision 188/1999/QĐ-TTg), public holidays and
 * swapped days of `days-off.ts`. A year without an official list follows weekly rest and the
 * fixed-date holidays, and every day of it is marked provisional: Tết, Hùng Vương, make-up days and
 * swaps are unknown until the year's notice.
 */
import { addDays, partsOf, weekday } from './civil-date.js';
import {
  type DayOffReason,
  daysOff,
  firstKnownYear,
  fixedHolidayOn,
  lastKnownYear,
  makeUpDays,
  type Occasion,
} from './days-off.js';
import type { CivilDate } from './messages.js';

export type DayReason = 'working-day' | 'make-up-day' | 'weekly-rest' | DayOffReason;

export type DayStatus = {
  readonly working: boolean;
  readonly reason: DayReason;
  /** The holiday behind a day off; null for ordinary days. */
  readonly occasion: Occasion | null;
  /** The rule or notice this rests on, as Vietnamese documents cite it. */
  readonly basis: string;
  /** True when the year's days off are not officially known, so the answer may still change. */
  readonly provisional: boolean;
  readonly provisionalReason: 'days-off-not-announced' | null;
};

const fiveDayWeek = 'Quyết định số 188/1999/QĐ-TTg';

const weeklyStatus = (date: CivilDate) => {
  const working = weekday(date) <= 5;
  const reason: DayReason = working ? 'working-day' : 'weekly-rest';
  return { working, reason, occasion: null, basis: fiveDayWeek };
};

const certain = { provisional: false, provisionalReason: null } as const;
const unannounced = {
  provisional: true,
  provisionalReason: 'days-off-not-announced',
} as const;

export const dayStatus = (date: CivilDate): DayStatus => {
  const { year } = partsOf(date);
  if (year < firstKnownYear || year > lastKnownYear) {
    const fixed = fixedHolidayOn(date);
    if (fixed !== null) return { working: false, ...fixed, ...unannounced };
    return { ...weeklyStatus(date), ...unannounced };
  }
  const dayOff = daysOff.get(date);
  if (dayOff !== undefined) return { working: false, ...dayOff, ...certain };
  const makeUp = makeUpDays.get(date);
  if (makeUp !== undefined) {
    const { basis } = makeUp;
    return { working: true, reason: 'make-up-day', occasion: null, basis, ...certain };
  }
  return { ...weeklyStatus(date), ...certain };
};

export const isWorkingDay = (date: CivilDate): boolean => dayStatus(date).working;

/** That day itself when it is worked, else the first worked day after it. */
export const nextWorkingDay = (date: CivilDate): CivilDate => {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
};

/**
 * The `count`-th working day after `date`, or before it when `count` is negative. The day itself is
 * never counted (Civil Code, article 147) and is the answer for a count of zero.
 */
export const addWorkingDays = (date: CivilDate, count: number): CivilDate => {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(Math.trunc(count)); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
};

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export const workingDaysBetween = (from: CivilDate, to: CivilDate): number => {
  if (to < from) return 0 - workingDaysBetween(to, from);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
};
