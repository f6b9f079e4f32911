/** Parts of a year, and "trước" with them, each worked out by hand from a calendar. */
import { describe, expect, test } from 'vitest';
import { inAugust, others, read } from './resolving.js';

describe('parts of a year, quarter or month', () => {
  test('half a year and other runs of its months', () => {
    expect(read('nửa cuối năm 2024')).toEqual(['part-of-year', '2024-07-01', '2024-12-31']);
    expect(read('6 tháng đầu năm 2024')).toEqual(['part-of-year', '2024-01-01', '2024-06-30']);
    expect(read('06 tháng cuối năm 2024')).toEqual(['part-of-year', '2024-07-01', '2024-12-31']);
    expect(read('Sáu tháng đầu năm 2023')).toEqual(['part-of-year', '2023-01-01', '2023-06-30']);
    expect(read('9 tháng đầu năm 2023')).toEqual(['part-of-year', '2023-01-01', '2023-09-30']);
    expect(read('6 tháng cuối năm')).toEqual([
      'part-of-year',
      '2022-07-01',
      '2022-12-31',
      'deadline-year-assumed',
    ]);
    expect(read('13 tháng đầu năm 2023')).toEqual([
      'part-of-year',
      null,
      null,
      'deadline-impossible-date',
    ]);
  });

  test('start, middle and end of a month and of a year are days (Civil Code, article 146)', () => {
    expect(read('đầu tháng 10/2022')).toEqual(['point-of-month', '2022-10-01', '2022-10-01']);
    expect(read('giữa tháng 10 năm 2022')).toEqual(['point-of-month', '2022-10-15', '2022-10-15']);
    expect(read('cuối tháng 2/2024')).toEqual(['point-of-month', '2024-02-29', '2024-02-29']);
    expect(read('ngày cuối cùng của tháng 9/2022')[2]).toBe('2022-09-30');
    expect(read('đầu năm 2024')).toEqual(['point-of-year', '2024-01-01', '2024-01-01']);
    expect(read('giữa năm 2024')).toEqual(['point-of-year', '2024-06-30', '2024-06-30']);
    expect(read('cuối năm 2024')).toEqual(['point-of-year', '2024-12-31', '2024-12-31']);
    expect(read('từ nay đến cuối năm 2022')[2]).toBe('2022-12-31');
  });

  test('a quarter has plain ends; its middle is for a person to say', () => {
    expect(read('đầu quý IV/2022')).toEqual(['point-of-quarter', '2022-10-01', '2022-10-01']);
    expect(read('cuối quý 4 năm 2022')).toEqual(['point-of-quarter', '2022-12-31', '2022-12-31']);
    expect(read('giữa quý IV/2022')).toEqual([
      'point-of-quarter',
      '2022-11-15',
      '2022-11-15',
      'deadline-two-readings',
    ]);
    expect(others('giữa quý IV/2022')).toEqual([
      ['2022-11-30', 'point-of-quarter', 'alternative-end-of-month'],
    ]);
  });

  test('halves and thirds of a month', () => {
    expect(read('nửa đầu tháng 9/2022')).toEqual(['part-of-month', '2022-09-01', '2022-09-15']);
    expect(read('nửa cuối tháng 9/2022')).toEqual(['part-of-month', '2022-09-16', '2022-09-30']);
    expect(read('thượng tuần tháng 9/2022')).toEqual(['part-of-month', '2022-09-01', '2022-09-10']);
    expect(read('trung tuần tháng 9/2022')).toEqual(['part-of-month', '2022-09-11', '2022-09-20']);
    expect(read('hạ tuần tháng 10/2022')).toEqual(['part-of-month', '2022-10-21', '2022-10-31']);
  });
});

describe('"trước"', () => {
  test('leaves out a quarter, a part, and shows the other reading of a day', () => {
    expect(read('Trước quý IV/2022')).toEqual(['before-quarter', '2022-09-30', '2022-09-30']);
    expect(read('trước 6 tháng cuối năm 2023')).toEqual([
      'before-part',
      '2023-06-30',
      '2023-06-30',
    ]);
    expect(others('Trước ngày 01/9/2022')).toEqual([
      ['2022-09-01', 'before-date-inclusive', 'alternative-before-includes'],
    ]);
  });

  test('the end of a period is said of its last day and of the day before', () => {
    expect(read('trước cuối tháng 9/2022')).toEqual([
      'before-point',
      '2022-09-29',
      '2022-09-29',
      'deadline-two-readings',
    ]);
    expect(others('trước cuối tháng 9/2022')).toEqual([
      ['2022-09-30', 'before-point', 'alternative-before-includes'],
    ]);
  });

  test('includes the day where the installation says so, and never a month', () => {
    const including = { ...inAugust, beforeIsExclusive: false };
    expect(read('Trước ngày 01/9/2022', including)).toEqual([
      'before-date-inclusive',
      '2022-09-01',
      '2022-09-01',
    ]);
    expect(others('Trước ngày 01/9/2022', including)).toEqual([
      ['2022-08-31', 'before-date', 'alternative-before-excludes'],
    ]);
    expect(read('Trước tháng 9/2022', including)[2]).toBe('2022-08-31');
  });
});

describe('dates that cannot be meant as they stand', () => {
  test('month and day may have been exchanged', () => {
    expect(read('12/31/2022')).toEqual(['on-date', null, null, 'deadline-impossible-date']);
    expect(others('12/31/2022')).toEqual([['2022-12-31', 'on-date', 'alternative-month-first']]);
    expect(others('trước 12/31/2022')[0]).toEqual([
      '2022-12-30',
      'before-date',
      'alternative-month-first',
    ]);
  });

  test('a day past the end of its month may be its last', () => {
    expect(others('31/9/2022')).toEqual([['2022-09-30', 'on-date', 'alternative-end-of-month']]);
    expect(others('trước ngày 30/02/2023')).toEqual([
      ['2023-02-28', 'before-date', 'alternative-end-of-month'],
    ]);
    expect(others('từ ngày 31/9/2022')).toEqual([]);
    expect(others('45/9/2022')).toEqual([]);
    expect(others('15/45/2022')).toEqual([]);
  });

  test('an assumed year that has passed may be the next', () => {
    expect(read('trước ngày 15/01')).toEqual([
      'before-date',
      '2022-01-14',
      '2022-01-14',
      'deadline-year-assumed',
      'deadline-before-assignment',
    ]);
    expect(others('trước ngày 15/01').at(-1)).toEqual([
      '2023-01-14',
      'before-date',
      'alternative-next-year',
    ]);
  });
});
