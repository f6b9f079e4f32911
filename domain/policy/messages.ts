/** When to remind, whom to tell when it runs late, and at what hours people are spoken to. */
import { z } from 'zod';

export const offset = z.object({
  amount: z.number().int().min(0).max(3650),
  unit: z.enum(['working-day', 'calendar-day', 'hour', 'minute', 'second']),
});
export type Offset = z.infer<typeof offset>;

export const recipientRole = z.enum([
  'focal-point', // of the lead unit
  'coordinating-focal-points',
  'head-of-unit',
  'standing-agency',
  'working-group',
]);
export type RecipientRole = z.infer<typeof recipientRole>;

export const escalationLevel = z.object({
  level: z.number().int().min(1).max(9),
  /** Counted from the due instant. */
  after: offset,
  recipients: z.array(recipientRole).min(1).readonly(),
});
export type EscalationLevel = z.infer<typeof escalationLevel>;

export const cadence = z.object({
  /** Counted back from the deadline. */
  reminders: z.array(offset).readonly(),
  escalations: z.array(escalationLevel).readonly(),
  /** After the last level (or after the import, for a task that was late already); null: never. */
  repeatWhileLate: offset.nullable(),
});
export type Cadence = z.infer<typeof cadence>;

/** What happens to a deadline whose last good day is a day off: nothing, or it moves. */
export const rollOver = z.enum(['none', 'next-working-day']);
export type RollOver = z.infer<typeof rollOver>;

export const policy = cadence.extend({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  version: z.number().int().min(1),
  /** Local clock times at which digests go out, `HH:MM`. */
  slots: z
    .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/))
    .min(1)
    .readonly(),
  /** Wakes are spread over this long before the first slot. */
  spreadMinutes: z.number().int().min(0).max(420),
  /** A task counts as due soon from this long before its deadline. */
  dueSoon: offset,
  /** `none` when absent, as in every policy recorded before the choice existed. */
  rollOver: rollOver.optional(),
  /** What holds instead for express ("hỏa tốc") tasks, which also skip slot and spread. */
  express: cadence,
});
export type Policy = z.infer<typeof policy>;
