import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addMs,
  atLocalTime,
  civilDateOf,
  endOfDay,
  instantFromMs,
  msOf,
  startOfDay,
} from '../../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../../domain/calendar/messages.js';

const date = (text: string): CivilDate => text as CivilDate;
const utc = (text: string): Instant => text as Instant;

test('a day in Việt Nam ends at 17:00 UTC, 24:00 local', () => {
  expect(startOfDay(date('2022-09-15'))).toBe('2022-09-14T17:00:00.000Z');
  expect(endOfDay(date('2022-09-15'))).toBe('2022-09-15T17:00:00.000Z');
});

test('an instant at the end of a day belongs to the next', () => {
  expect(civilDateOf(utc('2022-09-15T16:59:59.999Z'))).toBe('2022-09-15');
  expect(civilDateOf(utc('2022-09-15T17:00:00.000Z'))).toBe('2022-09-16');
});

test('a clock time is local', () => {
  expect(atLocalTime(date('2022-09-15'), '08:00')).toBe('2022-09-15T01:00:00.000Z');
  expect(addMs(utc('2022-09-15T01:00:00.000Z'), 90_000)).toBe('2022-09-15T01:01:30.000Z');
});

test('the fixed offset agrees with the time zone data for every instant of 1980 to 2060', () =>
  fc.assert(
    fc.property(fc.integer({ min: 315_532_800_000, max: 2_840_140_800_000 }), (ms) => {
      const at = instantFromMs(ms);
      const zoned = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Ho_Chi_Minh');
      expect(civilDateOf(at)).toBe(zoned.toPlainDate().toString());
      expect(startOfDay(civilDateOf(at))).toBe(instantFromMs(zoned.startOfDay().epochMilliseconds));
      expect(msOf(at)).toBe(ms);
    }),
  ));
