/**
 * The people's committees of the 63 provinces and centrally run cities as they stood in 2022, with
 * the H codes of Decision 20/2020/QĐ-TTg, in the order of the codes. Codes 14, 20, 29, 30, 37, 38, 41,
 * 55 and 57 were seen, the others are recalled. What became of them on 1/7/2025 is in `successions.ts`.
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

/** Other ways to write the name itself, in general use. */
const variants: Readonly<Record<string, readonly string[]>> = {
  'Bắc Kạn': ['Bắc Cạn'],
  'Đắk Lắk': ['Đắc Lắc'],
  'Đắk Nông': ['Đắc Nông'],
  'Hồ Chí Minh': ['HCM'],
  'Kon Tum': ['Kontum'],
};

/** `tỉnh Hà Nam`, `Hà Nam`: with the word for its rank, and alone as many a cell has it. */
const placeNames = (name: string, isCity: boolean): readonly string[] =>
  isCity ? [`thành phố ${name}`, `TP ${name}`, name] : [`tỉnh ${name}`, name];

const committees = (places: readonly string[]): readonly string[] => [
  ...places,
  ...places.flatMap((place) => [`UBND ${place}`, `Ủy ban nhân dân ${place}`]),
];

/** What a city is called besides; Huế became one in 2025, under the code of its province. */
const additions: Readonly<Record<string, readonly string[]>> = {
  'Hồ Chí Minh': committees(['TPHCM']),
  'Thừa Thiên Huế': committees(placeNames('Huế', true)),
};

const province = (name: string, index: number): Unit => {
  const code = `H${String(index + 1).padStart(2, '0')}`;
  const isCity = cities.has(name);
  const [official = name] = placeNames(name, isCity);
  const places = [name, ...(variants[name] ?? [])].flatMap((each) => placeNames(each, isCity));
  return coded(
    code,
    'province',
    `UBND ${official}`,
    ...committees(places),
    ...(additions[name] ?? []),
  );
};

export const provinces: readonly Unit[] = names.map(province);
