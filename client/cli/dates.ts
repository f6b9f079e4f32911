/** Dates as people type them: day first, or as the log writes them. */
import { civilDateFrom } from '../../domain/calendar/civil-date.js';
import type { CivilDate } from '../../domain/calendar/messages.js';

const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** `23/11/2026` or `2026-11-23`; null for anything else, and for a day that does not exist. */
export const parseDate = (text: string): CivilDate | null => {
  const trimmed = text.trim();
  const [, year, month, day] = yearFirst.exec(trimmed) ?? [];
  if (year !== undefined) return civilDateFrom(Number(year), Number(month), Number(day));
  const [, first, second, last] = dayFirst.exec(trimmed) ?? [];
  if (first === undefined) return null;
  return civilDateFrom(Number(last), Number(second), Number(first));
};
