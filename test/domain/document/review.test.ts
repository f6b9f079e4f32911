import { expect, test } from 'vitest';
import type { AlternativeReason, DeadlineDoubt } from '../../../domain/deadline/reading.js';
import { markIds, markText } from '../../../domain/document/marks.js';
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
  expect(reviewText('unit-ended: Bộ TTTT').vi).toBe(
    'Cơ quan đã kết thúc hoạt động trước ngày ban hành văn bản: Bộ TTTT',
  );
  expect(reviewText('unit-role-unclear: Bộ Y tế').en).toBe(
    'Whether this unit leads or helps is unclear; it was read as helping: Bộ Y tế',
  );
  expect(reviewText('something-new')).toEqual({ vi: 'something-new', en: 'something-new' });
});

test('every doubt about a deadline, and every other reading of one, has words in both languages', () => {
  const reasons: Record<DeadlineDoubt | AlternativeReason, true> = {
    'deadline-blank': true,
    'deadline-unread': true,
    'deadline-damaged': true,
    'deadline-two-readings': true,
    'deadline-impossible-date': true,
    'deadline-ends-before-start': true,
    'deadline-year-missing': true,
    'deadline-year-assumed': true,
    'deadline-base-unknown': true,
    'deadline-base-assumed': true,
    'deadline-before-assignment': true,
    'alternative-before-includes': true,
    'alternative-before-excludes': true,
    'alternative-other-date': true,
    'alternative-month-first': true,
    'alternative-end-of-month': true,
    'alternative-next-year': true,
    'alternative-from-assignment': true,
    'alternative-not-rolled': true,
  };
  for (const reason of Object.keys(reasons)) {
    const { vi, en } = reviewText(reason);
    expect(vi).toMatch(/^\p{Lu}/u);
    expect(en).toMatch(/^\p{Lu}/u);
  }
});

test('every reason the layout gives has words of its own', () => {
  const reasons = [
    ...['cells-shifted', 'number-unread', 'columns-guessed', 'columns-by-spaces', 'read-from-pdf'],
    ...['row-hidden', 'text-between-rows', 'subtask-missing', 'lead-blank', 'task-blank'],
    ...['coordinating-from-text', 'two-tasks', 'two-deadlines', 'title-missing', 'lead-missing'],
    ...['deadline-in-text', 'deadline-contradicts-text', 'deadline-contradicts-note'],
    'continuation-with-deadline',
  ];
  for (const reason of reasons) {
    const { vi, en } = reviewText(reason);
    expect([vi, en]).not.toContain(reason);
    expect(vi).not.toBe(en);
  }
});

test('a mark is told in both languages, with the row it is about', () => {
  expect(markText('lead-inherited: 20')).toEqual({
    vi: 'Chủ trì lấy theo dòng: 20',
    en: 'The lead is that of row: 20',
  });
  expect(markIds.length).toBeGreaterThan(10);
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
