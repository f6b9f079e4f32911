/** Sources of prose for tests: one paragraph a line, a bar for a table between them. */
import type { SourceBlock, SourceDocument } from '../../../domain/document/source.js';

const blockOf = (text: string, index: number): SourceBlock =>
  text === '|'
    ? { kind: 'table', sheet: null, table: 1, rows: [] }
    : { kind: 'paragraph', text, sheet: null, line: index + 1 };

export const sourceOf = (lines: readonly string[]): SourceDocument => ({
  format: 'text',
  blocks: lines.map(blockOf),
  remarks: [],
});
