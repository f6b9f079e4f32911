/**
 * The notation web pages leave behind when their tables are saved as text: every cell is a block of
 * hard-wrapped lines ended by a line that holds a bar and nothing else; a blank cell is a bar alone.
 * Rows have no end of their own. Where they end follows from the header, which says how many cells a
 * row has, and from the numbers rows begin with.
 */
import type { SourceDocument } from '../../domain/document/source.js';
import { foldName } from '../../domain/unit/folding.js';
import { type BlockBuilder, blockBuilder, type CellText } from '../blocks/blocks.js';
import type { Sourced } from '../sourced.js';
import { plainLine } from './markup.js';
import { rowBeyondLimits } from './text-limits.js';
import { paragraphsOf, type WrappedLine } from './wrapped-lines.js';

type Block = { readonly lines: readonly WrappedLine[]; readonly line: number };

const bar = /^\s*\|\s*$/;
export const isCellEnd = (line: string): boolean => bar.test(line);

/** Every cell, and the lines behind the last one. */
const blocksOf = (text: string): { readonly cells: Block[]; readonly rest: WrappedLine[] } => {
  const cells: Block[] = [];
  let lines: WrappedLine[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    if (isCellEnd(content)) {
      cells.push({ lines, line: lines[0]?.line ?? line });
      lines = [];
      continue;
    }
    // A line may be blank, or so once its tags are gone.
    const plain = plainLine(content);
    if (plain !== '') lines.push({ text: plain, line });
  }
  return { cells, rest: lines };
};

/** Rules drawn under a letterhead. */
const drawn = /^[-_=.*~–—\s]{3,}$/;

/** A line this short was not broken for want of room, if the next begins with a capital. */
const shortLine = 40;

const joined = (lines: readonly string[]): string =>
  lines.reduce((text, line) => {
    const last = text.slice(text.lastIndexOf('\n') + 1);
    const anew = last.length < shortLine && /^[\p{Lu}]\p{Ll}/u.test(line);
    return text === '' ? line : `${text}${anew ? '\n' : ' '}${line}`;
  }, '');

const cellOf = ({ lines, line }: Block): CellText => ({
  text: joined(lines.map(({ text }) => text).filter((text) => !drawn.test(text))),
  line,
});

const textOf = (block: Block | undefined): string => (block ? cellOf(block).text : '');

const numbers = /^\(?\d{1,4}\)?[.)]?$/;
const marks = /^(?:[A-Z]|[IVXLC]+)[.)]?$/;
const numberHeaders = new Set(['tt', 'stt', 'so tt', 'so thu tu']);

const isNumberHeader = (line: WrappedLine | undefined): boolean =>
  line !== undefined && numberHeaders.has(foldName(line.text));

const isNumbered = (block: Block | undefined): boolean => {
  const text = textOf(block);
  return numbers.test(text) || marks.test(text);
};

const fewestColumns = 3;
const mostColumns = 30;

/** How many cells the header has that begins in this block's last line; null when none does. */
const headerWidth = (cells: readonly Block[], at: number): number | null => {
  if (!isNumberHeader(cells[at]?.lines.at(-1))) return null;
  for (let width = 1; width <= mostColumns; width += 1) {
    if (isNumbered(cells[at + width])) return width < fewestColumns ? null : width;
  }
  return null;
};

/** A row begins with its number, or with a blank where it goes on with the row above. */
const beginsRow = (block: Block | undefined): boolean =>
  textOf(block) === '' || isNumbered(block) || isNumberHeader(block?.lines[0]);

/** How many cells the row has that begins here: those of the header, but for what is plainly else. */
const rowWidth = (cells: readonly Block[], at: number, width: number): number => {
  const left = cells.length - at;
  const isSection = marks.test(textOf(cells[at]));
  if (isSection && textOf(cells[at + 1]) !== '' && numbers.test(textOf(cells[at + 2]))) return 2;
  if (left <= width || beginsRow(cells[at + width])) return Math.min(width, left);
  const number = Number.parseInt(textOf(cells[at]), 10);
  for (let other = 2; other < 2 * width; other += 1) {
    if (Number.parseInt(textOf(cells[at + other]), 10) === number + 1) return other;
  }
  return width;
};

