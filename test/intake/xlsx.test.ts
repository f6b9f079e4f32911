import { describe, expect, test } from 'vitest';
import { readXlsx } from '../../intake/sheet/xlsx.js';
import { shapeOf, sourceOf } from '../support/block-shapes.js';
import {
  annexHeader,
  inlineCell,
  readRaw,
  readRows,
  readSheets,
} from '../support/workbook-reading.js';
import { rawXls } from '../support/workbooks.js';

describe('places', () => {
  test('rows and columns are those of the sheet, however much is empty before them', async () => {
    const blank = [null, null];
    const rows = [[], [], [...blank, ...annexHeader], [...blank, 1, 'Một', 'Bộ Công an', '5/2024']];
    expect(shapeOf(await readRows(rows))).toEqual([
      [
        ['3', '3:TT', '4:Nhiệm vụ', '5:Cơ quan chủ trì', '6:Thời hạn'],
        ['4', '3:1', '4:Một', '5:Bộ Công an', '6:5/2024'],
      ],
    ]);
  });

  test('every sheet has tables of its own, counted from one, under its name', async () => {
    const sourced = await readSheets(
      { name: 'Phụ lục I', rows: [annexHeader, [1, 'Một', 'Bộ Công an', '5/2024']] },
      { name: 'Trống', rows: [] },
      { name: 'Phụ lục II', rows: [['Danh mục'], annexHeader, [1, 'Hai', 'Bộ Y tế', '6/2024']] },
    );
    const { blocks, format, remarks } = sourceOf(sourced);
    expect(blocks.map((block) => [block.sheet, block.kind])).toEqual([
      ['Phụ lục I', 'table'],
      ['Phụ lục II', 'paragraph'],
      ['Phụ lục II', 'table'],
    ]);
    expect(blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))).toEqual([
      1, 1,
    ]);
    expect(format).toBe('xlsx');
    expect(remarks).toEqual([]);
  });

  test('a sheet that is a chart is passed over', async () => {
    const xml = `<sheetData><row r="1">${inlineCell('A1', 'Mở đầu')}</row></sheetData>`;
    const sheets = [
      { name: 'Biểu đồ 1', xml: null },
      { name: 'Bảng', xml },
      { name: 'Biểu đồ 2', xml: null },
    ];
    expect(shapeOf(await readRaw({ sheets }))).toEqual(['Mở đầu']);
  });
});

describe('merged cells', () => {
  const merged = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
    ...{ startRow, startCol, endRow, endCol },
  });

  test('span rows and columns; what they cover is not there', async () => {
    const rows = [
      ['TT', 'Nhiệm vụ', 'Cơ quan', 'thừa', 'Thời hạn'],
      [null, null, 'chủ trì', 'phối hợp', null],
      [1, 'Một', 'Bộ Công an', 'Bộ Y tế', '5/2024'],
      [2, 'Hai', null, null, '6/2024'],
      [3, 'Ba', 'che', 'Bộ Tài chính', '7/2024'],
    ];
    const merges = [
      ...[merged(0, 0, 1, 0), merged(0, 1, 1, 1), merged(0, 4, 1, 4), merged(0, 2, 0, 3)],
      merged(2, 2, 4, 2),
    ];
    expect(shapeOf(await readRows(rows, { merges }))).toEqual([
      [
        ['1', '1(1x2):TT', '2(1x2):Nhiệm vụ', '3(2x1):Cơ quan', '5(1x2):Thời hạn'],
        ['2', '3:chủ trì', '4:phối hợp'],
        ['3', '1:1', '2:Một', '3(1x3):Bộ Công an', '4:Bộ Y tế', '5:5/2024'],
        ['4', '1:2', '2:Hai', '4:', '5:6/2024'],
        ['5', '1:3', '2:Ba', '4:Bộ Tài chính', '5:7/2024'],
      ],
    ]);
  });

  test('end with the table they stand in', async () => {
    const rows = [
      annexHeader,
      [1, 'Một', 'Bộ Công an', '5/2024'],
      ['I', 'Nhóm', null, null],
      [2, 'Hai', 'Bộ Y tế', '6/2024'],
    ];
    const merges = [merged(2, 1, 2, 9), merged(3, 2, 90, 2)];
    expect(shapeOf(await readRows(rows, { merges }))).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
        ['2', '1:1', '2:Một', '3:Bộ Công an', '4:5/2024'],
        ['3', '1:I', '2(3x1):Nhóm'],
        ['4', '1:2', '2:Hai', '3:Bộ Y tế', '4:6/2024'],
      ],
    ]);
  });

  test('a blank row they reach into is a row of the table', async () => {
    const rows = [
      annexHeader,
      [1, 'Một', 'Bộ Công an', '5/2024'],
      [],
      [2, 'Hai', 'Bộ Y tế', '6/2024'],
    ];
    expect(shapeOf(await readRows(rows, { merges: [merged(1, 2, 2, 2)] }))).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
        ['2', '1:1', '2:Một', '3(1x2):Bộ Công an', '4:5/2024'],
        ['3', '1:', '2:', '4:'],
        ['4', '1:2', '2:Hai', '3:Bộ Y tế', '4:6/2024'],
      ],
    ]);
  });
});

