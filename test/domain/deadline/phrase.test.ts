import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { deadline } from '../../../domain/deadline/messages.js';
import { deadlineRuleIds, resolveDeadline } from '../../../domain/deadline/phrase.js';

const of2022 = { assignedOn: null, documentYear: 2022 };
const unknown = { assignedOn: null, documentYear: null };

/** Rule, kind, last good day, first and last day the words can mean, reasons for review. */
const read = (phrase: string, context = of2022 as Parameters<typeof resolveDeadline>[1]) => {
  const { deadline: found, review } = resolveDeadline(phrase, context);
  expect(found.phrase).toBe(phrase);
  expect(deadline.safeParse(found).success).toBe(true);
  expect(deadlineRuleIds).toContain(found.rule);
  return [found.rule, found.kind, found.due, found.earliest, found.latest, review];
};

const dueAt = (phrase: string) => resolveDeadline(phrase, of2022).deadline.dueAt;

describe('a month, quarter or year', () => {
  test('"tháng M" is good to its last day, and to the end of that day in Việt Nam', () => {
    const march = ['month', 'date', '2022-03-31', '2022-03-01', '2022-03-31', []];
    expect(read('Tháng 3/2022')).toEqual(march);
    expect(read('Tháng 03/2022')).toEqual(march);
    expect(read('Trong tháng 3 năm 2022.')).toEqual(march);
    expect(read('chậm nhất trong tháng 3/2022')).toEqual(march);
    expect(read('3/2022')).toEqual(march);
    expect(dueAt('Tháng 3/2022')).toBe('2022-03-31T17:00:00.000Z');
  });

  test('February ends as the year has it', () => {
    expect(read('Tháng 02/2022')[2]).toBe('2022-02-28');
    expect(read('Tháng 2/2024')[2]).toBe('2024-02-29');
  });

  test('"năm Y" is good to 31 December', () => {
    const year = ['year', 'date', '2023-12-31', '2023-01-01', '2023-12-31', []];
    expect(read('Năm 2023')).toEqual(year);
    expect(read('Trong năm 2023')).toEqual(year);
    expect(dueAt('Năm 2023')).toBe('2023-12-31T17:00:00.000Z');
  });

  test('a quarter, in Roman or Arabic figures, ends with its third month', () => {
    expect(read('Quý II/2024')).toEqual([
      'quarter',
      'date',
      '2024-06-30',
      '2024-04-01',
      '2024-06-30',
      [],
    ]);
    expect(read('Quý 1/2024')).toEqual([
      'quarter',
      'date',
      '2024-03-31',
      '2024-01-01',
      '2024-03-31',
      [],
    ]);
    expect(read('trong Quý IV năm 2024')[2]).toBe('2024-12-31');
    expect(read('Quý V/2024')).toEqual(['unread', 'none', null, null, null, ['deadline-unread']]);
  });
});

describe('a date', () => {
  test('a bare date is good to its end', () => {
    const july = ['on-date', 'date', '2024-07-01', '2024-07-01', '2024-07-01', []];
    expect(read('01/07/2024')).toEqual(july);
    expect(read('1/7/2024')).toEqual(july);
    expect(read('Thời gian hoàn thành: 1/7/2024.')).toEqual(july);
    expect(read('đến hết ngày 01 tháng 7 năm 2024')).toEqual(july);
    expect(dueAt('01/07/2024')).toBe('2024-07-01T17:00:00.000Z');
  });

  test('"trước ngày D" excludes D: the day before is the last good one', () => {
    const june = ['before-date', 'date', '2024-06-30', '2024-06-30', '2024-06-30', []];
    expect(read('Trước ngày 01/7/2024')).toEqual(june);
    expect(read('Hoàn thành trước 1/7/2024')).toEqual(june);
    expect(dueAt('Trước ngày 01/7/2024')).toBe('2024-06-30T17:00:00.000Z');
    expect(read('trước ngày 01/01/2024')[2]).toBe('2023-12-31');
  });

  test('"trước" excludes a whole month or year as well', () => {
    expect(read('Trước tháng 3/2024')).toEqual([
      'before-month',
      'date',
      '2024-02-29',
      '2024-02-29',
      '2024-02-29',
      [],
    ]);
    expect(read('trước năm 2024').slice(0, 3)).toEqual(['before-year', 'date', '2023-12-31']);
  });

  test('a day the calendar does not have is never bent into one', () => {
    const impossible = [null, null, null, ['deadline-impossible-date']];
    expect(read('31/4/2022')).toEqual(['on-date', 'none', ...impossible]);
    expect(read('trước ngày 30/02/2022')).toEqual(['before-date', 'none', ...impossible]);
    expect(read('Tháng 13/2022')).toEqual(['month', 'none', ...impossible]);
  });
});

