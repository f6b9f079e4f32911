/**
 * Ministries and agencies of ministerial rank as they stood in 2022, with the codes of Decision
 * 20/2020/QĐ-TTg (amended by 09/2025/QĐ-TTg; that of G13 is recalled, not seen). Units closed since
 * keep their code: documents of their time name them, and codes are never given twice. What became
 * of them on 1/3/2025 is in `successions.ts`.
 */
import { abbreviated, coded } from './entry.js';
import type { Unit } from './messages.js';

const ministry = (
  code: string,
  field: string,
  abbreviations: readonly string[],
  ...spellings: string[]
): Unit =>
  coded(
    code,
    'ministry',
    `Bộ ${field}`,
    ...abbreviations.flatMap((abbreviation) => abbreviated('Bộ', abbreviation)),
    ...spellings,
  );

export const ministries: readonly Unit[] = [
  ministry('G01', 'Công an', ['CA']),
  ministry('G02', 'Công Thương', ['CT']),
  ministry('G03', 'Giáo dục và Đào tạo', ['GDĐT', 'GD&ĐT']),
  ministry('G04', 'Giao thông vận tải', ['GTVT']),
  // The scan of document 001 misreads the last letter; nobody who reads it doubts who is meant.
  ministry('G05', 'Kế hoạch và Đầu tư', ['KHĐT', 'KH&ĐT'], 'Bộ Kế hoạch và Đầu tur'),
  ministry('G06', 'Khoa học và Công nghệ', ['KHCN', 'KH&CN']),
  // Thirteen spellings in documents 000 to 003; dashes, commas and case are folded away.
  ministry(
    'G07',
    'Lao động - Thương binh và Xã hội',
    ['LĐTBXH', 'LĐ-TBXH', 'LĐ-TB&XH'],
    'Lao động - Thương binh và Xã hội',
    'Bộ Lao động - TBXH',
    'Bộ Lao động',
  ),
  ministry('G08', 'Ngoại giao', ['NG']),
  ministry('G09', 'Nội vụ', ['NV']),
  ministry('G10', 'Nông nghiệp và Phát triển nông thôn', ['NNPTNT', 'NN&PTNT']),
  ministry('G11', 'Quốc phòng', ['QP']),
  ministry('G12', 'Tài chính', ['TC']),
  ministry('G13', 'Tài nguyên và Môi trường', ['TNMT', 'TN&MT']),
  ministry('G14', 'Thông tin và Truyền thông', ['TTTT', 'TT&TT']),
  ministry('G15', 'Tư pháp', ['TP']),
  ministry(
    'G16',
    'Văn hóa, Thể thao và Du lịch',
    ['VHTTDL', 'VHTT&DL'],
    'Bộ Văn hóa, Thể thao và DL',
  ),
  ministry('G17', 'Xây dựng', ['XD']),
  ministry('G18', 'Y tế', ['YT']),
  coded(
    'G19',
    'ministry',
    'Ngân hàng Nhà nước Việt Nam',
    'Ngân hàng Nhà nước',
    'Ngân hàng NN Việt Nam',
    'NHNN',
    'NHNN Việt Nam',
  ),
  coded('G20', 'ministry', 'Thanh tra Chính phủ', 'TTCP'),
  coded('G21', 'ministry', 'Ủy ban Dân tộc', 'UBDT'),
  coded('G22', 'ministry', 'Văn phòng Chính phủ', 'VPCP'),
];
