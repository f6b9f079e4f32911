import { describe, expect, test } from 'vitest';
import { foldName } from '../../../domain/unit/folding.js';
import { unitCode } from '../../../domain/unit/messages.js';
import {
  findUnit,
  register,
  unitByCode,
  unitByName,
  unitCodeFor,
  unitName,
} from '../../../domain/unit/register.js';

describe('the register', () => {
  test('every code is valid and given once', () => {
    const codes = register.map((unit) => unit.code);
    for (const code of codes) expect(unitCode.safeParse(code).success).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('no spelling means two units', () => {
    const owners = new Map<string, string>();
    for (const unit of register) {
      for (const spelling of [unit.name, ...unit.spellings]) {
        const folded = foldName(spelling);
        expect([folded, owners.get(folded) ?? unit.code]).toEqual([folded, unit.code]);
        owners.set(folded, unit.code);
      }
    }
  });

  test('ministries have their official codes', () => {
    expect(unitByName('Bộ Công an')?.code).toBe('G01');
    expect(unitByName('Bộ Tài chính')?.code).toBe('G12');
    expect(unitByName('Bộ Y tế')?.code).toBe('G18');
    expect(unitByName('Văn phòng Chính phủ')?.code).toBe('G22');
    expect(register.filter((unit) => unit.kind === 'ministry')).toHaveLength(22);
  });

  test('there are 63 provinces, with the codes of 2022', () => {
    expect(register.filter((unit) => unit.kind === 'province')).toHaveLength(63);
    expect(unitByName('tỉnh An Giang')?.code).toBe('H01');
    expect(unitByName('Bắc Giang')?.code).toBe('H02');
    expect(unitByName('UBND tỉnh Cao Bằng')?.code).toBe('H14');
    expect(unitByName('Ủy ban nhân dân thành phố Hà Nội')?.code).toBe('H26');
    expect(unitByName('TP. Hồ Chí Minh')?.code).toBe('H29');
    expect(unitByName('Lạng Sơn')?.code).toBe('H37');
    expect(unitByName('Thừa Thiên Huế')?.code).toBe('H57');
    expect(unitByName('Yên Bái')?.code).toBe('H63');
  });

  test('one group is enumerated, all others are left open', () => {
    const groups = register.filter((unit) => unit.kind === 'group');
    const enumerated = groups.filter((unit) => unit.members !== null);
    expect(enumerated.map((unit) => unit.name)).toEqual(['UBND các tỉnh, thành phố']);
    expect(enumerated[0]?.members).toHaveLength(63);
    for (const code of enumerated[0]?.members ?? [])
      expect(unitByCode(code)?.kind).toBe('province');
  });

  test('a unit is found by code or any spelling', () => {
    expect(findUnit('G01')?.name).toBe('Bộ Công an');
    expect(findUnit(' TTg ')?.name).toBe('Thủ tướng Chính phủ');
    expect(findUnit('bộ gd&đt')?.code).toBe('G03');
    expect(findUnit('Bộ Thời tiết')).toBeNull();
    expect(unitCodeFor('EVN')).toBe('X-tap-doan-dien-luc-viet-nam');
    expect(unitCodeFor('Bộ Thời tiết')).toBe('X-bo-thoi-tiet');
    expect(unitName('G15')).toBe('Bộ Tư pháp');
    expect(unitName('X-bo-thoi-tiet')).toBe('X-bo-thoi-tiet');
  });
});
