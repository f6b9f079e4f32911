/** Intervals, lists, stages and counted periods resolve as an independent calendar says. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { daysOff, makeUpDays } from '../../../domain/calendar/days-off.js';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';
import { anyDay, anyNamed, endOf, named, parts, points, written } from './generated-spans.js';

const context = { assignedOn: null, documentYear: null };
const byLast = (
  a: { readonly last: Temporal.PlainDate },
  b: { readonly last: Temporal.PlainDate },
): number => Temporal.PlainDate.compare(a.last, b.last);

const anyEnd = fc.oneof(anyNamed, parts, points);

test('an interval is due at the end of its last span', () =>
  fc.assert(
    fc.property(
      fc.tuple(anyEnd, anyEnd),
      fc.constantFrom(' đến ', ' đến hết ', ' tới '),
      fc.constantFrom('từ ', 'Thời gian thực hiện: từ ', ''),
      ([from, to], joint, before) => {
        const { deadline, review } = resolveDeadline(
          `${before}${from.words}${joint}${to.words}`,
          context,
        );
        const isForward = Temporal.PlainDate.compare(from.first, to.last) <= 0;
        expect([deadline.rule, deadline.earliest, deadline.dueAt, review]).toEqual(
          isForward
            ? ['from-to', from.first.toString(), endOf(to.last), []]
            : ['from-to', null, null, ['deadline-ends-before-start']],
        );
      },
    ),
  ));

test('an interval over the New Year began the year before', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 2020, max: 2030 }),
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 1, max: 11 }),
      (year, from, to) => {
        fc.pre(from > to);
        const { deadline, review } = resolveDeadline(
          `từ tháng ${from} đến tháng ${to}/${year}`,
          context,
        );
        const last = Temporal.PlainYearMonth.from({ year, month: to });
        expect([deadline.earliest, deadline.due, review]).toEqual([
          Temporal.PlainDate.from({ year: year - 1, month: from, day: 1 }).toString(),
          last.toPlainDate({ day: last.daysInMonth }).toString(),
          [],
        ]);
      },
    ),
  ));

test('of several dates the first is proposed and the others are shown', () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof(named.date, named.month), { minLength: 2, maxLength: 5 }),
      fc.constantFrom(' ', '; ', ', ', ' và ', '\n', ' hoặc '),
      (spans, joint) => {
        const phrase = spans.map(({ words }) => words).join(joint);
        const { deadline, review, alternatives } = resolveDeadline(phrase, context);
        const [first, ...others] = spans.map(({ last }) => endOf(last));
        const apart = others.filter((end) => end !== first);
        expect([deadline.rule, deadline.dueAt, review]).toEqual([
          ...['several-dates', first, apart.length === 0 ? [] : ['deadline-two-readings']],
        ]);
        expect(alternatives.map(({ dueAt }) => dueAt)).toEqual(apart);
        const sorted = [...spans].sort(byLast);
        expect(deadline.latest).toBe(sorted.at(-1)?.last.toString());
      },
    ),
  ));

test('stages keep each its last good day, and the task is due with the last of them', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(named.date, named.month, named.quarter), fc.boolean()), {
        minLength: 2,
        maxLength: 4,
      }),
      (stages) => {
        const scopes = ['cấp bộ, cấp tỉnh', 'cấp huyện', 'cấp xã', 'Sở Y tế'];
        const phrase = stages
          .map(([{ words }, isBefore], at) => `${scopes[at]} ${isBefore ? 'trước ' : ''}${words}`)
          .join('; ');
        const days = stages.map(([{ first, last }, isBefore]) => ({
          last: isBefore ? first.subtract({ days: 1 }) : last,
        }));
        const { deadline, review } = resolveDeadline(phrase, context);
        expect(deadline.stages).toEqual(
          days.map(({ last }, at) => ({ scope: scopes[at], date: last.toString() })),
        );
        const latest = [...days].sort(byLast).at(-1)?.last;
        expect([deadline.kind, deadline.dueAt, review]).toEqual([
          ...['staged', latest && endOf(latest), []],
        ]);
      },
    ),
  ));

/** Whether a day is worked, from the weekday that Temporal gives and the official lists alone. */
const isWorked = (day: Temporal.PlainDate): boolean =>
  !daysOff.has(day.toString()) && (day.dayOfWeek <= 5 || makeUpDays.has(day.toString()));

const nextWorked = (day: Temporal.PlainDate): Temporal.PlainDate =>
  isWorked(day) ? day : nextWorked(day.add({ days: 1 }));

const knownDay = fc
  .integer({ min: 0, max: 1400 })
  .map((days) => Temporal.PlainDate.from('2022-01-01').add({ days }));

test('working days are counted without the first day and without days off', () =>
  fc.assert(
    fc.property(knownDay, fc.integer({ min: 1, max: 60 }), (signed, count) => {
      let last = signed;
      for (let left = count; left > 0; left -= isWorked(last) ? 1 : 0) last = last.add({ days: 1 });
      const { deadline, review } = resolveDeadline(`${count} ngày làm việc kể từ ngày ký`, {
        assignedOn: signed.toString() as CivilDate,
        documentYear: null,
      });
      expect([deadline.rule, deadline.dueAt, review]).toEqual(['working-days', endOf(last), []]);
    }),
  ));

test('days, weeks, months and years end on their day, or with the next working day', () =>
  fc.assert(
    fc.property(
      knownDay.chain((day) => fc.tuple(fc.constant(day), written(day))),
      fc.integer({ min: 1, max: 11 }),
      fc.constantFrom(
        ['ngày', 'days'] as const,
        ['tuần', 'weeks'] as const,
        ['tháng', 'months'] as const,
      ),
      ([day, words], count, [unit, length]) => {
        const end = day.add({ [length]: count });
        const { deadline } = resolveDeadline(`trong ${count} ${unit} kể từ ${words}`, context);
        expect([deadline.earliest, deadline.dueAt, deadline.rolledFrom]).toEqual([
          day.add({ days: 1 }).toString(),
          endOf(nextWorked(end)),
          isWorked(end) ? undefined : end.toString(),
        ]);
      },
    ),
  ));

test('any day may be the one a period starts from', () =>
  fc.assert(
    fc.property(anyDay, ({ day, month, year }) => {
      const phrase = `trong vòng 10 ngày kể từ ngày ${day} tháng ${month} năm ${year}`;
      const end = Temporal.PlainDate.from({ year, month, day }).add({ days: 10 });
      const { due, rolledFrom } = resolveDeadline(phrase, context).deadline;
      expect(rolledFrom ?? due).toBe(end.toString());
    }),
  ));
