import { describe, expect, test } from 'vitest';
import { cell, paragraph, row, run, table, textCell } from '../support/docx-file.js';
import { wordCounts, wordShape } from '../support/source-shape.js';
import { inList, level, list, plainNumbering, scheme } from '../support/word-lists.js';

describe('numbers that Word counts', () => {
  const numbering = plainNumbering;

  test('fill the cells that the file leaves empty', async () => {
    const numbered = cell(paragraph('', inList(1)));
    const body = table(
      ['Một', 'Hai', 'Ba'].map((name) => row([numbered, textCell(name)])),
      2,
    );
    expect(await wordShape({ body, numbering })).toEqual([
      [
        ['1 1.', '2 Một'],
        ['1 2.', '2 Hai'],
        ['1 3.', '2 Ba'],
      ],
    ]);
    expect(await wordCounts({ body, numbering })).toEqual({ 'automatic-numbers': 3 });
  });

  test('are written as their level says, each level beginning again under the one above', async () => {
    const levels =
      level(0, 'upperRoman', '%1.') +
      level(1, 'decimal', '%2.') +
      level(2, 'lowerLetter', '%2.%3)') +
      level(3, 'decimalZero', '%4');
    const steps = [0, 1, 2, 2, 1, 2, 0, 1, 3, 3];
    const body = steps.map((index) => paragraph(run('x'), inList(7, index))).join('');
    expect(await wordShape({ body, numbering: scheme(3, levels) + list(7, 3) })).toEqual([
      'I. x',
      '1. x',
      '1.a) x',
      '1.b) x',
      '2. x',
      '2.a) x',
      'II. x',
      '1. x',
      '01 x',
      '02 x',
    ]);
  });

  test('go on through the document where their level never begins again', async () => {
    const never = '<w:lvlRestart w:val="0"/>';
    const levels = level(0, 'upperLetter', '%1.') + level(1, 'decimal', '%2.', never);
    const body = [0, 1, 1, 0, 1].map((index) => paragraph(run('x'), inList(1, index))).join('');
    expect(await wordShape({ body, numbering: scheme(1, levels) + list(1, 1) })).toEqual([
      'A. x',
      '1. x',
      '2. x',
      'B. x',
      '3. x',
    ]);
  });

  test('of two lists of one scheme go on, unless the second states its start', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const lists =
      scheme(1, level(0, 'decimal', '%1')) + list(1, 1) + list(2, 1) + list(3, 1, restart);
    const body = [1, 1, 2, 3, 3].map((id) => paragraph(run('x'), inList(id))).join('');
    expect(await wordShape({ body, numbering: lists })).toEqual([
      '1 x',
      '2 x',
      '3 x',
      '5 x',
      '6 x',
    ]);
  });

  test('come from styles too, through those they are based on', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>';
    const body =
      paragraph(run('x'), '<w:pStyle w:val="Muc"/>') +
      paragraph(run('y'), '<w:pStyle w:val="MucCon"/>') +
      paragraph(run('z'), '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await wordShape({ body, numbering, styles })).toEqual(['1. x', '2. y', 'z']);
  });

  test('letters double after Z, numerals subtract, legal levels are plain figures', async () => {
    const legal = '<w:isLgl/>';
    const numbering = scheme(1, level(0, 'upperLetter', '%1')) + list(1, 1);
    const letters = Array.from({ length: 28 }, () => paragraph(run('x'), inList(1))).join('');
    expect((await wordShape({ body: letters, numbering })).slice(25)).toEqual([
      'Z x',
      'AA x',
      'BB x',
    ]);
    const roman = scheme(1, level(0, 'lowerRoman', '%1')) + list(1, 1);
    const body = Array.from({ length: 49 }, () => paragraph(run('x'), inList(1))).join('');
    const numerals = await wordShape({ body, numbering: roman });
    expect([3, 8, 13, 39, 43, 48].map((at) => numerals[at])).toEqual([
      'iv x',
      'ix x',
      'xiv x',
      'xl x',
      'xliv x',
      'xlix x',
    ]);
    const mixed =
      scheme(1, level(0, 'upperRoman', '%1') + level(1, 'decimal', '%1.%2', legal)) + list(1, 1);
    const steps = [0, 0, 1].map((index) => paragraph(run('x'), inList(1, index))).join('');
    expect(await wordShape({ body: steps, numbering: mixed })).toEqual(['I x', 'II x', '2.1 x']);
  });

  test('are no bullets: these are kept as marks and not counted', async () => {
    const numbering =
      scheme(1, level(0, 'bullet', '-')) +
      scheme(2, level(0, 'bullet', '\uf0b7')) +
      list(1, 1) +
      list(2, 2);
    const body = paragraph(run('một'), inList(1)) + paragraph(run('hai'), inList(2));
    expect(await wordShape({ body, numbering })).toEqual(['- một', '• hai']);
    expect(await wordCounts({ body, numbering })).toEqual({});
  });

  test('are not counted in cells that are merged into the one above', async () => {
    const numbered = (merge: string) => cell(paragraph('', inList(1)), merge);
    const body = table(
      [
        row([numbered('<w:vMerge w:val="restart"/>'), textCell('a')]),
        row([numbered('<w:vMerge/>'), textCell('b')]),
        row([numbered(''), textCell('c')]),
      ],
      2,
    );
    expect(await wordShape({ body, numbering })).toEqual([
      [['1+1+2 1.', '2 a'], ['2 b'], ['1 2.', '2 c']],
    ]);
  });
});
