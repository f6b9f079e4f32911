/** What is said to whom. Lines wait for a slot; a digest takes all lines of one recipient. */
import { z } from 'zod';
import { civilDate, instant } from '../calendar/messages.js';
import { taskId } from '../task/messages.js';
import { unitCode } from '../unit/messages.js';

export const noticeKind = z.enum([
  'assigned',
  'reminder',
  'overdue',
  'escalation',
  'still-late',
  'lateness-withdrawn',
  'extension-requested',
  'extension-answered',
  'result-submitted',
  'result-returned',
  'completed',
  'task-withdrawn',
  'changed',
  'relieved',
]);
export type NoticeKind = z.infer<typeof noticeKind>;

/** An office of a unit, never a person: who holds it is looked up outside the log. */
export const recipient = z.object({
  unit: unitCode,
  office: z.enum(['focal-point', 'head', 'standing-agency', 'working-group']),
});
export type Recipient = z.infer<typeof recipient>;

export const noticeLine = z.object({
  task: taskId,
  /** Version of the event that caused the line. */
  version: z.number().int(),
  kind: noticeKind,
  title: z.string(),
  lead: z.string(),
  due: civilDate.nullable(),
  /** What the line is about, as of the event: an escalation's level. */
  level: z.number().int().nullable(),
});
export type NoticeLine = z.infer<typeof noticeLine>;

export const digestEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('DigestSent'),
    at: instant,
    recipient,
    /** The slot the digest stands for; an express line has its own instant. */
    slotAt: instant,
    channels: z
      .array(
        z.object({ channel: z.string(), outcome: z.enum(['sent', 'failed']), detail: z.string() }),
      )
      .readonly(),
    lines: z.array(noticeLine).readonly(),
    /** Lines that no longer held when the digest was made. */
    suppressed: z.array(noticeLine).readonly(),
  }),
]);
export type DigestEvent = z.infer<typeof digestEvent>;
