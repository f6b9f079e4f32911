/** The read model of a task: its row and its notice lines, written in the decision's transaction. */
import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import { corrects, noticesOf } from '../domain/notice/notice.js';
import { slotFor } from '../domain/notice/slot.js';
import type { TaskAssigned, TaskEvent, TaskId } from '../domain/task/messages.js';
import { evolveTask, type TaskState, unitsIn } from '../domain/task/state.js';
import { statusFacts } from '../domain/task/status.js';
import { nextWake } from '../domain/task/wake.js';
import { foldVietnamese } from '../domain/unit/folding.js';
import type { NoticeTable, Schema } from './schema.js';

/** An event with the version it has, or is about to have. */
export type Numbered = { readonly version: number; readonly event: TaskEvent };

/** The imported documents that mandate the task, in their order. */
const documentsOf = ({ mandates }: TaskState): string[] => [
  ...new Set(mandates.flatMap(({ document }) => document ?? [])),
];

/** The row of a task after its newest event. */
export const taskRow = (id: TaskId, state: TaskState, last: Numbered) => {
  const { assignment } = state;
  if (assignment === null) throw new Error(`${id} has events but was never assigned`);
  const [, documentKey = '', rowKey = ''] = id.split('/');
  const lead = assignment.parts.find((part) => part.role === 'lead') ?? assignment.parts[0];
  const names = assignment.parts.map(({ name }) => name).join(' ');
  const wake = nextWake(id, state);
  return {
    id,
    document_key: documentKey,
    row_key: rowKey,
    section: assignment.section,
    number: assignment.number,
    title: assignment.title,
    lead_unit: lead?.unit ?? '',
    lead_name: lead?.name ?? '',
    units: [...unitsIn(assignment.parts)],
    search: foldVietnamese(`${rowKey} ${assignment.title} ${names} ${documentKey}`),
    deadline: JSON.stringify(assignment.deadline),
    due: state.due,
    due_at: state.dueAt,
    original_due: state.mandates[0]?.deadline.due ?? null,
    original_due_at: state.mandates[0]?.deadline.dueAt ?? null,
    mandates: documentsOf(state),
    leads: assignment.parts.filter(({ role }) => role !== 'coordinating').map(({ unit }) => unit),
    extensions: state.extensionsGranted,
    urgency: assignment.urgency,
    facts: JSON.stringify(statusFacts(state)),
    closed: state.end !== null,
    amnesty: assignment.amnesty,
    version: last.version,
    milestone_at: wake?.milestoneAt ?? null,
    wake_at: wake?.wakeAt ?? null,
    last_type: last.event.type,
    last_at: last.event.at,
  };
};

export type NoticeRow = Omit<NoticeTable, 'id' | 'state' | 'digest'>;

/** The lines that some events of one task cause, given the state before them. */
export const noticeRows = (
  id: TaskId,
  before: TaskState,
  events: readonly Numbered[],
  recordedAt: Instant,
): NoticeRow[] => {
  const rows: NoticeRow[] = [];
  let state = before;
  for (const { version, event } of events) {
    state = evolveTask(state, event);
    for (const { kind, recipient, slotAt, level } of noticesOf(state, event, recordedAt)) {
      rows.push({
        task: id,
        version,
        kind,
        unit: recipient.unit,
        office: recipient.office,
        level,
        slot_at: slotAt,
        express: state.assignment?.urgency === 'express',
      });
    }
  }
  return rows;
};

const rowsPerStatement = 500;

export const insertNotices = async (
  transaction: Transaction<Schema>,
  rows: readonly NoticeRow[],
): Promise<void> => {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await transaction
      .insertInto('notice')
      .values(
        rows
          .slice(from, from + rowsPerStatement)
          .map((row) => ({ ...row, state: 'pending' as const, digest: null })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
};

/**
 * Suppresses lines that an event made untrue and lines up a withdrawal for those told since the last
 * one. A line in a digest that is on its way counts as told: saying too much is the lesser harm.
 */
export const correctNotices = async (
  transaction: Transaction<Schema>,
  id: TaskId,
  { policy, urgency }: TaskAssigned,
  { version, event }: Numbered,
  now: Instant,
): Promise<void> => {
  const correction = corrects(event);
  if (correction === null) return;
  const kinds = [...correction.kinds];
  await transaction
    .updateTable('notice')
    .set({ state: 'suppressed' })
    .where('task', '=', id)
    .where('state', '=', 'pending')
    .where('digest', 'is', null)
    .where('kind', 'in', kinds)
    .where('version', '<', version)
    .execute();
  await sql`
    insert into notice (task, version, kind, unit, office, level, slot_at, express, state, digest)
    select distinct task, ${version}::int, ${correction.correction}::text, unit, office, null::int,
      ${slotFor(policy, urgency, now)}::timestamptz, ${urgency === 'express'}::boolean,
      'pending', null
    from notice where task = ${id} and state <> 'suppressed' and kind = any(${sql.val(kinds)})
      and version < ${version} and version > coalesce((select max(version) from notice
        where task = ${id} and kind = ${correction.correction} and version < ${version}), 0)
    on conflict do nothing`.execute(transaction);
};

/** Writes row and notices for new events of a task; `now` is the database's clock. */
export const projectTask = async (
  transaction: Transaction<Schema>,
  id: TaskId,
  before: TaskState,
  events: readonly Numbered[],
  now: Instant,
): Promise<TaskState> => {
  const after = events.reduce((state, { event }) => evolveTask(state, event), before);
  const last = events.at(-1);
  if (last === undefined || after.assignment === null) return before;
  const row = taskRow(id, after, last);
  await transaction
    .insertInto('task')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await insertNotices(transaction, noticeRows(id, before, events, now));
  for (const entry of events) {
    await correctNotices(transaction, id, after.assignment, entry, now);
  }
  return after;
};
