/**
 * CSV to paragraphs and a table. The delimiter is a comma, a semicolon (Excel where a comma marks the
 * decimals, as in Việt Nam) or a tab, whichever explains most: it is what stands between cells if
 * many rows have the same number of them. A first line `sep=;`, which Excel understands, decides it.
 * A row that has more or fewer cells than the header is refused, as nobody can tell which is which.
 */
import type { SourceBlock, SourceRow } from '../domain/document/source.js';
import type { Fault } from '../domain/document/unreadable.js';
import {
  type DelimitedRow,
  type DelimitedRows,
  readDelimited,
  widthsIn,
  withLineFeeds,
} from './delimited.js';
import { blocksOf, isHeaderLike } from './sheet-blocks.js';
import { mostFilledCells } from './sheet-limits.js';
import type { Sourced } from './sourced.js';
import { decodeText } from './text.js';

const delimiters = ['\t', ';', ','] as const;
const stated = /^sep=([,;\t])\n/i;
const sampleLength = 100_000;

/** How many delimiters of the text the best width accounts for. */
const explained = (text: string, delimiter: string): number =>
  Math.max(
    0,
    ...widthsIn(text, delimiter)
      .entries()
      .map(([width, rows]) => (width - 1) * rows),
  );

const delimiterOf = (text: string): string => {
  const start = text.slice(0, sampleLength);
  // A cut record would count as one that is short.
  const sample = text.length > sampleLength ? start.slice(0, start.lastIndexOf('\n') + 1) : start;
  const scores = delimiters.map((delimiter) => explained(sample, delimiter));
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ',';
};

const sourceRow = ({ line, cells }: DelimitedRow, index: number): SourceRow => ({
  ...{ row: index + 1, line, hidden: false },
  cells: cells.map((text, column) => ({
    ...{ text: text.trim(), column: column + 1, columnSpan: 1, rowSpan: 1, line },
  })),
});

const isBlank = (text: string): boolean => text.trim() === '';

/** Blank cells too many, and missing ones where the header itself is blank, are no harm. */
const fits = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length === 1 ||
  (cells.slice(header.length).every(isBlank) && header.slice(cells.length).every(isBlank));

/** The header is the first row of the table, and a row of words behind a line without cells. */
const raggedRow = (block: SourceBlock, rows: readonly DelimitedRow[]): Fault | null => {
  if (block.kind !== 'table') return null;
  let header: readonly string[] | null = null;
  for (const row of block.rows) {
    const { line, cells } = rows[row.row - 1] ?? { line: 0, cells: [] };
    const lone = rows[row.row - 2]?.cells.length === 1;
    if (header === null || (lone && cells.length > 1 && isHeaderLike(row))) header = cells;
    if (fits(cells, header)) continue;
    const cell = Math.min(cells.length, header.length) + 1;
    const [found, expected] = [String(cells.length), String(header.length)];
    return { reason: 'ragged-row', line, cell, found, expected };
  }
  return null;
};

/** The line on which there are more filled cells than are read. */
const tooManyCells = (rows: readonly DelimitedRow[]): Fault | null => {
  let left = mostFilledCells;
  for (const { line, cells } of rows) {
    for (const cell of cells) if (cell !== '') left -= 1;
    if (left < 0) return { reason: 'too-many-table-cells', line, expected: `${mostFilledCells}` };
  }
  return null;
};

/** The rows of a file as they stand, each with the line it begins on. */
export const csvRows = (bytes: Uint8Array): DelimitedRows => {
  const decoded = decodeText(bytes);
  if (decoded.outcome === 'faulty') return decoded;
  const text = withLineFeeds(decoded.text);
  const hint = stated.exec(text);
  // The hint's line becomes a blank one, so that the lines below keep their numbers.
  const body = hint === null ? text : text.slice(hint[0].length - 1);
  return readDelimited(body, hint?.[1] ?? delimiterOf(text));
};

export const readCsv = async (bytes: Uint8Array): Promise<Sourced> => {
  const read = csvRows(bytes);
  if (read.outcome === 'faulty') return read;
  const tooMany = tooManyCells(read.rows);
  if (tooMany !== null) return { outcome: 'faulty', fault: tooMany };
  const rows = read.rows.map(sourceRow);
  const blocks = blocksOf(
    rows.filter(({ cells }) => cells.some(({ text }) => text !== '')),
    null,
  );
  for (const block of blocks) {
    const fault = raggedRow(block, read.rows);
    if (fault !== null) return { outcome: 'faulty', fault };
  }
  if (blocks.length === 0) return { outcome: 'faulty', fault: { reason: 'empty' } };
  return { outcome: 'source', source: { format: 'csv', blocks, remarks: [] } };
};
