/**
 * The days on which state agencies rest although it is a weekday, and the Saturdays they work
 * instead, for the years whose days off are officially known. Dated data: a year is complete or
 * absent, so a day that is not listed in a listed year follows the weekly rest.
 *
 * What an entry can rest on:
 * - Labour Code 2019, article 112(1): the public holidays; 112(3): the Prime Minister fixes the days
 *   of Tết and the second day of National Day each year.
 * - Labour Code 2019, article 111(3): a holiday that falls on the weekly rest is made up for on the
 *   next working day.
 * - The year's notice on days off, which may swap a weekday with a Saturday.
 * - Resolution 28/2026/QH16: 24 November from 1 July 2026, without a make-up day.
 */
import type { CivilDate } from './messages.js';

export type DayOffReason = 'public-holiday' | 'holiday-in-lieu' | 'swapped-day-off';

export const occasions = {
  'new-year': { vi: 'Tết Dương lịch', en: "New Year's Day" },
  tet: { vi: 'Tết Âm lịch', en: 'Lunar New Year' },
  'hung-kings': { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Commemoration Day' },
  reunification: { vi: 'Ngày Chiến thắng 30/4', en: 'Reunification Day' },
  'labour-day': { vi: 'Ngày Quốc tế lao động 1/5', en: 'International Labour Day' },
  'national-day': { vi: 'Quốc khánh 2/9', en: 'National Day' },
  'culture-day': { vi: 'Ngày Văn hóa Việt Nam 24/11', en: 'Vietnamese Culture Day' },
} as const;
export type Occasion = keyof typeof occasions;

export type DayOff = {
  readonly reason: DayOffReason;
  readonly occasion: Occasion;
  /** The rule or notice the entry rests on, as Vietnamese documents cite it. */
  readonly basis: string;
};
export type MakeUpDay = { readonly insteadOf: CivilDate; readonly basis: string };

const articles = {
  'new-year': 'Bộ luật Lao động 2019, điểm a khoản 1 Điều 112',
  tet: 'Bộ luật Lao động 2019, điểm b khoản 1 và khoản 3 Điều 112 (Thủ tướng Chính phủ quyết định hằng năm)',
  reunification: 'Bộ luật Lao động 2019, điểm c khoản 1 Điều 112',
  'labour-day': 'Bộ luật Lao động 2019, điểm d khoản 1 Điều 112',
  'national-day':
    'Bộ luật Lao động 2019, điểm đ khoản 1 và khoản 3 Điều 112 (Thủ tướng Chính phủ quyết định hằng năm)',
  'hung-kings': 'Bộ luật Lao động 2019, điểm e khoản 1 Điều 112',
  'culture-day': 'Nghị quyết số 28/2026/QH16',
} as const satisfies Record<Occasion, string>;

const inLieuBasis = 'Bộ luật Lao động 2019, khoản 3 Điều 111 (nghỉ bù)';
const swapBasis = (year: string): string =>
  `Thông báo nghỉ lễ, Tết năm ${year} (hoán đổi ngày làm việc)`;

const holiday = (occasion: Occasion, ...days: string[]): [string, DayOff][] =>
  days.map((day) => [day, { reason: 'public-holiday', occasion, basis: articles[occasion] }]);

const inLieu = (occasion: Occasion, ...days: string[]): [string, DayOff][] =>
  days.map((day) => [day, { reason: 'holiday-in-lieu', occasion, basis: inLieuBasis }]);

const swapped = (occasion: Occasion, day: string): [string, DayOff][] => [
  [day, { reason: 'swapped-day-off', occasion, basis: swapBasis(day.slice(0, 4)) }],
];

export const firstKnownYear = 2022;
export const lastKnownYear = 2026;

/** Weekdays off. Holidays that fall on a Saturday or Sunday are rest days anyway: not listed. */
export const daysOff: ReadonlyMap<string, DayOff> = new Map([
  ...inLieu('new-year', '2022-01-03'), // 1 January was a Saturday
  ...holiday('tet', '2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'),
  ...inLieu('hung-kings', '2022-04-11'), // 10 April was a Sunday
  ...inLieu('reunification', '2022-05-02'), // 30 April was a Saturday
  ...inLieu('labour-day', '2022-05-03'), // 1 May was a Sunday
  ...holiday('national-day', '2022-09-01', '2022-09-02'),

  ...inLieu('new-year', '2023-01-02'), // 1 January was a Sunday
  ...holiday('tet', '2023-01-20', '2023-01-23', '2023-01-24'),
  ...inLieu('tet', '2023-01-25', '2023-01-26'), // 21 and 22 January were a weekend
  ...holiday('labour-day', '2023-05-01'),
  ...inLieu('hung-kings', '2023-05-02'), // 29 April was a Saturday
  ...inLieu('reunification', '2023-05-03'), // 30 April was a Sunday
  ...holiday('national-day', '2023-09-01'),
  ...inLieu('national-day', '2023-09-04'), // 2 September was a Saturday

  ...holiday('new-year', '2024-01-01'),
  ...holiday('tet', '2024-02-08', '2024-02-09', '2024-02-12'),
  ...inLieu('tet', '2024-02-13', '2024-02-14'), // 10 and 11 February were a weekend
  ...holiday('hung-kings', '2024-04-18'),
  ...swapped('reunification', '2024-04-29'),
  ...holiday('reunification', '2024-04-30'),
  ...holiday('labour-day', '2024-05-01'),
  ...holiday('national-day', '2024-09-02', '2024-09-03'),

  ...holiday('new-year', '2025-01-01'),
  ...holiday('tet', '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'),
  ...holiday('hung-kings', '2025-04-07'),
  ...holiday('reunification', '2025-04-30'),
  ...holiday('labour-day', '2025-05-01'),
  ...swapped('labour-day', '2025-05-02'),
  ...holiday('national-day', '2025-09-01', '2025-09-02'),

  ...holiday('new-year', '2026-01-01'),
  ...swapped('new-year', '2026-01-02'),
  ...holiday('tet', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
  ...inLieu('hung-kings', '2026-04-27'), // 26 April is a Sunday
  ...holiday('reunification', '2026-04-30'),
  ...holiday('labour-day', '2026-05-01'),
  ...swapped('national-day', '2026-08-31'),
  ...holiday('national-day', '2026-09-01', '2026-09-02'),
  ...holiday('culture-day', '2026-11-24'),
]);

const makeUp = (saturday: string, insteadOf: string): [string, MakeUpDay] => [
  saturday,
  { insteadOf: insteadOf as CivilDate, basis: swapBasis(saturday.slice(0, 4)) },
];

/** Saturdays worked for a weekday given off. */
export const makeUpDays: ReadonlyMap<string, MakeUpDay> = new Map([
  makeUp('2024-05-04', '2024-04-29'),
  makeUp('2025-04-26', '2025-05-02'),
  makeUp('2026-01-10', '2026-01-02'),
  makeUp('2026-08-22', '2026-08-31'),
]);

/** Holidays with a fixed date, by `MM-DD`, for years whose notice is not known to us. */
export const fixedHolidays: ReadonlyMap<string, { occasion: Occasion; fromYear: number }> = new Map(
  [
    ['01-01', { occasion: 'new-year', fromYear: 0 }],
    ['04-30', { occasion: 'reunification', fromYear: 0 }],
    ['05-01', { occasion: 'labour-day', fromYear: 0 }],
    ['09-02', { occasion: 'national-day', fromYear: 0 }],
    ['11-24', { occasion: 'culture-day', fromYear: 2026 }],
  ],
);

export const fixedHolidayOn = (date: CivilDate): DayOff | null => {
  const found = fixedHolidays.get(date.slice(5));
  if (found === undefined || Number(date.slice(0, 4)) < found.fromYear) return null;
  const { occasion } = found;
  return { reason: 'public-holiday', occasion, basis: articles[occasion] };
};
