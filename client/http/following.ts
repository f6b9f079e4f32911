/** What follows a committed import: its slots are watched, its workflows started, its commands given, after the answer. */
import type { FastifyBaseLogger } from 'fastify';
import { ensureDigestSlots } from '../../dispatch/digest-schedule.js';
import { startTasks } from '../../dispatch/import.js';
import { deliverOrders, type Order } from '../../dispatch/orders.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { DocumentImported } from '../../store/documents.js';
import { readStream } from '../../store/log.js';
import type { DoorContext } from './context.js';

const startsAtOnce = 50;

export type ImportedAnswer = {
  readonly key: string;
  readonly tasks: number;
  readonly amnesty: readonly TaskId[];
  /** Running tasks of other directives that its rows mandated anew. */
  readonly remandated: readonly TaskId[];
};

/** What was imported under a key, as its own event says. */
export const importedUnder = async (
  { database }: DoorContext,
  key: string,
): Promise<ImportedAnswer & { readonly ids: readonly TaskId[] }> => {
  const [first] = await readStream<DocumentImported>(database, `document/${key}`);
  const { tasks = [], amnesty = [], remandated = [] } = first?.event ?? {};
  return { key, tasks: tasks.length, amnesty, remandated, ids: tasks };
};

export type Followed = {
  /** Tasks that begin. */
  readonly ids: readonly TaskId[];
  /** Slots of the policy they run by. */
  readonly slots: readonly string[];
  /** Commands to tasks that run already. */
  readonly orders: readonly Order[];
};

/** What is not done here, the reconciler does: the import itself is committed. */
export const follow = async (
  { temporal, dispatcher }: DoorContext,
  { ids, slots, orders }: Followed,
  log: FastifyBaseLogger,
): Promise<void> => {
  await ensureDigestSlots(temporal, dispatcher.taskQueue, slots).catch((fault: unknown) =>
    log.warn(fault, 'the slots are added at the next start'),
  );
  const done = async (): Promise<void> => {
    const started = await startTasks(dispatcher, ids, startsAtOnce, () => undefined);
    const delivered = await deliverOrders(dispatcher, orders, startsAtOnce);
    log.info({ ...started, ...delivered }, 'what an import set going');
  };
  done().catch((fault: unknown) => log.warn(fault, 'the reconciler will do the rest'));
};
