/**
 * What a person may say about a draft, and what its log says in turn. A command about a row carries
 * the version of the row it was made against, so that of two people at once nobody overwrites the
 * other. Events say what people did; the reading itself is only named.
 */
import { z } from 'zod';
import { civilDate, type Instant } from '../../calendar/messages.js';
import type { Deadline } from '../../deadline/messages.js';
import { type TaskId, taskId, urgency } from '../../task/messages.js';
import { type UnitCode, unitCode } from '../../unit/messages.js';
import type { ProposedTask } from '../proposal.js';
import {
  type CorrectionEvent,
  correctionRefusals,
  decideGone,
  identifyRow,
  leaveDifference,
  rowId,
} from './correction-messages.js';
import {
  type DraftFacts,
  type MissingFact,
  missingFact,
  type StatedFacts,
  said,
  statedFacts,
  text,
} from './facts-messages.js';

export type { DraftFacts, MissingFact, StatedFacts };
export { missingFact, rowId, statedFacts };

export const draftId = z.string().regex(/^[a-z0-9]+(-[0-9]+)?$/);
export const proposalId = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);
/** Of a person, as that person states it. */
export const signerName = text(200).trim().min(1);
const version = z.number().int().min(1);
const rowAt = { row: rowId, version };

/** As much as an event can carry with what was understood of it beside it. */
const mostCharacters = 12_000;

const characters = (value: object): number =>
  Object.values(value).reduce<number>(
    (sum, field) => sum + (typeof field === 'string' ? field.length : 0),
    0,
  );

/** The fields of a row as a person types them; what is left out stays as it is. */
export const rowFields = z
  .strictObject({
    section: text(200).optional(),
    no: text(50).optional(),
    title: text(8000).optional(),
    /** Names of units as a cell would have them: "A chủ trì, phối hợp với B". */
    leads: text(2000).optional(),
    coordinating: text(2000).optional(),
    /** The words of the deadline. */
    deadline: text(500).optional(),
    /** The last good day, chosen by a person where the words can mean several or none. */
    due: civilDate.optional(),
    /** The last good day of another reading that was offered; it is taken with its rule. */
    alternative: civilDate.optional(),
    status: text(8000).optional(),
    note: text(8000).optional(),
    deliverable: text(8000).optional(),
    urgency: urgency.optional(),
  })
  .refine((fields) => characters(fields) <= mostCharacters, 'is too long');
export type RowFields = z.infer<typeof rowFields>;

export const columnMapping = z.strictObject({
  sheet: text(200).nullable().default(null),
  table: z.number().int().min(1),
  column: z.number().int().min(1),
  role: z.string().regex(/^[a-z][a-z-]{0,30}$/),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

export const draftRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('AcceptRow'), ...rowAt }),
  z.object({ type: z.literal('EditRow'), ...rowAt, fields: rowFields }),
  z.object({
    type: z.literal('SplitRow'),
    ...rowAt,
    into: z
      .array(rowFields)
      .min(2)
      .max(20)
      .readonly()
      .refine(
        (parts) => parts.reduce((sum, part) => sum + characters(part), 0) <= mostCharacters,
        'is too long',
      ),
  }),
  z.object({
    type: z.literal('MergeRows'),
    rows: z.array(z.strictObject(rowAt)).min(2).max(20).readonly(),
  }),
  z.object({ type: z.literal('DropRow'), ...rowAt, reason: said }),
  z.object({ type: z.literal('RestoreRow'), ...rowAt }),
  /** The row is the duty of this running task; null: it is none, but a duty of its own. */
  z.object({ type: z.literal('RemandateRow'), ...rowAt, task: taskId.nullable() }),
  z.object({
    type: z.literal('AcceptReason'),
    reason: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
    /** How many rows the person was told would be accepted. */
    count: z.number().int().min(1),
  }),
  z.object({ type: z.literal('TakeProposal'), proposal: proposalId }),
  z.object({ type: z.literal('DropProposal'), proposal: proposalId }),
  z.object({
    type: z.literal('MapColumns'),
    columns: z.array(columnMapping).max(200).readonly(),
  }),
  z.object({ type: z.literal('StateFacts'), facts: statedFacts }),
  z.object({ type: z.literal('KeepAlias'), spelling: text(300).trim().min(1), unit: unitCode }),
  z.object({ type: z.literal('Undo') }),
  z.object({ type: z.literal('Discard'), reason: text(2000).default('') }),
  identifyRow,
  decideGone,
  leaveDifference,
]);
export type DraftRequest = z.infer<typeof draftRequest>;

/**
 * Who did something: the office, and the desk it was done at. Several people sign in as one office;
 * undo takes back what was done at the same desk.
 */
export type Author = { readonly unit: UnitCode; readonly desk: string };

