import { describe, expect, test } from 'vitest';
import { plainCell, plainLine } from '../../../domain/document/cell.js';
import { columnsOf } from '../../../domain/document/columns.js';
import { layOut } from '../../../domain/document/layout.js';
import { annexHeading, nextSections, sectionRow } from '../../../domain/document/sections.js';

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian thực hiện'];

/** Rows given as cells; the line is the position, counted from one. */
const lay = (...rows: string[][]) =>
  layOut(rows.map((cells, index) => ({ line: index + 1, cells })));

const rowsOf = (...rows: string[][]) => {
  const layout = lay(...rows);
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  return layout.rows.map(({ annex, sections, number, values, line }) => [
    annex,
    sections.join('/'),
    number,
    values.task,
    line,
  ]);
};

const faultOf = (...rows: string[][]) => {
  const layout = lay(...rows);
  return layout.outcome === 'faulty' ? layout.fault : null;
};

describe('cells', () => {
  test('tags and stars go, the words and the footnote sign stay', () => {
    expect(plainCell('<p>Một <i>hai</i></p><p>ba</p>')).toBe('Một hai ba');
    expect(plainCell('(*theo hướng dẫn*) **đậm** (*)')).toBe('(theo hướng dẫn) đậm (*)');
    expect(plainCell('a<br/>b &amp; c &lt;5&nbsp;%&gt; &quot;d&quot;')).toBe('a b & c <5 %> "d"');
    expect(plainCell('  nhiều   khoảng\ttrắng\n')).toBe('nhiều khoảng trắng');
    expect(plainCell('x < y và <table>')).toBe('x < y và <table>');
  });

  test('in a line a star may be all that parts two words', () => {
    expect(plainLine('PHỤ LỤC II**DANH MỤC')).toBe('PHỤ LỤC II DANH MỤC');
  });
});

describe('headers', () => {
  const roles = (...cells: string[]) => columnsOf(cells)?.map((column) => column.role) ?? null;

  test('the columns of the layouts met are told by their words', () => {
    expect(
      roles(
        'TT',
        'Thủ tục hành chính',
        'Cấp độ',
        'Cơ quan chủ trì',
        'Cơ quan phối hợp',
        'Thời gian thực hiện',
      ),
    ).toEqual(['number', 'task', 'other', 'lead', 'coordinating', 'deadline']);
    expect(
      roles('STT', 'Nhiệm vụ được giao', 'Cơ quan thực hiện', 'Kết quả thực hiện', 'ghi chú'),
    ).toEqual(['number', 'task', 'lead', 'status', 'remark']);
    expect(roles('TT', 'Nhiệm vụ, giải pháp', 'Sản phẩm', 'Độ khẩn')).toEqual([
      'number',
      'task',
      'deliverable',
      'urgency',
    ]);
  });

  test('a sentence in a row is no header, nor is the task column alone', () => {
    expect(roles('1', 'Nội dung đào tạo cho cán bộ', 'Bộ Y tế', 'Tháng 3/2022')).toBeNull();
    expect(roles('Nhiệm vụ', 'Ai đó', 'Khi nào')).toBeNull();
  });

  test('of two columns with one role the first has it', () => {
    expect(roles('TT', 'Nhiệm vụ', 'Nội dung')).toEqual(['number', 'task', 'other']);
  });
});

describe('sections and annexes', () => {
  test('an annex heading begins its line', () => {
    expect(annexHeading('PHỤ LỤC II DANH MỤC')).toBe('Phụ lục II');
    expect(annexHeading('Phụ lục 01: BẢNG')).toBe('Phụ lục 01');
    expect(annexHeading('(tại Phụ lục I)')).toBeNull();
    expect(annexHeading('PHỤ LỤC')).toBeNull();
  });

  test('a section row has a mark, a title and nothing else', () => {
    expect(sectionRow(['II', 'Phục vụ người dân', '', ''], 0)).toBe('II');
    expect(sectionRow(['A.', 'Quy định', '', ''], 0)).toBe('A');
    expect(sectionRow(['IV. Công dân số', '', '', ''], 0)).toBe('IV');
    expect(sectionRow(['I', 'Việc', 'Bộ Y tế', ''], 0)).toBeNull();
    expect(sectionRow(['1', 'Việc', '', ''], 0)).toBeNull();
    expect(sectionRow(['', 'I', '', ''], -1)).toBeNull();
  });

  test('Roman numerals stand below letters, and C follows B', () => {
    expect(nextSections([], 'I')).toEqual(['I']);
    expect(nextSections(['I'], 'II')).toEqual(['II']);
    expect(nextSections(['A'], 'I')).toEqual(['A', 'I']);
    expect(nextSections(['B', 'II'], 'III')).toEqual(['B', 'III']);
    expect(nextSections(['B', 'III'], 'C')).toEqual(['C']);
    expect(nextSections(['C'], 'I')).toEqual(['C', 'I']);
    expect(nextSections(['A', 'I'], 'B')).toEqual(['B']);
  });

  test('rows belong to the annex and section above them', () => {
    expect(
      rowsOf(
        ['PHỤ LỤC I'],
        header,
        ['1', 'Một', 'Bộ Y tế', ''],
        ['PHỤ LỤC II**DANH MỤC'],
        ['(Kèm theo Quyết định)'],
        header,
        ['I', 'Phần đầu', '', ''],
        ['1', 'Hai', 'Bộ Y tế', ''],
        ['II', 'Phần sau', '', ''],
        ['1', 'Ba', 'Bộ Y tế', ''],
      ),
    ).toEqual([
      ['Phụ lục I', '', '1', 'Một', 3],
      ['Phụ lục II', 'I', '1', 'Hai', 8],
      ['Phụ lục II', 'II', '1', 'Ba', 10],
    ]);
  });

  test('a lone annex is not a section', () => {
    expect(rowsOf(['Phụ lục 01: BẢNG'], header, ['1', 'Một', '', ''])).toEqual([
      [null, '', '1', 'Một', 3],
    ]);
  });
});

