/**
 * What a row means by its blanks. Some stand for the cell above, some for nothing; cells of some rows
 * stand in the wrong column. What was understood beyond the row's own words is marked, and doubted
 * where the document leaves two ways to read it.
 */
import { namesKnownUnits, readsAsUnits } from './cell-kinds.js';
import type { ColumnRole } from './header-words.js';
import {
  type CellValue,
  confidenceOf,
  otherValues,
  ownValue,
  type RawRow,
  spannedValue,
} from './raw-row.js';
import type { Section } from './sections.js';
import type { SourcePlace } from './source.js';
import { isDitto } from './stand-ins.js';

/** A field as it was read: its words, where they stand, and how sure it is that they belong here. */
export type FieldValue = {
  readonly text: string;
  readonly written: string;
  readonly place: SourcePlace;
  readonly confidence: number;
  /** Number of the row whose cell it is; another row's where it was inherited. */
  readonly row: string;
};

export type AnnexRow = {
  readonly place: SourcePlace;
  readonly annex: string | null;
  readonly sections: readonly string[];
  /** As printed, or as counted where the print lost it. */
  readonly number: string;
  readonly values: ReadonlyMap<ColumnRole, FieldValue>;
  /** Cells of the columns without a role, with their headers. */
  readonly others: readonly { readonly header: string; readonly value: FieldValue }[];
  /** The one year that the header of the deadlines names: `Thời gian (năm 2025)`. */
  readonly deadlineYear: number | null;
  /** What was understood and needs no decision. */
  readonly marks: readonly string[];
  /** What a person must decide. */
  readonly review: readonly string[];
};

/** The row with its place in the numbering settled, before its blanks are. */
export type NumberedRow = RawRow & { readonly number: string };

/** How sure a value is that is not the row's own words in the right place. */
const sureness = { torn: 0.97, spanned: 0.97, inherited: 0.9, guessed: 0.5, shifted: 0.4 };

type Values = Map<ColumnRole, FieldValue>;

/** What later rows may inherit: the values of the row above under the same heading. */
type Above = { readonly scope: number; readonly values: Values };

type Row = {
  readonly raw: NumberedRow;
  readonly values: Values;
  readonly marks: string[];
  readonly review: string[];
};

const field = (value: CellValue, confidence: number, row: string): FieldValue => {
  const { text, written, place } = value;
  return { text, written, place, confidence, row };
};

/** Words that lost a column on the way: a sentence where units should stand, and no task. */
const shortestShifted = 12;
const isShifted = (value: CellValue | null): value is CellValue =>
  value !== null && value.text.length >= shortestShifted && !readsAsUnits(value.text);

const inColumns = ({ columns }: RawRow, role: ColumnRole): boolean =>
  columns.some((column) => column.role === role);

const inherit = (row: Row, above: Above | null, role: ColumnRole, mark: string, sure: number) => {
  const value = above?.values.get(role);
  if (above === null || value === undefined) return false;
  row.values.set(role, { ...value, confidence: Math.min(value.confidence, sure) });
  row.marks.push(`${mark}: ${value.row}`);
  return true;
};

const marked: readonly ColumnRole[] = ['task', 'subtask', 'lead', 'deadline'];
const spanning: readonly ColumnRole[] = [
  ...marked,
  ...(['coordinating', 'deliverable', 'status', 'remark', 'urgency'] as const),
];

/** Cells that reach down say themselves that they hold for this row too. */
const takeSpanned = ({ raw, values, marks }: Row, above: Above | null): void => {
  for (const role of spanning) {
    const value = values.has(role) ? null : spannedValue(raw, role);
    if (value === null) continue;
    const origin = above?.values.get(role)?.row;
    const sure = confidenceOf(raw, role) * sureness.spanned;
    values.set(role, field(value, sure, origin ?? raw.number));
    if (origin !== undefined && marked.includes(role)) marks.push(`${role}-inherited: ${origin}`);
  }
};

const isTicked = ({ columns }: RawRow, { place }: CellValue): boolean =>
  columns.some(({ column, role }) => role === 'period' && column === place.column);

const takeOwn = (row: Row): void => {
  const torn = row.raw.parts.length > 1 ? sureness.torn : 1;
  const roles = row.raw.columns.map(({ role }) => (role === 'period' ? 'deadline' : role));
  for (const role of new Set(roles)) {
    const value = role === 'other' || role === 'number' ? null : ownValue(row.raw, role);
    if (value !== null) {
      const sure = confidenceOf(row.raw, role) * torn;
      row.values.set(role, field(value, sure, row.raw.number));
      if (isTicked(row.raw, value)) row.marks.push('deadline-ticked');
    }
  }
};

const repeated: readonly ColumnRole[] = [
  ...(['task', 'lead', 'coordinating', 'deadline', 'deliverable'] as const),
];

/** A sign for what the cell above says; without a row above it stays a word nobody knows. */
const takeDitto = (row: Row, above: Above | null): void => {
  if (above === null) return;
  for (const role of repeated) {
    if (!isDitto(row.values.get(role)?.text ?? '')) continue;
    row.values.delete(role);
    inherit(row, above, role, `${role}-inherited`, sureness.inherited);
  }
};

