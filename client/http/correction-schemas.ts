/** Answers about corrected versions. */
import { z } from 'zod';
import { civilDate, instant } from '../../domain/calendar/messages.js';
import { deadline } from '../../domain/deadline/messages.js';
import { rowChanges } from '../../domain/document/differences.js';
import { part, taskId } from '../../domain/task/messages.js';
import { count } from './schemas.js';

const place = { section: z.string(), number: z.string(), title: z.string() };
const annexRow = z.looseObject({
  rowKey: z.string(),
  ...place,
  parts: z.array(part).readonly(),
  deadline,
  /** A running task of another document that the row mandates anew: it begins none. */
  remandates: taskId.optional(),
});
const standing = annexRow.extend({
  task: taskId,
  /** The last good day in force, whoever moved it. */
  due: civilDate.nullable(),
  others: z.array(z.string()).readonly(),
});
const evidence = z.object({
  by: z.enum(['person', 'content', 'likeness']),
  alike: z.number(),
  samePlace: z.boolean(),
  sameLead: z.boolean(),
});

const difference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unchanged'), task: taskId, evidence }),
  z.object({
    kind: z.literal('changed'),
    task: taskId,
    row: annexRow,
    standing,
    what: z.array(z.enum(rowChanges)).readonly(),
    changes: z.looseObject({}),
    evidence,
  }),
  z.object({ kind: z.literal('closed'), task: taskId, row: annexRow, end: z.string(), evidence }),
  z.object({ kind: z.literal('withdrawn'), task: taskId, standing }),
  z.object({ kind: z.literal('new'), task: taskId, row: annexRow }),
]);

const whichDoubt = z.object({
  kind: z.literal('which'),
  row: annexRow,
  candidates: z.array(z.object({ standing, evidence })).readonly(),
});
const goneDoubt = z.object({ kind: z.literal('gone'), standing });
const doubt = z.discriminatedUnion('kind', [whichDoubt, goneDoubt]);

/** The differences between a draft and the document it corrects, and what was chosen about them. */
export const draftDifferences = z.object({
  /** Key of the document. */
  key: z.string(),
  /** Of the draft: to be sent back with the signature, as the seal. */
  version: count,
  seal: z.string(),
  /** What the file says of itself, for the basis; blank where that is what the document says already. */
  basis: z.string(),
  differences: z.array(difference).readonly(),
  /** `id` is that of the row in the draft, by which it is identified. */
  doubts: z
    .array(z.discriminatedUnion('kind', [whichDoubt.extend({ id: z.string() }), goneDoubt]))
    .readonly(),
  identified: z
    .array(
      z.object({ id: z.string(), rowKey: z.string(), task: z.union([taskId, z.literal('new')]) }),
    )
    .readonly(),
  gone: z.array(z.object({ task: taskId, decision: z.enum(['withdrawn', 'kept']) })).readonly(),
  /** Tasks that stay as they are. */
  left: z.array(taskId).readonly(),
});

export const compared = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('unchanged'), key: z.string() }),
  z.object({
    outcome: z.literal('compared'),
    key: z.string(),
    /** To be sent back with the signature: it stands for exactly these differences. */
    seal: z.string(),
    differences: z.array(difference).readonly(),
    doubts: z.array(doubt).readonly(),
  }),
]);

export const corrected = z.object({
  outcome: z.enum(['corrected', 'unchanged']),
  key: z.string(),
  /** New tasks. */
  tasks: z.array(taskId).readonly(),
  amnesty: z.array(taskId).readonly(),
  changes: z
    .array(
      z.object({
        task: taskId,
        kind: z.enum(['changed', 'withdrawn', 'new', 'remandated']),
        what: z.array(z.enum(rowChanges)).readonly(),
      }),
    )
    .readonly(),
  left: z.array(taskId).readonly(),
});

export const correctionList = z.object({
  items: z.array(
    corrected.omit({ outcome: true, key: true }).extend({
      at: instant,
      actor: z.looseObject({ kind: z.string(), channel: z.string() }),
      fileName: z.string(),
      digest: z.string(),
      basis: z.string(),
      signedOn: z.string().nullable(),
      /** The commands to running tasks; those that wait are delivered by themselves. */
      orders: z.object({
        accepted: count,
        waiting: count,
        refused: z.array(z.object({ task: taskId, reason: z.string() })).readonly(),
      }),
    }),
  ),
  total: count,
});
