/**
 * An annex as Word has it: letterhead in a table without borders, numbers that Word counts itself, a
 * header for every page. Five rows; the second names a unit nobody knows, the third no day for its
 * deadline.
 */
import {
  cell,
  docxFile,
  paragraph,
  paragraphs,
  row,
  table,
  textCell,
} from '../support/docx-file.js';
import { inList, plainNumbering } from '../support/word-lists.js';

const header = [
  'STT',
  'Nhiệm vụ',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Thời hạn',
  'Sản phẩm',
] as const;

const rows = [
  [
    'Kiểm kê hồ sơ giấy còn lưu tại các cơ quan, đơn vị; lập danh mục hồ sơ cần số hóa theo thứ tự ưu tiên, ghi rõ số trang, tình trạng vật lý và thời hạn bảo quản của từng hồ sơ.',
    'Sở Nội vụ',
    'Các sở, ban, ngành',
    'Tháng 6/2029',
    'Danh mục',
  ],
  [
    'Mở lớp hướng dẫn quét và đặt tên tệp cho cán bộ lưu trữ.',
    'Hội Lưu trữ viên',
    'Sở Nội vụ',
    'Quý III/2029',
    'Báo cáo',
  ],
  [
    'Trang bị máy quét cho bộ phận một cửa.',
    'Sở Tài chính',
    'Văn phòng UBND tỉnh',
    'Theo khả năng ngân sách',
    'Máy quét',
  ],
  ['Kiểm tra việc tra cứu hồ sơ đã số hóa.', 'Văn phòng UBND tỉnh', '', 'Thường xuyên', ''],
  ['Báo cáo kết quả năm thứ nhất.', 'Sở Nội vụ', '', 'trước ngày 15/12/2029', 'Báo cáo'],
] as const;

const numbered = cell(paragraph('', inList(1)));

export const wordAnnex: Uint8Array = docxFile({
  numbering: plainNumbering,
  body:
    table(
      [
        row([
          textCell('ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG\nSố: 21/KH-UBND'),
          textCell(
            'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n' +
              'Bắc Giang, ngày 24 tháng 01 năm 2026',
          ),
        ]),
      ],
      2,
    ) +
    paragraphs('\nKẾ HOẠCH\nSố hóa hồ sơ lưu trữ của các cơ quan trong tỉnh\n') +
    table(
      [
        row(
          header.map((text) => textCell(text)),
          '<w:tblHeader/>',
        ),
        ...rows.map((texts) => row([numbered, ...texts.map((text) => textCell(text))])),
      ],
      header.length,
    ) +
    paragraph(''),
});
