/** Tab-separated text: a line of one cell is a paragraph, runs of lines with tabs are tables. */
import { type BlockBuilder, blockBuilder } from '../blocks/blocks.js';
import type { Sourced } from '../sourced.js';
import { readDelimited } from './delimited.js';
import { plainCell, plainLine } from './markup.js';

const take = (builder: BlockBuilder, cells: readonly string[], line: number): void => {
  const [only = ''] = cells;
  if (cells.length === 1) builder.paragraph(plainLine(only), line);
  else
    builder.row(
      cells.map((cell) => ({ text: plainCell(cell), line })),
      line,
    );
};

export const readTsv = (text: string): Sourced => {
  const read = readDelimited(text, '\t');
  if (read.outcome === 'faulty') return read;
  const builder = blockBuilder();
  for (const { cells, line } of read.rows) take(builder, cells, line);
  return {
    outcome: 'source',
    source: { format: 'tsv', blocks: builder.blocks(), remarks: [] },
  };
};