/** True when the row's task stood in the column of a unit. */
const takeShifted = (row: Row): boolean => {
  if (row.values.has('task') || row.values.has('subtask')) return false;
  if (spannedValue(row.raw, 'task') !== null) return false;
  for (const role of ['coordinating', 'lead'] as const) {
    const value = ownValue(row.raw, role);
    if (!isShifted(value)) continue;
    row.values.delete(role);
    row.values.set('task', field(value, sureness.shifted, row.raw.number));
    row.review.push('cells-shifted');
    return true;
  }
  return false;
};

const leadFromSection = (row: Row, sections: readonly Section[]): boolean => {
  const section = sections.findLast(({ title }) => namesKnownUnits(title));
  if (section === undefined) return false;
  const { title, place } = section;
  const value: CellValue = { text: title, written: title, place, from: 'above' };
  row.values.set('lead', field(value, sureness.inherited, row.raw.number));
  row.marks.push('lead-from-section');
  return true;
};

/** A blank lead under a task of its own may mean the one above, or nobody: a person says which. */
const inheritLead = (row: Row, above: Above | null, meant: boolean): void => {
  if (row.values.has('lead') || leadFromSection(row, row.raw.sections)) return;
  if (!inColumns(row.raw, 'lead')) return;
  const sure = meant ? sureness.inherited : sureness.guessed;
  const inherited = inherit(row, above, 'lead', 'lead-inherited', sure);
  if (inherited && !meant) row.review.push(`lead-blank: ${row.values.get('lead')?.row}`);
};

/** 1.2 under 1, or one more under 1 itself: led as row 1 is, unless a row in between has its own lead. */
const isChildOf = ({ number }: NumberedRow, above: Above | null): boolean => {
  const origin = above?.values.get('lead')?.row;
  return origin !== undefined && (number === origin || number.startsWith(`${origin}.`));
};

/**
 * A blank task stands for the one above: surely so where the table gives each coordinating unit its
 * share of it, most likely beside a lead or a deadline of its own.
 */
const inheritTask = (row: Row, above: Above | null, shares: boolean): void => {
  if (row.values.has('task')) return;
  const sure = shares ? sureness.inherited : sureness.guessed;
  const inherited = inherit(row, above, 'task', 'task-inherited', sure);
  if (inherited && !shares) row.review.push(`task-blank: ${row.values.get('task')?.row}`);
};

const complete = (raw: NumberedRow, above: Above | null): Row => {
  const row: Row = { raw, values: new Map(), marks: [...raw.marks], review: [...raw.review] };
  if (raw.parts.length > 1) row.marks.push('rejoined');
  takeOwn(row);
  takeDitto(row, above);
  const shifted = takeShifted(row);
  const ownTask = row.values.has('task');
  const shares = inColumns(raw, 'subtask');
  takeSpanned(row, above);
  inheritTask(row, above, shares);
  if (shares && !ownTask && !row.values.has('subtask')) row.review.push('subtask-missing');
  inheritLead(row, above, shifted || (shares && !ownTask) || isChildOf(raw, above));
  return row;
};

/** Parent and share together: the share alone does not say of what. */
const withTitle = ({ values, marks }: Row): void => {
  const task = values.get('task');
  const share = values.get('subtask');
  if (share === undefined) return;
  values.delete('subtask');
  if (task === undefined) {
    values.set('task', share);
    return;
  }
  const parent = task.text.replace(/[.;:\s]+$/, '');
  const text = `${parent} – ${share.text}`;
  const confidence = Math.min(task.confidence, share.confidence);
  values.set('task', { ...share, text, written: text, confidence });
  marks.push('coordinators-share');
};

const yearInHeader = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
const deadlineYearOf = ({ columns }: RawRow): number | null => {
  const headers = columns.flatMap(({ role, header }) => (role === 'deadline' ? [header] : []));
  const [year, ...others] = headers.flatMap((header) => header.match(yearInHeader) ?? []);
  return year === undefined || others.length > 0 ? null : Number(year);
};

const annexRow = (row: Row): AnnexRow => {
  const { raw, marks, review } = row;
  const values = new Map(row.values);
  withTitle({ ...row, values });
  return {
    place: raw.place,
    annex: raw.annex,
    sections: raw.sections.map(({ mark }) => mark),
    number: raw.number,
    deadlineYear: deadlineYearOf(raw),
    values,
    others: otherValues(raw).map(({ header, value }) => ({
      header,
      value: field(value, 1, raw.number),
    })),
    marks,
    review,
  };
};

export const completeRows = (rows: readonly NumberedRow[]): AnnexRow[] => {
  let above: Above | null = null;
  return rows.map((raw) => {
    if (above !== null && above.scope !== raw.scope) above = null;
    const row = complete(raw, above);
    above = { scope: raw.scope, values: row.values };
    return annexRow(row);
  });
};
