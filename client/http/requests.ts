/** What callers may send. Every object is closed: an unknown member is an error, never ignored. */
import { z } from 'zod';
import { civilDate } from '../../domain/calendar/messages.js';
import { deadline } from '../../domain/deadline/messages.js';
import { policy } from '../../domain/policy/messages.js';
import { part, result, taskId, taskRequest, urgency } from '../../domain/task/messages.js';
import { unitCode } from '../../domain/unit/messages.js';
import { taskSorts } from '../../store/queries.js';
import { quadrant, taskStatus } from './schemas.js';

const documentKey = z.string().regex(/^[A-Za-z0-9-]{1,100}$/);
const rowKey = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);

export const taskAddress = z.strictObject({ document: documentKey, row: rowKey });
export const documentAddress = z.strictObject({ key: documentKey });

export const taskQuery = z.strictObject({
  status: taskStatus.optional(),
  quadrant: quadrant.optional(),
  document: documentKey.optional(),
  /** Tasks of other directives that this one mandates again. */
  remandatedBy: documentKey.optional(),
  unit: unitCode.optional(),
  lead: unitCode.optional(),
  search: z.string().max(200).optional(),
  sort: z.enum(taskSorts).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

export const planQuery = z.strictObject({
  most: z.coerce.number().int().min(1).max(100).default(20),
});

/** Ids of our own decisions have a slash (`wake/…`, `import/…`), so no caller can take one. */
export const commandId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/);

const closed = { commandId: commandId.optional() };
const [
  acknowledge,
  decline,
  progress,
  obstacle,
  contribute,
  submitResult,
  requestExtension,
  grantExtension,
  refuseExtension,
  confirm,
  returnResult,
  withdraw,
  moveDeadline,
  remandate,
] = taskRequest.options;

/**
 * The core's own requests, closed, with defaults for what may be left out. There is no member for
 * the time of receipt: the database's clock gives it, whatever a sender says.
 */
export const commandBody = z.discriminatedUnion('type', [
  acknowledge.extend(closed).strict(),
  decline.extend(closed).strict(),
  progress.extend({ percent: progress.shape.percent.default(null), ...closed }).strict(),
  obstacle.extend(closed).strict(),
  contribute.extend(closed).strict(),
  submitResult
    .extend({
      result: result
        .extend({
          signedOn: result.shape.signedOn.default(null),
          note: result.shape.note.default(''),
          evidenceDigest: result.shape.evidenceDigest.default(null),
        })
        .strict(),
      ...closed,
    })
    .strict(),
  requestExtension.extend(closed).strict(),
  grantExtension.extend({ until: grantExtension.shape.until.default(null), ...closed }).strict(),
  refuseExtension.extend(closed).strict(),
  confirm.extend({ note: confirm.shape.note.default(''), ...closed }).strict(),
  returnResult.extend(closed).strict(),
  withdraw.extend(closed).strict(),
  moveDeadline.extend({ document: moveDeadline.shape.document.default(null), ...closed }).strict(),
  remandate
    .extend({
      instrument: remandate.shape.instrument
        .extend({
          document: remandate.shape.instrument.shape.document.default(null),
          section: remandate.shape.instrument.shape.section.default(''),
          number: remandate.shape.instrument.shape.number.default(''),
          signedOn: remandate.shape.instrument.shape.signedOn.default(null),
        })
        .strict(),
      changes: remandate.shape.changes.strict(),
      ...closed,
    })
    .strict(),
]);

const longestText = 20_000;
const text = z
  .string()
  .max(longestText)
  .refine((value) => value.isWellFormed() && !value.includes('\0'), {
    error: 'contains characters that cannot be stored',
  });

const row = z.strictObject({
  rowKey,
  section: text,
  number: text,
  title: text,
  deliverable: text,
  note: text,
  statedStatus: text,
  parts: z.array(part.strict()).min(1).max(200).readonly(),
  deadline: deadline.strict(),
  urgency,
  /** A running task of another directive that this row mandates anew: no task of its own begins. */
  remandates: taskId.exactOptional(),
});

export const digest = z.string().regex(/^[0-9a-f]{64}$/);
const rows = z
  .array(row)
  .min(1)
  .max(20_000)
  .readonly()
  .refine((all) => new Set(all.map(({ rowKey: key }) => key)).size === all.length, {
    error: 'two rows have the same key',
  });
/** Name of a shipped policy, or a whole one. */
const policyWished = z.union([z.string().max(100), policy.strict()]);

export const importBody = z.strictObject({
  key: documentKey,
  name: text,
  issuer: unitCode,
  standingAgency: unitCode,
  workingGroup: unitCode,
  number: text,
  signedOn: civilDate.nullable(),
  /** SHA-256 of the file's bytes, in hex: importing the same file again changes nothing. */
  digest,
  fileName: text,
  policy: policyWished,
  rows,
  /** What the reader doubted and the signer accepted as read; it is recorded. */
  doubts: z
    .array(z.strictObject({ row: rowKey, reasons: z.array(text).min(1).max(500).readonly() }))
    .max(20_000)
    .readonly()
    .default([]),
});

const decisions = z
  .strictObject({
    /** For a row by its key: the task that it is, or a new one. */
    rows: z.record(rowKey, z.union([taskId, z.literal('new')])).default({}),
    /** For a task whose row is gone though other directives mandate it too. */
    gone: z.record(taskId, z.enum(['withdrawn', 'kept'])).default({}),
  })
  .refine(
    ({ rows: decided }) => {
      const named = Object.values(decided).filter((one) => one !== 'new');
      return new Set(named).size === named.length;
    },
    { error: 'two rows are said to be one task' },
  )
  .default({ rows: {}, gone: {} });

/** A corrected version, to be compared with what runs. */
export const differencesBody = z.strictObject({ digest, fileName: text, rows, decisions });

export const words = text.refine((value) => value.trim() !== '', { error: 'must not be blank' });

export const correctionBody = differencesBody.extend({
  /** By what the annex was corrected, and when that was signed. */
  basis: words,
  signedOn: civilDate.nullable().default(null),
  /** The seal of the differences that were seen. */
  seal: digest,
  /** Tasks, running or to begin, whose differences are accepted; the others stay as they are. */
  accepted: z.array(taskId).max(20_000).readonly(),
  /** What new tasks run by; left out, what the directive's tasks run by. */
  standingAgency: unitCode.exactOptional(),
  workingGroup: unitCode.exactOptional(),
  policy: policyWished.exactOptional(),
});

export const likenessBody = z.strictObject({
  /** Key of the directive the rows are of; its own tasks are not offered. */
  document: documentKey.nullable().default(null),
  rows: z
    .array(
      z.strictObject({
        rowKey: z.string().max(100),
        title: text,
        leads: z.array(unitCode).max(200).readonly(),
      }),
    )
    .max(20_000)
    .readonly(),
});

export const digestBody = z.strictObject({ now: z.literal(true) });
export const rebuildBody = z.strictObject({ readModel: z.boolean() });
export const loginLinkBody = z.strictObject({ unit: unitCode.optional() }).nullish();

const formToken = { _csrf: z.string().optional() };
/** An address on this board: one slash, so that it can never lead to another host. */
export const back = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])/)
  .catch('/')
  .default('/');
export const loginAddress = z.strictObject({ token: z.string().max(100) });
export const logoutForm = z.strictObject({ ...formToken }).nullish();
export const languageForm = z.strictObject({ language: z.enum(['vi', 'en']), back, ...formToken });
export const actAsForm = z.strictObject({
  /** Blank: the coordinator again. */
  unit: z.union([unitCode, z.literal('')]),
  back,
  ...formToken,
});
