/** From what a person accepted to the commands for tasks that run and the tasks to begin. */
import type { CivilDate } from '../calendar/messages.js';
import type { ContentChanges, TaskId, TaskRequest } from '../task/messages.js';
import type { TaskState } from '../task/state.js';
import { type AssignedRow, nobody } from './assignment.js';
import { changesOf, type Difference } from './differences.js';

/** The document that says so: a corrected version, or another one with the same duty. */
export type MandateTerms = {
  readonly document: string;
  readonly name: string;
  readonly signedOn: CivilDate | null;
  readonly basis: string;
};

export type TaskOrder = {
  readonly task: TaskId;
  /** Tells the orders to one task apart; of two the order makes no difference. */
  readonly part: 'terms' | 'place';
  readonly request: TaskRequest;
};

type Changed = Extract<Difference, { kind: 'changed' }>;

const remandate = (
  { row }: Pick<Changed, 'row'>,
  { document, name, signedOn, basis }: MandateTerms,
  changes: ContentChanges,
): TaskRequest => ({
  type: 'Remandate',
  instrument: { document, name, section: row.section, number: row.number, signedOn },
  basis,
  changes,
});

/**
 * A deadline that alone moved is moved; whatever else changes is a new mandate. A new number and new
 * remarks ask nothing of anybody, and are told to nobody: they go by themselves.
 */
const ordersForChange = (difference: Changed, terms: MandateTerms): TaskOrder[] => {
  const { task, changes, what } = difference;
  const { note, statedStatus, ...asked } = changes;
  const { deadline, ...rest } = asked;
  const quiet = what.includes('renumbered') || what.includes('remarked');
  if (Object.keys(rest).length > 0 || (deadline === undefined && quiet)) {
    return [{ task, part: 'terms', request: remandate(difference, terms, changes) }];
  }
  if (deadline === undefined) return [];
  const { document, basis } = terms;
  const remarks = {
    ...(note === undefined ? {} : { note }),
    ...(statedStatus === undefined ? {} : { statedStatus }),
  };
  return [
    { task, part: 'terms', request: { type: 'MoveDeadline', deadline, document, basis } },
    ...(quiet
      ? [{ task, part: 'place' as const, request: remandate(difference, terms, remarks) }]
      : []),
  ];
};

const ordersOf = (difference: Difference, terms: MandateTerms): TaskOrder[] => {
  switch (difference.kind) {
    case 'changed':
      return ordersForChange(difference, terms);
    case 'withdrawn': {
      const request = { type: 'Withdraw', legalBasis: terms.basis } as const;
      return [{ task: difference.task, part: 'terms', request }];
    }
    case 'unchanged':
    case 'closed':
    case 'new':
      return [];
  }
};

export const taskOrders = (
  differences: readonly Difference[],
  terms: MandateTerms,
): readonly TaskOrder[] => differences.flatMap((difference) => ordersOf(difference, terms));

/** The rows that begin a task of their own, under the keys they got. */
export const rowsToAssign = (differences: readonly Difference[]): readonly AssignedRow[] =>
  differences.flatMap((difference) => (difference.kind === 'new' ? [difference.row] : []));

/** What a row without a word in a column leaves as it is. */
const statedIn = (row: AssignedRow, changes: ContentChanges): ContentChanges => {
  const says: Readonly<Record<keyof ContentChanges, boolean>> = {
    title: row.title !== '',
    deliverable: row.deliverable !== '',
    note: row.note !== '',
    statedStatus: row.statedStatus !== '',
    parts: row.parts.every(({ unit }) => unit !== nobody.code),
    deadline: row.deadline.kind !== 'none',
    urgency: row.urgency === 'express',
  };
  return Object.fromEntries(
    Object.entries(changes).filter(([field]) => says[field as keyof ContentChanges]),
  );
};

/** A row that a person took for the duty of a task that runs. The date in force is what it is held against. */
export const remandateOrder = (
  task: TaskId,
  { assignment, due, dueAt }: TaskState,
  row: AssignedRow,
  terms: MandateTerms,
): TaskOrder | null => {
  if (assignment === null) return null;
  const deadline = { ...assignment.deadline, due, dueAt };
  const { changes } = changesOf({ ...assignment, rowKey: '', deadline }, row);
  return { task, part: 'terms', request: remandate({ row }, terms, statedIn(row, changes)) };
};
