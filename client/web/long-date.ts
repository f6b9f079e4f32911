/** Days as people speak of them: with the weekday, open or closed, or simply today. */

import { weekday } from '../../domain/calendar/civil-date.js';
import { occasions } from '../../domain/calendar/days-off.js';
import { civilDateOf, msOf, startOfDay } from '../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../domain/calendar/messages.js';
import { dayStatus } from '../../domain/calendar/working-days.js';
import { formatDate } from '../words/dates.js';
import type { Language } from '../words/language.js';
import type { Reader } from './reader.js';
import { texts } from './texts.js';

export const longDate = (date: CivilDate, language: Language): string =>
  `${texts[language].weekdays[weekday(date) - 1]}, ${formatDate(date)}`;

/** "Thứ sáu, 15/09/2023; ngày làm việc": shown while a date is being typed. */
export const dayHint = (date: CivilDate, language: Language): string => {
  const t = texts[language];
  const { working, occasion } = dayStatus(date);
  const why = occasion === null ? '' : ` (${occasions[occasion][language]})`;
  return `${longDate(date, language)}; ${working ? t.dayWorking : t.dayOff}${why}`;
};

/** In a narrow column: the hour if it was today, else the day. */
export const shortWhen = (reader: Reader, at: Instant): string => {
  const day = civilDateOf(at);
  if (day !== reader.today) return formatDate(day);
  const minutes = Math.floor((msOf(at) - msOf(startOfDay(day))) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return reader.texts.todayAt(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
};
