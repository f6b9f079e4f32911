/**
 * Units of central level as they stood in 2022, with the codes of Decision 20/2020/QĐ-TTg. Units
 * closed since keep their code: documents of their time name them, and codes are never given twice.
 */
import { coded, uncoded } from './entry.js';
import type { Unit } from './messages.js';

const ministries: readonly Unit[] = [
  coded('G01', 'ministry', 'Bộ Công an', 'BCA'),
  coded('G02', 'ministry', 'Bộ Công Thương', 'BCT'),
  coded('G03', 'ministry', 'Bộ Giáo dục và Đào tạo', 'Bộ GDĐT', 'Bộ GD&ĐT', 'BGDĐT'),
  coded('G04', 'ministry', 'Bộ Giao thông vận tải', 'Bộ GTVT', 'BGTVT'),
  coded('G05', 'ministry', 'Bộ Kế hoạch và Đầu tư', 'Bộ KHĐT', 'Bộ KH&ĐT', 'BKHĐT'),
  coded('G06', 'ministry', 'Bộ Khoa học và Công nghệ', 'Bộ KHCN', 'Bộ KH&CN', 'BKHCN'),
  coded(
    'G07',
    'ministry',
    'Bộ Lao động - Thương binh và Xã hội',
    'Lao động - Thương binh và Xã hội',
    'Bộ Lao động, Thương binh và Xã hội',
    'Bộ Lao động - TBXH',
    'Bộ LĐTBXH',
    'Bộ Lao động',
  ),
  coded('G08', 'ministry', 'Bộ Ngoại giao', 'BNG'),
  coded('G09', 'ministry', 'Bộ Nội vụ', 'BNV'),
  coded(
    'G10',
    'ministry',
    'Bộ Nông nghiệp và Phát triển nông thôn',
    'Bộ NNPTNT',
    'Bộ NN&PTNT',
    'BNNPTNT',
  ),
  coded('G11', 'ministry', 'Bộ Quốc phòng', 'BQP'),
  coded('G12', 'ministry', 'Bộ Tài chính', 'BTC'),
  coded('G13', 'ministry', 'Bộ Tài nguyên và Môi trường', 'Bộ TNMT', 'Bộ TN&MT', 'BTNMT'),
  coded('G14', 'ministry', 'Bộ Thông tin và Truyền thông', 'Bộ TTTT', 'Bộ TT&TT', 'BTTTT'),
  coded('G15', 'ministry', 'Bộ Tư pháp', 'BTP'),
  coded(
    'G16',
    'ministry',
    'Bộ Văn hóa, Thể thao và Du lịch',
    'Bộ Văn hóa, Thể thao và DL',
    'Bộ VHTTDL',
    'BVHTTDL',
  ),
  coded('G17', 'ministry', 'Bộ Xây dựng', 'BXD'),
  coded('G18', 'ministry', 'Bộ Y tế', 'BYT'),
  coded('G19', 'ministry', 'Ngân hàng Nhà nước Việt Nam', 'Ngân hàng Nhà nước', 'NHNN'),
  coded('G20', 'ministry', 'Thanh tra Chính phủ', 'TTCP'),
  coded('G21', 'ministry', 'Ủy ban Dân tộc', 'UBDT'),
  coded('G22', 'ministry', 'Văn phòng Chính phủ', 'VPCP'),
];

const bodies: readonly Unit[] = [
  coded('TTg', 'body', 'Thủ tướng Chính phủ', 'Thủ tướng', 'TTg'),
  coded('CP', 'body', 'Chính phủ', 'CP'),
  coded('QH', 'body', 'Quốc hội'),
  coded('G27', 'body', 'Đài Tiếng nói Việt Nam', 'VOV'),
  coded('G28', 'body', 'Đài Truyền hình Việt Nam', 'VTV'),
  coded('G30', 'body', 'Thông tấn xã Việt Nam', 'TTXVN'),
  uncoded('body', 'Bảo hiểm xã hội Việt Nam', 'BHXH Việt Nam', 'BHXH VN', 'BHXH'),
  uncoded('body', 'Tòa án nhân dân tối cao', 'TANDTC'),
  uncoded('body', 'Viện kiểm sát nhân dân tối cao', 'VKSNDTC'),
  uncoded(
    'body',
    'Tổ công tác triển khai Đề án 06',
    'Tổ công tác Đề án 06',
    'Tổ công tác triển khai Đề án 06 của Chính phủ',
    'Tổ công tác Đề án 06 của Chính phủ',
    'Tổ công tác Đề án 06/CP',
  ),
];

const enterprises: readonly Unit[] = [
  uncoded('enterprise', 'Tập đoàn Điện lực Việt Nam', 'EVN'),
  uncoded('enterprise', 'Tổng công ty Bưu điện Việt Nam', 'Bưu điện Việt Nam', 'VNPost'),
];

export const nationalUnits: readonly Unit[] = [...ministries, ...bodies, ...enterprises];
