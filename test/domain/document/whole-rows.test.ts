/** Rows without a number in files that have cells of their own, where nothing is torn by a page. */
import { expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { source, table } from '../../support/sources.js';

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'];
const told = (...lines: string[][]) => {
  const layout = layOut(source([table([header, ...lines])]));
  if (layout.outcome !== 'read') throw new Error(layout.outcome);
  return layout.rows.map(({ number, values, marks }) => [
    number,
    values.get('task')?.text,
    ...marks,
  ]);
};

const first = ['1', 'Nối lưới điện', 'Bộ Công an', '30/6/2024'];

test('a whole row is a task under the number above it', () => {
  expect(
    told(first, ['', 'Lắp công tơ', 'Bộ Y tế', 'Quý IV/2024'], ['2', 'Báo cáo', 'Bộ Y tế', '']),
  ).toEqual([
    ['1', 'Nối lưới điện'],
    ['1', 'Lắp công tơ', 'number-shared'],
    ['2', 'Báo cáo'],
  ]);
});

test('but where the next number leaves room for it, that number was lost', () => {
  expect(
    told(first, ['', 'Lắp công tơ', 'Bộ Y tế', 'Quý IV/2024'], ['3', 'Báo cáo', 'Bộ Y tế', '']),
  ).toEqual([
    ['1', 'Nối lưới điện'],
    ['2', 'Lắp công tơ', 'number-restored'],
    ['3', 'Báo cáo'],
  ]);
});

test('a row that goes on with the words above is part of it', () => {
  expect(told(first, ['', 'và trạm biến áp', '', ''])).toEqual([
    ['1', 'Nối lưới điện và trạm biến áp', 'rejoined'],
  ]);
});
