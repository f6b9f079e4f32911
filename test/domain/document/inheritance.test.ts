import { describe, expect, test } from 'vitest';
import type { AnnexRow } from '../../../domain/document/completion.js';
import { layOut } from '../../../domain/document/layout.js';
import { type MadeCell, source, tabbed, table } from '../../support/sources.js';

/** The layout of a plan that gives every coordinating unit its share of a common task. */
const shares = [
  ...['STT', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Nhiệm vụ từng bộ, ngành', 'Nhiệm vụ'],
  'Thời gian hoàn thành',
];
const plain = ['STT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian hoàn thành'];

const inShort = (rows: readonly AnnexRow[]) =>
  rows.map(({ values, marks, review }) => ({
    task: values.get('task')?.text ?? '',
    lead: values.get('lead')?.text ?? '',
    coordinating: values.get('coordinating')?.text ?? '',
    marks,
    review,
  }));

const lay = (...rows: string[][]): readonly AnnexRow[] => {
  const layout = layOut(tabbed(...rows));
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  return layout.rows;
};

const laySpanned = (...rows: MadeCell[][]): readonly AnnexRow[] => {
  const layout = layOut(source([table(rows)]));
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  return layout.rows;
};

const when = 'Hoàn thành trước 15/9/2022';

describe('where coordinating units have shares of a common task', () => {
  const first = ['1.', 'Bộ Y tế', 'Bộ Công an', 'Xây dựng phần mềm', 'Liên thông khai sinh.', when];
  const second = ['2.', '', 'Bộ Tư pháp', 'Bổ sung chức năng', '', when];

  test('a blank lead and a blank parent are those above, and the title names both parts', () => {
    expect(inShort(lay(shares, first, second))).toEqual([
      {
        task: 'Liên thông khai sinh – Xây dựng phần mềm',
        lead: 'Bộ Y tế',
        coordinating: 'Bộ Công an',
        marks: ['coordinators-share'],
        review: [],
      },
      {
        task: 'Liên thông khai sinh – Bổ sung chức năng',
        lead: 'Bộ Y tế',
        coordinating: 'Bộ Tư pháp',
        marks: ['task-inherited: 1', 'lead-inherited: 1', 'coordinators-share'],
        review: [],
      },
    ]);
  });

  test('the place of an inherited field is the cell it was taken from', () => {
    const [, row] = lay(shares, first, second);
    expect(row?.values.get('lead')?.place).toMatchObject({ row: 2, column: 2, line: 2 });
    expect(row?.values.get('task')?.place).toMatchObject({ row: 3, column: 4, line: 3 });
    expect(row?.values.get('lead')?.confidence).toBe(0.9);
  });

  test('cells that span rows say the same', () => {
    const down = (text: string) => ({ text, down: 2 });
    const [one = '', lead = '', unit = '', share = '', parent = ''] = first;
    const rows = laySpanned(
      shares,
      [one, down(lead), unit, share, down(parent), when],
      ['2.', 'Bộ Tư pháp', 'Bổ sung chức năng', when],
    );
    expect(inShort(rows)[1]).toMatchObject({
      task: 'Liên thông khai sinh – Bổ sung chức năng',
      lead: 'Bộ Y tế',
      coordinating: 'Bộ Tư pháp',
      review: [],
    });
  });

  test('a parent without shares stands alone, and takes nothing from above', () => {
    const alone = ['2.', 'Bộ Công an', '', '', 'Triển khai ứng dụng', when];
    expect(inShort(lay(shares, first, alone))[1]).toEqual({
      task: 'Triển khai ứng dụng',
      lead: 'Bộ Công an',
      coordinating: '',
      marks: [],
      review: [],
    });
  });

  test('a share without any common task above it stands for itself', () => {
    const bare = ['1', 'Bộ Y tế', 'Bộ Công an', 'Xây dựng phần mềm', '', when];
    expect(inShort(lay(shares, bare))[0]).toMatchObject({ task: 'Xây dựng phần mềm', review: [] });
  });

  test('a unit without a share under a common task is doubted', () => {
    const silent = ['2.', '', 'Bộ Tư pháp', '', '', when];
    expect(inShort(lay(shares, first, silent))[1]).toMatchObject({
      task: 'Liên thông khai sinh.',
      review: ['subtask-missing'],
    });
  });

  test('a sentence where a unit should stand is the task, out of its column', () => {
    const shifted = ['2.', 'Bộ Tư pháp', 'Số hóa toàn bộ dữ liệu hộ tịch', '', '', when];
    const after = ['3.', '', 'Tiếp tục gửi yêu cầu xác thực', '', '', when];
    const rows = lay(shares, first, shifted, after);
    expect(inShort(rows).slice(1)).toEqual([
      {
        task: 'Số hóa toàn bộ dữ liệu hộ tịch',
        lead: 'Bộ Tư pháp',
        coordinating: '',
        marks: [],
        review: ['cells-shifted'],
      },
      {
        task: 'Tiếp tục gửi yêu cầu xác thực',
        lead: 'Bộ Tư pháp',
        coordinating: '',
        marks: ['lead-inherited: 2'],
        review: ['cells-shifted'],
      },
    ]);
    expect(rows[1]?.values.get('task')?.place.column).toBe(3);
    expect(rows[1]?.values.get('task')?.confidence).toBeLessThan(0.5);
  });

  test('a unit the register lacks is no sentence', () => {
    const unknown = ['2.', '', 'Văn phòng Ban Chỉ đạo liên ngành', 'Góp ý dự thảo', '', when];
    expect(inShort(lay(shares, first, unknown))[1]).toMatchObject({
      coordinating: 'Văn phòng Ban Chỉ đạo liên ngành',
      review: [],
    });
  });
});

describe('in a table without shares', () => {
  const first = ['1', 'Rà soát quy định', 'Bộ Y tế', 'Bộ Công an', 'Tháng 3/2022'];

  test('a blank coordinating unit means none', () => {
    const none = ['2', 'Ban hành thông tư', 'Bộ Tư pháp', '', 'Tháng 4/2022'];
    expect(inShort(lay(plain, first, none))[1]).toMatchObject({ coordinating: '', review: [] });
  });

  test('a blank lead may mean the one above or nobody: a person says which', () => {
    const blank = ['2', 'Ban hành thông tư', '', '', 'Tháng 4/2022'];
    expect(inShort(lay(plain, first, blank))[1]).toEqual({
      task: 'Ban hành thông tư',
      lead: 'Bộ Y tế',
      coordinating: '',
      marks: ['lead-inherited: 1'],
      review: ['lead-blank: 1'],
    });
  });

  test('nothing is taken over from another section', () => {
    const rows = lay(plain, first, ['II', 'Phần sau', '', '', ''], ['1', 'Ban hành', '', '', '']);
    expect(inShort(rows)[1]).toMatchObject({ lead: '', marks: [], review: [] });
  });

  test('a blank task beside a lead and deadline of its own is most likely the one above', () => {
    const blank = ['2', '', 'Bộ Tư pháp', '', 'Tháng 4/2022'];
    expect(inShort(lay(plain, first, blank))[1]).toMatchObject({
      task: 'Rà soát quy định',
      lead: 'Bộ Tư pháp',
      marks: ['task-inherited: 1'],
      review: ['task-blank: 1'],
    });
  });

  test('cells that span rows are meant for all of them', () => {
    const down = (text: string) => ({ text, down: 2 });
    const rows = laySpanned(
      plain,
      ['1', 'Rà soát', down('Bộ Y tế'), down('Bộ Công an'), down('Tháng 3/2022')],
      ['2', 'Ban hành'],
    );
    const [, second] = rows;
    expect(second?.values.get('deadline')).toMatchObject({
      text: 'Tháng 3/2022',
      place: { row: 2, column: 5 },
    });
    expect(inShort(rows)[1]).toEqual({
      task: 'Ban hành',
      lead: 'Bộ Y tế',
      coordinating: 'Bộ Công an',
      marks: ['lead-inherited: 1', 'deadline-inherited: 1'],
      review: [],
    });
  });

  test('a row that lost its first cell is read one column further, and doubted', () => {
    const lost = ['Ban hành thông tư về hộ tịch', 'Bộ Tư pháp', '', 'Tháng 4/2022', ''];
    const rows = lay(plain, first, lost);
    expect(inShort(rows)[1]).toMatchObject({
      task: 'Ban hành thông tư về hộ tịch',
      lead: 'Bộ Tư pháp',
      review: ['cells-shifted'],
    });
    expect(rows[1]?.values.get('deadline')?.text).toBe('Tháng 4/2022');
    expect(rows[1]?.number).toBe('2');
  });

  test('words in the number cell that fit nowhere stay with the task, and are doubted', () => {
    const odd = ['Nhiệm vụ giao bổ sung', 'Ban hành', 'Bộ Tư pháp', '', 'Tháng 4/2022'];
    expect(inShort(lay(plain, first, odd))[1]).toMatchObject({
      task: 'Nhiệm vụ giao bổ sung Ban hành',
      lead: 'Bộ Tư pháp',
      review: ['number-unread'],
    });
  });
});
