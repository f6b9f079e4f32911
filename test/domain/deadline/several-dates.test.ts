/** Phrases with more than one date: rows, lists, intervals and stages, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { others, read, resolve } from './resolving.js';

describe('several days, months, quarters or years', () => {
  test('in a row are one stretch', () => {
    expect(read('15-20/9/2022')).toEqual(['days', '2022-09-15', '2022-09-20']);
    expect(read('ngày 15 đến ngày 20 tháng 9 năm 2022')[2]).toBe('2022-09-20');
    expect(read('Tháng 3 - 5/2023')).toEqual(['months', '2023-03-01', '2023-05-31']);
    expect(read('Tháng 9, 10/2022')).toEqual(['months', '2022-09-01', '2022-10-31']);
    expect(read('tháng 9 và tháng 10 năm 2022')[2]).toBe('2022-10-31');
    expect(read('tháng 10 đến tháng 3/2023')).toEqual(['months', '2022-10-01', '2023-03-31']);
    expect(read('Quý III, IV/2022')).toEqual(['quarters', '2022-07-01', '2022-12-31']);
    expect(read('Quý I - Quý II năm 2023')).toEqual(['quarters', '2023-01-01', '2023-06-30']);
    expect(read('Giai đoạn 2022 - 2025')).toEqual(['years', '2022-01-01', '2025-12-31']);
    expect(read('2023')).toEqual(['year', '2023-01-01', '2023-12-31']);
  });

  test('apart from one another leave a choice, the first proposed', () => {
    expect(read('tháng 9, tháng 12/2022')).toEqual([
      'months',
      '2022-09-01',
      '2022-09-30',
      'deadline-two-readings',
    ]);
    expect(others('tháng 9, tháng 12/2022')).toEqual([
      ['2022-12-31', 'months', 'alternative-other-date'],
    ]);
    expect(read('30/9 và 30/12/2022')).toEqual([
      'several-dates',
      '2022-09-30',
      '2022-09-30',
      'deadline-two-readings',
    ]);
    expect(others('9/2024\n12/2024')).toEqual([['2024-12-31', 'month', 'alternative-other-date']]);
    expect(others('Trước 30/9/2022; trước 30/12/2022')).toEqual([
      ['2022-12-29', 'before-date', 'alternative-other-date'],
    ]);
    expect(resolve('9/2024 12/2024').deadline.latest).toBe('2024-12-31');
  });

  test('as an interval are due at its end; a year holds for both ends', () => {
    expect(read('01/10/2024 - 30/6/2025')).toEqual(['from-to', '2024-10-01', '2025-06-30']);
    expect(read('từ ngày 01/10 đến hết ngày 30/12/2024')).toEqual([
      'from-to',
      '2024-10-01',
      '2024-12-30',
    ]);
    expect(read('từ ngày 15 đến ngày 20/9/2022')).toEqual(['from-to', '2022-09-15', '2022-09-20']);
    expect(read('từ tháng 9/2022 đến tháng 11')).toEqual(['from-to', '2022-09-01', '2022-11-30']);
    expect(read('từ quý III/2022 đến trước ngày 15/3/2023')).toEqual([
      'from-to',
      '2022-07-01',
      '2023-03-14',
    ]);
    expect(read('từ tháng 10 đến tháng 3/2023')).toEqual(['from-to', '2022-10-01', '2023-03-31']);
    expect(read('từ tháng 10/2022 đến tháng 3')).toEqual([
      'from-to',
      '2022-10-01',
      '2023-03-31',
      'deadline-year-assumed',
    ]);
    expect(read('từ 30/6/2025 đến 01/10/2024')).toEqual([
      'from-to',
      null,
      null,
      'deadline-ends-before-start',
    ]);
    expect(read('từ 31/9/2022 đến 31/12/2022')).toEqual([
      'from-to',
      null,
      null,
      'deadline-impossible-date',
    ]);
  });

  test('in a list share the year that one of them has', () => {
    const choice = 'deadline-two-readings';
    expect(read('30/9, 30/10/2023')).toEqual(['several-dates', '2023-09-30', '2023-09-30', choice]);
    expect(others('30/9/2023 và 30/10')[0]?.[0]).toBe('2023-10-30');
    expect(read('30/9 và 30/10')).toEqual([
      ...['several-dates', '2022-09-30', '2022-09-30', 'deadline-year-assumed', choice],
    ]);
    expect(read('2023-12-20 Tháng 1/2024')[2]).toBe('2023-12-20');
  });

  test('in a list with anything else, or with a day no calendar has, are not read', () => {
    expect(read('Tháng 9/2022 dự kiến tháng 12/2022')[0]).toBe('unread');
    expect(read('Dự kiến 30/9/2022, 30/12/2022')[0]).toBe('unread');
    expect(read('30/9/2022, 30/12/2022 nếu kịp')[0]).toBe('unread');
    expect(read('31/9/2022, 30/12/2022')[0]).toBe('unread');
    expect(others('31/9/2022, 30/12/2022')).toEqual([
      ['2022-12-30', 'on-date', 'alternative-other-date'],
    ]);
  });

  test('as an interval may be a single day, or begin the year before', () => {
    expect(read('từ 15/9/2022 đến 15/9/2022')).toEqual(['from-to', '2022-09-15', '2022-09-15']);
    expect(read('từ ngày 15/10 đến ngày 10/3/2023')).toEqual([
      ...['from-to', '2022-10-15', '2023-03-10'],
    ]);
    expect(read('từ 15/9/2022 đến trước ngày 15/9/2022')).toEqual([
      ...['from-to', null, null, 'deadline-ends-before-start'],
    ]);
  });

  test('as an interval without any year take that of the document, over the New Year the next', () => {
    const assumed = 'deadline-year-assumed';
    expect(read('từ tháng 9 đến tháng 11')).toEqual([
      ...['from-to', '2022-09-01', '2022-11-30', assumed],
    ]);
    expect(read('từ ngày 15/9 đến ngày 10/01')).toEqual([
      ...['from-to', '2022-09-15', '2023-01-10', assumed],
    ]);
    const unknown = { assignedOn: null, documentYear: null };
    const missing = ['from-to', null, null, 'deadline-year-missing'];
    expect(read('từ ngày 15/9 đến ngày 10/01', unknown)).toEqual(missing);
  });

  test('that run backwards are not turned round', () => {
    const backwards = (rule: string) => [rule, null, null, 'deadline-ends-before-start'];
    expect(read('20-15/9/2022')).toEqual(backwards('days'));
    expect(read('Tháng 11 - 2')).toEqual(backwards('months'));
    expect(read('Quý IV - I/2022')).toEqual(backwards('quarters'));
    expect(read('2025 - 2022')).toEqual(backwards('years'));
  });

  test('that are the same leave no choice', () =>
    expect(read('30/9/2022, 30/09/2022')).toEqual(['several-dates', '2022-09-30', '2022-09-30']));

  test('`1-3/2022` may be a day or three months, so it is not read', () =>
    expect(read('1-3/2022')).toEqual(['unread', null, null, 'deadline-unread']));
});

describe('stages', () => {
  const stagesOf = (phrase: string) =>
    resolve(phrase).deadline.stages.map(({ scope, date }) => [scope, date]);

  test('with ends are due with the last of them, each on its last good day', () => {
    const phrase = 'cấp tỉnh trước 1/6/2023; cấp huyện trước 1/12/2023';
    const { deadline: found, review } = resolve(phrase);
    expect(found).toMatchObject({
      kind: 'staged',
      rule: 'staged',
      earliest: '2023-05-31',
      latest: '2023-11-30',
      due: '2023-11-30',
      dueAt: '2023-11-30T17:00:00.000Z',
    });
    expect(review).toEqual([]);
    expect(stagesOf(phrase)).toEqual([
      ['cấp tỉnh', '2023-05-31'],
      ['cấp huyện', '2023-11-30'],
    ]);
  });

  test('may be set apart by commas or lines, and name their scope after the date', () => {
    expect(
      stagesOf('Cấp bộ, cấp tỉnh: tháng 6/2023, cấp huyện: tháng 12/2023, cấp xã: quý I/2024'),
    ).toEqual([
      ['Cấp bộ, cấp tỉnh', '2023-06-30'],
      ['cấp huyện', '2023-12-31'],
      ['cấp xã', '2024-03-31'],
    ]);
    expect(
      stagesOf('- Báo cáo sơ kết: 30/6/2023\n- Báo cáo tổng kết trước ngày 15/12/2023'),
    ).toEqual([
      ['Báo cáo sơ kết', '2023-06-30'],
      ['Báo cáo tổng kết', '2023-12-14'],
    ]);
    expect(stagesOf('Tháng 6/2023 (cấp tỉnh); tháng 12/2023 đối với cấp huyện')).toEqual([
      ['cấp tỉnh', '2023-06-30'],
      ['đối với cấp huyện', '2023-12-31'],
    ]);
  });

  test('of two sorts are not read, but what they name is offered', () => {
    const phrase = 'cấp tỉnh từ ngày 01/6/2023; cấp huyện trước 01/12/2023';
    expect(read(phrase)).toEqual(['unread', null, null, 'deadline-unread']);
    expect(others(phrase)).toEqual([['2023-11-30', 'before-date', 'alternative-other-date']]);
  });

  test('keep the doubts of their dates', () =>
    expect(read('cấp tỉnh trước 15/9; cấp huyện trước 15/12')).toEqual([
      'staged',
      '2022-09-14',
      '2022-12-14',
      'deadline-year-assumed',
    ]));
});
