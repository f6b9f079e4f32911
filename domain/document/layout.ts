/**
 * From neutral table rows to the rows of an annex: header, sections, numbered rows and the rows that
 * continue them. Nothing is dropped: a row that fits nowhere is a fault with its place, and the whole
 * document is refused rather than read in part.
 */
import { plainCell, plainLine } from './cell.js';
import { type Column, type ColumnRole, columnsOf } from './columns.js';
import { annexHeading, nextSections, sectionRow } from './sections.js';
import type { Fault } from './unreadable.js';

/** One line of the file: a single cell is prose, several are a table row. */
export type SourceRow = { readonly line: number; readonly cells: readonly string[] };

export type AnnexRow = {
  readonly line: number;
  readonly annex: string | null;
  readonly sections: readonly string[];
  readonly number: string;
  /** Cells of the columns that have a role, plain. */
  readonly values: Partial<Record<ColumnRole, string>>;
  /** Cells of the columns without one, with their headers. */
  readonly others: readonly { readonly header: string; readonly text: string }[];
  readonly review: readonly string[];
};

export type Layout =
  | {
      readonly outcome: 'read';
      readonly prose: readonly string[];
      readonly rows: readonly AnnexRow[];
    }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

/** Letterheads come as two cells side by side; three make a table. */
const tableWidth = 3;
const longestShown = 60;

type Numbered = {
  readonly line: number;
  readonly number: string;
  readonly annex: string | null;
  readonly sections: readonly string[];
  readonly columns: readonly Column[];
  readonly parts: string[][];
};

type State = {
  columns: readonly Column[] | null;
  annex: string | null;
  sections: readonly string[];
  /** What a row without a number continues. */
  open: Numbered | 'section' | null;
  /** A prose line behind table rows: allowed at the end, a fault when the table goes on. */
  stray: number | null;
  readonly prose: string[];
  readonly rows: Numbered[];
};

const indexOf = (columns: readonly Column[], role: ColumnRole): number =>
  columns.findIndex((column) => column.role === role);

const readProse = (state: State, { line, cells }: SourceRow): void => {
  const text = plainLine(cells.join(' '));
  if (text === '') return;
  const heading = annexHeading(text);
  if (heading !== null) {
    state.annex = heading;
    state.sections = [];
    state.open = null;
    state.stray = null;
  } else if (state.open !== null) state.stray ??= line;
  if (state.columns === null) state.prose.push(text);
};

const startTable = (state: State, columns: readonly Column[]): void => {
  state.columns = columns;
  state.stray = null;
};

const continueRow = (state: State, line: number, cells: readonly string[]): Fault | null => {
  if (state.open === null) return { reason: 'row-without-number', line, cell: 1 };
  if (state.open !== 'section') state.open.parts.push([...cells]);
  return null;
};

const readTableRow = (
  state: State,
  columns: readonly Column[],
  { line, cells }: SourceRow,
): Fault | null => {
  const expected = String(columns.length);
  if (state.stray !== null)
    return { reason: 'ragged-row', line: state.stray, cell: 2, found: '1', expected };
  if (cells.length !== columns.length) {
    const cell = Math.min(cells.length, columns.length) + 1;
    return { reason: 'ragged-row', line, cell, found: String(cells.length), expected };
  }
  const numberAt = indexOf(columns, 'number');
  const number = numberAt === -1 ? String(state.rows.length + 1) : (cells[numberAt] ?? '');
  const section = sectionRow(cells, numberAt);
  if (section !== null) {
    state.sections = nextSections(state.sections, section);
    state.open = 'section';
    return null;
  }
  if (number === '') return continueRow(state, line, cells);
  state.open = {
    line,
    number,
    annex: state.annex,
    sections: state.sections,
    columns,
    parts: [[...cells]],
  };
  state.rows.push(state.open);
  return null;
};

const readRow = (state: State, row: SourceRow): Fault | null => {
  const cells = row.cells.map(plainCell);
  if (cells.every((cell) => cell === '')) return null;
  if (row.cells.length === 1) {
    readProse(state, row);
    return null;
  }
  const header = columnsOf(cells);
  if (header !== null) {
    startTable(state, header);
    return null;
  }
  if (state.columns !== null) return readTableRow(state, state.columns, { ...row, cells });
  if (cells.length < tableWidth) {
    for (const cell of cells) readProse(state, { line: row.line, cells: [cell] });
    return null;
  }
  const found = cells.join(' | ').slice(0, longestShown);
  return { reason: 'no-task-column', line: row.line, cell: 1, found };
};

const joined = ({ parts }: Numbered, index: number): string =>
  parts
    .map((cells) => cells[index] ?? '')
    .filter((cell) => cell !== '')
    .join(' ');

/** Two deadlines in one joined row: rather a task without a number than a torn one. */
const doubts = ({ columns, parts }: Numbered): string[] => {
  const at = indexOf(columns, 'deadline');
  const [, ...continuations] = parts;
  const torn = continuations.some((cells) => (cells[at] ?? '') !== '');
  return torn && (parts[0]?.[at] ?? '') !== '' ? ['continuation-with-deadline'] : [];
};

const annexRow = (row: Numbered): AnnexRow => {
  const values: Partial<Record<ColumnRole, string>> = {};
  const others: { header: string; text: string }[] = [];
  for (const [index, { role, header }] of row.columns.entries()) {
    const text = joined(row, index);
    if (role !== 'other') values[role] = text;
    else if (text !== '') others.push({ header, text });
  }
  const { line, number, annex, sections } = row;
  return { line, annex, sections, number, values, others, review: doubts(row) };
};

/** Where one annex is all there is, its heading tells no row from another and is not a section. */
const withoutLoneAnnex = (rows: readonly AnnexRow[]): readonly AnnexRow[] =>
  new Set(rows.map((row) => row.annex)).size > 1
    ? rows
    : rows.map((row) => ({ ...row, annex: null }));

export const layOut = (source: Iterable<SourceRow>): Layout => {
  const state: State = {
    columns: null,
    annex: null,
    sections: [],
    open: null,
    stray: null,
    prose: [],
    rows: [],
  };
  for (const row of source) {
    const fault = readRow(state, row);
    if (fault !== null) return { outcome: 'faulty', fault };
  }
  if (state.columns === null) return { outcome: 'faulty', fault: { reason: 'no-table' } };
  if (state.rows.length === 0) return { outcome: 'faulty', fault: { reason: 'no-tasks' } };
  return { outcome: 'read', prose: state.prose, rows: withoutLoneAnnex(state.rows.map(annexRow)) };
};
