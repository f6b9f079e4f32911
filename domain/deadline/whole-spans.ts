/** Days, months, quarters and years, one or several in a row: `15/9/2022`, `tháng 3-5`, `quý II/2024`. */
import {
  alternativeFrom,
  type DeadlineContext,
  doubted,
  orElse,
  type Reading,
  type UseOfSpan,
  withDate,
  withMonths,
  without,
} from './reading.js';
import {
  inQuarters,
  inYear,
  joint,
  number,
  oneMonth,
  quarterOf,
  roman,
  type SpanForm,
  year,
} from './span-form.js';

const oneDay: SpanForm['read'] = (captures, context, use) =>
  withDate(captures, context, (day, review) => use({ first: day, last: day }, review));

/** `9/3` or `9.3.2022`, never `1-3/2022`: that may be three months as well as a day. */
const dateForms: readonly SpanForm[] = [
  `(?:ngay )?${number} ?/ ?${number}(?: ?/ ?${year})?`,
  `(?:ngay )?${number} ?\\. ?${number} ?\\. ?${year}`,
  `(?:ngay )?${number}-${number}-${year}`,
  `ngay ${number}[.-]${number}`,
  `(?:ngay )?${number} thang ${number}(?:(?:,? nam | ?/ ?)${year})?`,
].map((pattern) => ({ kind: 'date', pattern, read: oneDay }));

/** `30/6/24`: of this century, as a person would take it, but for a person to say. */
export const shortYear: SpanForm = {
  kind: 'date',
  pattern: `(?:ngay )?${number} ?([/.-]) ?${number} ?\\2 ?(\\d{2})`,
  read: ([day, , month, last], context, use) =>
    withDate([day, month, `20${last}`], context, (only, review) =>
      doubted(use({ first: only, last: only }, review), 'deadline-year-assumed'),
    ),
};

const isoDate: SpanForm = {
  kind: 'date',
  pattern: `(?:ngay )?${year}-(\\d{2})-(\\d{2})`,
  read: ([stated, month, day], context, use) => oneDay([day, month, stated], context, use),
};

const days: SpanForm = {
  kind: 'days',
  pattern: `(?:ngay )?${number}(?:-| den (?:ngay )?)${number}(?: ?/ ?| thang )${number}(?:(?: ?/ ?|,? nam )${year})?`,
  read: ([from, to, month, stated], context, use) =>
    withDate([from, month, stated], context, (first) =>
      withDate([to, month, stated], context, (last, review) =>
        last < first ? without('none', 'deadline-ends-before-start') : use({ first, last }, review),
      ),
    ),
};

/** The bare form needs its year, or it would be a date's day and month. */
const monthForms: readonly SpanForm[] = [
  `thang ${number}${inYear}`,
  `${number} ?[/.-] ?${year}`,
].map((pattern) => ({ kind: 'month', pattern, read: oneMonth }));

/** "A đến B" runs from A to B; "A, B" and "A và B" do so only when nothing lies between them. */
const together = (
  from: number,
  to: number,
  isRange: boolean,
  read: (from: number, to: number) => Reading,
): Reading => {
  if (isRange || to === from + 1) return read(from, to);
  const proposed = doubted(read(from, from), 'deadline-two-readings');
  return orElse(proposed, alternativeFrom(read(to, to), 'alternative-other-date'));
};

const isRange = (sign: string | undefined, word: string | undefined): boolean =>
  sign === '-' || word === 'den' || word === 'toi';

/** `tháng 10 đến tháng 3/2023` began the year before. */
const overNewYear = (
  [from, to, stated]: readonly [number, number, string],
  context: DeadlineContext,
  use: UseOfSpan,
): Reading =>
  withMonths([from, from, String(Number(stated) - 1)], context, ({ first }) =>
    withMonths([to, to, stated], context, ({ last }, review) => use({ first, last }, review)),
  );

const months: SpanForm = {
  kind: 'months',
  pattern: `thang ${number}${joint}(?:thang )?${number}${inYear}`,
  read: ([from, sign, word, to, stated], context, use) =>
    together(Number(from), Number(to), isRange(sign, word), (first, last) =>
      first > last && stated !== undefined
        ? overNewYear([first, last, stated], context, use)
        : withMonths([first, last, stated], context, use),
    ),
};

/** `tháng 7, 8, 9/2024`: a stretch where each follows the one before. */
const listOf = (figures: string): readonly number[] =>
  figures.split(/(?:,| va) ?(?:thang |quy )?/).map((figure) => quarterOf(figure.trim()));

const inList = (name: string, figure: string): string =>
  `${name} (${figure}(?:, ?(?:${name} )?${figure})+(?:,| va) ?(?:${name} )?${figure})${inYear}`;

const listed =
  (run: (from: number, to: number, stated: string | undefined) => Reading) =>
  (figures: string, stated: string | undefined): Reading => {
    const each = listOf(figures);
    const [first = 0] = each;
    const last = each.at(-1) ?? first;
    const isStretch = each.every((one, at) => one === first + at);
    if (isStretch) return run(first, last, stated);
    const others = alternativeFrom(run(last, last, stated), 'alternative-other-date');
    return orElse(doubted(run(first, first, stated), 'deadline-two-readings'), others);
  };

const listedMonths: SpanForm = {
  kind: 'months',
  pattern: inList('thang', '\\d{1,2}'),
  read: ([figures = '', stated], context, use) =>
    listed((from, to, year) => withMonths([from, to, year], context, use))(figures, stated),
};

const listedQuarters: SpanForm = {
  kind: 'quarters',
  pattern: inList('quy', '(?:i{1,3}|iv|[1-4])'),
  read: ([figures = '', stated], context, use) =>
    listed((from, to, year) => inQuarters([from, to, year], context, use))(figures, stated),
};

const quarter: SpanForm = {
  kind: 'quarter',
  pattern: `quy ${roman}${inYear}`,
  read: ([name, stated], context, use) =>
    inQuarters([quarterOf(name), quarterOf(name), stated], context, use),
};

const severalQuarters: SpanForm = {
  kind: 'quarters',
  pattern: `quy ${roman}${joint}(?:quy )?${roman}${inYear}`,
  read: ([from, sign, word, to, stated], context, use) =>
    together(quarterOf(from), quarterOf(to), isRange(sign, word), (first, last) =>
      inQuarters([first, last, stated], context, use),
    ),
};

const wholeYear: SpanForm['read'] = ([stated], context, use) =>
  withMonths([1, 12, stated], context, use);

const years: SpanForm = {
  kind: 'years',
  pattern: `(?:nam |giai doan )?${year}-(?:nam )?${year}`,
  read: ([from, to], context, use) =>
    wholeYear([from], context, ({ first }) =>
      wholeYear([to], context, ({ last }, review) =>
        last < first ? without('none', 'deadline-ends-before-start') : use({ first, last }, review),
      ),
    ),
};

/** Alone in its cell, a year needs no word before it; within other words it would be any number. */
export const bareYear: SpanForm = { kind: 'year', pattern: year, read: wholeYear };

/** Longer forms before those they contain, so that `30/6/2024` is not cut short. */
export const dayForms: readonly SpanForm[] = [days, ...dateForms, isoDate];
export const periodForms: readonly SpanForm[] = [
  listedMonths,
  listedQuarters,
  months,
  severalQuarters,
  ...monthForms,
  quarter,
  years,
  { kind: 'year', pattern: `nam ${year}`, read: wholeYear },
];
