/** Lines of one cell are joined by a blank, but for a year that a narrow column broke in two. */
import { expect, test } from 'vitest';
import { joinedWords } from '../../intake/pdf/pdf-lines.js';

const joined = (...lines: string[]): string =>
  joinedWords(
    lines.map((text, at) => ({ text, left: 0, right: 50, base: (at + 1) * 12, height: 10 })),
  );

test.each([
  [['Bộ Tài', 'chính'], 'Bộ Tài chính'],
  [['30/6/202', '4'], '30/6/2024'],
  [['30/6/', '2024'], '30/6/2024'],
  [['trước 30/6/20', '24, báo cáo'], 'trước 30/6/2024, báo cáo'],
  [['30/6/2024', '4 bộ'], '30/6/2024 4 bộ'],
  [['12/QĐ', '2024'], '12/QĐ 2024'],
  [['15/9', '2022'], '15/9 2022'],
])('%j', (lines, text) => expect(joined(...lines)).toBe(text));
