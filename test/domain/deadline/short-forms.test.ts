/** Deadlines as people shorten them in tables of their own, each worked out by hand. */
import { describe, expect, test } from 'vitest';
import { read, resolve } from './resolving.js';

describe('what is cut short or spelt out', () => {
  test('months and quarters by a letter', () => {
    expect(read('T9/2022')).toEqual(['month', '2022-09-01', '2022-09-30']);
    expect(read('Th. 9/2022')).toEqual(['month', '2022-09-01', '2022-09-30']);
    expect(read('T10-2022')).toEqual(['month', '2022-10-01', '2022-10-31']);
    expect(read('Q4/2022')).toEqual(['quarter', '2022-10-01', '2022-12-31']);
    expect(read('QIII/2022')).toEqual(['quarter', '2022-07-01', '2022-09-30']);
    expect(read('trước T10/2022')).toEqual(['before-month', '2022-09-30', '2022-09-30']);
  });

  test('months by their names', () => {
    expect(read('Tháng Chín năm 2022')).toEqual(['month', '2022-09-01', '2022-09-30']);
    expect(read('tháng mười một/2022')).toEqual(['month', '2022-11-01', '2022-11-30']);
    expect(read('tháng mười hai')).toEqual([
      'month',
      '2022-12-01',
      '2022-12-31',
      'deadline-year-assumed',
    ]);
    expect(read('Tháng Chạp năm 2022')[2]).toBe('2022-12-31');
    expect(read('Tháng Năm năm 2023')).toEqual(['month', '2023-05-01', '2023-05-31']);
  });

  test('a year of two figures is of this century, and for a person to say', () => {
    const thirtieth = ['on-date', '2022-09-30', '2022-09-30', 'deadline-year-assumed'];
    expect(read('30/9/22')).toEqual(thirtieth);
    expect(read('30.09.22')).toEqual(thirtieth);
    expect(read('trước ngày 30/9/22')[0]).toBe('before-date');
    expect(read('30/9-22')[0]).toBe('unread');
  });

  test('"trong năm" is the year of the document', () => {
    const all = ['year', '2022-01-01', '2022-12-31', 'deadline-year-assumed'];
    expect(read('Trong năm')).toEqual(all);
    expect(read('Cả năm')).toEqual(all);
    expect(read('Trong năm 2023')).toEqual(['year', '2023-01-01', '2023-12-31']);
  });
});

describe('no date, and none to wait for by the calendar', () => {
  test('what is done when it is asked for is never late', () => {
    for (const phrase of ['Khi có yêu cầu', 'Đột xuất', 'Khi phát sinh', 'khi cần thiết']) {
      expect(read(phrase)).toEqual(['on-demand', null, null]);
      expect(resolve(phrase).deadline.kind).toBe('standing');
    }
  });

  test('what follows from something still to come waits for a person', () => {
    for (const phrase of [
      'Sau khi Nghị định được ban hành',
      'Ngay sau khi hệ thống được nghiệm thu',
      'Khi Luật Căn cước có hiệu lực',
    ]) {
      expect(read(phrase)).toEqual(['on-event', null, null]);
      expect(resolve(phrase).deadline.kind).toBe('roadmap');
    }
    expect(read('khi nào rảnh')[0]).toBe('unread');
  });
});
