/**
 * Rows that a person took for the duty of a task that runs already. No two rows that are kept stand
 * for one task, whatever is restored or taken back, and no row stands for two.
 */
import { accepted, refused } from '../../decision.js';
import type { TaskId } from '../../task/messages.js';
import { type CommandOf, type DraftDecision, nextAction } from './deciding.js';
import { type DraftRow, type DraftState, isKept } from './state.js';

type Rows = Pick<DraftState, 'rows'>;

/** The tasks that rows stand for, each as often as a row does. */
const tasksNamed = ({ rows }: Rows): readonly TaskId[] =>
  rows.filter(isKept).flatMap(({ remandates }) => remandates ?? []);

export const namesTaskTwice = (state: Rows): boolean => {
  const tasks = tasksNamed(state);
  return new Set(tasks).size < tasks.length;
};

/** Whether another row that is kept stands for the task. */
export const isNamedBeside = ({ rows }: Rows, { id }: DraftRow, task: TaskId | null): boolean =>
  task !== null && tasksNamed({ rows: rows.filter((row) => row.id !== id) }).includes(task);

/** The tasks that rows to be merged stand for: the merged row can stand for one. */
export const tasksOf = (rows: readonly DraftRow[]): readonly TaskId[] => [
  ...new Set(rows.flatMap(({ remandates }) => remandates ?? [])),
];

export const decideRemandate = (
  state: DraftState,
  command: CommandOf<'RemandateRow'>,
  row: DraftRow,
): DraftDecision => {
  const { task } = command;
  const known = task === null ? row.ownDuty : task === row.remandates;
  if (known) return refused('nothing-changed');
  if (isNamedBeside(state, row, task)) return refused('task-named-twice');
  return accepted({ ...nextAction(state, command), type: 'RowRemandated', row: row.id, task });
};
