/**
 * Arithmetic on days of the civil (proleptic Gregorian) calendar, in whole numbers only: no clock,
 * no time zone and no `Date`, so it gives the same answer on every machine. Years 0001 to 9999.
 */
import type { CivilDate } from './messages.js';

/** ISO: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

const daysPerEra = 146_097; // 400 years
const epochOffset = 719_468; // from 1 March of year 0 to 1 January 1970

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const format = ({ year, month, day }: DateParts): CivilDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CivilDate;

/** The day these numbers name, or null when the calendar has no such day. */
export const civilDateFrom = (year: number, month: number, day: number): CivilDate | null => {
  const whole = [year, month, day].every(Number.isInteger);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? format({ year, month, day }) : null;
};

export const partsOf = (date: CivilDate): DateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** Days since 1 January 1970. The year is counted from March, so the leap day comes last in it. */
export const dayNumberOf = (date: CivilDate): number => {
  const { year, month, day } = partsOf(date);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - epochOffset;
};

export const dateOfDayNumber = (dayNumber: number): CivilDate => {
  const shifted = dayNumber + epochOffset;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return format({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  });
};

export const addDays = (date: CivilDate, days: number): CivilDate =>
  dateOfDayNumber(dayNumberOf(date) + days);

/** How many days `to` lies after `from`; negative when it lies before. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  dayNumberOf(to) - dayNumberOf(from);

/** `month` must be 1 to 12. */
export const firstDayOfMonth = (year: number, month: number): CivilDate =>
  format({ year, month, day: 1 });

/** `month` must be 1 to 12. */
export const lastDayOfMonth = (year: number, month: number): CivilDate =>
  format({ year, month, day: daysInMonth(year, month) });

/** 1 January 1970 was a Thursday. */
export const weekday = (date: CivilDate): Weekday => {
  const fromMonday = (dayNumberOf(date) + 3) % 7;
  return ((fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1) as Weekday;
};
