/**
 * Commands that a document gives to tasks that run. Their receipts were committed with the document;
 * what is not delivered here, the reconciler delivers.
 */

import type { TaskOrder } from '../domain/document/correction.js';
import type { Actor, TaskId } from '../domain/task/messages.js';
import { readFor } from '../store/decision.js';
import { findReceipt, type Reception } from '../store/receipts.js';
import { type DispatcherDependencies, settle } from './dispatcher.js';

export type Order = Omit<Reception, 'receivedAt'>;

/** The id is made of the file and the order, so that the same file gives the same command. */
export const orderOf = (
  { task, part, request }: TaskOrder,
  digest: string,
  signer: Actor,
): Order => ({
  stream: task,
  commandId: `document/${digest}/${part}`,
  request,
  actor: signer,
  channel: 'import',
});

export type Delivered = {
  readonly accepted: number;
  readonly refused: readonly { readonly task: TaskId; readonly reason: string }[];
  /** Kept, to be delivered by the reconciler. */
  readonly waiting: number;
};

export const deliverOrders = async (
  dependencies: DispatcherDependencies,
  orders: readonly Pick<Order, 'stream' | 'commandId'>[],
  atOnce: number,
): Promise<Delivered> => {
  const left = [...orders];
  const refused: { task: TaskId; reason: string }[] = [];
  let accepted = 0;
  let waiting = 0;
  const deliver = async ({ stream, commandId }: (typeof left)[number]): Promise<void> => {
    try {
      const [receipt, read] = await Promise.all([
        findReceipt(dependencies.database, stream, commandId),
        readFor(dependencies.database, { stream, commandId }),
      ]);
      const settled = receipt === null ? null : await settle(dependencies, receipt, read);
      if (settled?.kind !== 'answered') waiting += 1;
      else if (settled.answer.outcome === 'accepted') accepted += 1;
      else refused.push({ task: stream, reason: settled.answer.reason });
    } catch {
      waiting += 1;
    }
  };
  const lane = async (): Promise<void> => {
    for (let order = left.shift(); order !== undefined; order = left.shift()) await deliver(order);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { accepted, refused, waiting };
};
