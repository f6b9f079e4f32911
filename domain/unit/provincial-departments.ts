/**
 * Units of provincial level as provincial documents name them, without saying of which province:
 * the document's issuer tells. They have no code of their own here.
 */
import { uncoded } from './entry.js';
import type { Unit } from './messages.js';

export const provincialDepartments: readonly Unit[] = [
  uncoded('department', 'Văn phòng UBND tỉnh', 'Văn phòng Ủy ban nhân dân tỉnh', 'VP UBND tỉnh'),
  uncoded('department', 'Công an tỉnh'),
  uncoded('department', 'Bộ Chỉ huy Quân sự tỉnh', 'Bộ CHQS tỉnh'),
  uncoded('department', 'Thanh tra tỉnh'),
  uncoded('department', 'Bảo hiểm xã hội tỉnh', 'BHXH tỉnh'),
  uncoded('department', 'Ngân hàng Nhà nước tỉnh', 'NHNN tỉnh'),
  uncoded('department', 'Viện kiểm sát nhân dân tỉnh', 'VKSND tỉnh'),
  uncoded('department', 'Tòa án nhân dân tỉnh', 'TAND tỉnh'),
  uncoded('department', 'UBND tỉnh', 'Ủy ban nhân dân tỉnh'),
  uncoded('department', 'Sở Công Thương'),
  uncoded('department', 'Sở Giao thông vận tải', 'Sở GTVT'),
  uncoded('department', 'Sở Giáo dục và Đào tạo', 'Sở GDĐT', 'Sở GD&ĐT'),
  uncoded('department', 'Sở Kế hoạch và Đầu tư', 'Sở KHĐT', 'Sở KH&ĐT'),
  uncoded('department', 'Sở Khoa học và Công nghệ', 'Sở KHCN', 'Sở KH&CN'),
  uncoded(
    'department',
    'Sở Lao động - Thương binh và Xã hội',
    'Sở Lao động, Thương binh và Xã hội',
    'Sở LĐTBXH',
  ),
  uncoded('department', 'Sở Nội vụ'),
  uncoded('department', 'Sở Nông nghiệp và Phát triển nông thôn', 'Sở NNPTNT', 'Sở NN&PTNT'),
  uncoded('department', 'Sở Tài chính'),
  uncoded('department', 'Sở Tài nguyên và Môi trường', 'Sở TNMT', 'Sở TN&MT'),
  uncoded('department', 'Sở Thông tin và Truyền thông', 'Sở TTTT', 'Sở TT&TT'),
  uncoded('department', 'Sở Tư pháp'),
  uncoded('department', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL'),
  uncoded('department', 'Sở Xây dựng'),
  uncoded('department', 'Sở Y tế'),
];
