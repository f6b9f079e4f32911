/** Directives without an annex: what they give stands in their text, and is offered. */
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../intake/directive.js';

const bytes = (text: string) => new TextEncoder().encode(text);

const directive = `THỦ TƯỚNG CHÍNH PHỦ
Số: 12/CT-TTg
Hà Nội, ngày 3 tháng 4 năm 2024
CHỈ THỊ
1. Bộ Công an chủ trì, phối hợp với Bộ Thông tin và Truyền thông xây dựng cơ sở dữ liệu dùng chung, hoàn thành trước ngày 30/6/2024.
2. Bộ Tài chính:
a) Bố trí kinh phí thực hiện trong quý II/2024.
b) Phối hợp với Bộ Kế hoạch và Đầu tư hướng dẫn quyết toán trước ngày 15 tháng 7 năm 2024.
3. Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương báo cáo kết quả trước ngày 25 hằng tháng.
`;

describe('a directive whose duties stand in its text', () => {
  test('has no task of its own accord, and offers each duty with units and deadline', async () => {
    const read = await readDirective(bytes(directive), 'chi-thi.txt');
    if (read.outcome !== 'read') throw new Error(read.message.en);
    expect(read.tasks).toEqual([]);
    const told = read.offered.map(({ line, leads, coordinating, deadline }) => [
      line,
      leads.map(({ code }) => code),
      coordinating.map(({ code }) => code),
      deadline.kind,
      deadline.due,
    ]);
    expect(told).toEqual([
      [5, ['G01'], ['G14'], 'date', '2024-06-29'],
      [7, ['G12'], [], 'date', '2024-06-30'],
      [8, ['G12'], ['G05'], 'date', '2024-07-14'],
      [9, ['X-ubnd-cac-tinh-thanh-pho'], [], 'periodic', null],
    ]);
  });

  test('is named by its number where nothing says what it is about', async () => {
    const read = await readDirective(bytes(directive), 'chi-thi.txt');
    expect(read).toMatchObject({
      document: { name: 'Chỉ thị 12/CT-TTg', issuer: 'TTg', key: 'TTg-12-CT-TTg-2024' },
    });
  });

  test('a letter that gives nobody anything by a time is refused as before', async () => {
    const letter = 'BỘ Y TẾ\nSố: 1/BYT-CNTT\nKính gửi các bộ, ngành. Trân trọng cảm ơn.\n';
    const read = await readDirective(bytes(letter), 'thu.txt');
    expect(read).toMatchObject({ outcome: 'unreadable', reason: 'no-table' });
  });
});
