/**
 * Rows whose borders miss each other. Tables that stand one under another without a word between them
 * are one table to Word and LibreOffice, with the borders of all; and borders are dragged by hand. The
 * grid then has more columns than any row has cells, and says nothing about what belongs together.
 *
 * Rows with as many cells as the widest are matched cell by cell, whatever their borders; rows with
 * fewer by the borders of the full row before them. Where rows of another make begin, a table ends.
 */
import type { RawRow, RawTable } from './raw-blocks.js';

type Measured = {
  readonly row: RawRow;
  /** Where cells begin and end in this row, those from above as well. */
  readonly edges: readonly number[];
  readonly cells: number;
  /** A cell reaches on into the next row. */
  readonly goesOn: boolean;
};

/** Two cells side by side are a letterhead or a signature; a table of tasks has more. */
const fewestCells = 3;

/** Kinds of rows that are remembered of one table. */
const mostKinds = 8;

const measure = (rows: readonly RawRow[]): Measured[] => {
  let standing: { readonly start: number; readonly end: number; readonly last: number }[] = [];
  return rows.map((row, index) => {
    const begun = row.cells.map(({ column, columnSpan, rowSpan }) => ({
      start: column,
      end: column + columnSpan,
      last: index + rowSpan - 1,
    }));
    const here = [...standing, ...begun];
    standing = here.filter(({ last }) => last > index);
    const edges = [...new Set(here.flatMap(({ start, end }) => [start, end]))];
    edges.sort((one, other) => one - other);
    return { row, edges, cells: here.length, goesOn: standing.length > 0 };
  });
};

/** Both go from left to right. */
const isWithin = (few: readonly number[], many: readonly number[]): boolean => {
  let at = 0;
  return few.every((edge) => {
    while ((many[at] ?? edge) < edge) at += 1;
    return many[at] === edge;
  });
};

const areOfOneMake = (one: Measured, other: Measured): boolean =>
  (one.cells === other.cells && one.cells >= fewestCells) ||
  isWithin(one.edges, other.edges) ||
  isWithin(other.edges, one.edges);

const widest = (rows: readonly Measured[]): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells), 0);

/** A single row that fits nowhere is only odd; two of another make are another table. */
const parted = (rows: readonly Measured[]): Measured[][] => {
  const sections: Measured[][] = [];
  let kinds: Measured[] = [];
  for (const [index, row] of rows.entries()) {
    const fits = (other: Measured): boolean => kinds.some((kind) => areOfOneMake(kind, other));
    const before = rows[index - 1];
    const next = rows[index + 1];
    const another =
      next !== undefined && !fits(row) && !fits(next) && areOfOneMake(row, next) && !before?.goesOn;
    const section = another ? undefined : sections.at(-1);
    if (section === undefined) sections.push([row]);
    else section.push(row);
    if (another) kinds = [row];
    else if (row.cells >= widest(kinds)) kinds = [row, ...kinds].slice(0, mostKinds);
  }
  return sections;
};

const nearest = (edges: readonly number[], edge: number): number => {
  let found = 0;
  for (const [index, candidate] of edges.entries())
    if (Math.abs(candidate - edge) < Math.abs((edges[found] ?? 0) - edge)) found = index;
  return found;
};

/** Null where two borders would fall together. */
const moved = ({ row }: Measured, edges: readonly number[]): RawRow | null => {
  const cells = row.cells.map((cell) => {
    const start = nearest(edges, cell.column);
    const end = nearest(edges, cell.column + cell.columnSpan);
    return { ...cell, column: start + 1, columnSpan: end - start };
  });
  return cells.every(({ columnSpan }) => columnSpan > 0) ? { ...row, cells } : null;
};

const aligned = (rows: readonly Measured[]): readonly RawRow[] => {
  const raw = rows.map(({ row }) => row);
  const most = widest(rows);
  const full = rows.filter(({ cells }) => cells === most);
  if (most < fewestCells || full.length * 2 < rows.length) return raw;
  let kinds = full.slice(0, 1).map(({ edges }) => edges);
  const placed: RawRow[] = [];
  for (const measured of rows) {
    const { edges, cells } = measured;
    if (cells === most) kinds = [edges, ...kinds].slice(0, mostKinds);
    const kind = kinds.find((known) => isWithin(edges, known)) ?? kinds[0] ?? edges;
    const row = moved(measured, kind);
    if (row === null) return raw;
    placed.push(row);
  }
  return placed;
};

export const alignedTables = (table: RawTable): RawTable[] => {
  const columns = new Set(table.rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  const rows = measure(table.rows);
  if (columns.size <= widest(rows)) return [table];
  return parted(rows).map((section) => ({ ...table, rows: aligned(section) }));
};
