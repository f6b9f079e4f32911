import { describe, expect, test } from 'vitest';
import type { AnnexRow } from '../../../domain/document/completion.js';
import { type Layout, layOut } from '../../../domain/document/layout.js';
import type { SourceBlock, SourceDocument } from '../../../domain/document/source.js';
import { paragraph, source, tabbed, table } from '../../support/sources.js';

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian thực hiện'];

const readRows = (made: SourceDocument): readonly AnnexRow[] => {
  const layout = layOut(made);
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  return layout.rows;
};

const inShort = (rows: readonly AnnexRow[]) =>
  rows.map(({ annex, sections, number, values, place }) => [
    annex,
    sections.join('/'),
    number,
    values.get('task')?.text,
    place.line,
  ]);

const faultOf = (layout: Layout) => (layout.outcome === 'read' ? null : layout.fault);
type Texts = { task?: string; lead?: string; deadline?: string };
const textsOf = ({ values }: AnnexRow): Texts =>
  Object.fromEntries([...values].map(([role, { text }]) => [role, text]));

describe('headings', () => {
  test('rows belong to the annex and section above them', () => {
    const rows = readRows(
      tabbed(
        ['PHỤ LỤC I'],
        header,
        ['1', 'Một', 'Bộ Y tế', ''],
        ['PHỤ LỤC II DANH MỤC'],
        ['(Kèm theo Quyết định)'],
        header,
        ['I', 'Phần đầu', '', ''],
        ['1', 'Hai', 'Bộ Y tế', ''],
        ['II', 'Phần sau', '', ''],
        ['1', 'Ba', 'Bộ Y tế', ''],
      ),
    );
    expect(inShort(rows)).toEqual([
      ['Phụ lục I', '', '1', 'Một', 3],
      ['Phụ lục II', 'I', '1', 'Hai', 8],
      ['Phụ lục II', 'II', '1', 'Ba', 10],
    ]);
  });

  test('a lone annex is not a section, nor is a lone figure above the table', () => {
    const rows = readRows(tabbed(['Phụ lục 01: BẢNG'], header, ['1', 'Một', '', '']));
    expect(inShort(rows)).toEqual([[null, '', '1', 'Một', 3]]);
    const figured = readRows(tabbed(['1. Danh mục'], header, ['1', 'Một', '', '']));
    expect(figured[0]?.sections).toEqual([]);
  });

  test('between the tables they open sections, and one that was lost is told by the next', () => {
    const rows = readRows(
      tabbed(
        ['V. KIẾN NGHỊ'],
        ['Một đoạn văn.'],
        header,
        ['1', 'Một', 'Bộ Y tế', ''],
        ['B. NHIỆM VỤ KHÁC'],
        ['I. Nhiệm vụ chung'],
        ['1', 'Hai', 'Bộ Y tế', ''],
        ['II. Nhiệm vụ riêng'],
        ['1', 'Ba', 'Bộ Y tế', ''],
      ),
    );
    expect(rows.map(({ sections }) => sections.join('/'))).toEqual(['A', 'B/I', 'B/II']);
    expect(rows.map(({ marks }) => marks)).toEqual([['section-restored'], [], []]);
  });

  test('right above the first table they count, further up they are those of the prose', () => {
    const made = tabbed(
      ['A. VIỆC CHUNG'],
      header,
      ['1', 'Một', '', ''],
      ['B. VIỆC RIÊNG'],
      [...['1', 'Hai', '', '']],
    );
    expect(readRows(made).map(({ sections }) => sections[0])).toEqual(['A', 'B']);
    expect(readRows(made)[0]?.marks).toEqual([]);
  });

  test('a figure right above a table heads it, and numbers begin anew', () => {
    const made = source([
      paragraph('1. Bộ Công an'),
      table([header, ['1', 'Một', 'Bộ Công an', '']], { table: 1 }),
      paragraph('2. Bộ Y tế'),
      table([header, ['1', 'Hai', 'Bộ Y tế', '']], { table: 2 }),
    ]);
    expect(readRows(made).map(({ sections, number }) => [...sections, number])).toEqual([
      ['1', '1'],
      ['2', '1'],
    ]);
  });

  test('that name a unit give the lead of rows without one', () => {
    const made = source([
      table([
        header,
        ['I', 'Bộ Công an', '', ''],
        ['1', 'Một', '', 'Tháng 3/2022'],
        ['II', 'Hoàn thiện thể chế', '', ''],
        ['1', 'Hai', 'Bộ Y tế', 'Tháng 3/2022'],
      ]),
    ]);
    const [first, second] = readRows(made);
    expect(first?.values.get('lead')).toMatchObject({
      text: 'Bộ Công an',
      place: { row: 2, column: 1 },
    });
    expect([first?.marks, first?.review]).toEqual([['lead-from-section'], []]);
    expect(second?.values.get('lead')?.text).toBe('Bộ Y tế');
  });

  test('sheets of one file go by their names when nothing else tells them apart', () => {
    const sheet = (name: string, task: string) =>
      table([['PHỤ LỤC'], header, ['1', task, 'Bộ Y tế', '']], { sheet: name });
    const rows = readRows(source([sheet('Bộ', 'Một'), sheet('Tỉnh', 'Hai')], 'xlsx'));
    expect(rows.map(({ annex, number }) => [annex, number])).toEqual([
      ['Bộ', '1'],
      ['Tỉnh', '1'],
    ]);
    const titled = (name: string, annex: string) =>
      table([[annex], header, ['1', 'Một', 'Bộ Y tế', '']], { sheet: name });
    const annexes = source([titled('a', 'PHỤ LỤC I'), titled('b', 'PHỤ LỤC II')], 'xlsx');
    expect(readRows(annexes).map(({ annex }) => annex)).toEqual(['Phụ lục I', 'Phụ lục II']);
  });
});

