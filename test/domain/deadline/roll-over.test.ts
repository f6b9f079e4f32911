import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { deadline as deadlineSchema } from '../../../domain/deadline/messages.js';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';
import { rolledOver } from '../../../domain/deadline/roll-over.js';
import { anyDay, endOf } from './generated-spans.js';

const context = { assignedOn: null, documentYear: null };
const rolled = (phrase: string) =>
  rolledOver(resolveDeadline(phrase, context).deadline, 'next-working-day');

describe('a deadline that ends on a day off', () => {
  test('stays there unless the policy moves it', () => {
    const { deadline } = resolveDeadline('31/12/2022', context); // a Saturday
    expect(rolledOver(deadline, 'none')).toBe(deadline);
    expect(deadline.rolledFrom).toBeUndefined();
  });

  test('moves to the end of the next working day and says from where', () => {
    const { deadline } = resolveDeadline('31/12/2022', context);
    // Sunday 1 January 2023 was made up for on Monday the 2nd.
    expect(rolledOver(deadline, 'next-working-day')).toEqual({
      ...deadline,
      due: '2023-01-03',
      dueAt: '2023-01-03T17:00:00.000Z',
      rolledFrom: '2022-12-31',
    });
    expect(rolled('trước ngày 02/9/2022')).toMatchObject({
      due: '2022-09-05', // 1 and 2 September were holidays, 3 and 4 a weekend
      rolledFrom: '2022-09-01',
    });
  });

  test('stays on a Saturday that is worked for another day', () =>
    expect(rolled('04/5/2024')).toMatchObject({ due: '2024-05-04' }));

  test('keeps a stated hour, and the words of its interval and stages', () => {
    expect(rolled('trước 17 giờ 00 ngày 31/12/2022')).toMatchObject({
      due: '2022-12-31',
      dueAt: '2022-12-31T10:00:00.000Z',
    });
    expect(rolled('Tháng 12/2022')).toMatchObject({
      earliest: '2022-12-01',
      latest: '2022-12-31',
      due: '2023-01-03',
    });
    expect(rolled('cấp tỉnh: 30/6/2022; cấp huyện: 31/12/2022')).toMatchObject({
      due: '2023-01-03',
      stages: [{ date: '2022-06-30' }, { date: '2022-12-31' }],
    });
  });

  test('is provisional where the days off of the year are not announced', () => {
    expect(rolled('31/01/2027')).toMatchObject({
      due: '2027-02-01',
      provisional: 'days-off-not-announced',
    });
  });
});

test('standing, periodic and other open deadlines have nothing to move', () => {
  for (const phrase of ['Thường xuyên', 'trước ngày 15 hằng tháng', 'từ tháng 10/2022', '']) {
    const { deadline } = resolveDeadline(phrase, context);
    expect(rolledOver(deadline, 'next-working-day')).toBe(deadline);
  }
});

test('a rolled deadline is never earlier, never on a weekend unless it is worked, and stays put', () =>
  fc.assert(
    fc.property(anyDay, (day) => {
      const once = rolled(`${day.day}/${day.month}/${day.year}`);
      const due = Temporal.PlainDate.from(once.due ?? '');
      expect(Temporal.PlainDate.compare(due, day)).toBeGreaterThanOrEqual(0);
      expect(once.dueAt).toBe(endOf(due));
      const worked = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];
      if (due.dayOfWeek > 5) expect(worked).toContain(once.due);
      expect(once.rolledFrom).toBe(due.equals(day) ? undefined : day.toString());
      expect(rolledOver(once, 'next-working-day')).toBe(once);
      expect(deadlineSchema.parse(once)).toEqual(once);
    }),
  ));

test('what was recorded before these marks existed is still read, and unchanged', () => {
  const recorded = {
    ...{ phrase: 'Tháng 3/2022', kind: 'date', due: '2022-03-31' },
    ...{ dueAt: '2022-03-31T17:00:00.000Z', earliest: '2022-03-01', latest: '2022-03-31' },
    ...{ rule: 'month', stages: [] },
  };
  expect(deadlineSchema.parse(recorded)).toStrictEqual(recorded);
});
