/** From the rows of an annex to proposed tasks: what a person checks and signs before anything runs. */
import type { CivilDate } from '../calendar/messages.js';
import type { FoundDeadline } from '../deadline/finding.js';
import type { Deadline, DeadlineKind } from '../deadline/messages.js';
import type { DeadlineContext } from '../deadline/reading.js';
import { foldName } from '../unit/folding.js';
import type { UnitMention } from '../unit/mentions.js';
import type { UnitAlias } from '../unit/messages.js';
import type { AnnexRow } from './completion.js';
import { dateDoubts, datesInText, deliversTwice, holdsTwoTasks } from './contradictions.js';
import type { ColumnRole } from './header-words.js';
import { rowKeys, sectionName } from './key.js';
import { type RowDeadlines, rowDeadlines } from './row-deadlines.js';
import type { SourcePlace } from './source.js';
import { type RowUnits, type UnitReader, unitReader } from './unit-cells.js';

/** The fields of a proposed task that are read off the document. */
export const taskFields = [
  'title',
  'leads',
  'coordinating',
  'deadline',
  'status',
  'note',
  'deliverable',
] as const;
export type TaskField = (typeof taskFields)[number];

export type ProposedTask = {
  readonly document: string;
  readonly section: string;
  readonly no: string;
  readonly title: string;
  /** The first is accountable. */
  readonly leads: readonly UnitMention[];
  readonly coordinating: readonly UnitMention[];
  readonly deadline: Deadline;
  /** The state of play the document gives. */
  readonly status: string;
  readonly note: string;
  readonly deliverable: string;
  readonly urgency: 'normal' | 'express';
  /** Why a person should look at this row; empty when nothing is in doubt. */
  readonly review: readonly string[];
  /** What was understood beyond the cell's own words and needs no decision: `lead-inherited: 20`. */
  readonly marks: readonly string[];
  /** The cell each field was read from; null for a field that no cell gives. */
  readonly places: Readonly<Record<TaskField, SourcePlace | null>>;
  /** How sure the reading of each field is, from 0 to 1. */
  readonly confidence: Readonly<Record<TaskField, number>>;
  readonly rowKey: string;
  /** Line of the file the row begins on; in files without lines, its row in the table. */
  readonly line: number;
};

const roleOf: Readonly<Record<TaskField, ColumnRole>> = {
  title: 'task',
  leads: 'lead',
  coordinating: 'coordinating',
  deadline: 'deadline',
  status: 'status',
  note: 'remark',
  deliverable: 'deliverable',
};

const blank = { text: '', written: '' };
const cellOf = ({ values }: AnnexRow, role: ColumnRole) => values.get(role) ?? blank;
const textOf = ({ values }: AnnexRow, role: ColumnRole): string => values.get(role)?.text ?? '';

/** What the columns without a place of their own say goes into the note, under their headers. */
const noteOf = (row: AnnexRow): string =>
  [
    ...row.others.map(({ header, value }) =>
      header === '' ? value.text : `${header}: ${value.text}`,
    ),
    textOf(row, 'remark'),
  ]
    .filter((line) => line !== '')
    .join('\n');

/** The levels of urgency of Decree 30/2020/NĐ-CP; only the highest changes how a task is driven. */
const isExpress = (cell: string): boolean => /^hoa toc( |$)/.test(foldName(cell));

type Read = {
  readonly row: AnnexRow;
  readonly units: RowUnits;
  readonly deadline: Deadline;
  readonly deadlineReview: readonly string[];
  /** In its text. */
  readonly dates: readonly FoundDeadline[];
};

const everyField = <Value>(value: (field: TaskField) => Value): Record<TaskField, Value> =>
  Object.fromEntries(taskFields.map((field) => [field, value(field)])) as Record<TaskField, Value>;

/** Coordinating units may come from the lead's cell, a note from a column without a role. */
const placesOf = ({ row, units }: Read): ProposedTask['places'] =>
  everyField((field) => {
    const own = row.values.get(roleOf[field])?.place;
    if (own !== undefined) return own;
    if (field === 'coordinating' && units.coordinating.length > 0) {
      return row.values.get(units.fromText ? 'task' : 'lead')?.place ?? null;
    }
    return field === 'note' ? (row.others[0]?.value.place ?? null) : null;
  });

/** Nothing in doubt of a field is surer than this. */
const doubted = 0.5;

const confidenceOf = ({ row, units, deadlineReview }: Read): ProposedTask['confidence'] =>
  everyField((field) => {
    const sure = row.values.get(roleOf[field])?.confidence ?? 1;
    const doubtful =
      (field === 'leads' && (units.leads.length === 0 || units.leadReview.length > 0)) ||
      (field === 'coordinating' && units.coordinatingReview.length > 0) ||
      (field === 'deadline' && deadlineReview.length > 0) ||
      (field === 'title' && textOf(row, 'task') === '');
    return Math.round((doubtful ? Math.min(sure, doubted) : sure) * 100) / 100;
  });

