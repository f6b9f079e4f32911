import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clausesAt } from '../../../domain/document/clauses.js';
import { sentencesIn } from '../../../domain/document/sentences.js';

const split = (text: string): string[] => sentencesIn(text).map((sentence) => sentence.text);

describe('sentences', () => {
  test('end at a full stop before a capital, and at the end of a paragraph', () => {
    expect(
      split('Rà soát dữ liệu. Thời gian hoàn thành trong tháng 6\nCập nhật… “Đề án” mới.'),
    ).toEqual([
      'Rà soát dữ liệu.',
      'Thời gian hoàn thành trong tháng 6',
      'Cập nhật…',
      '“Đề án” mới.',
    ]);
    expect(split('Xây dựng quy chuẩn. ⁽⁴⁾ Hướng dẫn doanh nghiệp')).toHaveLength(2);
  });

  test('run on behind an abbreviation, a number or dots before a small letter', () => {
    for (const text of [
      'UBND TP. Hồ Chí Minh và ông A. Nguyễn',
      'Khung kiến trúc 2.0 của Bộ',
      'Tài chính, viễn thông... và các ngành khác',
      'Thông tư v.v. Bộ đã ban hành',
    ]) {
      expect(split(text)).toEqual([text]);
    }
  });

  test('know where they stand and whether they open a paragraph', () => {
    expect(
      sentencesIn('Một. Hai.\n Ba.').map(({ start, opensParagraph }) => [start, opensParagraph]),
    ).toEqual([
      [0, true],
      [5, false],
      [11, true],
    ]);
  });

  test('are cut at a blank when they never end', () => {
    const lengths = split('từ '.repeat(8_000)).map((text) => text.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8_000);
    expect(split('x'.repeat(20_000)).join('')).toBe('x'.repeat(20_000));
  });

  test('leave no word out', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Bộ', 'a.', 'A.', '\n', '…', '. ', ' ', '“', '9')),
        (parts) => {
          const text = parts.join('');
          const bare = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');
          expect(split(text).map(bare).join('')).toBe(bare(text));
          for (const { text: own, start } of sentencesIn(text)) {
            expect(text.slice(start, start + own.length)).toBe(own);
          }
        },
      ),
    ));
});

describe('the clause of a deadline', () => {
  const clauses = (sentence: string, ...words: string[]): string[] =>
    clausesAt(
      sentence,
      words.map((word) => sentence.indexOf(word)),
    ).map(({ start, end }) => sentence.slice(start, end).trim());

  test('reaches from the one before to the next semicolon', () => {
    expect(
      clauses('Rà soát; chuẩn hóa trong quý I; ban hành trong quý II; tổng kết', 'quý I', 'quý II'),
    ).toEqual(['Rà soát; chuẩn hóa trong quý I', '; ban hành trong quý II']);
  });

  test('is shared by the times in it', () => {
    const [first, second] = clausesAt('Thí điểm từ quý I, xong trong quý IV; tổng kết', [9, 19]);
    expect(second).toBe(first);
    expect(first).toEqual({ start: 0, end: 36 });
  });

  test('begins at its number', () => {
    expect(clauses('Bộ Công an: ⁽¹⁾ Hoàn thiện A; ⁽²⁾ Hoàn thiện B trong quý I', 'quý I')).toEqual([
      'Hoàn thiện B trong quý I',
    ]);
    expect(clauses('gồm (1) hoàn thiện A; (2) hoàn thiện B trong quý I', 'quý I')).toEqual([
      'hoàn thiện B trong quý I',
    ]);
  });

  test('does not end within brackets or a quotation', () => {
    const sentence = 'Đề nghị 02 bộ (Y tế; Tư pháp) triển khai “A; B” trong quý I; báo cáo';
    expect(clauses(sentence, 'quý I')).toEqual([sentence.slice(0, -'; báo cáo'.length)]);
    expect(clauses('Làm a) một) hai trong quý I; báo cáo', 'quý I')).toEqual([
      'Làm a) một) hai trong quý I',
    ]);
  });

  test('takes the whole sentence with it when it says nothing alone', () => {
    const sentence = 'Rà soát quy trình trong quý II; đối với 53 dịch vụ, hoàn thành trong quý I';
    expect(clauses(sentence, 'quý II', 'quý I')[0]).toBe('Rà soát quy trình trong quý II');
    expect(
      clausesAt(sentence, [sentence.indexOf('quý II'), sentence.lastIndexOf('quý I')])[1],
    ).toEqual({ start: 0, end: sentence.length });
  });
});
