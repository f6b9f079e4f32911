/**
 * FNV-1a of "a" is 0xe40c292c = 3,826,002,220, of "foobar" 0xbf9cf968 = 3,214,735,720 (published
 * test values). Modulo six hours (21,600,000 ms): 2,802,220 ms = 0:46:42.220 and 17,935,720 ms =
 * 4:58:55.720.
 */
import { describe, expect, test } from 'vitest';
import { foldTask } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import { nextWake } from '../../../domain/task/wake.js';
import {
  assigned,
  examplePolicy,
  expressHour,
  overdue,
  provinceCodes,
  raisedFirst,
  returned,
  september,
  submitted,
  undated,
  withdrawn,
} from '../../support/builders.js';

const wakeOf = (id: string, ...history: readonly TaskEvent[]) => nextWake(id, foldTask(history));
const midnight = '2022-08-30T17:00:00.000Z';
const spread = { a: '2022-08-30T17:46:42.220Z', foobar: '2022-08-30T21:58:55.720Z' };

describe('the wake of a milestone at midnight', () => {
  test.each(['a', 'foobar'] as const)('is spread by the hash of the task: %s', (id) =>
    expect(wakeOf(id, assigned())).toStrictEqual({ milestoneAt: midnight, wakeAt: spread[id] }),
  );

  test('stays in the night before the first slot, for every province', () => {
    for (const code of provinceCodes) {
      const wake = wakeOf(`task/TTg-06-QD-TTg-2022/${code}`, assigned());
      expect(wake?.milestoneAt).toBe(midnight);
      expect(String(wake?.wakeAt) >= midnight).toBe(true);
      expect(String(wake?.wakeAt) < '2022-08-30T23:00:00.000Z').toBe(true);
    }
  });

  test('is not the same for all', () => {
    const wakes = provinceCodes.map((code) => wakeOf(`task/d/${code}`, assigned())?.wakeAt);
    expect(new Set(wakes).size).toBeGreaterThan(55);
  });

  test('comes before the first slot, even when the policy spreads further', () => {
    const at = (slots: readonly string[], id = 'foobar') =>
      wakeOf(id, assigned({ policy: { ...examplePolicy, spreadMinutes: 420, slots } }))?.wakeAt;
    expect(at(['06:00'])).toBe(spread.foobar);
    // Two hours: 3,214,735,720 modulo 7,200,000 is 3,535,720 ms, 0:58:55.720.
    expect(at(['14:00', '02:00'])).toBe('2022-08-30T17:58:55.720Z');
    // Ninety minutes: 3,826,002,220 modulo 5,400,000 is 2,802,220 ms, 0:46:42.220.
    expect(at(['01:30'], 'a')).toBe(spread.a);
    expect(at(['00:00'])).toBe(midnight);
  });

  test('is not spread when the policy says so', () =>
    expect(wakeOf('a', assigned({ policy: { ...examplePolicy, spreadMinutes: 0 } }))?.wakeAt).toBe(
      midnight,
    ));

  test('is not spread for an express task', () => {
    const express = assigned({
      urgency: 'express',
      deadline: september,
      policy: { ...examplePolicy, express: { ...examplePolicy.express, reminders: [] } },
    });
    expect(wakeOf('a', express)).toStrictEqual({
      milestoneAt: '2022-09-15T17:00:00.000Z',
      wakeAt: '2022-09-15T17:00:00.000Z',
    });
  });
});

describe('the wake of a milestone within a day', () => {
  test('is at its instant', () => {
    expect(wakeOf('a', assigned({ urgency: 'express', deadline: expressHour }))).toStrictEqual({
      milestoneAt: '2022-09-11T10:30:00.000Z',
      wakeAt: '2022-09-11T10:30:00.000Z',
    });
    const policy = {
      ...examplePolicy,
      reminders: [{ amount: 25, unit: 'hour' } as const],
    };
    // 25 hours before 24:00 on the 15th is 23:00 on the 14th.
    expect(wakeOf('a', assigned({ policy }))).toStrictEqual({
      milestoneAt: '2022-09-14T16:00:00.000Z',
      wakeAt: '2022-09-14T16:00:00.000Z',
    });
  });
});

describe('there is a wake', () => {
  test('for lateness that began at a return', () =>
    expect(
      wakeOf(
        'a',
        assigned(),
        submitted('2022-09-14T02:00:00.000Z', false),
        returned('2022-09-20T02:00:00.000Z'),
      ),
    ).toStrictEqual({
      milestoneAt: '2022-09-20T02:00:00.000Z',
      wakeAt: '2022-09-20T02:00:00.000Z',
    }));

  test('for each next level', () =>
    expect(
      wakeOf(
        'a',
        assigned(),
        overdue('2022-09-15T17:00:00.000Z'),
        raisedFirst('2022-09-19T17:00:00.000Z'),
      )?.milestoneAt,
    ).toBe('2022-09-28T17:00:00.000Z'));
});

describe('there is no wake', () => {
  test('before the assignment', () => expect(wakeOf('a')).toBeNull());
  test('for a task without a date', () =>
    expect(wakeOf('a', assigned({ deadline: undated('standing', 'Thường xuyên') }))).toBeNull());
  test('while a result waits', () =>
    expect(wakeOf('a', assigned(), submitted('2022-08-15T02:00:00.000Z', false))).toBeNull());
  test('after the end', () =>
    expect(wakeOf('a', assigned(), withdrawn('2022-08-15T02:00:00.000Z'))).toBeNull());
});
