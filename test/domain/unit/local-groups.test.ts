/** Offices that every district or commune has, named together: groups nobody can enumerate. */
import { describe, expect, test } from 'vitest';
import { splitUnits } from '../../../domain/unit/splitting.js';

const leads = (cell: string) => splitUnits(cell).leads.map(({ name }) => name);
const review = (cell: string) => splitUnits(cell).review;

describe('committees and police forces below the province', () => {
  test.each([
    'UBND các huyện, thị xã, thành phố',
    'UBND các quận, huyện, thị xã',
    'UBND các xã, phường, đặc khu',
    'UBND các huyện, thị xã, thành phố thuộc tỉnh',
    'UBND cấp huyện, cấp xã',
    'Công an các đơn vị, địa phương',
    'Tất cả các bộ, ngành',
  ])('"%s" is one group, and in no doubt', (cell) => {
    expect(leads(cell)).toEqual([cell]);
    expect(review(cell)).toEqual([]);
  });

  test('beside other units', () => {
    expect(leads('Sở Tài chính, UBND các huyện, thị xã, thành phố')).toEqual([
      'Sở Tài chính',
      'UBND các huyện, thị xã, thành phố',
    ]);
    expect(leads('Các sở, ban, ngành; UBND các huyện, thành phố')).toEqual([
      'Các sở, ban, ngành',
      'UBND các huyện, thành phố',
    ]);
  });

  test('a single one, or provinces by name, are no such group', () => {
    expect(review('UBND huyện')).toEqual(['unknown-unit: UBND huyện']);
    expect(leads('UBND các tỉnh Hà Nam, Nam Định')).toEqual([
      'UBND tỉnh Hà Nam',
      'UBND tỉnh Nam Định',
    ]);
    expect(leads('UBND các tỉnh, thành phố')).toEqual(['UBND các tỉnh, thành phố']);
  });
});

test('"VN" at the end of a name is "Việt Nam"', () => {
  expect(leads('Ngân hàng Nhà nước VN, Đài Truyền hình VN')).toEqual([
    'Ngân hàng Nhà nước Việt Nam',
    'Đài Truyền hình Việt Nam',
  ]);
});