type Received = { readonly at: Instant; readonly by: Author };

export type DraftCommand = Received &
  (
    | Exclude<DraftRequest, { type: 'MapColumns' }>
    /** The door has read the file anew with these columns. */
    | (Extract<DraftRequest, { type: 'MapColumns' }> & { readonly reading: string })
    /** `version` is that of the draft whose plan was shown to the signer. */
    | {
        readonly type: 'Sign';
        readonly version: number;
        /** Reference of the person who signs. */
        readonly signer?: string | undefined;
        /** Of the differences that were shown, where the draft corrects a document. */
        readonly seal?: string | undefined;
      }
  );

export const draftRefusals = [
  'unknown-draft',
  'draft-closed',
  'draft-changed',
  'unknown-row',
  'row-changed',
  'row-dropped',
  'already-accepted',
  'nothing-changed',
  'rows-not-adjacent',
  'nothing-to-restore',
  'task-named-twice',
  'tasks-differ',
  'no-such-doubt',
  'count-changed',
  'unknown-reading',
  'unknown-proposal',
  'proposal-settled',
  'unknown-spelling',
  'unknown-unit',
  'nothing-to-undo',
  'changed-since',
  'doubts-left',
  'facts-missing',
  'no-rows',
  ...correctionRefusals,
] as const;
export type DraftRefusal = (typeof draftRefusals)[number];

/** What a row is changed to: the resolved values, so that no later rule can change what was decided. */
export type RowChange = Partial<
  Pick<
    ProposedTask,
    | 'section'
    | 'no'
    | 'title'
    | 'leads'
    | 'coordinating'
    | 'deadline'
    | 'status'
    | 'note'
    | 'deliverable'
    | 'urgency'
  >
> &
  Pick<ProposedTask, 'review' | 'marks'>;

/** The words of a phrase stay in the row; only what they resolve to is told again. */
export type Resolution = {
  readonly deadline: Omit<Deadline, 'phrase'>;
  readonly review: readonly string[];
};

/** `action` numbers what people did; a bulk of events with one number is undone as one. */
type Done = { readonly at: Instant; readonly by: Author; readonly action: number };

export type DraftEvent = Done &
  (
    | {
        readonly type: 'DraftOpened';
        readonly fileName: string;
        /** SHA-256 of the file. */
        readonly digest: string;
        readonly reading: string;
        readonly facts: DraftFacts;
      }
    | { readonly type: 'RowAccepted'; readonly row: string; readonly reasons: readonly string[] }
    | { readonly type: 'RowEdited'; readonly row: string; readonly change: RowChange }
    | {
        readonly type: 'RowSplit';
        readonly row: string;
        readonly into: readonly { readonly row: string; readonly change: RowChange }[];
      }
    | ({
        readonly type: 'RowsMerged';
        /** The first holds what was merged. */
        readonly rows: readonly string[];
      } & Resolution)
    | { readonly type: 'RowDropped'; readonly row: string; readonly reason: string }
    | { readonly type: 'RowRestored'; readonly row: string }
    | { readonly type: 'RowRemandated'; readonly row: string; readonly task: TaskId | null }
    | {
        readonly type: 'ReasonAccepted';
        readonly reason: string;
        readonly rows: readonly string[];
      }
    | { readonly type: 'ProposalTaken'; readonly proposal: string; readonly row: string }
    | { readonly type: 'ProposalDropped'; readonly proposal: string }
    | {
        readonly type: 'ColumnsMapped';
        readonly columns: readonly ColumnMapping[];
        readonly reading: string;
      }
    | { readonly type: 'FactsStated'; readonly facts: Partial<DraftFacts> }
    | {
        readonly type: 'DeadlinesResolved';
        readonly rows: readonly ({
          readonly row: string;
          /** As it stands, as it was read, or both, where they are the same. */
          readonly of: 'task' | 'origin' | 'both';
        } & Resolution)[];
      }
    | {
        readonly type: 'AliasNoted';
        readonly spelling: string;
        readonly unit: UnitCode;
        readonly name: string;
        /** Rows whose unit of this spelling is now known. */
        readonly rows: readonly string[];
      }
    | {
        readonly type: 'ActionUndone';
        readonly undoes: number;
        /** What no longer counts for the next document either. */
        readonly alias: { readonly spelling: string; readonly unit: UnitCode } | null;
      }
    | CorrectionEvent
    | { readonly type: 'DraftDiscarded'; readonly reason: string }
    | {
        readonly type: 'DraftSigned';
        readonly document: string;
        readonly rows: number;
        readonly dropped: number;
        /** Rows in doubt that were accepted as read. */
        readonly accepted: number;
        /** Reference of the person who signed, whose name lies beside the log; absent where nobody said. */
        readonly signer?: string;
      }
  );