/** A row of two cells in a wider table: its second cell spans what is left, as printed. */
const takeRow = (builder: BlockBuilder, row: readonly Block[], width: number): void => {
  const cells = row.map(cellOf);
  const [first] = cells;
  const blank = { text: '', line: first?.line ?? 1 };
  const missing = marks.test(first?.text ?? '') ? Math.max(0, width - cells.length) : 0;
  builder.row([...cells, ...Array.from({ length: missing }, () => blank)], blank.line);
};

/** Takes the whole table whose header begins at `at`; answers where it ends. */
const takeTable = (builder: BlockBuilder, cells: readonly Block[], at: number, width: number) => {
  const header = cells.slice(at, at + width);
  const [first] = header;
  const prose = first?.lines.slice(0, -1) ?? [];
  takeProse(builder, prose);
  builder.endTable();
  const last = first?.lines.slice(-1) ?? [];
  takeRow(builder, [{ lines: last, line: last[0]?.line ?? 1 }, ...header.slice(1)], width);
  let next = at + width;
  while (next < cells.length && beginsRow(cells[next])) {
    const taken = rowWidth(cells, next, width);
    takeRow(builder, cells.slice(next, next + taken), width);
    next += taken;
  }
  builder.endTable();
  return next;
};

const takeProse = (builder: BlockBuilder, lines: readonly WrappedLine[]): void => {
  for (const { text, line } of paragraphsOf(lines)) builder.paragraph(text, line);
};

/** Of a block outside the tables, the lines from "Nơi nhận" on are the cell; a short one is all cell. */
const longestCellLines = 6;
const signatureOpening = /^nơi nhận\s*:?/i;

const partsOf = ({ lines, line }: Block): { prose: readonly WrappedLine[]; cell: Block | null } => {
  const signature = lines.findIndex(({ text }) => signatureOpening.test(text));
  if (signature !== -1) {
    const own = lines.slice(signature);
    return { prose: lines.slice(0, signature), cell: { lines: own, line: own[0]?.line ?? line } };
  }
  return lines.length > longestCellLines
    ? { prose: lines, cell: null }
    : { prose: [], cell: { lines, line } };
};

/** Letterheads and signatures stand in two columns. */
const takeAside = (builder: BlockBuilder, cells: readonly Block[]): void => {
  builder.endTable();
  for (let at = 0; at < cells.length; at += 2) {
    const row = cells.slice(at, at + 2).map(cellOf);
    builder.row(row, row[0]?.line ?? 1);
  }
  builder.endTable();
};

const blocksIn = (text: string): SourceDocument['blocks'] => {
  const builder = blockBuilder();
  const { cells, rest } = blocksOf(text);
  let aside: Block[] = [];
  const endAside = (): void => {
    if (aside.length > 0) takeAside(builder, aside);
    aside = [];
  };
  let at = 0;
  while (at < cells.length) {
    const width = headerWidth(cells, at);
    const block = cells[at];
    if (width !== null) {
      endAside();
      at = takeTable(builder, cells, at, width);
    } else {
      const { prose, cell } = block === undefined ? { prose: [], cell: null } : partsOf(block);
      if (prose.length > 0) endAside();
      takeProse(builder, prose);
      if (cell !== null) aside.push(cell);
      at += 1;
    }
  }
  endAside();
  takeProse(builder, rest);
  return builder.blocks();
};

export const readCellBlocks = (text: string): Sourced => {
  const blocks = blocksIn(text);
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    for (const row of block.rows) {
      const texts = row.cells.map((cell) => cell.text);
      const fault = rowBeyondLimits(texts, row.line ?? 1);
      if (fault !== null) return { outcome: 'faulty', fault };
    }
  }
  return { outcome: 'source', source: { format: 'text', blocks, remarks: [] } };
};