describe('rows without a number', () => {
  test('continue the row above, cell by cell, across empty lines and repeated headers', () => {
    const layout = lay(
      header,
      ['1', 'Rà soát các', 'Bộ Kế', 'Tháng 3/2022'],
      [''],
      ['', '', '', ''],
      header,
      ['', 'quy định', 'hoạch và Đầu tư', ''],
    );
    expect(layout.outcome === 'read' && layout.rows[0]?.values).toEqual({
      number: '1',
      task: 'Rà soát các quy định',
      lead: 'Bộ Kế hoạch và Đầu tư',
      deadline: 'Tháng 3/2022',
    });
    expect(layout.outcome === 'read' && layout.rows[0]?.review).toEqual([]);
  });

  test('with a deadline of their own are suspected to be tasks', () => {
    const layout = lay(
      header,
      ['1', 'Một', 'Bộ Y tế', 'Tháng 3/2022'],
      ['', 'Hai', '', 'Tháng 4/2022'],
    );
    expect(layout.outcome === 'read' && layout.rows[0]?.review).toEqual([
      'continuation-with-deadline',
    ]);
  });

  test('continue a section title without becoming a task', () => {
    expect(
      rowsOf(header, ['I', 'Phần rất', '', ''], ['', 'dài', '', ''], ['1', 'Một', '', '']),
    ).toEqual([[null, 'I', '1', 'Một', 4]]);
  });

  test('with nothing above them are a fault', () => {
    expect(faultOf(header, ['', 'mồ côi', '', ''])).toEqual({
      reason: 'row-without-number',
      line: 2,
      cell: 1,
    });
  });
});

describe('a table without a number column', () => {
  test('counts its rows', () => {
    const layout = lay(['Nhiệm vụ', 'Cơ quan chủ trì'], ['Một', 'Bộ Y tế'], ['Hai', 'Bộ Y tế']);
    expect(layout.outcome === 'read' && layout.rows.map((row) => row.values.task)).toEqual([
      'Một',
      'Hai',
    ]);
    expect(layout.outcome === 'read' && layout.rows.map((row) => row.number)).toEqual(['1', '2']);
  });
});

describe('columns without a role', () => {
  test('are kept with their headers, unless blank', () => {
    const layout = lay([...header, 'Cấp độ', 'Kinh phí'], ['1', 'Một', '', '', '4', '']);
    expect(layout.outcome === 'read' && layout.rows[0]?.others).toEqual([
      { header: 'Cấp độ', text: '4' },
    ]);
  });
});

describe('what fits nowhere is a fault with its place', () => {
  test('a row with too few or too many cells', () => {
    expect(faultOf(header, ['1', 'Một', 'Bộ Y tế'])).toEqual({
      reason: 'ragged-row',
      line: 2,
      cell: 4,
      found: '3',
      expected: '4',
    });
    expect(faultOf(header, ['1', 'Một', '', '', 'thừa'])).toMatchObject({
      line: 2,
      cell: 5,
      found: '5',
    });
  });

  test('a line that a broken row left between two rows', () => {
    expect(faultOf(header, ['1', 'Một', '', ''], ['rơi ra'], ['2', 'Hai', '', ''])).toMatchObject({
      reason: 'ragged-row',
      line: 3,
      found: '1',
    });
  });

  test('but prose behind the table is none, nor a letterhead before it', () => {
    expect(
      rowsOf(
        ['BỘ Y TẾ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        header,
        ['1', 'Một', '', ''],
        ['Nơi nhận:'],
      ),
    ).toHaveLength(1);
  });

  test('a table that does not begin with a header', () => {
    expect(faultOf(['1', 'Một', 'Bộ Y tế', 'Tháng 3/2022'])).toEqual({
      reason: 'no-task-column',
      line: 1,
      cell: 1,
      found: '1 | Một | Bộ Y tế | Tháng 3/2022',
    });
    expect(faultOf(['TT', 'Cơ quan chủ trì', 'Thời hạn'])).toMatchObject({
      reason: 'no-task-column',
    });
  });

  test('no table, or no task in it', () => {
    expect(faultOf(['chỉ có chữ'])).toEqual({ reason: 'no-table' });
    expect(faultOf(header)).toEqual({ reason: 'no-tasks' });
    expect(faultOf(header, ['I', 'Phần', '', ''])).toEqual({ reason: 'no-tasks' });
  });
});
