/**
 * From what marked-up files hold to what every reader gives. Tables stand within tables there: as
 * the frame of a page, which is only layout, or as a small table in a cell, which is text of the cell.
 */
import type {
  SourceBlock,
  SourceCell,
  SourcePlace,
  SourceRemark,
  SourceTable,
} from '../../domain/document/source.js';
import { alignedTables } from './grid-alignment.js';

export type RawParagraph = { readonly kind: 'paragraph'; readonly text: string };

export type RawCell = {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly blocks: readonly RawBlock[];
};

export type RawRow = { readonly hidden: boolean; readonly cells: readonly RawCell[] };

export type RawTable = {
  readonly kind: 'table';
  readonly rows: readonly RawRow[];
  /** Said in the file to be there for its looks alone. */
  readonly layout: boolean;
};

export type RawBlock = RawParagraph | RawTable;

const nowhere: SourcePlace = { sheet: null, table: null, row: null, column: null, line: null };

export const remark = (
  id: SourceRemark['id'],
  count: number,
  place: Partial<SourcePlace> = {},
): SourceRemark[] => (count === 0 ? [] : [{ id, count, place: { ...nowhere, ...place } }]);

/** Spaces of every width become one, side by side too; marks that only guide line breaks go. */
export const linesOf = (text: string): string[] =>
  text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .normalize('NFC')
    .split(/[\n\r\f\v\u0085\u2028\u2029]/)
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '');

const linesOfBlock = (block: RawBlock): string[] =>
  block.kind === 'paragraph'
    ? linesOf(block.text)
    : block.rows
        .map(({ cells }) => cells.flatMap(linesOfCell).join(' '))
        .filter((line) => line !== '');

const linesOfCell = ({ blocks }: RawCell): string[] => blocks.flatMap(linesOfBlock);

const isTable = (block: RawBlock): block is RawTable => block.kind === 'table';

const tablesIn = ({ rows }: RawTable): RawTable[] =>
  rows.flatMap(({ cells }) =>
    cells.flatMap(({ blocks }) =>
      blocks.filter(isTable).flatMap((table) => [table, ...tablesIn(table)]),
    ),
  );

const hasWidth = (cells: number, { rows }: RawTable): boolean =>
  rows.some((row) => row.cells.length >= cells);

/** A row of words side by side, with no table in any of them. */
const isRowOfWords = ({ cells }: RawRow): boolean =>
  cells.filter((cell) => !cell.blocks.some(isTable) && linesOfCell(cell).length > 0).length >= 3;

/** A frame holds tables and has, itself, hardly a row. */
const isFrame = (table: RawTable): boolean => {
  if (table.layout) return true;
  const inner = tablesIn(table);
  if (inner.length === 0 || table.rows.filter(isRowOfWords).length > 1) return false;
  return (
    !hasWidth(2, table) || inner.some((inside) => inside.rows.length > 1 && hasWidth(2, inside))
  );
};

/** Columns that no cell begins in are nobody's: they come from cells dragged a little aside. */
const columnsOf = ({ rows }: RawTable): Map<number, number> => {
  const begun = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return new Map([...begun].sort((one, other) => one - other).map((from, to) => [from, to + 1]));
};

const sourceTable = (table: RawTable, ordinal: number): SourceTable => {
  const columns = columnsOf(table);
  const last = Math.max(0, ...columns.keys());
  const columnAt = (edge: number): number => {
    for (let at = edge; at <= last; at += 1) {
      const column = columns.get(at);
      if (column !== undefined) return column;
    }
    return columns.size + 1;
  };
  const sourceCell = (cell: RawCell, row: number): SourceCell => {
    const column = columnAt(cell.column);
    return {
      text: linesOfCell(cell).join('\n'),
      column,
      columnSpan: columnAt(cell.column + cell.columnSpan) - column,
      rowSpan: Math.min(cell.rowSpan, table.rows.length - row),
      line: null,
    };
  };
  const rows = table.rows.map(({ hidden, cells }, index) => ({
    row: index + 1,
    line: null,
    hidden,
    cells: cells.map((cell) => sourceCell(cell, index)),
  }));
  return { kind: 'table', sheet: null, table: ordinal, rows };
};

const settled = (blocks: readonly RawBlock[]): RawBlock[] =>
  blocks.flatMap((block) => {
    if (!isTable(block)) return [block];
    return isFrame(block)
      ? settled(block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks)))
      : alignedTables(block);
  });

/** Tables are counted as they stand; an empty one is a line or a gap on the page, and not counted. */
export const sourceBlocks = (raw: readonly RawBlock[]): SourceBlock[] => {
  const blocks: SourceBlock[] = [];
  let ordinal = 0;
  for (const block of settled(raw)) {
    const lines = linesOfBlock(block);
    if (lines.length === 0) continue;
    if (isTable(block)) {
      ordinal += 1;
      blocks.push(sourceTable(block, ordinal));
    } else blocks.push({ kind: 'paragraph', text: lines.join('\n'), sheet: null, line: null });
  }
  return blocks;
};

/** Said for each table by itself, so that a person can look there. */
export const hiddenRowRemarks = (blocks: readonly SourceBlock[]): SourceRemark[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? remark('hidden-rows', block.rows.filter(({ hidden }) => hidden).length, {
          table: block.table,
        })
      : [],
  );
