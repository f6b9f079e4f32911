import { describe, expect, test } from 'vitest';
import { skipDocuments } from '../support/documents.js';
import { cellFits } from './accuracy/compare.js';
import { expectDoubts, expectPlainFields, expectRows, expectTitles } from './clear-rows.js';
import {
  doubts002,
  expected002,
  restoredNumbers002,
  statuses002,
  titles002,
} from './fixtures/002.js';
import { rowKeyOf } from './fixtures/expected-row.js';
import { byKey, mustRead, rowOf } from './reading.js';

describe.skipIf(skipDocuments)('document 002', () => {
  test('gives its 44 tasks, each clear one as a person reads it', async () => {
    const { tasks } = await mustRead('002');
    expectRows(tasks, expected002, doubts002);
    expectTitles(tasks, titles002);
    expectPlainFields(tasks);
  });

  test('says which numbers it restored', async () => {
    const { tasks } = await mustRead('002');
    const restored = tasks.filter(({ marks }) =>
      marks.some((mark) => mark.startsWith('number-restored')),
    );
    expect(restored.map((task) => rowKeyOf(rowOf(task)))).toEqual(restoredNumbers002);
  });

  test('asks about the doubtful rows and few others, though every task in it is late', async () => {
    const { tasks } = await mustRead('002');
    expectDoubts(tasks, doubts002);
    expect(tasks.flatMap((task) => task.review)).not.toContain('deadline-before-assignment');
  });

  test('gives the state of play', async () => {
    const { tasks } = await mustRead('002');
    const status = new Map(tasks.map((task) => [rowKeyOf(rowOf(task)), task.status]));
    const misread = Object.entries(statuses002).filter(
      ([key, words]) => !cellFits(status.get(key) ?? 'no such row', words),
    );
    expect(misread.map(([key]) => [key, status.get(key)])).toEqual([]);
    expect([...status.values()].filter((text) => text === '')).toHaveLength(4);
    expect([...status.values()].filter((text) => text === 'Chưa hoàn thành')).toHaveLength(7);
  });

  test('is known by its own number, date and issuer, not by the stamp of who received it', async () => {
    const { document } = await mustRead('002');
    expect(document).toMatchObject({
      number: '2303/BC-TCTTKĐA',
      signedOn: '2024-10-09',
      issuerName: 'Tổ công tác triển khai Đề án 06',
    });
    expect(document.name).toMatch(/^Báo cáo tình hình, kết quả triển khai Đề án 06\/CP/);
  });
});

describe.skipIf(skipDocuments)('document 002, in detail', () => {
  test('gives its 44 tasks, numbered where their numbers were lost or cut', async () => {
    const { tasks } = await mustRead('002');
    const count = (section: string) => tasks.filter((task) => task.section === section);
    expect(['A', 'B, I', 'B, II', 'B, III'].map((section) => count(section).length)).toEqual([
      ...[11, 3, 26, 4],
    ]);
    for (const section of ['A', 'B, I', 'B, II', 'B, III']) {
      const numbers = count(section).map(({ no }) => no);
      expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
    }
    expect(new Set(tasks.map(({ rowKey }) => rowKey)).size).toBe(44);
  });

  test('marks the fourteen numbers it counted, the four it restored, and the lost heading', async () => {
    const { tasks } = await mustRead('002');
    const marked = (mark: string) => tasks.filter(({ marks }) => marks.includes(mark)).length;
    expect(marked('number-restored')).toBe(14);
    const restored = tasks.flatMap(({ no, marks }) =>
      marks.filter((mark) => mark.startsWith('number-restored: ')).map((mark) => [no, mark]),
    );
    expect(restored).toEqual([
      ['23', 'number-restored: 3'],
      ['24', 'number-restored: 4'],
      ['25', 'number-restored: 5'],
      ['26', 'number-restored: 6'],
    ]);
    expect(marked('section-restored')).toBe(11);
  });

  test('does not take the stamp of receipt for its heading', async () => {
    const { document } = await mustRead('002');
    expect(document).toMatchObject({ number: '2303/BC-TCTTKĐA', signedOn: '2024-10-09' });
    expect(document.name).toBe(
      'Báo cáo tình hình, kết quả triển khai Đề án 06/CP tháng 9/2024 và nhiệm vụ trọng tâm tháng 10/2024',
    );
  });

  test('takes the past deadlines of what is late as they are, and doubts those that contradict', async () => {
    const { tasks } = await mustRead('002');
    const reasons = (key: string) => tasks.find(({ rowKey }) => rowKey === key)?.review ?? [];
    expect(tasks.flatMap(({ review }) => review)).not.toContain('deadline-before-assignment');
    expect(reasons('B-II-11')).toEqual(['deadline-contradicts-text: trong tháng 3 năm 2024']);
    expect(reasons('B-II-21')).toEqual(['two-tasks']);
    expect(reasons('B-III-4').length).toBeGreaterThan(0);
    expect(reasons('B-II-1')).toContain(
      'coordinating-from-text: Bộ Tài chính, Ngân hàng Nhà nước Việt Nam, Văn phòng Chính phủ',
    );
  });

  test('keeps the basis of every task in its note, and its state of play', async () => {
    const task = byKey(await mustRead('002')).get('B-II-26');
    expect(task?.note).toBe(
      'Vấn đề chính: Chỉ thị 04/CT-TTg ngày 11/02/2024\nTháng 6/2024 chuyển sang',
    );
    expect(task?.status).toBe('Hiện đang dự thảo danh mục các tiêu chuẩn cần ban hành');
  });
});
