/** Names and shapes at the border between workflows and everything that calls or serves them. */
import type { Instant } from '../domain/calendar/messages.js';
import type { TaskId, TaskRefusal, TaskRequest, TaskRequestType } from '../domain/task/messages.js';
import type { UnitCode } from '../domain/unit/messages.js';

export const namespace = 'dondoc';
export const defaultTaskQueue = 'tasks';

/** Workflow types. */
export const workflowType = { task: 'task', digest: 'digest', reconcile: 'reconcile' } as const;

/** One update, and one signal of the same name, per request of a unit or coordinator. */
export const commandName = {
  Acknowledge: 'acknowledge',
  Decline: 'decline',
  ReportProgress: 'reportProgress',
  ReportObstacle: 'reportObstacle',
  Contribute: 'contribute',
  SubmitResult: 'submitResult',
  RequestExtension: 'requestExtension',
  GrantExtension: 'grantExtension',
  RefuseExtension: 'refuseExtension',
  ConfirmCompletion: 'confirmCompletion',
  ReturnResult: 'returnResult',
  Withdraw: 'withdraw',
  MoveDeadline: 'moveDeadline',
  Remandate: 'remandate',
} as const satisfies Record<TaskRequestType, string>;
export type CommandName = (typeof commandName)[TaskRequestType];

/** Signals may carry what units say, never what coordinators decide. */
export const unitCommands = [
  'acknowledge',
  'decline',
  'reportProgress',
  'reportObstacle',
  'contribute',
  'submitResult',
  'requestExtension',
] as const satisfies readonly CommandName[];

/** When to look again: the milestone's own instant and the length to sleep, by the database's clock. */
export type NextWake = { readonly milestoneAt: Instant; readonly inMs: number };

export type TaskInput = {
  readonly stream: TaskId;
  /** What `handle` would answer to a first look; null to let the run ask. */
  readonly wake: NextWake | null;
  readonly attributes: TaskAttributes | null;
};

/** Values of the search attributes and the text shown in Temporal's UI. */
export type TaskAttributes = {
  readonly leadUnit: string;
  readonly status: string;
  readonly due: Instant | null;
  readonly document: string;
  readonly summary: string;
};

/** The whole payload of an update: the command itself is in its receipt. */
export type CommandInput = { readonly commandId: string };

/** What a foreign client signals; recorded as unverified, with the time history has for it. */
export type SignalInput = {
  readonly commandId: string;
  readonly unit: UnitCode;
  readonly request: TaskRequest;
};

export type Work =
  | { readonly kind: 'look' }
  | { readonly kind: 'wake'; readonly milestoneAt: Instant }
  | { readonly kind: 'command'; readonly commandId: string }
  | {
      readonly kind: 'signal';
      readonly name: CommandName;
      readonly signal: SignalInput;
      readonly workflowId: string;
      readonly runId: string;
    };

export type HandleRefusal =
  | TaskRefusal
  | 'no-receipt'
  | 'malformed-command'
  | 'not-for-signals'
  | 'command-id-reused';

/** The signal that only asks a run to look at its task again. */
export const nudgeSignal = 'nudge';

/** What the workflow needs to go on, whatever came of the work. */
export type Course = {
  readonly version: number;
  readonly wake: NextWake | null;
  /** Closed, or no such stream: the run ends when its queue is empty. */
  readonly closed: boolean;
  readonly attributes: TaskAttributes | null;
  /** Lines of an express task are waiting and must not wait for a slot. */
  readonly express: boolean;
};

export type CommandAnswer =
  | {
      readonly outcome: 'accepted';
      readonly version: number;
      readonly events: readonly { readonly type: string; readonly at: Instant }[];
    }
  | { readonly outcome: 'refused'; readonly reason: HandleRefusal };

export type Handled = { readonly answer: CommandAnswer; readonly course: Course };

/** Type of the failure that carries a refusal out of an update. */
export const refusedFailure = 'Refused';

export type DigestInput = { readonly now: boolean };
export type DigestReport = {
  readonly workingDay: boolean;
  readonly digests: number;
  readonly lines: number;
  readonly suppressed: number;
  readonly failed: number;
};

export type ReconcileReport = { readonly started: number; readonly delivered: number };

/** Everything workflows ask of the outside. */
export type Activities = {
  handle(stream: TaskId, work: Work): Promise<Handled>;
  sendExpress(stream: TaskId): Promise<DigestReport>;
  sendDigests(input: DigestInput): Promise<DigestReport>;
  reconcile(): Promise<ReconcileReport>;
};
