/** Status is true the second it is: it needs no wake to have happened. */
import { describe, expect, test } from 'vitest';
import type { DeadlineKind } from '../../../domain/deadline/messages.js';
import { foldTask } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  claimIsLate,
  msUntil,
  quadrantOf,
  statusAt,
  statusFacts,
  type TaskStatus,
  taskStatuses,
} from '../../../domain/task/status.js';
import {
  assigned,
  cleared,
  confirmed,
  examplePolicy,
  expressHour,
  extended,
  overdue,
  returned,
  submitted,
  undated,
  utc,
  withdrawn,
} from '../../support/builders.js';

const statusOf = (history: readonly TaskEvent[], now: string): TaskStatus =>
  statusAt(foldTask(history), utc(now));
const quadrant = (history: readonly TaskEvent[], now: string) =>
  quadrantOf(statusFacts(foldTask(history)), utc(now));

const usual = assigned();
const late = overdue('2022-09-15T17:00:00.000Z');
const lateClaim = submitted('2022-09-19T02:00:00.000Z', true);
const timelyClaim = submitted('2022-09-05T02:00:00.000Z', false);
const doneLate = confirmed('2022-09-20T02:00:00.000Z', '2022-09-19T02:00:00.000Z', true);
const doneInTime = confirmed('2022-09-20T02:00:00.000Z', '2022-09-05T02:00:00.000Z', false);
const muchLater = '2023-06-01T00:00:00.000Z';

describe('an open task with a date', () => {
  test.each([
    ['2022-08-01T02:00:00.000Z', 'on-track'],
    ['2022-09-07T16:59:59.999Z', 'on-track'],
    ['2022-09-07T17:00:00.000Z', 'due-soon'], // seven days before the 15th
    ['2022-09-15T16:59:59.999Z', 'due-soon'],
    ['2022-09-15T17:00:00.000Z', 'overdue'],
    [muchLater, 'overdue'],
  ])('is at %s %s', (now, status) => expect(statusOf([usual], now)).toBe(status));

  test('is as late with the wake recorded as without', () =>
    expect(statusOf([usual, late], '2022-09-15T17:00:00.000Z')).toBe('overdue'));

  test('is on track again with a new date', () => {
    const history = [
      usual,
      late,
      extended('2022-09-16T02:00:00.000Z', '2022-09-15', '2022-10-14', '2022-10-14T17:00:00.000Z'),
      cleared('2022-09-16T02:00:00.000Z', 'extended'),
    ];
    expect(statusOf(history, '2022-09-16T02:00:00.000Z')).toBe('on-track');
    expect(statusOf(history, '2022-10-06T17:00:00.000Z')).toBe('due-soon');
    expect(statusOf(history, '2022-10-14T17:00:00.000Z')).toBe('overdue');
  });
});

describe('an express task', () => {
  const express = assigned({ urgency: 'express', deadline: expressHour });

  test.each([
    ['2022-09-11T10:29:59.999Z', 'on-track'],
    ['2022-09-11T10:30:00.000Z', 'due-soon'], // its earliest reminder
    ['2022-09-12T10:29:59.999Z', 'due-soon'],
    ['2022-09-12T10:30:00.000Z', 'overdue'],
  ])('is at %s %s', (now, status) => expect(statusOf([express], now)).toBe(status));

  test('takes the earliest of its reminders, in whatever order they stand', () => {
    const reminders = [...examplePolicy.express.reminders].reverse();
    const policy = { ...examplePolicy, express: { ...examplePolicy.express, reminders } };
    expect(statusOf([{ ...express, policy }], '2022-09-11T10:30:00.000Z')).toBe('due-soon');
  });

  test('without reminders is never due soon', () => {
    const policy = { ...examplePolicy, express: { ...examplePolicy.express, reminders: [] } };
    expect(statusOf([{ ...express, policy }], '2022-09-12T10:29:59.999Z')).toBe('on-track');
  });
});

