/**
 * Parts of months and years, and points in them: `6 tháng đầu năm`, `cuối quý II`. Sources:
 *
 * - the start, middle and end of a month are its first, 15th and last day; of a year 1 January,
 *   30 June and 31 December (Civil Code 2015, article 146). For a quarter the law is silent: its
 *   ends are plain, its middle is taken as the middle of its middle month, and doubted.
 * - half a month is fifteen days, half a year six months (Civil Code 2015, article 146).
 * - the first to fourth week of a month are its first to fourth seven days, and doubted.
 * - `thượng tuần`, `trung tuần`, `hạ tuần` are the first, second and last ten days of a month.
 */
import { addDays } from '../calendar/civil-date.js';
import type { CivilDate } from '../calendar/messages.js';
import { alternativeFrom, doubted, orElse, type Span, withMonths } from './reading.js';
import {
  inQuarters,
  inYear,
  number,
  ofYear,
  oneMonth,
  quarterOf,
  roman,
  type SpanForm,
} from './span-form.js';

const counts: Readonly<Record<string, number>> = { ba: 3, sau: 6, chin: 9 };

/** `6 tháng đầu năm`, `9 tháng đầu năm`, `sáu tháng cuối năm`. */
const monthsOfYear: SpanForm = {
  kind: 'part-of-year',
  pattern: `(\\d{1,2}|ba|sau|chin) thang (dau|cuoi) (?:cua )?${ofYear}`,
  read: ([text = '', end, stated], context, use) => {
    const count = counts[text] ?? Number(text);
    const [from, to] = end === 'dau' ? [1, count] : [13 - count, 12];
    return withMonths([from, to, stated], context, use);
  },
};

const halfYear: SpanForm = {
  kind: 'part-of-year',
  pattern: `nua (?:nam )?(dau|cuoi|sau) (?:cua )?${ofYear}`,
  read: ([half, stated], context, use) =>
    withMonths(half === 'dau' ? [1, 6, stated] : [7, 12, stated], context, use),
};

/** Days of a month, counted from its first; without an end, to its last. */
const daysOfMonth =
  (from: number, to: number | null) =>
  ({ first, last }: Span): Span => ({
    first: addDays(first, from - 1),
    last: to === null ? last : addDays(first, to - 1),
  });

const partsOfMonth = {
  'nua dau': daysOfMonth(1, 15),
  'nua cuoi': daysOfMonth(16, null),
  'nua sau': daysOfMonth(16, null),
  'thuong tuan': daysOfMonth(1, 10),
  'trung tuan': daysOfMonth(11, 20),
  'ha tuan': daysOfMonth(21, null),
} as const;

const partOfMonth: SpanForm = {
  kind: 'part-of-month',
  pattern: `(${Object.keys(partsOfMonth).join('|')}) thang ${number}${inYear}`,
  read: ([part, month, stated], context, use) =>
    oneMonth([month, stated], context, (span, review) =>
      use(partsOfMonth[part as keyof typeof partsOfMonth](span), review),
    ),
};

const weeks: readonly (readonly [RegExp, number])[] = [
  [/^(?:dau|1|nhat|mot)$/, 1],
  [/^(?:2|hai)$/, 2],
  [/^(?:3|ba)$/, 3],
  [/^(?:4|tu)$/, 4],
];

/**
 * `tuần 3 tháng 6/2024`: taken as its third seven days; with the days of the calendar's weeks it ends
 * earlier or later, so a person says.
 */
const weekOfMonth: SpanForm = {
  kind: 'part-of-month',
  pattern: `tuan (?:thu |le )?([1-4]|dau|cuoi|nhat|mot|hai|ba|tu)(?: tien)?(?: cua)? thang ${number}${inYear}`,
  read: ([name = '', month, stated], context, use) => {
    const week = weeks.find(([words]) => words.test(name))?.[1];
    return oneMonth([month, stated], context, ({ first, last }, review) => {
      const from = week === undefined ? addDays(last, -6) : addDays(first, (week - 1) * 7);
      return doubted(use({ first: from, last: addDays(from, 6) }, review), 'deadline-two-readings');
    });
  },
};

const onlyDay = (day: CivilDate): Span => ({ first: day, last: day });
const fifteenth = (first: CivilDate): CivilDate => addDays(first, 14);

const pointOfMonth: SpanForm = {
  kind: 'point-of-month',
  pattern: `(dau|giua|cuoi|ngay cuoi(?: cung)?(?: cua)?) thang ${number}${inYear}`,
  read: ([point, month, stated], context, use) =>
    oneMonth([month, stated], context, ({ first, last }, review) => {
      const day = point === 'dau' ? first : point === 'giua' ? fifteenth(first) : last;
      return use(onlyDay(day), review);
    }),
};

const pointOfYear: SpanForm = {
  kind: 'point-of-year',
  pattern: `(dau|giua|cuoi) ${ofYear}`,
  read: ([point, stated], context, use) => {
    const to = point === 'dau' ? 1 : point === 'giua' ? 6 : 12;
    return withMonths([1, to, stated], context, ({ first, last }, review) =>
      use(onlyDay(point === 'dau' ? first : last), review),
    );
  },
};

const pointOfQuarter: SpanForm = {
  kind: 'point-of-quarter',
  pattern: `(dau|giua|cuoi) quy ${roman}${inYear}`,
  read: ([point, name, stated], context, use) => {
    const quarterNumber = quarterOf(name);
    if (point !== 'giua') {
      return inQuarters(
        [quarterNumber, quarterNumber, stated],
        context,
        ({ first, last }, review) => use(onlyDay(point === 'dau' ? first : last), review),
      );
    }
    const middle = quarterNumber * 3 - 1;
    return withMonths([middle, middle, stated], context, ({ first, last }, review) => {
      const other = alternativeFrom(use(onlyDay(last), review), 'alternative-end-of-month');
      return orElse(
        doubted(use(onlyDay(fifteenth(first)), review), 'deadline-two-readings'),
        other,
      );
    });
  },
};

export const partForms: readonly SpanForm[] = [
  pointOfMonth,
  partOfMonth,
  weekOfMonth,
  pointOfQuarter,
  pointOfYear,
  monthsOfYear,
  halfYear,
];