describe('an hour, for express tasks', () => {
  test('the stated hour is the first instant that is too late', () => {
    const forms = [
      'trước 17 giờ 30 ngày 12/9/2022',
      '17h30 ngày 12/9/2022',
      '17:30 ngày 12/9/2022',
      'trước 17 giờ 30 phút, ngày 12 tháng 9 năm 2022',
      'Hoàn thành trước 17g30 ngày 12/9/2022.',
    ];
    for (const form of forms) {
      expect(dueAt(form)).toBe('2022-09-12T10:30:00.000Z');
      expect(read(form)).toEqual(['hour', 'date', '2022-09-12', '2022-09-12', '2022-09-12', []]);
    }
  });

  test('an hour without minutes does not take them from the date', () => {
    expect(dueAt('17h 12/9/2022')).toBe('2022-09-12T10:00:00.000Z');
    expect(dueAt('trước 9 giờ ngày 1/9/2022')).toBe('2022-09-01T02:00:00.000Z');
  });

  test('00:00 ends the day before, 24:00 the day itself', () => {
    expect(dueAt('trước 00 giờ 00 ngày 12/9/2022')).toBe('2022-09-11T17:00:00.000Z');
    expect(read('0h ngày 12/9/2022')[2]).toBe('2022-09-11');
    expect(dueAt('24 giờ ngày 12/9/2022')).toBe('2022-09-12T17:00:00.000Z');
    expect(read('24 giờ ngày 12/9/2022')[2]).toBe('2022-09-12');
  });

  test('an hour no clock shows is refused', () => {
    const impossible = ['hour', 'none', null, null, null, ['deadline-impossible-date']];
    expect(read('25 giờ ngày 12/9/2022')).toEqual(impossible);
    expect(read('17h60 ngày 12/9/2022')).toEqual(impossible);
    expect(read('24h01 ngày 12/9/2022')).toEqual(impossible);
  });
});

describe('a phrase without a year', () => {
  test('takes the year of the document and says so', () => {
    const review = ['deadline-year-assumed'];
    expect(read('Tháng 9')).toEqual([
      'month',
      'date',
      '2022-09-30',
      '2022-09-01',
      '2022-09-30',
      review,
    ]);
    expect(read('trước ngày 15/9')[2]).toBe('2022-09-14');
    expect(read('17h ngày 15/9')[5]).toEqual(review);
    expect(read('Từ tháng 9')[5]).toEqual(review);
  });

  test('takes the year of assignment when only that is known', () => {
    const context = { assignedOn: '2023-01-10' as CivilDate, documentYear: null };
    expect(read('Tháng 9', context)[2]).toBe('2023-09-30');
  });

  test('gives no date when neither is known', () => {
    const missing = [null, null, null, ['deadline-year-missing']];
    expect(read('Tháng 9', unknown)).toEqual(['month', 'none', ...missing]);
    expect(read('15/9', unknown)).toEqual(['on-date', 'none', ...missing]);
  });
});

