/** From signed-off rows to running workflows: one transaction for the log, then the starts. */

import type { Instant } from '../domain/calendar/messages.js';
import { assignTask, type Directive } from '../domain/document/assignment.js';
import { type Actor, type TaskId, taskId } from '../domain/task/messages.js';
import { type Looked, lookAtAll } from '../store/decision.js';
import { type Import, type Imported, importDocument } from '../store/documents.js';
import type { Channel } from '../store/schema.js';
import { type DispatcherDependencies, startTask } from './dispatcher.js';

export const idOf = (key: string, rowKey: string): TaskId => taskId.parse(`task/${key}/${rowKey}`);

type Signer = Exclude<Actor, { kind: 'system' }>;

/** Everything an import writes, as of the moment of signing. */
export const importOf = (
  directive: Directive,
  signer: Signer,
  channel: Channel,
  now: Instant,
): Import => {
  const tasks = directive.rows.map((row) => ({
    id: idOf(directive.key, row.rowKey),
    assigned: assignTask(directive, row, now),
  }));
  const { key, name, issuer, number, signedOn, digest, fileName, doubts, draft } = directive;
  return {
    document: {
      ...{ type: 'DocumentImported', at: now, key, name, issuer, number, signedOn, digest },
      fileName,
      tasks: tasks.map(({ id }) => id),
      amnesty: tasks.filter(({ assigned }) => assigned.amnesty).map(({ id }) => id),
      ...(doubts === undefined || doubts.length === 0 ? {} : { doubts }),
      ...(draft === undefined ? {} : { draft }),
    },
    tasks,
    commandId: `import/${digest}`,
    actor: { ...signer, channel },
  };
};

/** Commits document and tasks together. Nothing is started here, so nothing can be half done. */
export const commitImport = (
  { database }: Pick<DispatcherDependencies, 'database'>,
  directive: Directive,
  signer: Signer,
  channel: Channel,
): Promise<Imported> =>
  importDocument(database, (now) => importOf(directive, signer, channel, now));

/** Looked at together, which costs less; few enough that a wake reckoned for them is not old at the start. */
const lookedAtOnce = 50;

/** Looks tasks up a chunk at a time, when the first of a chunk is asked for; asked in their order. */
const lookInOrder = (database: DispatcherDependencies['database'], ids: readonly TaskId[]) => {
  let end = 0;
  let chunk: ReturnType<typeof lookAtAll> | null = null;
  return async (index: number): Promise<Looked | undefined> => {
    if (chunk === null || index >= end) {
      chunk = lookAtAll(database, ids.slice(end, end + lookedAtOnce));
      end += lookedAtOnce;
    }
    const looked = await chunk;
    const id = ids[index];
    return id === undefined ? undefined : looked.get(id);
  };
};

/**
 * Starts every open task given, some at a time. A failure leaves the rest to the reconciler. No lane
 * waits for another, not even at the end of a chunk: the server is the slower part and is kept busy.
 */
export const startTasks = async (
  dependencies: DispatcherDependencies,
  ids: readonly TaskId[],
  atOnce: number,
  onStarted: (done: number) => void,
): Promise<{ readonly started: number; readonly failed: number }> => {
  const look = lookInOrder(dependencies.database, ids);
  const waiting = ids.entries();
  let started = 0;
  let failed = 0;
  const lane = async (): Promise<void> => {
    for (const [index, id] of waiting) {
      try {
        if (await startTask(dependencies, id, await look(index))) started += 1;
      } catch {
        failed += 1;
      }
      onStarted(started + failed);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { started, failed };
};