type Readers = { readonly units: UnitReader; readonly deadlines: RowDeadlines };

const readRow = (row: AnnexRow, context: DeadlineContext, { units, deadlines }: Readers): Read => {
  const title = textOf(row, 'task');
  const { resolved, review } = deadlines(row);
  const { deadline } = resolved;
  const dates = datesInText(title, context);
  const doubts = dateDoubts({ dates, note: textOf(row, 'remark'), deadline }, context);
  return {
    row,
    units: units(cellOf(row, 'lead'), cellOf(row, 'coordinating'), title),
    deadline,
    dates,
    deadlineReview: [...new Set([...resolved.review, ...doubts, ...review])],
  };
};

const isTwo = ({ row, dates }: Read): boolean => {
  const title = textOf(row, 'task');
  return holdsTwoTasks(title, dates) || deliversTwice(title, cellOf(row, 'deliverable').written);
};

const passed = 'deadline-before-assignment';

/**
 * A list of what is late gives deadlines that have passed by nature. Where most of a document's lie
 * before its date they are no slips of single rows, and marked rather than doubted.
 */
const listsWhatIsLate = (rows: readonly Read[]): boolean => {
  const dated = rows.filter(({ deadline }) => deadline.due !== null);
  const late = dated.filter(({ deadlineReview }) => deadlineReview.includes(passed));
  return late.length * 2 > dated.length && late.length > 1;
};

const proposal = (read: Read, rowKey: string, document: string, late: boolean): ProposedTask => {
  const { row, units, deadline } = read;
  const deadlineReview = read.deadlineReview.filter((reason) => !late || reason !== passed);
  const hasPassed = late && read.deadlineReview.includes(passed);
  const title = textOf(row, 'task');
  return {
    document,
    section: sectionName(row),
    no: row.number,
    title,
    leads: units.leads,
    coordinating: units.coordinating,
    deadline,
    status: textOf(row, 'status'),
    note: noteOf(row),
    deliverable: textOf(row, 'deliverable'),
    urgency: isExpress(textOf(row, 'urgency')) ? 'express' : 'normal',
    review: [
      ...(title === '' ? ['title-missing'] : []),
      ...(isTwo(read) ? ['two-tasks'] : []),
      ...(units.leads.length === 0 ? ['lead-missing'] : []),
      ...units.leadReview,
      ...units.coordinatingReview,
      ...deadlineReview,
      ...row.review,
    ],
    marks: [
      ...row.marks,
      ...units.marks,
      ...(/^phối hợp /i.test(title) ? ['opens-with-coordination'] : []),
      ...(hasPassed ? ['deadline-passed'] : []),
    ],
    places: placesOf(read),
    confidence: confidenceOf({ ...read, deadlineReview }),
    rowKey,
    line: row.place.line ?? row.place.row ?? 1,
  };
};

export const proposeTasks = (
  rows: readonly AnnexRow[],
  document: string,
  context: DeadlineContext,
  aliases: readonly UnitAlias[] = [],
): readonly ProposedTask[] => {
  const keys = rowKeys(rows);
  const readers = {
    units: unitReader({ asOf: context.assignedOn, aliases }),
    deadlines: rowDeadlines(context),
  };
  const read = rows.map((row) => readRow(row, context, readers));
  const late = listsWhatIsLate(read);
  return read.map((row, index) => proposal(row, keys[index] ?? '', document, late));
};

/** The public form of a proposed task, one JSON object a line. */
export type TaskLine = {
  readonly document: string;
  readonly section: string;
  readonly no: string;
  readonly title: string;
  readonly leads: readonly string[];
  readonly coordinating: readonly string[];
  readonly deadline: {
    readonly phrase: string;
    readonly kind: DeadlineKind;
    readonly due: CivilDate | null;
    readonly earliest: CivilDate | null;
    readonly latest: CivilDate | null;
    readonly rule: string;
  };
  readonly status: string;
  readonly note: string;
  readonly deliverable: string;
  readonly review: readonly string[];
  readonly source: ProposedTask['places'];
  readonly confidence: ProposedTask['confidence'];
};

export const taskLine = (task: ProposedTask): TaskLine => ({
  document: task.document,
  section: task.section,
  no: task.no,
  title: task.title,
  leads: task.leads.map((mention) => mention.name),
  coordinating: task.coordinating.map((mention) => mention.name),
  deadline: {
    phrase: task.deadline.phrase,
    kind: task.deadline.kind,
    due: task.deadline.due,
    earliest: task.deadline.earliest,
    latest: task.deadline.latest,
    rule: task.deadline.rule,
  },
  status: task.status,
  note: task.note,
  deliverable: task.deliverable,
  review: task.review,
  source: task.places,
  confidence: task.confidence,
});

export const toJsonLine = (task: ProposedTask): string => JSON.stringify(taskLine(task));
