/** Tables that say nowhere what their columns hold: told by what is in them, and every row for a person to see. */
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { source, table } from '../../support/sources.js';

const read = (...lines: string[][]) => layOut(source([table(lines)]));
const rolesOf = (...lines: string[][]) =>
  read(...lines).tables.flatMap(({ columns }) => columns.map(({ role }) => role));

describe('a table pasted without its header', () => {
  test('who leads stands before who helps, and the words are the task', () => {
    const lines = [
      ['1', 'Xây dựng kho dữ liệu', 'Bộ Công an', 'Bộ Tài chính', 'Tháng 6/2024'],
      ['2', 'Rà soát thủ tục', 'Bộ Tư pháp', 'Các bộ, ngành', '30/9/2024'],
      ['3', 'Kết nối cơ sở dữ liệu', 'Bộ Công an', 'Bộ Y tế', 'Quý IV/2024'],
    ];
    expect(rolesOf(...lines)).toEqual(['number', 'task', 'lead', 'coordinating', 'deadline']);
    const layout = read(...lines);
    if (layout.outcome !== 'read') throw new Error(layout.outcome);
    expect(layout.rows.map(({ review }) => review)).toEqual([
      ['columns-guessed'],
      ['columns-guessed'],
      ['columns-guessed'],
    ]);
  });

  test('without numbers too, where units and deadlines stand beside the words', () => {
    expect(
      rolesOf(
        ['Rà soát thủ tục hành chính', 'Bộ Tư pháp', '30/9/2024'],
        ['Kết nối cơ sở dữ liệu', 'Bộ Công an', 'Quý IV/2024'],
      ),
    ).toEqual(['task', 'lead', 'deadline']);
  });

  test('words and units alone are no tasks', () => {
    expect(
      read(
        ['Rà soát thủ tục hành chính', 'Bộ Tư pháp', 'Hà Nội'],
        ['Kết nối cơ sở dữ liệu', 'Bộ Công an', 'Hải Phòng'],
      ).outcome,
    ).toBe('no-tasks');
  });
});

describe('a beginning and an end', () => {
  const header = (start: string, end: string) => ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', start, end];
  const row = ['1', 'Rà soát', 'Bộ Y tế', '01/4/2024', '30/6/2024'];

  test.each([
    ['Bắt đầu', 'Kết thúc'],
    ['Thời gian bắt đầu', 'Thời gian kết thúc'],
    ['Ngày bắt đầu', 'Ngày kết thúc'],
    ['Ngày bắt đầu', 'Hạn hoàn thành'],
  ])('"%s" is kept beside, "%s" is the deadline', (start, end) => {
    expect(rolesOf(header(start, end), row)).toEqual([
      ...['number', 'task', 'lead', 'other', 'deadline'],
    ]);
  });

  test('a beginning alone is no deadline', () => {
    expect(rolesOf(['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Bắt đầu'], row.slice(0, 4))).toEqual([
      ...['number', 'task', 'lead', 'other'],
    ]);
  });
});
