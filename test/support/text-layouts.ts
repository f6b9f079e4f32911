/** The same paragraphs and tables as text, in every layout that text is read in. */
import type { SourceBlock, SourceRow, SourceTable } from '../../domain/document/source.js';

type Blocks = { readonly blocks: readonly SourceBlock[] };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '*': '&#42;',
};
const asText = (text: string): string =>
  text.replace(/[&<>*]/g, (sign) => entities[sign] ?? sign).replaceAll('\n', '<br>');

/** The same as text with tabs. */
export const asTabs = ({ blocks }: Blocks): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? asText(block.text)
        : block.rows.map((row) => row.cells.map(({ text }) => asText(text)).join('\t')).join('\n'),
    )
    .join('\n\n');

const asMarkdownText = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>|~&]/g, (sign) => `\\${sign}`).replaceAll('\n', '<br>');

const markdownRow = (row: SourceRow): string =>
  `| ${row.cells.map(({ text }) => asMarkdownText(text)).join(' | ')} |`;

/** The same as Markdown; the first row of a table is its header. */
export const asMarkdown = ({ blocks }: Blocks): string =>
  blocks
    .map((block) => {
      if (block.kind === 'paragraph') return asMarkdownText(block.text);
      const [first, ...rest] = block.rows;
      const rule = `|${(first?.cells ?? []).map(() => '---|').join('')}`;
      return [
        ...(first === undefined ? [] : [markdownRow(first), rule]),
        ...rest.map(markdownRow),
      ].join('\n');
    })
    .join('\n\n');

/** A block of lines for each cell, ended by a bar of its own; paragraphs stand between blank lines. */
export const asCellBlocks = ({ blocks }: Blocks): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? `\n${block.text}\n\n`
        : block.rows
            .flatMap(({ cells }) => cells.map(({ text }) => (text === '' ? '|\n' : `${text}\n|\n`)))
            .join(''),
    )
    .join('');

const columnWidths = ({ rows }: SourceTable): readonly number[] => {
  const widths: number[] = [];
  for (const { cells } of rows)
    for (const [column, { text }] of cells.entries())
      for (const { length } of text.split('\n'))
        widths[column] = Math.max(widths[column] ?? 0, length);
  return widths;
};

/** Cells of several lines go on below themselves; a blank line parts the rows. */
const alignedRow = ({ cells }: SourceRow, widths: readonly number[]): string => {
  const columns = cells.map(({ text }) => text.split('\n'));
  const height = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, column) => (lines[line] ?? '').padEnd((widths[column] ?? 0) + 3))
      .join('')
      .trimEnd(),
  ).join('\n');
};

/** Columns held apart by blanks alone, as they come from a page or a PDF by the clipboard. */
export const asAlignedColumns = ({ blocks }: Blocks): string =>
  blocks
    .map((block) => {
      if (block.kind === 'paragraph') return block.text;
      const widths = columnWidths(block);
      return block.rows.map((row) => alignedRow(row, widths)).join('\n\n');
    })
    .join('\n\n');
