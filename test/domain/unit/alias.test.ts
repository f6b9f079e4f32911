import { describe, expect, test } from 'vitest';
import { aliasKey, doubtsSpelling, withAliases } from '../../../domain/unit/alias.js';
import { splitUnits } from '../../../domain/unit/splitting.js';

const aliases = new Map([[aliasKey('Hội Chơi Chim'), 'G18']]);
const understood = (cell: string) => {
  const { leads, review } = splitUnits(cell);
  return withAliases({ mentions: leads, review }, aliases);
};

describe('a spelling somebody explained', () => {
  test('names its unit, and is no longer in doubt', () =>
    expect(understood('Bộ Công an, Hội Chơi Chim')).toEqual({
      mentions: [
        { code: 'G01', name: 'Bộ Công an', asWritten: 'Bộ Công an' },
        { code: 'G18', name: 'Bộ Y tế', asWritten: 'Hội Chơi Chim' },
      ],
      review: [],
    }));

  test('is found whatever its case, marks and spaces, and with a sub-unit in brackets', () => {
    expect(understood('HỘI  chơi chim (Ban Hót)').mentions).toEqual([
      { code: 'G18', name: 'Bộ Y tế', asWritten: 'HỘI chơi chim (Ban Hót)' },
    ]);
  });

  test('settles no other doubt', () =>
    expect(understood('Hội Chơi Chim, Hội Chơi Cá').review).toEqual(['unknown-unit: Hội Chơi Cá']));

  test('never names one unit twice', () =>
    expect(understood('Bộ Y tế, Hội Chơi Chim').mentions).toHaveLength(1));
});

test('only doubts about units are about a spelling', () => {
  expect(doubtsSpelling('unknown-unit: Hội Chơi Chim', 'hoi choi chim')).toBe(true);
  expect(doubtsSpelling('unit-spelling-repaired: Hội Chơi Chim', 'hoi choi chim')).toBe(true);
  expect(doubtsSpelling('deadline-unread: Hội Chơi Chim', 'hoi choi chim')).toBe(false);
  expect(doubtsSpelling('unknown-unit: Hội Chơi Cá', 'hoi choi chim')).toBe(false);
});
