/** Answers of the API, for its description and for the check before one leaves. */
import { z } from 'zod';
import { civilDate, instant } from '../../domain/calendar/messages.js';
import { deadline } from '../../domain/deadline/messages.js';
import { noticeKind, noticeLine } from '../../domain/notice/messages.js';
import { taskId, urgency } from '../../domain/task/messages.js';
import { taskStatuses } from '../../domain/task/status.js';
import { quadrants } from '../../store/queries.js';

export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  reason: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

export const taskStatus = z.enum(taskStatuses);
export const quadrant = z.enum(quadrants);
export const count = z.number().int().min(0);

export const taskItem = z.object({
  id: taskId,
  documentKey: z.string(),
  rowKey: z.string(),
  section: z.string(),
  number: z.string(),
  title: z.string(),
  leadUnit: z.string(),
  leadName: z.string(),
  deadline,
  due: civilDate.nullable(),
  dueAt: instant.nullable(),
  originalDue: civilDate.nullable(),
  pastOriginal: z.boolean(),
  mandates: z.array(z.string()).readonly(),
  extensions: count,
  urgency,
  status: taskStatus,
  claimedLate: z.boolean(),
  amnesty: z.boolean(),
  wakeAt: instant.nullable(),
  lastType: z.string(),
  lastAt: instant,
});

export const taskList = z.object({
  items: z.array(taskItem).readonly(),
  total: count,
  counts: z.record(taskStatus, count),
  quadrants: z.record(quadrant, count),
  now: instant,
});

export const loggedEvent = z.object({
  version: z.number().int(),
  position: z.number().int(),
  recordedAt: instant,
  commandId: z.string(),
  actor: z.looseObject({ kind: z.string(), channel: z.string() }),
  hash: z.string(),
  event: z.looseObject({ type: z.string(), at: instant }),
});

const notice = z.object({
  version: z.number().int(),
  kind: z.string(),
  unit: z.string(),
  office: z.string(),
  slotAt: instant,
  state: z.enum(['pending', 'sent', 'suppressed']),
  digest: z.string().nullable(),
});

export const taskDetail = z.object({
  item: taskItem,
  state: z.looseObject({}),
  events: z.array(loggedEvent).readonly(),
  notices: z.array(notice).readonly(),
  now: instant,
});

export const taskPlan = z.object({
  id: taskId,
  now: instant,
  /** When the task's workflow looks at the clock again. */
  wakeAt: instant.nullable(),
  steps: z.array(
    z.object({
      at: instant,
      event: z.looseObject({ type: z.string(), at: instant }),
      notices: z
        .array(
          z.object({
            kind: noticeKind,
            recipient: z.object({ unit: z.string(), office: z.string() }),
            slotAt: instant,
            level: z.number().int().nullable(),
          }),
        )
        .readonly(),
    }),
  ),
});

export const taskLog = z.object({ stream: taskId, items: z.array(loggedEvent), total: count });

const receipt = { commandId: z.string(), receivedAt: instant };
export const commandAccepted = z.object({
  outcome: z.literal('accepted'),
  ...receipt,
  version: z.number().int(),
  events: z.array(z.object({ type: z.string(), at: instant })).readonly(),
});
export const commandReceived = z.object({ outcome: z.literal('received'), ...receipt });

export const documentItem = z.object({
  key: z.string(),
  name: z.string(),
  issuer: z.string(),
  number: z.string(),
  signedOn: civilDate.nullable(),
  fileName: z.string(),
  tasks: count,
  amnesty: count,
  importedAt: instant,
  /** Every file it was imported from, the corrected ones too, oldest first. */
  files: z
    .array(z.object({ fileName: z.string(), digest: z.string(), importedAt: instant }))
    .readonly(),
});
export const documentList = z.object({ items: z.array(documentItem), total: count });
export const documentProgress = z.object({
  document: documentItem,
  open: count,
  /** Open tasks with a running workflow; null while Temporal does not answer. */
  running: count.nullable(),
  /** Rows without a task: the running task they were to mandate anew closed before the command came. */
  unassigned: z
    .array(
      z.object({
        task: taskId,
        title: z.string(),
        section: z.string(),
        number: z.string(),
        reason: z.string(),
      }),
    )
    .readonly(),
  /** Who signed what was reviewed, oldest first; told to coordinators only. */
  signatures: z
    .array(
      z.object({
        /** Null where nobody said, or the name was taken out. */
        name: z.string().nullable(),
        unit: z.string(),
        at: instant,
        draft: z.string(),
        /** The file that was reviewed. */
        fileName: z.string(),
      }),
    )
    .readonly()
    .optional(),
});

export const imported = z.object({
  outcome: z.enum(['imported', 'unchanged']),
  key: z.string(),
  tasks: count,
  amnesty: z.array(taskId).readonly(),
  /** Running tasks of other directives that its rows mandate anew. */
  remandated: z.array(taskId).readonly(),
});

export const digestReport = z.object({
  workingDay: z.boolean(),
  digests: count,
  lines: count,
  suppressed: count,
  failed: count,
});
export const digestReceived = z.object({ outcome: z.literal('received'), workflowId: z.string() });

export const inbox = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      unit: z.string(),
      office: z.string(),
      slotAt: instant,
      sentAt: instant,
      lines: z.array(noticeLine).readonly(),
    }),
  ),
  total: count,
});

export const systemStatus = z.object({
  ready: z.boolean(),
  version: z.string(),
  database: z.object({ reachable: z.boolean() }),
  log: z
    .object({
      position: count,
      recordedAt: instant,
      openTasks: count,
      pendingNotices: count,
      waitingCommands: count,
    })
    .nullable(),
  temporal: z.object({
    reachable: z.boolean(),
    workerPolling: z.boolean(),
    runningWorkflows: count.nullable(),
  }),
  /** Events of the log that the bus does not have yet; null while the database is away. */
  relay: z.object({ behind: count.nullable() }),
  addresses: z.object({ board: z.string(), temporalUi: z.string(), openapi: z.string() }),
});
export type SystemStatus = z.infer<typeof systemStatus>;

export const verification = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('whole'),
    streams: count,
    events: count,
    position: count,
    head: z.string(),
  }),
  z.object({
    outcome: z.literal('broken'),
    stream: z.string(),
    version: z.number().int(),
    position: z.number().int(),
    reason: z.string(),
    detail: z.string(),
  }),
]);

export const rebuiltReadModel = z.object({
  tasks: count,
  differences: z.array(z.string()).readonly(),
  notices: count,
});
export const restarted = z.object({ open: count, started: count, failed: count });

export const loginLink = z.object({ url: z.string(), minutes: z.number().int() });
