/** The same paragraphs and tables as people save them in sheets: several ways to make one annex. */
import { type CellValue, type MergeRange, type WriteSheet, writeXlsx } from 'hucre';
import type { SourceBlock, SourceTable } from '../../domain/document/source.js';

export type Variant = {
  readonly name: string;
  readonly format: 'xlsx' | 'csv';
  readonly bytes: Uint8Array;
};

type Sheet = { readonly rows: CellValue[][]; readonly merges: MergeRange[] };

const widthOf = (blocks: readonly SourceBlock[]): number =>
  Math.max(
    1,
    ...blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.rows.flatMap(({ cells }) =>
            cells.map(({ column, columnSpan }) => column + columnSpan - 1),
          )
        : [],
    ),
  );

/** What Excel makes of a number that somebody types. */
const typed = (text: string): CellValue => {
  if (text === '') return null;
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : text;
};

const addTable = ({ rows, merges }: Sheet, table: SourceTable, left: number): void => {
  const [first] = table.rows;
  const top = rows.length - (first?.row ?? 1);
  for (const { row, cells } of table.rows) {
    const values: CellValue[] = [];
    for (const { text, column, columnSpan, rowSpan } of cells) {
      const at = column - 1 + left;
      while (values.length <= at) values.push(null);
      values[at] = typed(text);
      if (columnSpan === 1 && rowSpan === 1) continue;
      const startRow = top + row;
      merges.push({
        ...{ startRow, startCol: at },
        ...{ endRow: startRow + rowSpan - 1, endCol: at + columnSpan - 1 },
      });
    }
    rows.push(values);
  }
};

type Habits = {
  /** Empty columns at the left. */
  readonly left: number;
  /** Titles are merged over the width of the table. */
  readonly mergedTitles: boolean;
  /** A blank row above and below each table. */
  readonly spaced: boolean;
};

const sheetOf = (blocks: readonly SourceBlock[], { left, mergedTitles, spaced }: Habits): Sheet => {
  const sheet: Sheet = { rows: [], merges: [] };
  const { rows, merges } = sheet;
  const width = widthOf(blocks);
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const row = rows.length;
      rows.push([...Array.from({ length: left }, () => null), block.text]);
      if (!mergedTitles || width === 1) continue;
      merges.push({ startRow: row, startCol: left, endRow: row, endCol: left + width - 1 });
      continue;
    }
    if (spaced) rows.push([]);
    addTable(sheet, block, left);
    if (spaced) rows.push([]);
  }
  return sheet;
};

const workbook = async (name: string, sheets: readonly Sheet[]): Promise<Variant> => ({
  name,
  format: 'xlsx',
  bytes: await writeXlsx({
    sheets: sheets.map((sheet, index): WriteSheet => ({ name: `Trang ${index + 1}`, ...sheet })),
  }),
});

/** Each table with the paragraphs above it; what comes below the last is with it. */
const parts = (blocks: readonly SourceBlock[]): SourceBlock[][] => {
  const last = blocks.findLastIndex(({ kind }) => kind === 'table');
  const found: SourceBlock[][] = [[]];
  for (const [index, block] of blocks.entries()) {
    found.at(-1)?.push(block);
    if (block.kind === 'table' && index < last) found.push([]);
  }
  return found;
};

const csv = (name: string, { rows }: Sheet, delimiter: string): Variant => {
  const width = Math.max(...rows.map(({ length }) => length));
  const quoted = (value: CellValue): string => {
    const text = value === null ? '' : String(value);
    return /["\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) =>
    Array.from({ length: width }, (_, index) => quoted(row[index] ?? null)).join(delimiter),
  );
  return { name, format: 'csv', bytes: new TextEncoder().encode(`\ufeff${lines.join('\r\n')}`) };
};

const plainly = { left: 0, mergedTitles: false, spaced: false };
const tidily = { left: 2, mergedTitles: true, spaced: true };

export const inOneSheet = (blocks: readonly SourceBlock[]): Promise<Variant> =>
  workbook('one sheet, merged titles, blank rows, empty columns', [sheetOf(blocks, tidily)]);

export const inManySheets = (blocks: readonly SourceBlock[]): Promise<Variant> =>
  workbook(
    'a sheet for each table',
    parts(blocks).map((part) => sheetOf(part, { ...tidily, spaced: false })),
  );

/** CSV cannot say what is merged: for tables without merged cells only. */
export const inCommas = (blocks: readonly SourceBlock[]): Variant =>
  csv('CSV with commas', sheetOf(blocks, plainly), ',');

export const sheetVariants = async (
  blocks: readonly SourceBlock[],
): Promise<readonly Variant[]> => [
  await workbook('one sheet, nothing merged', [sheetOf(blocks, plainly)]),
  await inOneSheet(blocks),
  await inManySheets(blocks),
  inCommas(blocks),
  csv('CSV with semicolons', sheetOf(blocks, plainly), ';'),
];
