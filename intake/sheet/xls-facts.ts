/**
 * What an .xls file says about its cells beside their values: number formats, what is hidden, and
 * whether it is encrypted ([MS-XLS], BIFF8). The values themselves are read by the library.
 */
import { mostSheets } from '../limits.js';

export type XlsSheetFacts = {
  readonly hidden: boolean;
  /** Row and column from zero. */
  readonly formats: ReadonlyMap<string, string>;
  /** What formulas gave that are shared by several cells: the library does not see it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
};

export type XlsFacts = {
  readonly encrypted: boolean;
  readonly sheetCount: number;
  /** None where there are more than are read. */
  readonly sheets: readonly XlsSheetFacts[];
};

type BiffRecord = { readonly id: number; readonly data: DataView; readonly next: number };

const ids = {
  endOfPart: 0x0a,
  encryption: 0x2f,
  columns: 0x7d,
  sheet: 0x85,
  numbers: 0xbd,
  cellFormat: 0xe0,
  formula: 0x06,
  formulaText: 0x207,
  row: 0x208,
  numberFormat: 0x41e,
} as const;
/** Number, formula, truth value or error, packed number: all begin with row, column and format. */
const cellIds: ReadonlySet<number> = new Set([0x203, 0x06, 0x205, 0x27e]);

/** Formats that need no record of their own; the others of them change no text. */
const builtIn: readonly (readonly [number, string])[] = [
  [2, '0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [14, 'm/d/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm'],
  [19, 'h:mm:ss'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yyyy h:mm'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
];

/** By the place each record begins at: sheets are found by it. */
const recordsIn = (stream: Uint8Array): ReadonlyMap<number, BiffRecord> => {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records = new Map<number, BiffRecord>();
  let at = 0;
  while (at + 4 <= stream.length) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > stream.length) break;
    const data = new DataView(stream.buffer, stream.byteOffset + at + 4, length);
    records.set(at, { id: view.getUint16(at, true), data, next: at + 4 + length });
    at += 4 + length;
  }
  return records;
};

/** The records of one part of the stream: of the workbook, or of a sheet. */
function* partAt(records: ReadonlyMap<number, BiffRecord>, start: number): Generator<BiffRecord> {
  let record = records.get(start);
  while (record !== undefined && record.id !== ids.endOfPart) {
    yield record;
    record = records.get(record.next);
  }
}

const word = (data: DataView, at: number): number =>
  at + 2 <= data.byteLength ? data.getUint16(at, true) : 0;

/** A string with its length in two bytes before it. */
const textAt = (data: DataView, at: number): string => {
  const wide = at + 2 < data.byteLength && (data.getUint8(at + 2) & 1) === 1;
  const from = Math.min(at + 3, data.byteLength);
  const length = Math.min(word(data, at) * (wide ? 2 : 1), data.byteLength - from);
  const bytes = new Uint8Array(data.buffer, data.byteOffset + from, length);
  return new TextDecoder(wide ? 'utf-16le' : 'latin1').decode(bytes);
};

/** A formula whose value is a text says so here; the text stands in a record behind it. */
const givesText = (data: DataView): boolean =>
  (word(data, 6) & 0xff) === 0 && word(data, 12) === 0xffff;

type Formats = { readonly codes: Map<number, string>; readonly ofCellFormat: number[] };

const sheetFacts = (
  part: Iterable<BiffRecord>,
  hidden: boolean,
  { codes, ofCellFormat }: Formats,
): XlsSheetFacts => {
  const formats = new Map<string, string>();
  const texts = new Map<string, string>();
  let awaiting: string | null = null;
  const [hiddenRows, hiddenColumns] = [new Set<number>(), new Set<number>()];
  const note = (row: number, column: number, cellFormat: number): void => {
    const code = codes.get(ofCellFormat[cellFormat] ?? 0);
    if (code !== undefined) formats.set(`${row},${column}`, code);
  };
  for (const { id, data } of part) {
    if (cellIds.has(id)) {
      note(word(data, 0), word(data, 2), word(data, 4));
      const text = id === ids.formula && givesText(data);
      awaiting = text ? `${word(data, 0)},${word(data, 2)}` : null;
    }
    if (id === ids.formulaText && awaiting !== null) texts.set(awaiting, textAt(data, 0));
    if (id === ids.numbers) {
      for (let at = 4; at + 8 <= data.byteLength; at += 6) {
        note(word(data, 0), word(data, 2) + (at - 4) / 6, word(data, at));
      }
    }
    if (id === ids.row && (word(data, 12) & 0x20) !== 0) hiddenRows.add(word(data, 0));
    if (id === ids.columns && (word(data, 8) & 1) !== 0) {
      const last = Math.min(word(data, 2), 255);
      for (let column = word(data, 0); column <= last; column += 1) hiddenColumns.add(column);
    }
  }
  return { hidden, formats, texts, hiddenRows, hiddenColumns };
};

/** From the stream of the workbook. */
export const xlsFacts = (stream: Uint8Array): XlsFacts => {
  const records = recordsIn(stream);
  const formats: Formats = { codes: new Map(builtIn), ofCellFormat: [] };
  const sheets: { readonly start: number; readonly hidden: boolean }[] = [];
  for (const { id, data } of partAt(records, 0)) {
    if (id === ids.encryption) return { encrypted: true, sheetCount: 0, sheets: [] };
    if (id === ids.numberFormat) formats.codes.set(word(data, 0), textAt(data, 2));
    if (id === ids.cellFormat) formats.ofCellFormat.push(word(data, 2));
    if (id === ids.sheet) {
      const start = word(data, 0) + word(data, 2) * 0x10000;
      sheets.push({ start, hidden: (word(data, 4) & 3) !== 0 });
    }
  }
  const read = sheets.length > mostSheets ? [] : sheets;
  return {
    encrypted: false,
    sheetCount: sheets.length,
    sheets: read.map(({ start, hidden }) => sheetFacts(partAt(records, start), hidden, formats)),
  };
};
