/** What a reader gave, in a form that is easily written down as an expectation. */
import type { SourceBlock, SourceDocument, SourceRow } from '../../domain/document/source.js';
import type { Sourced } from '../../intake/sourced.js';

export const sourceOf = (sourced: Sourced): SourceDocument => {
  if (sourced.outcome === 'faulty') throw new Error(JSON.stringify(sourced.fault));
  return sourced.source;
};

export const faultOf = (sourced: Sourced) => {
  if (sourced.outcome === 'source') throw new Error('it was read');
  return sourced.fault;
};

/** `2:text` by column, `2(3x1):text` for a cell over three columns and one row. */
const cellsOf = ({ row, cells }: SourceRow): string[] => [
  String(row),
  ...cells.map(({ text, column, columnSpan, rowSpan }) => {
    const span = columnSpan === 1 && rowSpan === 1 ? '' : `(${columnSpan}x${rowSpan})`;
    return `${column}${span}:${text}`;
  }),
];

/** Paragraphs as their text, tables as their rows. */
export const shapeOfBlocks = (blocks: readonly SourceBlock[]): (string | string[][])[] =>
  blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.rows.map(cellsOf)));

export const shapeOf = (sourced: Sourced): (string | string[][])[] =>
  shapeOfBlocks(sourceOf(sourced).blocks);
