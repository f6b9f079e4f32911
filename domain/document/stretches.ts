/**
 * Rows of one table that lost the column of their numbers while others kept it: pieces of an annex
 * that somebody put one under the other. Alone such a row is doubted, several together are meant.
 */
import { isNumber, readsAsDeadline, readsAsUnits } from './cell-kinds.js';
import { type Column, columnWith } from './columns.js';
import { type GridRow, ownCells } from './grid.js';
import { ownText, partOf } from './raw-row.js';
import { isHeading } from './sections.js';

export const longestNumber = 12;

/** Every column where the one before it was: the number's own is gone. */
export const withoutNumber = (columns: readonly Column[]): Column[] =>
  columns.slice(1).map((column, index) => ({
    ...column,
    column: columns[index]?.column ?? column.column,
  }));

const wordsForNumber = (row: GridRow, columns: readonly Column[]): boolean => {
  const cell = row.cells.get(columns[0]?.column ?? 0);
  const number = cell?.from === 'own' ? cell.text : '';
  return number.length > longestNumber && !isNumber(number);
};

/** Words where the number should be, and a unit or a deadline one column too early. */
export const lostFirst = (row: GridRow, columns: readonly Column[]): boolean => {
  if (columns[0]?.role !== 'number' || !wordsForNumber(row, columns)) return false;
  const moved = partOf(row, withoutNumber(columns));
  const fits = readsAsUnits(ownText(moved, 'lead')) || readsAsDeadline(ownText(moved, 'deadline'));
  return fits && !readsAsUnits(ownText(partOf(row, columns), 'lead'));
};

export type Stretch = { readonly rows: readonly GridRow[]; readonly columns: readonly Column[] };

type Run = { readonly rows: GridRow[]; readonly moved: boolean; lost: number };

/** A row of one cell only goes on with one of these, in the column that the cell has there. */
const goesOn = (row: GridRow, columns: readonly Column[], run: Run | undefined): boolean => {
  const [only, ...others] = ownCells(row);
  if (run?.moved !== true || only === undefined || others.length > 0) return false;
  const first = only.column === columns[0]?.column;
  return (!first || wordsForNumber(row, columns)) && !isHeading(only.text);
};

const fewest = 2;

export const stretchesOf = (rows: readonly GridRow[], columns: readonly Column[]): Stretch[] => {
  if (columnWith(columns, 'number') === undefined) return [{ rows, columns }];
  const runs: Run[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const lost = lostFirst(row, columns);
    const moved = lost || goesOn(row, columns, run);
    if (run === undefined || run.moved !== moved) runs.push({ rows: [row], moved, lost: 1 });
    else {
      run.rows.push(row);
      if (lost) run.lost += 1;
    }
  }
  return runs.map((run) => ({
    rows: run.rows,
    columns: run.moved && run.lost >= fewest ? withoutNumber(columns) : columns,
  }));
};
