/** Text as it is read, in a form that is easily written down as an expectation. */
import type { SourceBlock, SourceDocument } from '../../domain/document/source.js';
import { readPlainText } from '../../intake/text/plain-text.js';

export const read = (text: string): SourceDocument => {
  const sourced = readPlainText(text);
  if (sourced.outcome !== 'source') throw new Error(JSON.stringify(sourced.fault));
  return sourced.source;
};

/** Paragraphs as texts, tables as rows of texts. */
export const inShort = ({ blocks }: SourceDocument) =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map((row) => row.cells.map(({ text }) => text)),
  );

export const linesOf = (block: SourceBlock | undefined) =>
  block?.kind === 'table' ? block.rows.map(({ line }) => line) : [];
