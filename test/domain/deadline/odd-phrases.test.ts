/** Forms of deadlines that plans of ministries and provinces have beside those of the five documents. */
import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';

const context = { assignedOn: '2024-06-05' as CivilDate, documentYear: 2024 };
const read = (phrase: string) => resolveDeadline(phrase, context);
const due = (phrase: string): string | null => read(phrase).deadline.due;

describe('read without a doubt', () => {
  test.each([
    ['T6-T9/2024', '2024-09-30'],
    ['T6 - T9/2024', '2024-09-30'],
    ['Từ T9 đến T12/2025', '2025-12-31'],
    ['Quý III+IV/2025', '2025-12-31'],
    ['Quí III/2024', '2024-09-30'],
    ['Tháng 7, 8, 9/2024', '2024-09-30'],
    ['Tháng 10, tháng 11 và tháng 12/2024', '2024-12-31'],
    ['Quý II, III, IV/2024', '2024-12-31'],
    ['HT trước 30/6/2024', '2024-06-29'],
    // Marks of footnotes, and the hour of a cell that holds a mere day.
    ['30/6/2024(1)', '2024-06-30'],
    ['30/6/2024 [2]', '2024-06-30'],
    ['Tháng 6/2024¹', '2024-06-30'],
    ['30/06/2024 00:00', '2024-06-30'],
    ['2024-06-30 00:00:00', '2024-06-30'],
  ])('"%s" is %s', (phrase, day) => {
    expect([due(phrase), read(phrase).review]).toEqual([day, []]);
  });

  test('"kể từ ngày" gives a beginning, "liên tục" no end', () => {
    expect(read('Kể từ ngày 01/7/2024').deadline).toMatchObject({
      kind: 'start',
      earliest: '2024-07-01',
    });
    expect(read('Liên tục').deadline.kind).toBe('standing');
    expect(read('Thường xuyên trong năm').deadline.kind).toBe('standing');
  });

  test('what waits for another document waits', () => {
    expect(read('Sau khi có hướng dẫn của Bộ Nội vụ').deadline.kind).toBe('roadmap');
    expect(read('Theo Chương trình công tác của Chính phủ').deadline.kind).toBe('roadmap');
  });
});

describe('what comes back', () => {
  const every = (phrase: string) => read(phrase).deadline.recurrence?.every ?? null;

  test.each([
    ['01 lần/năm', 'year'],
    ['2 lần/năm', 'half-year'],
    ['1 lần/tháng', 'month'],
    ['Quý/lần', 'quarter'],
    ['Trước ngày 25 tháng cuối quý', 'quarter'],
  ])('"%s" does so every %s', (phrase, period) => expect(every(phrase)).toBe(period));

  test('on two days a year is due on neither alone', () => {
    for (const phrase of ['Trước ngày 15/6 và 15/12 hằng năm', 'Tháng 6, tháng 12 hằng năm']) {
      const recurrence = { every: 'year', day: null, month: null, isBefore: false };
      expect(read(phrase).deadline).toMatchObject({ kind: 'periodic', recurrence });
    }
  });
});

describe('for a person to say', () => {
  test('a bare count of months is a time allowed, not one that comes back', () => {
    expect(due('6 tháng')).toBe('2024-12-05');
    expect(read('6 tháng').review).toEqual(['deadline-base-assumed']);
    expect(read('6 tháng/lần').deadline.kind).toBe('periodic');
  });

  test('"tháng sau" is the next month, not June', () => {
    expect(due('Ngày 10 tháng sau')).toBeNull();
    expect(due('Ngày 10 tháng sáu năm 2024')).toBe('2024-06-10');
  });

  test('a week of a month is no day of it', () => {
    expect(due('Tuần 3 tháng 6/2024')).toBe('2024-06-21');
    expect(due('Tuần cuối tháng 9/2024')).toBe('2024-09-30');
    expect(read('Tuần thứ 2 tháng 6/2024').review).toEqual(['deadline-two-readings']);
  });

  test('months that do not follow one another', () => {
    const { deadline, review, alternatives } = read('Tháng 6, 9, 12/2024');
    expect([deadline.due, review]).toEqual(['2024-06-30', ['deadline-two-readings']]);
    expect(alternatives.map(({ due: day }) => day)).toEqual(['2024-12-31']);
  });

  test('nothing where the document says which year it is for', () => {
    expect(read('Tháng 9').review).toEqual(['deadline-year-assumed']);
    const stated = { ...context, documentYear: 2025, yearIsStated: true };
    const { deadline, review } = resolveDeadline('Tháng 9', stated);
    expect([deadline.due, review]).toEqual(['2025-09-30', []]);
    expect(resolveDeadline('Từ 15/6 đến 20/6', stated).review).toEqual([]);
  });
});
