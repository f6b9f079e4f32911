/** Any prose: never a failure, never a wait, and nothing offered that the text does not say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proseDuties } from '../../../domain/document/prose.js';
import { cpuMs } from '../../support/cpu-time.js';
import { sourceOf } from './prose-source.js';

const context = { document: 'D', assignedOn: null, documentYear: 2024 };

const words = [
  ...['Bộ Y tế', 'Giao Bộ Công an', 'các bộ, ngành', '05 bộ (Y tế; Tư pháp)', 'Chủ tịch UBND tỉnh'],
  ...['rà soát dữ liệu', 'chủ trì, phối hợp với Sở Y tế', 'đã', 'chưa', 'khẩn trương', 'và', 'Về'],
  ...['Quyết định số 06/QĐ-TTg ngày 06/01/2022', 'Cơ quan chủ trì: Sở Y tế.', 'KẾT QUẢ'],
  ...[
    'phối hợp: Sở Nội vụ;',
    'Đối với',
    ';',
    '.',
    ':',
    ',',
    '(',
    ')',
    '“',
    '⁽¹⁾',
    '(2)',
    '1.',
    '\n',
  ],
];
const times = [
  ...['trước ngày 15/9/2024', 'hoàn thành trong tháng 9 năm 2024', 'thường xuyên', 'hằng tháng'],
  ...['Thời gian hoàn thành: quý IV/2024.', 'từ tháng 9/2024'],
];
const openings = fc.constantFrom(
  ...[
    '',
    '- ',
    '+ ',
    '1. ',
    '2. ',
    '2.1. ',
    'II. ',
    'a) ',
    '(3) ',
    'Điều 2. ',
    'PHỤ LỤC I',
    '¹ ',
    'Nơi nhận: ',
    '|',
  ],
);
const proseOf = (piece: fc.Arbitrary<string>): fc.Arbitrary<string[]> => {
  const line = fc
    .tuple(openings, fc.array(piece, { maxLength: 8 }))
    .map(([opening, said]) => (opening === '|' ? '|' : opening + said.join(' ')));
  return fc.array(line, { maxLength: 12 });
};
const anything = proseOf(
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...words, ...times) },
    { weight: 1, arbitrary: fc.string() },
  ),
);

const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ');

test('what is offered has a time, a unit and its words in the text from its line on', () =>
  fc.assert(
    fc.property(anything, (lines) => {
      const offered = proseDuties(sourceOf(lines), context);
      const keys = new Set(offered.map(({ rowKey }) => rowKey));
      expect(keys.size).toBe(offered.length);
      for (const task of offered) {
        expect(task.review[0]).toBe('from-prose');
        expect(task.leads).not.toEqual([]);
        expect(task.deadline.kind === 'none' && task.review.length === 1).toBe(false);
        const below = spaced(lines.slice(task.line - 1).join('\n'));
        const words = spaced(task.deadline.phrase);
        expect(spaced(lines.join('\n'))).toContain(words);
        // Marks at the start of lines and footnotes are no part of what they stand before.
        const [first = ''] = task.title.split(' ', 1);
        expect(below).toContain(first);
        expect(task.title.split(' ').every((word) => below.includes(word))).toBe(true);
      }
    }),
    { numRuns: 200 },
  ));

test('text without a time offers nothing', () =>
  fc.assert(
    fc.property(proseOf(fc.constantFrom(...words)), (lines) => {
      expect(proseDuties(sourceOf(lines), context)).toEqual([]);
    }),
  ));

const many = 100_000;
const filled = (text: string): string => text.repeat(Math.ceil(many / text.length));

test('much text of any kind takes seconds, in one line or in many', () => {
  const duty =
    'Bộ Y tế chủ trì, phối hợp với Bộ Công an rà soát dữ liệu, hoàn thành trong tháng 9/2024. ';
  for (const text of [
    duty,
    'trước 1/1/2025; ',
    'a',
    '. ',
    '(',
    '“',
    'Bộ Y tế, ',
    'các bộ, ngành, ',
  ]) {
    expect(cpuMs(() => proseDuties(sourceOf([filled(text)]), context))).toBeLessThan(3_000);
  }
  const lines = Array.from({ length: 2_000 }, (_, index) => `${(index % 30) + 1}. ${duty}`);
  expect(cpuMs(() => proseDuties(sourceOf(lines), context))).toBeLessThan(3_000);
});
