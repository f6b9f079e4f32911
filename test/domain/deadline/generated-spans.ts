/**
 * Days and stretches of days in the words of deadlines, with their first and last day worked out by
 * a calendar that is not ours.
 */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

type Day = Temporal.PlainDate;
export type Spanned = {
  readonly kind: string;
  readonly words: string;
  readonly first: Day;
  readonly last: Day;
};

/** The end of a day, worked out from the time zone data instead of our fixed offset. */
export const endOf = (day: Day): string =>
  day
    .add({ days: 1 })
    .toZonedDateTime('Asia/Ho_Chi_Minh')
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });

export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 4017 })
  .map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }));
const anyMonth = anyDay.map((day) => day.toPlainYearMonth());
const anyYear = fc.integer({ min: 1990, max: 2099 });
const anyQuarter = fc.tuple(anyYear, fc.integer({ min: 1, max: 4 }));

const padded = (number: number): string => String(number).padStart(2, '0');
const firstOf = (year: number, month: number): Day =>
  Temporal.PlainDate.from({ year, month, day: 1 });
const lastOf = (year: number, month: number): Day =>
  firstOf(year, month).add({ months: 1 }).subtract({ days: 1 });

export const written = (day: Day): fc.Arbitrary<string> =>
  fc.constantFrom(
    `${day.day}/${day.month}/${day.year}`,
    `${padded(day.day)}/${padded(day.month)}/${day.year}`,
    `ngày ${day.day}-${day.month}-${day.year}`,
    `ngày ${day.day} tháng ${day.month} năm ${day.year}`,
    `${day.day}.${day.month}.${day.year}`,
    `${day.year}-${padded(day.month)}-${padded(day.day)}`,
  );

const date: fc.Arbitrary<Spanned> = anyDay.chain((day) =>
  written(day).map((words) => ({ kind: 'date', words, first: day, last: day })),
);

const days: fc.Arbitrary<Spanned> = anyMonth.chain(({ year, month, daysInMonth }) =>
  fc
    .tuple(fc.integer({ min: 1, max: 27 }), fc.integer({ min: 1, max: 31 }), fc.boolean())
    .map(([from, more, inFigures]) => {
      const to = Math.min(from + more, daysInMonth);
      const words = inFigures
        ? `${from} - ${to}/${month}/${year}`
        : `ngày ${from} đến ngày ${to} tháng ${month} năm ${year}`;
      const first = Temporal.PlainDate.from({ year, month, day: from });
      return { kind: 'days', words, first, last: first.with({ day: to }) };
    }),
);

const inYear = (year: number) =>
  fc.constantFrom(`/${year}`, ` năm ${year}`, `, năm ${year}`, `-${year}`);

const month: fc.Arbitrary<Spanned> = anyMonth.chain(({ year, month: number }) =>
  fc
    .tuple(fc.constantFrom(String(number), padded(number)), inYear(year), fc.boolean())
    .map(([figure, ofYear, isBare]) => ({
      kind: 'month',
      words: isBare ? `${figure}/${year}` : `Tháng ${figure}${ofYear}`,
      first: firstOf(year, number),
      last: lastOf(year, number),
    })),
);

const months: fc.Arbitrary<Spanned> = fc
  .tuple(anyYear, fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 11 }))
  .chain(([year, from, more]) => {
    const to = Math.min(from + more, 12);
    const joints = to === from + 1 ? [' - ', ', ', ' và tháng ', ' đến tháng '] : [' - ', ' đến '];
    return fc.tuple(fc.constantFrom(...joints), inYear(year)).map(([joint, ofYear]) => ({
      kind: 'months',
      words: `tháng ${from}${joint}${to}${ofYear}`,
      first: firstOf(year, from),
      last: lastOf(year, to),
    }));
  });

const romans = ['I', 'II', 'III', 'IV'];
const quarterName = (number: number) => fc.constantFrom(romans[number - 1] ?? '', String(number));

const quarter: fc.Arbitrary<Spanned> = anyQuarter.chain(([year, number]) =>
  fc.tuple(quarterName(number), inYear(year)).map(([name, ofYear]) => ({
    kind: 'quarter',
    words: `Quý ${name}${ofYear}`,
    first: firstOf(year, number * 3 - 2),
    last: lastOf(year, number * 3),
  })),
);