describe('forms that are never late by computation', () => {
  const open = (rule: string, kind: string, ...review: string[]) => [
    rule,
    kind,
    null,
    null,
    null,
    review,
  ];

  test('"thường xuyên" is standing', () => {
    expect(read('Thường xuyên')).toEqual(open('standing', 'standing'));
    expect(read('Thực hiện thường xuyên')).toEqual(open('standing', 'standing'));
    expect(read('Định kỳ, thường xuyên')).toEqual(open('standing', 'standing'));
  });

  test('"thường xuyên" damaged by scanning is read by a rule of its own', () => {
    const damaged = open('standing-damaged', 'standing');
    expect(read('Thư g x u y ê n')).toEqual(damaged);
    expect(read('Thư g xuyên')).toEqual(damaged);
    expect(read('Thườn g xuyên')).toEqual(damaged);
  });

  test('a blank cell is nothing, and somebody has to say what it means', () => {
    expect(read('')).toEqual(open('blank', 'none', 'deadline-blank'));
    expect(read('  ')).toEqual(open('blank', 'none', 'deadline-blank'));
  });

  test('start dates, one or several, are no deadlines', () => {
    expect(read('Từ tháng 02/2023')).toEqual([
      'start-month',
      'start',
      null,
      '2023-02-01',
      null,
      [],
    ]);
    expect(read('từ 01/10/2024')).toEqual(['start-date', 'start', null, '2024-10-01', null, []]);
    expect(read('Bắt đầu từ năm 2024')).toEqual([
      'start-year',
      'start',
      null,
      '2024-01-01',
      null,
      [],
    ]);
  });

  test('stages keep the words of their scopes and their dates', () => {
    const phrase =
      'Tại Bộ phận một cửa cấp bộ, cấp tỉnh từ ngày 01/6/2022; cấp huyện từ ngày 01/12/2022; cấp xã từ ngày 01/6/2023';
    expect(read(phrase)).toEqual(['staged-from', 'staged', null, '2022-06-01', '2023-06-01', []]);
    expect(resolveDeadline(phrase, of2022).deadline.stages).toEqual([
      { scope: 'Tại Bộ phận một cửa cấp bộ, cấp tỉnh', date: '2022-06-01' },
      { scope: 'cấp huyện', date: '2022-12-01' },
      { scope: 'cấp xã', date: '2023-06-01' },
    ]);
    expect(dueAt(phrase)).toBeNull();
  });

  test('stages that are not all read are not read at all', () => {
    const unread = open('unread', 'none', 'deadline-unread');
    expect(read('cấp tỉnh từ ngày 01/6/2022; cấp huyện sau đó')).toEqual(unread);
    expect(read('cấp tỉnh từ ngày 01/6/2022; cấp huyện từ ngày 31/6/2022')).toEqual(unread);
    expect(read('cấp tỉnh từ ngày 01/6/2022; cấp huyện từ ngày 01/6/2022 đến 2023')).toEqual(
      unread,
    );
  });

  test('periodic and roadmap forms are values of their own', () => {
    expect(read('trước ngày 15 hằng tháng')).toEqual(open('periodic', 'periodic'));
    expect(read('Hàng quý')).toEqual(open('periodic', 'periodic'));
    expect(read('Theo lộ trình của Quyết định')).toEqual(open('roadmap', 'roadmap'));
    expect(read('Theo tiến độ, yêu cầu tại Quyết định số 766/QĐ-TTg')).toEqual(
      open('roadmap', 'roadmap'),
    );
  });

  test('words no rule reads are kept and sent to review', () => {
    const unread = open('unread', 'none', 'deadline-unread');
    expect(read('sớm nhất có thể')).toEqual(unread);
    expect(read(`Tháng 3/2022${' '.repeat(600)}`)).toEqual(unread);
  });
});

test('a deadline before the day of assignment is flagged', () => {
  const context = { assignedOn: '2022-04-01' as CivilDate, documentYear: 2022 };
  expect(read('Tháng 3/2022', context)[5]).toEqual(['deadline-before-assignment']);
  expect(read('Tháng 4/2022', context)[5]).toEqual([]);
  expect(read('1/4/2022', context)[5]).toEqual([]);
});
