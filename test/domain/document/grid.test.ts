import { expect, test } from 'vitest';
import { gridOf, ownCells } from '../../../domain/document/grid.js';
import { table } from '../../support/sources.js';

const shown = (made: ReturnType<typeof table>) => {
  const grid = gridOf(made);
  return grid.rows.map((row) =>
    grid.columns.map((column) => {
      const cell = row.cells.get(column);
      return cell === undefined ? '·' : `${cell.text}/${cell.from}`;
    }),
  );
};

test('a cell shows in every column and row it covers, and says where it begins', () => {
  const made = table([
    [
      { text: 'TT', down: 2 },
      { text: 'Đơn vị', across: 2 },
    ],
    ['Chủ trì', 'Phối hợp'],
    ['1', 'A', 'B'],
  ]);
  expect(shown(made)).toEqual([
    ['TT/own', 'Đơn vị/own', 'Đơn vị/left'],
    ['TT/above', 'Chủ trì/own', 'Phối hợp/own'],
    ['1/own', 'A/own', 'B/own'],
  ]);
  expect(gridOf(made).rows[1]?.cells.get(1)?.place).toMatchObject({ row: 1, column: 1, line: 1 });
});

test('a span ends where it should, also with another beside it', () => {
  const made = table([
    [{ text: 'a', down: 3 }, 'b', { text: 'c', down: 2 }],
    ['d'],
    ['e', 'f'],
    ['g', 'h', 'i'],
  ]);
  expect(shown(made)).toEqual([
    ['a/own', 'b/own', 'c/own'],
    ['a/above', 'd/own', 'c/above'],
    ['a/above', 'e/own', 'f/own'],
    ['g/own', 'h/own', 'i/own'],
  ]);
});

test('columns without a word are left out, and the width still counts them', () => {
  const made = table([
    ['1', '', 'x', ''],
    ['2', '', 'y', ''],
  ]);
  const grid = gridOf(made);
  expect([grid.columns, grid.width]).toEqual([[1, 3], 4]);
});

test('the cells of a row are its own with words, on one line, and their paragraphs are kept', () => {
  const made = table([[{ text: 'x', down: 2 }, 'y'], ['một\nhai']]);
  const [, second] = gridOf(made).rows;
  const cells = second === undefined ? [] : ownCells(second);
  expect(cells.map(({ text, written }) => [text, written])).toEqual([['một hai', 'một\nhai']]);
});
