/** Cells of units as plans of ministries, provinces and communes have them beside the five documents. */
import { describe, expect, test } from 'vitest';
import { splitUnits } from '../../../domain/unit/splitting.js';

const leads = (cell: string) => splitUnits(cell).leads.map(({ name }) => name);
const review = (cell: string) => splitUnits(cell).review;

describe('groups of general words', () => {
  test.each([
    'Các xã, phường',
    'Các phòng, ban, đơn vị',
    'Các phòng chuyên môn thuộc UBND huyện',
    'Các đơn vị thuộc, trực thuộc Bộ',
    'Sở, ban, ngành tỉnh',
    'Các sở, ban, ngành, đoàn thể tỉnh',
    'UBND các huyện, TX, TP',
    'UBND các tỉnh',
    'Công an cấp xã',
    'Thủ trưởng các cơ quan, đơn vị',
  ])('"%s" is one, and in no doubt', (cell) => {
    expect([leads(cell), review(cell)]).toEqual([[cell], []]);
  });

  test('beside one another are as many as there are', () => {
    expect(leads('Sở, ban, ngành, UBND huyện, TX, TP')).toEqual([
      'Sở, ban, ngành',
      'UBND huyện, TX, TP',
    ]);
    expect(leads('Các phòng, ban và UBND các xã, thị trấn')).toEqual([
      'Các phòng, ban',
      'UBND các xã, thị trấn',
    ]);
  });

  test('need more than one word where nothing says that there are many', () => {
    expect(review('Phòng')).toEqual(['unknown-unit: Phòng']);
    expect(review('Phòng Nội vụ')).toEqual(['unknown-unit: Phòng Nội vụ']);
    expect(leads('Sở Tư pháp, Nội vụ')).toEqual(['Sở Tư pháp', 'Sở Nội vụ']);
  });
});

describe('two units', () => {
  test.each([
    'Sở Tư pháp cùng Công an tỉnh',
    'Sở Tư pháp cùng với Công an tỉnh',
    'Sở Tư pháp / Công an tỉnh',
    'Sở Tư pháp - Công an tỉnh',
    'Sở Tư pháp & Công an tỉnh',
  ])('"%s" are parted by the word or sign between them', (cell) => {
    expect([leads(cell), review(cell)]).toEqual([['Sở Tư pháp', 'Công an tỉnh'], []]);
  });

  test('of which one is a part stay one', () => {
    expect(leads('Phòng PC06 - Công an tỉnh')).toEqual(['Phòng PC06 - Công an tỉnh']);
  });
});

describe('names cut short', () => {
  test.each([
    ['Sở TT và TT', 'Sở Thông tin và Truyền thông'],
    ['Bộ GD và ĐT', 'Bộ Giáo dục và Đào tạo'],
    ['Bộ NN&MT', 'Bộ Nông nghiệp và Môi trường'],
    ['BNNMT', 'Bộ Nông nghiệp và Môi trường'],
    ['Bộ DTTG', 'Bộ Dân tộc và Tôn giáo'],
    ['TAND tối cao', 'Tòa án nhân dân tối cao'],
    ['NHNN chi nhánh tỉnh', 'Ngân hàng Nhà nước tỉnh'],
  ])('"%s" is %s', (cell, name) => expect([leads(cell), review(cell)]).toEqual([[name], []]));
});

describe('who heads a unit', () => {
  test.each([
    ['Giám đốc Sở Y tế', 'Sở Y tế'],
    ['Bộ trưởng Bộ Công an', 'Bộ Công an'],
    ['Giao Sở Y tế chủ trì', 'Sở Y tế'],
  ])('"%s" stands for %s', (cell, name) => {
    expect([leads(cell), review(cell)]).toEqual([[name], []]);
  });

  test('of nobody known is unknown', () =>
    expect(review('Giám đốc dự án')).toEqual(['unknown-unit: Giám đốc dự án']));
});
