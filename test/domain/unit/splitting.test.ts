import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { register } from '../../../domain/unit/register.js';
import { listUnits, splitUnits } from '../../../domain/unit/splitting.js';

const names = (cell: string) => {
  const { leads, coordinating, review } = splitUnits(cell);
  return [leads.map((unit) => unit.name), coordinating.map((unit) => unit.name), review];
};

describe('names that hold commas and "và"', () => {
  test('the longest name of the register wins', () => {
    expect(names('Bộ Văn hóa, Thể thao và Du lịch, Bộ Y tế')).toEqual([
      ['Bộ Văn hóa, Thể thao và Du lịch', 'Bộ Y tế'],
      [],
      [],
    ]);
    expect(names('Văn phòng Chính phủ và các bộ, ngành, địa phương liên quan')).toEqual([
      ['Văn phòng Chính phủ', 'Các bộ, ngành, địa phương liên quan'],
      [],
      [],
    ]);
    expect(names('Các sở, ban, ngành, UBND cấp huyện và UBND cấp xã')[0]).toEqual([
      'Các sở, ban, ngành, UBND cấp huyện và UBND cấp xã',
    ]);
  });

  test('a name is not taken out of the middle of a longer unknown one', () => {
    expect(names('Cục Cảnh sát Bộ Công an')).toEqual([
      ['Cục Cảnh sát Bộ Công an'],
      [],
      ['unknown-unit: Cục Cảnh sát Bộ Công an'],
    ]);
  });

  test('a prefix may stand for several provinces', () => {
    expect(names('UBND TP. Hà Nội, TP. Hồ Chí Minh, Thái Nguyên')[0]).toEqual([
      'UBND thành phố Hà Nội',
      'UBND thành phố Hồ Chí Minh',
      'UBND tỉnh Thái Nguyên',
    ]);
  });

  test('any two units of the register, joined in any of the usual ways, come apart again', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...register), {
          minLength: 2,
          maxLength: 4,
          selector: (unit) => unit.code,
        }),
        fc.constantFrom(', ', '; ', ' và '),
        (units, separator) => {
          const cell = units.map((unit) => unit.name).join(separator);
          const found = listUnits(cell).units.map((unit) => unit.code);
          expect(found).toEqual(units.map((unit) => unit.code));
        },
      ),
    ));
});

describe('roles in the cell', () => {
  const roles = [['Bộ Công an'], ['Bộ Y tế'], []];

  test('the usual wordings are understood', () => {
    expect(names('Bộ Công an chủ trì, phối hợp với Bộ Y tế')).toEqual(roles);
    expect(names('Bộ Công an chủ trì phối hợp Bộ Y tế')).toEqual(roles);
    expect(names('Bộ Công an phối hợp Bộ Y tế')).toEqual(roles);
    expect(names('Bộ Công an, phối hợp với Bộ Y tế')).toEqual(roles);
    expect(names('Bộ Công an chủ trì, Bộ Y tế phối hợp')).toEqual(roles);
    expect(names('Chủ trì: Bộ Công an; phối hợp: Bộ Y tế')).toEqual(roles);
  });

  test('several may lead and several help', () => {
    expect(
      names(
        'Sở Y tế, Bảo hiểm xã hội tỉnh phối hợp Công an tỉnh và các đơn vị, địa phương liên quan',
      ),
    ).toEqual([
      ['Sở Y tế', 'Bảo hiểm xã hội tỉnh'],
      ['Công an tỉnh', 'Các đơn vị, địa phương liên quan'],
      [],
    ]);
  });

  test('only helpers, or only a role word, leaves the lead open', () => {
    expect(names('Phối hợp với Bộ Y tế')).toEqual([[], ['Bộ Y tế'], []]);
    expect(names('Bộ Y tế phối hợp')).toEqual([[], ['Bộ Y tế'], []]);
    expect(names('Chủ trì')).toEqual([[], [], []]);
    expect(names('')).toEqual([[], [], []]);
  });

  test('a unit that leads is not a helper too, and none is named twice', () => {
    expect(names('Bộ Công an, Bộ Công an phối hợp Bộ Công an, BYT')).toEqual(roles);
  });

  test('in a column of one role the role words are only words', () => {
    const { units, review } = listUnits('Phối hợp với Bộ Y tế, Bộ Công an');
    expect(units.map((unit) => unit.name)).toEqual(['Bộ Y tế', 'Bộ Công an']);
    expect(review).toEqual([]);
  });
});

describe('damage and unknown names', () => {
  test('one wrong letter is repaired and flagged', () => {
    expect(names('Bộ Công an, Bộ Kế hoạch và Đầu tur')).toEqual([
      ['Bộ Công an', 'Bộ Kế hoạch và Đầu tư'],
      [],
      ['unit-spelling-repaired: Bộ Kế hoạch và Đầu tur'],
    ]);
  });

  test('two wrong letters, or a short name, are left as written', () => {
    expect(names('Bộ Kế hoặch và Đầu turs')[2]).toEqual(['unknown-unit: Bộ Kế hoặch và Đầu turs']);
    expect(names('Bộ Y tếx')[2]).toEqual(['unknown-unit: Bộ Y tếx']);
  });

  test('case and place of marks are no damage', () => {
    expect(names('Bảo hiểm xã hội Việt nam')).toEqual([['Bảo hiểm xã hội Việt Nam'], [], []]);
    expect(names('Bộ Văn hoá, Thể thao và Du lịch')[2]).toEqual([]);
  });

  test('an unknown unit keeps its words, gets a slug for a code and a reason for review', () => {
    const { leads, review } = splitUnits('Hội Nông dân và Bộ Công an');
    expect(leads).toEqual([
      { code: 'X-hoi-nong-dan', name: 'Hội Nông dân', asWritten: 'Hội Nông dân' },
      { code: 'G01', name: 'Bộ Công an', asWritten: 'Bộ Công an' },
    ]);
    expect(review).toEqual(['unknown-unit: Hội Nông dân']);
  });

  test('a sub-unit in brackets stays with its unit, which answers', () => {
    const { leads } = splitUnits(
      'Văn phòng UBND tỉnh (Trung tâm phục vụ hành chính công tỉnh), Sở Y tế',
    );
    expect(leads).toEqual([
      {
        code: 'X-van-phong-ubnd-tinh',
        name: 'Văn phòng UBND tỉnh',
        asWritten: 'Văn phòng UBND tỉnh (Trung tâm phục vụ hành chính công tỉnh)',
      },
      { code: 'X-so-y-te', name: 'Sở Y tế', asWritten: 'Sở Y tế' },
    ]);
  });

  test('no cell makes the splitter fail, and every word of it lands in a unit', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (cell) => {
        const { leads, coordinating } = splitUnits(cell);
        if (/[\p{L}\p{N}]/u.test(cell.replace(/\([^()]*\)/g, ''))) {
          expect(leads.length + coordinating.length).toBeGreaterThan(0);
        }
      }),
    ));
});
