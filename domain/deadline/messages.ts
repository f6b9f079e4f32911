/** A deadline keeps the words of the document beside what they were resolved to. */
import { z } from 'zod';
import { civilDate, instant } from '../calendar/messages.js';

export const deadlineKind = z.enum([
  'date', // one last good day
  'staged', // several dates, each for its own scope
  'standing', // "thường xuyên": no end, never late
  'start', // "từ tháng …": only a beginning is given
  'roadmap', // "theo lộ trình …": borrowed from another document, pending until resolved
  'periodic', // "hằng tháng trước ngày …"
  'none', // the cell is blank or gives no date
]);
export type DeadlineKind = z.infer<typeof deadlineKind>;

export const deadlineStage = z.object({ scope: z.string(), date: civilDate });
export type DeadlineStage = z.infer<typeof deadlineStage>;

export const deadline = z.object({
  /** The words of the cell, verbatim. */
  phrase: z.string(),
  kind: deadlineKind,
  /** The last good day; null when the kind has none. */
  due: civilDate.nullable(),
  /** The first instant that is too late: the end of `due`, or the stated hour of an express task. */
  dueAt: instant.nullable(),
  /** The interval the words can mean, first and last day. */
  earliest: civilDate.nullable(),
  latest: civilDate.nullable(),
  /** Id of the rule of `domain/deadline` that read the phrase. */
  rule: z.string(),
  stages: z.array(deadlineStage).readonly(),
});
export type Deadline = z.infer<typeof deadline>;
