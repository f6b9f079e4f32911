import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differByOneLetter, editDistance } from '../../../domain/unit/edit-distance.js';
import { codeFromName } from '../../../domain/unit/entry.js';
import { foldName, foldVietnamese, slugOf } from '../../../domain/unit/folding.js';
import { unitCode } from '../../../domain/unit/messages.js';

describe('folding', () => {
  test('marks, case, spaces and dashes no longer tell two spellings apart', () => {
    expect(foldVietnamese('Bộ  Lao động –  Thương binh')).toBe('bo lao dong-thuong binh');
    expect(foldVietnamese('ĐẶNG đường')).toBe('dang duong');
    expect(foldVietnamese('Thường\u00a0xuyên ')).toBe('thuong xuyen');
  });

  test('composed and decomposed text fold alike', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldVietnamese(text.normalize('NFD'))).toBe(foldVietnamese(text.normalize('NFC')));
      }),
    ));

  test('names are compared by their words alone', () => {
    expect(foldName('Bộ Văn hóa, Thể thao và Du lịch')).toBe('bo van hoa the thao va du lich');
    expect(foldName('UBND 63 tỉnh/TP.')).toBe('ubnd 63 tinh tp');
    expect(foldName('—')).toBe('');
  });
});

describe('slugs', () => {
  test('a slug is what an unknown unit is called by', () => {
    expect(slugOf('Sở Tư pháp')).toBe('so-tu-phap');
    expect(codeFromName('Hội Nông dân (tỉnh)')).toBe('X-hoi-nong-dan-tinh');
  });

  test('a long slug is cut at a word', () => {
    const slug = slugOf(Array<string>(40).fill('liên').join(' '));
    expect(slug).toBe(Array<string>(20).fill('lien').join('-')); // 20 words: 99 characters
    expect(slugOf('a'.repeat(150))).toBe('a'.repeat(100));
  });

  test('any name gives a valid unit code', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        expect(unitCode.safeParse(codeFromName(name)).success).toBe(true);
      }),
    ));

  test('a name without a letter or figure still gets a code', () => {
    expect(codeFromName('???')).toBe('X-khong-ro-ten');
  });
});

test('one letter more, less or other is told from two', () => {
  expect(differByOneLetter('dau tu', 'dau tur')).toBe(true);
  expect(differByOneLetter('dau tur', 'dau tu')).toBe(true);
  expect(differByOneLetter('cong an', 'cong on')).toBe(true);
  expect(differByOneLetter('aa', 'aaa')).toBe(true);
  expect(differByOneLetter('cong an', 'cong an')).toBe(false);
  expect(differByOneLetter('cong an', 'cung on')).toBe(false);
  expect(differByOneLetter('cong', 'congan')).toBe(false);
  expect(differByOneLetter('ab', 'ba')).toBe(false);
});

describe('the distance of two texts', () => {
  test('counts letters inserted, lost or changed', () => {
    expect(editDistance('', '')).toBe(0);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('dau tu', 'dau tur')).toBe(1);
    expect(editDistance('ab', 'ba')).toBe(2);
  });

  test('is one exactly where one letter differs, and the same from both sides', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 }),
        (one, other) => {
          expect(editDistance(one, other)).toBe(editDistance(other, one));
          expect(editDistance(one, other) === 1).toBe(differByOneLetter(one, other));
          expect(editDistance(one, other) === 0).toBe(one === other);
        },
      ),
    ));
});
