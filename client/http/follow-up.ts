/** What follows an import after its answer: workflows start, commands reach the tasks that run. */
import type { FastifyBaseLogger } from 'fastify';
import { startTasks } from '../../dispatch/import.js';
import { deliverOrders, type Order } from '../../dispatch/orders.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { DoorContext } from './context.js';

const startsAtOnce = 50;

/** What is not done here, the reconciler does: the import itself is committed. */
export const followUp = (
  { dispatcher }: DoorContext,
  log: FastifyBaseLogger,
  tasks: readonly TaskId[],
  orders: readonly Order[],
): void => {
  const done = async (): Promise<void> => {
    const started = await startTasks(dispatcher, tasks, startsAtOnce, () => undefined);
    const delivered = await deliverOrders(dispatcher, orders, startsAtOnce);
    log.info({ ...started, ...delivered }, 'what an import set going');
  };
  done().catch((fault: unknown) => log.warn(fault, 'the reconciler will do the rest'));
};
