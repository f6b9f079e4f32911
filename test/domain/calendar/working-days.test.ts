import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { daysOff, makeUpDays, occasions } from '../../../domain/calendar/days-off.js';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import {
  addWorkingDays,
  dayStatus,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from '../../../domain/calendar/working-days.js';

const date = (text: string): CivilDate => text as CivilDate;
const on = (text: string) => {
  const { working, reason, provisional } = dayStatus(date(text));
  return [working, reason, provisional];
};

describe('ordinary weeks', () => {
  test('Monday to Friday are worked, Saturday and Sunday are not', () => {
    expect(on('2022-03-11')).toEqual([true, 'working-day', false]); // Friday
    expect(on('2022-03-12')).toEqual([false, 'weekly-rest', false]);
    expect(on('2022-03-13')).toEqual([false, 'weekly-rest', false]);
    expect(on('2022-03-14')).toEqual([true, 'working-day', false]);
  });
});

describe('days off of each year, checked by hand', () => {
  test('2022: Tết from Monday 31 January to Friday 4 February', () => {
    expect(on('2022-01-31')).toEqual([false, 'public-holiday', false]);
    expect(on('2022-02-04')).toEqual([false, 'public-holiday', false]);
    expect(on('2022-02-07')).toEqual([true, 'working-day', false]);
    expect(on('2022-05-02')).toEqual([false, 'holiday-in-lieu', false]);
    expect(on('2022-09-01')).toEqual([false, 'public-holiday', false]);
  });

  test('2023: 29 April to 3 May are five days without work', () => {
    const days = [
      '2023-04-28',
      '2023-04-29',
      '2023-04-30',
      '2023-05-01',
      '2023-05-02',
      '2023-05-03',
    ];
    expect(days.map((day) => isWorkingDay(date(day)))).toEqual([
      true,
      ...Array<boolean>(5).fill(false),
    ]);
    expect(isWorkingDay(date('2023-05-04'))).toBe(true);
  });

  test('2024: Monday 29 April was swapped with Saturday 4 May', () => {
    expect(on('2024-04-29')).toEqual([false, 'swapped-day-off', false]);
    expect(on('2024-05-04')).toEqual([true, 'make-up-day', false]);
    expect(on('2024-05-05')).toEqual([false, 'weekly-rest', false]);
  });

  test('2025: Friday 2 May was swapped with Saturday 26 April', () => {
    expect(on('2025-05-02')).toEqual([false, 'swapped-day-off', false]);
    expect(on('2025-04-26')).toEqual([true, 'make-up-day', false]);
  });

  test('2026: two swaps, and 24 November for the first time', () => {
    expect(on('2026-01-10')).toEqual([true, 'make-up-day', false]);
    expect(on('2026-08-22')).toEqual([true, 'make-up-day', false]);
    expect(on('2026-08-31')).toEqual([false, 'swapped-day-off', false]);
    expect(on('2026-11-24')).toEqual([false, 'public-holiday', false]);
    expect(on('2025-11-24')).toEqual([true, 'working-day', false]);
  });

  test('the list of each year is the official one, day by day', () => {
    const official = {
      2022: '03-01 31-01 01-02 02-02 03-02 04-02 11-04 02-05 03-05 01-09 02-09',
      2023: '02-01 20-01 23-01 24-01 25-01 26-01 01-05 02-05 03-05 01-09 04-09',
      2024: '01-01 08-02 09-02 12-02 13-02 14-02 18-04 29-04 30-04 01-05 02-09 03-09',
      2025: '01-01 27-01 28-01 29-01 30-01 31-01 07-04 30-04 01-05 02-05 01-09 02-09',
      2026: '01-01 02-01 16-02 17-02 18-02 19-02 20-02 27-04 30-04 01-05 31-08 01-09 02-09 24-11',
    };
    const days = Object.entries(official).flatMap(([year, list]) =>
      list.split(' ').map((dayMonth) => `${year}-${dayMonth.split('-').reverse().join('-')}`),
    );
    expect([...daysOff.keys()]).toEqual(days);
    expect(days).toHaveLength(60);
  });

  test('every listed day off is a weekday, every make-up day a Saturday for a swapped day', () => {
    for (const day of daysOff.keys())
      expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThan(6);
    for (const [day, { insteadOf }] of makeUpDays) {
      expect(Temporal.PlainDate.from(day).dayOfWeek).toBe(6);
      expect(dayStatus(insteadOf).reason).toBe('swapped-day-off');
    }
    const swaps = [...daysOff.values()].filter(({ reason }) => reason === 'swapped-day-off');
    expect(swaps).toHaveLength(makeUpDays.size);
  });

  test('every entry says what it rests on and names its holiday in both languages', () => {
    for (const { basis, occasion } of daysOff.values()) {
      expect(basis).toMatch(/^(Bộ luật Lao động 2019|Nghị quyết số|Thông báo nghỉ lễ)/);
      expect(occasions[occasion].vi).not.toBe('');
      expect(occasions[occasion].en).not.toBe('');
    }
    expect(dayStatus(date('2022-02-01')).occasion).toBe('tet');
    expect(dayStatus(date('2024-05-04')).occasion).toBeNull();
  });
});

describe('years whose days off are not officially known', () => {
  test('weekly rest and fixed holidays hold, and everything is provisional', () => {
    expect(on('2027-01-01')).toEqual([false, 'public-holiday', true]);
    expect(on('2027-04-30')).toEqual([false, 'public-holiday', true]);
    expect(on('2028-05-01')).toEqual([false, 'public-holiday', true]);
    expect(on('2030-09-02')).toEqual([false, 'public-holiday', true]);
    expect(on('2027-11-24')).toEqual([false, 'public-holiday', true]);
    expect(on('2027-03-06')).toEqual([false, 'weekly-rest', true]);
    expect(on('2027-03-08')).toEqual([true, 'working-day', true]);
    expect(dayStatus(date('2027-03-08')).provisionalReason).toBe('days-off-not-announced');
    expect(dayStatus(date('2026-03-09')).provisionalReason).toBeNull();
  });

  test('24 November was no holiday before 2026', () => {
    expect(on('2021-11-24')).toEqual([true, 'working-day', true]);
    expect(on('2021-09-02')).toEqual([false, 'public-holiday', true]);
  });
});

describe('counting working days', () => {
  test('the day itself is not counted and days off are passed over', () => {
    expect(addWorkingDays(date('2022-08-31'), 1)).toBe('2022-09-05'); // 1 and 2 September off
    expect(addWorkingDays(date('2022-09-05'), -1)).toBe('2022-08-31');
    expect(addWorkingDays(date('2022-09-15'), -5)).toBe('2022-09-08');
    expect(addWorkingDays(date('2024-05-03'), 1)).toBe('2024-05-04'); // a Saturday worked
    expect(addWorkingDays(date('2022-09-03'), 0)).toBe('2022-09-03');
  });

  test('the next working day is the day itself when it is worked', () => {
    expect(nextWorkingDay(date('2022-09-05'))).toBe('2022-09-05');
    expect(nextWorkingDay(date('2022-01-29'))).toBe('2022-02-07'); // over Tết
    expect(nextWorkingDay(date('2026-08-29'))).toBe('2026-09-03');
  });

  test('between two days the first is left out and the last counted', () => {
    expect(workingDaysBetween(date('2022-08-31'), date('2022-09-05'))).toBe(1);
    expect(workingDaysBetween(date('2022-09-05'), date('2022-08-31'))).toBe(-1);
    expect(workingDaysBetween(date('2022-09-03'), date('2022-09-03'))).toBe(0);
    expect(workingDaysBetween(date('2022-09-04'), date('2022-09-03'))).toBe(0);
  });
});

describe('on any day of 2022 to 2030', () => {
  const first = Temporal.PlainDate.from('2022-01-01');
  const anyDay = fc
    .integer({ min: 0, max: 3286 })
    .map((days) => date(first.add({ days }).toString()));

  test('a status agrees with itself', () =>
    fc.assert(
      fc.property(anyDay, (day) => {
        const status = dayStatus(day);
        expect(isWorkingDay(day)).toBe(status.working);
        expect(status.working).toBe(['working-day', 'make-up-day'].includes(status.reason));
        expect(status.provisional).toBe(day >= '2027-01-01');
        expect(status.basis).not.toBe('');
      }),
    ));

  test('counting forwards and back again returns to a working day', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (day, count) => {
        const from = nextWorkingDay(day);
        const to = addWorkingDays(from, count);
        expect(isWorkingDay(to)).toBe(true);
        expect(addWorkingDays(to, -count)).toBe(from);
        expect(workingDaysBetween(from, to)).toBe(count);
      }),
    ));

  test('the next working day is the first at or after the day', () =>
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = nextWorkingDay(day);
        expect(next >= day).toBe(true);
        let skipped = Temporal.PlainDate.from(day);
        while (skipped.toString() < next) {
          expect(isWorkingDay(date(skipped.toString()))).toBe(false);
          skipped = skipped.add({ days: 1 });
        }
      }),
    ));
});
