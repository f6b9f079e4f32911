/** Distances from a deadline. In days they land on 00:00 local time, 17:00 UTC of the day before. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Offset } from '../../../domain/policy/messages.js';
import { afterDue, beforeDue, repeated, repetitionsBy } from '../../../domain/policy/offset.js';
import { anyInstant, anyOffset } from '../../support/arbitraries.js';
import { utc } from '../../support/builders.js';

const calendarDays = (amount: number): Offset => ({ amount, unit: 'calendar-day' });
const workingDays = (amount: number): Offset => ({ amount, unit: 'working-day' });
/** The end of Thursday 15 September 2022. */
const dueAt = utc('2022-09-15T17:00:00.000Z');
/** The end of Thursday 8 September 2022: counting back meets National Day, 1 and 2 September. */
const afterHoliday = utc('2022-09-08T17:00:00.000Z');

describe('before a deadline', () => {
  test.each([
    [calendarDays(0), '2022-09-14T17:00:00.000Z'],
    [calendarDays(3), '2022-09-11T17:00:00.000Z'],
    [calendarDays(15), '2022-08-30T17:00:00.000Z'],
    [workingDays(0), '2022-09-14T17:00:00.000Z'],
    [workingDays(1), '2022-09-13T17:00:00.000Z'],
    [workingDays(4), '2022-09-08T17:00:00.000Z'], // 14, 13, 12, over a weekend 9
    [{ amount: 2, unit: 'hour' }, '2022-09-15T15:00:00.000Z'],
    [{ amount: 90, unit: 'minute' }, '2022-09-15T15:30:00.000Z'],
    [{ amount: 30, unit: 'second' }, '2022-09-15T16:59:30.000Z'],
  ] as const)('%j', (offset, expected) => expect(beforeDue(dueAt, offset)).toBe(expected));

  test('working days pass over weekend and holiday', () =>
    // 7, 6, 5, and before 3, 4, 1, 2 September the 31st of August.
    expect(beforeDue(afterHoliday, workingDays(4))).toBe('2022-08-30T17:00:00.000Z'));

  test('an hour belongs to its own day', () => {
    const hour = utc('2022-09-12T10:30:00.000Z');
    expect(beforeDue(hour, calendarDays(1))).toBe('2022-09-10T17:00:00.000Z');
    expect(beforeDue(hour, calendarDays(0))).toBe('2022-09-11T17:00:00.000Z');
  });
});

describe('after a deadline', () => {
  test.each([
    [calendarDays(0), '2022-09-14T17:00:00.000Z'],
    [calendarDays(1), '2022-09-15T17:00:00.000Z'],
    [calendarDays(3), '2022-09-17T17:00:00.000Z'],
    [workingDays(1), '2022-09-15T17:00:00.000Z'],
    [workingDays(2), '2022-09-18T17:00:00.000Z'], // 16, over a weekend 19
    [{ amount: 4, unit: 'hour' }, '2022-09-15T21:00:00.000Z'],
    [{ amount: 1, unit: 'minute' }, '2022-09-15T17:01:00.000Z'],
    [{ amount: 15, unit: 'second' }, '2022-09-15T17:00:15.000Z'],
  ] as const)('%j', (offset, expected) => expect(afterDue(dueAt, offset)).toBe(expected));

  test('a make-up Saturday counts as worked', () =>
    // Friday 3 May 2024; Saturday the 4th was worked for Monday 29 April.
    expect(afterDue(utc('2024-05-03T17:00:00.000Z'), workingDays(1))).toBe(
      '2024-05-03T17:00:00.000Z',
    ));
});

describe('repetitions', () => {
  const midnight = utc('2022-09-28T17:00:00.000Z'); // 00:00 on the 29th
  const morning = utc('2022-09-29T02:15:00.000Z'); // 09:15 on the 29th

  test('in days are counted from the day itself, to 00:00', () => {
    expect(repeated(midnight, calendarDays(7), 1)).toBe('2022-10-05T17:00:00.000Z');
    expect(repeated(morning, calendarDays(7), 2)).toBe('2022-10-12T17:00:00.000Z');
    expect(repeated(morning, workingDays(2), 1)).toBe('2022-10-02T17:00:00.000Z'); // 30, 3 October
  });

  test('in hours keep the minute', () =>
    expect(repeated(morning, { amount: 24, unit: 'hour' }, 3)).toBe('2022-10-02T02:15:00.000Z'));

  test.each([
    ['2022-10-05T16:59:59.999Z', calendarDays(7), 0],
    ['2022-10-05T17:00:00.000Z', calendarDays(7), 1],
    ['2022-10-12T16:59:59.999Z', calendarDays(7), 1],
    ['2022-10-02T16:59:59.999Z', workingDays(2), 0],
    ['2022-10-02T17:00:00.000Z', workingDays(2), 1],
    ['2022-09-29T04:14:59.999Z', { amount: 2, unit: 'hour' }, 0],
    ['2022-09-29T04:15:00.000Z', { amount: 2, unit: 'hour' }, 1],
    ['2022-09-29T03:15:00.000Z', { amount: 20, unit: 'minute' }, 3],
    ['2022-09-29T02:15:59.000Z', { amount: 30, unit: 'second' }, 1],
    ['2022-01-01T00:00:00.000Z', calendarDays(7), 0],
    ['2022-01-01T00:00:00.000Z', { amount: 2, unit: 'hour' }, 0],
  ] as const)('by %s, every %j, are %i', (until, every, expected) =>
    expect(repetitionsBy(morning, every, utc(until))).toBe(expected),
  );

  test('counted are those that have come, and no more', () =>
    fc.assert(
      fc.property(
        anyInstant,
        anyInstant,
        anyOffset.filter(({ amount }) => amount > 0),
        (from, until, every) => {
          const count = repetitionsBy(from, every, until);
          if (count > 0) expect(repeated(from, every, count) <= until).toBe(true);
          expect(repeated(from, every, count + 1) > until).toBe(true);
        },
      ),
    ));
});

test('a larger distance is never nearer', () =>
  fc.assert(
    fc.property(anyInstant, anyOffset, fc.nat(30), (at, offset, more) => {
      const larger = { ...offset, amount: offset.amount + more };
      expect(beforeDue(at, larger) <= beforeDue(at, offset)).toBe(true);
      expect(afterDue(at, larger) >= afterDue(at, offset)).toBe(true);
    }),
  ));
