/** A large annex as a workbook, for what is measured of large files. */
import { writeXlsx } from 'hucre';

const header = [
  ...['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Sản phẩm', 'Ghi chú'],
];

/** As annexes are: words of every length, real dates, blank cells, a title over the table. */
export const largeWorkbook = (rows: number): Promise<Uint8Array> => {
  const tasks = Array.from({ length: rows }, (_, index) => [
    index + 1,
    `Kết nối, chia sẻ dữ liệu giữa hệ thống ${index % 97} và Cơ sở dữ liệu quốc gia về dân cư (${index})`,
    'Bộ Công an',
    index % 3 === 0 ? null : 'Bộ Y tế, Bộ Tài chính, các địa phương',
    new Date(Date.UTC(2024, index % 12, 1 + (index % 28))),
    `Báo cáo ${index % 13}`,
    index % 5 === 0 ? 'Chuyển sang từ năm trước' : null,
  ]);
  return writeXlsx({
    sheets: [{ name: 'Phụ lục', rows: [['DANH MỤC NHIỆM VỤ'], header, ...tasks] }],
  });
};
