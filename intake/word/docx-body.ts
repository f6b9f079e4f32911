/** Paragraphs and tables of a Word file, with the numbers that Word counts written out. */

import type { RawBlock, RawTable } from '../blocks/raw-blocks.js';
import {
  childNamed,
  childrenNamed,
  isOn,
  wordValue,
  type XmlElement,
  type XmlNode,
} from '../container/xml.js';
import { mostTableCells, widestTable } from '../limits.js';
import { addAll, isPlaceholder, type Line, silent, type WordBody } from './docx-line.js';
import { levelForStyle, nextNumber } from './docx-numbering.js';
import { hiddenByStyle, hiddenIn, listOfStyle, listReference } from './docx-styles.js';
import { type WordCell, type WordRow, wordRows } from './docx-table.js';

const numberOf = (
  body: WordBody,
  properties: XmlElement | null,
  styleId: string | null,
): string => {
  const direct = listReference(properties);
  const styled = listOfStyle(body.styles, styleId);
  const listId = direct.listId ?? styled?.listId ?? null;
  if (listId === null || listId === '0' || !body.counts) return '';
  const ofStyle =
    styled === null || direct.listId !== null
      ? null
      : (levelForStyle(body.counting.lists, listId, styled.styleId) ?? styled.level);
  const number = nextNumber(body.counting, listId, direct.level ?? ofStyle ?? 0);
  if (number !== null && !number.bullet) body.numbers += 1;
  return number?.text ?? '';
};

type Paragraph = Line & { readonly number: string; readonly openEnd: boolean };

/** A paragraph whose end was deleted runs on into the next, and takes number and looks from there. */
const paragraphOf = (body: WordBody, element: XmlElement, before: string): Paragraph => {
  const properties = childNamed(element, 'w:pPr');
  const mark = childNamed(properties, 'w:rPr');
  const gone = childNamed(mark, 'w:del') ?? childNamed(mark, 'w:moveFrom');
  const come = childNamed(mark, 'w:ins') ?? childNamed(mark, 'w:moveTo');
  if (gone !== null || come !== null) body.changes += 1;
  const styleId = wordValue(childNamed(properties, 'w:pStyle')) ?? body.styles.ofParagraphs;
  const hidden = hiddenByStyle(body.styles, styleId) ?? false;
  const line: Line = { text: before, boxes: [], hidden };
  addAll(body, element.children, line);
  const unseen = line.text.trim() === '' && (hiddenIn(mark) ?? hidden);
  const number = gone !== null || unseen ? '' : numberOf(body, properties, styleId);
  return { ...line, number, openEnd: gone !== null };
};

export const blocksOf = (body: WordBody, nodes: readonly XmlNode[]): RawBlock[] => {
  const blocks: RawBlock[] = [];
  let open = '';
  const end = (text: string): void => {
    if (text !== '') blocks.push({ kind: 'paragraph', text });
    open = '';
  };
  const read = (node: XmlNode): void => {
    if (typeof node === 'string' || silent.has(node.name)) return;
    if (node.name === 'w:p') {
      const paragraph = paragraphOf(body, node, open);
      if (paragraph.openEnd) open = paragraph.text;
      else end(paragraph.number + paragraph.text);
      for (const box of paragraph.boxes)
        for (const block of blocksOf(body, box.children)) blocks.push(block);
    } else if (node.name === 'w:tbl') {
      end(open);
      blocks.push(tableOf(body, node));
    } else if (node.name === 'w:altChunk') body.fault ??= { reason: 'embedded-document' };
    else if (node.name !== 'w:sdt' || !isPlaceholder(node)) node.children.forEach(read);
  };
  nodes.forEach(read);
  end(open);
  return blocks;
};

/** Rows stand in a table, and cells in a row, also within content controls and the like. */
const within = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => {
    if (typeof child === 'string' || silent.has(child.name)) return [];
    return child.name === name ? [child] : within(child, name);
  });

const count = (element: XmlElement | null, otherwise: number): number => {
  const value = Number(wordValue(element) ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, widestTable) : otherwise;
};

/** Merging is itself a change that can be tracked, and is then said in other words. */
const continuation = (properties: XmlElement | null): WordCell['continues'] => {
  const down = childNamed(properties, 'w:vMerge');
  const tracked = childNamed(properties, 'w:cellMerge')?.attributes['w:vMerge'];
  const across = childNamed(properties, 'w:hMerge');
  if (tracked !== undefined) return tracked === 'cont' ? 'above' : null;
  if (down !== null && wordValue(down) !== 'restart') return 'above';
  return across !== null && wordValue(across) !== 'restart' ? 'left' : null;
};

/** What is merged into another cell is not shown, so its paragraphs have no numbers to count. */
const cellOf = (body: WordBody, element: XmlElement, start: number): WordCell => {
  const properties = childNamed(element, 'w:tcPr');
  const end = start + Math.max(1, count(childNamed(properties, 'w:gridSpan'), 1));
  const continues = continuation(properties);
  const counted = body.counts;
  body.counts = counted && continues === null;
  const blocks = blocksOf(body, element.children);
  body.counts = counted;
  body.cells += 1;
  if (body.cells > mostTableCells)
    body.fault ??= { reason: 'too-many-table-cells', expected: String(mostTableCells) };
  return { start, end, continues, blocks };
};

const rowOf = (body: WordBody, element: XmlElement): WordRow | null => {
  const properties = childNamed(element, 'w:trPr');
  const gone = childNamed(properties, 'w:del') !== null;
  if (gone || childNamed(properties, 'w:ins') !== null) body.changes += 1;
  if (gone) return null;
  const cells: WordCell[] = [];
  let start = count(childNamed(properties, 'w:gridBefore'), 0);
  for (const cell of within(element, 'w:tc')) {
    if (childNamed(childNamed(cell, 'w:tcPr'), 'w:cellDel') !== null) {
      body.changes += 1;
      continue;
    }
    const read = cellOf(body, cell, start);
    cells.push(read);
    start = read.end;
  }
  if (start > widestTable)
    body.fault ??= { reason: 'too-many-columns', expected: String(widestTable) };
  return { hidden: isOn(childNamed(properties, 'w:hidden')), cells };
};

const tableOf = (body: WordBody, element: XmlElement): RawTable => {
  const grid = childrenNamed(childNamed(element, 'w:tblGrid'), 'w:gridCol');
  const widths = grid.map(({ attributes }) => Number(attributes['w:w'] ?? Number.NaN));
  const rows: WordRow[] = [];
  for (const row of within(element, 'w:tr')) {
    if (body.fault !== null) break;
    const read = rowOf(body, row);
    if (read !== null) rows.push(read);
  }
  const known = widths.every((width) => width >= 0);
  return { kind: 'table', rows: wordRows(rows, known ? widths : []), layout: false };
};
