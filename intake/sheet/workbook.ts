/** Our port to the library that reads .xlsx and .xls: sheets of texts, whichever of the two it was. */
import { EncryptedFileError, HucreError, isDateFormat, readXls, readXlsx, type Sheet } from 'hucre';
import type { Fault } from '../../domain/document/unreadable.js';
import { isCompoundFile, openCompoundFile } from '../container/compound-file.js';
import { mostSheets } from '../limits.js';
import { cellText, plainText } from './cell-text.js';
import { tooFar } from './sheet-extent.js';
import { type XlsSheetFacts, xlsFacts } from './xls-facts.js';

/** Rows and columns from zero, as the library counts them. */
export type Worksheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  /** The columns of a row that hold anything at all, and the text there. */
  readonly textsOf: (row: number) => readonly (readonly [number, string])[];
  readonly merges: NonNullable<Sheet['merges']>;
  readonly isHiddenRow: (row: number) => boolean;
  readonly isHiddenColumn: (column: number) => boolean;
};

export type OpenedWorkbook =
  | { readonly outcome: 'workbook'; readonly sheets: readonly Worksheet[] }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

type Facts = {
  readonly hidden: boolean;
  readonly formatAt: (place: string) => string;
  /** Of a formula's cell that has no value. */
  readonly formulaAt: (place: string) => string;
  readonly isHiddenRow: (row: number) => boolean;
  readonly isHiddenColumn: (column: number) => boolean;
};

/** Characters of what the library says is wrong. */
const longestShown = 200;
/** Sheets that are no worksheets (charts) are passed over, so many of them at most. */
const mostChartSheets = 20;
const lastXlsColumn = 255;
/** Dates as the strict form of the format writes them. */
const isoDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?$/;
const missingSheet = /missing worksheet file for sheet "(.*)"$/s;

const factsOf = (sheet: Sheet): Facts => ({
  hidden: sheet.hidden === true || sheet.veryHidden === true,
  formatAt: (place) => sheet.cells?.get(place)?.style?.numFmt ?? '',
  // Never calculated: rather its own words than a cell that seems blank.
  formulaAt: (place) => {
    const formula = sheet.cells?.get(place)?.formula ?? '';
    return formula === '' ? '' : `=${formula}`;
  },
  isHiddenRow: (row) => sheet.rowDefs?.get(row)?.hidden === true,
  isHiddenColumn: (column) => sheet.columns?.[column]?.hidden === true,
});

const factsOfXls = (facts: XlsSheetFacts): Facts => ({
  hidden: facts.hidden,
  formatAt: (place) => facts.formats.get(place) ?? '',
  formulaAt: () => '',
  isHiddenRow: (row) => facts.hiddenRows.has(row),
  isHiddenColumn: (column) => facts.hiddenColumns.has(column),
});

const worksheet = (sheet: Sheet, facts: Facts): Worksheet => {
  const textAt = (row: number, column: number): string => {
    const value = sheet.rows[row]?.[column] ?? null;
    const place = `${row},${column}`;
    if (value === null) return plainText(facts.formulaAt(place));
    if (typeof value !== 'string') return cellText(value, facts.formatAt(place));
    const date = isoDate.test(value) && isDateFormat(facts.formatAt(place));
    return date ? cellText(new Date(`${value}Z`), facts.formatAt(place)) : plainText(value);
  };
  return {
    name: sheet.name.normalize('NFC'),
    hidden: facts.hidden,
    rowCount: sheet.rows.length,
    textsOf(row) {
      const texts: [number, string][] = [];
      for (let column = 0; column < (sheet.rows[row]?.length ?? 0); column += 1) {
        const text = textAt(row, column);
        if (text !== '') texts.push([column, text]);
      }
      return texts;
    },
    merges: sheet.merges ?? [],
    isHiddenRow: facts.isHiddenRow,
    isHiddenColumn: facts.isHiddenColumn,
  };
};

const tooManySheets = (count: number): Fault => ({
  reason: 'too-many-parts',
  found: String(count),
  expected: String(mostSheets),
});

type Sheets = { readonly sheets: readonly Sheet[]; readonly count: number };

const readSheets = async (bytes: Uint8Array): Promise<Sheets> => {
  const passedOver = new Set<string>();
  let count = 0;
  for (;;) {
    try {
      const { sheets } = await readXlsx(bytes, {
        readStyles: true,
        sheets: ({ name, index }) => {
          count = Math.max(count, index + 1);
          return index < mostSheets && !passedOver.has(name);
        },
      });
      return { sheets, count };
    } catch (error) {
      const name = error instanceof HucreError ? missingSheet.exec(error.message)?.[1] : undefined;
      if (name === undefined || passedOver.size >= mostChartSheets) throw error;
      passedOver.add(name);
    }
  }
};

/** With the texts that the library did not see put where they belong. */
const completed = (sheet: Sheet, { texts }: XlsSheetFacts): Sheet => {
  for (const [place, text] of texts) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (column > lastXlsColumn) continue;
    const values = sheet.rows[row] ?? [];
    sheet.rows[row] = values;
    values[column] ??= text;
  }
  return sheet;
};

const noFacts: XlsSheetFacts = {
  hidden: false,
  formats: new Map(),
  texts: new Map(),
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
};

const faulty = (fault: Fault): OpenedWorkbook => ({ outcome: 'faulty', fault });

const openXls = async (bytes: Uint8Array): Promise<OpenedWorkbook> => {
  const file = openCompoundFile(bytes);
  // A password turns an .xlsx into a container of this kind.
  if (file?.names.includes('EncryptedPackage')) {
    return faulty({ reason: 'encrypted' });
  }
  const stream = file?.stream('Workbook') ?? file?.stream('Book') ?? null;
  if (stream === null) return faulty({ reason: 'broken', found: 'no Workbook stream' });
  const facts = xlsFacts(stream);
  if (facts.encrypted) return faulty({ reason: 'encrypted' });
  if (facts.sheetCount > mostSheets) return faulty(tooManySheets(facts.sheetCount));
  const { sheets } = await readXls(bytes);
  return {
    outcome: 'workbook',
    sheets: sheets.map((sheet, index) => {
      const known = facts.sheets[index] ?? noFacts;
      return worksheet(completed(sheet, known), factsOfXls(known));
    }),
  };
};

/** Whatever the library throws, it throws for what the file holds. */
const faultFrom = (error: unknown): Fault => {
  if (error instanceof EncryptedFileError) return { reason: 'encrypted' };
  const message = error instanceof Error ? error.message : String(error);
  return { reason: 'broken', found: message.slice(0, longestShown) };
};

export const openWorkbook = async (bytes: Uint8Array): Promise<OpenedWorkbook> => {
  try {
    if (isCompoundFile(bytes)) return await openXls(bytes);
    const far = tooFar(bytes);
    if (far !== null) return faulty(far);
    const { sheets, count } = await readSheets(bytes);
    if (count > mostSheets) return faulty(tooManySheets(count));
    return { outcome: 'workbook', sheets: sheets.map((sheet) => worksheet(sheet, factsOf(sheet))) };
  } catch (error) {
    return faulty(faultFrom(error));
  }
};
