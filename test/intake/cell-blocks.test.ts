import { describe, expect, test } from 'vitest';
import { inShort, linesOf, read } from './text-shape.js';

describe('cells ended by a bar of their own', () => {
  const header = 'STT\n|\nNội dung, nhiệm\nvụ\n|\nĐơn vị chủ trì\n|\n';
  const made = (text: string) => inShort(read(text));

  test('make rows as wide as the header, and wrapped lines are one', () => {
    const text = `${header}1\n|\nBáo cáo, đề\nxuất\n|\nBộ Y tế\n|\n2\n|\nTổng kết\n|\n|\n`;
    expect(read(text).format).toBe('text');
    expect(made(text)).toEqual([
      [
        ['STT', 'Nội dung, nhiệm vụ', 'Đơn vị chủ trì'],
        ['1', 'Báo cáo, đề xuất', 'Bộ Y tế'],
        ['2', 'Tổng kết', ''],
      ],
    ]);
    expect(linesOf(read(text).blocks[0])).toEqual([1, 8, 15]);
  });

  test('a short line before a capital ends a paragraph of its cell', () => {
    const text = `${header}1\n|\nMột\n|\nHọp giao ban\nQuyết định\nkiện toàn\n|\n`;
    expect(made(text)).toEqual([
      [
        ['STT', 'Nội dung, nhiệm vụ', 'Đơn vị chủ trì'],
        ['1', 'Một', 'Họp giao ban\nQuyết định kiện toàn'],
      ],
    ]);
  });

  test('a first line that breaks off early begins a paragraph, a full one goes on', () => {
    const [full, end] = [
      'rà soát dữ liệu của các bộ, ngành, địa phương '.repeat(2),
      'theo luật nay.',
    ];
    const item = `5. Bộ Y tế ${full}\n${full}${end}`;
    const first = 'Cập nhật dữ liệu về hộ nghèo, hộ cận';
    const text = `${item}\n${first}\nnghèo.\n${full}${end}\nChủ trì ${full}\nvà.\n${header}1\n|\nMột\n|\n|\n`;
    expect(made(text).slice(0, 2)).toEqual([
      `5. Bộ Y tế ${full}${full}${end}`,
      `${first} nghèo. ${full}${end} Chủ trì ${full}và.`,
    ]);
    expect(read(text).blocks.map((block) => block.kind === 'paragraph' && block.line)).toEqual([
      ...[1, 3, false],
    ]);
  });

  test('lines of nothing but tags are blank ones', () => {
    expect(made(`<p>\n<br>\n${header}1\n|\n<b></b>\nMột\n|\n<i>\n|\n`)).toEqual([
      [
        ['STT', 'Nội dung, nhiệm vụ', 'Đơn vị chủ trì'],
        ['1', 'Một', ''],
      ],
    ]);
  });

  test('a section has two, and a header may stand again', () => {
    const again = `${header}A\n|\nNhiệm vụ chung\n|\n1\n|\nMột\n|\nBộ Y tế\n|\n${header}2\n|\nHai\n|\n|\n`;
    expect(made(again)).toEqual([
      [
        ['STT', 'Nội dung, nhiệm vụ', 'Đơn vị chủ trì'],
        ['A', 'Nhiệm vụ chung', ''],
        ['1', 'Một', 'Bộ Y tế'],
        ['STT', 'Nội dung, nhiệm vụ', 'Đơn vị chủ trì'],
        ['2', 'Hai', ''],
      ],
    ]);
  });

  test('a letterhead and a signature stand in two columns, prose between them', () => {
    const text = [
      'BỘ Y TẾ',
      '-------',
      '|',
      'CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM',
      '|',
      'Số: 1/KH-BYT\n|\nHà Nội, ngày 01\ntháng 3 năm 2023\n|',
      'KẾ HOẠCH',
      'Thực hiện chủ trương chuyển đổi số, Bộ Y tế giao các đơn vị những việc sau đây:',
      '1. Từng đơn vị rà soát các quy định thuộc phạm vi của mình và báo cáo lãnh',
      'đạo Bộ.',
      'Cục trưởng chịu trách nhiệm trước lãnh đạo Bộ về kết quả.',
      'Nơi nhận:',
      '- Như trên;',
      '|\nBỘ TRƯỞNG\nNguyễn Văn A\n|',
      `PHỤ LỤC\nDANH MỤC\n${header}1\n|\nMột\n|\nBộ Y tế\n|`,
    ].join('\n');
    expect(made(text)).toEqual([
      [
        ['BỘ Y TẾ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['Số: 1/KH-BYT', 'Hà Nội, ngày 01 tháng 3 năm 2023'],
      ],
      'KẾ HOẠCH',
      'Thực hiện chủ trương chuyển đổi số, Bộ Y tế giao các đơn vị những việc sau đây:',
      '1. Từng đơn vị rà soát các quy định thuộc phạm vi của mình và báo cáo lãnh đạo Bộ.',
      'Cục trưởng chịu trách nhiệm trước lãnh đạo Bộ về kết quả.',
      [['Nơi nhận: - Như trên;', 'BỘ TRƯỞNG\nNguyễn Văn A']],
      'PHỤ LỤC DANH MỤC',
      [
        ['STT', 'Nội dung, nhiệm vụ', 'Đơn vị chủ trì'],
        ['1', 'Một', 'Bộ Y tế'],
      ],
    ]);
  });

  test('a row with a cell too few ends where the next number stands', () => {
    const text = `${header}1\n|\nMột\n|\n2\n|\nHai\n|\nBộ Y tế\n|\n`;
    expect(made(text)).toEqual([
      [['STT', 'Nội dung, nhiệm vụ', 'Đơn vị chủ trì']],
      [['1', 'Một']],
      [['2', 'Hai', 'Bộ Y tế']],
    ]);
  });
});
