/** Answers about duties that run already, by whichever document. */
import { z } from 'zod';
import { civilDate } from '../../domain/calendar/messages.js';
import { deadline } from '../../domain/deadline/messages.js';
import { taskId } from '../../domain/task/messages.js';
import { count, taskStatus } from './schemas.js';

/** A task as a person tells whether a row is the same duty. */
export const runningTask = z.object({
  task: taskId,
  documentKey: z.string(),
  documentName: z.string(),
  /** Blank where it has none. */
  documentNumber: z.string(),
  section: z.string(),
  number: z.string(),
  title: z.string(),
  leadName: z.string(),
  /** Everybody who leads, the one who answers first. */
  leads: z.array(z.object({ unit: z.string(), name: z.string() })).readonly(),
  deadline,
  due: civilDate.nullable(),
  originalDue: civilDate.nullable(),
  status: taskStatus,
  /** Done or withdrawn: it cannot be mandated anew. */
  closed: z.boolean(),
});

export const offer = runningTask.extend({
  likeness: z.number(),
  evidence: z.object({
    titles: z.number(),
    leads: z.array(z.string()).readonly(),
    references: z.array(z.string()).readonly(),
  }),
});

export const likeness = z.object({
  items: z.array(z.object({ rowKey: z.string(), candidates: z.array(offer).readonly() })),
  total: count,
});

/** A row that will be a running task, and begin none. */
export const remandatingRow = z.object({
  row: z.string(),
  rowKey: z.string(),
  title: z.string(),
  due: civilDate.nullable(),
  task: taskId,
  /** The task as it stands; null where it does not run any more, so that nothing can be signed. */
  running: runningTask.nullable(),
});

export const draftLikeness = z.object({
  /** Of the draft. */
  version: count,
  items: z.array(
    z.object({
      row: z.string(),
      /** What to say with a command about the row. */
      version: count,
      title: z.string(),
      deadline,
      due: civilDate.nullable(),
      /** The task that somebody took it for; null where it begins one of its own. */
      remandates: runningTask.nullable(),
      /** Somebody says that it is none. */
      ownDuty: z.boolean(),
      candidates: z.array(offer).readonly(),
    }),
  ),
  total: count,
  /** Sentences of the prose, offered as proposals, that say the same as a row. */
  proposals: z.array(
    z.object({
      proposal: z.string(),
      row: z.string(),
      due: civilDate.nullable(),
      likeness: z.number(),
    }),
  ),
});
