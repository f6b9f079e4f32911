/**
 * The duties of all open tasks, made ready to be compared with. Making them ready takes longest of all
 * that a page of a review needs, so it is kept in the process. The log is asked every time: as long as
 * no task has a newer event, what is kept counts; and where events brought no other duty, it stays.
 */
import { sql } from 'kysely';
import {
  type Candidate,
  type Duty,
  likenessIndex,
  type MandatedDuty,
  mandatedElsewhere,
} from '../domain/document/likeness.js';
import { isEqual } from '../domain/equality.js';
import type { TaskId } from '../domain/task/messages.js';
import type { UnitCode } from '../domain/unit/messages.js';
import type { Database } from './database.js';

export type RunningDuties = {
  /** Those that a row of a document may mandate anew. */
  candidatesFor(duty: Duty, document: string | null): readonly Candidate[];
  leadsOf(task: TaskId): readonly UnitCode[];
};

type Ready = { readonly open: readonly MandatedDuty[]; readonly duties: RunningDuties };
type Kept = { readonly position: number; readonly ready: Promise<Ready> };

const kept = new WeakMap<Database, Kept>();

/** Of the newest event of any task; what it did to the task was committed with it. */
const newestPosition = async (database: Database): Promise<number> => {
  const { rows } = await sql<{ position: number }>`
    select position from event where stream like 'task/%'
    order by position desc limit 1`.execute(database);
  return rows[0]?.position ?? 0;
};

const openDuties = async (database: Database): Promise<MandatedDuty[]> => {
  const rows = await database
    .selectFrom('task')
    .select(['id', 'title', 'leads', 'mandates'])
    .where('closed', '=', false)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ id, ...duty }) => ({ task: id, ...duty }));
};

const readyFrom = (open: readonly MandatedDuty[]): Ready => {
  const index = likenessIndex(open);
  const byTask = new Map(open.map((duty) => [duty.task, duty]));
  return {
    open,
    duties: {
      candidatesFor: (duty, document) => mandatedElsewhere(index, duty, document),
      leadsOf: (task) => byTask.get(task)?.leads ?? [],
    },
  };
};

const madeReady = async (database: Database, before: Kept | undefined): Promise<Ready> => {
  const open = await openDuties(database);
  const known = await before?.ready.catch(() => undefined);
  return known !== undefined && isEqual(known.open, open) ? known : readyFrom(open);
};

export const runningDuties = async (database: Database): Promise<RunningDuties> => {
  const position = await newestPosition(database);
  const before = kept.get(database);
  if (before !== undefined && before.position >= position) return (await before.ready).duties;
  const now: Kept = { position, ready: madeReady(database, before) };
  kept.set(database, now);
  try {
    return (await now.ready).duties;
  } catch (fault) {
    // What failed is asked for again the next time.
    if (kept.get(database) === now) kept.delete(database);
    throw fault;
  }
};
