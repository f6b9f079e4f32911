/**
 * Text pasted from a page or a PDF, its columns held apart by blanks alone. Where no line has a
 * letter for two characters' width, a gutter runs between two columns. A guess, and said to be one:
 * everything read this way goes to a person.
 */
import type { Fault } from '../domain/document/unreadable.js';
import { type BlockBuilder, blockBuilder, type CellText } from './blocks.js';
import { plainCell, plainLine } from './markup.js';
import type { Sourced } from './sourced.js';
import { rowBeyondLimits } from './text-limits.js';

type Line = { readonly text: string; readonly line: number };

const gap = /\S {2,}(?=\S)/g;
const gapsIn = (text: string): number => text.match(gap)?.length ?? 0;
const fewestGaps = 2;

export const isAligned = (text: string): boolean => gapsIn(text) >= fewestGaps;

/** Wrapped cells leave lines of one column: they are indented, or have a gap of their own. */
const mayContinue = (text: string): boolean =>
  text.trim() === '' || /^ {2}/.test(text) || gapsIn(text) > 0;

/** Stretches of lines that begin and end with a line of several columns, or with what one wraps into. */
const regionEnd = (lines: readonly Line[], from: number): number => {
  let to = from + 1;
  while (to < lines.length && mayContinue(lines[to]?.text ?? '')) to += 1;
  while (to > from + 1 && (lines[to - 1]?.text ?? '').trim() === '') to -= 1;
  return to;
};

type Column = { readonly start: number; readonly end: number };

/** Runs of characters that some line fills; runs closer than two characters are one column. */
const columnsOf = (region: readonly Line[]): Column[] => {
  const width = region.reduce((most, { text }) => Math.max(most, text.length), 0);
  const filled = new Uint8Array(width);
  for (const { text } of region) {
    for (let index = 0; index < text.length; index += 1) if (text[index] !== ' ') filled[index] = 1;
  }
  const columns: Column[] = [];
  for (let index = 0; index < width; index += 1) {
    if (filled[index] === 0) continue;
    const last = columns.at(-1);
    if (last !== undefined && index - last.end < 2)
      columns[columns.length - 1] = { ...last, end: index + 1 };
    else columns.push({ start: index, end: index + 1 });
  }
  return columns;
};

const cellsOf = ({ text, line }: Line, columns: readonly Column[]): CellText[] =>
  columns.map(({ start, end }) => ({ text: plainCell(text.slice(start, end)), line }));

const fewestColumns = 3;

const takeRegion = (
  builder: BlockBuilder,
  region: readonly Line[],
  columns: readonly Column[],
): Fault | null => {
  builder.endTable();
  for (const row of region) {
    if (columns.length < fewestColumns) {
      builder.paragraph(plainLine(row.text), row.line);
      continue;
    }
    const cells = cellsOf(row, columns);
    const texts = cells.map((cell) => cell.text);
    const fault = rowBeyondLimits(texts, row.line);
    if (fault !== null) return fault;
    builder.row(cells, row.line);
  }
  return null;
};

export const readAlignedColumns = (text: string): Sourced => {
  const lines = text
    .split('\n')
    .map((content, index): Line => ({ text: content, line: index + 1 }));
  const builder = blockBuilder();
  let at = 0;
  while (at < lines.length) {
    const aligned = isAligned(lines[at]?.text ?? '');
    const region = lines.slice(at, aligned ? regionEnd(lines, at) : at + 1);
    const columns = region.length > 1 ? columnsOf(region) : [];
    const fault = takeRegion(builder, region, columns);
    if (fault !== null) return { outcome: 'faulty', fault };
    at += region.length;
  }
  const place = { sheet: null, table: null, row: null, column: null, line: null };
  const remarks = [{ id: 'columns-by-spaces' as const, place, count: 1 }];
  return { outcome: 'source', source: { format: 'text', blocks: builder.blocks(), remarks } };
};