describe('rows without a number', () => {
  test('continue the row above, cell by cell, across empty lines and repeated headers', () => {
    const [row] = readRows(
      tabbed(
        header,
        ['1', 'Rà soát các', 'Bộ Kế', 'Tháng 3/2022'],
        [''],
        ['', '', '', ''],
        header,
        ['', 'quy định', 'hoạch và Đầu tư', ''],
      ),
    );
    expect(row && textsOf(row)).toEqual({
      task: 'Rà soát các quy định',
      lead: 'Bộ Kế hoạch và Đầu tư',
      deadline: 'Tháng 3/2022',
    });
    expect([row?.marks, row?.review]).toEqual([['rejoined'], []]);
    expect(row?.values.get('task')?.confidence).toBeLessThan(1);
  });

  test('with a deadline of their own are suspected to be tasks', () => {
    const [row, ...others] = readRows(
      tabbed(header, ['1', 'Một', 'Bộ Y tế', 'Tháng 3/2022'], ['', 'Hai', '', 'Tháng 4/2022']),
    );
    expect(others).toEqual([]);
    expect(row?.review).toEqual(['continuation-with-deadline']);
  });

  test('continue a section title without becoming a task', () => {
    const made = tabbed(
      header,
      ['I', 'Phần rất', '', ''],
      ['', 'dài', '', ''],
      ['1', 'Một', '', ''],
    );
    expect(inShort(readRows(made))).toEqual([[null, 'I', '1', 'Một', 4]]);
    const layout = layOut(made);
    expect(layout.outcome === 'read' && layout.headings.map(({ title }) => title)).toEqual([
      'Phần rất dài',
    ]);
  });

  test('right under a heading, with a lead or a deadline, are tasks that lost theirs', () => {
    const rows = readRows(
      tabbed(
        header,
        ['I', 'Phần đầu', '', ''],
        ['', 'Một', 'Bộ Y tế', 'Tháng 3/2022'],
        ['2', 'Hai', 'Bộ Y tế', ''],
      ),
    );
    expect(rows.map(({ number, marks }) => [number, ...marks])).toEqual([
      ['1', 'number-restored'],
      ['2'],
    ]);
  });

  test('with nothing above them are a fault where rows are lines, else left out and said', () => {
    expect(faultOf(layOut(tabbed(header, ['', 'mồ côi', '', ''])))).toEqual({
      reason: 'row-without-number',
      line: 2,
      cell: 1,
    });
    const made = source([table([header, ['', 'mồ côi', '', ''], ['1', 'Một', 'Bộ Y tế', '']])]);
    const layout = layOut(made);
    expect(layout.outcome === 'read' && layout.leftOut).toMatchObject([
      { text: 'mồ côi', place: { table: 1, row: 2 } },
    ]);
    expect(readRows(made)).toHaveLength(1);
  });

  test('on top with a lead or a deadline are tasks that lost theirs', () => {
    const rows = readRows(tabbed(header, ['', 'Một', 'Bộ Y tế', ''], ['2', 'Hai', 'Bộ Y tế', '']));
    expect(rows.map(({ number }) => number)).toEqual(['1', '2']);
  });
});

describe('a number over several rows', () => {
  const over = (text: string, down: number) => ({ text, down });

  test('is that of several tasks where each row has a deadline', () => {
    const rows = readRows(
      source([
        table([
          header,
          [over('1', 2), over('Nối dữ liệu', 2), 'Bộ Y tế', 'Tháng 3/2022'],
          ['Bộ Công an', 'Tháng 4/2022'],
        ]),
      ]),
    );
    expect(rows.map((row) => [row.number, textsOf(row).lead, textsOf(row).task])).toEqual([
      ['1', 'Bộ Y tế', 'Nối dữ liệu'],
      ['1', 'Bộ Công an', 'Nối dữ liệu'],
    ]);
    expect(rows[1]?.marks).toEqual(['number-shared', 'task-inherited: 1']);
    expect(rows[1]?.review).toEqual([]);
  });

  test('is that of one task where a row only goes on', () => {
    const rows = readRows(
      source([
        table([
          header,
          [over('1', 2), 'Nối dữ', over('Bộ Y tế', 2), over('Tháng 3/2022', 2)],
          ['liệu'],
        ]),
      ]),
    );
    expect(rows.map(textsOf)).toEqual([
      { task: 'Nối dữ liệu', lead: 'Bộ Y tế', deadline: 'Tháng 3/2022' },
    ]);
  });
});

