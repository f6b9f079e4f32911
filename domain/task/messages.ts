/** Everything a task can be told and everything its log can say. Types for the core, schemas for the edges. */
import { z } from 'zod';
import { civilDate, instant } from '../calendar/messages.js';
import { deadline } from '../deadline/messages.js';
import { policy, recipientRole } from '../policy/messages.js';
import { unitCode } from '../unit/messages.js';

/** PostgreSQL's JSON takes neither NUL nor half a surrogate pair; the log must never choke on one. */
export const storable = (value: string): boolean => value.isWellFormed() && !value.includes('\0');
export const unstorable = 'contains characters that cannot be stored';
const text = z.string().trim().min(1).max(20_000).refine(storable, unstorable);
const optionalText = z.string().max(20_000).refine(storable, unstorable);
/** A date beyond any plan is a slip of the pen, and reckoning with it would leave the calendar. */
const isPlannable = (day: string): boolean => day < '2200-01-01';
const tooFar = 'is too far in the future';
const newDeadline = civilDate.refine(isPlannable, tooFar);
const at = { at: instant };

/** `task/<document key>/<row key>`: stream, workflow id and address of a task at once. */
export const taskId = z.string().regex(/^task\/[A-Za-z0-9-]{1,100}\/[A-Za-z0-9-]{1,60}$/);
export type TaskId = z.infer<typeof taskId>;

export const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), unit: unitCode, verified: z.boolean() }),
  z.object({ kind: z.literal('coordinator'), unit: unitCode, verified: z.boolean() }),
  z.object({ kind: z.literal('system') }),
]);
export type Actor = z.infer<typeof actor>;

export const partRole = z.enum(['lead', 'joint-lead', 'coordinating']);
export type PartRole = z.infer<typeof partRole>;
export const part = z.object({
  unit: unitCode,
  name: z.string(),
  role: partRole,
  /** Codes of the units behind a group; null for a single unit or a group nobody can enumerate. */
  members: z.array(unitCode).readonly().nullable(),
});
export type Part = z.infer<typeof part>;

export const urgency = z.enum(['normal', 'express']);
export type Urgency = z.infer<typeof urgency>;

/** What a row of an annex says of a task. */
const content = {
  title: z.string(),
  deliverable: z.string(),
  /** Remarks and the state of play the document itself gives. */
  note: z.string(),
  statedStatus: z.string(),
  parts: z.array(part).min(1).readonly(),
  deadline,
  urgency,
};
const taskContent = z.object(content);
export type TaskContent = z.infer<typeof taskContent>;

/** The fields of a row that another mandate states otherwise. */
const contentChanges = z.object({
  title: content.title.exactOptional(),
  deliverable: content.deliverable.exactOptional(),
  note: content.note.exactOptional(),
  statedStatus: content.statedStatus.exactOptional(),
  parts: content.parts.exactOptional(),
  deadline: content.deadline.exactOptional(),
  urgency: content.urgency.exactOptional(),
});
export type ContentChanges = z.infer<typeof contentChanges>;

/** A document that mandates a task, and where in it the task stands. */
export const instrument = z.object({
  /** Key of a document that was imported; null for one that is only named. */
  document: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,100}$/)
    .nullable(),
  name: text,
  /** Section and number as printed. */
  section: optionalText,
  number: optionalText,
  signedOn: civilDate.nullable(),
});
export type Instrument = z.infer<typeof instrument>;

/** A resolution as a person or a corrected document states it; the core trusts it afterwards. */
const statedDeadline = deadline
  .refine(({ due, dueAt }) => (due === null) === (dueAt === null), 'has a day without an instant')
  .refine(({ due }) => due === null || isPlannable(due), tooFar)
  .refine(
    ({ phrase, rule, stages }) =>
      [phrase, rule, ...stages.map(({ scope }) => scope)].every(storable),
    unstorable,
  );

const hasLead = (parts: readonly Part[]): boolean => parts.some(({ role }) => role === 'lead');
const statedChanges = z.object({
  title: text.exactOptional(),
  deliverable: optionalText.exactOptional(),
  note: optionalText.exactOptional(),
  statedStatus: optionalText.exactOptional(),
  parts: z
    .array(part)
    .min(1)
    .max(200)
    .readonly()
    .refine(hasLead, 'has no lead')
    .refine((parts) => parts.every(({ name }) => storable(name)), unstorable)
    .exactOptional(),
  deadline: statedDeadline.exactOptional(),
  urgency: urgency.exactOptional(),
});

export const result = z.object({
  documentNumber: z.string().trim().min(1).max(200).refine(storable, unstorable),
  /** The date on the document. */
  signedOn: civilDate.nullable(),
  note: optionalText,
  /** SHA-256 of the evidence file, in hex. */
  evidenceDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});

