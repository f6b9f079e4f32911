import { describe, expect, test } from 'vitest';
import { gridOf } from '../../../domain/document/grid.js';
import {
  annexHeading,
  lostBefore,
  nextSections,
  sectionLine,
  sectionOfRow,
} from '../../../domain/document/sections.js';
import { type MadeCell, table } from '../../support/sources.js';

const somewhere = { sheet: null, table: null, row: null, column: null, line: 1 };

test('an annex heading begins its line', () => {
  expect(annexHeading('PHỤ LỤC II DANH MỤC')).toBe('Phụ lục II');
  expect(annexHeading('Phụ lục 01: BẢNG')).toBe('Phụ lục 01');
  expect(annexHeading('(tại Phụ lục I)')).toBeNull();
  expect(annexHeading('PHỤ LỤC')).toBeNull();
  expect(annexHeading('PHỤ LỤC CÁC NHIỆM VỤ')).toBeNull();
});

describe('a section row', () => {
  const marked = (row: readonly MadeCell[], number: number | null = 1) => {
    const grid = gridOf(table([['1', 'a', 'b', 'c'], row]));
    const [, second] = grid.rows;
    return second === undefined ? null : sectionOfRow(second, { number, task: 2 }, grid.width);
  };
  const markOf = (...row: MadeCell[]) => marked(row)?.mark ?? null;

  test('has a mark, a title and nothing else', () => {
    expect(markOf('II', 'Phục vụ người dân', '', '')).toBe('II');
    expect(markOf('A.', 'Quy định', '', '')).toBe('A');
    expect(markOf('IV. Công dân số', '', '', '')).toBe('IV');
    expect(markOf('I', 'Việc', 'Bộ Y tế', '')).toBeNull();
    expect(markOf('1', 'Việc', '', '')).toBeNull();
    expect(markOf('I', '', '', '')).toBeNull();
    expect(marked(['I', 'Việc', '', ''], null)).toBeNull();
    expect(marked(['III. Phần riêng', '', '', ''], null)?.mark).toBe('III');
    expect(marked(['Phần riêng', '', '', ''], null)).toBeNull();
  });

  test('may stand among the tasks without a number, set off by its mark or by capitals', () => {
    expect(markOf('', 'II. Hạ tầng', '', '')).toBe('II');
    expect(markOf('', 'B) Thể chế', '', '')).toBe('B');
    expect(markOf('', 'HẠ TẦNG SỐ', '', '')).toBe('HẠ TẦNG SỐ');
    expect(markOf('', 'và hạ tầng số', '', '')).toBeNull();
    expect(markOf('', 'b) và hạ tầng số', '', '')).toBeNull();
    expect(markOf('', 'VNeID', '', '')).toBeNull();
    expect(markOf('', 'II. Hạ tầng', 'Bộ Y tế', '')).toBeNull();
    expect(markOf('', '', 'II. Hạ tầng', '')).toBeNull();
  });

  test('may be one title across the table, with a mark, a figure or neither', () => {
    expect(markOf({ text: 'B. Nhiệm vụ riêng', across: 4 })).toBe('B');
    expect(markOf({ text: '2. Bộ Y tế', across: 4 })).toBe('2');
    expect(markOf({ text: 'Nhiệm vụ chung', across: 4 })).toBe('Nhiệm vụ chung');
    const long = 'Nhiệm vụ giao cho các bộ, ngành và địa phương';
    expect(markOf({ text: long, across: 4 })).toBe('Nhiệm vụ giao cho các bộ,');
  });

  test('keeps its title and place', () => {
    expect(marked(['II', 'Phục vụ người dân', '', ''])).toMatchObject({
      title: 'Phục vụ người dân',
      place: { row: 2, column: 1 },
    });
  });
});

test('a heading between tables sets its mark off', () => {
  const mark = (text: string) => sectionLine(text, somewhere)?.mark ?? null;
  expect(mark('B. NHIỆM VỤ THEO CÁC CHỈ THỊ')).toBe('B');
  expect(mark('III. Nhiệm vụ của các địa phương')).toBe('III');
  expect(mark('A nhiệm vụ')).toBeNull();
  expect(mark('1. Bộ Công an')).toBeNull();
  expect(mark(`I. ${'rất dài '.repeat(40)}`)).toBeNull();
});

test('figures stand below Roman numerals, these below letters, and C follows B', () => {
  const next = (open: string[], mark: string) =>
    nextSections(
      open.map((one) => ({ mark: one })),
      { mark },
    ).map((section) => section.mark);
  expect(next([], 'I')).toEqual(['I']);
  expect(next(['I'], 'II')).toEqual(['II']);
  expect(next(['A'], 'I')).toEqual(['A', 'I']);
  expect(next(['B', 'II'], 'III')).toEqual(['B', 'III']);
  expect(next(['B', 'III'], 'C')).toEqual(['C']);
  expect(next(['C'], 'I')).toEqual(['C', 'I']);
  expect(next(['A', 'I'], 'B')).toEqual(['B']);
  expect(next(['A', 'I'], '1')).toEqual(['A', 'I', '1']);
  expect(next(['A', 'I', '1'], '2')).toEqual(['A', 'I', '2']);
  expect(next(['A', 'I', '1'], 'II')).toEqual(['A', 'II']);
});

test('only a second section tells that a first was lost', () => {
  expect(['A', 'B', 'C', 'I', 'II', 'III'].map(lostBefore)).toEqual([
    null,
    'A',
    null,
    null,
    'I',
    null,
  ]);
});
