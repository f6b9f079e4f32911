/**
 * Rows that may be duties of tasks that run. What was found for a row as it reads is kept as long as
 * the same duties run, for a page of a review asks it of every row.
 */
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { signedDocument } from '../../domain/document/draft/directive.js';
import { dutyOf, type Repeat, repeatsIn } from '../../domain/document/draft/repeats.js';
import { type DraftRow, type DraftState, isKept } from '../../domain/document/draft/state.js';
import type { Candidate } from '../../domain/document/likeness.js';
import type { ImportPlan } from '../../domain/document/plan.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import type { TaskId } from '../../domain/task/messages.js';
import type { TaskStatus } from '../../domain/task/status.js';
import { unitName } from '../../domain/unit/register.js';
import type { Database } from '../../store/database.js';
import { tasksById } from '../../store/queries.js';
import { type RunningDuties, runningDuties } from '../../store/running-duties.js';
import type { offer, remandatingRow, runningTask } from './likeness-schemas.js';

export type RunningTask = z.infer<typeof runningTask>;
export type Offer = z.infer<typeof offer>;

export type RemandatingRow = z.infer<typeof remandatingRow>;

/** What a row may be, and what somebody took it for. */
export type RowOffers = {
  readonly remandates: RunningTask | null;
  readonly candidates: readonly Offer[];
};

type Found = WeakMap<ProposedTask, readonly Candidate[]>;

const foundIn = new WeakMap<RunningDuties, Map<string, Found>>();

const foundFor = (duties: RunningDuties, document: string): Found => {
  const known = foundIn.get(duties) ?? new Map<string, Found>();
  foundIn.set(duties, known);
  const found = known.get(document) ?? new WeakMap();
  known.set(document, found);
  return found;
};

const longestTurnMs = 25;

/** Does something for each, and lets others have their turn; stops when its time is over. */
export const oneByOne = async <Item>(
  items: readonly Item[],
  budgetMs: number,
  does: (item: Item) => void,
): Promise<'whole' | 'part'> => {
  const end = performance.now() + budgetMs;
  let turn = performance.now();
  for (const item of items) {
    const now = performance.now();
    if (now > end) return 'part';
    if (now - turn > longestTurnMs) {
      await setImmediate();
      turn = performance.now();
    }
    does(item);
  }
  return 'whole';
};

export type LikelyRows = {
  /** By row, of those that have any. */
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
  /** False: the rows of a very large draft are not all compared yet; the next page goes on. */
  readonly whole: boolean;
};

/** A page waits no longer than this; what was found till then is kept. */
export const pagePatienceMs = 1500;

export const likelyRows = async (
  database: Database,
  state: DraftState,
  rows: readonly DraftRow[],
  budgetMs: number,
): Promise<LikelyRows> => {
  const duties = await runningDuties(database);
  const document = signedDocument(state);
  const found = foundFor(duties, document);
  const candidates = new Map<string, readonly Candidate[]>();
  const done = await oneByOne(rows.filter(isKept), budgetMs, ({ id, task }) => {
    const known = found.get(task) ?? duties.candidatesFor(dutyOf(task), document);
    found.set(task, known);
    if (known.length > 0) candidates.set(id, known);
  });
  return { candidates, whole: done === 'whole' };
};

const ends: readonly TaskStatus[] = ['done-on-time', 'done-late', 'withdrawn'];

/** Tasks as they are shown beside a row. */
export const runningTasks = async (
  database: Database,
  ids: readonly TaskId[],
): Promise<ReadonlyMap<TaskId, RunningTask>> => {
  if (ids.length === 0) return new Map();
  const [duties, tasks] = await Promise.all([runningDuties(database), tasksById(database, ids)]);
  return new Map(
    [...tasks].map(([task, item]) => {
      const codes = duties.leadsOf(task).filter((unit) => unit !== item.leadUnit);
      const first = { unit: item.leadUnit, name: item.leadName };
      const leads = [first, ...codes.map((unit) => ({ unit, name: unitName(unit) }))];
      return [task, { ...item, task, leads, closed: ends.includes(item.status) }];
    }),
  );
};

export const offersFrom = (
  candidates: readonly Candidate[],
  tasks: ReadonlyMap<TaskId, RunningTask>,
): readonly Offer[] =>
  candidates.flatMap(({ task, likeness, evidence }) => {
    const item = tasks.get(task);
    return item === undefined ? [] : [{ ...item, likeness, evidence }];
  });

/** What each of these rows may be, with the tasks themselves; rows that may be nothing are left out. */
export const offersForRows = async (
  database: Database,
  state: DraftState,
  rows: readonly DraftRow[],
): Promise<ReadonlyMap<string, RowOffers>> => {
  const { candidates } = await likelyRows(database, state, rows, Number.POSITIVE_INFINITY);
  const named = rows.filter(isKept).filter(({ remandates }) => remandates !== null);
  const tasks = await runningTasks(database, [
    ...[...candidates.values()].flatMap((found) => found.map(({ task }) => task)),
    ...named.flatMap(({ remandates }) => remandates ?? []),
  ]);
  return new Map(
    rows
      .filter((row) => candidates.has(row.id) || named.includes(row))
      .map(({ id, remandates }) => [
        id,
        {
          remandates: remandates === null ? null : (tasks.get(remandates) ?? null),
          candidates: offersFrom(candidates.get(id) ?? [], tasks),
        },
      ]),
  );
};

/** The rows of a plan that begin no task, each with the row of the draft and the task as it stands. */
export const remandatingRows = async (
  database: Database,
  state: DraftState,
  { remandating }: Pick<ImportPlan, 'remandating'>,
): Promise<RemandatingRow[]> => {
  const tasks = await runningTasks(
    database,
    remandating.map(({ task }) => task),
  );
  // No two rows that are kept stand for one task.
  const rows = new Map(state.rows.filter(isKept).map((row) => [row.remandates, row.id]));
  return remandating.map((one) => {
    const task = tasks.get(one.task);
    const running = task === undefined || task.closed ? null : task;
    return { ...one, row: rows.get(one.task) ?? one.rowKey, running };
  });
};

const repeats = new WeakMap<DraftState['rows'], ReadonlyMap<string, Repeat>>();

/** Sentences that repeat a row, found once as long as no row changes. */
export const repeatsOf = (state: DraftState): ReadonlyMap<string, Repeat> => {
  const known = repeats.get(state.rows) ?? repeatsIn(state);
  repeats.set(state.rows, known);
  return known;
};
