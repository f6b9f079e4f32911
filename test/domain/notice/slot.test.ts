/** People are spoken to at set hours of working days. 08:00 local time is 01:00 UTC. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDateOf } from '../../../domain/calendar/instant.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { slotFor } from '../../../domain/notice/slot.js';
import { anyInstant, anyPolicy } from '../../support/arbitraries.js';
import { examplePolicy, utc } from '../../support/builders.js';

const slotOf = (at: string) => slotFor(examplePolicy, 'normal', utc(at));

describe('a line written', () => {
  test.each([
    ['in the night', '2022-09-14T17:00:00.000Z', '2022-09-15T01:00:00.000Z'],
    ['at the slot itself', '2022-09-15T01:00:00.000Z', '2022-09-15T01:00:00.000Z'],
    ['a moment after it', '2022-09-15T01:00:00.001Z', '2022-09-16T01:00:00.000Z'],
    ['on a Friday morning', '2022-09-16T02:00:00.000Z', '2022-09-19T01:00:00.000Z'],
    ['on a Saturday night', '2022-09-16T17:00:00.000Z', '2022-09-19T01:00:00.000Z'],
    // 1 and 2 September are National Day, 3 and 4 a weekend.
    ['before National Day', '2022-08-31T02:00:00.000Z', '2022-09-05T01:00:00.000Z'],
    // Saturday 4 May 2024 was worked for Monday 29 April.
    ['before a make-up Saturday', '2024-05-03T02:00:00.000Z', '2024-05-04T01:00:00.000Z'],
    // Tết 2023 took Friday 20 January to Thursday the 26th.
    ['before Tết', '2023-01-19T02:00:00.000Z', '2023-01-27T01:00:00.000Z'],
  ])('%s, %s, waits until %s', (_when, at, slot) => expect(slotOf(at)).toBe(slot));

  test('waits for the next of several slots, in whatever order they stand', () => {
    const policy = { ...examplePolicy, slots: ['14:00', '08:00'] };
    const slot = (at: string) => slotFor(policy, 'normal', utc(at));
    expect(slot('2022-09-14T17:00:00.000Z')).toBe('2022-09-15T01:00:00.000Z');
    expect(slot('2022-09-15T02:00:00.000Z')).toBe('2022-09-15T07:00:00.000Z');
    expect(slot('2022-09-15T07:00:00.001Z')).toBe('2022-09-16T01:00:00.000Z');
    expect(policy.slots).toStrictEqual(['14:00', '08:00']);
  });

  test('for an express task does not wait, even on a Sunday at night', () =>
    expect(slotFor(examplePolicy, 'express', utc('2022-09-17T18:00:00.000Z'))).toBe(
      '2022-09-17T18:00:00.000Z',
    ));
});

test('a slot is never before the line, never on a day off, and always one of the policy', () =>
  fc.assert(
    fc.property(anyPolicy, anyInstant, (policy, at) => {
      const slot = slotFor(policy, 'normal', at);
      expect(slot >= at).toBe(true);
      expect(isWorkingDay(civilDateOf(slot))).toBe(true);
      const localTime = new Date(Date.parse(slot) + 7 * 3_600_000).toISOString().slice(11, 16);
      expect(policy.slots).toContain(localTime);
    }),
  ));
