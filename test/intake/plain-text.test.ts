import { describe, expect, test } from 'vitest';
import { readPlainText } from '../../intake/text/plain-text.js';
import { cpuMs } from '../support/cpu-time.js';
import { inShort, linesOf, read } from './text-shape.js';

describe('text with tabs', () => {
  test('a line of one cell is a paragraph, runs of rows are tables, blank lines part nothing', () => {
    const made = read('Mở đầu\n\nTT\tViệc\n1\tMột\n\n2\tHai\nở giữa\na\tb\tc\n');
    expect(made.format).toBe('tsv');
    expect(inShort(made)).toEqual([
      'Mở đầu',
      [
        ['TT', 'Việc'],
        ['1', 'Một'],
        ['2', 'Hai'],
      ],
      'ở giữa',
      [['a', 'b', 'c']],
    ]);
    expect(linesOf(made.blocks[1])).toEqual([3, 4, 6]);
  });

  test('rows of another width are another table', () => {
    const tables = read('a\tb\tc\n1\t2\n').blocks;
    expect(tables.map((block) => block.kind === 'table' && block.table)).toEqual([1, 2]);
  });

  test('cells keep their paragraphs and lose their tags', () => {
    expect(inShort(read('1\t<p>Một</p><p><i>hai</i></p>\tx\n'))).toEqual([
      [['1', 'Một\nhai', 'x']],
    ]);
  });
});

describe('Markdown', () => {
  const made = (text: string) => inShort(read(text));

  test('tables stand between paragraphs, with the lines they are on', () => {
    const text =
      '# Tiêu đề\n\nMột đoạn\nhai dòng\n\n| TT | Việc |\n|---|---|\n| 1 | Một |\n\nhết\n';
    expect(read(text).format).toBe('markdown');
    expect(made(text)).toEqual([
      'Tiêu đề',
      'Một đoạn hai dòng',
      [
        ['TT', 'Việc'],
        ['1', 'Một'],
      ],
      'hết',
    ]);
    expect(linesOf(read(text).blocks[2])).toEqual([6, 8]);
  });

  test('a blank header is a row of blanks', () => {
    expect(made('| | |\n|---|---|\n| 1 | Một |\n')).toEqual([
      [
        ['', ''],
        ['1', 'Một'],
      ],
    ]);
  });

  test('a bar behind a backslash parts nothing, cells at the end may be left out', () => {
    expect(made('| a | b | c |\n|---|---|---|\n| x \\| y | z |\n')).toEqual([
      [
        ['a', 'b', 'c'],
        ['x | y', 'z', ''],
      ],
    ]);
  });

  test('rows without outer bars, and a rule too short, are a table all the same', () => {
    expect(made('TT | Việc\n--- | ---\n1 | Một\n')).toEqual([
      [
        ['TT', 'Việc'],
        ['1', 'Một'],
      ],
    ]);
    expect(made('| TT | Việc | Ai |\n|---|---|\n| 1 | Một | x |\n')).toEqual([
      [
        ['TT', 'Việc', 'Ai'],
        ['1', 'Một', 'x'],
      ],
    ]);
  });

  test('items of a list are paragraphs with their own numbers', () => {
    const table = '\n| a | b |\n|---|---|\n';
    expect(made(`3. Ba\n7. Bảy\n   tiếp\n- gạch\n${table}`).slice(0, 3)).toEqual([
      ...['3. Ba', '7. Bảy tiếp', '- gạch'],
    ]);
  });
});

describe('columns held apart by blanks', () => {
  const text = [
    'KẾ HOẠCH năm nay',
    'TT   Nhiệm vụ                 Cơ quan chủ trì   Thời hạn',
    '1    Rà soát các quy định     Bộ Y tế           Tháng 3/2022',
    '     về cư trú',
    '',
    '2    Ban hành thông tư        Bộ Kế hoạch       Tháng 4/2022',
    '                              và Đầu tư',
    'Nơi nhận: các đơn vị',
  ].join('\n');

  test('are cut where no line has a letter, and said to be', () => {
    const made = read(text);
    expect(inShort(made)).toEqual([
      'KẾ HOẠCH năm nay',
      [
        ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'],
        ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Tháng 3/2022'],
        ['', 'về cư trú', '', ''],
        ['2', 'Ban hành thông tư', 'Bộ Kế hoạch', 'Tháng 4/2022'],
        ['', '', 'và Đầu tư', ''],
      ],
      'Nơi nhận: các đơn vị',
    ]);
    expect(made.remarks.map(({ id }) => id)).toEqual(['columns-by-spaces']);
  });

  test('end where the next lines would close their gutters', () => {
    const other = ['', 'Ban hành kế hoạch năm nay  Bộ Y tế  Tháng 5/2022'];
    const [, first, second] = inShort(
      read(`${text.split('\n').slice(0, 3).join('\n')}\n${other.join('\n')}`),
    );
    expect(first).toHaveLength(2);
    expect(second).toEqual([['Ban hành kế hoạch năm nay', 'Bộ Y tế', 'Tháng 5/2022']]);
  });

  test('prose with wide blanks stays prose', () => {
    const prose = 'Một  hai ba bốn  năm\nMột hai  ba  bốn năm\nMộthai ba  bốnnă  m\n';
    expect(read(prose).blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
  });
});

describe('limits', () => {
  const fault = (text: string) => {
    const sourced = readPlainText(text);
    return sourced.outcome === 'faulty' ? sourced.fault : null;
  };

  test('hold in every layout', () => {
    const long = 'a'.repeat(20_001);
    expect(fault(`1\t${long}\n`)).toMatchObject({ reason: 'cell-too-long', line: 1, cell: 2 });
    expect(fault(`| a | b |\n|---|---|\n| 1 | ${long} |\n`)).toMatchObject({
      reason: 'cell-too-long',
      line: 3,
      cell: 2,
    });
    const blocks = `STT\n|\nViệc\n|\nAi\n|\n1\n|\n${long}\n|\nx\n|\n`;
    expect(fault(blocks)).toMatchObject({ reason: 'cell-too-long', line: 7, cell: 2 });
    expect(fault(`${'| a '.repeat(101)}|\n|---|---|\n`)).toMatchObject({
      reason: 'too-many-cells',
    });
    expect(fault('| a | b |\n|---|---|\n'.repeat(100_001))).toMatchObject({
      reason: 'too-many-lines',
    });
  });

  test('nothing made to be slow takes long', () => {
    const slow = [
      `| ${' '.repeat(19_000)}x | y |\n|---|---|\n`,
      `${'-'.repeat(9_000)}|${' '.repeat(9_000)}x\n|---|---|\n| a | b |\n`,
      `|---|---|\n| ${'_a '.repeat(6_000)} | ${'['.repeat(19_000)} |\n`,
      `|---|---|\n| ${'[a]('.repeat(4_000)} | ${'&#'.repeat(9_000)} |\n`,
      'STT\n|\n'.repeat(20_000),
      '1\n|\n'.repeat(40_000),
      'a  b  c\n'.repeat(60_000),
      'a  b  c\n\n'.repeat(60_000),
      `${'a  b  c\n'.repeat(3)}${'x'.repeat(200_000)}\n`.repeat(20),
    ];
    for (const text of slow) expect(cpuMs(() => readPlainText(text))).toBeLessThan(1500);
  });
});
