/** Which columns a stretch of a table has: by its own header, or by those of the table it goes on with. */
import { isNumber, readsAsDeadline, readsAsUnits } from './cell-kinds.js';
import {
  type Column,
  type ColumnOverride,
  columnsByContent,
  columnsFor,
  columnWith,
  withOverrides,
} from './columns.js';
import type { GridRow } from './grid.js';
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

const enoughCells = 40;
const longestName = 60;

const readsAs = { number: isNumber, deadline: readsAsDeadline, lead: readsAsUnits } as const;

/** Whether the cells of a column that have words read as its role asks; null where none has. */
const agrees = (role: keyof typeof readsAs, texts: readonly string[]): boolean | null => {
  const filled = texts.filter((text) => text !== '').slice(0, enoughCells);
  if (filled.length === 0) return null;
  const reads = readsAs[role];
  return filled.filter(reads).length * 2 >= filled.length;
};

type Fit = {
  readonly for: number;
  readonly against: number;
  readonly unplaced: number;
  /** No row has a number, nor another date than a deadline: more of the row above. */
  readonly goesOn: boolean;
};

/** Whether numbers, leads and deadlines stand where the columns say, and whether all words have a column. */
const fitOf = (columns: readonly Column[], segment: Segment): Fit => {
  const texts = textsByColumn(segment.grid.columns, segment.rows);
  const answers = (['number', 'deadline', 'lead'] as const).map((role) => {
    const column = columnWith(columns, role);
    return column === undefined ? null : agrees(role, texts.get(column.column) ?? []);
  });
  const [numbers, deadlines] = answers;
  const mapped = new Set(columns.map(({ column }) => column));
  return {
    goesOn: numbers === null && deadlines !== false,
    for: answers.filter((answer) => answer === true).length,
    against: answers.filter((answer) => answer === false).length,
    unplaced: segment.grid.columns.filter((column) => !mapped.has(column)).length,
  };
};

const atPlaces = (open: readonly Column[], places: readonly number[]): Column[] =>
  open.map((column, index) => continued(column, places[index] ?? column.column));

/** Where only blank columns came in or went, those with words are the same ones in their order. */
const inOrder = (open: readonly Column[], { grid }: Segment): Column[] | null =>
  grid.columns.length === open.length ? atPlaces(open, grid.columns) : null;

export type OpenTable = { readonly columns: readonly Column[]; readonly width: number };

/** The ways the columns of a stretch can be those of the open table, the likeliest first. */
const candidates = (open: OpenTable, segment: Segment): Column[][] => {
  const { width } = segment.grid;
  const [first, ...others] = open.columns;
  const numberless = first?.role === 'number' ? others : null;
  const toTheLeft = numberless?.map((column) => continued(column, column.column - 1)) ?? null;
  return [
    width === open.width ? atPlaces(open.columns, []) : null,
    width === open.width - 1 ? toTheLeft : null,
    inOrder(open.columns, segment),
    numberless && inOrder(numberless, segment),
  ].filter((columns) => columns !== null);
};

/**
 * The columns of a table without a header that goes on with the open one; null when it does not.
 * Columns in their old places need no proof, others a lead, a number or a deadline that shows them
 * right.
 */
export const continuedMapping = (
  tables: readonly OpenTable[],
  segment: Segment,
  overrides: readonly ColumnOverride[],
): Mapping | null => {
  const own = overridesOf(segment, overrides);
  const told = tables.flatMap((open) =>
    candidates(open, segment).map((columns) => {
      const fit = fitOf(columns, segment);
      const inPlace = segment.grid.width === open.width && columns.length === open.columns.length;
      const shown = fit.for > 0 && fit.against === 0;
      return { columns, fit, fits: shown || (inPlace && (fit.goesOn || fit.for >= fit.against)) };
    }),
  );
  const [best] = told
    .filter(({ fits }) => fits)
    .sort((a, b) => a.fit.unplaced + a.fit.against - (b.fit.unplaced + b.fit.against));
  return best === undefined ? null : { columns: withOverrides(best.columns, own), guessed: false };
};

/** What the columns of a table that gives no tasks hold, as far as can be told; named by its first row. */
export const likelyColumns = ({ grid, rows }: Segment): readonly Column[] =>
  columnsByContent(grid.columns, textsByColumn(grid.columns, rows)).map((column) => ({
    ...column,
    header: rows[0]?.cells.get(column.column)?.text.slice(0, longestName) ?? '',
  }));

/**
 * Numbered words with units or deadlines beside them, or words with both: tasks, though no header
 * says so.
 */
export const guessedMapping = (
  segment: Segment,
  overrides: readonly ColumnOverride[],
): Mapping | null => {
  const texts = textsByColumn(segment.grid.columns, segment.rows);
  const guessed = columnsByContent(segment.grid.columns, texts);
  const own = overridesOf(segment, overrides);
  const columns = withOverrides(guessed, own);
  if (columnWith(columns, 'task') === undefined) return null;
  if (own.length > 0) return { columns, guessed: false };
  const numbers = columnWith(columns, 'number') !== undefined;
  const told = (['lead', 'deadline'] as const).filter((role) => columnWith(columns, role));
  return told.length >= (numbers ? 1 : 2) ? { columns, guessed: true } : null;
};

/** Whether the rows of a table without a header begin with numbers, as tasks do. */
export const isNumbered = (segment: Segment): boolean => {
  const [first = 1] = segment.grid.columns;
  return segment.rows.some((row) => isNumber(row.cells.get(first)?.text ?? ''));
};
