/** Which columns a stretch of a table has: by its own header, or by those of the table it goes on with. */
import { readsAsDeadline, readsAsUnits, sharesOf } from './cell-kinds.js';
import {
  type Column,
  type ColumnOverride,
  columnsFor,
  columnWith,
  withOverrides,
} from './columns.js';
import type { GridRow } from './grid.js';
import type { ColumnRole } from './header-words.js';
import { headerKey, type Item, type Segment, textsByColumn } from './segments.js';

export type Mapping = {
  readonly columns: readonly Column[];
  /** Told by content alone: a person has to look. */
  readonly guessed: boolean;
};

const overridesOf = (
  { table }: Segment,
  overrides: readonly ColumnOverride[],
): readonly ColumnOverride[] =>
  overrides.filter(
    (override) => override.table === table.table && (override.sheet ?? null) === table.sheet,
  );

/** A page that repeats its header is one with the pages before; so is the one that leaves it out. */
const pooledRows = (items: readonly Item[]): ReadonlyMap<string, readonly GridRow[]> => {
  const pools = new Map<string, GridRow[]>();
  let open: { readonly key: string; readonly width: number } | null = null;
  for (const item of items) {
    if (item.kind !== 'segment') continue;
    const { width } = item.grid;
    if (item.header !== null) open = { key: headerKey(item), width };
    if (open === null || open.width !== width) continue;
    const pool = pools.get(open.key) ?? [];
    for (const row of item.rows) pool.push(row);
    pools.set(open.key, pool);
  }
  return pools;
};

export type HeaderMappings = (segment: Segment) => Mapping | null;

/** The columns of every header, each told by all the rows that stand under it. */
export const headerMappings = (
  items: readonly Item[],
  overrides: readonly ColumnOverride[],
): HeaderMappings => {
  const pools = pooledRows(items);
  const known = new Map<string, readonly Column[]>();
  return (segment) => {
    const { header } = segment;
    if (header === null) return null;
    const key = headerKey(segment);
    const columns =
      known.get(key) ??
      columnsFor(header.cells, textsByColumn(segment.grid.columns, pools.get(key) ?? []));
    known.set(key, columns);
    return { columns: withOverrides(columns, overridesOf(segment, overrides)), guessed: false };
  };
};

const continued = (column: Column, at: number): Column => ({
  ...column,
  column: at,
  evidence: [{ by: 'table-above' }, ...column.evidence],
  confidence: Math.min(column.confidence, 0.95),
});

/** Cells of a column that read as its role asks, of those that have words. */
const agrees = (role: ColumnRole, texts: readonly string[]): boolean | null => {
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return null;
  const reads = role === 'deadline' ? readsAsDeadline : readsAsUnits;
  return filled.filter(reads).length * 2 >= filled.length;
};

/** The deadlines and leads stand where they are expected; one of them at least is there to tell. */
const telling = (columns: readonly Column[], segment: Segment): boolean => {
  const texts = textsByColumn(segment.grid.columns, segment.rows);
  const answers = (['deadline', 'lead'] as const).map((role) => {
    const column = columnWith(columns, role);
    return column === undefined ? null : agrees(role, texts.get(column.column) ?? []);
  });
  return answers.includes(true) && !answers.includes(false);
};

/** A continued table that lost its numbers stands one column to the left. */
const withoutNumbers = (open: readonly Column[], segment: Segment): Column[] | null => {
  const [first, ...others] = open;
  if (first?.role !== 'number') return null;
  const columns = others.map((column) => continued(column, column.column - 1));
  return telling(columns, segment) ? columns : null;
};

/** Where only blank columns came in or went, those with words are the same ones in their order. */
const withoutBlanks = (open: readonly Column[], segment: Segment): Column[] | null => {
  const { columns } = segment.grid;
  if (columns.length !== open.length) return null;
  const moved = open.map((column, index) => continued(column, columns[index] ?? column.column));
  return telling(moved, segment) ? moved : null;
};

export type OpenTable = { readonly columns: readonly Column[]; readonly width: number };

/** The columns of a table without a header that goes on with the open one; null when it does not. */
export const continuedMapping = (
  open: OpenTable,
  segment: Segment,
  overrides: readonly ColumnOverride[],
): Mapping | null => {
  const { width } = segment.grid;
  const own = overridesOf(segment, overrides);
  const columns =
    width === open.width
      ? open.columns.map((column) => continued(column, column.column))
      : ((width === open.width - 1 ? withoutNumbers(open.columns, segment) : null) ??
        withoutBlanks(open.columns, segment));
  return columns && { columns: withOverrides(columns, own), guessed: false };
};

/** Sentences, and units or deadlines beside them: tasks, though no header says so. */
export const guessedMapping = (
  segment: Segment,
  overrides: readonly ColumnOverride[],
): Mapping | null => {
  const texts = textsByColumn(segment.grid.columns, segment.rows);
  const header = segment.grid.columns.map((column) => ({ column, text: '', reading: null }));
  const guessed = columnsFor(header, texts);
  const own = overridesOf(segment, overrides);
  const columns = withOverrides(guessed, own);
  if (columnWith(columns, 'task') === undefined) return null;
  if (own.length > 0) return { columns, guessed: false };
  const numbers = columnWith(columns, 'number') !== undefined;
  const told = (['lead', 'deadline'] as const).filter((role) => columnWith(columns, role));
  return numbers && told.length > 0 ? { columns, guessed: true } : null;
};

/** Whether the rows of a table without a header begin with numbers, as tasks do. */
export const isNumbered = (segment: Segment): boolean => {
  const [first] = segment.grid.columns;
  const texts = segment.rows.map((row) => row.cells.get(first ?? 1)?.text ?? '');
  return sharesOf(texts).number > 0;
};
