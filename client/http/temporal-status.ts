/** What Temporal says of itself, quickly or not at all. */
import proto from '@temporalio/proto';
import { documentAttribute } from '../../workflows/attributes.js';
import { workflowType } from '../../workflows/contract.js';
import type { DoorContext } from './context.js';

const withinMs = 2000;
/** A worker's poll lasts up to a minute; one seen longer ago is taken for gone. */
const pollSeenWithinMs = 90_000;
const { TaskQueueType } = proto.temporal.api.enums.v1;

/** Running task workflows, of one document or of all; null while Temporal does not answer. */
export const countRunning = async (
  { temporal }: DoorContext,
  document: string | null,
): Promise<number | null> => {
  const of = document === null ? '' : ` AND ${documentAttribute.name} = '${document}'`;
  const query = `WorkflowType = '${workflowType.task}' AND ExecutionStatus = 'Running'${of}`;
  try {
    const { count } = await temporal.withDeadline(Date.now() + withinMs, () =>
      temporal.workflow.count(query),
    );
    return count;
  } catch {
    return null;
  }
};

/** Whether a worker takes our workflow tasks; null while Temporal does not answer. */
export const isWorkerPolling = async ({
  temporal,
  dispatcher,
}: DoorContext): Promise<boolean | null> => {
  try {
    const { pollers } = await temporal.withDeadline(Date.now() + withinMs, () =>
      temporal.workflowService.describeTaskQueue({
        namespace: temporal.options.namespace,
        taskQueue: { name: dispatcher.taskQueue },
        taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
      }),
    );
    return (pollers ?? []).some(({ lastAccessTime }) => {
      const seenMs = Number(lastAccessTime?.seconds ?? 0) * 1000;
      return Date.now() - seenMs < pollSeenWithinMs;
    });
  } catch {
    return null;
  }
};
