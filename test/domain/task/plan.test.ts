/** What a person signs off: everything that will be said if nobody does anything. */
import { describe, expect, test } from 'vitest';
import { foldTask } from '../../../domain/task/decider.js';
import { planAhead } from '../../../domain/task/plan.js';
import {
  assigned,
  examplePolicy,
  overdue,
  raisedFirst,
  raisedSecond,
  reminder,
  repeatedly,
  submitted,
  undated,
  utc,
} from '../../support/builders.js';

const now = utc('2022-08-15T02:00:00.000Z');

describe('the plan of the usual task', () => {
  const plan = planAhead(foldTask([assigned()]), now, 8);

  test('has every step in order, and goes on while it is late', () =>
    expect(plan.map(({ event }) => event)).toStrictEqual([
      reminder('2022-08-30T17:00:00.000Z', '2022-09-15', 15),
      reminder('2022-09-07T17:00:00.000Z', '2022-09-15', 7),
      reminder('2022-09-13T17:00:00.000Z', '2022-09-15', 1),
      overdue('2022-09-15T17:00:00.000Z'),
      raisedFirst('2022-09-19T17:00:00.000Z'),
      raisedSecond('2022-09-28T17:00:00.000Z'),
      repeatedly('2022-10-05T17:00:00.000Z', 1),
      repeatedly('2022-10-12T17:00:00.000Z', 2),
    ]));

  test('gives each step its instant', () =>
    expect(plan.map(({ at }) => at)).toStrictEqual(plan.map(({ event }) => event.at)));

  test('puts each notice into the slot of its morning', () =>
    expect(
      plan.map(({ notices }) => [...new Set(notices.map(({ slotAt }) => slotAt))]),
    ).toStrictEqual([
      ['2022-08-31T01:00:00.000Z'],
      ['2022-09-08T01:00:00.000Z'],
      ['2022-09-14T01:00:00.000Z'],
      ['2022-09-16T01:00:00.000Z'],
      ['2022-09-20T01:00:00.000Z'],
      ['2022-09-29T01:00:00.000Z'],
      ['2022-10-06T01:00:00.000Z'],
      ['2022-10-13T01:00:00.000Z'],
    ]));

  test('is no longer than asked for', () => {
    expect(planAhead(foldTask([assigned()]), now, 3)).toHaveLength(3);
    expect(planAhead(foldTask([assigned()]), now, 0)).toStrictEqual([]);
  });
});

test('what was missed is said from now on, not in a slot that has passed', () => {
  const late = utc('2022-09-16T02:00:00.000Z');
  const [first, second] = planAhead(foldTask([assigned()]), late, 2);
  // Friday 16 September, 09:00: the next slot is on Monday the 19th.
  expect(first?.at).toBe('2022-09-13T17:00:00.000Z');
  expect(first?.notices[0]?.slotAt).toBe('2022-09-19T01:00:00.000Z');
  expect(second?.at).toBe('2022-09-15T17:00:00.000Z');
  expect(second?.notices[0]?.slotAt).toBe('2022-09-19T01:00:00.000Z');
});

test('a plan ends where nothing repeats', () => {
  const policy = { ...examplePolicy, repeatWhileLate: null };
  expect(planAhead(foldTask([assigned({ policy })]), now, 100)).toHaveLength(6);
});

test('nothing is planned for an answered task or one without a date', () => {
  expect(planAhead(foldTask([assigned(), submitted(now, false)]), now, 10)).toStrictEqual([]);
  const standing = assigned({ deadline: undated('standing', 'Thường xuyên') });
  expect(planAhead(foldTask([standing]), now, 10)).toStrictEqual([]);
});
