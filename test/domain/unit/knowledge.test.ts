import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import type { UnitAlias, UnitCode } from '../../../domain/unit/messages.js';
import { listUnits, splitUnits } from '../../../domain/unit/splitting.js';

const alias = (spelling: string, code: string): UnitAlias => ({ spelling, code: code as UnitCode });
const knowing = (...aliases: UnitAlias[]) => ({ asOf: null, aliases });
const on = (day: string) => ({ asOf: day as CivilDate, aliases: [] });

describe('spellings of an earlier review', () => {
  const corrected = knowing(
    alias('Cục Cảnh sát Bộ Công an', 'X-cuc-canh-sat-quan-ly-hanh-chinh-ve-trat-tu-xa-hoi'),
    alias('TCT', 'X-tong-cuc-thue'),
    alias('Hội Nông dân', 'X-hoi-nong-dan-viet-nam'),
    alias('Bộ Lao động', 'G09'),
    alias('Các bộ', 'X-cac-bo-nganh'),
  );

  test('are applied without a question, wherever they stand', () => {
    const { leads, coordinating, review } = splitUnits(
      'Cục Cảnh sát Bộ Công an, tct phối hợp HỘI NÔNG DÂN và Bộ Y tế',
      corrected,
    );
    expect(leads).toEqual([
      {
        code: 'X-cuc-canh-sat-quan-ly-hanh-chinh-ve-trat-tu-xa-hoi',
        name: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
        asWritten: 'Cục Cảnh sát Bộ Công an',
      },
      { code: 'X-tong-cuc-thue', name: 'Tổng cục Thuế', asWritten: 'tct' },
    ]);
    expect(coordinating).toEqual([
      { code: 'X-hoi-nong-dan-viet-nam', name: 'Hội Nông dân', asWritten: 'HỘI NÔNG DÂN' },
      { code: 'G18', name: 'Bộ Y tế', asWritten: 'Bộ Y tế' },
    ]);
    expect(review).toEqual([]);
  });

  test('come before the register, but a longer name of the register before them', () => {
    const codes = (cell: string) => listUnits(cell, corrected).units.map(({ code }) => code);
    expect(codes('Bộ Lao động, Bộ Y tế')).toEqual(['G09', 'G18']);
    expect(codes('Bộ Lao động, Thương binh và Xã hội')).toEqual(['G07']);
    expect(codes('Các bộ, ngành, địa phương')).toEqual(['X-cac-bo-nganh-dia-phuong']);
    expect(codes('Các bộ, Bộ Y tế')).toEqual(['X-cac-bo-nganh', 'G18']);
  });

  test('hold for the reading they are given to only', () => {
    expect(listUnits('TCT').review).toEqual(['unknown-unit: TCT']);
    expect(listUnits('TCT', knowing()).review).toEqual(['unknown-unit: TCT']);
    expect(listUnits('???, Bộ Y tế', knowing(alias('???', 'G01'))).units).toHaveLength(1);
  });
});

describe('the day of the document', () => {
  test('gives a unit its name of that day', () => {
    const name = (cell: string, day: string) => listUnits(cell, on(day)).units[0]?.name;
    expect(name('Bộ Nông nghiệp và PTNT', '2024-01-01')).toBe('Bộ Nông nghiệp và PTNT');
    expect(name('Bộ NN&PTNT', '2024-01-01')).toBe('Bộ Nông nghiệp và Phát triển nông thôn');
    expect(name('Bộ Nông nghiệp và Môi trường', '2025-09-01')).toBe('Bộ Nông nghiệp và Môi trường');
    expect(name('UBND thành phố Huế', '2025-09-01')).toBe('UBND thành phố Huế');
    expect(name('Ủy ban Dân tộc', '2022-01-01')).toBe('Ủy ban Dân tộc');
  });

  test('is told by a name taken on later where nobody knows it', () => {
    const names = listUnits('Bộ Nông nghiệp và Môi trường, Bộ Y tế').units.map(({ name }) => name);
    expect(names).toEqual(['Bộ Nông nghiệp và Môi trường', 'Bộ Y tế']);
  });

  test('doubts a unit that had ended by then, and only then', () => {
    const review = (day: string) => splitUnits('Bộ TTTT, UBND tỉnh Hà Nam', on(day)).review;
    expect(review('2025-02-28')).toEqual([]);
    expect(review('2025-03-01')).toEqual(['unit-ended: Bộ TTTT']);
    expect(review('2025-07-01')).toEqual(['unit-ended: Bộ TTTT', 'unit-ended: UBND tỉnh Hà Nam']);
    expect(listUnits('Bộ TTTT').review).toEqual([]);
  });
});
