/**
 * From the words of a deadline to a date, or to the plain statement that they give none. The words
 * are kept; nothing is guessed silently: what was assumed or repaired is named in `review`.
 */
import { foldVietnamese } from '../unit/folding.js';
import { dateRules } from './date-rules.js';
import type { Deadline } from './messages.js';
import { openRules } from './open-rules.js';
import {
  type DeadlineContext,
  type DeadlineDoubt,
  type Phrase,
  type Reading,
  without,
} from './reading.js';

export type ResolvedDeadline = {
  readonly deadline: Deadline;
  readonly review: readonly DeadlineDoubt[];
};

const allRules = [...openRules, ...dateRules];
/** Longer texts are no deadline; matching them would only cost time. */
const longestPhrase = 500;

const label =
  /^(?:thoi gian|thoi han|han) (?:hoan thanh|thuc hien)\s*:?\s*|^(?:hoan thanh|xong)\s*:?\s*/;
/** Words that leave the last good day as it is ("chậm nhất trong", "đến hết"). */
const inclusive = /^(?:trong|vao|phan dau|cham nhat|la|den|het)\s+/;

const withoutOpening = (words: string): string => {
  const rest = words.replace(label, '').replace(inclusive, '');
  return rest === words ? words : withoutOpening(rest);
};

const phraseOf = (verbatim: string): Phrase => {
  const folded = foldVietnamese(verbatim).replace(/[\s.;,]+$/, '');
  return { verbatim, words: withoutOpening(folded) };
};

const beforeAssignment = (reading: Reading, context: DeadlineContext): boolean => {
  const { due } = reading.deadline;
  return due !== null && context.assignedOn !== null && due < context.assignedOn;
};

const resolved = (
  phrase: string,
  rule: string,
  reading: Reading,
  context: DeadlineContext,
): ResolvedDeadline => ({
  deadline: { phrase, ...reading.deadline, rule },
  review: beforeAssignment(reading, context)
    ? [...reading.review, 'deadline-before-assignment']
    : reading.review,
});

export const resolveDeadline = (phrase: string, context: DeadlineContext): ResolvedDeadline => {
  const words = phraseOf(phrase.slice(0, longestPhrase));
  const rules = phrase.length > longestPhrase ? [] : allRules;
  for (const rule of rules) {
    const reading = rule.read(words, context);
    if (reading !== null) return resolved(phrase, rule.id, reading, context);
  }
  return resolved(phrase, 'unread', without('none', 'deadline-unread'), context);
};

/** Ids of all rules, in the order they are tried; `unread` is the answer when none applies. */
export const deadlineRuleIds: readonly string[] = [...allRules.map((rule) => rule.id), 'unread'];
