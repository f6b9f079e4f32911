import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../client/cli/dates.js';
import { displayWidth, shortened } from '../../../client/cli/output.js';
import { addressFrom } from '../../../client/cli/settings.js';
import { referenceOf } from '../../../client/cli/task-reference.js';
import { unitTyped } from '../../../client/cli/units.js';

describe('a date', () => {
  test.each([
    ['23/11/2026', '2026-11-23'],
    ['1/2/2026', '2026-02-01'],
    ['01-02-2026', '2026-02-01'],
    ['01.02.2026', '2026-02-01'],
    ['2026-11-23', '2026-11-23'],
    [' 29/02/2028 ', '2028-02-29'],
  ])('%j is %s: the day comes first', (typed, date) => expect(parseDate(typed)).toBe(date));

  test.each(['31/02/2026', '29/02/2026', '13/13/2026', '2026', '23/11/26', 'mai', ''])(
    '%j is none',
    (typed) => expect(parseDate(typed)).toBeNull(),
  );
});

describe('a task', () => {
  test.each(['task/KH-1-2026/PL-I-3', 'KH-1-2026/PL-I-3', ' KH-1-2026/PL-I-3 '])(
    '%j is whole',
    (typed) =>
      expect(referenceOf(typed)).toEqual({ outcome: 'whole', id: 'task/KH-1-2026/PL-I-3' }),
  );

  test('a word without a slash is a row', () =>
    expect(referenceOf('PL-I-3')).toEqual({ outcome: 'row', row: 'PL-I-3' }));

  test.each(['', 'a b', 'a/b/c', 'KH/', '/3', 'task/KH', '../x', 'KH-1/3?x=1'])(
    '%j is none, and never reaches an address',
    (typed) => expect(referenceOf(typed).outcome).toBe('malformed'),
  );
});

describe('a unit', () => {
  test.each([
    ['G15', 'G15'],
    ['g15', 'G15'],
    ['Bộ Tư pháp', 'G15'],
    ['bo tu phap', 'G15'],
    ['X-hoi-choi-chim', 'X-hoi-choi-chim'],
  ])('%s is %s', (typed, code) => expect(unitTyped(typed)).toEqual({ outcome: 'found', code }));

  test.each(['G99', 'X-', 'X-Hoa', 'Hội Chơi Chim', ''])('%j is not known', (typed) =>
    expect(unitTyped(typed).outcome).toBe('unknown'),
  );
});

describe('an address', () => {
  test('loses the slash at its end', () =>
    expect(addressFrom('http://127.0.0.1:7206/')).toBe('http://127.0.0.1:7206'));

  test.each(['127.0.0.1:7206', 'localhost:7206', 'ftp://a', 'x'])('%s is none', (text) =>
    expect(addressFrom(text)).toBeNull(),
  );
});

describe('text on a line', () => {
  test('a decomposed Vietnamese word is as wide as a composed one', () => {
    expect(displayWidth('Việt'.normalize('NFD'))).toBe(4);
    expect(displayWidth('Việt')).toBe(4);
  });

  test('is cut at a word, with an ellipsis inside the limit', () => {
    expect(shortened('Ban hành Thông tư hướng dẫn', 18)).toBe('Ban hành Thông tư…');
    expect(shortened('Ban hành', 18)).toBe('Ban hành');
    expect(shortened('một\n hai', 18)).toBe('một hai');
  });
});
