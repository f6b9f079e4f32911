import { describe, expect, test } from 'vitest';
import { lineAt, type Passage, passagesOf } from '../../../domain/document/passages.js';
import { sourceOf } from './prose-source.js';

const labelled = ({ mark }: Passage): string =>
  mark === null ? '' : mark.label === '' ? mark.kind : mark.label;

const path = (passage: Passage): string => {
  const own = labelled(passage);
  return passage.parent === null ? own : `${path(passage.parent)} > ${own}`;
};

const outline = (...lines: string[]): string[] =>
  passagesOf(sourceOf(lines)).map((passage) => `${path(passage)}: ${passage.text}`);

describe('passages stand', () => {
  test('under the headings and items above them', () => {
    expect(
      outline(
        'II. Hai',
        '1. Một',
        '- a',
        '+ b',
        '- c',
        '2. Hai',
        '(1) Một',
        '- d',
        '(2) Hai',
        'III. Ba',
      ),
    ).toEqual([
      'II: Hai',
      'II > 1: Một',
      'II > 1 > -: a',
      'II > 1 > - > +: b',
      'II > 1 > -: c',
      'II > 2: Hai',
      'II > 2 > 1: Một',
      'II > 2 > 1 > -: d',
      'II > 2 > 2: Hai',
      'III: Ba',
    ]);
  });

  test('under headings in capitals, which begin anew', () => {
    expect(
      outline('KẾ HOẠCH', 'NĂM 2024', 'Mở đầu', '1. Một', 'PHỤ LỤC II', 'DANH MỤC', 'A. Hai'),
    ).toEqual([
      'capitals: KẾ HOẠCH NĂM 2024\nMở đầu',
      'capitals > 1: Một',
      'Phụ lục II: PHỤ LỤC II DANH MỤC',
      'Phụ lục II > A: Hai',
    ]);
    expect(outline('1. Một', 'Phụ lục 3', '- a')).toEqual([
      '1: Một',
      'Phụ lục 3: Phụ lục 3',
      'Phụ lục 3 > -: a',
    ]);
  });

  test('apart from the list of recipients', () => {
    const passages = passagesOf(
      sourceOf(['1. Một', 'Nơi nhận:', '- Bộ Y tế;', '- Lưu: VT.', '2. Hai']),
    );
    expect(passages.map(({ isRecipients }) => isRecipients)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('lines are joined', () => {
  test('where the end of a page tore a paragraph, footnotes aside', () => {
    expect(
      outline('- Làm giàu dữ', 'liệu dân cư; trong', '¹ Công văn số 1.', 'đó, có 7 bộ.'),
    ).toEqual(['-: Làm giàu dữ liệu dân cư; trong đó, có 7 bộ.']);
    const long = `- ${'Rà soát, chuẩn hóa, cập nhật dữ liệu, '.repeat(4)}giao Bộ`;
    expect(outline(long, 'Công an hướng dẫn.')).toEqual([`-: ${long.slice(2)} Công an hướng dẫn.`]);
  });

  test('but not behind a heading, nor across a table', () => {
    expect(outline('8. Sở Y tế', 'Phối hợp với Công an tỉnh')).toEqual([
      '8: Sở Y tế\nPhối hợp với Công an tỉnh',
    ]);
    expect(outline('1. Làm giàu', '|', 'Dữ liệu')).toEqual(['1: Làm giàu\nDữ liệu']);
  });

  const wrapped = [
    '5. Bộ Lao động - Thương binh và Xã',
    'hội khẩn trương cập nhật dữ liệu, giao Bộ Y tế và Bộ',
    'Công an phối hợp, hoàn thành trong tháng',
    '9. Số liệu gửi về Bộ trước ngày 15 của tháng sau ấy.',
    'Thời gian thực hiện từ năm 2023.',
    'Cập nhật đầy đủ thông tin về hộ nghèo, hộ cận nghèo,',
    'người có công.',
    '6. Bộ Xây dựng hoàn thiện hệ thống thông tin về nhà ở',
    'theo quy định.',
  ];

  test('where only the width of the text broke them', () => {
    expect(outline(...wrapped)).toEqual([
      `5: ${wrapped.slice(0, 5).join(' ').slice(3)}\n${wrapped.slice(5, 7).join(' ')}`,
      `6: ${wrapped.slice(7).join(' ').slice(3)}`,
    ]);
  });

  test('and each word is known by its line', () => {
    const [first] = passagesOf(sourceOf(wrapped));
    if (first === undefined) expect.fail();
    const lineOf = (words: string) => lineAt(first, first.text.indexOf(words)).line;
    expect(['Bộ Lao', 'hội khẩn', 'Công an', 'Số liệu', 'Cập nhật', 'công.'].map(lineOf)).toEqual([
      1, 2, 3, 4, 6, 7,
    ]);
  });

  test('capitals with capitals only', () => {
    expect(
      outline(
        'TIẾP TỤC ĐẨY MẠNH',
        'TRIỂN KHAI',
        'Qua một năm thực hiện, các',
        'bộ đã',
        'làm nhiều',
        'VÀ',
        'việc.',
      ),
    ).toEqual([
      'capitals: TIẾP TỤC ĐẨY MẠNH TRIỂN KHAI\nQua một năm thực hiện, các bộ đã làm nhiều VÀ việc.',
    ]);
  });
});

test('lines without words are left out, an empty source has no passages', () => {
  expect(outline('-------', '1. Một', '***')).toEqual(['1: Một']);
  expect(outline()).toEqual([]);
  expect(
    lineAt({ mark: null, parent: null, text: '', lines: [], isRecipients: false }, 0).line,
  ).toBeNull();
});