/** What a person or unit may ask. Who asked and when it was received come beside it, never inside. */
export const taskRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Acknowledge') }),
  z.object({ type: z.literal('Decline'), reason: text }),
  z.object({
    type: z.literal('ReportProgress'),
    percent: z.number().int().min(0).max(100).nullable(),
    text,
  }),
  z.object({ type: z.literal('ReportObstacle'), text }),
  z.object({ type: z.literal('Contribute'), text }),
  z.object({ type: z.literal('SubmitResult'), result }),
  z.object({ type: z.literal('RequestExtension'), until: newDeadline, reason: text }),
  z.object({ type: z.literal('GrantExtension'), until: newDeadline.nullable(), basis: text }),
  z.object({ type: z.literal('RefuseExtension'), reason: text }),
  z.object({ type: z.literal('ConfirmCompletion'), note: optionalText }),
  z.object({ type: z.literal('ReturnResult'), reason: text }),
  z.object({ type: z.literal('Withdraw'), legalBasis: text }),
  z.object({
    type: z.literal('MoveDeadline'),
    deadline: statedDeadline,
    /** Key of the document whose corrected version says so; null when a person does. */
    document: instrument.shape.document,
    basis: text,
  }),
  z.object({ type: z.literal('Remandate'), instrument, basis: text, changes: statedChanges }),
]);
export type TaskRequest = z.infer<typeof taskRequest>;
export type TaskRequestType = TaskRequest['type'];

/** A request with its author and the time of its receipt, or the passing of time itself. */
export type TaskCommand =
  | (TaskRequest & { readonly at: z.infer<typeof instant>; readonly actor: Actor })
  | { readonly type: 'ObserveTime'; readonly at: z.infer<typeof instant> };

export const taskRefusals = [
  'unknown-task',
  'task-closed',
  'not-a-party',
  'not-the-lead',
  'not-a-coordinating-unit',
  'not-the-coordinator',
  'unverified-sender',
  'already-acknowledged',
  'already-declined',
  'already-submitted',
  'nothing-submitted',
  'no-date-to-extend',
  'extension-already-requested',
  'no-extension-requested',
  'not-later-than-current-deadline',
  'deadline-unchanged',
  'mandate-unchanged',
] as const;
export type TaskRefusal = (typeof taskRefusals)[number];

export const taskAssigned = z.object({
  type: z.literal('TaskAssigned'),
  ...at,
  documentKey: z.string(),
  documentName: z.string(),
  /** Section and number as printed. */
  section: z.string(),
  number: z.string(),
  ...content,
  issuer: unitCode,
  standingAgency: unitCode,
  workingGroup: unitCode,
  policy,
  /** Late already when imported and signed off as such: no escalation is raised for the past. */
  amnesty: z.boolean(),
});
export type TaskAssigned = z.infer<typeof taskAssigned>;

const by = { unit: unitCode, verified: z.boolean() };
export const taskEvent = z.discriminatedUnion('type', [
  taskAssigned,
  z.object({ type: z.literal('TaskAcknowledged'), ...at, ...by }),
  z.object({ type: z.literal('TaskDeclined'), ...at, ...by, reason: z.string() }),
  z.object({
    type: z.literal('ProgressReported'),
    ...at,
    ...by,
    percent: z.number().nullable(),
    text: z.string(),
  }),
  z.object({ type: z.literal('ObstacleReported'), ...at, ...by, text: z.string() }),
  z.object({ type: z.literal('ContributionMade'), ...at, ...by, text: z.string() }),
  z.object({ type: z.literal('ResultSubmitted'), ...at, ...by, result, late: z.boolean() }),
  z.object({
    type: z.literal('ExtensionRequested'),
    ...at,
    ...by,
    until: civilDate,
    reason: z.string(),
  }),
  z.object({
    type: z.literal('ExtensionGranted'),
    ...at,
    previousDue: civilDate.nullable(),
    due: civilDate,
    dueAt: instant,
    basis: z.string(),
  }),
  z.object({ type: z.literal('ExtensionRefused'), ...at, reason: z.string() }),
  z.object({
    type: z.literal('CompletionConfirmed'),
    ...at,
    /** When the result that counts was received; lateness follows from it alone. */
    claimedAt: instant,
    late: z.boolean(),
    note: z.string(),
  }),
  z.object({ type: z.literal('ResultReturned'), ...at, reason: z.string() }),
  z.object({ type: z.literal('TaskWithdrawn'), ...at, legalBasis: z.string() }),
  z.object({
    type: z.literal('DeadlineMoved'),
    ...at,
    previousDue: civilDate.nullable(),
    deadline,
    document: z.string().nullable(),
    basis: z.string(),
  }),
  z.object({
    type: z.literal('TaskRemandated'),
    ...at,
    instrument,
    basis: z.string(),
    previousDue: civilDate.nullable(),
    changes: contentChanges,
    /** What the changed fields said before. */
    previous: contentChanges,
  }),
  z.object({ type: z.literal('ReminderDue'), ...at, due: civilDate, daysLeft: z.number().int() }),
  z.object({ type: z.literal('TaskOverdue'), ...at, dueAt: instant }),
  z.object({
    type: z.literal('OverdueCleared'),
    ...at,
    cause: z.enum(['received-in-time', 'extended', 'deadline-moved', 'remandated']),
  }),
  z.object({
    type: z.literal('EscalationRaised'),
    ...at,
    level: z.number().int(),
    recipients: z.array(recipientRole).readonly(),
  }),
  z.object({ type: z.literal('LatenessRepeated'), ...at, count: z.number().int() }),
]);
export type TaskEvent = z.infer<typeof taskEvent>;
export type TaskEventType = TaskEvent['type'];
