/**
 * Text pasted from a page or a PDF, its columns held apart by blanks alone. Where no line has a
 * letter for two characters' width, a gutter runs between two columns. A guess, and said to be one:
 * everything read this way goes to a person.
 */
import type { Fault } from '../../domain/document/unreadable.js';
import { type BlockBuilder, blockBuilder, type CellText } from '../blocks/blocks.js';
import type { Sourced } from '../sourced.js';
import { plainCell, plainLine } from './markup.js';
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

/** A run of letters broken by one blank only. */
const run = /\S+(?: \S+)*/g;

/** Both lists, what touches or overlaps as one; runs closer than two characters are one column. */
const joined = (a: readonly Column[], b: readonly Column[]): readonly Column[] => {
  const within = b.every(({ start, end }) =>
    a.some((column) => column.start <= start && end <= column.end),
  );
  if (within) return a;
  const columns: Column[] = [];
  for (const column of [...a, ...b].sort((one, other) => one.start - other.start)) {
    const last = columns.at(-1);
    if (last === undefined || column.start - last.end >= 2) columns.push(column);
    else columns[columns.length - 1] = { ...last, end: Math.max(last.end, column.end) };
  }
  return columns;
};

const columnsOf = (lines: readonly Line[]): readonly Column[] =>
  lines.reduce<readonly Column[]>((columns, { text }) => {
    const own = [...text.matchAll(run)].map(({ 0: words, index }) => ({
      start: index,
      end: index + words.length,
    }));
    return joined(columns, own);
  }, []);

type Stretch = { readonly lines: Line[]; columns: readonly Column[] };

/** Pieces between blank lines, one table as long as the next piece leaves its gutters open. */
const stretchesOf = (region: readonly Line[]): Stretch[] => {
  const pieces: Line[][] = [[]];
  for (const line of region) {
    if (line.text.trim() === '') pieces.push([]);
    else pieces.at(-1)?.push(line);
  }
  const stretches: Stretch[] = [];
  for (const piece of pieces.filter(({ length }) => length > 0)) {
    const open = stretches.at(-1);
    const own = columnsOf(piece);
    const both = open === undefined ? [] : joined(open.columns, own);
    const fits =
      open !== undefined && both.length >= open.columns.length && both.length >= own.length;
    if (!fits) stretches.push({ lines: piece, columns: own });
    else {
      open.columns = both;
      for (const line of piece) open.lines.push(line);
    }
  }
  return stretches;
};

const cellsOf = ({ text, line }: Line, columns: readonly Column[]): CellText[] =>
  columns.map(({ start, end }) => ({ text: plainCell(text.slice(start, end)), line }));

const fewestColumns = 3;

const takeStretch = (builder: BlockBuilder, { lines, columns }: Stretch): Fault | null => {
  builder.endTable();
  for (const row of lines) {
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
    const single = { lines: region, columns: [] };
    for (const stretch of region.length > 1 ? stretchesOf(region) : [single]) {
      const fault = takeStretch(builder, stretch);
      if (fault !== null) return { outcome: 'faulty', fault };
    }
    at += region.length;
  }
  const place = { sheet: null, table: null, row: null, column: null, line: null };
  const remarks = [{ id: 'columns-by-spaces' as const, place, count: 1 }];
  return { outcome: 'source', source: { format: 'text', blocks: builder.blocks(), remarks } };
};
