import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentKey, rowKeys, sectionName } from '../../../domain/document/key.js';
import { taskId } from '../../../domain/task/messages.js';

const digest = '0123456789abcdef'.repeat(4);
const row = (number: string, annex: string | null = null, ...sections: string[]) => ({
  annex,
  sections,
  number,
});

describe('the key of a document', () => {
  test('is issuer, number and year', () => {
    const key = documentKey({ issuer: 'TTg', number: '05/CT-TTg', year: 2023, digest });
    expect(key).toBe('TTg-05-CT-TTg-2023');
    expect(documentKey({ issuer: 'H02', number: '12/KH-BĐP', year: 2022, digest })).toBe(
      'H02-12-KH-BDP-2022',
    );
  });

  test('is the start of the digest when a part is missing or cannot be written', () => {
    const unnamed = 'x-01234567';
    expect(documentKey({ issuer: null, number: '5', year: 2023, digest })).toBe(unnamed);
    expect(documentKey({ issuer: 'TTg', number: null, year: 2023, digest })).toBe(unnamed);
    expect(documentKey({ issuer: 'TTg', number: '5', year: null, digest })).toBe(unnamed);
    expect(documentKey({ issuer: 'TTg', number: '///', year: 2023, digest })).toBe(unnamed);
    expect(documentKey({ issuer: 'TTg', number: '5'.repeat(120), year: 2023, digest })).toBe(
      unnamed,
    );
  });
});

describe('the key of a row', () => {
  test('is section and number as printed', () => {
    expect(
      rowKeys([row('1', 'Phụ lục I'), row('2', 'Phụ lục II', 'VI'), row('12', null, 'B')]),
    ).toEqual(['PL-I-1', 'PL-II-VI-2', 'B-12']);
    expect(rowKeys([row('1.'), row('1.2'), row('1a)')])).toEqual(['1', '1-2', '1a']);
  });

  test('gets -2 for a repeat, and steps aside for a number that looks like one', () => {
    expect(rowKeys([row('1'), row('1'), row('1')])).toEqual(['1', '1-2', '1-3']);
    expect(rowKeys([row('1.2'), row('1'), row('1')])).toEqual(['1-2', '1', '1-3']);
    expect(rowKeys([row('*'), row('-')])).toEqual(['x', 'x-2']);
  });

  test('is unique and fits into a task id, whatever was printed', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 })), (numbers) => {
        const keys = rowKeys(numbers.map((number) => row(number, 'Phụ lục I', 'II')));
        expect(new Set(keys).size).toBe(numbers.length);
        for (const key of keys)
          expect(taskId.safeParse(`task/x-01234567/${key}`).success).toBe(true);
      }),
    ));
});

test('a section is named outermost first', () => {
  expect(sectionName(row('1', 'Phụ lục II', 'VI'))).toBe('Phụ lục II, VI');
  expect(sectionName(row('1', null, 'B', 'II'))).toBe('B, II');
  expect(sectionName(row('1'))).toBe('');
});
