/** Why something is offered beside a doubt, in the words a coordinator reads. */
import type { OtherReading } from '../../domain/document/draft/other-readings.js';
import type { UnitChoice } from '../../domain/document/draft/unit-choices.js';
import { reviewText } from '../../domain/document/review.js';
import { formatDate } from './dates.js';
import type { Language } from './language.js';

const vi = {
  'spelling-known': 'cách viết đã biết',
  initials: 'viết tắt của tên này',
  'part-of-name': 'trùng một phần tên',
  'letters-alike': 'cách viết gần giống',
  successor: (from: string, act: string) => `kế thừa từ ${from} theo ${act}`,
};

const en: typeof vi = {
  'spelling-known': 'a spelling that is known',
  initials: 'the initials of this name',
  'part-of-name': 'shares a part of the name',
  'letters-alike': 'spelt much the same',
  successor: (from, act) => `took over on ${from}, by ${act}`,
};

const both = { vi, en };

export const unitChoiceText = (choice: UnitChoice, language: Language): string => {
  const t = both[language];
  return choice.why === 'successor'
    ? t.successor(formatDate(choice.from), choice.act)
    : t[choice.why];
};

export const otherReadingText = ({ why }: OtherReading, language: Language): string =>
  reviewText(why)[language];
