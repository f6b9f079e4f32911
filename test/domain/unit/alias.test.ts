import { describe, expect, test } from 'vitest';
import { aliasKey, doubtsSpelling } from '../../../domain/unit/alias.js';
import { splitUnits } from '../../../domain/unit/splitting.js';

const aliases = [{ spelling: 'Hội Chơi Chim (Ban Hót)', code: 'G18' }];
const understood = (cell: string) => splitUnits(cell, { asOf: null, aliases });

describe('a spelling somebody explained', () => {
  test('names its unit, and is no longer in doubt', () => {
    const { leads, review } = understood('Bộ Công an, Hội Chơi Chim');
    expect(leads).toEqual([
      { code: 'G01', name: 'Bộ Công an', asWritten: 'Bộ Công an' },
      { code: 'G18', name: 'Bộ Y tế', asWritten: 'Hội Chơi Chim' },
    ]);
    expect(review).toEqual([]);
  });

  test('is found whatever its case, marks and spaces, and with a sub-unit in brackets', () =>
    expect(understood('HỘI  chơi chim (Tổ Gáy)').leads).toEqual([
      { code: 'G18', name: 'Bộ Y tế', asWritten: 'HỘI chơi chim (Tổ Gáy)' },
    ]));

  test('settles no other doubt', () =>
    expect(understood('Hội Chơi Chim, Hội Chơi Cá').review).toEqual(['unknown-unit: Hội Chơi Cá']));

  test('never names one unit twice', () =>
    expect(understood('Bộ Y tế, Hội Chơi Chim').leads).toHaveLength(1));

  test('parts a list that "và" holds together', () =>
    expect(understood('Hội Chơi Cá và Hội Chơi Chim').leads.map(({ code }) => code)).toEqual([
      'X-hoi-choi-ca',
      'G18',
    ]));

  test('changes nothing of a longer name that was understood without it', () => {
    const short = [{ spelling: 'Bộ Thông tin', code: 'G18' }];
    const cell = 'Bộ Thông tin và Truyền thông, Bộ Công an';
    expect(splitUnits(cell, { asOf: null, aliases: short })).toEqual(splitUnits(cell));
  });
});

test('a sub-unit in brackets is no part of a spelling', () =>
  expect(aliasKey('HỘI chơi  Chim (Ban Hót)')).toBe('hoi choi chim'));

test('only doubts about units are about a spelling', () => {
  expect(doubtsSpelling('unknown-unit: Hội Chơi Chim', 'hoi choi chim')).toBe(true);
  expect(doubtsSpelling('unit-spelling-repaired: Hội Chơi Chim', 'hoi choi chim')).toBe(true);
  expect(doubtsSpelling('unit-ended: Hội Chơi Chim', 'hoi choi chim')).toBe(true);
  expect(doubtsSpelling('deadline-unread: Hội Chơi Chim', 'hoi choi chim')).toBe(false);
  expect(doubtsSpelling('unknown-unit: Hội Chơi Cá', 'hoi choi chim')).toBe(false);
});
