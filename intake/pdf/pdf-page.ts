/**
 * A page to paragraphs and tables. Where cells have borders the borders say what is a cell; elsewhere
 * the gaps between words have to: a best effort, and no more. The number of the table is the page's,
 * its rows are counted on from one table of a page to the next. Lines that are only a number at the
 * top or the bottom are the number of the page, and left out.
 */
import type { SourceBlock, SourceCell, SourceRow } from '../../domain/document/source.js';
import { blocksOf } from '../blocks/sheet-blocks.js';
import { boxedTables } from './pdf-boxes.js';
import type { PdfPage } from './pdf-library.js';
import { linesIn, type Stretch, stretchesOf, type TextLine, wordsOf } from './pdf-lines.js';

const fewestRows = 3;
const tableWidth = 3;
const pageNumber = /^\s*[-–]?\s*\d{1,4}\s*[-–]?\s*$/;

const withoutPageNumbers = (lines: readonly TextLine[]): TextLine[] =>
  lines.filter(
    (line, index) => (index !== 0 && index !== lines.length - 1) || !pageNumber.test(wordsOf(line)),
  );

const paragraph = (line: TextLine): SourceBlock => ({
  ...{ kind: 'paragraph', text: wordsOf(line), sheet: null, line: null },
});

type Range = { readonly from: number; readonly to: number };

/** Points; what is narrower is a gap between words that happen to stand under each other. */
const narrowestGutter = 2;
/** Of the lines, those that may cross a gutter: the titles of sections. */
const mostCrossing = 0.05;

/** Between the first and the last word of all lines, what is not a gutter nearly no line crosses. */
const columnsOf = (lines: readonly (readonly Stretch[])[]): Range[] => {
  const edges = lines
    .flat()
    .flatMap(({ left, right }) => [
      { at: left, step: 1 },
      { at: right, step: -1 },
    ])
    .sort((a, b) => a.at - b.at || b.step - a.step);
  const columns: Range[] = [];
  let covering = 0;
  let from: number | null = null;
  for (const { at, step } of edges) {
    covering += step;
    const crossed = covering > mostCrossing * lines.length;
    if (crossed && from === null) from = at;
    if (crossed || from === null) continue;
    const before = columns.at(-1);
    if (before !== undefined && from - before.to < narrowestGutter) {
      columns[columns.length - 1] = { from: before.from, to: at };
    } else columns.push({ from, to: at });
    from = null;
  }
  return columns;
};

const cellsIn = (stretches: readonly Stretch[], columns: readonly Range[]): SourceCell[] => {
  const cells = new Map<number, SourceCell>();
  for (const { text, left, right } of stretches) {
    const first = Math.max(
      0,
      columns.findLastIndex(({ from }) => from <= left),
    );
    const last = Math.max(
      first,
      columns.findLastIndex(({ from }) => from < right),
    );
    const known = cells.get(first);
    cells.set(first, {
      text: known === undefined ? text : `${known.text} ${text}`,
      column: first + 1,
      columnSpan: last - first + 1,
      rowSpan: 1,
      line: null,
    });
  }
  return [...cells.values()];
};

/** A line above or below the table: its words are one cell. */
const loneCell = (line: TextLine): SourceCell[] => [
  { text: wordsOf(line), column: 1, columnSpan: 1, rowSpan: 1, line: null },
];

/** By the gaps alone: every line is a row, and a row without a number goes on with the one above. */
const blocksByGaps = (lines: readonly TextLine[]): SourceBlock[] => {
  const stretches = lines.map(stretchesOf);
  const isWide = ({ length }: readonly Stretch[]): boolean => length >= tableWidth;
  if (stretches.filter(isWide).length < fewestRows) return lines.map(paragraph);
  const [first, last] = [stretches.findIndex(isWide), stretches.findLastIndex(isWide)];
  const columns = columnsOf(stretches.slice(first, last + 1));
  if (columns.length < tableWidth) return lines.map(paragraph);
  const rows = lines.map((line, index): SourceRow => {
    const inTable = index >= first && index <= last;
    const cells = inTable ? cellsIn(stretches[index] ?? [], columns) : loneCell(line);
    return { row: index + 1, line: null, hidden: false, cells };
  });
  return blocksOf(rows, null);
};

export const blocksOnPage = (page: PdfPage): SourceBlock[] => {
  const { tables, outside } = boxedTables(page);
  const lines = withoutPageNumbers(linesIn(outside));
  const blocks = tables.length === 0 ? blocksByGaps(lines) : [];
  let counted = 0;
  let next = 0;
  for (const { top, rows } of tables) {
    const above = lines.slice(next).findIndex(({ base }) => base > top);
    const end = above === -1 ? lines.length : next + above;
    blocks.push(...lines.slice(next, end).map(paragraph));
    const numbered = rows.map((row) => ({ ...row, row: row.row + counted }));
    counted = numbered.at(-1)?.row ?? counted;
    blocks.push({ kind: 'table', sheet: null, table: page.number, rows: numbered });
    next = end;
  }
  if (tables.length > 0) blocks.push(...lines.slice(next).map(paragraph));
  return blocks.map((block) => (block.kind === 'table' ? { ...block, table: page.number } : block));
};