describe('a task without a date', () => {
  const kinds: readonly [DeadlineKind, TaskStatus][] = [
    ['standing', 'standing'],
    ['periodic', 'standing'],
    ['none', 'pending'],
    ['roadmap', 'pending'],
    ['staged', 'on-track'],
    ['start', 'on-track'],
    ['date', 'on-track'],
  ];
  test.each(kinds)('of kind %s is %s for ever', (kind, status) => {
    const open = assigned({ deadline: undated(kind, 'nguyên văn') });
    expect(statusOf([open], '2022-08-01T02:00:00.000Z')).toBe(status);
    expect(statusOf([open], '2099-01-01T00:00:00.000Z')).toBe(status);
    expect(quadrant([open], '2099-01-01T00:00:00.000Z')).toBe('open-on-time');
  });

  test('is claimed like any other', () =>
    expect(
      statusOf(
        [assigned({ deadline: undated('standing', 'Thường xuyên') }), timelyClaim],
        muchLater,
      ),
    ).toBe('claimed'));
});

describe('an answered task', () => {
  test('is claimed, however long it waits', () =>
    expect(statusOf([usual, timelyClaim], muchLater)).toBe('claimed'));

  test('is due as before when it was returned', () => {
    const history = [usual, timelyClaim, returned('2022-09-09T02:00:00.000Z')];
    expect(statusOf(history, '2022-09-09T02:00:00.000Z')).toBe('due-soon');
    expect(statusOf(history, '2022-09-15T17:00:00.000Z')).toBe('overdue');
  });

  test('returned after its date is overdue from the return', () => {
    const history = [usual, timelyClaim, returned('2022-09-20T02:00:00.000Z')];
    expect(statusOf(history, '2022-09-20T02:00:00.000Z')).toBe('overdue');
  });
});

describe('an ended task', () => {
  test.each([
    ['done-on-time', [usual, timelyClaim, doneInTime]],
    ['done-late', [usual, late, lateClaim, doneLate]],
    ['withdrawn', [usual, late, withdrawn('2022-09-20T02:00:00.000Z')]],
  ] as const)('is %s', (status, history) => expect(statusOf(history, muchLater)).toBe(status));
});

describe('the four numbers of a report', () => {
  test('count every task once, and a withdrawn one never', () => {
    expect(quadrant([usual], '2022-09-15T16:59:59.999Z')).toBe('open-on-time');
    expect(quadrant([usual], '2022-09-15T17:00:00.000Z')).toBe('open-late');
    expect(quadrant([usual, timelyClaim], muchLater)).toBe('open-on-time');
    expect(quadrant([usual, late, lateClaim], muchLater)).toBe('open-late');
    expect(quadrant([usual, timelyClaim, doneInTime], muchLater)).toBe('done-on-time');
    expect(quadrant([usual, late, lateClaim, doneLate], muchLater)).toBe('done-late');
    expect(quadrant([usual, withdrawn('2022-08-15T02:00:00.000Z')], muchLater)).toBeNull();
  });

  test('put a claim at the due instant among the late', () =>
    expect(quadrant([usual, late, submitted('2022-09-15T17:00:00.000Z', true)], muchLater)).toBe(
      'open-late',
    ));
});

test('a waiting claim is late or not by its receipt', () => {
  expect(claimIsLate(foldTask([usual]))).toBe(false);
  expect(claimIsLate(foldTask([usual, timelyClaim]))).toBe(false);
  expect(claimIsLate(foldTask([usual, late, lateClaim]))).toBe(true);
});

test('a task that was never assigned has no facts', () =>
  expect(statusFacts(foldTask([]))).toStrictEqual({
    end: null,
    claimedAt: null,
    overdueFrom: null,
    dueSoonFrom: null,
    undated: null,
    dueAt: null,
  }));

test('statuses are listed from the most pressing to the ended', () =>
  expect(taskStatuses).toStrictEqual([
    'overdue',
    'due-soon',
    'on-track',
    'claimed',
    'standing',
    'pending',
    'done-on-time',
    'done-late',
    'withdrawn',
  ]));

test('what has passed is waited for no longer', () => {
  const noon = utc('2022-09-15T05:00:00.000Z');
  expect(msUntil(utc('2022-09-15T05:00:01.500Z'), noon)).toBe(1500);
  expect(msUntil(utc('2022-09-15T04:00:00.000Z'), noon)).toBe(0);
});
