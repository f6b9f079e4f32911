/**
 * From a received command to its task's workflow and back.
 *
 * D1. Nothing is asked of Temporal before the receipt is committed.
 * D2. Only an answer of `handle` counts; any other failure leaves the outcome unknown, and the same
 *     id may be sent again, by the caller or by the reconciler.
 * D3. Starting a task that runs changes nothing.
 */
import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import {
  ApplicationFailure,
  TypedSearchAttributes,
  WorkflowNotFoundError,
} from '@temporalio/common';
import canonicalize from 'canonicalize';
import type { TaskCommand, TaskId } from '../domain/task/messages.js';
import type { Database } from '../store/database.js';
import { dryRun, type Looked, lookAt, type Read, readFor } from '../store/decision.js';
import { markHandled, type Receipt, type Reception, receive } from '../store/receipts.js';
import {
  documentAttribute,
  dueAttribute,
  leadUnitAttribute,
  statusAttribute,
} from '../workflows/attributes.js';
import {
  type CommandAnswer,
  type CommandInput,
  commandName,
  type HandleRefusal,
  refusedFailure,
  type TaskAttributes,
  type TaskInput,
  workflowType,
} from '../workflows/contract.js';
import { answerFrom, courseOf } from './course.js';

export type DispatcherDependencies = {
  readonly database: Database;
  readonly temporal: Client;
  readonly taskQueue: string;
  /** How long a caller waits for the workflow before it is told "received". */
  readonly answerWithinMs: number;
};

export type Submission =
  | { readonly kind: 'answered'; readonly receipt: Receipt; readonly answer: CommandAnswer }
  /** Kept and safe; the answer will come when Temporal and a worker are there. */
  | { readonly kind: 'received'; readonly receipt: Receipt };

const attributesFor = (attributes: TaskAttributes | null): TypedSearchAttributes =>
  new TypedSearchAttributes(
    attributes === null
      ? []
      : [
          { key: leadUnitAttribute, value: attributes.leadUnit },
          { key: statusAttribute, value: attributes.status },
          { key: documentAttribute, value: attributes.document },
          ...(attributes.due === null
            ? []
            : [{ key: dueAttribute, value: new Date(attributes.due) }]),
        ],
  );

const startOptions = (dependencies: DispatcherDependencies, input: TaskInput) => ({
  workflowId: input.stream,
  taskQueue: dependencies.taskQueue,
  args: [input] as [TaskInput],
  workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
  workflowTaskTimeout: '5s' as const,
  typedSearchAttributes: attributesFor(input.attributes),
  ...(input.attributes === null
    ? {}
    : { staticSummary: input.attributes.summary.split('\n')[0]?.slice(0, 180) ?? '' }),
});

const commandOf =
  ({ request, actor, receivedAt }: Receipt) =>
  (): TaskCommand => ({ ...request, at: receivedAt, actor });

/** The refusal inside a failed update, or null when the failure says nothing about the outcome. */
const refusalIn = (fault: unknown): HandleRefusal | null => {
  if (!(fault instanceof WorkflowUpdateFailedError)) return null;
  const { cause } = fault;
  if (!(cause instanceof ApplicationFailure) || cause.type !== refusedFailure) return null;
  return (cause.details?.[0] as HandleRefusal | undefined) ?? null;
};

type TaskWorkflow = (input: TaskInput) => Promise<void>;

const inputFor = (stream: TaskId, looked: Looked): { input: TaskInput; closed: boolean } => {
  const { wake, attributes, closed } = courseOf(stream, looked, false);
  return { input: { stream, wake, attributes }, closed };
};

/** Starts the workflow of an open task; a running one is left alone, a closed one not started. */
export const startTask = async (
  dependencies: DispatcherDependencies,
  stream: TaskId,
  looked?: Looked,
): Promise<boolean> => {
  const found = looked ?? (await lookAt(dependencies.database, stream));
  const { input, closed } = inputFor(stream, found);
  if (closed) return false;
  await dependencies.temporal.workflow.start(workflowType.task, startOptions(dependencies, input));
  return true;
};

/**
 * A task that runs is asked directly, which costs the server less than an update with start; only
 * where none runs is one started for the command.
 */
const update = async (
  dependencies: DispatcherDependencies,
  { stream, commandId, request }: Receipt,
  looked: Looked,
): Promise<CommandAnswer> => {
  const { temporal, answerWithinMs } = dependencies;
  const name = commandName[request.type];
  const options = { args: [{ commandId }] as [CommandInput], updateId: commandId };
  return temporal.withDeadline(Date.now() + answerWithinMs, async () => {
    try {
      const running = temporal.workflow.getHandle<TaskWorkflow>(stream);
      return await running.executeUpdate<CommandAnswer, [CommandInput]>(name, options);
    } catch (fault) {
      if (!(fault instanceof WorkflowNotFoundError)) throw fault;
    }
    const { input } = inputFor(stream, looked);
    return temporal.workflow.executeUpdateWithStart<TaskWorkflow, CommandAnswer, [CommandInput]>(
      name,
      {
        ...options,
        startWorkflowOperation: new WithStartWorkflowOperation<TaskWorkflow>(
          workflowType.task,
          startOptions(dependencies, input),
        ),
      },
    );
  });
};

/** Asks the task's workflow to handle a command whose receipt is kept. Null: outcome unknown. */
export const deliver = async (
  dependencies: DispatcherDependencies,
  receipt: Receipt,
  looked: Looked,
): Promise<CommandAnswer | null> => {
  try {
    return await update(dependencies, receipt, looked);
  } catch (fault) {
    const reason = refusalIn(fault);
    return reason === null ? null : { outcome: 'refused', reason };
  }
};

/** Compared in canonical form: the database returns keys in its own order. */
const sameContent = (receipt: Receipt, { request, actor }: Reception): boolean =>
  canonicalize({ request: receipt.request, actor: receipt.actor }) ===
  canonicalize({ request, actor });

/**
 * Takes a command in: receipt first, then a dry run that spares Temporal most refusals, then the
 * workflow. A known id gets its recorded answer; the same id with other content is refused.
 */
export const submit = async (
  dependencies: DispatcherDependencies,
  reception: Reception,
): Promise<Submission> => {
  const { database } = dependencies;
  const [receipt, read] = await Promise.all([
    receive(database, reception),
    readFor(database, reception),
  ]);
  if (!sameContent(receipt, reception)) {
    return {
      kind: 'answered',
      receipt,
      answer: { outcome: 'refused', reason: 'command-id-reused' },
    };
  }
  return settle(dependencies, receipt, read);
};

/** From a receipt that is kept to its answer, or to "received" while there is none. */
export const settle = async (
  dependencies: DispatcherDependencies,
  receipt: Receipt,
  read: Read,
): Promise<Submission> => {
  const { database } = dependencies;
  const { stream, commandId, actor, channel } = receipt;
  const ask = { stream, commandId, actor: { kind: actor.kind, channel } };
  const early = dryRun({ ...ask, command: commandOf(receipt) }, read);
  const decided = early.outcome === 'refused' || (early.outcome === 'accepted' && early.known);
  if (decided) {
    const answer = answerFrom(early);
    await markHandled(database, stream, commandId, answer);
    return { kind: 'answered', receipt, answer };
  }
  const answer = await deliver(dependencies, receipt, early);
  return answer === null ? { kind: 'received', receipt } : { kind: 'answered', receipt, answer };
};
