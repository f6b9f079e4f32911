/** What boards, lists and reports read. Statuses are computed by the core from each row's facts. */
import { sql } from 'kysely';
import type { CivilDate, Instant } from '../domain/calendar/messages.js';
import type { Deadline } from '../domain/deadline/messages.js';
import type { NoticeKind, Recipient } from '../domain/notice/messages.js';
import { foldTask } from '../domain/task/decider.js';
import type { TaskEvent, TaskId, Urgency } from '../domain/task/messages.js';
import type { TaskState } from '../domain/task/state.js';
import {
  isPastOriginal,
  type Quadrant,
  quadrantOf,
  type StatusFacts,
  statusFromFacts,
  type TaskStatus,
  taskStatuses,
} from '../domain/task/status.js';
import { foldVietnamese } from '../domain/unit/folding.js';
import { type Connection, databaseNow, type LoggedEvent, readStream } from './log.js';

export type TaskItem = {
  readonly id: TaskId;
  readonly documentKey: string;
  readonly rowKey: string;
  readonly section: string;
  readonly number: string;
  readonly title: string;
  readonly leadUnit: string;
  readonly leadName: string;
  readonly deadline: Deadline;
  readonly due: CivilDate | null;
  readonly dueAt: Instant | null;
  /** The date of the first mandate. */
  readonly originalDue: CivilDate | null;
  /** It ran past that date, whatever date holds now. */
  readonly pastOriginal: boolean;
  /** Keys of the imported documents that mandate it, the first first. */
  readonly mandates: readonly string[];
  readonly extensions: number;
  readonly urgency: Urgency;
  readonly status: TaskStatus;
  /** The waiting or confirmed result came in at or after the due instant. */
  readonly claimedLate: boolean;
  readonly amnesty: boolean;
  readonly wakeAt: Instant | null;
  readonly lastType: TaskEvent['type'];
  readonly lastAt: Instant;
};

export type TaskFilter = {
  readonly status?: TaskStatus | undefined;
  readonly quadrant?: Quadrant | undefined;
  readonly document?: string | undefined;
  /** Tasks of other documents that this one mandates again. */
  readonly remandatedBy?: string | undefined;
  /** Tasks in which this unit has a part. */
  readonly unit?: string | undefined;
  readonly lead?: string | undefined;
  /** Words, in any spelling of marks; all must occur. */
  readonly search?: string | undefined;
  readonly sort?: TaskSort | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
};

export const taskSorts = ['document', 'due', 'lead', 'recent'] as const;
export type TaskSort = (typeof taskSorts)[number];

export type TaskList = {
  readonly items: readonly TaskItem[];
  readonly total: number;
  /** Of all tasks that match everything but the status filter. */
  readonly counts: Readonly<Record<TaskStatus, number>>;
  readonly quadrants: Readonly<Record<Quadrant, number>>;
  readonly now: Instant;
};

type Row = {
  id: TaskId;
  document_key: string;
  row_key: string;
  section: string;
  number: string;
  title: string;
  lead_unit: string;
  lead_name: string;
  deadline: Deadline;
  due: CivilDate | null;
  due_at: Instant | null;
  original_due: CivilDate | null;
  original_due_at: Instant | null;
  mandates: string[];
  extensions: number;
  urgency: Urgency;
  facts: StatusFacts;
  amnesty: boolean;
  wake_at: Instant | null;
  last_type: TaskEvent['type'];
  last_at: Instant;
};

/** Enough of a row to choose, count and sort by; the page alone is read whole. */
type Light = Pick<Row, 'id' | 'facts' | 'due_at' | 'lead_name' | 'last_at'> & { ordinal: number };

const toItem = (row: Row, now: Instant): TaskItem => ({
  id: row.id,
  documentKey: row.document_key,
  rowKey: row.row_key,
  section: row.section,
  number: row.number,
  title: row.title,
  leadUnit: row.lead_unit,
  leadName: row.lead_name,
  deadline: row.deadline,
  due: row.due,
  dueAt: row.due_at,
  originalDue: row.original_due,
  pastOriginal: isPastOriginal(row.facts, row.original_due_at, now),
  mandates: row.mandates,
  extensions: row.extensions,
  urgency: row.urgency,
  status: statusFromFacts(row.facts, now),
  claimedLate:
    row.facts.claimedAt !== null &&
    row.facts.dueAt !== null &&
    row.facts.claimedAt >= row.facts.dueAt,
  amnesty: row.amnesty,
  wakeAt: row.wake_at,
  lastType: row.last_type,
  lastAt: row.last_at,
});

const countBy = <Key extends string>(
  keys: readonly Key[],
  values: readonly (Key | null)[],
): Record<Key, number> => {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const value of values) if (value !== null) counts[value] += 1;
  return counts;
};

const never = '9999';
const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byName = new Intl.Collator('vi').compare;
const comparators: Record<TaskSort, (a: Light, b: Light) => number> = {
  document: (a, b) => a.ordinal - b.ordinal,
  due: (a, b) => byText(a.due_at ?? never, b.due_at ?? never) || a.ordinal - b.ordinal,
  lead: (a, b) => byName(a.lead_name, b.lead_name) || a.ordinal - b.ordinal,
  recent: (a, b) => byText(b.last_at, a.last_at) || a.ordinal - b.ordinal,
};

