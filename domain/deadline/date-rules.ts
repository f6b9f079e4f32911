/**
 * Phrases that name one day or one stretch of time. Sources, by rule id:
 *
 * - `month`, `quarter`, `year` and the other kinds of span: the last day of the period (Civil Code
 *   2015, article 146: the end of a month is its last day); the remarks of a later report on the
 *   same programme file such tasks under that month, and `Quý II` under June.
 * - `this-year`: "trong năm" names the year of the document, which a person confirms.
 * - `on-date`: a bare date is good to its end, 24:00 (Civil Code 2015, article 148).
 * - `before-…`: "trước" excludes what it names. The same report files "Trước ngày 01/7/2024" under
 *   June and the bare date 01/07/2024 under July.
 * - `before-date-inclusive`: for installations that read "trước" otherwise. Of days only: nobody
 *   reads "trước tháng 3" as March.
 * - `hour`: express tasks give the hour at which it is too late.
 */
import { addDays } from '../calendar/civil-date.js';
import { atLocalTime, endOfDay, startOfDay } from '../calendar/instant.js';
import type { CivilDate } from '../calendar/messages.js';
import {
  alternativeFrom,
  type DeadlineContext,
  doubted,
  onDay,
  orElse,
  type Reading,
  type Rule,
  type UseOfSpan,
  within,
  withMonths,
  without,
} from './reading.js';
import { withSpan } from './span.js';
import { type SpanKind, spanKinds } from './span-form.js';

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

/** The minutes may not run into the figures of the date: `17h 12/9/2022` is 17:00 on the 12th. */
const clock =
  "(\\d{1,2}) ?(?:gio|g|h|:)(?![a-z])(?: ?(\\d{1,2})(?![\\d/.-]| thang))?(?: ?(?:phut|p)(?![a-z])|['’])?";
const hourPattern = new RegExp(`^(?:truoc )?(?:luc )?${clock},? ?(.+)$`);

const hour: Rule = {
  id: 'hour',
  read({ words }, context) {
    const match = hourPattern.exec(words);
    if (match === null) return null;
    return withSpan(['date'], match[3] ?? '', context, ({ first }, review) => {
      const reading = atHour(first, Number(match[1]), Number(match[2] ?? 0));
      if (reading === null) return without('none', 'deadline-impossible-date');
      return doubted(reading, ...review);
    });
  },
};

const toItsEnd: UseOfSpan = ({ first, last }, review) => within(first, last, review);

const bare: readonly Rule[] = spanKinds.map((kind) => ({
  id: kind === 'date' ? 'on-date' : kind,
  read: ({ words }, context) => withSpan([kind], words, context, toItsEnd),
}));

const excluding: UseOfSpan = ({ first }, review) => onDay(addDays(first, -1), review);
const including: UseOfSpan = ({ first }, review) => onDay(first, review);

const beforeSpan = (
  kinds: readonly SpanKind[],
  words: string,
  context: DeadlineContext,
  use: UseOfSpan,
): Reading | null =>
  words.startsWith('truoc ') ? withSpan(kinds, words.slice('truoc '.length), context, use) : null;

/** The reading that "trước" is not given is shown beside the one it is. */
const beforeDate: Rule = {
  id: 'before-date',
  read({ words }, context) {
    if (context.beforeIsExclusive === false) return null;
    return beforeSpan(['date'], words, context, (span, review) => {
      const other = including(span, []);
      return orElse(
        excluding(span, review),
        alternativeFrom(other, 'alternative-before-includes', 'before-date-inclusive'),
      );
    });
  },
};

const beforeDateInclusive: Rule = {
  id: 'before-date-inclusive',
  read({ words }, context) {
    if (context.beforeIsExclusive !== false) return null;
    return beforeSpan(['date'], words, context, (span, review) => {
      const other = excluding(span, []);
      return orElse(
        including(span, review),
        alternativeFrom(other, 'alternative-before-excludes', 'before-date'),
      );
    });
  },
};

const beforePeriod: readonly Rule[] = (['month', 'quarter', 'year'] as const).map((kind) => ({
  id: `before-${kind}`,
  read: ({ words }, context) => beforeSpan([kind], words, context, excluding),
}));

const points: readonly SpanKind[] = ['point-of-month', 'point-of-quarter', 'point-of-year'];
const otherKinds = spanKinds.filter(
  (kind) => !['date', 'month', 'quarter', 'year', ...points].includes(kind),
);

const beforePart: Rule = {
  id: 'before-part',
  read: ({ words }, context) => beforeSpan(otherKinds, words, context, excluding),
};

/** "Trước cuối tháng 3" is said of the day before the 31st and of the 31st. */
const beforePoint: Rule = {
  id: 'before-point',
  read: ({ words }, context) =>
    beforeSpan(points, words, context, (span, review) =>
      orElse(
        doubted(excluding(span, review), 'deadline-two-readings'),
        alternativeFrom(including(span, []), 'alternative-before-includes'),
      ),
    ),
};

/** "Trong năm", "cả năm": that of the document. Behind another word the same "năm" could be anything. */
const thisYear: Rule = {
  id: 'this-year',
  read: ({ words }, context) =>
    /^(?:ca )?nam(?: nay)?$/.test(words) ? withMonths([1, 12, undefined], context, toItsEnd) : null,
};

export const dateRules: readonly Rule[] = [
  hour,
  beforeDate,
  beforeDateInclusive,
  ...beforePeriod,
  beforePart,
  beforePoint,
  ...bare,
  thisYear,
];
