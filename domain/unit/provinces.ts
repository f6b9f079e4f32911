/**
 * The people's committees of the 63 provinces and centrally run cities as they stood in 2022, with
 * the H codes of Decision 20/2020/QĐ-TTg, in the order of the codes.
 */
import { coded } from './entry.js';
import type { Unit } from './messages.js';

const cities = new Set(['Cần Thơ', 'Đà Nẵng', 'Hà Nội', 'Hải Phòng', 'Hồ Chí Minh']);

const names: readonly string[] = [
  ...['An Giang', 'Bắc Giang', 'Bắc Kạn', 'Bạc Liêu', 'Bắc Ninh', 'Bà Rịa - Vũng Tàu', 'Bến Tre'],
  ...['Bình Định', 'Bình Dương', 'Bình Phước', 'Bình Thuận', 'Cà Mau', 'Cần Thơ', 'Cao Bằng'],
  ...['Đắk Lắk', 'Đắk Nông', 'Đà Nẵng', 'Điện Biên', 'Đồng Nai', 'Đồng Tháp', 'Gia Lai'],
  ...['Hà Giang', 'Hải Dương', 'Hải Phòng', 'Hà Nam', 'Hà Nội', 'Hà Tĩnh', 'Hòa Bình'],
  ...['Hồ Chí Minh', 'Hậu Giang', 'Hưng Yên', 'Khánh Hòa', 'Kiên Giang', 'Kon Tum', 'Lai Châu'],
  ...['Lâm Đồng', 'Lạng Sơn', 'Lào Cai', 'Long An', 'Nam Định', 'Nghệ An', 'Ninh Bình'],
  ...['Ninh Thuận', 'Phú Thọ', 'Phú Yên', 'Quảng Bình', 'Quảng Nam', 'Quảng Ngãi', 'Quảng Ninh'],
  ...['Quảng Trị', 'Sóc Trăng', 'Sơn La', 'Tây Ninh', 'Thái Bình', 'Thái Nguyên', 'Thanh Hóa'],
  ...['Thừa Thiên Huế', 'Tiền Giang', 'Trà Vinh', 'Tuyên Quang', 'Vĩnh Long', 'Vĩnh Phúc'],
  'Yên Bái',
];

const province = (name: string, index: number): Unit => {
  const code = `H${String(index + 1).padStart(2, '0')}`;
  const forms = cities.has(name) ? ['thành phố', 'TP', ''] : ['tỉnh', ''];
  const named = forms.map((form) => `${form} ${name}`.trim());
  return coded(
    code,
    'province',
    `UBND ${named[0]}`,
    ...named,
    ...named.flatMap((each) => [`UBND ${each}`, `Ủy ban nhân dân ${each}`]),
  );
};

export const provinces: readonly Unit[] = names.map(province);
