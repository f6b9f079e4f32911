/** What a reader gave, short enough to be written by hand in a test. */
import type { SourceDocument } from '../../domain/document/source.js';
import type { Sourced } from '../../intake/sourced.js';
import { readDocx } from '../../intake/word/docx.js';
import { docxFile, type WordFile } from './docx-file.js';

export const sourceOf = (read: Sourced): SourceDocument => {
  if (read.outcome === 'faulty') throw new Error(JSON.stringify(read.fault));
  return read.source;
};

/** Paragraphs as their text; tables as rows of `column text`, with `+columns+rows` where it spans. */
export const shapeOf = ({ blocks }: SourceDocument): (string | string[][])[] =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map(({ cells }) =>
          cells.map(({ column, columnSpan, rowSpan, text }) =>
            columnSpan + rowSpan === 2
              ? `${column} ${text}`
              : `${column}+${columnSpan}+${rowSpan} ${text}`,
          ),
        ),
  );

export const countsOf = ({ remarks }: SourceDocument): Record<string, number> =>
  Object.fromEntries(remarks.map(({ id, count }) => [id, count]));

export const readWord = async (file: WordFile): Promise<SourceDocument> =>
  sourceOf(await readDocx(docxFile(file)));

export const wordShape = async (file: WordFile): Promise<(string | string[][])[]> =>
  shapeOf(await readWord(file));

export const wordCounts = async (file: WordFile): Promise<Record<string, number>> =>
  countsOf(await readWord(file));
