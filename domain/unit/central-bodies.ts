/**
 * Bodies, agencies and enterprises of central level that documents 000 to 003 name, in cells or in
 * prose. G27, G28 and G30 are codes of Decision 20/2020/QĐ-TTg; the codes of the others are not known
 * to us. Parents are as the documents say or, where marked, as recalled.
 */
import { coded, since, uncoded, under } from './entry.js';
import type { Unit } from './messages.js';

const state: readonly Unit[] = [
  coded('TTg', 'body', 'Thủ tướng Chính phủ', 'Thủ tướng', 'TTg'),
  coded('CP', 'body', 'Chính phủ', 'CP'),
  coded('QH', 'body', 'Quốc hội'),
  coded('G27', 'body', 'Đài Tiếng nói Việt Nam', 'VOV'),
  coded('G28', 'body', 'Đài Truyền hình Việt Nam', 'VTV'),
  coded('G30', 'body', 'Thông tấn xã Việt Nam', 'TTXVN'),
  uncoded(
    'body',
    'Bảo hiểm xã hội Việt Nam',
    'BHXH Việt Nam',
    'BHXH VN',
    'BHXH',
    'Bảo hiểm xã hội',
  ),
  uncoded('body', 'Tòa án nhân dân tối cao', 'TANDTC', 'TAND tối cao'),
  uncoded('body', 'Viện kiểm sát nhân dân tối cao', 'VKSNDTC', 'VKSND tối cao'),
  uncoded('body', 'Kiểm toán nhà nước', 'KTNN'),
  uncoded('body', 'Văn phòng Chủ tịch nước'),
  uncoded('body', 'Văn phòng Quốc hội', 'VPQH'),
  uncoded('body', 'Văn phòng Trung ương Đảng'),
  uncoded('body', 'Văn phòng Tổng Bí thư'),
  uncoded(
    'body',
    'Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam',
    'UBTW Mặt trận Tổ quốc Việt Nam',
    'Trung ương Mặt trận Tổ quốc Việt Nam',
  ),
  uncoded('body', 'Ủy ban Quốc gia về chuyển đổi số', 'UBQGCĐS'),
  uncoded('body', 'Ban Quản lý Lăng Chủ tịch Hồ Chí Minh'),
  // Document 002 writes the name of the academy with a "và" too many.
  uncoded(
    'body',
    'Viện Hàn lâm Khoa học xã hội Việt Nam',
    'Viện Hàn lâm Khoa học và Xã hội Việt Nam',
  ),
  uncoded('body', 'Liên đoàn Thương mại và Công nghiệp Việt Nam', 'VCCI'),
  uncoded('body', 'Đại học Quốc gia Hà Nội'),
];

/** Agencies within a ministry. The parents of the treasury and of Ban Cơ yếu are recalled. */
const agencies: readonly Unit[] = [
  under(
    'G01',
    uncoded('body', 'Cục Cảnh sát quản lý hành chính về trật tự xã hội', 'C06', 'Cục C06', 'C6'),
  ),
  under('G11', uncoded('body', 'Ban Cơ yếu Chính phủ', 'Ban Cơ yếu')),
  under('G12', uncoded('body', 'Kho bạc Nhà nước', 'Kho bạc Nhà nước Việt Nam', 'KBNN')),
  under('G12', uncoded('body', 'Tổng cục Thuế')),
  under('G12', since('2025-03-01', uncoded('body', 'Cục Thuế'))),
  under(
    'G22',
    uncoded('body', 'Cổng Thông tin điện tử Chính phủ', 'Cổng TTĐT Chính phủ', 'Cổng TTĐTCP'),
  ),
  uncoded(
    'body',
    'Ủy ban Quản lý vốn nhà nước tại doanh nghiệp',
    'Ủy ban Quản lý vốn nhà nước',
    'Ủy ban Quản lý vốn',
  ),
];

/**
 * Who drives Đề án 06: the working group, under all the names that documents 002 to 004 give it, and
 * what Decision 598/QĐ-TTg of 13/3/2025 set in its place. `TCT` is not among them (it is the tax
 * department as well), nor is `TCTĐA06`, which in document 004 is the working group of the province.
 */
const programme: readonly Unit[] = [
  uncoded(
    'body',
    'Tổ công tác triển khai Đề án 06',
    'Tổ công tác',
    'Tổ công tác Đề án 06',
    'Tổ công tác Đề án 06 của Chính phủ',
    'Tổ công tác Đề án 06/CP',
    'Tổ công tác Đề án 06 Trung ương',
    'Tổ công tác triển khai Đề án 06 của Chính phủ',
    'Tổ công tác triển khai Đề án 06 của Thủ tướng Chính phủ',
    'Tổ công tác triển khai Đề án 06/CP',
    'Tổ công tác triển khai Đề án 06/CP của Chính phủ',
    'TCTTKĐA',
    'TCTTKĐA06',
    'TCTKĐA',
  ),
  since(
    '2025-03-13',
    uncoded(
      'body',
      'Ban Chỉ đạo của Chính phủ về phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06',
    ),
  ),
  under(
    'Ban Chỉ đạo của Chính phủ về phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06',
    since('2025-03-13', uncoded('body', 'Tiểu ban triển khai Đề án 06', 'Tiểu ban Đề án 06')),
  ),
];

const enterprises: readonly Unit[] = [
  uncoded('enterprise', 'Tập đoàn Điện lực Việt Nam', 'EVN'),
  uncoded('enterprise', 'Tổng công ty Bưu điện Việt Nam', 'Bưu điện Việt Nam', 'VNPost'),
  uncoded('enterprise', 'Ngân hàng Chính sách xã hội'),
  uncoded('enterprise', 'Ngân hàng Phát triển Việt Nam'),
];

export const centralBodies: readonly Unit[] = [...state, ...agencies, ...programme, ...enterprises];
