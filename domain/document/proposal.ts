/** From the rows of an annex to proposed tasks: what a person checks and signs before anything runs. */
import type { CivilDate } from '../calendar/messages.js';
import type { Deadline, DeadlineKind } from '../deadline/messages.js';
import { resolveDeadline } from '../deadline/phrase.js';
import type { DeadlineContext } from '../deadline/reading.js';
import { foldName } from '../unit/folding.js';
import type { UnitMention } from '../unit/mentions.js';
import { listUnits, splitUnits } from '../unit/splitting.js';
import { rowKeys, sectionName } from './key.js';
import type { AnnexRow } from './layout.js';
import type { SourcePlace } from './source.js';

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
  /** Line of the file the row begins on. */
  readonly line: number;
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

/** What the columns without a place of their own say goes into the note, under their headers. */
const noteOf = ({ others, values }: AnnexRow): string =>
  [...others.map(({ header, text }) => `${header}: ${text}`), values.remark ?? '']
    .filter((line) => line !== '')
    .join('\n');

/** The levels of urgency of Decree 30/2020/NĐ-CP; only the highest changes how a task is driven. */
const isExpress = (cell: string): boolean => /^hoa toc( |$)/.test(foldName(cell));

const unitsOf = ({ values }: AnnexRow) => {
  const split = splitUnits(values.lead ?? '');
  const listed = listUnits(values.coordinating ?? '');
  const known = new Set([...split.leads, ...split.coordinating].map((mention) => mention.code));
  const coordinating = [
    ...split.coordinating,
    ...listed.units.filter((mention) => !known.has(mention.code)),
  ];
  return { leads: split.leads, coordinating, review: [...split.review, ...listed.review] };
};

const everyField = <Value>(value: (field: TaskField) => Value): Record<TaskField, Value> =>
  Object.fromEntries(taskFields.map((field) => [field, value(field)])) as Record<TaskField, Value>;

const placeOf = ({ line }: AnnexRow): SourcePlace => ({
  ...{ sheet: null, table: null, row: null, column: null, line },
});

const proposal = (
  row: AnnexRow,
  rowKey: string,
  document: string,
  context: DeadlineContext,
): ProposedTask => {
  const { values } = row;
  const { leads, coordinating, review } = unitsOf(row);
  const resolved = resolveDeadline(values.deadline ?? '', context);
  const title = values.task ?? '';
  return {
    document,
    section: sectionName(row),
    no: row.number,
    title,
    leads,
    coordinating,
    deadline: resolved.deadline,
    status: values.status ?? '',
    note: noteOf(row),
    deliverable: values.deliverable ?? '',
    urgency: isExpress(values.urgency ?? '') ? 'express' : 'normal',
    review: [
      ...(title === '' ? ['title-missing'] : []),
      ...(leads.length === 0 ? ['lead-missing'] : []),
      ...review,
      ...resolved.review,
      ...row.review,
    ],
    marks: [],
    places: everyField(() => placeOf(row)),
    confidence: everyField(() => 1),
    rowKey,
    line: row.line,
  };
};

export const proposeTasks = (
  rows: readonly AnnexRow[],
  document: string,
  context: DeadlineContext,
): readonly ProposedTask[] => {
  const keys = rowKeys(rows);
  return rows.map((row, index) => proposal(row, keys[index] ?? '', document, context));
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
