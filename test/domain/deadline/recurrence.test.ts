/** When periodic duties come back; the days are counted on a calendar by hand. */
import { describe, expect, test } from 'vitest';
import type { Recurrence } from '../../../domain/deadline/messages.js';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';
import { nextDays } from '../../../domain/deadline/recurrence.js';
import { date } from '../../support/builders.js';

const context = { assignedOn: null, documentYear: null };

const recurrenceOf = (phrase: string): Recurrence => {
  const { recurrence } = resolveDeadline(phrase, context).deadline;
  if (recurrence === undefined) throw new Error(`${phrase} does not come back`);
  return recurrence;
};

const next = (phrase: string, from: string, count = 3) =>
  nextDays(recurrenceOf(phrase), date(from), count);

describe('the next days of a periodic duty', () => {
  test('are in this month and the following ones, over the end of a year', () =>
    expect(next('Ngày 25 hàng tháng', '2026-11-24')).toEqual([
      ...['2026-11-25', '2026-12-25', '2027-01-25'],
    ]));

  test('leave out the day that "trước" names', () =>
    expect(next('trước ngày 15 hằng tháng', '2026-11-14', 2)).toEqual([
      ...['2026-11-14', '2026-12-14'],
    ]));

  test('begin with the next month once the day has passed', () =>
    expect(next('trước ngày 15 hằng tháng', '2026-11-15', 2)).toEqual([
      ...['2026-12-14', '2027-01-14'],
    ]));

  test('before the first of a month lie at the end of the one before', () =>
    expect(next('trước ngày 1 hằng tháng', '2024-02-29', 2)).toEqual([
      ...['2024-02-29', '2024-03-31'],
    ]));

  test('end short months with their last day', () =>
    expect(next('Ngày 31 hàng tháng', '2026-01-31')).toEqual([
      ...['2026-01-31', '2026-02-28', '2026-03-31'],
    ]));

  test('of a year are on its day, or at the end of its month', () => {
    expect(next('trước ngày 15/12 hằng năm', '2026-12-15', 2)).toEqual([
      ...['2027-12-14', '2028-12-14'],
    ]);
    expect(next('Tháng 2 hằng năm', '2027-03-01', 2)).toEqual(['2028-02-29', '2029-02-28']);
  });

  test.each(['hằng tháng', 'hằng quý', 'trước ngày 20 hằng quý', 'hằng tuần', 'hằng ngày'])(
    'of "%s" are not made up',
    (phrase) => expect(next(phrase, '2026-11-24')).toEqual([]),
  );
});
