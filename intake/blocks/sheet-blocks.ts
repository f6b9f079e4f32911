/**
 * A sheet has no paragraphs: titles, notes and the table stand in the same grid. What is what is told
 * by how many cells of a row are filled:
 *
 * - A row with at least three filled cells is wide (two, where no row has three). The table goes from
 *   the first wide row to the last.
 * - Rows above the first wide row are paragraphs, one for each filled cell: titles and letterheads. But
 *   where that row is no header the table goes on from another sheet, and rows of two filled cells
 *   right above it are its own.
 * - Rows below the last wide row belong to the table (the last task goes on in them) until a blank
 *   row comes, or a note: a lone cell in the first column or over half of the table's width.
 *   From there on everything is paragraphs.
 * - Behind blank rows another table begins if the first wide row looks like a header: words in every
 *   cell, no figures, none long. Other blank rows only space the table out.
 * - Everything between, such as the row of a section, stays in the table as it is.
 *
 * Columns of the table without anything in them are left out; the others keep their numbers.
 */
import type {
  SourceBlock,
  SourceCell,
  SourceParagraph,
  SourceRow,
  SourceTable,
} from '../../domain/document/source.js';

const wideWidth = 3;
const longestHeader = 60;

const filledCells = ({ cells }: SourceRow): readonly SourceCell[] =>
  cells.filter(({ text }) => text !== '');

export const isHeaderLike = (row: SourceRow): boolean =>
  filledCells(row).every(({ text }) => text.length <= longestHeader && !/\p{Nd}/u.test(text));

const isBehindGap = (rows: readonly SourceRow[], at: number): boolean => {
  const [before, here] = [rows[at - 1], rows[at]];
  return before !== undefined && here !== undefined && here.row > before.row + 1;
};

/** Where a further table begins, with the titles that stand between it and the blank rows above. */
const areaStarts = (rows: readonly SourceRow[], isWide: (row: SourceRow) => boolean): number[] => {
  const starts = [0];
  let gap: number | null = null;
  let tableSeen = false;
  for (const [index, row] of rows.entries()) {
    if (isBehindGap(rows, index)) gap = index;
    if (!isWide(row)) continue;
    if (tableSeen && gap !== null && isHeaderLike(row)) starts.push(gap);
    gap = null;
    tableSeen = true;
  }
  return starts;
};

const paragraphsOf = (rows: readonly SourceRow[], sheet: string | null): SourceParagraph[] =>
  rows.flatMap(({ cells, line }) =>
    cells
      .flatMap(({ text }) => text.split('\n'))
      .filter((text) => text.trim() !== '')
      .map((text) => ({ kind: 'paragraph', text, sheet, line })),
  );

/** The columns of a table, in their order, and the last one that a cell reaches. */
export type Extent = { readonly columns: readonly number[]; readonly last: number };

const extentOf = (rows: readonly SourceRow[], isWide: (row: SourceRow) => boolean): Extent => {
  const columns = new Set<number>();
  let last = 0;
  for (const row of rows) {
    for (const { column, columnSpan } of filledCells(row)) {
      columns.add(column);
      if (isWide(row)) last = Math.max(last, column + columnSpan - 1);
    }
  }
  const sorted = [...columns].sort((a, b) => a - b);
  return { columns: sorted, last: Math.max(last, sorted.at(-1) ?? 0) };
};

const isNote = (row: SourceRow, { columns, last }: Extent): boolean => {
  const [only, ...others] = filledCells(row);
  if (only === undefined || others.length > 0) return false;
  const first = columns[0] ?? 1;
  return only.column <= first || only.columnSpan * 2 >= last - first + 1;
};

/** Every row with a cell for each column of the table, but where a cell from left or above covers it. */
export const tableRows = (rows: readonly SourceRow[], { columns, last }: Extent): SourceRow[] => {
  const lastRow = rows.at(-1)?.row ?? 0;
  /** For each column the last row that a cell from above covers. */
  const coveredTo = new Map<number, number>();
  return rows.map((row) => {
    const given = new Map(row.cells.map((cell) => [cell.column, cell]));
    const cells: SourceCell[] = [];
    let next = 0;
    for (const column of columns) {
      if (column < next || (coveredTo.get(column) ?? 0) >= row.row) continue;
      const cell = given.get(column);
      const columnSpan = Math.min(cell?.columnSpan ?? 1, last - column + 1);
      const rowSpan = Math.min(cell?.rowSpan ?? 1, lastRow - row.row + 1);
      cells.push({ text: cell?.text ?? '', column, columnSpan, rowSpan, line: row.line });
      next = column + columnSpan;
      if (rowSpan === 1) continue;
      for (const under of columns) {
        if (under >= column && under < next) coveredTo.set(under, row.row + rowSpan - 1);
      }
    }
    return { ...row, cells };
  });
};

/** The first row of the table, at or above the first wide one. */
const firstOf = (rows: readonly SourceRow[], wide: number): number => {
  const row = rows[wide];
  let first = wide;
  if (row === undefined || isHeaderLike(row)) return first;
  while (!isBehindGap(rows, first)) {
    const above = rows[first - 1];
    if (above === undefined || filledCells(above).length < 2) break;
    first -= 1;
  }
  return first;
};

const blocksOfArea = (
  rows: readonly SourceRow[],
  sheet: string | null,
  table: number,
  isWide: (row: SourceRow) => boolean,
): SourceBlock[] => {
  const firstWide = rows.findIndex(isWide);
  if (firstWide === -1) return paragraphsOf(rows, sheet);
  const first = firstOf(rows, firstWide);
  const lastWide = rows.findLastIndex(isWide);
  const extent = extentOf(rows.slice(first, lastWide + 1), isWide);
  let end = lastWide + 1;
  for (let row = rows[end]; row !== undefined; row = rows[end]) {
    if (isBehindGap(rows, end) || isNote(row, extent)) break;
    end += 1;
  }
  const inTable = rows.slice(first, end);
  const body: SourceTable = {
    kind: 'table',
    sheet,
    table,
    rows: tableRows(inTable, extentOf(inTable, isWide)),
  };
  return [
    ...paragraphsOf(rows.slice(0, first), sheet),
    body,
    ...paragraphsOf(rows.slice(end), sheet),
  ];
};

/** Rows from top to bottom, wholly blank ones left out unless a cell from above reaches into them. */
export const blocksOf = (rows: readonly SourceRow[], sheet: string | null): SourceBlock[] => {
  const widest = rows.reduce((width, row) => Math.max(width, filledCells(row).length), 0);
  const isWide = (row: SourceRow): boolean =>
    filledCells(row).length >= Math.max(2, Math.min(wideWidth, widest));
  const starts = areaStarts(rows, isWide);
  let table = 0;
  return starts.flatMap((start, index) => {
    const area = rows.slice(start, starts[index + 1]);
    if (area.some(isWide)) table += 1;
    return blocksOfArea(area, sheet, table, isWide);
  });
};
