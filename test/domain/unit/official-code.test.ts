import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unitCode } from '../../../domain/unit/messages.js';
import { officialCode } from '../../../domain/unit/official-code.js';

describe('an official code', () => {
  test('is read in every form it is written in', () => {
    expect(officialCode('G12')).toBe('G12');
    expect(officialCode('G12.18')).toBe('G12-18');
    expect(officialCode('000.00.18.G12')).toBe('G12-18');
    expect(officialCode('G12.18.00.000')).toBe('G12-18');
    expect(officialCode('H37.02.02')).toBe('H37-02-02');
    expect(officialCode('H37-02-02')).toBe('H37-02-02');
    expect(officialCode('000.00.00.G22')).toBe('G22');
    expect(officialCode(' 000-00-00-h26 ')).toBe('H26');
  });

  test('is not seen in anything else', () => {
    for (const text of [
      '',
      'G1',
      'G123',
      '18',
      'TTg',
      'C',
      '000.00.00',
      'G12.x',
      'G12..1',
      'BCA-C06',
    ])
      expect([text, officialCode(text)]).toEqual([text, null]);
  });

  test('keeps its levels, in both orders, however many zeros fill it up', () => {
    const number = (digits: number) =>
      fc.integer({ min: 1, max: 10 ** digits - 1 }).map((one) => String(one).padStart(digits, '0'));
    fc.assert(
      fc.property(
        fc.constantFrom('A05', 'G12', 'H29'),
        fc.oneof(
          fc.constant([]),
          fc.tuple(number(2)),
          fc.tuple(number(2), number(2)),
          fc.tuple(number(2), number(2), number(3)),
        ),
        fc.constantFrom('.', '-'),
        (top, below, dot) => {
          const code = [top, ...below].join('-');
          const filled = [top, ...below, ...['00', '00', '000'].slice(below.length)];
          expect(officialCode([top, ...below].join(dot))).toBe(code);
          expect(officialCode(filled.join(dot))).toBe(code);
          expect(officialCode([...filled].reverse().join(dot))).toBe(code);
          expect(unitCode.safeParse(code).success).toBe(true);
        },
      ),
    );
  });
});
