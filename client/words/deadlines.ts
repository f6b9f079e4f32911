/** What a deadline says beyond its last good day: the time it may mean, its next periods, its stages. */
import type { CivilDate } from '../../domain/calendar/messages.js';
import type { Deadline, Recurrence } from '../../domain/deadline/messages.js';
import { nextDays } from '../../domain/deadline/recurrence.js';
import { formatDate } from './dates.js';
import type { Language } from './language.js';

const vi = {
  between: (first: string, last: string) => `Khoảng thời gian: ${first} – ${last}`,
  from: (first: string) => `Từ ${first}`,
  every: {
    day: 'Hằng ngày',
    week: 'Hằng tuần',
    month: 'Hằng tháng',
    quarter: 'Hằng quý',
    'half-year': '6 tháng một lần',
    year: 'Hằng năm',
  },
  next: (days: string) => `các kỳ tới: ${days}`,
  stageFrom: (scope: string, date: string) => `${scope}: từ ${date}`,
  stageUntil: (scope: string, date: string) => `${scope}: đến hết ${date}`,
};

const en: typeof vi = {
  between: (first, last) => `Time it may mean: ${first} – ${last}`,
  from: (first) => `From ${first}`,
  every: {
    day: 'Every day',
    week: 'Every week',
    month: 'Every month',
    quarter: 'Every quarter',
    'half-year': 'Every six months',
    year: 'Every year',
  },
  next: (days) => `next: ${days}`,
  stageFrom: (scope, date) => `${scope}: from ${date}`,
  stageUntil: (scope, date) => `${scope}: until ${date}`,
};

const both = { vi, en };

/** As many of the next periods as show how it goes on. */
const periodsShown = 3;

export const recurrenceText = (
  recurrence: Recurrence,
  language: Language,
  today: CivilDate,
): string => {
  const t = both[language];
  const days = nextDays(recurrence, today, periodsShown).map(formatDate);
  return [t.every[recurrence.every], ...(days.length === 0 ? [] : [t.next(days.join(', '))])].join(
    '; ',
  );
};

/** The scope of each stage with its date: the day it begins, or the last good one. */
export const stageTexts = ({ due, stages }: Deadline, language: Language): readonly string[] => {
  const t = both[language];
  const text = due === null ? t.stageFrom : t.stageUntil;
  return stages.map(({ scope, date }) => text(scope, formatDate(date)));
};

/** First and last day where the words name more than one; the stages say it themselves. */
const intervalText = (deadline: Deadline, language: Language): string | null => {
  const { kind, earliest, latest } = deadline;
  const t = both[language];
  if (kind === 'staged' || earliest === null || earliest === latest) return null;
  return latest === null
    ? t.from(formatDate(earliest))
    : t.between(formatDate(earliest), formatDate(latest));
};

export const deadlineMore = (
  deadline: Deadline,
  language: Language,
  today: CivilDate,
): readonly string[] => {
  const { recurrence } = deadline;
  const interval = intervalText(deadline, language);
  return [
    ...(interval === null ? [] : [interval]),
    ...(recurrence === undefined ? [] : [recurrenceText(recurrence, language, today)]),
    ...stageTexts(deadline, language),
  ];
};
