/** The grid of a table on a page: each cell goes to the first place that no span has taken. */

import type { RawBlock, RawRow } from '../blocks/raw-blocks.js';
import { widestTable } from '../limits.js';

export type PageCell = {
  readonly columnSpan: number;
  /** Zero: to the end of its group of rows. */
  readonly rowSpan: number;
  readonly blocks: readonly RawBlock[];
};

export type PageRow = { readonly hidden: boolean; readonly cells: readonly PageCell[] };

/** How many columns are free from here on, and no more than asked for. */
const freeSpan = (taken: readonly number[], row: number, from: number, asked: number): number => {
  let span = 1;
  while (span < asked && (taken[from + span] ?? 0) <= row) span += 1;
  return span;
};

const widthOf = (cells: readonly PageCell[]): number =>
  cells.reduce((sum, { columnSpan }) => sum + columnSpan, 0);

/**
 * LibreOffice ends the head of a table behind its first row, also where that has cells over two: the
 * row below then lacks just their columns.
 */
const headGoesOn = (head: readonly PageRow[], below: readonly PageRow[]): boolean => {
  const [first, ...others] = head;
  if (first === undefined || others.length > 0) return false;
  const reaching = first.cells.filter(({ rowSpan }) => rowSpan > 1);
  const left = widthOf(first.cells) - widthOf(reaching);
  return reaching.length > 0 && left === widthOf(below[0]?.cells ?? []);
};

export type PageGroup = { readonly head: boolean; readonly rows: readonly PageRow[] };

/** Groups of rows as they were before they were saved. */
export const wholeGroups = (groups: readonly PageGroup[]): (readonly PageRow[])[] => {
  const whole: (readonly PageRow[])[] = [];
  for (const [index, { rows }] of groups.entries()) {
    const above = groups[index - 1];
    if (above?.head === true && headGoesOn(above.rows, rows))
      whole.push([...(whole.pop() ?? []), ...rows]);
    else whole.push(rows);
  }
  return whole;
};

/** Spans end with the group they begin in. Null when a row is wider than any table. */
export const placeRows = (group: readonly PageRow[]): readonly RawRow[] | null => {
  /** For each column the first row that is free again. */
  const taken: number[] = [];
  const rows: RawRow[] = [];
  for (const [row, { hidden, cells }] of group.entries()) {
    let column = 0;
    const placed = cells.map(({ columnSpan, rowSpan, blocks }) => {
      while ((taken[column] ?? 0) > row) column += 1;
      const start = column;
      const span = freeSpan(taken, row, start, Math.min(columnSpan, widestTable));
      const height = rowSpan === 0 ? group.length - row : Math.min(rowSpan, group.length - row);
      for (column = start; column < start + span; column += 1) taken[column] = row + height;
      return { column: start + 1, columnSpan: span, rowSpan: height, blocks };
    });
    if (column > widestTable) return null;
    rows.push({ hidden, cells: placed });
  }
  return rows;
};
