/** The documents as a person would have them from Word or LibreOffice: the same cells, in every format. */
import { describe, expect, test } from 'vitest';
import type { SourceBlock } from '../../domain/document/source.js';
import { readSourceFile } from '../../intake/source-file.js';
import { documentBytes, skipDocuments } from '../support/documents.js';
import { escapeXml } from '../support/docx-file.js';
import { saveAs, skipOffice } from '../support/office.js';
import { sourceOf } from '../support/source-shape.js';

const linesOf = (number: string): string[][] =>
  new TextDecoder()
    .decode(documentBytes(number))
    .normalize('NFC')
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((text) => text.replace(/\s+/g, ' ').trim()));

/** Lines with tabs become rows; each run of them a table of its own. */
const pageOf = (lines: readonly string[][]): string => {
  const pieces = lines.map((cells, index) => {
    if (cells.length === 1) return `<p>${escapeXml(cells.join())}</p>`;
    const begins = (lines[index - 1]?.length ?? 1) !== cells.length;
    const ends = (lines[index + 1]?.length ?? 1) !== cells.length;
    const row = `<tr>${cells.map((text) => `<td>${escapeXml(text)}</td>`).join('')}</tr>`;
    return `${begins ? '<table border=1>' : ''}${row}${ends ? '</table>' : ''}`;
  });
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${pieces.join('')}</body></html>`;
};

/** Cells by their columns, so that a cell in a wrong column is seen. */
const rowsOf = (blocks: readonly SourceBlock[]): string[][] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [[block.text]]
      : block.rows.map(({ cells }) => {
          const row: string[] = [];
          for (const { column, text } of cells) row[column - 1] = text;
          return row;
        }),
  );

describe.skipIf(skipDocuments || skipOffice)('documents 000, 001 and 004', () => {
  const formats: readonly (readonly [string, readonly string[]])[] = [
    ['000', ['html']],
    ['001', ['rtf']],
    ['004', ['doc', 'odt']],
  ];
  for (const [number, others] of formats)
    test(`${number} has the same cells in .docx and ${others.join(', ')}`, async () => {
      const lines = linesOf(number);
      const docx = saveAs(pageOf(lines), 'html', 'docx', 'docx:MS Word 2007 XML');
      expect(rowsOf(sourceOf(await readSourceFile(docx, 'a.docx')).blocks)).toEqual(lines);
      for (const format of others) {
        const saved = saveAs(docx, 'docx', format);
        const { blocks } = sourceOf(await readSourceFile(saved, `a.${format}`));
        expect([format, ...rowsOf(blocks)]).toEqual([format, ...lines]);
      }
    }, 120_000);
});