describe('what is hidden is read, and said', () => {
  test('rows, columns and sheets', async () => {
    const rows = [annexHeader, [1, 'Một', 'Bộ Công an', '5/2024'], [2, 'Hai', 'Bộ Y tế', '6/2024']];
    const sourced = await readSheets(
      {
        ...{ name: 'Phụ lục', rows },
        columns: [{}, {}, { hidden: true }],
        rowDefs: new Map([
          [1, { hidden: true }],
          [2, { hidden: true }],
          [7, { hidden: true }],
        ]),
      },
      { name: 'Kín', hidden: true, rows: [['Bản nháp']] },
    );
    const nowhere = { table: null, row: null, column: null, line: null };
    expect(sourceOf(sourced).remarks).toEqual([
      { id: 'hidden-rows', place: { sheet: 'Phụ lục', ...nowhere, row: 2 }, count: 2 },
      { id: 'hidden-columns', place: { sheet: 'Phụ lục', ...nowhere, column: 3 }, count: 1 },
      { id: 'hidden-sheet', place: { sheet: 'Kín', ...nowhere }, count: 1 },
    ]);
    const [table] = sourceOf(sourced).blocks;
    expect(table?.kind === 'table' && table.rows.map(({ hidden }) => hidden)).toEqual([
      false,
      true,
      true,
    ]);
    expect(shapeOf(sourced)).toContain('Bản nháp');
  });
});

describe('.xls', () => {
  test('is read like .xlsx: formats, merged cells, what is hidden', async () => {
    const sourced = await readXlsx(
      rawXls([
        {
          name: 'Phụ lục',
          cells: [
            ...annexHeader.map((text, column) => [0, column, text] as const),
            [1, 0, 1],
            [1, 1, 'Một'],
            [1, 2, 'Bộ Công an'],
            // 1 May 2024
            [1, 3, 45413, 'mm/yyyy'],
            [2, 0, 1.1, '0.00'],
            [2, 1, 'Hai'],
            [2, 3, 45413.5, 'dd/mm/yyyy hh:mm'],
            [3, 0, 3],
          ],
          sharedFormulas: [
            [3, 1, 'Ba'],
            [3, 2, 'Bộ Y tế'],
          ],
          merges: [[1, 2, 2, 2]],
          hiddenRows: [2],
          hiddenColumns: [3],
        },
        { name: 'Kín', hidden: true, cells: [[0, 0, 'Bản nháp']] },
      ]),
    );
    expect(shapeOf(sourced)).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
        ['2', '1:1', '2:Một', '3(1x2):Bộ Công an', '4:05/2024'],
        ['3', '1:1.10', '2:Hai', '4:12:00 01/05/2024'],
        ['4', '1:3', '2:Ba', '3:Bộ Y tế', '4:'],
      ],
      'Bản nháp',
    ]);
    expect(sourceOf(sourced).remarks.map(({ id, count }) => [id, count])).toEqual([
      ['hidden-rows', 1],
      ['hidden-columns', 1],
      ['hidden-sheet', 1],
    ]);
  });
});
