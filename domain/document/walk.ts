/**
 * From top to bottom through a source: which tables assign tasks, under which headings their rows
 * stand, and what is left beside them. What fits nowhere is a fault with its place.
 */
import { isLetterhead, isPageNumber, isReceivedStamp, isSignature } from './asides.js';
import { type Column, type ColumnOverride, columnWith } from './columns.js';
import { ownCells } from './grid.js';
import {
  continuedMapping,
  guessedMapping,
  type HeaderMappings,
  headerMappings,
  isNumbered,
  type Mapping,
  unreadColumns,
} from './mapping.js';
import { readRow } from './row-reading.js';
import { annexHeading, numberedLine, sectionLine } from './sections.js';
import { headerKey, type Item, isBlankSegment, itemsOf, type Segment } from './segments.js';
import type { SourceDocument, SourceParagraph, SourcePlace } from './source.js';
import { stretchesOf } from './stretches.js';
import type { Fault } from './unreadable.js';
import {
  atLine,
  beginSheet,
  leaveOut,
  openAnnex,
  openSection,
  type TableReading,
  type WalkState,
} from './walk-state.js';

const tableWidth = 3;

export const readParagraph = (state: WalkState, { text, line, sheet }: SourceParagraph): void => {
  const place: SourcePlace = { sheet, table: null, row: null, column: null, line };
  const annex = annexHeading(text);
  const section = sectionLine(text, place);
  if (annex !== null) openAnnex(state, { mark: annex, title: text, place });
  else if (section !== null && state.table !== null) {
    openSection(state, section);
    state.open = null;
    state.stray = null;
  } else if (section !== null) state.pending.push(section);
  else {
    state.pending = [];
    if (state.open !== null && !isPageNumber(text)) state.stray ??= { text, line };
  }
  if (state.table === null) state.prose.push(...text.split('\n'));
};

const asideKind = (texts: readonly string[]): TableReading['kind'] => {
  if (isReceivedStamp(texts)) return 'received-stamp';
  if (isLetterhead(texts)) return 'letterhead';
  return isSignature(texts) ? 'signature' : 'other';
};

const textsOf = ({ rows }: Segment): string[] =>
  rows.flatMap((row) => ownCells(row).flatMap(({ written }) => written.split('\n')));

const noteTable = (
  state: WalkState,
  { table, rows }: Segment,
  kind: TableReading['kind'],
  columns: readonly Column[] = [],
  continues = false,
): void => {
  const { sheet, table: number } = table;
  const [first] = rows;
  const row = first?.row ?? 1;
  const line = first?.line ?? null;
  const last = state.tables.at(-1);
  // A header printed again on the next page changes nothing.
  if (last?.columns === columns && last.table === number && last.sheet === sheet) return;
  state.tables.push({ sheet, table: number, row, line, kind, continues, columns });
};

/** Cells beside the tasks are lines of prose: letterheads name issuer, number and date. */
const readAsProse = (state: WalkState, segment: Segment): void => {
  for (const row of segment.rows) {
    for (const { written, place } of ownCells(row)) {
      for (const text of written.split('\n')) {
        readParagraph(state, { kind: 'paragraph', text, sheet: place.sheet, line: place.line });
      }
    }
  }
};

const readAside = (state: WalkState, segment: Segment, mapping: Mapping | null = null): void => {
  const texts = textsOf(segment);
  const kind = asideKind(texts);
  const wide = kind === 'other' && segment.grid.width >= tableWidth;
  const columns = wide ? (mapping?.columns ?? unreadColumns(segment)) : [];
  noteTable(state, segment, kind, columns);
  if (kind === 'received-stamp') return;
  if (state.table === null || kind !== 'other') readAsProse(state, segment);
  else for (const row of segment.rows) leaveOut(state, row);
};

/** A number right above a table heads it; elsewhere it is a paragraph like others. */
const headingAbove = (state: WalkState, above: Item | undefined): void => {
  if (above?.kind !== 'paragraph') return;
  const { text, sheet, line } = above;
  const section = numberedLine(text, { sheet, table: null, row: null, column: null, line });
  if (section === null) return;
  openSection(state, section);
  state.open = null;
};

const beginTable = (
  state: WalkState,
  segment: Segment,
  mapping: Mapping,
  above: Item | undefined,
): void => {
  const { sheet } = segment.table;
  beginSheet(state, sheet);
  for (const section of state.pending) openSection(state, section);
  state.pending = [];
  if (state.stray !== null || state.table === null) headingAbove(state, above);
  const key = headerKey(segment);
  if (state.table?.key !== key) state.open = null;
  const { width } = segment.grid;
  state.table = { key, width, sheet, mapping, latest: { columns: mapping.columns, width } };
  state.stray = null;
  state.between = false;
};

