/** A source written to a file, as a person or an office program writes it, in each format by hand. */
import type { SourceBlock, SourceDocument } from '../../domain/document/source.js';
import { docxFile, paragraph, paragraphs } from './docx-file.js';
import { inCommas, inManySheets, inOneSheet } from './sheet-variants.js';
import { toHtml, wordTable } from './source-tables.js';
import { asMarkdown, asTabs } from './text-layouts.js';
import { headerOf } from './variants.js';

export type SavedFile = { readonly bytes: Uint8Array; readonly fileName: string };

const pageBreak = paragraph('<w:r><w:br w:type="page"/></w:r>');

/** Headers come again on each page; tables side by side are kept apart by the end of a page. */
const wordBlock = (block: SourceBlock, index: number, blocks: readonly SourceBlock[]): string => {
  if (block.kind === 'paragraph') return paragraphs(block.text);
  const headers = headerOf(block).length;
  const rows = wordTable(block, (row) => (row < headers ? '<w:tblHeader/>' : undefined));
  return blocks[index + 1]?.kind === 'table' ? rows + pageBreak : rows;
};

/** Behind a table Word always has one more paragraph. */
export const asWord = ({ blocks }: SourceDocument): Uint8Array =>
  docxFile({ body: blocks.map(wordBlock).join('') + paragraph('') });

export const asPage = ({ blocks }: SourceDocument): Uint8Array =>
  new TextEncoder().encode(toHtml(blocks));

const textFile = (text: string, fileName: string): SavedFile => ({
  fileName,
  bytes: new TextEncoder().encode(text),
});

export const saved = {
  docx: (source: SourceDocument): SavedFile => ({ bytes: asWord(source), fileName: 'annex.docx' }),
  html: (source: SourceDocument): SavedFile => ({ bytes: asPage(source), fileName: 'annex.html' }),
  md: (source: SourceDocument): SavedFile => textFile(asMarkdown(source), 'annex.md'),
  tsv: (source: SourceDocument): SavedFile => textFile(asTabs(source), 'annex.tsv'),
  csv: ({ blocks }: SourceDocument): SavedFile => ({
    ...{ bytes: inCommas(blocks).bytes, fileName: 'annex.csv' },
  }),
  /** One sheet, with what people add to make it look like the print. */
  xlsx: async ({ blocks }: SourceDocument): Promise<SavedFile> => ({
    ...{ bytes: (await inOneSheet(blocks)).bytes, fileName: 'annex.xlsx' },
  }),
  /** A sheet for each table. */
  sheets: async ({ blocks }: SourceDocument): Promise<SavedFile> => ({
    ...{ bytes: (await inManySheets(blocks)).bytes, fileName: 'annex.xlsx' },
  }),
} as const;
export type SavedFormat = keyof typeof saved;
