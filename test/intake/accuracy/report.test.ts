import { expect, test } from 'vitest';
import { unreadable } from '../../../domain/document/unreadable.js';
import { type Comparison, comparedFields } from './compare.js';
import { type Measured, reportOf, summaryOf } from './report.js';

const comparison: Comparison = {
  tallies: Object.fromEntries(
    comparedFields.map((field) => [
      field,
      field === 'leads' ? { right: 7, reviewed: 2, wrong: 1 } : { right: 0, reviewed: 0, wrong: 0 },
    ]),
  ) as Comparison['tallies'],
  differences: [
    { row: 'A-1', field: 'leads', expected: 'Bộ Y tế', found: 'a | b', verdict: 'wrong' },
  ],
  ...{ missing: [], extra: ['A-9'], inReview: 3, unasked: ['A-4'] },
};
const read: Measured = {
  ...{ document: '998', rows: 10, doubts: 2, comparison },
  prose: { expected: 4, found: 3, withUnits: 2, missed: ['12: kết nối'], unfounded: [30] },
};
const refused: Measured = {
  ...{ document: '999', rows: 5, doubts: 0, prose: null },
  comparison: unreadable({ reason: 'no-table' }, '999.txt'),
};

const cellsOf = (text: string, first: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`| ${first} `))
    .map((line) => line.replace(/ {2,}/g, ' '));

test('a field is given by right, reviewed and wrong; an empty one was not compared', () => {
  const summary = summaryOf([read, refused]);
  expect(cellsOf(summary, 'leads')).toEqual(['| leads | 7 / 2 / 1 | not read |']);
  expect(cellsOf(summary, 'due')).toEqual(['| due | | not read |']);
});

test('a document is given by its rows and its duties, a refused one by its message', () => {
  const summary = summaryOf([read, refused]);
  expect(cellsOf(summary, '998')).toEqual([
    '| 998 | 10 | 0 | 1 | 3 (30 %) | 2 | A-4 |',
    '| 998 | 4 | 3 | 2 | 1 |',
  ]);
  expect(summary).toContain('999 was refused: 999.txt: No table was found');
});

test('every difference and every missed duty is listed, whatever signs stand in a cell', () => {
  const report = reportOf([read, refused]);
  const squeezed = report.replace(/ {2,}/g, ' ');
  expect(squeezed).toContain('| 998 | A-1 | leads | Bộ Y tế | a \\| b | wrong |');
  expect(report).toContain('- 998, line 12: kết nối\n');
});
