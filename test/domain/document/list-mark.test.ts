import { describe, expect, test } from 'vitest';
import { isInSequence, type ListMark, listMarkOf } from '../../../domain/document/list-mark.js';

const read = (line: string): readonly string[] | null => {
  const mark = listMarkOf(line);
  return mark === null ? null : [mark.kind, mark.label, line.slice(mark.length)];
};

describe('a line begins with', () => {
  test.each([
    ['PHẦN I. QUY ĐỊNH', ['part', 'I', 'QUY ĐỊNH']],
    ['Phần thứ hai', ['part', 'thứ hai', '']],
    ['Chương II', ['chapter', 'II', '']],
    ['B. NHIỆM VỤ', ['capital', 'B', 'NHIỆM VỤ']],
    ['IV. NHIỆM VỤ', ['roman', 'IV', 'NHIỆM VỤ']],
    ['I - MỤC ĐÍCH', ['roman', 'I', 'MỤC ĐÍCH']],
    ['Điều 12a. Giao Bộ Y tế', ['article', '12a', 'Giao Bộ Y tế']],
    ['3. Bộ Công an', ['number-1', '3', 'Bộ Công an']],
    ['3.Bộ Công an', ['number-1', '3', 'Bộ Công an']],
    ['2.1. Về pháp lý', ['number-2', '2.1', 'Về pháp lý']],
    ['2.1.3 Về pháp lý', ['number-3', '2.1.3', 'Về pháp lý']],
    ['(5) Bộ Tư pháp', ['bracketed', '5', 'Bộ Tư pháp']],
    ['⁽¹²⁾ Hoàn thiện', ['bracketed', '12', 'Hoàn thiện']],
    ['(đ) Gửi báo cáo', ['bracketed-letter', 'đ', 'Gửi báo cáo']],
    ['1) Rà soát', ['half-bracketed', '1', 'Rà soát']],
    ['1/ Rà soát', ['half-bracketed', '1', 'Rà soát']],
    ['a) Rà soát', ['letter', 'a', 'Rà soát']],
    ['- Rà soát', ['-', '', 'Rà soát']],
    ['–Rà soát', ['-', '', 'Rà soát']],
    ['+ Rà soát', ['+', '', 'Rà soát']],
    ['- + Rà soát', ['+', '', 'Rà soát']],
    ['• Rà soát', ['•', '', 'Rà soát']],
  ])('a mark: %s', (line, mark) => expect(read(line)).toEqual(mark));

  test.each([
    ['2023. Thời gian hoàn thành'],
    ['2.0, trong đó, cần làm rõ'],
    ['174/TB-VPCP ngày 15 tháng 6 năm 2022'],
    ['-5 độ'],
    ['Điều phối các đơn vị'],
    ['Phần mềm dịch vụ công'],
    ['TP. Hồ Chí Minh'],
    ['Bộ Công an'],
    ['(xem Phụ lục)'],
  ])('none: %s', (line) => expect(read(line)).toBeNull());
});

describe('a mark is in sequence', () => {
  const mark = (line: string): ListMark => listMarkOf(line) ?? expect.fail(line);
  const follows = (line: string, previous: string | null): boolean =>
    isInSequence(mark(line), previous === null ? null : mark(previous));

  test('when it is the first or the next', () => {
    expect(follows('1. A', null)).toBe(true);
    expect(follows('6. A', null)).toBe(false);
    expect(follows('6. A', '5. A')).toBe(true);
    expect(follows('6. A', '3. A')).toBe(false);
    expect(follows('1. A', '3. A')).toBe(true);
    expect(follows('2.4. A', '2.3. A')).toBe(true);
    expect(follows('IX. A', 'VIII. A')).toBe(true);
    expect(follows('IX. A', 'VI. A')).toBe(false);
    expect(follows('C. A', 'B. A')).toBe(true);
  });

  test('when the letter may have been left out before it', () => {
    expect(follows('e) a', 'd) a')).toBe(true);
    expect(follows('đ) a', 'd) a')).toBe(true);
    expect(follows('b) a', 'a) a')).toBe(true);
    expect(follows('h) a', 'b) a')).toBe(false);
  });

  test('always, when it is not counted', () => {
    expect(follows('- a', null)).toBe(true);
    expect(follows('Phần thứ hai', null)).toBe(true);
  });
});
