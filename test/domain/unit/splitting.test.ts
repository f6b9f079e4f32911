import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

  test('a group of general words needs no entry of its own', () => {
    const { leads, review, marks } = splitUnits(
      'Bộ Công an, các bộ, cơ quan, địa phương có liên quan và các doanh nghiệp, Bộ Y tế',
    );
    expect(leads.map(({ code, name }) => [code, name])).toEqual([
      ['G01', 'Bộ Công an'],
      ['X-cac-bo-co-quan-dia-phuong-co-lien-quan', 'Các bộ, cơ quan, địa phương có liên quan'],
      ['X-cac-doanh-nghiep', 'Các doanh nghiệp'],
      ['G18', 'Bộ Y tế'],
    ]);
    expect(review).toEqual([]);
    expect(marks).toEqual([
      'joint-leads',
      'group: Các bộ, cơ quan, địa phương có liên quan',
      'group: Các doanh nghiệp',
    ]);
    expect(names('Các bộ, ngành, địa phương và doanh nghiệp viễn thông')[2]).toEqual([
      'unknown-unit: doanh nghiệp viễn thông',
    ]);
  });
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

  test('with labels, in brackets, over lines and with the words that go with them', () => {
    expect(names('Cơ quan chủ trì: Bộ Công an\nCơ quan phối hợp: Bộ Y tế')).toEqual(roles);
    expect(names('CQ chủ trì: Bộ Công an\nCQ phối hợp: Bộ Y tế')).toEqual(roles);
    expect(names('- ĐV chủ trì: Bộ Công an; ĐV phối hợp: Bộ Y tế')).toEqual(roles);
    expect(names('- Chủ trì: Bộ Công an.\n- Phối hợp: Bộ Y tế.')).toEqual(roles);
    expect(names('Bộ Công an (chủ trì), Bộ Y tế (phối hợp)')).toEqual(roles);
    expect(names('Bộ Công an chủ trì thực hiện; Bộ Y tế tham gia phối hợp')).toEqual(roles);
    expect(names('Bộ Công an chủ động phối hợp chặt chẽ cùng Bộ Y tế')).toEqual(roles);
    expect(names('Phối hợp: Bộ Y tế; chủ trì: Bộ Công an')).toEqual(roles);
    expect(names('Bộ Công an là đầu mối chủ trì, có sự phối hợp của Bộ Y tế')).toEqual(roles);
  });

  test('words like those of a role are left in the names that have them', () => {
    expect(names('UBND tỉnh Gia Lai phối hợp với Gia Lai, Đại học Quốc gia Hà Nội')).toEqual([
      ['UBND tỉnh Gia Lai'],
      ['Đại học Quốc gia Hà Nội'],
      [],
    ]);
    expect(names('Các cơ quan phối hợp Bộ Y tế')).toEqual([['Các cơ quan'], ['Bộ Y tế'], []]);
    expect(names('Chủ trì: Chính phủ')).toEqual([['Chính phủ'], [], []]);
  });

  test('somebody helps together with others when somebody else leads already', () => {
    expect(names('Bộ Công an chủ trì, Bộ Y tế phối hợp với Bộ Tư pháp')).toEqual([
      ['Bộ Công an'],
      ['Bộ Y tế', 'Bộ Tư pháp'],
      [],
    ]);
  });

  test('who is named behind the lead without a role is for a person to say', () => {
    expect(names('Bộ Công an chủ trì, Bộ Y tế')).toEqual([
      ['Bộ Công an'],
      ['Bộ Y tế'],
      ['unit-role-unclear: Bộ Y tế'],
    ]);
    expect(names('Bộ Công an, Bộ Y tế chủ trì')).toEqual([['Bộ Công an', 'Bộ Y tế'], [], []]);
    expect(names('Chủ trì: Bộ Công an, Bộ Y tế')).toEqual([['Bộ Công an', 'Bộ Y tế'], [], []]);
  });

  test('joint leads are marked, not doubted', () => {
    expect(splitUnits('Bộ Công an, Bộ Y tế')).toMatchObject({ review: [], marks: ['joint-leads'] });
    expect(splitUnits('Bộ Công an phối hợp Bộ Y tế, các bộ, ngành')).toMatchObject({
      review: [],
      marks: ['group: Các bộ, ngành'],
    });
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
  test('one wrong letter is repaired and flagged, in names with commas too', () => {
    expect(names('Bộ Công an, Bộ Tài nguyen và Môi trườmg')).toEqual([
      ['Bộ Công an', 'Bộ Tài nguyên và Môi trường'],
      [],
      ['unit-spelling-repaired: Bộ Tài nguyen và Môi trườmg'],
    ]);
    expect(names('Bộ Văn hóa, Thể tháo và Du lịc, Bộ Y tế')).toEqual([
      ['Bộ Văn hóa, Thể thao và Du lịch', 'Bộ Y tế'],
      [],
      ['unit-spelling-repaired: Bộ Văn hóa, Thể tháo và Du lịc'],
    ]);
  });

  test('two wrong letters, a short name or a wrong figure are left as written', () => {
    expect(names('Bộ Tài nguyem và Môi trườmg')[2]).toEqual([
      'unknown-unit: Bộ Tài nguyem và Môi trườmg',
    ]);
    expect(names('Bộ Y tếx')[2]).toEqual(['unknown-unit: Bộ Y tếx']);
    expect(names('Tổ công tác Đề án 07')[2]).toEqual(['unknown-unit: Tổ công tác Đề án 07']);
  });

  test('what two units are equally near to is repaired to neither', () => {
    expect(names('Lộ Giáo dục và Đào tạo')).toEqual([
      ['Lộ Giáo dục và Đào tạo'],
      [],
      ['unknown-unit: Lộ Giáo dục và Đào tạo'],
    ]);
  });

  test('the misreading that document 001 has is no longer in doubt', () => {
    expect(names('Bộ Công an, Bộ Kế hoạch và Đầu tur')).toEqual([
      ['Bộ Công an', 'Bộ Kế hoạch và Đầu tư'],
      [],
      [],
    ]);
  });

  test('spaces lost or added within a name are no damage to its letters', () => {
    expect(names('BộCông an, Bộ Tư ph áp và B ộ Y tế')).toEqual([
      ['Bộ Công an', 'Bộ Tư pháp', 'Bộ Y tế'],
      [],
      [],
    ]);
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

  test('no cell makes the splitter fail, and a word of three letters names somebody', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (cell) => {
        const { leads, coordinating } = splitUnits(cell);
        // A shorter one may be an "và" or the number of an item, which name nobody.
        if (/\p{L}{3}/u.test(cell.replace(/\([^()]*\)/g, ''))) {
          expect(leads.length + coordinating.length).toBeGreaterThan(0);
        }
      }),
    ));
});
