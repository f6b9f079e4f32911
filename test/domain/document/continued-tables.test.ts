import { describe, expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import type { SourceBlock } from '../../../domain/document/source.js';
import { paragraph, source, table } from '../../support/sources.js';
import { header, readRows, textsOf } from './laid-out.js';

describe('continued tables', () => {
  const rows = [
    ['1', 'Một', 'Bộ Y tế', 'Tháng 3/2022'],
    ['2', 'Hai', 'Bộ Công an', 'Tháng 4/2022'],
  ];
  const first = table([header, ...rows], { table: 1 });
  const below = (...made: (readonly string[])[]) => table(made, { table: 2, line: 10 });
  const numbers = (...blocks: SourceBlock[]) =>
    readRows(source(blocks)).map(({ number, marks }) => [number, ...marks]);

  test('keep the columns of the table above, header or none', () => {
    const next = ['3', 'Ba', 'Bộ Y tế', 'Tháng 5/2022'];
    expect(numbers(first, below(next)).at(-1)).toEqual(['3']);
    expect(numbers(first, below(['', '', '', ''], next)).at(-1)).toEqual(['3']);
    const layout = layOut(source([first, below(next)]));
    expect(layout.tables.map(({ continues }) => continues)).toEqual([false, true]);
    expect(layout.tables[1]?.columns[2]?.evidence[0]).toEqual({ by: 'table-above' });
  });

  test('that lost their numbers are counted on', () => {
    const next = ['Ba', 'Bộ Y tế', 'Tháng 5/2022'];
    expect(numbers(first, below(next)).at(-1)).toEqual(['3', 'number-restored']);
    const torn = ['dở dang', '', ''];
    const [, , third] = readRows(source([first, below(next, torn)]));
    expect(third && textsOf(third).task).toBe('Ba dở dang');
    const named = [
      ['Ba', 'Bộ Lao', 'Tháng 5/2022'],
      ['Và tiếp', 'động và bạn', ''],
    ];
    const [, , whole, ...none] = readRows(source([first, below(...named)]));
    expect([whole && textsOf(whole).lead, none]).toEqual(['Bộ Lao động và bạn', []]);
  });

  test('with a blank column in between are still theirs', () => {
    const next = ['3', '', 'Ba', 'Bộ Y tế', 'Tháng 5/2022'];
    expect(numbers(first, below(next)).at(-1)).toEqual(['3']);
  });

  test('put one under the other without their numbers are counted on, a single row is doubted', () => {
    const lost = [
      ['Rà soát quy định về cư trú', 'Bộ Y tế', 'Tháng 5/2022', ''],
      ['Ban hành thông tư hướng dẫn', 'Bộ Tư pháp', 'Tháng 6/2022', ''],
    ];
    const together = readRows(source([table([header, ...rows, ...lost])]));
    expect(together.map(({ number, review }) => [number, ...review])).toEqual([
      ...[['1'], ['2'], ['3'], ['4']],
    ]);
    expect(together[3] && textsOf(together[3])).toEqual({
      task: 'Ban hành thông tư hướng dẫn',
      lead: 'Bộ Tư pháp',
      deadline: 'Tháng 6/2022',
    });
    const alone = readRows(source([table([header, ...rows, ...lost.slice(0, 1)])]));
    expect(alone[2]?.review).toEqual(['cells-shifted']);
  });

  test('put one under the other without their numbers keep words torn off in their column', () => {
    const lost = [
      ['Rà soát quy định về cư trú', 'Bộ Lao', 'Tháng 5/2022', ''],
      ['', 'động và bạn', '', ''],
      ['Ban hành thông tư hướng dẫn', 'Bộ Tư pháp', 'Tháng 6/2022', ''],
    ];
    const [, , third, fourth] = readRows(source([table([header, ...rows, ...lost])]));
    expect(third && textsOf(third)).toEqual({
      task: 'Rà soát quy định về cư trú',
      lead: 'Bộ Lao động và bạn',
      deadline: 'Tháng 5/2022',
    });
    expect(fourth && textsOf(fourth).lead).toBe('Bộ Tư pháp');
  });

  test('on sheets of their own keep sections and numbers running', () => {
    const sheet = (name: string, ...cells: string[][]) => table(cells, { sheet: name });
    const made = source(
      [
        sheet('1', header, ['A', 'Phần đầu', '', ''], ...rows),
        sheet('2', ['3', 'Ba', 'Bộ Y tế', 'Tháng 5/2022']),
      ],
      'xlsx',
    );
    expect(
      readRows(made).map(({ annex, sections, number }) => [annex, ...sections, number]),
    ).toEqual([
      [null, 'A', '1'],
      [null, 'A', '2'],
      [null, 'A', '3'],
    ]);
  });

  test('of something else are listed with what they say', () => {
    const layout = layOut(source([first, below(['Chỉ tiêu', 'Năm', '2021', '2022', '2023'])]));
    expect(layout.tables.map(({ kind }) => kind)).toEqual(['tasks', 'other']);
    expect(layout.outcome === 'read' && layout.leftOut.map(({ text }) => text)).toEqual([
      'Chỉ tiêu | Năm | 2021 | 2022 | 2023',
    ]);
  });

  test('prose between their rows is doubted, page numbers are not', () => {
    const next = below(['3', 'Ba', 'Bộ Y tế', 'Tháng 5/2022']);
    const stray = readRows(source([first, paragraph('Ghi chú của ai đó'), next]));
    expect(stray.map(({ review }) => review)).toEqual([
      [],
      ['text-between-rows: Ghi chú của ai đó'],
      [],
    ]);
    expect(readRows(source([first, paragraph('- 7 -'), next]))[1]?.review).toEqual([]);
  });
});
