import { describe, expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { paragraph, source, tabbed, table } from '../../support/sources.js';
import { faultOf, header, inShort, readRows, textsOf } from './laid-out.js';

describe('what stands beside the tasks', () => {
  const letterhead = table([
    ['BỘ Y TẾ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Số: 1/KH-BYT', 'Hà Nội, ngày 01 tháng 3 năm 2023'],
  ]);
  const tasks = table([header, ['1', 'Một', 'Bộ Y tế', '']], { table: 2 });

  test('letterheads are prose, stamps of receipt are not, signatures are known', () => {
    const stamp = table([['VĂN PHÒNG'], ['ĐẾN Ngày 1/3/2023'], ['Chuyển: ……'], ['Số: 77']]);
    const signed = table([['Nơi nhận:\n- Như trên', 'KT. BỘ TRƯỞNG']], { table: 4 });
    const layout = layOut(source([letterhead, stamp, tasks, signed]));
    expect(layout.tables.map(({ kind }) => kind)).toEqual([
      ...['letterhead', 'received-stamp', 'tasks', 'signature'],
    ]);
    expect(layout.outcome === 'read' && layout.prose).toEqual([
      'BỘ Y TẾ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 1/KH-BYT',
      'Hà Nội, ngày 01 tháng 3 năm 2023',
    ]);
    expect(layout.outcome === 'read' && layout.rows).toHaveLength(1);
  });

  test('all of it may be in one table, as in a sheet', () => {
    const layout = layOut(
      source(
        [
          table([
            ['BỘ Y TẾ', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
            [{ text: 'PHỤ LỤC I', across: 4 }],
            header,
            ['1', 'Một', 'Bộ Y tế', ''],
            ['', 'Tổng số: 1', '', ''],
            [{ text: 'PHỤ LỤC II', across: 4 }],
            [{ text: '(Kèm theo Kế hoạch)', across: 4 }],
            header,
            ['1', 'Hai', 'Bộ Y tế', ''],
            ['', 'công bố rộng rãi', '', ''],
            ['', 'Nơi nhận:', '', 'KT. BỘ TRƯỞNG'],
            ['', '- Như trên', '', 'Nguyễn Văn A'],
          ]),
        ],
        'xlsx',
      ),
    );
    expect(layout.outcome === 'read' && inShort(layout.rows)).toEqual([
      ['Phụ lục I', '', '1', 'Một', 4],
      ['Phụ lục II', '', '1', 'Hai công bố rộng rãi', 9],
    ]);
    expect(layout.outcome === 'read' && layout.leftOut.map(({ text }) => text)).toEqual([
      'Tổng số: 1',
      '(Kèm theo Kế hoạch)',
      'Nơi nhận: | KT. BỘ TRƯỞNG',
      '- Như trên | Nguyễn Văn A',
    ]);
  });
});

describe('a table without a header', () => {
  const long = 'Rà soát, sửa đổi các quy định về cư trú theo thẩm quyền';

  test('is told by its content, and every row of it is doubted', () => {
    const rows = readRows(source([table([['1', long, 'Bộ Công an', 'Tháng 3/2022']])]));
    expect(rows.map(textsOf)).toEqual([
      { task: long, lead: 'Bộ Công an', deadline: 'Tháng 3/2022' },
    ]);
    expect(rows[0]?.review).toEqual(['columns-guessed']);
  });
});

describe('a table without a number column', () => {
  test('counts its rows', () => {
    const rows = readRows(
      tabbed(['Nhiệm vụ', 'Cơ quan chủ trì'], ['Một', 'Bộ Y tế'], ['Hai', 'Bộ Y tế']),
    );
    expect(rows.map((row) => [row.number, textsOf(row).task])).toEqual([
      ['1', 'Một'],
      ['2', 'Hai'],
    ]);
  });
});

test('cells of a column without a role are joined where a page break tore them', () => {
  const [row] = readRows(
    tabbed([...header, 'Căn cứ'], ['1', 'Một', '', '', 'Nghị quyết'], ['', '', '', '', 'số 50']),
  );
  expect(row?.others.map(({ value }) => value.text)).toEqual(['Nghị quyết số 50']);
});

test('columns without a role are kept with their headers, unless blank', () => {
  const [row] = readRows(tabbed([...header, 'Cấp độ', 'Kinh phí'], ['1', 'Một', '', '', '4', '']));
  expect(row?.others.map(({ header: name, value }) => [name, value.text])).toEqual([
    ['Cấp độ', '4'],
  ]);
});

describe('what holds for a whole file', () => {
  const block = table([header, ['1', 'Một', 'Bộ Y tế', 'Tháng 3/2022']]);

  test('rows read from a PDF, or from columns parted by blanks, all go to a person', () => {
    expect(readRows(source([block], 'pdf'))[0]?.review).toEqual(['read-from-pdf']);
    const place = { sheet: null, table: null, row: null, column: null, line: null };
    const spaced = {
      ...source([block], 'text'),
      remarks: [{ id: 'columns-by-spaces' as const, place, count: 1 }],
    };
    expect(readRows(spaced)[0]?.review).toEqual(['columns-by-spaces']);
  });

  test('hidden rows are read and doubted', () => {
    const place = { sheet: null, table: null, row: null, column: null, line: null };
    const spaced = {
      ...source([block, paragraph('rơi ra'), table([['2', 'Hai', 'Bộ Y tế', '']])], 'text'),
      remarks: [{ id: 'columns-by-spaces' as const, place, count: 1 }],
    };
    expect(readRows(spaced)[0]?.review).toEqual(['text-between-rows: rơi ra', 'columns-by-spaces']);
    const hidden = { ...block, rows: block.rows.map((row) => ({ ...row, hidden: row.row === 2 })) };
    expect(readRows(source([hidden], 'xlsx'))[0]?.review).toEqual(['row-hidden']);
  });
});

describe('what fits nowhere is a fault with its place', () => {
  const fault = (...lines: string[][]) => faultOf(layOut(tabbed(...lines)));

  test('a row with too few or too many cells, where rows are lines', () => {
    expect(fault(header, ['1', 'Một', 'Bộ Y tế'])).toEqual({
      reason: 'ragged-row',
      line: 2,
      cell: 4,
      found: '3',
      expected: '4',
    });
    expect(fault(header, ['1', 'Một', '', '', 'thừa'])).toMatchObject({
      line: 2,
      cell: 5,
      found: '5',
    });
  });

  test('a line that a broken row left between two rows', () => {
    expect(fault(header, ['1', 'Một', '', ''], ['rơi ra'], ['2', 'Hai', '', ''])).toMatchObject({
      reason: 'ragged-row',
      line: 3,
      found: '1',
    });
  });

  test('but prose behind the table is none, nor a letterhead before it', () => {
    const rows = readRows(
      tabbed(
        ['BỘ Y TẾ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        header,
        ['1', 'Một', '', ''],
        ['Nơi nhận:'],
      ),
    );
    expect(rows).toHaveLength(1);
  });

  test('a table whose columns nobody can tell', () => {
    expect(fault(['1', 'Một', 'Bộ Y tế', 'Tháng 3/2022'])).toEqual({
      reason: 'no-task-column',
      line: 1,
      cell: 1,
      found: '1 | Một | Bộ Y tế | Tháng 3/2022',
    });
    expect(fault(['TT', 'Cơ quan chủ trì', 'Thời hạn'])).toMatchObject({
      reason: 'no-task-column',
    });
  });

  test('no table, or no task in it', () => {
    expect(fault(['chỉ có chữ'])).toEqual({ reason: 'no-table' });
    expect(fault(header)).toEqual({ reason: 'no-tasks' });
    expect(fault(header, ['I', 'Phần', '', ''])).toEqual({ reason: 'no-tasks' });
  });
});
