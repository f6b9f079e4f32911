import { describe, expect, test } from 'vitest';
import { cell, paragraphs, row, table, textCell } from '../support/docx-file.js';
import { readWord, shapeOf, wordShape } from '../support/source-shape.js';

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

  test('tables of one make that stand together are one, matched cell by cell', async () => {
    // The borders of the last two rows lie elsewhere, as those of a table that was pasted below.
    const across = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
    const body = table(
      [
        row([textCell('TT'), textCell('Việc', across(2)), textCell('Hạn', across(2))]),
        row([textCell('1'), textCell('a', across(2)), textCell('b', across(2))]),
        row([textCell('2', across(2)), textCell('c', across(2)), textCell('d')]),
        row([textCell('A', across(4)), textCell('e')]),
      ],
      [600, 900, 900, 900, 900],
    );
    expect(await wordShape({ body })).toEqual([
      [
        ['1 TT', '2 Việc', '3 Hạn'],
        ['1 1', '2 a', '3 b'],
        ['1 2', '2 c', '3 d'],
        ['1+2+1 A', '3 e'],
      ],
    ]);
  });

  test('a row that fits nowhere goes by the nearest borders of the full row before it', async () => {
    const rowOf = (...cells: readonly (readonly [string, number])[]) =>
      row(cells.map(([text, columns]) => textCell(text, `<w:gridSpan w:val="${columns}"/>`)));
    const body = table(
      [
        rowOf(['a', 1], ['b', 1], ['c', 2], ['d', 1]),
        rowOf(['e', 1], ['f', 2], ['g', 1], ['h', 1]),
        rowOf(['o', 2], ['p', 1], ['q', 2]),
        rowOf(['i', 1], ['j', 2], ['k', 1], ['l', 1]),
      ],
      5,
    );
    expect(await wordShape({ body })).toEqual([
      [
        ['1 a', '2 b', '3 c', '4 d'],
        ['1 e', '2 f', '3 g', '4 h'],
        ['1 o', '2 p', '3+2+1 q'],
        ['1 i', '2 j', '3 k', '4 l'],
      ],
    ]);
  });

  test('tables of another make that stand together are two', async () => {
    const across = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
    const wide = (texts: readonly string[]) =>
      row(texts.map((text, index) => textCell(text, index === 1 ? across(2) : '')));
    const narrow = (texts: readonly string[]) =>
      row(
        texts.map((text, index) =>
          textCell(text, index === 0 ? across(2) : index === 1 ? across(2) : ''),
        ),
      );
    const body =
      table(
        [
          wide(['TT', 'Việc', 'Chủ trì', 'Hạn']),
          wide(['1', 'a', 'b', 'c']),
          narrow(['TT', 'Tên', 'Số']),
          narrow(['1', 'x', 'y']),
        ],
        [600, 900, 900, 900, 900],
      ) + table([row([textCell('sau')])], 1);
    const { blocks } = await readWord({ body });
    expect(shapeOf({ format: 'docx', blocks, remarks: [] })).toEqual([
      [
        ['1 TT', '2 Việc', '3 Chủ trì', '4 Hạn'],
        ['1 1', '2 a', '3 b', '4 c'],
      ],
      [
        ['1 TT', '2 Tên', '3 Số'],
        ['1 1', '2 x', '3 y'],
      ],
      [['1 sau']],
    ]);
    expect(blocks.map((block) => block.kind === 'table' && block.table)).toEqual([1, 2, 3]);
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