const quarters: fc.Arbitrary<Spanned> = fc
  .tuple(anyYear, fc.constantFrom([1, 2], [2, 3], [3, 4]))
  .chain(([year, [from = 0, to = 0]]) =>
    fc
      .tuple(quarterName(from), fc.constantFrom(', ', ' - ', ' và quý '), quarterName(to))
      .map(([left, joint, right]) => ({
        kind: 'quarters',
        words: `Quý ${left}${joint}${right}/${year}`,
        first: firstOf(year, from * 3 - 2),
        last: lastOf(year, to * 3),
      })),
  );

const partOfMonth: fc.Arbitrary<Spanned> = fc
  .tuple(
    anyMonth,
    fc.constantFrom<readonly [string, number, number]>(
      ['nửa đầu', 1, 15],
      ['nửa cuối', 16, 31],
      ['thượng tuần', 1, 10],
      ['trung tuần', 11, 20],
      ['hạ tuần', 21, 31],
    ),
  )
  .map(([{ year, month: number, daysInMonth }, [words, from, to]]) => ({
    kind: 'part-of-month',
    words: `${words} tháng ${number}/${year}`,
    first: firstOf(year, number).with({ day: from }),
    last: firstOf(year, number).with({ day: Math.min(to, daysInMonth) }),
  }));

const partOfYear: fc.Arbitrary<Spanned> = fc
  .tuple(anyYear, fc.integer({ min: 1, max: 12 }), fc.boolean())
  .map(([year, count, isFirst]) => ({
    kind: 'part-of-year',
    words: `${count} tháng ${isFirst ? 'đầu' : 'cuối'} năm ${year}`,
    first: firstOf(year, isFirst ? 1 : 13 - count),
    last: lastOf(year, isFirst ? count : 12),
  }));

const point = (kind: string, words: string, day: Day): Spanned => ({
  ...{ kind, words, first: day, last: day },
});
const pointOfMonth = anyMonth.chain(({ year, month: number }) =>
  fc.constantFrom(
    point('point-of-month', `đầu tháng ${number}/${year}`, firstOf(year, number)),
    point(
      'point-of-month',
      `giữa tháng ${number}/${year}`,
      firstOf(year, number).with({ day: 15 }),
    ),
    point('point-of-month', `cuối tháng ${number} năm ${year}`, lastOf(year, number)),
  ),
);
const pointOfQuarter = anyQuarter.chain(([year, number]) =>
  fc.constantFrom(
    point(
      'point-of-quarter',
      `đầu quý ${romans[number - 1]}/${year}`,
      firstOf(year, number * 3 - 2),
    ),
    point('point-of-quarter', `cuối quý ${number}/${year}`, lastOf(year, number * 3)),
  ),
);
const pointOfYear = anyYear.chain((year) =>
  fc.constantFrom(
    point('point-of-year', `đầu năm ${year}`, firstOf(year, 1)),
    point('point-of-year', `giữa năm ${year}`, lastOf(year, 6)),
    point('point-of-year', `cuối năm ${year}`, lastOf(year, 12)),
  ),
);

const year: fc.Arbitrary<Spanned> = anyYear.chain((number) =>
  fc.constantFrom(`Năm ${number}`, String(number)).map((words) => ({
    kind: 'year',
    words,
    first: firstOf(number, 1),
    last: lastOf(number, 12),
  })),
);

const years: fc.Arbitrary<Spanned> = fc
  .tuple(anyYear, fc.integer({ min: 0, max: 20 }), fc.constantFrom('giai đoạn ', 'năm ', ''))
  .map(([from, more, opening]) => {
    const to = Math.min(from + more, 2099);
    return {
      kind: 'years',
      words: `${opening}${from} - ${to}`,
      first: firstOf(from, 1),
      last: lastOf(to, 12),
    };
  });

export const named = { date, month, quarter, year } as const;
export const parts = fc.oneof(partOfMonth, partOfYear);
export const points = fc.oneof(pointOfMonth, pointOfQuarter, pointOfYear);
export const rows = fc.oneof(days, months, quarters, years);
export const anyNamed = fc.oneof(date, month, quarter, year);
export const anySpan = fc.oneof(anyNamed, parts, points, rows);
