/** Building the blocks of a source document line by line: paragraphs, and runs of rows as tables. */
import type { SourceBlock, SourceRow } from '../../domain/document/source.js';

export type CellText = { readonly text: string; readonly line: number };

type OpenTable = { readonly width: number; readonly rows: SourceRow[] };

export type BlockBuilder = {
  readonly paragraph: (text: string, line: number) => void;
  /** A row of another number of cells than the row above it begins another table. */
  readonly row: (cells: readonly CellText[], line: number) => void;
  readonly endTable: () => void;
  readonly blocks: () => readonly SourceBlock[];
};

export const blockBuilder = (): BlockBuilder => {
  const blocks: SourceBlock[] = [];
  let open: OpenTable | null = null;
  let tables = 0;
  const endTable = (): void => {
    open = null;
  };
  return {
    endTable,
    blocks: () => blocks,
    paragraph(text, line) {
      if (text === '') return;
      endTable();
      blocks.push({ kind: 'paragraph', text, sheet: null, line });
    },
    row(cells, line) {
      if (open === null || open.width !== cells.length) {
        tables += 1;
        open = { width: cells.length, rows: [] };
        blocks.push({ kind: 'table', sheet: null, table: tables, rows: open.rows });
      }
      open.rows.push({
        row: open.rows.length + 1,
        line,
        hidden: false,
        cells: cells.map((cell, index) => ({
          text: cell.text,
          column: index + 1,
          columnSpan: 1,
          rowSpan: 1,
          line: cell.line,
        })),
      });
    },
  };
};
