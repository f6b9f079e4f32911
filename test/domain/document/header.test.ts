import { describe, expect, test } from 'vitest';
import { gridOf } from '../../../domain/document/grid.js';
import { headerAt } from '../../../domain/document/header.js';
import { isColumnIndex, readHeader } from '../../../domain/document/header-words.js';
import { type MadeCell, table } from '../../support/sources.js';

const roleOf = (text: string) => readHeader(text)?.role ?? null;

describe('the words of a header', () => {
  test('tell the columns of the annexes met', () => {
    const met: [string, string | null][] = [
      ['STT', 'number'],
      ['Số TT', 'number'],
      ['Nội dung, nhiệm vụ', 'task'],
      ['Nhiệm vụ, giải pháp', 'task'],
      ['Nhiệm vụ được giao', 'task'],
      ['Thủ tục hành chính', 'task'],
      ['NHIỆM VỤ TỪNG BỘ, NGÀNH', 'subtask'],
      ['Cơ quan chủ trì', 'lead'],
      ['ĐƠN VỊ THỰC HIỆN', 'lead'],
      ['Bộ, ngành chủ trì', 'lead'],
      ['Cơ quan phối hợp', 'coordinating'],
      ['THỜI GIAN HOÀN THÀNH', 'deadline'],
      ['Thời hạn', 'deadline'],
      ['Sản phẩm', 'deliverable'],
      ['Kết quả thực hiện', 'status'],
      ['Độ khẩn', 'urgency'],
      ['ghi chú', 'remark'],
      ['Cấp độ', null],
      ['Vấn đề chính', null],
      ['Văn bản của Trung ương', null],
    ];
    expect(met.map(([text]) => [text, roleOf(text)])).toEqual(met);
  });

  test('point to a role also in a header nobody has met, and say that they only point', () => {
    expect(readHeader('Lãnh đạo chủ trì chỉ đạo')).toEqual({ role: 'lead', exact: false });
    expect(readHeader('Cơ quan chủ trì')).toEqual({ role: 'lead', exact: true });
  });

  test('are not those of a task, a unit or a date', () => {
    for (const text of ['Nội dung đào tạo cho cán bộ', 'Bộ Công an', 'Tháng 3/2022', '1', '']) {
      expect(readHeader(text)).toBeNull();
    }
    expect(readHeader(`Nhiệm vụ ${'rất '.repeat(30)}dài`)).toBeNull();
  });

  test('a line of column numbers is one', () => {
    expect(isColumnIndex(['(1)', '(2)', '(3)'])).toBe(true);
    expect(isColumnIndex(['1', '2', '4'])).toBe(false);
    expect(isColumnIndex(['1', '2'])).toBe(false);
  });
});

const found = (at: number, ...rows: MadeCell[][]) => {
  const header = headerAt(gridOf(table(rows)), at);
  return (
    header && {
      height: header.height,
      roles: header.cells.map(({ reading }) => reading?.role ?? null),
    }
  );
};

describe('a header', () => {
  const row = ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Bộ Công an', 'Tháng 3/2022'];

  test('in one line names the task and one thing more', () => {
    expect(found(0, ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì'], row)).toEqual({
      height: 1,
      roles: ['number', 'task', 'lead', null, null],
    });
    expect(found(0, ['Nhiệm vụ', 'Ai đó', 'Khi nào'], row)).toBeNull();
    expect(found(0, ['TT', 'Cơ quan chủ trì', 'Thời hạn'])).toBeNull();
  });

  test('may leave the task without a name it knows, beside three that it does', () => {
    expect(found(0, ['TT', 'Tên đề án', 'Cơ quan chủ trì', 'Thời hạn'])?.roles).toEqual([
      'number',
      null,
      'lead',
      'deadline',
    ]);
  });

  test('in two lines has its titles over several columns, with spans or with blanks', () => {
    const roles = ['number', 'task', 'lead', 'coordinating', 'deadline'];
    const over = { text: 'Đơn vị thực hiện', across: 2 };
    const down = (text: string) => ({ text, down: 2 });
    const spanned = [down('TT'), down('Nhiệm vụ'), over, down('Thời hạn')];
    expect(found(0, spanned, ['Chủ trì', 'Phối hợp'], row)).toEqual({ height: 2, roles });
    const blank = ['TT', 'Nhiệm vụ', 'Đơn vị thực hiện', '', 'Thời hạn'];
    expect(found(0, blank, ['', '', 'Chủ trì', 'Phối hợp', ''], row)).toEqual({ height: 2, roles });
  });

  test('may be wrapped over both lines', () => {
    const upper = ['TT', 'Nội dung, nhiệm', 'Cơ quan chủ', 'Cơ quan phối', 'Thời gian hoàn'];
    expect(found(0, upper, ['', 'vụ', 'trì', 'hợp', 'thành'], row)).toEqual({
      height: 2,
      roles: ['number', 'task', 'lead', 'coordinating', 'deadline'],
    });
  });

  test('takes a line of column numbers along', () => {
    const index = ['(1)', '(2)', '(3)'];
    expect(found(0, ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì'], index, row)?.height).toBe(2);
  });

  test('does not swallow the row under it', () => {
    const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn'];
    expect(found(0, header, ['', 'dở dang', 'Bộ Y tế', '', ''])?.height).toBe(1);
    expect(found(0, header, ['I', 'Phần đầu', '', '', ''])?.height).toBe(1);
    expect(found(0, header, row)?.height).toBe(1);
  });
});
