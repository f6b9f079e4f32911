/**
 * Markdown, line by line and with patience: scanners write tables whose rule is a dash or a cell
 * short, and lists whose numbers are the document's own. A strict parser takes the first for a
 * paragraph and counts the second anew, so neither is left to one. An empty header is a row of blank
 * cells here; that it continues the table above is for the layout to see.
 */
import type { Fault } from '../../domain/document/unreadable.js';
import { type BlockBuilder, blockBuilder, type CellText } from '../blocks/blocks.js';
import type { Sourced } from '../sourced.js';
import { plainMarkdownCell, plainMarkdownLine } from './markup.js';
import { rowBeyondLimits } from './text-limits.js';

/** `|---|:--:|`, the line under a header. */
const rule = /^\|?:?-+:?(?:\|:?-+:?)*\|?$/;
export const isTableRule = (line: string): boolean =>
  line.includes('|') && rule.test(line.replace(/\s+/g, ''));

const underline = /^\s*(?:=+|-+|\*{3,}|_{3,})\s*$/;
const listItem = /^\s*(?:[-+*•]|\d+[.)])\s+/;
const headingSign = /^\s*#{1,6}\s+/;
const quoteSign = /^\s*(?:>\s?)+/;

/** The cells between unescaped bars; those at both ends of a line part nothing. */
const cellsOf = (line: string): string[] => {
  const cells: string[] = [];
  let start = 0;
  for (let index = 0; index < line.length; index += 1) {
    if (line[index] === '\\') index += 1;
    else if (line[index] === '|') {
      cells.push(line.slice(start, index));
      start = index + 1;
    }
  }
  cells.push(line.slice(start));
  if (cells.length > 1 && (cells[0] ?? '').trim() === '') cells.shift();
  if (cells.length > 1 && (cells.at(-1) ?? '').trim() === '') cells.pop();
  return cells;
};

const barred = /^\s*\|/;
const unescapedBar = /(?<!\\)\|/;

/** Lines that begin with a bar are rows; others with bars are, when a rule stands beside them. */
const isRow = (lines: readonly string[], index: number, inTable: boolean): boolean => {
  const line = lines[index] ?? '';
  if (barred.test(line)) return true;
  return unescapedBar.test(line) && (inTable || isTableRule(lines[index + 1] ?? ''));
};

/** Lines of one paragraph, gathered until it ends. */
type Paragraph = { text: string; line: number };

type State = {
  readonly builder: BlockBuilder;
  open: Paragraph | null;
  /** Width of the table's header; rows may have fewer cells, and more. */
  width: number | null;
};

const endParagraph = (state: State): void => {
  if (state.open === null) return;
  state.builder.paragraph(plainMarkdownLine(state.open.text), state.open.line);
  state.open = null;
};

const takeText = (state: State, text: string, line: number): void => {
  state.width = null;
  if (text.trim() === '') {
    endParagraph(state);
    return;
  }
  if (underline.test(text)) {
    endParagraph(state);
    return;
  }
  const bare = text.replace(quoteSign, '');
  const heading = headingSign.test(bare);
  if (heading || listItem.test(bare)) endParagraph(state);
  const plain = bare.replace(headingSign, '');
  if (state.open === null) state.open = { text: plain, line };
  else state.open.text += ` ${plain.trim()}`;
  if (heading) endParagraph(state);
};

/** Rows that lack cells at their end have them blank. */
const widened = (cells: readonly string[], width: number, line: number): CellText[] => [
  ...cells.map((cell) => ({ text: plainMarkdownCell(cell), line })),
  ...Array.from({ length: Math.max(0, width - cells.length) }, () => ({ text: '', line })),
];

const takeRow = (state: State, cells: readonly string[], line: number): Fault | null => {
  endParagraph(state);
  const fault = rowBeyondLimits(cells, line);
  if (fault !== null) return fault;
  if (state.width === null) state.builder.endTable();
  state.width ??= cells.length;
  state.builder.row(widened(cells, state.width, line), line);
  return null;
};

export const readMarkdown = (text: string): Sourced => {
  const lines = text.split('\n');
  const state: State = { builder: blockBuilder(), open: null, width: null };
  for (const [index, line] of lines.entries()) {
    if (isTableRule(line) && (state.width !== null || barred.test(line))) continue;
    if (isRow(lines, index, state.width !== null)) {
      const fault = takeRow(state, cellsOf(line.trim()), index + 1);
      if (fault !== null) return { outcome: 'faulty', fault };
    } else takeText(state, line, index + 1);
  }
  endParagraph(state);
  return {
    outcome: 'source',
    source: { format: 'markdown', blocks: state.builder.blocks(), remarks: [] },
  };
};
