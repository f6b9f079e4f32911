/** Answers about drafts, for the description of the API and for the check before one leaves. */
import { z } from 'zod';
import { civilDate, instant } from '../../domain/calendar/messages.js';
import { deadline, deadlineKind } from '../../domain/deadline/messages.js';
import { columnMapping, missingFact } from '../../domain/document/draft/messages.js';
import { taskFields } from '../../domain/document/proposal.js';
import { sourceFormats } from '../../domain/document/source.js';
import { noticeKind } from '../../domain/notice/messages.js';
import { taskId, urgency } from '../../domain/task/messages.js';
import { contactNeeded } from './contact-schemas.js';
import { remandatingRow } from './likeness-schemas.js';

const count = z.number().int().min(0);

const counts = z.object({
  rows: count,
  doubtful: count,
  accepted: count,
  edited: count,
  dropped: count,
  proposals: count,
});

export const draftItem = z.object({
  id: z.string(),
  fileName: z.string(),
  digest: z.string(),
  bytes: count,
  name: z.string(),
  state: z.enum(['open', 'signed', 'discarded']),
  /** Key of the document it became. */
  document: z.string().nullable(),
  corrects: z.string().nullable(),
  counts,
  version: count,
  openedAt: instant,
  updatedAt: instant,
});
export const draftList = z.object({ items: z.array(draftItem).readonly(), total: count });

/** A kind or a whole reason, with its words in the caller's language. */
const reason = z.object({ reason: z.string(), text: z.string() });
/** What of a row is in doubt for it; nothing means the row as a whole. */
const reasonOfRow = reason.extend({ fields: z.array(z.enum(taskFields)).readonly() });

const mention = z.looseObject({ code: z.string(), name: z.string(), asWritten: z.string() });
const place = z.object({
  sheet: z.string().nullable(),
  table: z.number().int().nullable(),
  row: z.number().int().nullable(),
  column: z.number().int().nullable(),
  line: z.number().int().nullable(),
});

const task = z.object({
  section: z.string(),
  no: z.string(),
  title: z.string(),
  leads: z.array(mention).readonly(),
  coordinating: z.array(mention).readonly(),
  deadline,
  status: z.string(),
  note: z.string(),
  deliverable: z.string(),
  urgency,
  marks: z.array(z.string()).readonly(),
  confidence: z.record(z.string(), z.number()),
});

export const draftRow = z.object({
  id: z.string(),
  /** Place in the list, from 0. */
  ordinal: count,
  version: count,
  state: z.enum(['open', 'accepted', 'edited', 'dropped']),
  /** What a person still has to decide. */
  reasons: z.array(reasonOfRow),
  /** What somebody accepted. */
  accepted: z.array(reasonOfRow),
  drop: z.object({ reason: z.string(), into: z.string().nullable() }).nullable(),
  /** The running task whose duty it is, because somebody says so. */
  remandates: taskId.nullable(),
  /** Somebody says that it is no running task. */
  ownDuty: z.boolean(),
  task,
  /** What restoring goes back to; null where that is how it stands. */
  origin: task.nullable(),
  /** The rows of the file it stands on: where they are, and the words of their cells. */
  sources: z.array(
    z.object({
      rowKey: z.string(),
      line: z.number().int(),
      places: z.record(z.string(), place.nullable()),
      cells: z.record(z.string(), z.string()),
    }),
  ),
});
/** What may be taken where a row is in doubt; nothing of it counts before somebody takes it. */
const rowChoices = z.object({
  /** Units a spelling may mean: take one with EditRow, or for good with KeepAlias. */
  units: z
    .array(
      z.object({
        reason: z.string(),
        spelling: z.string(),
        unit: z.string(),
        name: z.string(),
        /** Whether KeepAlias can say it of the spelling in every document. */
        lasting: z.boolean(),
        text: z.string(),
      }),
    )
    .readonly(),
  /** Other readings of the deadline: take one with EditRow and `alternative`, its last good day. */
  deadlines: z
    .array(
      z.object({
        due: civilDate,
        dueAt: instant,
        earliest: civilDate,
        latest: civilDate,
        rule: z.string(),
        text: z.string(),
      }),
    )
    .readonly(),
});
export const draftRowWithChoices = draftRow.extend({ choices: rowChoices });

