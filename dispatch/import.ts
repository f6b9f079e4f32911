/** From signed-off rows to running workflows: one transaction for the log, then the starts. */

import type { Instant } from '../domain/calendar/messages.js';
import {
  apart,
  assignTask,
  type Directive,
  type RemandatingRow,
} from '../domain/document/assignment.js';
import { remandateOrder, type TaskOrder } from '../domain/document/correction.js';
import { type Actor, type TaskId, taskId } from '../domain/task/messages.js';
import { type Looked, lookAtAll } from '../store/decision.js';
import { type Import, type Imported, importDocument } from '../store/documents.js';
import type { Channel } from '../store/schema.js';
import { type DispatcherDependencies, startTask } from './dispatcher.js';
import { type Order, orderOf } from './orders.js';

export const idOf = (key: string, rowKey: string): TaskId => taskId.parse(`task/${key}/${rowKey}`);

export type Signer = Exclude<Actor, { kind: 'system' }>;

/** Tasks named by two rows, closed, or not there: none of them can be mandated anew. */
export const notRunning = (
  rows: readonly { readonly remandates: TaskId }[],
  looked: ReadonlyMap<TaskId, Looked>,
): readonly TaskId[] => {
  const tasks = rows.map(({ remandates }) => remandates);
  return [...new Set(tasks)].filter((task) => {
    const state = looked.get(task)?.state;
    const twice = tasks.indexOf(task) !== tasks.lastIndexOf(task);
    return twice || state === undefined || state.assignment === null || state.end !== null;
  });
};

type Terms = Parameters<typeof remandateOrder>[3];

export const remandateOrders = (
  rows: readonly RemandatingRow[],
  looked: ReadonlyMap<TaskId, Looked>,
  terms: Terms,
): readonly TaskOrder[] =>
  rows.flatMap((row) => {
    const state = looked.get(row.remandates)?.state;
    return state === undefined ? [] : (remandateOrder(row.remandates, state, row, terms) ?? []);
  });

/** Everything an import writes, as of the moment of signing. */
export const importOf = (
  directive: Directive,
  signer: Signer,
  channel: Channel,
  now: Instant,
  orders: readonly Order[] = [],
): Import => {
  const tasks = apart(directive.rows).own.map((row) => ({
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
      ...(orders.length === 0 ? {} : { remandated: orders.map(({ stream }) => stream) }),
    },
    tasks,
    orders,
    commandId: `import/${digest}`,
    actor: { ...signer, channel },
  };
};

export type Ordered =
  | { readonly outcome: 'ordered'; readonly orders: readonly Order[] }
  /** Rows name tasks that cannot be mandated anew. */
  | { readonly outcome: 'not-running'; readonly tasks: readonly TaskId[] };

/** The commands of those rows of a directive that mandate running tasks anew. */
export const ordersOf = async (
  database: DispatcherDependencies['database'],
  { key, name, number, signedOn, digest, rows }: Directive,
  signer: Signer,
): Promise<Ordered> => {
  const { remandating } = apart(rows);
  const looked = await lookAtAll(
    database,
    remandating.map(({ remandates }) => remandates),
  );
  const missing = notRunning(remandating, looked);
  if (missing.length > 0) return { outcome: 'not-running', tasks: missing };
  const terms = { document: key, name, signedOn, basis: number === '' ? name : number };
  const orders = remandateOrders(remandating, looked, terms);
  return { outcome: 'ordered', orders: orders.map((order) => orderOf(order, digest, signer)) };
};

export type Committed =
  | { readonly outcome: 'imported'; readonly orders: readonly Order[] }
  | Exclude<Imported, { outcome: 'imported' }>
  /** Nothing is written. */
  | Extract<Ordered, { outcome: 'not-running' }>;

/** Commits document, tasks and commands together. Nothing is started here, so nothing can be half done. */
export const commitImport = async (
  { database }: Pick<DispatcherDependencies, 'database'>,
  directive: Directive,
  signer: Signer,
  channel: Channel,
): Promise<Committed> => {
  const ordered = await ordersOf(database, directive, signer);
  if (ordered.outcome === 'not-running') return ordered;
  const { orders } = ordered;
  const imported = await importDocument(database, (now) =>
    importOf(directive, signer, channel, now, orders),
  );
  return imported.outcome === 'imported' ? { ...imported, orders } : imported;
};

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
