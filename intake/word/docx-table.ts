/**
 * The grid of a Word table. A cell says only how many columns of the grid it spans, a row how many it
 * skips before its first cell; what is merged downwards says so in every row it passes.
 */
import type { RawCell, RawRow } from '../blocks/raw-blocks.js';

export type WordCell = {
  /** Edges of the grid, counted from zero. */
  readonly start: number;
  readonly end: number;
  /** Continues the cell above, or the one to the left. */
  readonly continues: 'above' | 'left' | null;
  readonly blocks: RawCell['blocks'];
};

export type WordRow = { readonly hidden: boolean; readonly cells: readonly WordCell[] };

/** Two millimetres, in twentieths of a point: no cell that holds a word is narrower. */
const sliver = 113;

/**
 * Borders dragged by hand miss each other by a hair, and each miss is a column of the grid. Edges
 * nearer than a sliver are one, unless a cell stands between them.
 */
const edgeGroups = (rows: readonly WordRow[], widths: readonly number[]): readonly number[] => {
  const narrowestFrom = new Map<number, number>();
  for (const { start, end } of rows.flatMap(({ cells }) => cells))
    narrowestFrom.set(start, Math.min(end, narrowestFrom.get(start) ?? end));
  const groups = [0];
  let first = 0;
  let across = 0;
  let soonestEnd = narrowestFrom.get(0) ?? Number.POSITIVE_INFINITY;
  for (const [index, width] of widths.entries()) {
    const edge = index + 1;
    across += width;
    if (across >= sliver || soonestEnd <= edge) {
      first += 1;
      across = 0;
      soonestEnd = Number.POSITIVE_INFINITY;
    }
    groups.push(first);
    soonestEnd = Math.min(soonestEnd, narrowestFrom.get(edge) ?? soonestEnd);
  }
  return groups;
};

type Open = {
  cell: { rowSpan: number; columnSpan: number; blocks: RawCell['blocks'] } & RawCell;
  row: number;
};

/** Cells of one row joined with what they continue; a cell that continues nothing is its own. */
const placeRow = (
  { hidden, cells }: WordRow,
  row: number,
  column: (edge: number) => number,
  open: Map<number, Open>,
): RawRow => {
  const placed: Open['cell'][] = [];
  for (const { start, end, continues, blocks } of cells) {
    const at = column(start);
    const columnSpan = Math.max(1, column(end) - at);
    const above = continues === 'above' ? open.get(at) : undefined;
    const left = continues === 'left' ? placed.at(-1) : undefined;
    if (above !== undefined && above.row === row - 1) {
      above.row = row;
      above.cell.rowSpan += 1;
      above.cell.blocks = [...above.cell.blocks, ...blocks];
    } else if (left !== undefined) {
      left.columnSpan += columnSpan;
      left.blocks = [...left.blocks, ...blocks];
    } else {
      const cell = { column: at, columnSpan, rowSpan: 1, blocks };
      placed.push(cell);
      open.set(at, { cell, row });
    }
  }
  return { hidden, cells: placed };
};

export const wordRows = (rows: readonly WordRow[], widths: readonly number[]): RawRow[] => {
  const groups = edgeGroups(rows, widths);
  const beyond = groups.length - 1;
  const column = (edge: number): number =>
    1 + (groups[edge] ?? (groups[beyond] ?? 0) + edge - beyond);
  const open = new Map<number, Open>();
  return rows.map((row, index) => placeRow(row, index, column, open));
};
