/**
 * Phrases that name one day, month, quarter or year. Sources, by rule id:
 *
 * - `month`, `quarter`, `year`: the last day of the period (Civil Code 2015, article 146: the end of
 *   a month is its last day); the remarks of a later report on the same programme file such tasks
 *   under that month.
 * - `on-date`: a bare date is good to its end, 24:00 (Civil Code 2015, article 148).
 * - `before-date`, `before-month`, `before-year`: "trước" excludes what it names. The same report
 *   files "Trước ngày 01/7/2024" under June and the bare date 01/07/2024 under July.
 * - `hour`: express tasks give the hour at which it is too late.
 */
import { addDays } from '../calendar/civil-date.js';
import { atLocalTime, endOfDay, startOfDay } from '../calendar/instant.js';
import type { CivilDate } from '../calendar/messages.js';
import {
  before,
  onDay,
  type Reading,
  type Rule,
  withDate,
  within,
  withMonths,
  without,
} from './reading.js';

const year = '((?:19|20)\\d{2})';
const slash = ' ?[/.-] ?';

/** Day, month and perhaps year, in figures or in words. */
export const dateForms: readonly string[] = [
  `(?:ngay )?(\\d{1,2})${slash}(\\d{1,2})(?:${slash}${year})?`,
  `(?:ngay )?(\\d{1,2}) thang (\\d{1,2})(?:,? nam ${year})?`,
];
/** Month and perhaps year. The bare form needs its year, or it would be a date's day and month. */
export const monthForms: readonly string[] = [
  `thang (\\d{1,2})(?:(?:${slash}|,? nam )${year})?`,
  `(\\d{1,2})${slash}${year}`,
];

export const anyOf = (forms: readonly string[], pattern: (form: string) => string): RegExp[] =>
  forms.map((form) => new RegExp(`^${pattern(form)}$`));

export const firstMatch = (patterns: readonly RegExp[], words: string): RegExpExecArray | null => {
  for (const pattern of patterns) {
    const match = pattern.exec(words);
    if (match !== null) return match;
  }
  return null;
};

/** The minutes may not run into the figures of the date: `17h 12/9/2022` is 17:00 on the 12th. */
const hour = '(\\d{1,2}) ?(?:h|g|gio|:)(?: ?(\\d{1,2})(?!\\d))?(?: ?(?:p|phut))?(?!\\d)';
const hourPatterns = anyOf(dateForms, (date) => `(?:truoc )?(?:luc )?${hour},? ?${date}`);

/** 00:00 is the end of the day before, 24:00 the end of the day itself. */
const atHour = (day: CivilDate, hours: number, minutes: number): Reading | null => {
  const minutesOfDay = hours * 60 + minutes;
  if (minutes > 59 || minutesOfDay > 24 * 60) return null;
  const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  const due = minutesOfDay === 0 ? addDays(day, -1) : day;
  const dueAt =
    minutesOfDay === 0
      ? startOfDay(day)
      : minutesOfDay === 24 * 60
        ? endOfDay(day)
        : atLocalTime(day, clock);
  const reading = onDay(due, []);
  return { ...reading, deadline: { ...reading.deadline, dueAt } };
};

const hourRule: Rule = {
  id: 'hour',
  read({ words }, context) {
    const match = firstMatch(hourPatterns, words);
    if (match === null) return null;
    return withDate(match.slice(3), context, (day, review) => {
      const reading = atHour(day, Number(match[1]), Number(match[2] ?? 0));
      if (reading === null) return without('none', 'deadline-impossible-date');
      return { ...reading, review };
    });
  },
};

const beforeDatePatterns = anyOf(dateForms, (date) => `truoc ${date}`);
const beforeDate: Rule = {
  id: 'before-date',
  read({ words }, context) {
    const match = firstMatch(beforeDatePatterns, words);
    return match && withDate(match.slice(1), context, before);
  },
};

const beforeMonthPatterns = anyOf(monthForms, (month) => `truoc ${month}`);
const beforeMonth: Rule = {
  id: 'before-month',
  read({ words }, context) {
    const match = firstMatch(beforeMonthPatterns, words);
    if (match === null) return null;
    const month = Number(match[1]);
    return withMonths([month, month, match[2]], context, ({ first }, review) =>
      before(first, review),
    );
  },
};

const beforeYear: Rule = {
  id: 'before-year',
  read({ words }, context) {
    const match = new RegExp(`^truoc nam ${year}$`).exec(words);
    return match && withMonths([1, 1, match[1]], context, ({ first }) => before(first, []));
  },
};

const onDatePatterns = anyOf(dateForms, (date) => date);
const onDate: Rule = {
  id: 'on-date',
  read({ words }, context) {
    const match = firstMatch(onDatePatterns, words);
    return match && withDate(match.slice(1), context, onDay);
  },
};

const monthPatterns = anyOf(monthForms, (month) => month);
const month: Rule = {
  id: 'month',
  read({ words }, context) {
    const match = firstMatch(monthPatterns, words);
    if (match === null) return null;
    const number = Number(match[1]);
    return withMonths([number, number, match[2]], context, ({ first, last }, review) =>
      within(first, last, review),
    );
  },
};

const quarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const quarterPattern = new RegExp(`^quy (i{1,3}|iv|[1-4])(?:(?:${slash}|,? nam )${year})?$`);
const quarter: Rule = {
  id: 'quarter',
  read({ words }, context) {
    const match = quarterPattern.exec(words);
    if (match === null) return null;
    const number = quarters[match[1] ?? ''] ?? Number(match[1]);
    const months = [number * 3 - 2, number * 3, match[2]] as const;
    return withMonths(months, context, ({ first, last }, review) => within(first, last, review));
  },
};

const wholeYear: Rule = {
  id: 'year',
  read({ words }, context) {
    const match = new RegExp(`^nam ${year}$`).exec(words);
    return (
      match && withMonths([1, 12, match[1]], context, ({ first, last }) => within(first, last, []))
    );
  },
};

/** Tried in this order; a date is tried before a month so that `30/6/2024` is not cut short. */
export const dateRules: readonly Rule[] = [
  hourRule,
  beforeDate,
  beforeMonth,
  beforeYear,
  onDate,
  quarter,
  month,
  wholeYear,
];
