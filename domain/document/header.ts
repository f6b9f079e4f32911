/** Finding the header of a table: one line of it, or several where titles span the columns below. */
import { readsAsDeadline, readsAsUnits } from './cell-kinds.js';
import { type Grid, type GridCell, type GridRow, ownCells } from './grid.js';
import { type ColumnRole, type HeaderReading, isColumnIndex, readHeader } from './header-words.js';
import { periodOf } from './period-columns.js';

export type HeaderCell = {
  readonly column: number;
  /** As a person reads it, all lines together. */
  readonly text: string;
  readonly reading: HeaderReading | null;
};

export type Header = {
  readonly cells: readonly HeaderCell[];
  /** How many rows it takes, a line of column numbers under it included. */
  readonly height: number;
};

const shown = (row: GridRow, column: number): string => {
  const cell = row.cells.get(column);
  return cell === undefined || cell.from === 'above' ? '' : cell.text;
};

const spoken = (lines: readonly string[]): string => lines.filter((line) => line !== '').join(' ');

/**
 * Lines that make one title together say most ("Thời hạn | Được giao" is no lead), then the lowest.
 */
const readLines = (lines: readonly string[]): HeaderReading | null => {
  const together = lines.map((_, from) => spoken(lines.slice(from)));
  const candidates = [...together, ...lines.toReversed()].map((text) => readHeader(text));
  return candidates.find((reading) => reading?.exact) ?? candidates.find(Boolean) ?? null;
};

const cellsOf = (grid: Grid, rows: readonly GridRow[]): HeaderCell[] =>
  grid.columns.map((column) => {
    const lines = rows.map((row) => shown(row, column));
    const lowest = lines.findLast((line) => line !== '') ?? '';
    const reading = readLines(lines);
    const alone = readHeader(lowest);
    const saysAll = alone?.exact === true && alone.role === reading?.role;
    return { column, text: saysAll ? lowest : spoken(lines), reading };
  });

const exactRoles = (cells: readonly HeaderCell[]): ReadonlySet<ColumnRole> =>
  new Set(
    cells.flatMap(({ reading }) =>
      reading?.exact === true && reading.role !== 'other' ? [reading.role] : [],
    ),
  );

const fewestWithoutTask = 3;

/** Beside "STT" words that only point to a role are those of a header all the same. */
const pointsBesideNumbers = (cells: readonly HeaderCell[]): boolean => {
  const roles = new Set(cells.flatMap(({ reading }) => reading?.role ?? []));
  roles.delete('other');
  return exactRoles(cells).has('number') && roles.has('task') && roles.size >= fewestWithoutTask;
};

/**
 * A header names the task's column and one more; or three others, and leaves a column that can be
 * the task's.
 */
const isHeader = (cells: readonly HeaderCell[]): boolean => {
  const roles = exactRoles(cells);
  if (roles.has('task') || roles.has('subtask')) return roles.size > 1;
  if (pointsBesideNumbers(cells)) return true;
  const free = cells.some(({ text, reading }) => text !== '' && reading?.exact !== true);
  return roles.size >= fewestWithoutTask && free;
};

const longestLower = 60;
const mostLines = 4;

const reachesDown = (rows: readonly GridRow[], below: GridRow): readonly GridCell[] =>
  [...below.cells.values()].filter(
    ({ from, place }) => from === 'above' && rows.some(({ row }) => row === place.row),
  );

/** "STT" that reaches down over this line too: what stands beside it is no task yet. */
const goesOnBeside = (grid: Grid, rows: readonly GridRow[], below: GridRow): boolean => {
  const first = grid.rows.findIndex(({ row }) => row === rows[0]?.row);
  const beyond = grid.rows[first + mostLines];
  return reachesDown(rows, below).some(({ text, place }) => {
    const reading = readHeader(text);
    const heads = reading?.exact === true && ['number', 'task'].includes(reading.role);
    const isEndless = [...(beyond?.cells.values() ?? [])].some((cell) => cell.place === place);
    return heads && !isEndless;
  });
};

/** Words only below titles that span several columns, two of them at least, and none with a figure. */
const standsUnderTitles = (upper: GridRow, own: readonly GridCell[]): boolean =>
  own.length > 1 &&
  own.every(({ column, text }) => {
    const above = upper.cells.get(column);
    return above !== undefined && above.columnSpan > 1 && above.text !== '' && !/\d/.test(text);
  });

/** A further line of a header names columns, not the first task: no number, no unit, no deadline. */
const isFurtherLine = (
  grid: Grid,
  rows: readonly GridRow[],
  below: GridRow | undefined,
): below is GridRow => {
  const upper = rows.at(-1);
  if (below === undefined || upper === undefined) return false;
  const own = ownCells(below);
  if (own.length === 0 || own.some(({ text }) => text.length > longestLower)) return false;
  if (goesOnBeside(grid, rows, below) || standsUnderTitles(upper, own)) return true;
  const under = ({ column, text }: GridCell): string => `${shown(upper, column)} ${text}`;
  const named = own.filter(
    (cell) => readHeader(cell.text)?.exact || readHeader(under(cell))?.exact,
  );
  if (named.length === own.length) return true;
  const reachedOver = reachesDown([upper], below).length > 0;
  if (reachedOver && own.every((cell) => periodOf(under(cell)) !== null)) return true;
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

/** The lines given and those that follow as more of the same header. */
const allLines = (grid: Grid, at: number, first: readonly GridRow[]): readonly GridRow[] => {
  const lines = [...first];
  for (;;) {
    const below = grid.rows[at + lines.length];
    if (lines.length >= mostLines || !isFurtherLine(grid, lines, below)) return lines;
    lines.push(below);
  }
};

const headerOf = (grid: Grid, at: number, first: readonly GridRow[]): Header => {
  const lines = allLines(grid, at, first);
  return { cells: cellsOf(grid, lines), height: withIndexLine(grid, at, lines.length) };
};

/** The header that begins at this row; null when none does. */
export const headerAt = (grid: Grid, at: number): Header | null => {
  const row = grid.rows[at];
  const below = grid.rows[at + 1];
  if (row === undefined || beginsWithFigure(row) || ownCells(row).length < 2) return null;
  if (isHeader(cellsOf(grid, [row]))) return headerOf(grid, at, [row]);
  if (below === undefined || beginsWithFigure(below)) return null;
  const belowAlone = cellsOf(grid, [below]);
  const both = cellsOf(grid, [row, below]);
  const wrapped = exactRoles(both).size > exactRoles(belowAlone).size;
  const together = isHeader(both) && wrapped && isFurtherLine(grid, [row], below);
  return together ? headerOf(grid, at, [row, below]) : null;
};
