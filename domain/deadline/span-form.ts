/** What the forms of spans are made of: figures, years, months and quarters in folded words. */
import { type DeadlineContext, type Reading, type UseOfSpan, withMonths } from './reading.js';

type Captures = readonly (string | undefined)[];
export const spanKinds = [
  'date',
  'days',
  'month',
  'months',
  'quarter',
  'quarters',
  'part-of-month',
  'part-of-year',
  'point-of-month',
  'point-of-quarter',
  'point-of-year',
  'year',
  'years',
] as const;
export type SpanKind = (typeof spanKinds)[number];

export type SpanForm = {
  readonly kind: SpanKind;
  /** Of folded words, with a group for each thing that `read` is given. */
  readonly pattern: string;
  readonly read: (captures: Captures, context: DeadlineContext, use: UseOfSpan) => Reading;
};

export const year = '((?:19|20)\\d{2})';
export const number = '(\\d{1,2})';
export const inYear = `(?:(?: ?[/.-] ?|,? (?:cua )?nam )${year})?`;
export const ofYear = `nam(?: ${year})?`;
export const roman = '(i{1,3}|iv|[1-4])';
export const joint = '(?: ?([-,+&]) ?| (va|den|toi) )';

const quarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
export const quarterOf = (text = ''): number => quarters[text] ?? Number(text);

export const oneMonth: SpanForm['read'] = ([month, stated], context, use) =>
  withMonths([Number(month), Number(month), stated], context, use);

export const inQuarters = (
  [from, to, stated]: readonly [number, number, string | undefined],
  context: DeadlineContext,
  use: UseOfSpan,
): Reading => withMonths([from * 3 - 2, to * 3, stated], context, use);
