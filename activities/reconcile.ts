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
import { nudgeSignal, type ReconcileReport, workflowType } from '../workflows/contract.js';

/** A command younger than this is still being answered by the door that took it. */
const patienceMs = 5000;
const commandsAtOnce = 500;
const startsAtOnce = 20;

const running = async ({ temporal, taskQueue }: DispatcherDependencies): Promise<Set<string>> => {
  const found = new Set<string>();
  const query = `WorkflowType = '${workflowType.task}' AND ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`;
  for await (const { workflowId } of temporal.workflow.list({ query, pageSize: 1000 })) {
    found.add(workflowId);
  }
  return found;
};

/**
 * A run that was started for a command and lost it, when its task had closed meanwhile, has nothing
 * to wait for. It is asked to look, and then ends itself.
 */
const nudgeStrays = async (
  dependencies: DispatcherDependencies,
  onProgress: () => void,
): Promise<void> => {
  const known = await running(dependencies);
  const open = new Set<string>(await openTasks(dependencies.database));
  for (const id of known) {
    if (open.has(id)) continue;
    // Lists lag behind what they list: most of these have ended by now.
    await dependencies.temporal.workflow
      .getHandle(id)
      .signal(nudgeSignal)
      .catch(() => undefined);
    onProgress();
  }
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
  await nudgeStrays(dependencies, onProgress);
  return { started, delivered };
};
