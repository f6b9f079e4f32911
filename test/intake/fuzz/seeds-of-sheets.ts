/** Workbooks, CSV and PDF files, with something of everything in them. */
import { writeXlsx } from 'hucre';
import type { SourceBlock } from '../../../domain/document/source.js';
import {
  gridStrokes,
  type PdfPageContent,
  type PdfWords,
  pdfFile,
} from '../../support/pdf-file.js';
import type { Random } from '../../support/random.js';
import { sheetVariants, type Variant } from '../../support/sheet-variants.js';
import { rawXls, rawXlsx, type XlsCell, type XlsSheet } from '../../support/workbooks.js';
import { blocksFrom, encode, type MakeSeed, type Seed } from './seed.js';

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'];
const tasks = (count: number): (string | number | Date | null)[][] =>
  Array.from({ length: count }, (_, index) => [
    index + 1,
    `Nối, chia sẻ dữ liệu; kiểm tra\n"lần ${index}"`,
    index % 2 === 0 ? 'Bộ Công an' : null,
    new Date(Date.UTC(2024, index % 12, 1)),
  ]);

const written = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'Phụ lục I',
        rows: [['DANH MỤC'], [], header, ...tasks(12), ['Ghi chú: hết']],
        columns: [{}, {}, { hidden: true }, { numFmt: 'mm/yyyy' }],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
          { startRow: 3, startCol: 2, endRow: 5, endCol: 2 },
        ],
        rowDefs: new Map([[4, { hidden: true }]]),
        freezePane: { rows: 3 },
        autoFilter: { range: 'A3:D15' },
      },
      { name: 'Kín', hidden: true, rows: [header, ...tasks(2)] },
    ],
  });

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="&quot;Trước ngày &quot;dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="17"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs>';
const strings =
  '<si><t>TT</t></si><si><r><t>Nhiệm </t></r><r><rPr><b/></rPr><t>vụ</t></r></si><si><t>Thời hạn</t></si>';
const cells =
  '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c></row><row r="3" hidden="1"><c r="A3" s="4"><v>1.1</v></c><c r="B3" t="inlineStr"><is><t>Một</t></is></c><c r="C3" s="1"><v>45413</v></c></row><row><c t="str"><f>A3&amp;"x"</f><v>1x</v></c><c t="e"><v>#REF!</v></c><c s="3"><f>TODAY()</f><v>45413.5</v></c></row><row r="9"><c r="A9" s="2"><v>0.5</v></c><c r="B9" t="b"><v>1</v></c><c r="C9"><f>NOW()</f></c></row></sheetData><mergeCells><mergeCell ref="B3:B9"/></mergeCells>';

const byHand = (): Uint8Array =>
  rawXlsx({
    sheets: [
      { name: 'S', xml: cells },
      { name: 'Biểu đồ', xml: null },
    ],
    styles,
    strings,
  });

const old = (): Uint8Array =>
  rawXls([
    {
      name: 'Phụ lục',
      cells: [
        ...header.map((text, column) => [0, column, text] as const),
        [1, 0, 1.1, '0.00'],
        [1, 1, 'Một'],
        [1, 3, 45413, 'mm/yyyy'],
        [2, 1, 'Hai'],
        [2, 2, 0.5, '0%'],
        [2, 3, 45413.5, 'dd/mm/yyyy hh:mm'],
      ],
      merges: [[1, 2, 2, 2]],
      hiddenRows: [2],
      hiddenColumns: [3],
    },
    { name: 'Kín', hidden: true, cells: [[0, 0, 'Bản nháp']] },
  ]);

const csv = (delimiter: string): string => {
  const quoted = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const rows = [['PHỤ LỤC', '', '', ''], header, ...tasks(6), ['Ghi chú', '', '', '']];
  return rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
};

const page: PdfPageContent = {
  words: [
    ['Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ', 50, 60],
    ['TT', 60, 115],
    ['Nhiệm vụ', 100, 115],
    ['Thời hạn', 410, 115],
    ['1', 60, 140],
    ['Kết nối, chia sẻ dữ liệu giữa các bộ, ngành, địa phương', 100, 140],
    ['5/2024', 410, 140],
  ],
  strokes: gridStrokes([50, 90, 400, 700], [100, 125, 150]),
};

/** Every block at its own height, its cells side by side and with borders or without. */
const pageOf = (blocks: readonly SourceBlock[], bordered: boolean): PdfPageContent => {
  const words: PdfWords[] = [...(page.words ?? [])];
  let base = 180;
  const tops: number[] = [];
  for (const block of blocks) {
    const rows = block.kind === 'paragraph' ? [[{ text: block.text, column: 1 }]] : [];
    if (block.kind === 'table') rows.push(...block.rows.map(({ cells }) => [...cells]));
    for (const cells of rows) {
      tops.push(base - 12);
      for (const { text, column } of cells)
        words.push([text.replaceAll('\n', ' '), 60 + (column - 1) * 110, base]);
      base += 20;
    }
  }
  const sides = Array.from({ length: 7 }, (_, index) => 55 + index * 110);
  return { words, strokes: bordered ? gridStrokes(sides, [...tops, base - 12]) : [] };
};

const sheetOf = (blocks: readonly SourceBlock[]): XlsSheet => {
  const cells: XlsCell[] = [];
  let row = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') cells.push([row, 0, block.text]);
    else
      for (const line of block.rows)
        for (const { text, column } of line.cells)
          cells.push([row + line.row - 1, column - 1, text]);
    row += block.kind === 'paragraph' ? 1 : block.rows.length;
  }
  return { name: 'Trang 1', cells };
};

const saved = async (random: Random, format: Variant['format']): Promise<Uint8Array> => {
  const variants = await sheetVariants(blocksFrom(random));
  return random.pick(variants.filter((variant) => variant.format === format)).bytes;
};

/** Half of them hold something of everything; the others are different each time. */
const either = async (
  random: Random,
  fileName: string,
  known: readonly (() => Uint8Array | Promise<Uint8Array>)[],
  made: () => Uint8Array | Promise<Uint8Array>,
): Promise<Seed> => ({
  fileName,
  bytes: await (random.chance(0.5) ? random.pick(known) : made)(),
});

export const makeXlsx: MakeSeed = (random) =>
  either(random, 'annex.xlsx', [written, byHand], () => saved(random, 'xlsx'));

export const makeXls: MakeSeed = (random) =>
  either(random, 'annex.xls', [old], () => rawXls([sheetOf(blocksFrom(random))]));

export const makeCsv: MakeSeed = (random) =>
  either(
    random,
    'annex.csv',
    [
      () => encode(csv(',')),
      () => encode(csv(';')),
      () => Buffer.from(`\ufeff${csv('\t')}`, 'utf16le'),
    ],
    () => saved(random, 'csv'),
  );

export const makePdf: MakeSeed = (random) =>
  either(
    random,
    'annex.pdf',
    [() => pdfFile([page, page]), () => pdfFile([{ words: page.words ?? [] }])],
    () =>
      pdfFile(
        Array.from({ length: 1 + random.below(3) }, () =>
          pageOf(blocksFrom(random), random.chance(0.7)),
        ),
      ),
  );
