/** Tables as readers give them, generated, and written in the formats they are read from. */
import fc from 'fast-check';
import type { SourceBlock, SourceCell, SourceTable } from '../../domain/document/source.js';
import { escapeXml, paragraphs, row, table, textCell } from './docx-file.js';

/** Nothing a reader may tidy: no spaces at the ends or side by side, no blank lines. */
const word = fc.constantFrom(
  'Bộ Công an',
  'Tháng 3/2022',
  'đường',
  '“nơi thừa”',
  'A & B',
  '<p>',
  '"x"',
  "l'état",
  '1.000',
  '*',
  '|',
  '–',
  '𝄞',
  '&nbsp;',
);
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const text = fc.array(line, { maxLength: 3 }).map((lines) => lines.join('\n').normalize('NFC'));

type Rectangle = {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
};

const rectangle = (height: number, width: number): fc.Arbitrary<Rectangle> =>
  fc.record({
    top: fc.integer({ min: 1, max: height - 1 }),
    left: fc.integer({ min: 0, max: width - 1 }),
    height: fc.integer({ min: 1, max: 3 }),
    width: fc.integer({ min: 1, max: 3 }),
  });

/** Rectangles that overlap an earlier one, or the edge, are left out. */
const laidOut = (height: number, width: number, asked: readonly Rectangle[]): Rectangle[] => {
  const owner = Array.from({ length: height }, () => Array<boolean>(width).fill(false));
  const placed: Rectangle[] = [];
  const place = (candidate: Rectangle): void => {
    const { top, left } = candidate;
    const lines = owner.slice(top, top + candidate.height);
    const squares = lines.flatMap((taken) => taken.slice(left, left + candidate.width));
    if (squares.length < candidate.height * candidate.width || squares.includes(true)) return;
    for (const taken of lines) taken.fill(true, left, left + candidate.width);
    placed.push(candidate);
  };
  asked.forEach(place);
  for (let top = 0; top < height; top += 1)
    for (let left = 0; left < width; left += 1) place({ top, left, height: 1, width: 1 });
  return placed;
};

/** The first row is a header with a cell in each column, and comes again where a page would end. */
export const anySourceTable: fc.Arbitrary<SourceTable> = fc
  .record({ height: fc.integer({ min: 2, max: 7 }), width: fc.integer({ min: 2, max: 6 }) })
  .chain(({ height, width }) =>
    fc.record({
      rectangles: fc
        .array(rectangle(height, width), { maxLength: 5 })
        .map((asked) => laidOut(height, width, asked)),
      header: fc.array(line, { minLength: width, maxLength: width }),
      texts: fc.array(text, { minLength: height * width, maxLength: height * width }),
      repeated: fc.integer({ min: 1, max: height - 1 }),
      height: fc.constant(height),
    }),
  )
  .map(({ rectangles, header, texts, repeated, height }) => {
    const cellAt = ({ top, left, height: rowSpan, width: columnSpan }: Rectangle): SourceCell => ({
      text: (top === 0 ? header[left] : texts[top * header.length + left]) ?? '',
      column: left + 1,
      columnSpan,
      rowSpan,
      line: null,
    });
    const rows = Array.from({ length: height }, (_, top) => ({
      row: top + 1,
      line: null,
      hidden: false,
      cells: rectangles
        .filter((placed) => placed.top === top)
        .sort((one, other) => one.left - other.left)
        .map(cellAt),
    }));
    const plain = rows[repeated]?.cells.every(({ rowSpan }) => rowSpan === 1) === true;
    const whole = rows[repeated]?.cells.reduce((sum, { columnSpan }) => sum + columnSpan, 0);
    const again = plain && whole === header.length ? rows[0]?.cells : undefined;
    return {
      kind: 'table',
      sheet: null,
      table: 1,
      rows: rows.map((line) =>
        line.row === repeated + 1 && again !== undefined ? { ...line, cells: again } : line,
      ),
    };
  });

export const anyParagraph: fc.Arbitrary<SourceBlock> = line.map((words) => ({
  kind: 'paragraph',
  text: words.normalize('NFC'),
  sheet: null,
  line: null,
}));

/** Tables are numbered as they stand. */
export const anyBlocks: fc.Arbitrary<readonly SourceBlock[]> = fc
  .array(fc.oneof(anySourceTable, anyParagraph), { minLength: 1, maxLength: 4 })
  .map((blocks) => {
    let ordinal = 0;
    return blocks.map((block) => {
      if (block.kind === 'paragraph') return block;
      ordinal += 1;
      return { ...block, table: ordinal };
    });
  });

/** What covers each place of the grid, row by row: a cell, and whether it begins there. */
const wordRow = (
  source: SourceTable,
  index: number,
  width: number,
  properties: string | undefined,
): string => {
  const covering = (column: number) => {
    for (const { row: top, cells } of source.rows.slice(0, index + 1))
      for (const cell of cells)
        if (cell.column === column && top + cell.rowSpan > index + 1) return { cell, top };
    return null;
  };
  const cells: string[] = [];
  for (let column = 1; column <= width; ) {
    const found = covering(column);
    if (found === null) throw new Error(`nothing covers row ${index + 1}, column ${column}`);
    const { cell, top } = found;
    const across = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '';
    const begins = top === index + 1;
    const down = cell.rowSpan > 1 ? `<w:vMerge${begins ? ' w:val="restart"' : ''}/>` : '';
    cells.push(textCell(begins ? cell.text : '', across + down));
    column += cell.columnSpan;
  }
  return row(cells, properties);
};

export const widthOf = (source: SourceTable): number =>
  Math.max(
    ...source.rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columnSpan - 1)),
  );

/** `properties` are those of its rows, by their places from zero. */
export const wordTable = (
  source: SourceTable,
  properties: (index: number) => string | undefined = () => undefined,
): string => {
  const width = widthOf(source);
  const rows = source.rows.map((_, index) => wordRow(source, index, width, properties(index)));
  return table(rows, width);
};

export const toWordXml = (blocks: readonly SourceBlock[]): string =>
  blocks
    .map((block) => (block.kind === 'paragraph' ? paragraphs(block.text) : wordTable(block)))
    .join('');

const htmlText = (text: string): string => escapeXml(text).replaceAll('\n', '<br>');

const htmlCell = ({ text, columnSpan, rowSpan }: SourceCell): string =>
  `<td colspan=${columnSpan} rowspan="${rowSpan}">${htmlText(text)}</td>`;

export const toHtml = (blocks: readonly SourceBlock[]): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? `<p>${htmlText(block.text)}</p>`
        : `<table>${block.rows
            .map(({ cells }) => `<tr>${cells.map(htmlCell).join('')}</tr>`)
            .join('\n')}</table>`,
    )
    .join('\n')}</body></html>`;
