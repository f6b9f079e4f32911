/** A phrase made by a rule resolves to the instant that an independent calendar gives. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';
import { runs } from '../../support/task-lives.js';
import {
  anyDay,
  anyNamed,
  anySpan,
  endOf,
  named,
  parts,
  points,
  rows,
  type Spanned,
  written,
} from './generated-spans.js';

const context = { assignedOn: null, documentYear: null };
const opening = fc.constantFrom(
  ...['', 'Hoàn thành ', 'Thời gian hoàn thành: ', 'chậm nhất ', 'Thời hạn thực hiện: '],
  ...['hoàn hành trong ', 'phấn đấu hoàn thành xong trong '],
);

/** Rule, first day, last good day and the instant it ends at; nothing is in doubt. */
const expectDue = (
  phrase: string,
  rule: string,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): void => {
  const { deadline, review } = resolveDeadline(phrase, context);
  const { earliest, latest, due, dueAt } = deadline;
  expect([phrase, deadline.rule, deadline.kind, earliest, latest, due, dueAt, review]).toEqual([
    ...[phrase, rule, 'date', first.toString(), last.toString()],
    ...[last.toString(), endOf(last), []],
  ]);
};

const ruleOf = ({ kind }: Spanned): string => (kind === 'date' ? 'on-date' : kind);
const dayBefore = ({ first }: Spanned): Temporal.PlainDate => first.subtract({ days: 1 });

describe('one span', () => {
  test('is good to its last day', () =>
    fc.assert(
      fc.property(anySpan, opening, (span, before) =>
        expectDue(`${before}${span.words}`, ruleOf(span), span.first, span.last),
      ),
      { numRuns: 4 * runs.numRuns },
    ));

  test('with "trước" is good to the day before it', () =>
    fc.assert(
      fc.property(anyNamed, opening, (span, before) =>
        expectDue(
          `${before}trước ${span.words}.`,
          `before-${span.kind}`,
          dayBefore(span),
          dayBefore(span),
        ),
      ),
    ));

  test('with "trước" and a part or a row of them as well', () =>
    fc.assert(
      fc.property(fc.oneof(parts, rows), (span) =>
        expectDue(`trước ${span.words}`, 'before-part', dayBefore(span), dayBefore(span)),
      ),
    ));

  test('with "trước" and a point leaves a choice of the two days', () =>
    fc.assert(
      fc.property(points, (span) => {
        const { deadline, review, alternatives } = resolveDeadline(`trước ${span.words}`, context);
        expect([deadline.rule, deadline.due, review]).toEqual([
          ...['before-point', dayBefore(span).toString(), ['deadline-two-readings']],
        ]);
        expect(alternatives.map(({ due, dueAt }) => [due, dueAt])).toEqual([
          [span.last.toString(), endOf(span.last)],
        ]);
      }),
    ));

  test('with "trước" includes a day where the installation says so', () =>
    fc.assert(
      fc.property(named.date, ({ words, first }) => {
        const including = { ...context, beforeIsExclusive: false };
        const { deadline } = resolveDeadline(`trước ${words}`, including);
        expect([deadline.rule, deadline.dueAt]).toEqual(['before-date-inclusive', endOf(first)]);
      }),
    ));

  test('with "từ" only begins', () =>
    fc.assert(
      fc.property(
        fc.oneof(anyNamed, parts, points),
        fc.constantFrom('từ ', 'Bắt đầu từ ', 'Thời gian bắt đầu thực hiện từ ', 'ngay từ '),
        fc.constantFrom('', ' trở đi'),
        (span, before, after) => {
          const { deadline, review } = resolveDeadline(`${before}${span.words}${after}`, context);
          const kind = Object.keys(named).includes(span.kind) ? span.kind : 'part';
          expect([deadline.kind, deadline.rule, deadline.earliest, deadline.due, review]).toEqual([
            ...['start', `start-${kind}`, span.first.toString(), null, []],
          ]);
        },
      ),
    ));
});

test('an hour is the first instant that is too late', () =>
  fc.assert(
    fc.property(
      anyDay.chain((day) => fc.tuple(fc.constant(day), written(day))),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.constantFrom('trước ', ''),
      ([day, words], hour, minute, before) => {
        const clock = `${String(hour).padStart(2, '0')} giờ ${String(minute).padStart(2, '0')}`;
        const { deadline } = resolveDeadline(`${before}${clock} ${words}`, context);
        const at = day.toZonedDateTime({
          timeZone: 'Asia/Ho_Chi_Minh',
          plainTime: { hour, minute },
        });
        expect(deadline.rule).toBe('hour');
        expect(deadline.dueAt).toBe(at.toInstant().toString({ smallestUnit: 'millisecond' }));
        const last = hour + minute === 0 ? day.subtract({ days: 1 }) : day;
        expect(deadline.due).toBe(last.toString());
      },
    ),
  ));

test('a year that is not given is the one of the document, and doubted', () =>
  fc.assert(
    fc.property(anyDay, ({ day, month, year }) => {
      const { deadline, review } = resolveDeadline(`ngày ${day}/${month}`, {
        ...context,
        documentYear: year,
      });
      expect(deadline.due).toBe(Temporal.PlainDate.from({ year, month, day }).toString());
      expect(review).toEqual(['deadline-year-assumed']);
    }),
  ));

test('a periodic duty keeps its day', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 31 }),
      fc.constantFrom('trước ', ''),
      fc.constantFrom('hằng', 'hàng', 'mỗi'),
      fc.boolean(),
      (day, before, every, isAfter) => {
        const named = `${before}ngày ${day}`;
        const phrase = isAfter ? `${named} ${every} tháng` : `${every} tháng ${named}`;
        expect(resolveDeadline(phrase, context).deadline).toMatchObject({
          kind: 'periodic',
          due: null,
          recurrence: { every: 'month', day, month: null, isBefore: before !== '' },
        });
      },
    ),
  ));
