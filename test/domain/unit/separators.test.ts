import { describe, expect, test } from 'vitest';
import { listUnits } from '../../../domain/unit/splitting.js';
import { cpuMs } from '../../support/cpu-time.js';

const names = (cell: string) => listUnits(cell).units.map(({ name }) => name);

describe('what parts two names', () => {
  test('a line, a bullet, a number, a full stop, a slash, where names known by themselves stand', () => {
    const both = ['Bộ Công an', 'Bộ Y tế'];
    for (const cell of [
      'Bộ Công an\nBộ Y tế',
      '- Bộ Công an\n- Bộ Y tế',
      '• Bộ Công an • Bộ Y tế',
      '1. Bộ Công an\n2. Bộ Y tế',
      '1) Bộ Công an; 2) Bộ Y tế.',
      'Bộ Công an. Bộ Y tế.',
      'Bộ Công an/Bộ Y tế',
      'Bộ Công an - Bộ Y tế',
      'Bộ Công an & Bộ Y tế',
      'Bộ Công an + Bộ Y tế',
      'và Bộ Công an và, Bộ Y tế,',
    ]) {
      expect([cell, names(cell)]).toEqual([cell, both]);
    }
    expect(names('Hà Nội\nThái Nguyên')).toEqual([
      'UBND thành phố Hà Nội',
      'UBND tỉnh Thái Nguyên',
    ]);
  });

  test('a line break within a name parts nothing', () => {
    expect(names('Bộ Giao\nthông vận\ntải')).toEqual(['Bộ Giao thông vận tải']);
    expect(names('Bộ Lao động -\nThương binh\nvà Xã hội, Bộ\nY tế')).toEqual([
      'Bộ Lao động - Thương binh và Xã hội',
      'Bộ Y tế',
    ]);
    expect(names('UBND tỉnh\nThái Nguyên')).toEqual(['UBND tỉnh Thái Nguyên']);
    expect(names('Công an tỉnh\nBắc Giang')).toEqual(['Công an tỉnh Bắc Giang']);
  });

  test('an unknown name ends at a line that begins a known one', () => {
    expect(names('Hội Nông dân\nViệt Nam\nBộ Y tế')).toEqual(['Hội Nông dân Việt Nam', 'Bộ Y tế']);
  });

  test('a lost comma is seen between two full names, and marked', () => {
    const { units, review, marks } = listUnits('Bộ Y tế Bộ Tư pháp UBND tỉnh Lào Cai');
    expect(units.map(({ name }) => name)).toEqual(['Bộ Y tế', 'Bộ Tư pháp', 'UBND tỉnh Lào Cai']);
    expect(review).toEqual([]);
    expect(marks).toEqual(['comma-missing-after: Bộ Y tế', 'comma-missing-after: Bộ Tư pháp']);
    expect(listUnits('Tổ công tác Đề án 06 Bộ Y tế').review).toEqual([
      'unknown-unit: Tổ công tác Đề án 06 Bộ Y tế',
    ]);
  });

  test('a unit named with the one it belongs to is one', () => {
    const c06 = ['Cục Cảnh sát quản lý hành chính về trật tự xã hội'];
    for (const cell of [
      'C06 Bộ Công an',
      'C6-Bộ Công an',
      'C06 thuộc Bộ Công an',
      'C06 (Bộ Công an)',
    ])
      expect(names(cell)).toEqual(c06);
    expect(names('C06, Bộ Công an')).toEqual([...c06, 'Bộ Công an']);
    expect(names('Tổng cục Thuế - Bộ Tài chính, Bộ Y tế')).toEqual(['Tổng cục Thuế', 'Bộ Y tế']);
    expect(names('Sở Y tế thuộc Bộ Y tế')).toEqual(['Sở Y tế thuộc Bộ Y tế']);
  });
});

describe('words that carry over', () => {
  test('the first word of a ministry or department, to bare names behind it', () => {
    expect(names('Bộ Y tế, Tư pháp, TP. Hà Nội, Lao động, Thương binh và Xã hội')).toEqual([
      ...['Bộ Y tế', 'Bộ Tư pháp', 'UBND thành phố Hà Nội'],
      'Bộ Lao động - Thương binh và Xã hội',
    ]);
    expect(names('Sở Y tế, Tư pháp')).toEqual(['Sở Y tế', 'Sở Tư pháp']);
    expect(names('các Sở: Y tế, Tư pháp và Công an tỉnh')).toEqual([
      ...['Sở Y tế', 'Sở Tư pháp', 'Công an tỉnh'],
    ]);
  });

  test('but nothing carries over to names that stand first, or for all of a kind', () => {
    expect(listUnits('Tư pháp, Bộ Y tế').review).toEqual(['unknown-unit: Tư pháp']);
    expect(listUnits('Các Sở Y tế').review).toEqual(['unknown-unit: Các Sở Y tế']);
    expect(listUnits('Văn phòng Chính phủ, Tư pháp').review).toEqual(['unknown-unit: Tư pháp']);
  });

  test('a count without a list names nobody', () => {
    expect(listUnits('UBND 09 tỉnh, thành phố').review).toEqual([
      'unknown-unit: UBND 09 tỉnh',
      'unknown-unit: thành phố',
    ]);
    expect(listUnits('Các bộ, ngành (nếu có)').units[0]?.asWritten).toBe('Các bộ, ngành (nếu có)');
  });
});

describe('cells of any size', () => {
  const words = 60_000;
  test.each([
    ['brackets', '('],
    ['brackets that close', '(a)'],
    ['one unit', 'Bộ Y tế '],
    ['one word', 'Bộ '],
    ['groups', 'các bộ, '],
    ['one group', 'bộ '],
    ['roles', 'phối hợp '],
    ['roles and units', 'A chủ trì '],
    ['conjunctions', 'x và '],
    ['lines', 'x\n'],
    ['heads', 'các bộ và '],
  ])('full of %s are read in time', (_what, word) => {
    expect(cpuMs(() => listUnits(`các ${word.repeat(words)}`))).toBeLessThan(5000);
  });
});
