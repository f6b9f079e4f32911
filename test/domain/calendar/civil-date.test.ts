import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  civilDateFrom,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  firstDayOfMonth,
  lastDayOfMonth,
  partsOf,
  weekday,
} from '../../../domain/calendar/civil-date.js';
import type { CivilDate } from '../../../domain/calendar/messages.js';

const date = (text: string): CivilDate => text as CivilDate;

/** Any day of the years 1 to 9999, which is more than this system will ever see. */
const anyDate = fc
  .integer({ min: -719_162, max: 2_932_896 })
  .map((days) => date(Temporal.PlainDate.from('1970-01-01').add({ days }).toString()));

describe('arithmetic on days', () => {
  test('29 February comes every fourth year, not in 1900 or 2100, but in 2000', () => {
    expect(addDays(date('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(date('2023-02-28'), 1)).toBe('2023-03-01');
    expect(lastDayOfMonth(1900, 2)).toBe('1900-02-28');
    expect(lastDayOfMonth(2000, 2)).toBe('2000-02-29');
    expect(lastDayOfMonth(2100, 2)).toBe('2100-02-28');
  });

  test('months have 30 or 31 days', () => {
    expect(lastDayOfMonth(2022, 4)).toBe('2022-04-30');
    expect(lastDayOfMonth(2022, 12)).toBe('2022-12-31');
    expect(firstDayOfMonth(2022, 9)).toBe('2022-09-01');
  });

  test('1 January 1970 is day 0, a Thursday', () => {
    expect(dayNumberOf(date('1970-01-01'))).toBe(0);
    expect(weekday(date('1970-01-01'))).toBe(4);
  });

  test('weekdays before 1970 are right too: 2 September 1945 was a Sunday', () => {
    expect(weekday(date('1945-09-02'))).toBe(7);
    expect(weekday(date('1945-09-03'))).toBe(1);
  });

  test('days that do not exist are refused', () => {
    expect(civilDateFrom(2023, 2, 29)).toBeNull();
    expect(civilDateFrom(2022, 4, 31)).toBeNull();
    expect(civilDateFrom(2022, 13, 1)).toBeNull();
    expect(civilDateFrom(2022, 0, 1)).toBeNull();
    expect(civilDateFrom(2022, 1, 0)).toBeNull();
    expect(civilDateFrom(0, 1, 1)).toBeNull();
    expect(civilDateFrom(10_000, 1, 1)).toBeNull();
    expect(civilDateFrom(2022, 1.5, 1)).toBeNull();
    expect(civilDateFrom(Number.NaN, 1, 1)).toBeNull();
    expect(civilDateFrom(2024, 2, 29)).toBe('2024-02-29');
  });

  test('a difference is positive forwards and negative backwards', () => {
    expect(daysBetween(date('2022-12-31'), date('2023-01-01'))).toBe(1);
    expect(daysBetween(date('2023-01-01'), date('2022-12-31'))).toBe(-1);
  });
});

describe('agreement with Temporal', () => {
  test('adding days gives the same day', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1800-01-01'), max: new Date('2400-01-01'), noInvalidDate: true }),
        fc.integer({ min: -40_000, max: 40_000 }),
        (start, days) => {
          const from = date(start.toISOString().slice(0, 10));
          expect(addDays(from, days)).toBe(Temporal.PlainDate.from(from).add({ days }).toString());
        },
      ),
    ));

  test('differences, weekdays, parts and day numbers are the same', () =>
    fc.assert(
      fc.property(anyDate, anyDate, (one, other) => {
        const plain = Temporal.PlainDate.from(one);
        expect(daysBetween(one, other)).toBe(plain.until(other, { largestUnit: 'days' }).days);
        expect(weekday(one)).toBe(plain.dayOfWeek);
        expect(partsOf(one)).toEqual({ year: plain.year, month: plain.month, day: plain.day });
        expect(dateOfDayNumber(dayNumberOf(one))).toBe(one);
      }),
    ));
});
