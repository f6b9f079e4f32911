import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceRow } from '../../domain/document/source.js';
import { blocksOf } from '../../intake/blocks/sheet-blocks.js';
import { shapeOfBlocks } from '../support/block-shapes.js';

/** Rows of a sheet by their number: texts by column, blank where null. */
const rowsFrom = (sheet: Readonly<Record<number, readonly (string | null)[]>>): SourceRow[] =>
  Object.entries(sheet).map(([row, texts]) => ({
    row: Number(row),
    line: null,
    hidden: false,
    cells: texts.flatMap((text, index) =>
      text === null ? [] : [{ text, column: index + 1, columnSpan: 1, rowSpan: 1, line: null }],
    ),
  }));
const blocks = (sheet: Readonly<Record<number, readonly (string | null)[]>>) =>
  shapeOfBlocks(blocksOf(rowsFrom(sheet), null));

const header = ['TT', 'Nhiệm vụ', 'Cơ quan', 'Thời hạn'];
const headerCells = ['1:TT', '2:Nhiệm vụ', '3:Cơ quan', '4:Thời hạn'];
const task = (number: number) => [String(number), `Việc ${number}`, 'Bộ Công an', '5/2024'];
const taskCells = (number: number) => [
  ...[`1:${number}`, `2:Việc ${number}`, '3:Bộ Công an', '4:5/2024'],
];

describe('above the table', () => {
  test('titles and letterheads are paragraphs, each line of a cell one', () => {
    expect(
      blocks({
        1: ['UBND TỈNH', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        2: ['PHỤ LỤC I\nDANH MỤC NHIỆM VỤ'],
        3: header,
        4: task(1),
      }),
    ).toEqual([
      'UBND TỈNH',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'PHỤ LỤC I',
      'DANH MỤC NHIỆM VỤ',
      [
        ['3', ...headerCells],
        ['4', ...taskCells(1)],
      ],
    ]);
  });

  test('rows of two cells are of the table when it goes on from another sheet', () => {
    expect(
      blocks({ 1: ['Tiếp theo'], 2: [null, 'các việc khác', 'và Bộ Y tế'], 3: task(2) }),
    ).toEqual([
      'Tiếp theo',
      [
        ['2', '1:', '2:các việc khác', '3:và Bộ Y tế', '4:'],
        ['3', ...taskCells(2)],
      ],
    ]);
  });

  test('a sheet without a row of several cells is paragraphs only', () => {
    expect(blocks({ 1: ['Một'], 2: [null, 'Hai'] })).toEqual(['Một', 'Hai']);
  });

  test('two cells make a row where no row has three', () => {
    expect(blocks({ 1: ['Danh mục'], 2: ['Nhiệm vụ', 'Thời hạn'], 3: ['Một', '5/2024'] })).toEqual([
      'Danh mục',
      [
        ['2', '1:Nhiệm vụ', '2:Thời hạn'],
        ['3', '1:Một', '2:5/2024'],
      ],
    ]);
  });
});

describe('below the table', () => {
  const table = { 1: header, 2: task(1) };
  const rows = [
    ['1', ...headerCells],
    ['2', ...taskCells(1)],
  ];

  test('a note in the first column is a paragraph, and so is all that follows', () => {
    expect(blocks({ ...table, 3: ['Ghi chú: không'], 4: [null, 'Tiếp'] })).toEqual([
      rows,
      'Ghi chú: không',
      'Tiếp',
    ]);
  });

  test('what comes behind a blank row is paragraphs', () => {
    expect(blocks({ ...table, 4: ['Nơi nhận', null, 'KT. CHỦ TỊCH'] })).toEqual([
      rows,
      'Nơi nhận',
      'KT. CHỦ TỊCH',
    ]);
  });

  test('a row under the last task that has only its words goes on with it', () => {
    expect(blocks({ ...table, 3: [null, 'và việc khác'] })).toEqual([
      [...rows, ['3', '1:', '2:và việc khác', '3:', '4:']],
    ]);
  });

  test('a lone cell over half of the width is a note wherever it begins', () => {
    const note = { text: 'Ghi chú', column: 2, columnSpan: 3, rowSpan: 1, line: null };
    const below = { row: 3, line: null, hidden: false, cells: [note] };
    expect(shapeOfBlocks(blocksOf([...rowsFrom(table), below], null))).toEqual([rows, 'Ghi chú']);
  });
});

describe('within the table', () => {
  test('sections, blank rows and rows with little in them stay', () => {
    expect(
      blocks({
        1: header,
        2: ['I', 'Nhóm một'],
        3: task(1),
        5: ['II. Nhóm hai'],
        7: task(2),
      }),
    ).toEqual([
      [
        ['1', ...headerCells],
        ['2', '1:I', '2:Nhóm một', '3:', '4:'],
        ['3', ...taskCells(1)],
        ['5', '1:II. Nhóm hai', '2:', '3:', '4:'],
        ['7', ...taskCells(2)],
      ],
    ]);
  });

  test('a column that holds nothing is left out, the others keep their numbers', () => {
    expect(
      blocks({ 1: ['TT', null, 'Nhiệm vụ', 'Thời hạn'], 2: ['1', null, 'Một', null] }),
    ).toEqual([
      [
        ['1', '1:TT', '3:Nhiệm vụ', '4:Thời hạn'],
        ['2', '1:1', '3:Một', '4:'],
      ],
    ]);
  });

  test('a header behind blank rows begins another table, with the title above it', () => {
    const second = blocks({
      1: header,
      2: task(1),
      4: ['PHỤ LỤC II'],
      5: ['TT', 'Thủ tục', 'Đơn vị'],
      6: ['1', 'Cấp giấy phép', 'Sở Tư pháp'],
    });
    expect(second).toEqual([
      [
        ['1', ...headerCells],
        ['2', ...taskCells(1)],
      ],
      'PHỤ LỤC II',
      [
        ['5', '1:TT', '2:Thủ tục', '3:Đơn vị'],
        ['6', '1:1', '2:Cấp giấy phép', '3:Sở Tư pháp'],
      ],
    ]);
    const numbers = blocksOf(
      rowsFrom({ 1: header, 2: task(1), 4: header, 5: task(2) }),
      'Phụ lục',
    ).map((block) => (block.kind === 'table' ? block.table : 0));
    expect(numbers).toEqual([1, 2]);
  });
});

test('nothing of a sheet is lost, whatever stands where', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.integer({ min: 1, max: 3 }),
          fc.array(fc.option(fc.constantFrom('a', 'Tổng', '1', 'I', 'dài '.repeat(20))), {
            minLength: 1,
            maxLength: 5,
          }),
        ),
        { maxLength: 12 },
      ),
      (steps) => {
        let row = 0;
        const sheet: Record<number, readonly (string | null)[]> = {};
        for (const [gap, texts] of steps) {
          row += gap;
          sheet[row] = texts;
        }
        const given = Object.values(sheet)
          .flat()
          .filter((text) => text !== null);
        const shown = blocksOf(rowsFrom(sheet), null).flatMap((block) =>
          block.kind === 'paragraph'
            ? [block.text]
            : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
        );
        expect(shown.filter((text) => text !== '').sort()).toEqual(given.sort());
      },
    ),
  ));
