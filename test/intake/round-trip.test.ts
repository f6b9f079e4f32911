import fc from 'fast-check';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { readHtml } from '../../intake/web/html.js';
import { readDocx } from '../../intake/word/docx.js';
import { docxFile } from '../support/docx-file.js';
import { sourceOf } from '../support/source-shape.js';
import { anyBlocks, toHtml, toWordXml } from '../support/source-tables.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('any tables and paragraphs written to a Word file read back to themselves', () =>
  fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      expect(sourceOf(await readDocx(docxFile({ body: toWordXml(blocks) }))).blocks).toEqual(
        blocks,
      );
    }),
    { numRuns: 200 },
  ));

test('any tables and paragraphs written to a page read back to themselves', () =>
  fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      expect(sourceOf(await readHtml(bytesOf(toHtml(blocks)))).blocks).toEqual(blocks);
    }),
    { numRuns: 200 },
  ));

test('another reader of Word files finds the same cells in them', () =>
  fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      const file = docxFile({ body: toWordXml(blocks) });
      const page = await mammoth.convertToHtml({ buffer: Buffer.from(file) });
      expect(sourceOf(await readHtml(bytesOf(page.value))).blocks).toEqual(
        sourceOf(await readDocx(file)).blocks,
      );
    }),
    { numRuns: 50 },
  ));
