/**
 * Phrases with more than one date. Sources, by rule id:
 *
 * - `from-to`: an interval; the end of its last day is its end (Civil Code 2015, article 148).
 * - `several-dates`: `9/2024 12/2024`. The remarks of the report it stands in file the task under the
 *   first, so that is proposed; which of them counts is still for a person to say.
 */
import { addDays } from '../calendar/civil-date.js';
import { dateRules } from './date-rules.js';
import {
  alternativeFrom,
  assumedYear,
  type DeadlineContext,
  type DeadlineDoubt,
  firstReading,
  orElse,
  type Reading,
  type Rule,
  type UseOfSpan,
  within,
  without,
} from './reading.js';
import { spanPattern, withSpan } from './span.js';
import type { SpanKind } from './span-form.js';

const assumed: DeadlineDoubt = 'deadline-year-assumed';
const statedYear = (words: string): number | null => {
  const match = /\b((?:19|20)\d{2})\b/.exec(words);
  return match === null ? null : Number(match[1]);
};
const ofYear = (year: number | null, context: DeadlineContext): DeadlineContext =>
  year === null ? context : { ...context, documentYear: year };

const wholeSpan: UseOfSpan = ({ first, last }, review) => within(first, last, review);
const untilSpan: UseOfSpan = ({ first }, review) =>
  within(addDays(first, -1), addDays(first, -1), review);

/** Both ends of an interval as written; a year given for one of them holds for the other too. */
type Ends = { readonly from: string; readonly to: string; readonly isExclusive: boolean };

const spanned = (
  { from, to, isExclusive }: Ends,
  [fromYear, toYear]: readonly [number | null, number | null],
  context: DeadlineContext,
): { readonly start: Reading; readonly end: Reading } | null => {
  const start = withSpan('any', from, ofYear(fromYear, context), wholeSpan);
  const end = withSpan('any', to, ofYear(toYear, context), isExclusive ? untilSpan : wholeSpan);
  return start === null || end === null ? null : { start, end };
};

const joined = (start: Reading, end: Reading, doubts: readonly DeadlineDoubt[]): Reading | null => {
  const failed = [start, end].find(({ deadline }) => deadline.kind !== 'date');
  if (failed !== undefined) return without('none', ...failed.review);
  const [first, last] = [start.deadline.earliest, end.deadline.latest];
  if (first === null || last === null || first > last) return null;
  return within(first, last, doubts);
};

const interval = (ends: Ends, context: DeadlineContext): Reading | null => {
  const stated = [statedYear(ends.from), statedYear(ends.to)] as const;
  const known = stated[1] ?? stated[0];
  const doubts = known === null && context.yearIsStated !== true ? [assumed] : [];
  const found = spanned(ends, [stated[0] ?? known, stated[1] ?? known], context);
  if (found === null) return null;
  const sameYear = joined(found.start, found.end, doubts);
  if (sameYear !== null) return sameYear;
  const year = known ?? assumedYear(context);
  if (year === null || (stated[0] !== null && stated[1] !== null)) {
    return without('none', 'deadline-ends-before-start');
  }
  const turned = spanned(ends, stated[1] === null ? [year, year + 1] : [year - 1, year], context);
  const overNewYear =
    turned && joined(turned.start, turned.end, stated[1] === null ? [assumed] : []);
  return overNewYear ?? without('none', 'deadline-ends-before-start');
};

/** Spans that run from one to another by themselves: `tháng 3-5/2022`, `15 đến 20/9/2022`. */
export const ranges: readonly SpanKind[] = ['days', 'months', 'quarters', 'years'];
const connector = / (?:den|toi)(?: het)?( truoc)? |-/g;
const longestSpan = 60;
/** Beside a dash a bare year is part of a date: `2024-12-20`. */
const figuresOnly = /^\d+$/;

const fromTo: Rule = {
  id: 'from-to',
  read({ words }, context) {
    const rest = words.replace(/^tu /, '');
    const range = rest === words ? null : withSpan(ranges, rest, context, wholeSpan);
    if (range?.deadline.kind === 'date') return range;
    for (const match of rest.matchAll(connector)) {
      const from = rest.slice(0, match.index);
      const to = rest.slice(match.index + match[0].length);
      if (from.length > longestSpan || to.length > longestSpan) continue;
      if (match[0] === '-' && [from, to].some((side) => figuresOnly.test(side))) continue;
      const reading = interval({ from, to, isExclusive: match[1] !== undefined }, context);
      if (reading !== null) return reading;
    }
    return null;
  },
};

const listed = new RegExp(
  `(?<![a-z0-9/.-])(?:truoc )?${spanPattern}(?![a-z0-9]|[/.-][a-z0-9])`,
  'g',
);
const separators = /^(?:[ ,;]|va|hoac)+$/;

/** The dates of a list that holds nothing else. */
const datesListed = (words: string): string[] => {
  const dates: string[] = [];
  let end = 0;
  for (const match of words.matchAll(listed)) {
    const between = words.slice(end, match.index);
    if (dates.length === 0 ? between !== '' : !separators.test(between)) return [];
    dates.push(match[0]);
    end = match.index + match[0].length;
  }
  return end === words.length ? dates : [];
};

const isStated = (year: number | null): boolean => year !== null;

const severalDates: Rule = {
  id: 'several-dates',
  read({ words, verbatim }, context) {
    const dates = datesListed(words);
    if (dates.length < 2) return null;
    const years = dates.map(statedYear);
    const found = dates.flatMap((date, at) => {
      const year = years.slice(at).find(isStated) ?? years.find(isStated) ?? null;
      const read = firstReading(dateRules, { words: date, verbatim }, ofYear(year, context));
      if (read === null || read.reading.deadline.kind !== 'date') return [];
      const review = read.reading.review.filter((doubt) => year === null || doubt !== assumed);
      return [{ id: read.rule.id, reading: { ...read.reading, review } }];
    });
    const [proposed, ...others] = found;
    if (proposed === undefined || found.length < dates.length) return null;
    const alternatives = others
      .flatMap(({ id, reading }) => alternativeFrom(reading, 'alternative-other-date', id))
      .filter(({ dueAt }) => dueAt !== proposed.reading.deadline.dueAt);
    if (alternatives.length === 0) return proposed.reading;
    const days = found.flatMap(({ reading: { deadline } }) => [deadline.earliest, deadline.latest]);
    const sorted = days.filter((day) => day !== null).sort();
    const { deadline, review } = proposed.reading;
    const interval = { earliest: sorted[0] ?? null, latest: sorted.at(-1) ?? null };
    return orElse(
      {
        deadline: { ...deadline, ...interval },
        review: [...review, 'deadline-two-readings'],
        alternatives: [],
      },
      alternatives,
    );
  },
};

export const intervalRules: readonly Rule[] = [fromTo, severalDates];
