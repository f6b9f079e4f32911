/** Work plans that tick quarters or months off, each deadline worked out by hand. */
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { periodOf, tickedPeriod } from '../../../domain/document/period-columns.js';
import { proposeTasks } from '../../../domain/document/proposal.js';
import { type MadeCell, source, table } from '../../support/sources.js';

const context = { assignedOn: null, documentYear: 2024 };

const tasksOf = (...lines: MadeCell[][]) => {
  const layout = layOut(source([table(lines)]));
  if (layout.outcome !== 'read') throw new Error(layout.outcome);
  return proposeTasks(layout.rows, 'k', context).map(({ no, deadline, marks, review }) => [
    no,
    deadline.phrase,
    deadline.due,
    marks,
    review,
  ]);
};

const front = ['TT', 'Nhiệm vụ', 'Chủ trì'];
const ticked = ['deadline-ticked'];

describe('a row ticked off', () => {
  test('under quarters is due at the end of the last one', () => {
    const assumed = ['deadline-year-assumed'];
    expect(
      tasksOf(
        [...front, 'Quý I', 'Quý II', 'Quý III', 'Quý IV'],
        ['1', 'Rà soát', 'Bộ Nội vụ', 'x', '', '', ''],
        ['2', 'Số hóa', 'Bộ Nội vụ', '', 'X', 'X', ''],
        ['3', 'Báo cáo', 'Bộ Nội vụ', '', '', '', ''],
      ),
    ).toEqual([
      ['1', 'Quý I', '2024-03-31', ticked, assumed],
      ['2', 'Quý II - quý III', '2024-09-30', ticked, assumed],
      ['3', '', null, [], ['deadline-blank']],
    ]);
  });

  test('under months of a year that stands over them', () => {
    const over = (text: string, across: number) => ({ text, across });
    const down = (text: string) => ({ text, down: 2 });
    expect(
      tasksOf(
        [...front.map(down), over('Tháng (năm 2025)', 4)],
        ['1', '2', '3', '4'],
        ['1', 'Rà soát', 'Bộ Nội vụ', '✓', '✓', '', ''],
        ['2', 'Số hóa', 'Bộ Nội vụ', '', '', '', '✓'],
      ),
    ).toEqual([
      ['1', 'Tháng 1 - tháng 2/2025', '2025-02-28', ticked, []],
      ['2', 'Tháng 4/2025', '2025-04-30', ticked, []],
    ]);
  });

  test('words under a quarter are no ticks: nothing is taken for a deadline', () => {
    expect(
      tasksOf([...front, 'Quý I', 'Quý II'], ['1', 'Rà soát', 'Bộ Nội vụ', '5 tỷ', '3 tỷ']),
    ).toEqual([['1', '', null, [], ['deadline-blank']]]);
  });
});

test('headers name periods, or do not', () => {
  expect(periodOf('Quý II/2024')).toEqual({ unit: 'quý', ordinal: 'II', year: '2024' });
  expect(periodOf('Năm 2024 Quý 3')).toEqual({ unit: 'quý', ordinal: 'III', year: '2024' });
  expect(periodOf('T11')).toEqual({ unit: 'tháng', ordinal: '11', year: null });
  expect(periodOf('Năm 2025')).toEqual({ unit: 'năm', ordinal: '', year: '2025' });
  for (const header of ['TT', 'Tháng 13', 'Quý V', 'Kinh phí 2024', 'Số lượng 3', 'Phụ lục I']) {
    expect(periodOf(header)).toBeNull();
  }
});

test('a stretch over a new year says both years', () => {
  const month = (ordinal: string, year: string) => ({ unit: 'tháng', ordinal, year }) as const;
  expect(tickedPeriod([month('11', '2024'), month('2', '2025')])).toBe(
    'Từ tháng 11/2024 đến tháng 2/2025',
  );
});
