import fc from 'fast-check';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import type { SourceBlock } from '../../domain/document/source.js';
import { readDocx } from '../../intake/docx.js';
import { readHtml } from '../../intake/html.js';
import type { Sourced } from '../../intake/sourced.js';
import { docxFile } from '../support/docx-file.js';
import { anyBlocks, toHtml, toWordXml } from '../support/source-tables.js';

const blocksOf = (read: Sourced): readonly SourceBlock[] => {
  if (read.outcome === 'faulty') throw new Error(JSON.stringify(read.fault));
  return read.source.blocks;
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('any tables and paragraphs written to a Word file read back to themselves', () =>
  fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      expect(blocksOf(await readDocx(docxFile({ body: toWordXml(blocks) })))).toEqual(blocks);
    }),
    { numRuns: 200 },
  ));

test('any tables and paragraphs written to a page read back to themselves', () =>
  fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      expect(blocksOf(await readHtml(bytesOf(toHtml(blocks))))).toEqual(blocks);
    }),
    { numRuns: 200 },
  ));

test('another reader of Word files finds the same cells in them', () =>
  fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      const file = docxFile({ body: toWordXml(blocks) });
      const page = await mammoth.convertToHtml({ buffer: Buffer.from(file) });
      expect(blocksOf(await readHtml(bytesOf(page.value)))).toEqual(blocksOf(await readDocx(file)));
    }),
    { numRuns: 50 },
  ));
