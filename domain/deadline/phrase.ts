/**
 * From the words of a deadline to a date, or to the plain statement that they give none. The words
 * are kept; nothing is guessed silently: what was assumed or repaired is named in `review`, and what
 * else the words can mean stands beside it.
 */
import { countedRules } from './counted-rules.js';
import { dateRules } from './date-rules.js';
import { intervalRules } from './interval-rules.js';
import type { Deadline } from './messages.js';
import { openRules } from './open-rules.js';
import {
  alternativeFrom,
  assumedYear,
  type DeadlineAlternative,
  type DeadlineContext,
  type DeadlineDoubt,
  firstReading,
  orElse,
  type Phrase,
  type Reading,
  type Rule,
  without,
} from './reading.js';
import { expressionsIn } from './scan.js';
import { stagedRules } from './staged-rules.js';
import { mended, wordsOfPhrase } from './wording.js';

export type ResolvedDeadline = {
  readonly deadline: Deadline;
  /** Empty when the reading stands as it is; otherwise a person must choose or confirm. */
  readonly review: readonly DeadlineDoubt[];
  /** What else the words can mean, the likelier first. There may be some though nothing is in doubt. */
  readonly alternatives: readonly DeadlineAlternative[];
};

const allRules = [...openRules, ...stagedRules, ...dateRules, ...intervalRules, ...countedRules];
/** Longer texts are no deadline; matching them would only cost time. */
const longestPhrase = 500;

const beforeAssignment = (reading: Reading, { assignedOn }: DeadlineContext): boolean => {
  const { due } = reading.deadline;
  return due !== null && assignedOn !== null && due < assignedOn;
};

/** An assumed year that lies before the assignment may well be the next one. */
const yearAfter = (rule: Rule, phrase: Phrase, reading: Reading, context: DeadlineContext) => {
  const year = assumedYear(context);
  if (year === null || !reading.review.includes('deadline-year-assumed')) return [];
  const later = rule.read(phrase, { ...context, documentYear: year + 1 });
  return later === null ? [] : alternativeFrom(later, 'alternative-next-year');
};

const inItsTime = (rule: Rule, phrase: Phrase, reading: Reading, context: DeadlineContext) => {
  if (!beforeAssignment(reading, context)) return reading;
  const others = yearAfter(rule, phrase, reading, context);
  return orElse({ ...reading, review: [...reading.review, 'deadline-before-assignment'] }, others);
};

const resolved = (verbatim: string, rule: string, reading: Reading): ResolvedDeadline => ({
  deadline: { phrase: verbatim, ...reading.deadline, rule },
  review: reading.review,
  alternatives: reading.alternatives.map((other) => ({ ...other, rule: other.rule ?? rule })),
});

const read = (phrase: Phrase, context: DeadlineContext): ResolvedDeadline | null => {
  const found = firstReading(allRules, phrase, context);
  if (found === null) return null;
  const { rule, reading } = found;
  return resolved(phrase.verbatim, rule.id, inItsTime(rule, phrase, reading, context));
};

/** The words with the damage of a scan repaired; a repair is always for a person to confirm. */
const readMended = (phrase: Phrase, context: DeadlineContext): ResolvedDeadline | null => {
  const words = mended(phrase.words);
  const found = words === null ? null : read({ ...phrase, words: wordsOfPhrase(words) }, context);
  return found && { ...found, review: ['deadline-damaged', ...found.review] };
};

/** Words that no rule reads as a whole may still name dates: they are offered, none is taken. */
const unread = (verbatim: string, context: DeadlineContext): ResolvedDeadline => {
  const alternatives = expressionsIn(verbatim, 'cell').flatMap(({ start, end }) => {
    const part = verbatim.slice(start, end);
    const found = read({ verbatim: part, words: wordsOfPhrase(part) }, context);
    if (found === null) return [];
    const { deadline } = found;
    const reading = { deadline, review: [], alternatives: [] };
    return alternativeFrom(reading, 'alternative-other-date', deadline.rule);
  });
  return resolved(verbatim, 'unread', orElse(without('none', 'deadline-unread'), alternatives));
};

export const resolveDeadline = (verbatim: string, context: DeadlineContext): ResolvedDeadline => {
  if (verbatim.length > longestPhrase) {
    return resolved(verbatim, 'unread', without('none', 'deadline-unread'));
  }
  const phrase = { verbatim, words: wordsOfPhrase(verbatim) };
  return read(phrase, context) ?? readMended(phrase, context) ?? unread(verbatim, context);
};

/** Ids of all rules, in the order they are tried; `unread` is the answer when none applies. */
export const deadlineRuleIds: readonly string[] = [...allRules.map((rule) => rule.id), 'unread'];
