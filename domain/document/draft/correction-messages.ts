/**
 * What a person may say of the differences between a draft and the document that it corrects. Rows are
 * named by their ids in the draft, which they keep; tasks are those that run, or that a row would begin.
 */
import { z } from 'zod';
import { type TaskId, taskId } from '../../task/messages.js';

export const rowId = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);

/** Null takes back what was said. */
export const identifyRow = z.object({
  type: z.literal('IdentifyRow'),
  row: rowId,
  /** The task that the row is, or a new one. */
  task: z.union([taskId, z.literal('new')]).nullable(),
});
export const decideGone = z.object({
  type: z.literal('DecideGone'),
  /** A task whose row is gone, though other documents mandate it as well. */
  task: taskId,
  decision: z.enum(['withdrawn', 'kept']).nullable(),
});
export const leaveDifference = z.object({
  type: z.literal('LeaveDifference'),
  task: taskId,
  /** Whether the task stays as it is, whatever the corrected version says. */
  leave: z.boolean(),
});

export const correctionRefusals = [
  'not-correcting',
  'task-identified',
  'differences-unseen',
] as const;

export type CorrectionEvent =
  | {
      readonly type: 'RowIdentified';
      readonly row: string;
      readonly task: TaskId | 'new' | null;
    }
  | {
      readonly type: 'GoneDecided';
      readonly task: TaskId;
      readonly decision: 'withdrawn' | 'kept' | null;
    }
  | { readonly type: 'DifferenceLeft'; readonly task: TaskId; readonly left: boolean };
