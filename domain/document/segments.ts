/**
 * The blocks of a source as the layout walks them: paragraphs, and tables cut at their headers. One
 * sheet may hold letterhead, annexes and signatures in one table; a table torn by page breaks may
 * come as many.
 */
import { type Grid, type GridRow, gridOf, ownCells } from './grid.js';
import { type Header, headerAt } from './header.js';
import type { SourceBlock, SourceParagraph, SourceTable } from './source.js';

export type Segment = {
  readonly kind: 'segment';
  readonly table: SourceTable;
  readonly grid: Grid;
  /** Null for what stands before the first header of a table, or a table without one. */
  readonly header: Header | null;
  readonly rows: readonly GridRow[];
};

export type Item = SourceParagraph | Segment;

const segmentsOf = (table: SourceTable): Segment[] => {
  const grid = gridOf(table);
  const segments: Segment[] = [];
  let header: Header | null = null;
  let rows: GridRow[] = [];
  const close = (): void => {
    if (header !== null || rows.length > 0) {
      segments.push({ kind: 'segment', table, grid, header, rows });
    }
    rows = [];
  };
  for (let at = 0; at < grid.rows.length; ) {
    const row = grid.rows[at];
    const found = headerAt(grid, at);
    if (found !== null) {
      close();
      header = found;
      at += found.height;
    } else {
      if (row !== undefined && row.cells.size > 0) rows.push(row);
      at += 1;
    }
  }
  close();
  return segments;
};

export const itemsOf = (blocks: readonly SourceBlock[]): Item[] =>
  blocks.flatMap((block): Item[] => (block.kind === 'paragraph' ? [block] : segmentsOf(block)));

const isBlank = (row: GridRow): boolean => ownCells(row).length === 0;

export const isBlankSegment = ({ header, rows }: Segment): boolean =>
  header === null && rows.every(isBlank);

/** Same header, same width: the pages of one table, or the parts of one annex. */
export const headerKey = ({ header, grid, table }: Segment): string =>
  [
    table.sheet ?? '',
    grid.width,
    ...(header?.cells.map(({ column, text }) => `${column}=${text}`) ?? []),
  ].join('|');

/** What stands in the columns of these rows themselves, for telling what the columns hold. */
export const textsByColumn = (
  columns: readonly number[],
  rows: readonly GridRow[],
): Map<number, string[]> => {
  const telling = rows.filter((row) => ownCells(row).length > 1);
  return new Map(
    columns.map((column) => [
      column,
      telling.map((row) => {
        const cell = row.cells.get(column);
        return cell?.from === 'own' ? cell.text : '';
      }),
    ]),
  );
};
