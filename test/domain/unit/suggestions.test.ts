import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import type { UnitCode } from '../../../domain/unit/messages.js';
import { register } from '../../../domain/unit/register.js';
import { suggestUnits } from '../../../domain/unit/suggestions.js';

const names = (text: string) => suggestUnits(text).map(({ unit }) => unit.name);

describe('suggestions', () => {
  test('a known spelling is certain', () => {
    expect(suggestUnits('Bộ TT&TT')[0]).toMatchObject({ unit: { code: 'G14' }, likeness: 1 });
  });

  test('a spelling settled in an earlier review comes before all others', () => {
    const aliases = [{ spelling: 'Bộ TTTT', code: 'G06' as UnitCode }];
    const [first] = suggestUnits('bộ tttt', { asOf: null, aliases });
    expect(first).toMatchObject({ unit: { code: 'G06' }, likeness: 1 });
  });

  test('initials stand for the names that have them', () => {
    expect(names('KBNN')[0]).toBe('Kho bạc Nhà nước');
    expect(suggestUnits('VPCTN')[0]).toMatchObject({
      unit: { name: 'Văn phòng Chủ tịch nước' },
      likeness: 0.9,
    });
    expect(names('UBQLVNNTDN')[0]).toBe('Ủy ban Quản lý vốn nhà nước tại doanh nghiệp');
  });

  test('letters wrong here and there still point to the name', () => {
    expect(names('Bộ Tài nguyem và Môi trườmg')[0]).toBe('Bộ Tài nguyên và Môi trường');
    expect(names('Bộ Côg am')[0]).toBe('Bộ Công an');
    expect(names('Bảo hiễm xã hôi Viêt Nam')[0]).toBe('Bảo hiểm xã hội Việt Nam');
  });

  test('a shortened name suggests those it may be short for, a longer one what it holds', () => {
    expect(names('Viện Kiểm sát')).toEqual([
      'Viện kiểm sát nhân dân tỉnh',
      'Viện kiểm sát nhân dân tối cao',
    ]);
    expect(names('Cục An ninh mạng Bộ Công an')).toContain('Bộ Công an');
  });

  test('a text like no name suggests nothing, nor does a paragraph or none at all', () => {
    expect(names('Làm sạch 100% dữ liệu')).toEqual([]);
    expect(names('')).toEqual([]);
    expect(names(' … ')).toEqual([]);
    expect(names(`Bộ Công an ${'x'.repeat(150)}`)).toEqual([]);
  });

  test('a unit that had ended is not suggested, unless it is spelt out', () => {
    const later = { asOf: '2025-09-01' as CivilDate, aliases: [] };
    const suggested = (text: string) => suggestUnits(text, later).map(({ unit }) => unit.code);
    expect(suggested('Bộ Thông tin Truyền thôn')).not.toContain('G14');
    expect(suggested('Bộ Thông tin và Truyền thông')[0]).toBe('G14');
    expect(names('Bộ Thông tin Truyền thôn')[0]).toBe('Bộ Thông tin và Truyền thông');
  });

  test('are at most five, the likeliest first, none below six tenths', () => {
    const all = suggestUnits('Sở Giao dục vận tải');
    expect(all.length).toBeGreaterThan(1);
    expect(all.length).toBeLessThanOrEqual(5);
    const likeness = all.map((one) => one.likeness);
    expect(likeness).toEqual([...likeness].sort((a, b) => b - a));
    expect(Math.min(...likeness)).toBeGreaterThanOrEqual(0.6);
  });

  test('every unit is found again from its name with one letter lost', () =>
    fc.assert(
      fc.property(fc.constantFrom(...register), fc.nat(), (unit, at) => {
        const lost = at % unit.name.length;
        const damaged = unit.name.slice(0, lost) + unit.name.slice(lost + 1);
        expect(suggestUnits(damaged).map((one) => one.unit.code)).toContain(unit.code);
      }),
      { numRuns: 200 },
    ));
});
