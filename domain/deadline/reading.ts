/** What a rule of this folder makes of the words of a deadline. */
import { civilDateFrom, firstDayOfMonth, lastDayOfMonth } from '../calendar/civil-date.js';
import { endOfDay } from '../calendar/instant.js';
import type { CivilDate, Instant } from '../calendar/messages.js';
import type { Deadline } from './messages.js';

export type DeadlineContext = {
  /** The day the tasks were given, as a rule the date of the document; null when unknown. */
  readonly assignedOn: CivilDate | null;
  /** The year a phrase without one belongs to. */
  readonly documentYear: number | null;
  /** The document itself says that its deadlines are of that year, so it is no assumption. */
  readonly yearIsStated?: boolean;
  /** Whether "trước ngày D" leaves D out; it does unless an installation says otherwise. */
  readonly beforeIsExclusive?: boolean;
};

/** Why a person should look at a deadline before it counts. */
export type DeadlineDoubt =
  | 'deadline-blank'
  | 'deadline-unread'
  | 'deadline-damaged'
  | 'deadline-two-readings'
  | 'deadline-impossible-date'
  | 'deadline-ends-before-start'
  | 'deadline-year-missing'
  | 'deadline-year-assumed'
  | 'deadline-base-unknown'
  | 'deadline-base-assumed'
  | 'deadline-before-assignment';

/** What sets another reading apart from the proposed one. */
export type AlternativeReason =
  | 'alternative-before-includes'
  | 'alternative-before-excludes'
  | 'alternative-other-date'
  | 'alternative-month-first'
  | 'alternative-end-of-month'
  | 'alternative-next-year'
  | 'alternative-from-assignment'
  | 'alternative-not-rolled';

/** Another last good day the words can mean. */
export type DeadlineAlternative = {
  readonly due: CivilDate;
  readonly dueAt: Instant;
  readonly earliest: CivilDate;
  readonly latest: CivilDate;
  readonly rule: string;
  readonly why: AlternativeReason;
};

/** Without a rule of its own, an alternative is a reading of the rule that gives it. */
type Alternative = Omit<DeadlineAlternative, 'rule'> & { readonly rule?: string };

export type Reading = {
  readonly deadline: Omit<Deadline, 'phrase' | 'rule'>;
  readonly review: readonly DeadlineDoubt[];
  readonly alternatives: readonly Alternative[];
};

/** A phrase as the rules see it: folded, with what all rules ignore taken off both ends. */
export type Phrase = { readonly words: string; readonly verbatim: string };

export type Rule = {
  readonly id: string;
  /** Null when the words are not of this rule's form. */
  readonly read: (phrase: Phrase, context: DeadlineContext) => Reading | null;
};

export const firstReading = (
  rules: readonly Rule[],
  phrase: Phrase,
  context: DeadlineContext,
): { readonly rule: Rule; readonly reading: Reading } | null => {
  for (const rule of rules) {
    const reading = rule.read(phrase, context);
    if (reading !== null) return { rule, reading };
  }
  return null;
};

const nothing = { due: null, dueAt: null, earliest: null, latest: null, stages: [] } as const;

export const without = (
  kind: Exclude<Deadline['kind'], 'date' | 'staged' | 'start'>,
  ...review: DeadlineDoubt[]
): Reading => ({ deadline: { kind, ...nothing }, review, alternatives: [] });

/** An interval the words can mean; its last day is the last good day. */
export const within = (
  earliest: CivilDate,
  latest: CivilDate,
  review: readonly DeadlineDoubt[],
): Reading => ({
  deadline: {
    kind: 'date',
    due: latest,
    dueAt: endOfDay(latest),
    earliest,
    latest,
    stages: [],
  },
  review,
  alternatives: [],
});

export const onDay = (day: CivilDate, review: readonly DeadlineDoubt[]): Reading =>
  within(day, day, review);

export const startingOn = (day: CivilDate, review: readonly DeadlineDoubt[]): Reading => ({
  deadline: { kind: 'start', ...nothing, earliest: day },
  review,
  alternatives: [],
});

/** A reading seen from the one that is proposed instead; nothing when it gives no last good day. */
export const alternativeFrom = (
  { deadline: { due, dueAt, earliest, latest } }: Reading,
  why: AlternativeReason,
  rule?: string,
): Alternative[] => {
  if (due === null || dueAt === null) return [];
  const days = { due, dueAt, earliest: earliest ?? due, latest: latest ?? due };
  return [{ ...days, ...(rule === undefined ? {} : { rule }), why }];
};

export const orElse = (reading: Reading, others: readonly Alternative[]): Reading => ({
  ...reading,
  alternatives: [...reading.alternatives, ...others],
});

export const doubted = (reading: Reading, ...doubts: DeadlineDoubt[]): Reading => ({
  ...reading,
  review: [...reading.review, ...doubts],
});

type Year = { readonly year: number; readonly review: readonly DeadlineDoubt[] };

/** The year a phrase states, else the document's own, which is an assumption and said so. */
const yearFrom = (stated: string | undefined, context: DeadlineContext): Year | null => {
  if (stated !== undefined) return { year: Number(stated), review: [] };
  const year = assumedYear(context);
  if (year === null) return null;
  return { year, review: context.yearIsStated === true ? [] : ['deadline-year-assumed'] };
};

export const assumedYear = ({ assignedOn, documentYear }: DeadlineContext): number | null =>
  documentYear ?? (assignedOn === null ? null : Number(assignedOn.slice(0, 4)));

export type UseOfDay = (day: CivilDate, review: readonly DeadlineDoubt[]) => Reading;

/** What a date that no calendar has was perhaps meant to be. Never taken by itself. */
const nearDates = (year: number, month: number, day: number, use: UseOfDay): Alternative[] => {
  const monthFirst = civilDateFrom(year, day, month);
  if (monthFirst !== null) return alternativeFrom(use(monthFirst, []), 'alternative-month-first');
  if (month < 1 || month > 12 || day > 31) return [];
  const last = lastDayOfMonth(year, month);
  const isDue = use(last, []).deadline.due !== null;
  return isDue ? alternativeFrom(onDay(last, []), 'alternative-end-of-month') : [];
};

/** Continues with a date made of day, month and (perhaps) year, or says why there is none. */
export const withDate = (
  [day, month, year]: readonly (string | undefined)[],
  context: DeadlineContext,
  use: UseOfDay,
): Reading => {
  const known = yearFrom(year, context);
  if (known === null) return without('none', 'deadline-year-missing');
  const date = civilDateFrom(known.year, Number(month), Number(day));
  if (date !== null) return use(date, known.review);
  const near = nearDates(known.year, Number(month), Number(day), use);
  return orElse(without('none', 'deadline-impossible-date'), near);
};

export type Span = { readonly first: CivilDate; readonly last: CivilDate };
export type UseOfSpan = (span: Span, review: readonly DeadlineDoubt[]) => Reading;

/** Continues with the first and last day of a run of months of one year. */
export const withMonths = (
  [from, to, year]: readonly [number, number, string | undefined],
  context: DeadlineContext,
  use: UseOfSpan,
): Reading => {
  const known = yearFrom(year, context);
  if (known === null) return without('none', 'deadline-year-missing');
  if ([from, to].some((month) => month < 1 || month > 12)) {
    return without('none', 'deadline-impossible-date');
  }
  if (from > to) return without('none', 'deadline-ends-before-start');
  const months = { first: firstDayOfMonth(known.year, from), last: lastDayOfMonth(known.year, to) };
  return use(months, known.review);
};
