import { describe, expect, test } from 'vitest';
import type { SourceBlock, SourceRow } from '../../domain/document/source.js';
import { readXlsx } from '../../intake/sheet/xlsx.js';
import type { SourceReader } from '../../intake/sourced.js';
import { readCsv } from '../../intake/text/csv.js';
import { decodeText } from '../../intake/text/text.js';
import { sourceOf } from '../support/block-shapes.js';
import { documentBytes, skipDocuments } from '../support/documents.js';
import { sheetVariants, type Variant } from '../support/sheet-variants.js';

const readers: Readonly<Record<Variant['format'], SourceReader>> = {
  xlsx: readXlsx,
  csv: readCsv,
};

/** Lines with tabs are rows of tables, other lines paragraphs: no quotation marks to mind here. */
const blocksOfText = (text: string): SourceBlock[] => {
  const blocks: SourceBlock[] = [];
  let rows: SourceRow[] = [];
  const lines = text.split(/\r?\n/).map((line) => line.replaceAll('"', '”'));
  for (const line of [...lines, 'Hết']) {
    const cells = line.split('\t').map((cell) => cell.trim());
    if (cells.length > 1) {
      rows.push({
        ...{ row: rows.length + 1, line: null, hidden: false },
        cells: cells.map((cell, index) => ({
          ...{ text: cell, column: index + 1, columnSpan: 1, rowSpan: 1, line: null },
        })),
      });
      continue;
    }
    if (rows.length > 0) blocks.push({ kind: 'table', sheet: null, table: 1, rows });
    rows = [];
    if (line.trim() === '') continue;
    blocks.push({ kind: 'paragraph', text: line.trim(), sheet: null, line: null });
  }
  return blocks;
};

/** What stands in each row and paragraph, in its order; which of the two it became aside. */
const contentOf = (blocks: readonly SourceBlock[]): string[] =>
  blocks
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? [block.text]
        : block.rows.map(({ cells }) =>
            cells
              .map(({ text }) => text)
              .filter((text) => text !== '')
              .join(' | '),
          ),
    )
    .filter((content) => content !== '');

const textOf = (number: string): string => {
  const decoded = decodeText(documentBytes(number));
  if (decoded.outcome === 'faulty') throw new Error(decoded.fault.reason);
  return decoded.text;
};

describe.skipIf(skipDocuments).each(['001', '004'])('document %s', (number) => {
  test('saved as sheets of many kinds holds the same rows, in the same order', async () => {
    const blocks = blocksOfText(textOf(number));
    const content = contentOf(blocks);
    expect(content.length).toBeGreaterThan(25);
    for (const { name, format, bytes } of await sheetVariants(blocks)) {
      const read = sourceOf(await readers[format](bytes));
      expect([name, contentOf(read.blocks)]).toEqual([name, content]);
      const tables = read.blocks.filter(({ kind }) => kind === 'table');
      expect(tables.length).toBeGreaterThan(0);
    }
  });
});
