/** What a rule of this folder makes of the words of a deadline. */
import { addDays, civilDateFrom, firstDayOfMonth, lastDayOfMonth } from '../calendar/civil-date.js';
import { endOfDay } from '../calendar/instant.js';
import type { CivilDate } from '../calendar/messages.js';
import type { Deadline } from './messages.js';

export type DeadlineContext = {
  /** The day the tasks were given, as a rule the date of the document; null when unknown. */
  readonly assignedOn: CivilDate | null;
  /** The year a phrase without one belongs to. */
  readonly documentYear: number | null;
};

export type Reading = {
  readonly deadline: Omit<Deadline, 'phrase' | 'rule'>;
  readonly review: readonly DeadlineDoubt[];
};

/** Why a person should look at a deadline before it counts. */
export type DeadlineDoubt =
  | 'deadline-blank'
  | 'deadline-unread'
  | 'deadline-impossible-date'
  | 'deadline-year-missing'
  | 'deadline-year-assumed'
  | 'deadline-before-assignment';

/** A phrase as the rules see it: folded, with what all rules ignore taken off both ends. */
export type Phrase = { readonly words: string; readonly verbatim: string };

export type Rule = {
  readonly id: string;
  /** Null when the words are not of this rule's form. */
  readonly read: (phrase: Phrase, context: DeadlineContext) => Reading | null;
};

const nothing = { due: null, dueAt: null, earliest: null, latest: null, stages: [] } as const;

export const without = (
  kind: Exclude<Deadline['kind'], 'date' | 'staged' | 'start'>,
  ...review: DeadlineDoubt[]
): Reading => ({ deadline: { kind, ...nothing }, review });

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
});

export const onDay = (day: CivilDate, review: readonly DeadlineDoubt[]): Reading =>
  within(day, day, review);

/** "Trước" is exclusive: the day before is the last good one. */
export const before = (day: CivilDate, review: readonly DeadlineDoubt[]): Reading =>
  onDay(addDays(day, -1), review);

export const startingOn = (day: CivilDate, review: readonly DeadlineDoubt[]): Reading => ({
  deadline: { kind: 'start', ...nothing, earliest: day },
  review,
});

type Year = { readonly year: number; readonly review: readonly DeadlineDoubt[] };

/** The year a phrase states, else the document's own, which is an assumption and said so. */
export const yearFrom = (stated: string | undefined, context: DeadlineContext): Year | null => {
  if (stated !== undefined) return { year: Number(stated), review: [] };
  const assigned = context.assignedOn === null ? null : Number(context.assignedOn.slice(0, 4));
  const year = context.documentYear ?? assigned;
  return year === null ? null : { year, review: ['deadline-year-assumed'] };
};

/** Continues with a date made of day, month and (perhaps) year, or says why there is none. */
export const withDate = (
  [day, month, year]: readonly (string | undefined)[],
  context: DeadlineContext,
  use: (date: CivilDate, review: readonly DeadlineDoubt[]) => Reading,
): Reading => {
  const known = yearFrom(year, context);
  if (known === null) return without('none', 'deadline-year-missing');
  const date = civilDateFrom(known.year, Number(month), Number(day));
  return date === null ? without('none', 'deadline-impossible-date') : use(date, known.review);
};

type Months = { readonly first: CivilDate; readonly last: CivilDate };

/** Continues with the first and last day of a run of months of one year. */
export const withMonths = (
  [from, to, year]: readonly [number, number, string | undefined],
  context: DeadlineContext,
  use: (months: Months, review: readonly DeadlineDoubt[]) => Reading,
): Reading => {
  const known = yearFrom(year, context);
  if (known === null) return without('none', 'deadline-year-missing');
  if (from < 1 || to > 12) return without('none', 'deadline-impossible-date');
  const months = { first: firstDayOfMonth(known.year, from), last: lastDayOfMonth(known.year, to) };
  return use(months, known.review);
};
