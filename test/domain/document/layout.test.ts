import { describe, expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { paragraph, source, tabbed, table } from '../../support/sources.js';
import { faultOf, header, inShort, readRows, textsOf } from './laid-out.js';

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

  test('does not say twice what reaches over both', () => {
    const rows = readRows(
      source([
        table([
          [...header, 'Căn cứ'],
          [over('1', 2), 'Nối dữ', over('Bộ Y tế', 2), over('Năm 2022', 2), over('NQ 50', 2)],
          ['liệu'],
        ]),
      ]),
    );
    expect(rows.map(({ others }) => others.map(({ value }) => value.text))).toEqual([['NQ 50']]);
  });
});