export const draftRows = z.object({ items: z.array(draftRow), total: count, version: count });

export const draftDetail = z.object({
  draft: draftItem,
  facts: z.object({
    key: z.string(),
    name: z.string(),
    issuer: z.object({ code: z.string(), name: z.string() }).nullable(),
    number: z.string().nullable(),
    signedOn: civilDate.nullable(),
    absent: z.array(missingFact).readonly(),
    /** What has to be stated, or stated to be absent, before anything can be signed. */
    missing: z.array(missingFact).readonly(),
    policy: z.string(),
    standingAgency: z.string(),
    workingGroup: z.string(),
    corrects: z.string().nullable(),
  }),
  /** How many rows each kind of reason keeps in doubt, most first. */
  reasons: z.array(reason.extend({ rows: count })),
  remarks: z.array(z.object({ id: z.string(), place, count })).readonly(),
  columns: z
    .array(
      z.object({
        sheet: z.string().nullable(),
        table: count,
        column: count,
        header: z.string(),
        role: z.string(),
      }),
    )
    .readonly(),
  mapped: z.array(columnMapping).readonly(),
  proposals: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['offered', 'taken', 'dropped']),
      sentence: z.string(),
      place,
      task,
      reasons: z.array(reasonOfRow),
    }),
  ),
  format: z.enum(sourceFormats).nullable(),
});

export const draftUploaded = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('opened'), draft: draftItem }),
  /** The same bytes are under review already. */
  z.object({ outcome: z.literal('known'), draft: draftItem }),
  /** The same bytes were imported, under this key. */
  z.object({ outcome: z.literal('imported'), key: z.string() }),
]);

export const draftAccepted = z.object({
  outcome: z.literal('accepted'),
  commandId: z.string(),
  /** Of the draft after it. */
  version: count,
  events: z.array(z.object({ type: z.string(), at: instant })),
  draft: draftItem,
  /** Rows it touched, as they stand now; of a bulk only the first hundred. */
  rows: z.array(draftRow),
});

export const draftPlan = z.object({
  version: count,
  /** Whether it could be signed as it stands. */
  ready: z.boolean(),
  missing: z.array(missingFact).readonly(),
  doubtful: count,
  /** Sentences outside the tables that nobody has decided about; they are not imported. */
  proposals: count,
  dropped: count,
  /** Rows in doubt that somebody accepted as read. */
  accepted: count,
  /** The directive that runs and that this may be the corrected version of. */
  mayCorrect: z
    .object({
      key: z.string(),
      /** Rows that repeat one of its tasks; null: it has the draft's own key. */
      alike: count.nullable(),
    })
    .nullable(),
  terms: z.object({
    key: z.string(),
    /** Whether another file has this key already. */
    keyTaken: z.boolean(),
    name: z.string(),
    issuer: z.string(),
    standingAgency: z.string(),
    workingGroup: z.string(),
    policy: z.string(),
  }),
  /** Rows that begin a task; the numbers below are about these. */
  tasks: count,
  /** Rows that begin none: each mandates a running task anew. */
  remandating: z.array(remandatingRow).readonly(),
  byLead: z.array(z.object({ name: z.string(), tasks: count })).readonly(),
  byKind: z.array(z.object({ kind: deadlineKind, tasks: count })).readonly(),
  late: z
    .array(z.object({ rowKey: z.string(), title: z.string(), due: civilDate.nullable() }))
    .readonly(),
  notices: z.object({
    byKind: z.array(z.object({ kind: noticeKind, lines: count })).readonly(),
    recipients: count,
    first: instant.nullable(),
    last: instant.nullable(),
    repeating: count,
  }),
  unreached: z
    .array(
      z.object({
        unit: z.string(),
        name: z.string(),
        why: z.enum(['nobody', 'unknown-unit', 'open-group']),
        lines: count,
      }),
    )
    .readonly(),
  /** Units that will be told of tasks and have no contact; it keeps nobody from signing. */
  missingContacts: z.array(contactNeeded).readonly(),
});
