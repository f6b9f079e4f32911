/** Periods counted from a day, counted by hand, and duties that come back. */
import { describe, expect, test } from 'vitest';
import { others, read, resolve } from './resolving.js';

describe('periods counted from a day', () => {
  test('working days leave out the first day, rest days and holidays', () => {
    // August: 5 8 9 10 11 12 15 16 17 18 19 22 23 24 25.
    const fifteenth = ['working-days', '2022-08-05', '2022-08-25'];
    expect(read('15 ngày làm việc kể từ ngày ký')).toEqual(fifteenth);
    expect(read('Trong vòng 15 ngày làm việc, kể từ ngày ban hành Kế hoạch này')).toEqual(
      fifteenth,
    );
    // 1 and 2 September 2022 were holidays: 5 6 7 8 9.
    expect(read('trong thời hạn 05 (năm) ngày làm việc kể từ ngày 01/9/2022')).toEqual([
      'working-days',
      '2022-09-02',
      '2022-09-09',
    ]);
  });

  test('calendar days, weeks, months and years', () => {
    expect(read('20 ngày kể từ ngày ký ban hành')).toEqual(['counted', '2022-08-05', '2022-08-24']);
    expect(read('chậm nhất 02 tuần kể từ ngày ký')).toEqual([
      'counted',
      '2022-08-05',
      '2022-08-18',
    ]);
    expect(read('3 tháng kể từ ngày 30/11/2022')).toEqual(['counted', '2022-12-01', '2023-02-28']);
    expect(read('1 năm kể từ ngày ban hành')).toEqual(['counted', '2022-08-05', '2023-08-04']);
  });

  test('that end on a day off end with the next working day (Civil Code, article 148)', () => {
    // 3 September 2022 was the Saturday after the National Day.
    const { deadline: found, alternatives } = resolve('trong vòng 30 ngày kể từ ngày ban hành');
    expect([found.due, found.rolledFrom, found.provisional]).toEqual([
      '2022-09-05',
      '2022-09-03',
      undefined,
    ]);
    expect(alternatives.map(({ due, why }) => [due, why])).toEqual([
      ['2022-09-03', 'alternative-not-rolled'],
    ]);
  });

  test('say from which day they are counted, or somebody is asked', () => {
    expect(read('20 ngày')).toEqual([
      'counted',
      '2022-08-05',
      '2022-08-24',
      'deadline-base-assumed',
    ]);
    const unknown = ['counted', null, null, 'deadline-base-unknown'];
    expect(read('20 ngày kể từ ngày nhận được văn bản')).toEqual(unknown);
    expect(others('20 ngày kể từ ngày nhận được văn bản')).toEqual([
      ['2022-08-24', 'counted', 'alternative-from-assignment'],
    ]);
    const undated = { assignedOn: null, documentYear: 2022 };
    expect(read('20 ngày kể từ ngày ký', undated)).toEqual(unknown);
    expect(others('20 ngày kể từ ngày nhận được văn bản', undated)).toEqual([]);
  });

  test('are provisional where the days off are not announced', () => {
    const { deadline: found } = resolve('5 ngày làm việc kể từ ngày 01/3/2027');
    expect([found.due, found.provisional]).toEqual(['2027-03-08', 'days-off-not-announced']);
  });
});

describe('periodic duties', () => {
  const recurrence = (phrase: string) => resolve(phrase).deadline.recurrence;

  test('keep the day that is named', () => {
    const fifteenth = { every: 'month', day: 15, month: null, isBefore: true };
    expect(recurrence('trước ngày 15 hằng tháng')).toEqual(fifteenth);
    expect(recurrence('hằng tháng trước ngày 15')).toEqual(fifteenth);
    expect(recurrence('Ngày 25 hàng tháng')).toEqual({ ...fifteenth, day: 25, isBefore: false });
    expect(recurrence('trước ngày 15/12 hằng năm')).toEqual({
      ...{ every: 'year', day: 15, month: 12, isBefore: true },
    });
  });

  test('keep the month when they come back yearly', () => {
    const december = { every: 'year', day: 15, month: 12, isBefore: true };
    expect(recurrence('trước ngày 15 tháng 12 hằng năm')).toEqual(december);
    expect(recurrence('Trước 15/12 hằng năm')).toEqual(december);
    expect(recurrence('Hằng năm, trước ngày 15/12')).toEqual(december);
    expect(recurrence('Tháng 12 hằng năm')).toEqual({ ...december, day: null, isBefore: false });
    expect(recurrence('ngày 45 hằng tháng')?.day).toBeNull();
  });

  test('say how often', () => {
    const every = (phrase: string) => recurrence(phrase)?.every;
    expect(every('Hằng ngày')).toBe('day');
    expect(every('hàng tuần')).toBe('week');
    expect(every('Định kỳ hằng quý')).toBe('quarter');
    expect(every('Định kỳ 6 tháng')).toBe('half-year');
    expect(every('Định kỳ')).toBeUndefined();
    expect(resolve('Định kỳ').deadline.kind).toBe('periodic');
  });

  test('with a date of their own are for a person to say', () => {
    expect(read('Hằng tháng, hoàn thành trước ngày 15/12/2022')[0]).toBe('unread');
    expect(others('Hằng tháng, hoàn thành trước ngày 15/12/2022')).toEqual([
      ['2022-12-14', 'before-date', 'alternative-other-date'],
    ]);
    expect(read('Theo kế hoạch, hoàn thành trước 15/9/2022')[0]).toBe('unread');
  });
});

test('a count of nothing is no deadline', () => {
  expect(read('0 ngày kể từ ngày ký')[0]).toBe('unread');
  expect(read('0 năm')[0]).toBe('unread');
});
