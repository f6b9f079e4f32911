/** `handle` as a local activity, and as an ordinary one for as long as the database is away. */
import {
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import type { TaskId } from '../domain/task/messages.js';
import type { Activities, Handled, Work } from './contract.js';

const local = proxyLocalActivities<Pick<Activities, 'handle'>>({
  scheduleToCloseTimeout: '3s',
  startToCloseTimeout: '3s',
  retry: { initialInterval: '50ms', maximumAttempts: 3 },
});

const durable = proxyActivities<Pick<Activities, 'handle' | 'sendExpress'>>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumInterval: '2s' },
});

export const handle = (stream: TaskId, work: Work): Promise<Handled> =>
  local.handle(stream, work).catch((fault: unknown) => {
    // A local activity that gave up throws its own cause, not always an ActivityFailure around it.
    if (!(fault instanceof TemporalFailure) || isCancellation(fault)) throw fault;
    return durable.handle(stream, work);
  });

export const sendExpress = async (stream: TaskId): Promise<void> => {
  await durable.sendExpress(stream);
};
