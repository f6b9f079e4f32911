/**
 * What a person has to do now. Every open task is looked at, but only in the few facts that decide
 * where it belongs; what is shown is read whole.
 */
import type { CivilDate, Instant } from '../../domain/calendar/messages.js';
import { foldTask } from '../../domain/task/decider.js';
import type {
  ContentChanges,
  Part,
  TaskAssigned,
  TaskEvent,
  TaskId,
} from '../../domain/task/messages.js';
import {
  type Quadrant,
  quadrantOf,
  type StatusFacts,
  statusFromFacts,
  type TaskStatus,
} from '../../domain/task/status.js';
import type { Database } from '../../store/database.js';
import { databaseNow, readStreams } from '../../store/log.js';
import { quadrants, type TaskItem } from '../../store/queries.js';
import type { Session } from '../http/context.js';
import { answeredBy, extensionRequests } from './waiting.js';

/** What one line about a task says. */
export type TaskLine = Pick<
  TaskItem,
  | 'id'
  | 'documentKey'
  | 'rowKey'
  | 'title'
  | 'leadName'
  | 'deadline'
  | 'due'
  | 'dueAt'
  | 'originalDue'
  | 'urgency'
  | 'status'
  | 'claimedLate'
>;

export type WorkItem = {
  readonly task: TaskLine;
  /** The day an extension is asked for. */
  readonly until: CivilDate | null;
};

export type WorkKind =
  | 'confirm'
  | 'extensions'
  | 'acknowledge'
  | 'overdue'
  | 'due-soon'
  | 'pending';

export type WorkSection = {
  readonly kind: WorkKind;
  /** The most urgent of them, up to `mostShown`. */
  readonly items: readonly WorkItem[];
  readonly total: number;
};

export type Worklist = {
  readonly sections: readonly WorkSection[];
  readonly quadrants: Readonly<Record<Quadrant, number>>;
  readonly tasks: number;
  /** How many wait for this very person; the others are there to be watched. */
  readonly waiting: number;
};

/** More of one section is read in the list of tasks, page by page. */
export const mostShown = 100;

type Light = {
  readonly id: TaskId;
  readonly leadUnit: string;
  readonly dueAt: Instant | null;
  readonly facts: StatusFacts;
  readonly status: TaskStatus;
};

const lightRows = async (
  database: Database,
  unit: string | null,
  now: Instant,
): Promise<Light[]> => {
  let query = database.selectFrom('task').select(['id', 'lead_unit', 'due_at', 'facts']);
  if (unit !== null) {
    query = query.where((expression) => expression('units', '@>', expression.val([unit])));
  }
  const rows = await query.execute();
  return rows.map(({ id, lead_unit, due_at, facts }) => ({
    id,
    leadUnit: lead_unit,
    dueAt: due_at,
    facts,
    status: statusFromFacts(facts, now),
  }));
};

const undated = '9999';
const byDue = (a: Light, b: Light): number => {
  const [left, right] = [a.dueAt ?? undated, b.dueAt ?? undated];
  return left < right ? -1 : left > right ? 1 : 0;
};

type Chosen = { readonly kind: WorkKind; readonly rows: readonly Light[] };

const withStatus = (kind: WorkKind, rows: readonly Light[], status: TaskStatus): Chosen => ({
  kind,
  rows: rows.filter((row) => row.status === status).sort(byDue),
});

const forCoordinator = (rows: readonly Light[], asked: ReadonlySet<TaskId>): Chosen[] => [
  withStatus('confirm', rows, 'claimed'),
  { kind: 'extensions', rows: rows.filter(({ id }) => asked.has(id)).sort(byDue) },
  withStatus('overdue', rows, 'overdue'),
  withStatus('due-soon', rows, 'due-soon'),
  withStatus('pending', rows, 'pending'),
];

/** Of the tasks led by somebody without an official code, those led by a group this unit is in. */
const ledByGroupOf = async (
  database: Database,
  rows: readonly Light[],
  unit: string,
): Promise<ReadonlySet<string>> => {
  const ids = rows.filter(({ leadUnit }) => leadUnit.startsWith('X-')).map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const mandating = await database
    .selectFrom('event')
    .select(['stream', 'payload'])
    .where((is) => is.or([is('version', '=', 1), is('type', '=', 'TaskRemandated')]))
    .where((expression) => expression('stream', '=', expression.fn.any(expression.val(ids))))
    .orderBy('version')
    .execute();
  // The members of a group are those of the day of its mandate, which only the events know.
  const parts = new Map<string, readonly Part[]>();
  for (const { stream, payload } of mandating) {
    const stated = payload as Partial<TaskAssigned> & { changes?: ContentChanges };
    parts.set(stream, stated.parts ?? stated.changes?.parts ?? parts.get(stream) ?? []);
  }
  const leads = ({ role, members }: Part): boolean =>
    role === 'lead' && members?.includes(unit) === true;
  return new Set([...parts].filter(([, all]) => all.some(leads)).map(([stream]) => stream));
};

