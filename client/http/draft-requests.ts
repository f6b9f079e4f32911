/** What callers may send about drafts. Every object is closed: an unknown member is an error. */
import { z } from 'zod';
import { civilDate } from '../../domain/calendar/messages.js';
import {
  draftId,
  draftRequest,
  rowId,
  signerName,
  statedFacts,
} from '../../domain/document/draft/messages.js';
import { policy } from '../../domain/policy/messages.js';
import { commandId, digest, words } from './requests.js';

export const draftAddress = z.strictObject({ id: draftId.max(40) });
export const draftRowAddress = draftAddress.extend({ row: rowId });

const stated = z.string().trim().min(1).max(500);

/** What a person states with an upload because the file lacks it, or has it wrong. */
export const uploadQuery = z.strictObject({
  issuer: stated.optional(),
  number: stated.optional(),
  signed: civilDate.optional(),
  name: stated.optional(),
  corrects: statedFacts.shape.corrects.unwrap().unwrap().optional(),
});

export const rowStates = ['all', 'doubtful', 'open', 'accepted', 'edited', 'dropped'] as const;

export const rowsQuery = z.strictObject({
  only: z.enum(rowStates).default('all'),
  /** Rows in doubt for this kind of reason. */
  reason: z.string().max(100).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const draftsQuery = z.strictObject({
  state: z.enum(['open', 'signed', 'discarded']).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

export const exportQuery = z.strictObject({ format: z.enum(['jsonl', 'xlsx']).default('jsonl') });

/** Where somebody sits. Undo takes back what was done at the same desk; it names nobody. */
const desk = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
const closed = { commandId: commandId.optional(), desk: desk.optional() };

const [
  acceptRow,
  editRow,
  splitRow,
  mergeRows,
  dropRow,
  restoreRow,
  remandateRow,
  acceptReason,
  takeProposal,
  dropProposal,
  mapColumns,
  stateFacts,
  keepAlias,
  undo,
  discard,
  identifyRow,
  decideGone,
  leaveDifference,
] = draftRequest.options;

export const draftCommandBody = z.discriminatedUnion('type', [
  acceptRow.extend(closed).strict(),
  editRow.extend(closed).strict(),
  splitRow.extend(closed).strict(),
  mergeRows.extend(closed).strict(),
  dropRow.extend(closed).strict(),
  restoreRow.extend(closed).strict(),
  remandateRow.extend(closed).strict(),
  acceptReason.extend(closed).strict(),
  takeProposal.extend(closed).strict(),
  dropProposal.extend(closed).strict(),
  mapColumns.extend(closed).strict(),
  stateFacts
    .extend({
      facts: statedFacts.extend({
        /** Name of a shipped policy, or a whole one. */
        policy: z.union([z.string().max(100), policy.strict()]).optional(),
      }),
      ...closed,
    })
    .strict(),
  keepAlias.extend(closed).strict(),
  undo.extend(closed).strict(),
  discard.extend(closed).strict(),
  identifyRow.extend(closed).strict(),
  decideGone.extend(closed).strict(),
  leaveDifference.extend(closed).strict(),
]);
export type DraftCommandBody = z.infer<typeof draftCommandBody>;

export const signBody = z
  .strictObject({
    /** Version of the draft whose plan the signer was shown. */
    version: z.number().int().min(1),
    /** Name of the person who signs. */
    signer: signerName.optional(),
    /** Of the differences that were seen, and by what it was corrected: for a corrected version. */
    seal: digest.optional(),
    basis: words.optional(),
    ...closed,
  })
  .refine(({ seal, basis }) => (seal === undefined) === (basis === undefined), {
    error: 'seal and basis belong together',
    path: ['basis'],
  });
