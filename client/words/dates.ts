/** Dates and distances as people here write them: day first, local time of Việt Nam. */
import { daysBetween } from '../../domain/calendar/civil-date.js';
import { civilDateOf, msOf, startOfDay } from '../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../domain/calendar/messages.js';
import type { Language } from './language.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** `23/11/2026`, in both languages: these are Vietnamese papers, whoever reads them. */
export const formatDate = (date: CivilDate): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year}`;
};

/** `14:30 ngày 23/11/2026`. */
export const formatInstant = (instant: Instant, language: Language): string => {
  const date = civilDateOf(instant);
  const seconds = Math.floor((msOf(instant) - msOf(startOfDay(date))) / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return language === 'vi'
    ? `${clock} ngày ${formatDate(date)}`
    : `${formatDate(date)} at ${clock}`;
};

const inVietnamese = (daysLeft: number): string => {
  if (daysLeft === 0) return 'đến hạn hôm nay';
  return daysLeft > 0 ? `còn ${daysLeft} ngày` : `trễ ${-daysLeft} ngày`;
};

const inEnglish = (daysLeft: number): string => {
  if (daysLeft === 0) return 'due today';
  const count = Math.abs(daysLeft);
  return `${count} ${count === 1 ? 'day' : 'days'} ${daysLeft > 0 ? 'left' : 'late'}`;
};

/** How far away the last good day is. */
export const daysPhrase = (due: CivilDate, today: CivilDate, language: Language): string => {
  const daysLeft = daysBetween(today, due);
  return language === 'vi' ? inVietnamese(daysLeft) : inEnglish(daysLeft);
};
