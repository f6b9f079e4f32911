/** Workbooks as bytes: parts of an .xlsx written by hand, and the records of an .xls. */
import { strToU8, zipSync } from 'fflate';

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const packageLinks = 'http://schemas.openxmlformats.org/package/2006/relationships';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export type RawSheet = {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands inside `<worksheet>`; null for a sheet that is a chart. */
  readonly xml: string | null;
};

export type RawWorkbook = {
  readonly sheets: readonly RawSheet[];
  /** What stands inside `<styleSheet>`. */
  readonly styles?: string;
  /** What stands inside `<sst>`. */
  readonly strings?: string;
  /** What stands inside `<workbookPr/>`, as attributes. */
  readonly properties?: string;
};

/** An .xlsx with exactly these parts: what no writer would write. */
export const rawXlsx = ({
  sheets,
  styles = '',
  strings = '',
  properties = '',
}: RawWorkbook): Uint8Array => {
  const kindOf = ({ xml }: RawSheet): string => (xml === null ? 'chartsheet' : 'worksheet');
  const entries = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${state === undefined ? '' : ` state="${state}"`}/>`,
  );
  const related = sheets.map(
    (sheet, index) =>
      `<Relationship Id="s${index}" Type="${links}/${kindOf(sheet)}" Target="sheets/${index}.xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${types}"/>`,
    '_rels/.rels': `<Relationships xmlns="${packageLinks}"><Relationship Id="w" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}"><workbookPr ${properties}/><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageLinks}">${related.join('')}<Relationship Id="y" Type="${links}/styles" Target="styles.xml"/><Relationship Id="t" Type="${links}/sharedStrings" Target="strings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
    'xl/strings.xml': `<sst xmlns="${main}">${strings}</sst>`,
  };
  for (const [index, { xml }] of sheets.entries()) {
    parts[`xl/sheets/${index}.xml`] =
      xml === null ? '<chartsheet/>' : `<worksheet xmlns="${main}">${xml}</worksheet>`;
  }
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])),
  );
};

const u16 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [index, number] of numbers.entries()) bytes.writeUInt16LE(number, index * 2);
  return bytes;
};

const u32 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32LE(number, index * 4);
  return bytes;
};

const f64 = (number: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(number);
  return bytes;
};

const record = (id: number, ...parts: readonly Buffer[]): Buffer => {
  const data = Buffer.concat(parts);
  return Buffer.concat([u16(id, data.length), data]);
};

const wide = (text: string): Buffer =>
  Buffer.concat([u16(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]);
const shortWide = (text: string): Buffer =>
  Buffer.concat([Buffer.from([text.length, 1]), Buffer.from(text, 'utf16le')]);

export type XlsCell = readonly [
  row: number,
  column: number,
  value: string | number,
  format?: string,
];
export type XlsSheet = {
  readonly name: string;
  readonly hidden?: boolean;
  readonly cells: readonly XlsCell[];
  /** Formulas whose text stands behind a record that several cells share. */
  readonly sharedFormulas?: readonly (readonly [row: number, column: number, text: string])[];
  readonly merges?: readonly (readonly [number, number, number, number])[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
};

/** Streams of a compound file of version 3, each in a run of sectors of its own. */
export const compoundFile = (streams: Readonly<Record<string, Uint8Array>>): Uint8Array => {
  const sector = 512;
  const [free, end, table] = [0xffffffff, 0xfffffffe, 0xfffffffd];
  // Below this size a stream would have to go among the small ones.
  const padded = Object.entries(streams).map(([name, bytes]) => {
    const size = Math.ceil(Math.max(bytes.length, 4096) / sector) * sector;
    return { name, bytes: Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]) };
  });
  const tableSectors = Math.ceil(
    (padded.reduce((sum, { bytes }) => sum + bytes.length / sector, 0) + 8) / 120,
  );
  const chain: number[] = new Array<number>(tableSectors).fill(table);
  const directory: Buffer[] = [];
  const entry = (name: string, type: number, child: number, start: number, size: number) => {
    const text = Buffer.from(name, 'utf16le');
    const head = Buffer.concat([text, Buffer.alloc(64 - text.length), u16(text.length + 2)]);
    const links = Buffer.concat([Buffer.from([type, 1]), u32(free, free, child)]);
    return Buffer.concat([head, links, Buffer.alloc(36), u32(start, size, 0)]);
  };
  const run = (sectors: number): number => {
    const start = chain.length;
    for (let index = 1; index <= sectors; index += 1) {
      chain.push(index === sectors ? end : start + index);
    }
    return start;
  };
  const directoryStart = run(Math.ceil((padded.length + 1) / 4));
  directory.push(entry('Root Entry', 5, 1, end, 0));
  for (const { name, bytes } of padded) {
    directory.push(entry(name, 2, free, run(bytes.length / sector), bytes.length));
  }
  while (directory.length % 4 !== 0) directory.push(Buffer.alloc(128));
  while (chain.length < tableSectors * 128) chain.push(free);
  const tables = Array.from({ length: 109 }, (_, index) => (index < tableSectors ? index : free));
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(16),
    u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
    u32(0, tableSectors, directoryStart, 0, 4096, end, 0, end, 0, ...tables),
    u32(...chain),
    ...directory,
    ...padded.map(({ bytes }) => bytes),
  ]);
};

