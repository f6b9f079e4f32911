import { expect, test } from 'vitest';
import { reviewText } from '../../../domain/document/review.js';
import { unreadable, unreadableReasons } from '../../../domain/document/unreadable.js';

test('a reason is told in both languages, with what it is about', () => {
  expect(reviewText('deadline-blank')).toEqual({
    vi: 'Không ghi thời hạn',
    en: 'No deadline is given',
  });
  expect(reviewText('unknown-unit: Hội: Nông dân')).toEqual({
    vi: 'Cơ quan chưa có trong danh bạ: Hội: Nông dân',
    en: 'The unit is not in the register: Hội: Nông dân',
  });
  expect(reviewText('something-new')).toEqual({ vi: 'something-new', en: 'something-new' });
});

test('every way a file can be unreadable names file, line and cell in both languages', () => {
  for (const reason of unreadableReasons) {
    const { message, place } = unreadable({ reason, line: 7, cell: 3 }, 'phụ-lục.tsv');
    expect(place).toMatchObject({ file: 'phụ-lục.tsv', line: 7, cell: 3 });
    expect(message.vi).toMatch(/^phụ-lục\.tsv, dòng 7, ô 3: \p{Lu}/u);
    expect(message.en).toMatch(/^phụ-lục\.tsv, line 7, cell 3: \p{Lu}/u);
  }
  const inside = unreadable(
    { reason: 'broken', found: 'XML', part: 'xl/sheet1.xml', sheet: 'Phụ lục', table: 2, row: 5 },
    'a.xlsx',
  );
  expect(inside.message.vi).toMatch(
    /^a\.xlsx, thành phần xl\/sheet1\.xml, trang tính Phụ lục, bảng 2, hàng 5: Tệp bị hỏng \(XML\)\./,
  );
  expect(inside.place).toEqual({
    file: 'a.xlsx',
    part: 'xl/sheet1.xml',
    sheet: 'Phụ lục',
    table: 2,
    row: 5,
    line: null,
    cell: null,
  });
  expect(unreadable({ reason: 'empty' }, 'a.tsv').message.en).toBe(
    'a.tsv: The file has no content.',
  );
});
