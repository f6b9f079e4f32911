import { describe, expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { tabbed } from '../../support/sources.js';

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'];
const row = (number: string, unit = 'Bộ Y tế', when = 'Tháng 3/2022') => [
  ...[number, `Nhiệm vụ ${number}`, unit, when],
];
const unnumbered = (unit = 'Bộ Y tế') => ['Việc không số', unit, 'Tháng 3/2022'];

const numbers = (...lines: string[][]) => {
  const layout = layOut(tabbed(header, ...lines));
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  return layout.rows.map(({ number, marks }) => [number, ...marks].join(' '));
};

describe('numbers as printed', () => {
  test('are kept without their full stop, gaps and letters included', () => {
    expect(numbers(row('1.'), row('2)'), row('4'), row('4a'), row('(5)'), row('06'))).toEqual([
      ...['1', '2', '4', '4a', '5', '06'],
    ]);
  });

  test('may begin anew and repeat', () => {
    expect(numbers(row('1'), row('2'), row('1'), row('1'))).toEqual(['1', '2', '1', '1']);
  });
});

describe('numbers that were lost', () => {
  test('are counted on from the row above', () => {
    expect(numbers(row('7'), unnumbered(), unnumbered(), row('10'))).toEqual([
      ...['7', '8 number-restored', '9 number-restored', '10'],
    ]);
  });

  test('at the start of a section are counted back from the next one printed', () => {
    const section = ['C. PHẦN KHÁC'];
    expect(numbers(row('1'), section, unnumbered(), row('2'))).toEqual([
      ...['1', '1 number-restored', '2'],
    ]);
    expect(numbers(row('4'), section, unnumbered(), row('6'))).toEqual([
      ...['4', '5 number-restored', '6'],
    ]);
    expect(numbers(row('1'), section, unnumbered())).toEqual(['1', '1 number-restored']);
  });

  test('of one row are seen by the gap they leave', () => {
    expect(numbers(row('1'), row(''), row('3'))).toEqual(['1', '2 number-restored', '3']);
    expect(numbers(row('1'), row(''), row(''), row('4'))).toEqual([
      ...['1', '2 number-restored', '3 number-restored', '4'],
    ]);
  });

  test('leave no gap where the row only goes on with the one above', () => {
    expect(numbers(row('1'), row(''), row('2'))).toEqual(['1 rejoined', '2']);
    expect(numbers(row('1'), row(''))).toEqual(['1 rejoined']);
  });
});

describe('numbers that were cut', () => {
  const upTo22 = Array.from({ length: 22 }, (_, index) => row(String(index + 1)));

  test('are counted anew when their last digits are those expected', () => {
    expect(numbers(...upTo22, row('3'), row('4')).slice(-2)).toEqual([
      ...['23 number-restored: 3', '24 number-restored: 4'],
    ]);
  });

  test('are not where another run begins', () => {
    expect(numbers(...upTo22, row('1'), row('2')).slice(-2)).toEqual(['1', '2']);
    expect(numbers(...upTo22.slice(0, 12), row('5')).at(-1)).toBe('5');
  });
});

describe('numbers under numbers', () => {
  const heading = (number: string) => [number, `Nhóm ${number}`, '', ''];

  test('make a heading of the row that has nothing to do itself', () => {
    expect(numbers(heading('1'), row('1.1'), row('1.2'), row('2'))).toEqual([
      ...['1.1 under: Nhóm 1', '1.2 under: Nhóm 1', '2'],
    ]);
    const layout = layOut(tabbed(header, heading('1'), row('1.1')));
    expect(layout.outcome === 'read' && layout.headings).toMatchObject([
      { mark: '1', title: 'Nhóm 1', place: { row: 2 } },
    ]);
  });

  test('leave a row with a lead or a deadline the task it is', () => {
    expect(numbers(row('1'), row('1.1'), row('2'))).toEqual(['1', '1.1', '2']);
    expect(numbers(heading('1'), row('2'))).toEqual(['1', '2']);
  });

  test('by a letter are told by the figure they stand under', () => {
    expect(numbers(heading('1'), row('a)'), row('b)'), row('2'), row('a')).slice(0, 4)).toEqual([
      ...['1a under: Nhóm 1', '1b under: Nhóm 1', '2', '2a'],
    ]);
  });
});
