import { describe, expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/civil-date.js';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { membersOf, nameOn, standsOn, successorsOf } from '../../../domain/unit/history.js';
import type { Unit } from '../../../domain/unit/messages.js';
import { register, unitByCode, unitByName } from '../../../domain/unit/register.js';
import { successions } from '../../../domain/unit/successions.js';

const day = (text: string) => text as CivilDate;
const unit = (name: string): Unit => {
  const found = unitByName(name);
  if (found === null) throw new Error(name);
  return found;
};
const everyProvince = 'X-ubnd-cac-tinh-thanh-pho';
const codes = (code: string, asOf: string | null) =>
  successorsOf(code, asOf === null ? null : day(asOf)).map((successor) => successor.code);

/** The 28 provinces and 6 cities of Resolution 202/2025/QH15. */
const after202 = [
  ...['Hà Nội', 'Huế', 'Hải Phòng', 'Đà Nẵng', 'Cần Thơ', 'Hồ Chí Minh'].map(
    (city) => `UBND thành phố ${city}`,
  ),
  ...[
    ...['Lai Châu', 'Điện Biên', 'Sơn La', 'Lạng Sơn', 'Quảng Ninh', 'Thanh Hóa', 'Nghệ An'],
    ...['Hà Tĩnh', 'Cao Bằng', 'Tuyên Quang', 'Lào Cai', 'Thái Nguyên', 'Phú Thọ', 'Bắc Ninh'],
    ...['Hưng Yên', 'Ninh Bình', 'Quảng Trị', 'Quảng Ngãi', 'Gia Lai', 'Khánh Hòa', 'Lâm Đồng'],
    ...['Đắk Lắk', 'Đồng Nai', 'Tây Ninh', 'Vĩnh Long', 'Đồng Tháp', 'Cà Mau', 'An Giang'],
  ].map((province) => `UBND tỉnh ${province}`),
];

describe('who is a member', () => {
  test('all 63 before 1 July 2025, and where the day is not known', () => {
    expect(membersOf(everyProvince, day('2022-08-15'))).toHaveLength(63);
    expect(membersOf(everyProvince, day('2025-06-30'))).toHaveLength(63);
    expect(membersOf(everyProvince, null)).toHaveLength(63);
  });

  test('the 34 from that day on, under their names of the day', () => {
    const members = membersOf(everyProvince, day('2025-07-01')) ?? [];
    const names = members.map((code) => {
      const member = unitByCode(code);
      return member === null ? code : nameOn(member, day('2025-07-01'));
    });
    expect(names.sort()).toEqual([...after202].sort());
    expect(membersOf(everyProvince, day('2030-01-01'))).toEqual(members);
  });

  test('a unit has none, nor has a group nobody can enumerate', () => {
    expect(membersOf('G01', null)).toBeNull();
    expect(membersOf('X-cac-bo-nganh', day('2022-08-15'))).toBeNull();
    expect(membersOf('X-hoi-nong-dan', null)).toBeNull();
  });
});

describe('what became of a unit', () => {
  test('the ministries of 1 March 2025, the main successor first', () => {
    expect(codes('G04', '2025-03-01')).toEqual(['G17']);
    expect(codes('G05', '2025-03-01')).toEqual(['G12']);
    expect(codes('G07', '2025-03-01')[0]).toBe('G09');
    expect(codes('G13', '2025-03-01')).toEqual(['G10']);
    expect(codes('G14', '2025-03-01')[0]).toBe('G06');
    expect(successorsOf('G05', null)).toEqual([
      { code: 'G12', from: '2025-03-01', act: 'Nghị quyết 176/2025/QH15', recalled: false },
    ]);
    expect(successorsOf('G07', null)[0]?.recalled).toBe(true);
  });

  test('nothing before its day, and nothing for a unit that stands', () => {
    expect(codes('G05', '2025-02-28')).toEqual([]);
    expect(codes('H02', '2025-06-30')).toEqual([]);
    expect(codes('G01', null)).toEqual([]);
    expect(codes('H26', '2026-01-01')).toEqual([]);
    expect(codes('X-hoi-nong-dan', null)).toEqual([]);
  });

  test('the provinces of 1 July 2025', () => {
    const into = (name: string) =>
      codes(unit(name).code, '2025-07-01').map((code) => unitByCode(code)?.name);
    expect(into('Bắc Giang')).toEqual(['UBND tỉnh Bắc Ninh']);
    expect(into('Hà Nam')).toEqual(['UBND tỉnh Ninh Bình']);
    expect(into('Nam Định')).toEqual(['UBND tỉnh Ninh Bình']);
    expect(into('Bình Dương')).toEqual(['UBND thành phố Hồ Chí Minh']);
    expect(into('Bà Rịa - Vũng Tàu')).toEqual(['UBND thành phố Hồ Chí Minh']);
    expect(into('Quảng Nam')).toEqual(['UBND thành phố Đà Nẵng']);
    expect(into('Kiên Giang')).toEqual(['UBND tỉnh An Giang']);
    expect(into('Thái Bình')).toEqual(['UBND tỉnh Hưng Yên']);
    expect(into('Yên Bái')).toEqual(['UBND tỉnh Lào Cai']);
    expect(into('Kon Tum')).toEqual(['UBND tỉnh Quảng Ngãi']);
  });

  test('the working group gave way to the sub-committee of the steering committee', () => {
    expect(codes(unit('Tổ công tác Đề án 06').code, '2025-03-13')).toEqual([
      'X-tieu-ban-trien-khai-de-an-06',
    ]);
    expect(standsOn(unit('Tiểu ban Đề án 06'), day('2025-03-12'))).toBe(false);
    expect(standsOn(unit('Tiểu ban Đề án 06'), day('2025-03-13'))).toBe(true);
  });

  test('one that goes on under its name within its successor has not ended', () => {
    const insurance = unit('BHXH Việt Nam');
    expect(codes(insurance.code, '2025-03-01')).toEqual(['G12']);
    expect(standsOn(insurance, day('2026-01-01'))).toBe(true);
  });
});

describe('names and ends', () => {
  test('a name taken later holds from its day, under the same code', () => {
    expect(nameOn(unit('Bộ Nông nghiệp và Môi trường'), day('2025-02-28'))).toBe(
      'Bộ Nông nghiệp và Phát triển nông thôn',
    );
    expect(nameOn(unit('Bộ Nông nghiệp và Môi trường'), day('2025-03-01'))).toBe(
      'Bộ Nông nghiệp và Môi trường',
    );
    expect(nameOn(unit('Ủy ban Dân tộc'), day('2025-03-01'))).toBe('Bộ Dân tộc và Tôn giáo');
    expect(nameOn(unit('Huế'), null)).toBe('UBND tỉnh Thừa Thiên Huế');
  });

  test('a closed unit is still found by name and code', () => {
    expect(unit('Bộ Kế hoạch và Đầu tư')).toMatchObject({ code: 'G05', validTo: '2025-03-01' });
    expect(standsOn(unit('Bộ KHĐT'), day('2025-02-28'))).toBe(true);
    expect(standsOn(unit('Bộ KHĐT'), day('2025-03-01'))).toBe(false);
    expect(standsOn(unit('Bộ KHĐT'), null)).toBe(true);
  });

  test('17 ministries and agencies of their rank stand after 1 March 2025', () => {
    // Decision of that day: 14 ministries and 3 agencies.
    const standing = register.filter(
      (one) => one.kind === 'ministry' && standsOn(one, day('2025-03-01')),
    );
    expect(standing).toHaveLength(17);
  });
});

describe('the successions', () => {
  test('name units of the register that stand on the day they take over', () => {
    for (const { predecessor, successors, from } of successions) {
      const ended = unitByCode(predecessor);
      expect([predecessor, ended?.code]).toEqual([predecessor, predecessor]);
      expect(ended && standsOn(ended, addDays(from, -1))).toBe(true);
      for (const code of successors) {
        const successor = unitByCode(code);
        expect([code, successor !== null && standsOn(successor, from)]).toEqual([code, true]);
        expect(code).not.toBe(predecessor);
      }
    }
  });

  test('every unit that ended has a day, after its first', () => {
    for (const { validFrom, validTo } of register) {
      if (validFrom !== null && validTo !== null) expect(validFrom < validTo).toBe(true);
    }
    const ended = register.filter((one) => one.kind === 'province' && one.validTo !== null);
    expect(ended).toHaveLength(63 - 34);
  });
});