const forUnit = async (
  database: Database,
  rows: readonly Light[],
  unit: string,
): Promise<Chosen[]> => {
  const answered = await answeredBy(database, unit);
  const open = rows.filter(({ facts }) => facts.end === null);
  const groupTasks = await ledByGroupOf(database, open, unit);
  const own = open.filter(({ id, leadUnit }) => leadUnit === unit || groupTasks.has(id));
  return [
    { kind: 'acknowledge', rows: open.filter(({ id }) => !answered.has(id)).sort(byDue) },
    withStatus('overdue', own, 'overdue'),
    withStatus('due-soon', own, 'due-soon'),
  ];
};

const linesOf = async (
  database: Database,
  rows: readonly Light[],
): Promise<ReadonlyMap<TaskId, TaskLine>> => {
  const light = new Map(rows.map((row) => [row.id, row]));
  if (light.size === 0) return new Map();
  const whole = await database
    .selectFrom('task')
    .selectAll()
    .where('id', 'in', [...light.keys()])
    .execute();
  return new Map(
    whole.flatMap((row): [TaskId, TaskLine][] => {
      const known = light.get(row.id);
      if (known === undefined) return [];
      const { claimedAt, dueAt } = known.facts;
      const line = {
        id: row.id,
        documentKey: row.document_key,
        rowKey: row.row_key,
        title: row.title,
        leadName: row.lead_name,
        deadline: row.deadline,
        due: row.due,
        dueAt: row.due_at,
        originalDue: row.original_due,
        urgency: row.urgency,
        status: known.status,
        claimedLate: claimedAt !== null && dueAt !== null && claimedAt >= dueAt,
      };
      return [[row.id, line]];
    }),
  );
};

/** The days asked for in requests that wait. */
const daysAsked = async (
  database: Database,
  asked: readonly TaskId[],
): Promise<ReadonlyMap<string, CivilDate | null>> => {
  const histories = await readStreams<TaskEvent>(database, asked);
  return new Map(
    [...histories].map(([id, history]) => [
      id,
      foldTask(history.map(({ event }) => event)).requestedUntil,
    ]),
  );
};

const answersSomebody: readonly WorkKind[] = ['confirm', 'extensions', 'acknowledge'];

const tallied = (rows: readonly Light[], now: Instant): Record<Quadrant, number> => {
  const tally = Object.fromEntries(quadrants.map((one) => [one, 0])) as Record<Quadrant, number>;
  for (const { facts } of rows) {
    const quadrant = quadrantOf(facts, now);
    if (quadrant !== null) tally[quadrant] += 1;
  }
  return tally;
};

export const worklistFor = async (
  database: Database,
  { actor }: Session,
  now?: Instant,
): Promise<Worklist> => {
  const at = now ?? (await databaseNow(database));
  const unit = actor.kind === 'unit' ? actor.unit : null;
  const rows = await lightRows(database, unit, at);
  const asked = new Set(unit === null ? await extensionRequests(database) : []);
  const chosen = unit === null ? forCoordinator(rows, asked) : await forUnit(database, rows, unit);
  const shown = chosen.flatMap((section) => section.rows.slice(0, mostShown));
  const shownAsked = shown.map(({ id }) => id).filter((id) => asked.has(id));
  const [lines, days] = await Promise.all([
    linesOf(database, shown),
    daysAsked(database, shownAsked),
  ]);
  const sections = chosen.map(({ kind, rows: all }) => ({
    kind,
    total: all.length,
    items: all.slice(0, mostShown).flatMap(({ id }) => {
      const task = lines.get(id);
      const until = kind === 'extensions' ? (days.get(id) ?? null) : null;
      return task === undefined ? [] : [{ task, until }];
    }),
  }));
  return {
    sections: sections.filter(({ total }) => total > 0),
    quadrants: tallied(rows, at),
    tasks: rows.length,
    waiting: sections
      .filter(({ kind }) => answersSomebody.includes(kind))
      .reduce((sum, { total }) => sum + total, 0),
  };
};
