/** A deadline keeps the words of the document beside what they were resolved to. */
import { z } from 'zod';
import { civilDate, instant } from '../calendar/messages.js';

export const deadlineKind = z.enum([
  'date', // one last good day
  'staged', // several dates, each for its own scope; beginnings only, or last good days
  'standing', // "thường xuyên": no end, never late
  'start', // "từ tháng …": only a beginning is given
  'roadmap', // "theo lộ trình …": borrowed from another document, pending until resolved
  'periodic', // "hằng tháng trước ngày …"
  'none', // the cell is blank or gives no date
]);
export type DeadlineKind = z.infer<typeof deadlineKind>;

export const deadlineStage = z.object({ scope: z.string(), date: civilDate });
export type DeadlineStage = z.infer<typeof deadlineStage>;

/** When a periodic duty comes back, as far as the words say. */
export const recurrence = z.object({
  every: z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']),
  /** The day of the month the words name, and the month when it comes back yearly. */
  day: z.number().int().min(1).max(31).nullable(),
  month: z.number().int().min(1).max(12).nullable(),
  /** "Trước ngày 15": the day itself is named as too late. */
  isBefore: z.boolean(),
});
export type Recurrence = z.infer<typeof recurrence>;

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
  /** Of a periodic duty only. Like the two below, absent from what was recorded before it was known. */
  recurrence: recurrence.optional(),
  /** The day off on which the deadline would have ended, before it moved to the next working day. */
  rolledFrom: civilDate.optional(),
  /** Why `due` may still change: the days off of its year were not announced. */
  provisional: z.literal('days-off-not-announced').optional(),
});
export type Deadline = z.infer<typeof deadline>;
