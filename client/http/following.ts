/** What follows a committed import: its slots are watched and its workflows started, after the answer. */
import type { FastifyBaseLogger } from 'fastify';
import { ensureDigestSlots } from '../../dispatch/digest-schedule.js';
import { startTasks } from '../../dispatch/import.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { DocumentImported } from '../../store/documents.js';
import { readStream } from '../../store/log.js';
import type { DoorContext } from './context.js';

const startsAtOnce = 50;

export type ImportedAnswer = {
  readonly key: string;
  readonly tasks: number;
  readonly amnesty: readonly TaskId[];
};

/** What was imported under a key, as its own event says. */
export const importedUnder = async (
  { database }: DoorContext,
  key: string,
): Promise<ImportedAnswer & { readonly ids: readonly TaskId[] }> => {
  const [first] = await readStream<DocumentImported>(database, `document/${key}`);
  const { tasks = [], amnesty = [] } = first?.event ?? {};
  return { key, tasks: tasks.length, amnesty, ids: tasks };
};

/** What is not started here, the reconciler starts: the import itself is done. */
export const follow = async (
  { temporal, dispatcher }: DoorContext,
  key: string,
  ids: readonly TaskId[],
  slots: readonly string[],
  log: FastifyBaseLogger,
): Promise<void> => {
  await ensureDigestSlots(temporal, dispatcher.taskQueue, slots).catch((fault: unknown) =>
    log.warn(fault, 'the slots are added at the next start'),
  );
  startTasks(dispatcher, ids, startsAtOnce, () => undefined).then(
    (report) => log.info({ key, ...report }, 'workflows of an import'),
    (fault: unknown) => log.warn(fault, 'the reconciler will start the rest'),
  );
};
