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

  test('every unit has an official name, in which its first letter is a capital', () => {
    for (const { name, laterNames } of register) {
      for (const official of [name, ...laterNames.map((later) => later.name)]) {
        expect(official).toMatch(/^\p{Lu}[\p{L}\d ,/-]+$/u);
        expect(official).toBe(official.normalize('NFC'));
      }
    }
  });

  test('no spelling means two units, and none is written twice for one', () => {
    const owners = new Map<string, string>();
    for (const unit of register) {
      for (const spelling of [unit.name, ...unit.laterNames.map(({ name }) => name)]) {
        owners.set(foldName(spelling), unit.code);
      }
    }
    for (const unit of register) {
      const own = [unit.name, ...unit.spellings].map(foldName);
      for (const folded of own) {
        expect(folded).not.toBe('');
        expect([folded, owners.get(folded) ?? unit.code]).toEqual([folded, unit.code]);
        owners.set(folded, unit.code);
      }
      expect([unit.name, new Set(unit.spellings).size]).toEqual([unit.name, unit.spellings.length]);
    }
  });

  test('no spelling without its spaces means two units', () => {
    const owners = new Map<string, string>();
    for (const unit of register) {
      for (const spelling of [unit.name, ...unit.spellings]) {
        const letters = foldName(spelling).replaceAll(' ', '');
        expect([spelling, owners.get(letters) ?? unit.code]).toEqual([spelling, unit.code]);
        owners.set(letters, unit.code);
      }
    }
  });

  test('every parent is a unit of the register, and none is its own', () => {
    for (const { code, parent } of register) {
      if (parent === null) continue;
      expect([code, unitByCode(parent)?.code]).toEqual([code, parent]);
      expect(parent).not.toBe(code);
    }
    expect(unitByName('C06')?.parent).toBe('G01');
    expect(unitByName('Sở Y tế')?.parent).toBe('X-ubnd-tinh');
    expect(unitByName('BHXH tỉnh')?.parent).toBe('X-bao-hiem-xa-hoi-viet-nam');
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
    expect(unitByName('TP.HCM')?.code).toBe('H29');
    expect(unitByName('UBND TPHCM')?.code).toBe('H29');
    expect(unitByName('Lạng Sơn')?.code).toBe('H37');
    expect(unitByName('Thừa Thiên Huế')?.code).toBe('H57');
    expect(unitByName('TP. Huế')?.code).toBe('H57');
    expect(unitByName('Đắc Lắc')?.code).toBe('H15');
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

  test('a unit is found by code in any of its forms, or by any spelling', () => {
    expect(findUnit('G01')?.name).toBe('Bộ Công an');
    expect(findUnit('000.00.00.G12')?.name).toBe('Bộ Tài chính');
    expect(findUnit('H26.00.00.000')?.name).toBe('UBND thành phố Hà Nội');
    expect(findUnit('000.00.18.G12')).toBeNull();
    expect(findUnit(' TTg ')?.name).toBe('Thủ tướng Chính phủ');
    expect(findUnit('bộ gd&đt')?.code).toBe('G03');
    expect(findUnit('Bộ Thời tiết')).toBeNull();
    expect(unitCodeFor('EVN')).toBe('X-tap-doan-dien-luc-viet-nam');
    expect(unitCodeFor('Bộ Thời tiết')).toBe('X-bo-thoi-tiet');
    expect(unitName('G15')).toBe('Bộ Tư pháp');
    expect(unitName('X-bo-thoi-tiet')).toBe('X-bo-thoi-tiet');
  });
});
