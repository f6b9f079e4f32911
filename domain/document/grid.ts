/** A table with its spans spread out: every column a cell covers can be asked for what it shows. */
import type { SourceCell, SourcePlace, SourceRow, SourceTable } from './source.js';

export type GridCell = {
  /** On one line. */
  readonly text: string;
  /** As the file has it, a line feed between paragraphs. */
  readonly written: string;
  /** Of the cell as the file has it, also where a span shows it. */
  readonly place: SourcePlace;
  /** Whether the cell begins here, or a span from above or from the left covers the place. */
  readonly from: 'own' | 'above' | 'left';
  /** Where the cell begins. */
  readonly column: number;
  readonly columnSpan: number;
};

export type GridRow = {
  readonly row: number;
  readonly line: number | null;
  readonly hidden: boolean;
  readonly place: SourcePlace;
  /** By column, counted from one; columns without a word in the whole table are left out. */
  readonly cells: ReadonlyMap<number, GridCell>;
};

export type Grid = {
  /** Last column any cell of the table covers. */
  readonly width: number;
  /** Columns in which some cell with words begins, from left to right. */
  readonly columns: readonly number[];
  readonly rows: readonly GridRow[];
};

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Cells that reach down from the rows above, by column, with how many rows they still cover. */
type Hanging = Map<number, { readonly cell: GridCell; rows: number }>;

const hung = (hanging: Hanging): Map<number, GridCell> => {
  const covered = new Map<number, GridCell>();
  for (const [column, entry] of hanging) {
    covered.set(column, { ...entry.cell, from: 'above' });
    entry.rows -= 1;
    if (entry.rows === 0) hanging.delete(column);
  }
  return covered;
};

const placeOf = (table: SourceTable, row: SourceRow, cell: SourceCell | null): SourcePlace => ({
  sheet: table.sheet,
  table: table.table,
  row: row.row,
  column: cell?.column ?? null,
  line: cell?.line ?? row.line,
});

export const gridOf = (table: SourceTable): Grid => {
  const cells = table.rows.flatMap((row) => row.cells);
  const columns = [...new Set(cells.filter(({ text }) => text !== '').map(({ column }) => column))];
  columns.sort((a, b) => a - b);
  const hanging: Hanging = new Map();
  const rows = table.rows.map((row): GridRow => {
    const shown = hung(hanging);
    for (const cell of row.cells) {
      const place = placeOf(table, row, cell);
      const text = oneLine(cell.text);
      const { column: begins, columnSpan } = cell;
      const shownAs = { text, written: cell.text, place, column: begins, columnSpan };
      for (const column of columns) {
        if (column < cell.column || column >= cell.column + cell.columnSpan) continue;
        const from = column === cell.column ? 'own' : 'left';
        const spread: GridCell = { ...shownAs, from };
        shown.set(column, spread);
        if (cell.rowSpan > 1) hanging.set(column, { cell: spread, rows: cell.rowSpan - 1 });
      }
    }
    const place = placeOf(table, row, null);
    return { row: row.row, line: row.line, hidden: row.hidden, place, cells: shown };
  });
  const width = cells.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan - 1), 0);
  return { width, columns, rows };
};

/** What begins in this row, from left to right, blank cells aside. */
export const ownCells = (row: GridRow): readonly GridCell[] =>
  [...row.cells.values()]
    .filter(({ from, text }) => from === 'own' && text !== '')
    .sort((a, b) => a.column - b.column);