/** Prose that stands between the rows of one table: in a file of lines a row that broke. */
const straying = (state: WalkState): Fault | null => {
  const { stray, open, table } = state;
  state.stray = null;
  if (stray === null || table === null) return null;
  if (state.proseBreaks) {
    const expected = String(table.mapping.columns.length);
    return { reason: 'ragged-row', ...atLine(stray), cell: 2, found: '1', expected };
  }
  if (open !== null && open !== 'section') open.review.push(`text-between-rows: ${stray.text}`);
  return null;
};

const readRows = (state: WalkState, segment: Segment, mapping: Mapping): Fault | null => {
  for (const { rows, columns } of stretchesOf(segment.rows, mapping.columns)) {
    for (const row of rows) {
      const fault = readRow(state, row, { ...mapping, columns }, segment.grid.width);
      if (fault !== null) return fault;
    }
  }
  return null;
};

const raggedRow = ({ rows: [first] }: Segment, width: number, expected: number): Fault => ({
  reason: 'ragged-row',
  ...(first === undefined ? {} : atLine(first)),
  cell: Math.min(width, expected) + 1,
  found: String(width),
  expected: String(expected),
});

type Overrides = readonly ColumnOverride[];

/** More than a signature ever takes. */
const mostSignatureRows = 15;

const standsBeside = (segment: Segment): boolean =>
  segment.rows.length <= mostSignatureRows && isSignature(textsOf(segment)) && !isNumbered(segment);

const readGuessed = (state: WalkState, segment: Segment, mapping: Mapping): Fault | null => {
  beginTable(state, segment, mapping, undefined);
  noteTable(state, segment, 'tasks', mapping.columns);
  return readRows(state, segment, mapping);
};

/** A stretch without a header: it goes on with the open table, stands beside it, or is broken. */
const readHeaderless = (state: WalkState, segment: Segment, overrides: Overrides): Fault | null => {
  const { table } = state;
  const { width } = segment.grid;
  if (isBlankSegment(segment)) return null;
  if (standsBeside(segment)) {
    readAside(state, segment);
    return null;
  }
  const open = table && { columns: table.mapping.columns, width: table.width };
  const continued = table && open && continuedMapping([open, table.latest], segment, overrides);
  if (continued) {
    noteTable(state, segment, 'tasks', continued.columns, true);
    table.latest = { columns: continued.columns, width };
    return (
      straying(state) ?? readRows(state, segment, { ...continued, guessed: table.mapping.guessed })
    );
  }
  const guessed = width < tableWidth ? null : guessedMapping(segment, overrides);
  const byPerson = guessed !== null && !guessed.guessed;
  if (open && state.rowsAreLines && !byPerson) {
    return raggedRow(segment, width, open.width);
  }
  if (guessed !== null) return readGuessed(state, segment, guessed);
  readAside(state, segment);
  return null;
};

/** Rows above the first header of a table or sheet: a letterhead and titles, not more of the tasks. */
const isPreamble = (state: WalkState, segment: Segment, next: Item | undefined): boolean => {
  if (next?.kind !== 'segment' || next.table !== segment.table || next.header === null)
    return false;
  return state.table?.key !== headerKey(next);
};

const readItem = (
  state: WalkState,
  item: Item,
  { above, below }: { readonly above: Item | undefined; readonly below: Item | undefined },
  mappings: HeaderMappings,
  overrides: Overrides,
): Fault | null => {
  if (item.kind === 'paragraph') {
    readParagraph(state, item);
    return null;
  }
  const mapping = mappings(item);
  if (mapping !== null && columnWith(mapping.columns, 'task') === undefined) {
    readAside(state, item, mapping);
    return null;
  }
  if (mapping !== null) {
    beginTable(state, item, mapping, above);
    noteTable(state, item, 'tasks', mapping.columns);
    return readRows(state, item, mapping);
  }
  if (isPreamble(state, item, below)) {
    noteTable(state, item, asideKind(textsOf(item)));
    readAsProse(state, item);
    return null;
  }
  return readHeaderless(state, item, overrides);
};

export type Walked = { readonly state: WalkState; readonly fault: Fault | null };

/** Where only blanks part the columns a line that breaks off is no surprise, and all is doubted anyway. */
const hasLines = ({ format, remarks }: SourceDocument): boolean =>
  ['tsv', 'csv', 'markdown', 'text'].includes(format) &&
  !remarks.some(({ id }) => id === 'columns-by-spaces');

export const walk = (source: SourceDocument, overrides: Overrides): Walked => {
  const rowsAreLines = hasLines(source);
  const state: WalkState = {
    rowsAreLines,
    proseBreaks: rowsAreLines && source.format !== 'markdown',
    table: null,
    annex: null,
    sections: [],
    scope: 0,
    pending: [],
    open: null,
    between: false,
    stray: null,
    prose: [],
    rows: [],
    tables: [],
    leftOut: [],
    headings: [],
  };
  const items = itemsOf(source.blocks);
  const mappings = headerMappings(items, overrides);
  for (const [at, item] of items.entries()) {
    const beside = { above: items[at - 1], below: items[at + 1] };
    const fault = readItem(state, item, beside, mappings, overrides);
    if (fault !== null) return { state, fault };
  }
  return { state, fault: null };
};
