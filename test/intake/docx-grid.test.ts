import { describe, expect, test } from 'vitest';
import { cell, paragraphs, row, table, textCell } from '../support/docx-file.js';
import { wordShape } from '../support/source-shape.js';

describe('the grid', () => {
  test('rows that skip columns at their beginning or end keep their cells in their columns', async () => {
    const body = table(
      [
        row(['TT', 'Nhiệm vụ', 'Chủ trì', 'Hạn'].map((text) => textCell(text))),
        row([textCell('b'), textCell('c'), textCell('d')], '<w:gridBefore w:val="1"/>'),
        row([textCell('1'), textCell('b')], '<w:gridAfter w:val="2"/>'),
        row(
          [textCell('span', '<w:gridSpan w:val="2"/>'), textCell('d')],
          '<w:gridBefore w:val="1"/>',
        ),
      ],
      4,
    );
    expect(await wordShape({ body })).toEqual([
      [
        ['1 TT', '2 Nhiệm vụ', '3 Chủ trì', '4 Hạn'],
        ['2 b', '3 c', '4 d'],
        ['1 1', '2 b'],
        ['2+2+1 span', '4 d'],
      ],
    ]);
  });

  test('cells merged down and across are one cell', async () => {
    const restart = '<w:vMerge w:val="restart"/>';
    const body = table(
      [
        row([textCell('a', `<w:gridSpan w:val="2"/>${restart}`), textCell('b')]),
        row([textCell('', '<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>'), textCell('c')]),
        row([textCell('d'), textCell('e'), textCell('f', restart)]),
        row([
          textCell('g', '<w:hMerge w:val="restart"/>'),
          textCell('', '<w:hMerge/>'),
          textCell('', '<w:vMerge/>'),
        ]),
      ],
      3,
    );
    expect(await wordShape({ body })).toEqual([
      [['1+2+2 a', '3 b'], ['3 c'], ['1 d', '2 e', '3+1+2 f'], ['1+2+1 g']],
    ]);
  });

  test('a cell that continues nothing is a cell of its own', async () => {
    const lost = textCell('x', '<w:vMerge/>');
    const body = table([row([lost, textCell('a')]), row([textCell('1'), textCell('b')])], 2);
    expect(await wordShape({ body })).toEqual([
      [
        ['1 x', '2 a'],
        ['1 1', '2 b'],
      ],
    ]);
  });

  test('borders dragged a hair aside make no column', async () => {
    // Second row: its first border lies 20 twentieths of a point to the right of the one above.
    const body = table(
      [
        row([textCell('1'), textCell('a', '<w:gridSpan w:val="2"/>'), textCell('c')]),
        row([textCell('2', '<w:gridSpan w:val="2"/>'), textCell('b'), textCell('d')]),
      ],
      [600, 20, 3000, 1500],
    );
    expect(await wordShape({ body })).toEqual([
      [
        ['1 1', '2 a', '3 c'],
        ['1 2', '2 b', '3 d'],
      ],
    ]);
  });

  test('a narrow column that has cells of its own stays one', async () => {
    const body = table(
      [
        row([textCell('1'), textCell('x'), textCell('a')]),
        row([textCell('2'), textCell('y'), textCell('b')]),
      ],
      [600, 60, 3000],
    );
    expect(await wordShape({ body })).toEqual([
      [
        ['1 1', '2 x', '3 a'],
        ['1 2', '2 y', '3 b'],
      ],
    ]);
  });

  test('marks between rows and cells do not part what is merged', async () => {
    const mark = '<w:bookmarkStart w:id="1" w:name="m"/><w:bookmarkEnd w:id="1"/>';
    const body = table(
      [
        row([textCell('a', '<w:vMerge w:val="restart"/>'), mark, textCell('b')]),
        mark,
        row([textCell('', '<w:vMerge/>'), textCell('c')]),
      ],
      2,
    );
    expect(await wordShape({ body })).toEqual([[['1+1+2 a', '2 b'], ['2 c']]]);
  });
});

describe('tables within tables', () => {
  const small = table([row([textCell('x'), textCell('y')]), row([textCell('z')])], 2);

  test('a small one is text of its cell', async () => {
    const body = table(
      [
        row(['TT', 'Việc', 'Hạn'].map((text) => textCell(text))),
        row([textCell('1'), cell(paragraphs('trước') + small + paragraphs('sau')), textCell('h')]),
        row(['2', 'b', 'k'].map((text) => textCell(text))),
      ],
      3,
    );
    expect(await wordShape({ body })).toEqual([
      [
        ['1 TT', '2 Việc', '3 Hạn'],
        ['1 1', '2 trước\nx y\nz\nsau', '3 h'],
        ['1 2', '2 b', '3 k'],
      ],
    ]);
  });

  test('a frame around everything is no table', async () => {
    const inner = table(
      [row([textCell('1'), textCell('a')]), row([textCell('2'), textCell('b')])],
      2,
    );
    const body = table([row([cell(paragraphs('PHỤ LỤC') + inner)])], 1);
    expect(await wordShape({ body })).toEqual([
      'PHỤ LỤC',
      [
        ['1 1', '2 a'],
        ['1 2', '2 b'],
      ],
    ]);
  });
});
