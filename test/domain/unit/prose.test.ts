/** Lists of units as the prose, notes and result columns of the five documents have them. */
import { describe, expect, test } from 'vitest';
import { listUnits } from '../../../domain/unit/splitting.js';

const names = (text: string) => {
  const { units, review } = listUnits(text);
  return review.length === 0 ? units.map(({ name }) => name) : review;
};

const ministries = (...fields: string[]) => fields.map((field) => `Bộ ${field}`);
const labour = 'Lao động - Thương binh và Xã hội';
const farming = 'Nông nghiệp và Phát triển nông thôn';
const insurance = 'Bảo hiểm xã hội Việt Nam';

describe('a head that says what the list is of', () => {
  test.each([
    [
      'các Bộ: Tài chính, Tư pháp, Thông tin và Truyền thông, Giáo dục và Đào tạo', // 003, B8
      ministries('Tài chính', 'Tư pháp', 'Thông tin và Truyền thông', 'Giáo dục và Đào tạo'),
    ],
    [
      '03 Bộ: Lao động Thương binh và Xã hội, Tài nguyên và Môi trường, Tư pháp', // 002, III.2
      ministries(labour, 'Tài nguyên và Môi trường', 'Tư pháp'),
    ],
    [
      '07 bộ, ngành gồm: Công an, Giao thông vận tải, Khoa học và Công nghệ, Lao động - Thương binh và Xã hội, Nông nghiệp và Phát triển nông thôn, Xây dựng, Bảo hiểm xã hội Việt Nam.', // 002, note 2
      [
        ...ministries('Công an', 'Giao thông vận tải', 'Khoa học và Công nghệ', labour, farming),
        ...['Bộ Xây dựng', insurance],
      ],
    ],
    [
      '10 bộ, ngành gồm: Giáo dục và Đào tạo, Văn hóa, Thể thao và Du lịch, Tài nguyên và Môi trường, Công Thương, Ngoại giao, Y tế, Thông tin và Truyền thông, Kế hoạch và Đầu tư, Quốc phòng, Ngân hàng Nhà nước Việt Nam.', // 002, note 3
      [
        ...ministries('Giáo dục và Đào tạo', 'Văn hóa, Thể thao và Du lịch'),
        ...ministries('Tài nguyên và Môi trường', 'Công Thương', 'Ngoại giao', 'Y tế'),
        ...ministries('Thông tin và Truyền thông', 'Kế hoạch và Đầu tư', 'Quốc phòng'),
        'Ngân hàng Nhà nước Việt Nam',
      ],
    ],
    [
      'Các Bộ: Giáo dục và Đào tạo, Kế hoạch và Đầu tư, Khoa học và Công nghệ, Tài nguyên và Môi trường, Lao động, Thương binh và Xã hội, Nông nghiệp và Phát triển nông thôn và Ủy ban dân tộc.', // 002, note 11
      [
        ...ministries('Giáo dục và Đào tạo', 'Kế hoạch và Đầu tư', 'Khoa học và Công nghệ'),
        ...ministries('Tài nguyên và Môi trường', labour, farming),
        'Ủy ban Dân tộc',
      ],
    ],
    [
      'Các bộ, ngành Giao thông vận tải, Công thương, Tài Chính, Giáo dục và Đào tạo, Viện kiểm sát nhân dân tối cao, Đại học Quốc gia Hà Nội và Ủy ban nhân dân tỉnh Phú Thọ', // 002, IV.1.4
      [
        ...ministries('Giao thông vận tải', 'Công Thương', 'Tài chính', 'Giáo dục và Đào tạo'),
        ...['Viện kiểm sát nhân dân tối cao', 'Đại học Quốc gia Hà Nội', 'UBND tỉnh Phú Thọ'],
      ],
    ],
    [
      'Ủy ban nhân dân các tỉnh, thành phố: Hà Nội, Thành phố Hồ Chí Minh, Thái Nguyên, Hà Nam,...', // 003, opening
      [
        ...['UBND thành phố Hà Nội', 'UBND thành phố Hồ Chí Minh', 'UBND tỉnh Thái Nguyên'],
        'UBND tỉnh Hà Nam',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

describe('a list in brackets behind what it is of', () => {
  test.each([
    [
      'Các bộ, ngành (Bộ Giáo dục và Đào tạo, Y tế, Lao động thương binh và xã hội)', // 002, III.2
      ministries('Giáo dục và Đào tạo', 'Y tế', labour),
    ],
    [
      '05 bộ, ngành (Kế hoạch và Đầu tư; Lao động, Thương binh và Xã hội; Tài nguyên và Môi trường; Tư pháp; Y tế)', // 002, IV.1.2
      ministries('Kế hoạch và Đầu tư', labour, 'Tài nguyên và Môi trường', 'Tư pháp', 'Y tế'),
    ],
    [
      '08 bộ, ngành (Bộ Kế hoạch và Đầu tư, Công thương, Nội vụ, Tư pháp, Văn phòng Chính phủ, Khoa học và Công nghệ, Y tế, Ngoại giao)', // 002, IV.4.1
      [
        ...ministries('Kế hoạch và Đầu tư', 'Công Thương', 'Nội vụ', 'Tư pháp'),
        ...['Văn phòng Chính phủ', ...ministries('Khoa học và Công nghệ', 'Y tế', 'Ngoại giao')],
      ],
    ],
    [
      '05 bộ, ngành và 03 địa phương (*Bộ Tài nguyên và Môi trường, Thanh tra chính phủ, Bến Tre, Quảng Ninh, Sơn La*)', // 002, IV.4.2
      [
        ...['Bộ Tài nguyên và Môi trường', 'Thanh tra Chính phủ', 'UBND tỉnh Bến Tre'],
        ...['UBND tỉnh Quảng Ninh', 'UBND tỉnh Sơn La'],
      ],
    ],
    [
      '03 địa phương (Cà Mau, Bình Định, Thái Nguyên)', // 002, II.2.2
      ['UBND tỉnh Cà Mau', 'UBND tỉnh Bình Định', 'UBND tỉnh Thái Nguyên'],
    ],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

test('the ministries that answered, as note 7 of document 002 lists them', () => {
  expect(
    names(
      'Bộ Khoa học và Công nghệ, Bộ Nội vụ, Bộ Công thương, Bộ Tài nguyên và Môi trường, Bộ Tư pháp, Bộ Thông tin và Truyền thông, Bộ Tài chính, Bộ Giao thông vận tải, Bộ Giáo dục và Đào tạo, Bộ Quốc phòng, Bộ Nông nghiệp và Phát triển nông thôn, Bộ Xây dựng, Bộ Lao động, Thương binh và Xã hội, Bộ Văn hoá, Thể thao và Du lịch, Ủy ban dân tộc, Văn phòng Chính phủ, Ngân hàng Nhà nước Việt Nam, Thanh tra Chính phủ, Viện Kiểm sát nhân dân tối cao, Tòa án nhân dân tối cao, Ủy ban quản lý vốn nhà nước tại doanh nghiệp, Bảo hiểm xã hội Việt Nam, Đài Tiếng nói Việt Nam, Ban Quản lý Lăng Chủ tịch Hồ Chí Minh, Viện Hàn lâm Khoa học và Xã hội Việt Nam.',
    ),
  ).toEqual([
    ...ministries('Khoa học và Công nghệ', 'Nội vụ', 'Công Thương', 'Tài nguyên và Môi trường'),
    ...ministries('Tư pháp', 'Thông tin và Truyền thông', 'Tài chính', 'Giao thông vận tải'),
    ...ministries('Giáo dục và Đào tạo', 'Quốc phòng', farming, 'Xây dựng', labour),
    ...['Bộ Văn hóa, Thể thao và Du lịch', 'Ủy ban Dân tộc', 'Văn phòng Chính phủ'],
    ...['Ngân hàng Nhà nước Việt Nam', 'Thanh tra Chính phủ', 'Viện kiểm sát nhân dân tối cao'],
    ...['Tòa án nhân dân tối cao', 'Ủy ban Quản lý vốn nhà nước tại doanh nghiệp', insurance],
    ...['Đài Tiếng nói Việt Nam', 'Ban Quản lý Lăng Chủ tịch Hồ Chí Minh'],
    'Viện Hàn lâm Khoa học xã hội Việt Nam',
  ]);
});

test.each([
  ['BHXH', insurance],
  ['Bảo hiểm xã hội', insurance],
  ['VPCP', 'Văn phòng Chính phủ'],
  ['Bộ TTTT', 'Bộ Thông tin và Truyền thông'],
  ['BTTTT', 'Bộ Thông tin và Truyền thông'],
  ['Bộ Thông tin và truyền thông', 'Bộ Thông tin và Truyền thông'],
  ['Bộ KHĐT', 'Bộ Kế hoạch và Đầu tư'],
  ['BKHĐT', 'Bộ Kế hoạch và Đầu tư'],
  ['Bộ Kế hoạch và Đầu Tư', 'Bộ Kế hoạch và Đầu tư'],
  ['Bộ GDĐT', 'Bộ Giáo dục và Đào tạo'],
  ['Bộ GD&ĐT', 'Bộ Giáo dục và Đào tạo'],
  ['BGDĐT', 'Bộ Giáo dục và Đào tạo'],
  ['BTNMT', 'Bộ Tài nguyên và Môi trường'],
  ['BTC', 'Bộ Tài chính'],
  ['BTP', 'Bộ Tư pháp'],
  ['BCA', 'Bộ Công an'],
  ['BCT', 'Bộ Công Thương'],
  ['BYT', 'Bộ Y tế'],
  ['BNNPTNT', 'Bộ Nông nghiệp và Phát triển nông thôn'],
  ['Bộ Nội Vụ', 'Bộ Nội vụ'],
  ['Bộ Ngoại Giao', 'Bộ Ngoại giao'],
  ['Bộ Văn hóa Thể thao và Du lịch', 'Bộ Văn hóa, Thể thao và Du lịch'],
  ['Bộ Văn hóa, Thể thao và DL', 'Bộ Văn hóa, Thể thao và Du lịch'],
  ['Ngân hàng NN Việt Nam', 'Ngân hàng Nhà nước Việt Nam'],
  ['Bộ Lao động-Thương binh và Xã hội', `Bộ ${labour}`],
  ['Lao động - Thương binh và Xã hội', `Bộ ${labour}`],
  ['Bộ Lao động thương binh và xã hội', `Bộ ${labour}`],
  ['Bộ Lao động - TBXH', `Bộ ${labour}`],
  ['Bộ Lao động TBXH', `Bộ ${labour}`],
  ['Bộ Lao động', `Bộ ${labour}`],
  ['EVN', 'Tập đoàn Điện lực Việt Nam'],
  ['Tập đoàn điện lực Việt Nam', 'Tập đoàn Điện lực Việt Nam'],
  ['Liên Đoàn Thương mại và Công nghiệp Việt Nam', 'Liên đoàn Thương mại và Công nghiệp Việt Nam'],
  ['Tổ công tác', 'Tổ công tác triển khai Đề án 06'],
  ['Tổ Công tác Đề án 06/CP', 'Tổ công tác triển khai Đề án 06'],
  ['Tổ công tác triển khai Đề án 06 của Thủ tướng Chính phủ', 'Tổ công tác triển khai Đề án 06'],
  ['Tổ Công tác Đề án 06 Trung ương', 'Tổ công tác triển khai Đề án 06'],
  ['TCTTKĐA', 'Tổ công tác triển khai Đề án 06'],
  ['TCTTKDA', 'Tổ công tác triển khai Đề án 06'],
  ['TCTTKĐA06', 'Tổ công tác triển khai Đề án 06'],
  ['TCTKĐA', 'Tổ công tác triển khai Đề án 06'],
  ['Tổ Công tác Đề án 06 tỉnh', 'Tổ công tác Đề án 06 tỉnh'],
  ['C06', 'Cục Cảnh sát quản lý hành chính về trật tự xã hội'],
  ['C6-Bộ Công an', 'Cục Cảnh sát quản lý hành chính về trật tự xã hội'],
  ['Sở Tài Chính', 'Sở Tài chính'],
  ['Viện Kiểm sát Nhân dân tỉnh', 'Viện kiểm sát nhân dân tỉnh'],
  ['Tòa án Nhân dân tỉnh', 'Tòa án nhân dân tỉnh'],
  ['Ủy ban Nhân dân các huyện, thành phố', 'UBND các huyện, thành phố'],
  ['Các sở, ngành có liên quan', 'Các sở, ngành liên quan'],
  ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương', 'UBND các tỉnh, thành phố'],
])('%s is %s', (text, name) => {
  expect(names(text)).toEqual([name]);
});