/** Text with a NUL is in no row, and the database would not even take the question. */
const unanswerable = ({ document, remandatedBy, lead, unit, search }: TaskFilter): boolean =>
  [document, remandatedBy, lead, unit, search].some((text) => text?.includes('\0') === true);

const matching = async (db: Connection, filter: TaskFilter): Promise<Light[]> => {
  if (unanswerable(filter)) return [];
  let query = db
    .selectFrom('task')
    .select(['id', 'facts', 'due_at', 'lead_name', 'last_at', 'ordinal']);
  if (filter.document !== undefined) query = query.where('document_key', '=', filter.document);
  if (filter.remandatedBy !== undefined) {
    query = query
      .where(sql<boolean>`mandates @> array[${filter.remandatedBy}]::text[]`)
      .where('document_key', '<>', filter.remandatedBy);
  }
  if (filter.lead !== undefined) query = query.where('lead_unit', '=', filter.lead);
  if (filter.unit !== undefined) {
    query = query.where(sql<boolean>`units @> array[${filter.unit}]::text[]`);
  }
  for (const word of foldVietnamese(filter.search ?? '')
    .split(' ')
    .filter((part) => part !== '')) {
    query = query.where(sql<boolean>`strpos(search, ${word}) > 0`);
  }
  const rows = await query.execute();
  return rows as unknown as Light[];
};

/** The rows of these tasks, in this order. */
const wholeRows = async (db: Connection, ids: readonly TaskId[]): Promise<Row[]> => {
  if (ids.length === 0) return [];
  const rows = (await db
    .selectFrom('task')
    .selectAll()
    .where(sql<boolean>`id = any(${sql.val([...ids])})`)
    .execute()) as unknown as Row[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

type NamedTask = TaskItem & { readonly documentName: string; readonly documentNumber: string };

/** Tasks by id, each with name and number of the document that assigned it. */
export const tasksById = async (
  db: Connection,
  ids: readonly TaskId[],
): Promise<ReadonlyMap<TaskId, NamedTask>> => {
  const now = await databaseNow(db);
  const [rows, documents] = await Promise.all([
    wholeRows(db, [...new Set(ids)]),
    db.selectFrom('document').select(['key', 'name', 'number']).execute(),
  ]);
  const byKey = new Map(documents.map((document) => [document.key, document]));
  return new Map(
    rows.map((row) => {
      const { name = row.document_key, number = '' } = byKey.get(row.document_key) ?? {};
      return [row.id, { ...toItem(row, now), documentName: name, documentNumber: number }];
    }),
  );
};

export const quadrants = ['done-on-time', 'done-late', 'open-on-time', 'open-late'] as const;

export const listTasks = async (db: Connection, filter: TaskFilter): Promise<TaskList> => {
  const now = await databaseNow(db);
  const rows = await matching(db, filter);
  const chosen = rows.filter(
    (row) =>
      (filter.status === undefined || statusFromFacts(row.facts, now) === filter.status) &&
      (filter.quadrant === undefined || quadrantOf(row.facts, now) === filter.quadrant),
  );
  chosen.sort(comparators[filter.sort ?? 'document']);
  const offset = filter.offset ?? 0;
  const ids = chosen.slice(offset, offset + (filter.limit ?? 100)).map(({ id }) => id);
  const page = await wholeRows(db, ids);
  return {
    items: page.map((row) => toItem(row, now)),
    total: chosen.length,
    counts: countBy(
      taskStatuses,
      rows.map(({ facts }) => statusFromFacts(facts, now)),
    ),
    quadrants: countBy(
      quadrants,
      rows.map(({ facts }) => quadrantOf(facts, now)),
    ),
    now,
  };
};

export type TaskDetail = {
  readonly item: TaskItem;
  readonly state: TaskState;
  /** The timeline, oldest first. */
  readonly events: readonly LoggedEvent<TaskEvent>[];
  readonly notices: readonly {
    readonly version: number;
    readonly kind: NoticeKind;
    readonly unit: string;
    readonly office: Recipient['office'];
    readonly slotAt: Instant;
    readonly state: 'pending' | 'sent' | 'suppressed';
    readonly digest: string | null;
  }[];
  readonly now: Instant;
};

export const findTask = async (db: Connection, id: string): Promise<TaskDetail | null> => {
  if (id.includes('\0')) return null;
  const row = await db
    .selectFrom('task')
    .selectAll()
    .where('id', '=', id as TaskId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const now = await databaseNow(db);
  const events = await readStream<TaskEvent>(db, id);
  const notices = await db
    .selectFrom('notice')
    .select(['version', 'kind', 'unit', 'office', 'slot_at', 'state', 'digest'])
    .where('task', '=', id as TaskId)
    .orderBy('id')
    .execute();
  return {
    item: toItem(row as unknown as Row, now),
    state: foldTask(events.map(({ event }) => event)),
    events,
    notices: notices.map(({ slot_at, ...notice }) => ({ ...notice, slotAt: slot_at })),
    now,
  };
};