/** The stream of an .xls workbook. With `locked` it says that a password was set. */
export const xlsStream = (sheets: readonly XlsSheet[], locked = false): Uint8Array => {
  const begin = (kind: number) => record(0x809, u16(0x600, kind, 0, 0), u32(0, 0));
  const endOfPart = record(0x0a);
  const formats = [
    ...new Set(sheets.flatMap(({ cells }) => cells.flatMap(([, , , format]) => format ?? []))),
  ];
  const strings = [
    ...new Set(
      sheets.flatMap(({ cells }) =>
        cells.flatMap(([, , value]) => (typeof value === 'string' ? [value] : [])),
      ),
    ),
  ];
  const bodies = sheets.map(
    ({ cells, sharedFormulas = [], merges = [], hiddenRows = [], hiddenColumns = [] }) =>
      Buffer.concat([
        begin(0x10),
        ...hiddenColumns.map((column) => record(0x7d, u16(column, column, 2560, 0, 1, 0))),
        ...hiddenRows.map((row) => record(0x208, u16(row, 0, 9, 255, 0, 0, 0x20, 0))),
        ...cells.map(([row, column, value, format]) => {
          const cellFormat = format === undefined ? 0 : formats.indexOf(format) + 1;
          const place = u16(row, column, cellFormat);
          return typeof value === 'string'
            ? record(0xfd, place, u32(strings.indexOf(value)))
            : record(0x203, place, f64(value));
        }),
        ...sharedFormulas.flatMap(([row, column, text]) => [
          record(0x06, u16(row, column, 0, 0, 0, 0, 0xffff, 0), u32(0), u16(0)),
          record(0x4bc, u16(row, row, 0, 0, 0)),
          record(0x207, wide(text)),
        ]),
        ...(merges.length === 0 ? [] : [record(0xe5, u16(merges.length, ...merges.flat()))]),
        endOfPart,
      ]),
  );
  const head = Buffer.concat([
    begin(5),
    ...(locked ? [record(0x2f, u16(1))] : []),
    ...formats.map((format, index) => record(0x41e, u16(164 + index), wide(format))),
    record(0xe0, u16(0, 0), Buffer.alloc(16)),
    ...formats.map((_, index) => record(0xe0, u16(0, 164 + index), Buffer.alloc(16))),
  ]);
  const tail = Buffer.concat([
    record(0xfc, u32(strings.length, strings.length), ...strings.map(wide)),
    endOfPart,
  ]);
  const entryLength = ({ name }: XlsSheet) => 4 + 6 + shortWide(name).length;
  const first =
    head.length + sheets.reduce((sum, sheet) => sum + entryLength(sheet), 0) + tail.length;
  let start = first;
  const entries = sheets.map((sheet, index) => {
    const hidden = Buffer.from([sheet.hidden === true ? 1 : 0, 0]);
    const written = record(0x85, u32(start), hidden, shortWide(sheet.name));
    start += bodies[index]?.length ?? 0;
    return written;
  });
  return Buffer.concat([head, ...entries, tail, ...bodies]);
};

export const rawXls = (sheets: readonly XlsSheet[], locked = false): Uint8Array =>
  compoundFile({ Workbook: xlsStream(sheets, locked) });
