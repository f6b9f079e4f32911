/**
 * Makes Temporal agree with the log again: every open task has its workflow, and every command that
 * was received gets its turn. Nothing is ever terminated here.
 */
import { type DispatcherDependencies, deliver } from '../dispatch/dispatcher.js';
import { startTasks } from '../dispatch/import.js';
import type { TaskId } from '../domain/task/messages.js';
import { lookAt } from '../store/decision.js';
import { openTasks } from '../store/overviews.js';
import { waitingReceipts } from '../store/receipts.js';
import { type ReconcileReport, workflowType } from '../workflows/contract.js';

/** A command younger than this is still being answered by the door that took it. */
const patienceMs = 5000;
const commandsAtOnce = 500;
const startsAtOnce = 20;

const running = async ({ temporal }: DispatcherDependencies): Promise<Set<string>> => {
  const found = new Set<string>();
  const query = `WorkflowType = '${workflowType.task}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of temporal.workflow.list({ query, pageSize: 1000 })) {
    found.add(workflowId);
  }
  return found;
};

/** Open tasks without a running workflow. Visibility may lag; a start too many changes nothing. */
export const tasksWithoutWorkflow = async (
  dependencies: DispatcherDependencies,
): Promise<TaskId[]> => {
  const open = await openTasks(dependencies.database);
  if (open.length === 0) return [];
  const known = await running(dependencies);
  return open.filter((id) => !known.has(id));
};

export const reconcileTasks = async (
  dependencies: DispatcherDependencies,
  onProgress: () => void,
): Promise<ReconcileReport> => {
  const missing = await tasksWithoutWorkflow(dependencies);
  const { started } = await startTasks(dependencies, missing, startsAtOnce, onProgress);
  let delivered = 0;
  for (const receipt of await waitingReceipts(dependencies.database, patienceMs, commandsAtOnce)) {
    const looked = await lookAt(dependencies.database, receipt.stream);
    if ((await deliver(dependencies, receipt, looked)) !== null) delivered += 1;
    onProgress();
  }
  return { started, delivered };
};
