/** Sources made for tests: rows of texts, with spans where a cell says so. */
import type {
  SourceBlock,
  SourceCell,
  SourceDocument,
  SourceFormat,
  SourceParagraph,
  SourceRow,
  SourceTable,
} from '../../domain/document/source.js';

/** A text, or one with the columns and rows it covers; what a span covers is left out of its row. */
export type MadeCell =
  | string
  | { readonly text: string; readonly across?: number; readonly down?: number };

/** Cells in their order; a span from above takes its columns first. */
const cellsOf = (row: readonly MadeCell[], covered: number[], line: number): SourceCell[] => {
  const taken = covered.map((rows) => rows > 0);
  for (const [index, rows] of covered.entries()) covered[index] = Math.max(0, rows - 1);
  let column = 1;
  return row.map((made) => {
    while (taken[column - 1]) column += 1;
    const { text, across = 1, down = 1 } = typeof made === 'string' ? { text: made } : made;
    const cell = { text, column, columnSpan: across, rowSpan: down, line };
    for (let at = column; at < column + across; at += 1) covered[at - 1] = down - 1;
    column += across;
    return cell;
  });
};

export const paragraph = (
  text: string,
  line = 1,
  sheet: string | null = null,
): SourceParagraph => ({
  kind: 'paragraph',
  text,
  sheet,
  line,
});

type TableFacts = {
  readonly table?: number;
  readonly line?: number;
  readonly sheet?: string | null;
};

/** Its first row stands on `line`, each other on the next. */
export const table = (
  rows: readonly (readonly MadeCell[])[],
  facts: TableFacts = {},
): SourceTable => {
  const { table: number = 1, line: first = 1, sheet = null } = facts;
  const covered: number[] = [];
  return {
    kind: 'table',
    sheet,
    table: number,
    rows: rows.map((row, index): SourceRow => {
      const line = first + index;
      return { row: index + 1, line, hidden: false, cells: cellsOf(row, covered, line) };
    }),
  };
};

export const source = (
  blocks: readonly SourceBlock[],
  format: SourceFormat = 'docx',
): SourceDocument => ({ format, blocks, remarks: [] });

/**
 * Lines as a text file of tabs has them: one cell is a paragraph, several are a row, and rows of
 * another width begin another table.
 */
export const tabbed = (...lines: (readonly string[])[]): SourceDocument => {
  const blocks: SourceBlock[] = [];
  let rows: { cells: readonly string[]; line: number }[] = [];
  let tables = 0;
  const close = (): void => {
    if (rows.length > 0) {
      tables += 1;
      const [first] = rows;
      const made = table(
        rows.map(({ cells }) => cells),
        { table: tables, line: first?.line ?? 1 },
      );
      const lined = rows.map(({ line }) => line);
      const numbered = made.rows.map((row, index) => {
        const line = lined[index] ?? 1;
        return { ...row, line, cells: row.cells.map((cell) => ({ ...cell, line })) };
      });
      blocks.push({ ...made, rows: numbered });
    }
    rows = [];
  };
  for (const [index, cells] of lines.entries()) {
    const line = index + 1;
    if (cells.length > 1) {
      if (rows[0] !== undefined && rows[0].cells.length !== cells.length) close();
      rows.push({ cells, line });
    } else if ((cells[0] ?? '') !== '') {
      close();
      blocks.push(paragraph(cells[0] ?? '', line));
    }
  }
  close();
  return source(blocks, 'tsv');
};
