import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';

const context = { assignedOn: null, documentYear: null };
const zone = 'Asia/Ho_Chi_Minh';

const anyDay = fc
  .integer({ min: 0, max: 4017 })
  .map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }));
const anyMonth = anyDay.map((day) => day.toPlainYearMonth());

/** The end of a day, worked out from the time zone data instead of our fixed offset. */
const endOf = (day: Temporal.PlainDate): string =>
  day.add({ days: 1 }).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' });

const written = (day: Temporal.PlainDate) =>
  fc.constantFrom(
    `${day.day}/${day.month}/${day.year}`,
    `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}`,
    `ngày ${day.day}-${day.month}-${day.year}`,
    `ngày ${day.day} tháng ${day.month} năm ${day.year}`,
    `${day.day}.${day.month}.${day.year}`,
  );

const opening = fc.constantFrom('', 'Hoàn thành ', 'Thời gian hoàn thành: ', 'chậm nhất ');
const check = (phrase: string, rule: string, last: Temporal.PlainDate): void => {
  const { deadline, review } = resolveDeadline(phrase, context);
  expect([deadline.rule, deadline.due, deadline.dueAt, review]).toEqual([
    rule,
    last.toString(),
    endOf(last),
    [],
  ]);
  expect(deadline.latest).toBe(deadline.due);
  expect((deadline.earliest ?? '9') <= (deadline.due ?? '')).toBe(true);
};

describe('a phrase made by a rule resolves to the instant the calendar gives', () => {
  test('bare dates', () =>
    fc.assert(
      fc.property(
        anyDay.chain((day) => fc.tuple(fc.constant(day), written(day), opening)),
        ([day, words, before]) => check(`${before}${words}`, 'on-date', day),
      ),
    ));

  test('"trước" and a date', () =>
    fc.assert(
      fc.property(
        anyDay.chain((day) => fc.tuple(fc.constant(day), written(day), opening)),
        ([day, words, before]) =>
          check(`${before}trước ${words}.`, 'before-date', day.subtract({ days: 1 })),
      ),
    ));

  test('months', () =>
    fc.assert(
      fc.property(anyMonth, opening, ({ year, month, daysInMonth }, before) => {
        const last = Temporal.PlainDate.from({ year, month, day: daysInMonth });
        check(`${before}Tháng ${month}/${year}`, 'month', last);
        check(`trong tháng ${String(month).padStart(2, '0')} năm ${year}`, 'month', last);
      }),
    ));

  test('quarters', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2030 }),
        fc.integer({ min: 1, max: 4 }),
        (year, quarter) => {
          const last = Temporal.PlainDate.from({ year, month: quarter * 3, day: 1 })
            .add({ months: 1 })
            .subtract({ days: 1 });
          check(`Quý ${['I', 'II', 'III', 'IV'][quarter - 1]}/${year}`, 'quarter', last);
          check(`quý ${quarter} năm ${year}`, 'quarter', last);
        },
      ),
    ));

  test('hours', () =>
    fc.assert(
      fc.property(
        anyDay.chain((day) => fc.tuple(fc.constant(day), written(day))),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom('trước ', ''),
        ([day, words], hour, minute, before) => {
          const clock = `${String(hour).padStart(2, '0')} giờ ${String(minute).padStart(2, '0')}`;
          const { deadline } = resolveDeadline(`${before}${clock} ${words}`, context);
          const at = day.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } });
          expect(deadline.rule).toBe('hour');
          expect(deadline.dueAt).toBe(at.toInstant().toString({ smallestUnit: 'millisecond' }));
          const last = hour + minute === 0 ? day.subtract({ days: 1 }) : day;
          expect(deadline.due).toBe(last.toString());
        },
      ),
    ));

  test('years', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2099 }), (year) =>
        check(`Năm ${year}`, 'year', Temporal.PlainDate.from({ year, month: 12, day: 31 })),
      ),
    ));
});

test('no words make the reader fail, and only a date has an instant', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            'trước',
            'ngày',
            'tháng',
            'năm',
            '31/2',
            '2022',
            'từ',
            'quý',
            ';',
            '24h',
            ' ',
          ),
        ),
      ),
      (words) => {
        const phrase = words.join(' ');
        const { deadline, review } = resolveDeadline(phrase, context);
        expect(deadline.phrase).toBe(phrase);
        expect(deadline.dueAt === null).toBe(deadline.kind !== 'date');
        expect(deadline.due === null).toBe(deadline.kind !== 'date');
        if (deadline.rule === 'unread') expect(review).toEqual(['deadline-unread']);
      },
    ),
  ));
