/**
 * Units of provincial level as provincial documents (001 in its prose, 004) name them, without saying
 * of which province: the document's issuer tells. They have no code of their own here. Their parents
 * above the province are recalled; what became of some of them in 2025 is in `successions.ts`.
 */
import { abbreviated, since, uncoded, under } from './entry.js';
import type { Unit } from './messages.js';

const ofCommittee = (name: string, ...spellings: string[]): Unit =>
  under('UBND tỉnh', uncoded('department', name, ...spellings));

const department = (field: string, ...abbreviations: string[]): Unit =>
  ofCommittee(
    `Sở ${field}`,
    ...abbreviations.flatMap((abbreviation) => abbreviated('Sở', abbreviation)),
  );

/** Symbols such as `STP` and `SKHĐT` stand in the document numbers of 004. */
const departments: readonly Unit[] = [
  department('Công Thương', 'CT'),
  department('Giao thông vận tải', 'GTVT'),
  department('Giáo dục và Đào tạo', 'GDĐT', 'GD&ĐT'),
  department('Kế hoạch và Đầu tư', 'KHĐT', 'KH&ĐT'),
  department('Khoa học và Công nghệ', 'KHCN', 'KH&CN'),
  department('Lao động - Thương binh và Xã hội', 'LĐTBXH', 'LĐ-TBXH', 'LĐ-TB&XH'),
  department('Nội vụ', 'NV'),
  department('Nông nghiệp và Phát triển nông thôn', 'NNPTNT', 'NN&PTNT'),
  department('Tài chính', 'TC'),
  department('Tài nguyên và Môi trường', 'TNMT', 'TN&MT'),
  department('Thông tin và Truyền thông', 'TTTT', 'TT&TT'),
  department('Tư pháp', 'TP'),
  department('Văn hóa, Thể thao và Du lịch', 'VHTTDL', 'VHTT&DL'),
  department('Xây dựng', 'XD'),
  department('Y tế', 'YT'),
  // Decree 45/2025/NĐ-CP, recalled.
  since('2025-03-01', department('Nông nghiệp và Môi trường', 'NNMT', 'NN&MT')),
  since('2025-03-01', department('Dân tộc và Tôn giáo', 'DTTG', 'DT&TG')),
];

export const provincialDepartments: readonly Unit[] = [
  uncoded('department', 'UBND tỉnh', 'Ủy ban nhân dân tỉnh'),
  ofCommittee('Văn phòng UBND tỉnh', 'Văn phòng Ủy ban nhân dân tỉnh', 'VP UBND tỉnh'),
  ofCommittee('Thanh tra tỉnh'),
  ofCommittee('Tổ công tác Đề án 06 tỉnh', 'Tổ công tác triển khai Đề án 06 tỉnh'),
  under(
    'Văn phòng UBND tỉnh',
    uncoded('department', 'Trung tâm Phục vụ hành chính công tỉnh', 'Trung tâm PVHCC tỉnh'),
  ),
  under('G01', uncoded('department', 'Công an tỉnh', 'CA tỉnh')),
  under('G11', uncoded('department', 'Bộ Chỉ huy Quân sự tỉnh', 'Bộ CHQS tỉnh')),
  under(
    'G19',
    uncoded(
      'department',
      'Ngân hàng Nhà nước tỉnh',
      'NHNN tỉnh',
      ...['NHNN', 'Ngân hàng Nhà nước', 'Ngân hàng Nhà nước Việt Nam'].map(
        (bank) => `${bank} chi nhánh tỉnh`,
      ),
    ),
  ),
  under('Bảo hiểm xã hội Việt Nam', uncoded('department', 'Bảo hiểm xã hội tỉnh', 'BHXH tỉnh')),
  under(
    'Viện kiểm sát nhân dân tối cao',
    uncoded('department', 'Viện kiểm sát nhân dân tỉnh', 'VKSND tỉnh'),
  ),
  under('Tòa án nhân dân tối cao', uncoded('department', 'Tòa án nhân dân tỉnh', 'TAND tỉnh')),
  ...departments,
];
