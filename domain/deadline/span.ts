/** A day or a stretch of days as deadlines name them; every form gives its first and last day. */
import { partForms } from './partial-spans.js';
import type { DeadlineContext, Reading, UseOfSpan } from './reading.js';
import type { SpanForm, SpanKind } from './span-form.js';
import { bareYear, dayForms, periodForms, shortYear, thisYear } from './whole-spans.js';

/** A form stands before those it contains: `nửa đầu tháng 3` before `tháng 3`. */
const worded: readonly SpanForm[] = [...dayForms, ...partForms, ...periodForms];
const forms = [...worded, bareYear, thisYear, shortYear].map((form) => ({
  ...form,
  pattern: new RegExp(`^${form.pattern}$`),
}));

/** What a span of one of these kinds is used for, or null when the words are not such a span. */
export const withSpan = (
  kinds: readonly SpanKind[] | 'any',
  words: string,
  context: DeadlineContext,
  use: UseOfSpan,
): Reading | null => {
  for (const { kind, pattern, read } of forms) {
    if (kinds !== 'any' && !kinds.includes(kind)) continue;
    const match = pattern.exec(words);
    if (match !== null) return read(match.slice(1), context, use);
  }
  return null;
};

const groups = /\((?!\?)/g;
/** The forms as part of a longer pattern, without groups of their own. */
export const spanPattern = `(?:${worded.map(({ pattern }) => pattern.replace(groups, '(?:')).join('|')})`;
