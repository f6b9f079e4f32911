/** Finding the header of a table: one line of it, or two where a title spans the columns below. */
import { readsAsDeadline, readsAsUnits } from './cell-kinds.js';
import { type Grid, type GridRow, ownCells } from './grid.js';
import { type ColumnRole, type HeaderReading, isColumnIndex, readHeader } from './header-words.js';
import { periodOf } from './period-columns.js';

export type HeaderCell = {
  readonly column: number;
  /** As a person reads it, both lines together. */
  readonly text: string;
  readonly reading: HeaderReading | null;
};

export type Header = {
  readonly cells: readonly HeaderCell[];
  /** How many rows it takes, a line of column numbers under it included. */
  readonly height: number;
};

const shown = (row: GridRow | undefined, column: number): string => {
  const cell = row?.cells.get(column);
  return cell === undefined || cell.from === 'above' ? '' : cell.text;
};

/** The lower line says most; a title that was wrapped over both lines is read as one. */
const readLines = (upper: string, lower: string): HeaderReading | null => {
  const candidates = [lower, `${upper} ${lower}`, upper].map((text) => readHeader(text.trim()));
  return candidates.find((reading) => reading?.exact) ?? candidates.find(Boolean) ?? null;
};

const cellsOf = (grid: Grid, row: GridRow, below: GridRow | undefined): HeaderCell[] =>
  grid.columns.map((column) => {
    const upper = shown(row, column);
    const lower = shown(below, column);
    const text = readHeader(lower)?.exact === true ? lower : `${upper} ${lower}`.trim();
    return { column, text, reading: readLines(upper, lower) };
  });

const exactRoles = (cells: readonly HeaderCell[]): ReadonlySet<ColumnRole> =>
  new Set(
    cells.flatMap(({ reading }) =>
      reading?.exact === true && reading.role !== 'other' ? [reading.role] : [],
    ),
  );

const fewestWithoutTask = 3;

/**
 * A header names the task's column and one more; or three others, and leaves a column that can be
 * the task's.
 */
const isHeader = (cells: readonly HeaderCell[]): boolean => {
  const roles = exactRoles(cells);
  if (roles.has('task') || roles.has('subtask')) return roles.size > 1;
  const free = cells.some(({ text, reading }) => text !== '' && reading?.exact !== true);
  return roles.size >= fewestWithoutTask && free;
};

const longestLower = 60;

/** The second line of a header names columns, not the first task: no number, no unit, no deadline. */
const isSecondLine = (grid: Grid, row: GridRow, below: GridRow | undefined): boolean => {
  if (below === undefined) return false;
  const own = ownCells(below);
  if (own.length === 0 || own.some(({ text }) => text.length > longestLower)) return false;
  const named = own.filter(
    ({ text, column }) =>
      readHeader(text)?.exact || readHeader(`${shown(row, column)} ${text}`)?.exact,
  );
  if (named.length === own.length) return true;
  const reachedOver = [...below.cells.values()].some(
    ({ from, place }) => from === 'above' && place.row === row.row,
  );
  const periods = own.every(
    ({ text, column }) => periodOf(`${shown(row, column)} ${text}`) !== null,
  );
  if (reachedOver && periods) return true;
  const data = own.some(({ text }) => readsAsUnits(text) || readsAsDeadline(text));
  const numbered = own.some(({ column }) => column === grid.columns[0]);
  return (named.length * 2 > own.length || reachedOver) && !data && !numbered;
};

const withIndexLine = (grid: Grid, at: number, height: number): number => {
  const row = grid.rows[at + height];
  const numbers = row === undefined ? [] : ownCells(row).map(({ text }) => text);
  return isColumnIndex(numbers) ? height + 1 : height;
};

/** Rows of tasks begin with a figure, and are most of what there is. */
const beginsWithFigure = (row: GridRow): boolean => /^\(?\d/.test(ownCells(row)[0]?.text ?? '');

/** The header that begins at this row; null when none does. */
export const headerAt = (grid: Grid, at: number): Header | null => {
  const row = grid.rows[at];
  const below = grid.rows[at + 1];
  if (row === undefined || beginsWithFigure(row) || ownCells(row).length < 2) return null;
  const single = cellsOf(grid, row, undefined);
  if (isHeader(single)) {
    const double = isSecondLine(grid, row, below);
    const cells = double ? cellsOf(grid, row, below) : single;
    return { cells, height: withIndexLine(grid, at, double ? 2 : 1) };
  }
  if (below === undefined || beginsWithFigure(below)) return null;
  const belowAlone = cellsOf(grid, below, undefined);
  const both = cellsOf(grid, row, below);
  const wrapped = exactRoles(both).size > exactRoles(belowAlone).size;
  const together = isHeader(both) && wrapped && isSecondLine(grid, row, below);
  return together ? { cells: both, height: withIndexLine(grid, at, 2) } : null;
};
