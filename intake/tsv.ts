/** Tab-separated text: a line of one cell is a paragraph, runs of lines with tabs are tables. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Fault } from '../domain/document/unreadable.js';
import { type BlockBuilder, blockBuilder } from './blocks.js';
import { plainCell, plainLine } from './markup.js';
import type { Sourced } from './sourced.js';
import { rowBeyondLimits } from './text-limits.js';

/**
 * A cell that holds a tab was opened by a quotation mark nobody closed: it swallowed its neighbours,
 * perhaps whole rows.
 */
const cellFault = (cells: readonly string[], line: number): Fault | null => {
  const swallowing = cells.findIndex((text) => text.includes('\t'));
  if (swallowing !== -1) return { reason: 'broken-quote', line, cell: swallowing + 1 };
  return cells.length > 1 ? rowBeyondLimits(cells, line) : null;
};

const take = (builder: BlockBuilder, cells: readonly string[], line: number): void => {
  const [only = ''] = cells;
  if (cells.length === 1) builder.paragraph(plainLine(only), line);
  else
    builder.row(
      cells.map((cell) => ({ text: plainCell(cell), line })),
      line,
    );
};

/** A quotation mark nobody closed stands behind the last whole record; the parser names the end. */
export const readTsv = (text: string): Sourced => {
  const builder = blockBuilder();
  let line = 1;
  let fault: Fault | null = null;
  try {
    parse(text, {
      delimiter: '\t',
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        fault ??= cellFault(cells, line);
        if (fault === null) take(builder, cells, line);
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fault ??= { reason: 'broken-quote', line };
  }
  if (fault !== null) return { outcome: 'faulty', fault };
  return {
    outcome: 'source',
    source: { format: 'tsv', blocks: builder.blocks(), remarks: [] },
  };
};
