/** From signed-off rows to running workflows: one transaction for the log, then the starts. */

import { assignTask, type Directive } from '../domain/document/assignment.js';
import { type Actor, type TaskId, taskId } from '../domain/task/messages.js';
import { type Looked, lookAtAll } from '../store/decision.js';
import { type Imported, importDocument } from '../store/documents.js';
import type { Channel } from '../store/schema.js';
import { type DispatcherDependencies, startTask } from './dispatcher.js';

export const idOf = (key: string, rowKey: string): TaskId => taskId.parse(`task/${key}/${rowKey}`);

/** Commits document and tasks together. Nothing is started here, so nothing can be half done. */
export const commitImport = (
  { database }: Pick<DispatcherDependencies, 'database'>,
  directive: Directive,
  signer: Exclude<Actor, { kind: 'system' }>,
  channel: Channel,
): Promise<Imported> =>
  importDocument(database, (now) => {
    const tasks = directive.rows.map((row) => ({
      id: idOf(directive.key, row.rowKey),
      assigned: assignTask(directive, row, now),
    }));
    return {
      document: {
        type: 'DocumentImported',
        at: now,
        key: directive.key,
        name: directive.name,
        issuer: directive.issuer,
        number: directive.number,
        signedOn: directive.signedOn,
        digest: directive.digest,
        fileName: directive.fileName,
        tasks: tasks.map(({ id }) => id),
        amnesty: tasks.filter(({ assigned }) => assigned.amnesty).map(({ id }) => id),
      },
      tasks,
      commandId: `import/${directive.digest}`,
      actor: { ...signer, channel },
    };
  });

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
