/** Rows of an annex and the tasks that run by them, without any server. */
import {
  type AssignedRow,
  assignTask,
  type DirectiveTerms,
} from '../../domain/document/assignment.js';
import type { TaskOrder } from '../../domain/document/correction.js';
import { type StandingRow, standingRow } from '../../domain/document/standing-row.js';
import { task } from '../../domain/task/decider.js';
import type { TaskEvent, TaskId } from '../../domain/task/messages.js';
import { coordinator, dayDeadline, examplePolicy, justice, police, utc } from './builders.js';
import { live } from './decider-spec.js';

export const annexKey = 'TTg-06-QD-TTg-2022';

const terms: DirectiveTerms = {
  key: annexKey,
  name: 'Quyết định số 06/QĐ-TTg',
  issuer: 'TTg',
  standingAgency: 'G22',
  workingGroup: 'X-to-cong-tac',
  policy: examplePolicy,
};

export const annexRow = (number: string, given: Partial<AssignedRow> = {}): AssignedRow => ({
  rowKey: `I-${number}`,
  section: 'I',
  number,
  title: `Nhiệm vụ số ${number}`,
  deliverable: '',
  note: '',
  statedStatus: '',
  parts: [justice, police],
  deadline: dayDeadline('2022-09-15'),
  urgency: 'normal',
  ...given,
});

/** The log of every task of a document. */
export type Running = ReadonlyMap<TaskId, readonly TaskEvent[]>;

const assignedAt = utc('2022-08-01T02:00:00.000Z');

export const assignRows = (rows: readonly AssignedRow[], running: Running = new Map()): Running =>
  new Map([
    ...running,
    ...rows.map((row): [TaskId, readonly TaskEvent[]] => [
      `task/${annexKey}/${row.rowKey}`,
      [assignTask(terms, row, assignedAt)],
    ]),
  ]);

/** Gives the orders as the log would take them; one that is refused is a fault of the order. */
export const carryOut = (orders: readonly TaskOrder[], running: Running): Running => {
  const after = new Map(running);
  const at = utc('2022-08-02T02:00:00.000Z');
  for (const { task: id, request } of orders) {
    const history = after.get(id) ?? [];
    const { events, refusals } = live(task, history, [{ ...request, at, actor: coordinator }]);
    const [refusal] = refusals;
    if (refusal !== null) throw new Error(`${request.type} of ${id} was refused: ${refusal}`);
    after.set(id, events);
  }
  return after;
};

export const standingRows = (running: Running, document = annexKey): StandingRow[] =>
  [...running].flatMap(([id, events]) => standingRow(id, events, document) ?? []);
