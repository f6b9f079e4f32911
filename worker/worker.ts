/** The worker: our activities over our connections, ready to be run. */
import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { createActivities } from '../activities/activities.js';
import type { ActivityDependencies } from '../activities/dependencies.js';

export type WorkerSettings = {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  readonly dependencies: ActivityDependencies;
};

/** Slots and caches; the benchmarks' floors run with the very same. */
export const tuning = {
  // A killed worker otherwise holds its workflows back for ten seconds.
  stickyQueueScheduleToStartTimeout: '1s',
  maxCachedWorkflows: 500,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 40,
  maxConcurrentActivityTaskExecutions: 20,
  shutdownGraceTime: '2s',
} as const satisfies Partial<WorkerOptions>;

export const createWorker = (settings: WorkerSettings): Promise<Worker> =>
  Worker.create({
    connection: settings.connection,
    namespace: settings.namespace,
    taskQueue: settings.taskQueue,
    workflowBundle: settings.workflowBundle,
    activities: createActivities(settings.dependencies),
    ...tuning,
  });