describe('continued tables', () => {
  const rows = [
    ['1', 'Một', 'Bộ Y tế', 'Tháng 3/2022'],
    ['2', 'Hai', 'Bộ Công an', 'Tháng 4/2022'],
  ];
  const first = table([header, ...rows], { table: 1 });
  const below = (...made: (readonly string[])[]) => table(made, { table: 2, line: 10 });
  const numbers = (...blocks: SourceBlock[]) =>
    readRows(source(blocks)).map(({ number, marks }) => [number, ...marks]);

  test('keep the columns of the table above, header or none', () => {
    const next = ['3', 'Ba', 'Bộ Y tế', 'Tháng 5/2022'];
    expect(numbers(first, below(next)).at(-1)).toEqual(['3']);
    expect(numbers(first, below(['', '', '', ''], next)).at(-1)).toEqual(['3']);
    const layout = layOut(source([first, below(next)]));
    expect(layout.tables.map(({ continues }) => continues)).toEqual([false, true]);
    expect(layout.tables[1]?.columns[2]?.evidence[0]).toEqual({ by: 'table-above' });
  });

  test('that lost their numbers are counted on', () => {
    const next = ['Ba', 'Bộ Y tế', 'Tháng 5/2022'];
    expect(numbers(first, below(next)).at(-1)).toEqual(['3', 'number-restored']);
    const torn = ['dở dang', '', ''];
    const [, , third] = readRows(source([first, below(next, torn)]));
    expect(third && textsOf(third).task).toBe('Ba dở dang');
    const named = [
      ['Ba', 'Bộ Lao', 'Tháng 5/2022'],
      ['Và tiếp', 'động và bạn', ''],
    ];
    const [, , whole, ...none] = readRows(source([first, below(...named)]));
    expect([whole && textsOf(whole).lead, none]).toEqual(['Bộ Lao động và bạn', []]);
  });

  test('with a blank column in between are still theirs', () => {
    const next = ['3', '', 'Ba', 'Bộ Y tế', 'Tháng 5/2022'];
    expect(numbers(first, below(next)).at(-1)).toEqual(['3']);
  });

  test('put one under the other without their numbers are counted on, a single row is doubted', () => {
    const lost = [
      ['Rà soát quy định về cư trú', 'Bộ Y tế', 'Tháng 5/2022', ''],
      ['Ban hành thông tư hướng dẫn', 'Bộ Tư pháp', 'Tháng 6/2022', ''],
    ];
    const together = readRows(source([table([header, ...rows, ...lost])]));
    expect(together.map(({ number, review }) => [number, ...review])).toEqual([
      ...[['1'], ['2'], ['3'], ['4']],
    ]);
    expect(together[3] && textsOf(together[3])).toEqual({
      task: 'Ban hành thông tư hướng dẫn',
      lead: 'Bộ Tư pháp',
      deadline: 'Tháng 6/2022',
    });
    const alone = readRows(source([table([header, ...rows, ...lost.slice(0, 1)])]));
    expect(alone[2]?.review).toEqual(['cells-shifted']);
  });

  test('on sheets of their own keep sections and numbers running', () => {
    const sheet = (name: string, ...cells: string[][]) => table(cells, { sheet: name });
    const made = source(
      [
        sheet('1', header, ['A', 'Phần đầu', '', ''], ...rows),
        sheet('2', ['3', 'Ba', 'Bộ Y tế', 'Tháng 5/2022']),
      ],
      'xlsx',
    );
    expect(
      readRows(made).map(({ annex, sections, number }) => [annex, ...sections, number]),
    ).toEqual([
      [null, 'A', '1'],
      [null, 'A', '2'],
      [null, 'A', '3'],
    ]);
  });

  test('of something else are listed with what they say', () => {
    const layout = layOut(source([first, below(['Chỉ tiêu', 'Năm', '2021', '2022', '2023'])]));
    expect(layout.tables.map(({ kind }) => kind)).toEqual(['tasks', 'other']);
    expect(layout.outcome === 'read' && layout.leftOut.map(({ text }) => text)).toEqual([
      'Chỉ tiêu | Năm | 2021 | 2022 | 2023',
    ]);
  });

  test('prose between their rows is doubted, page numbers are not', () => {
    const next = below(['3', 'Ba', 'Bộ Y tế', 'Tháng 5/2022']);
    const stray = readRows(source([first, paragraph('Ghi chú của ai đó'), next]));
    expect(stray.map(({ review }) => review)).toEqual([
      [],
      ['text-between-rows: Ghi chú của ai đó'],
      [],
    ]);
    expect(readRows(source([first, paragraph('- 7 -'), next]))[1]?.review).toEqual([]);
  });
});

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
