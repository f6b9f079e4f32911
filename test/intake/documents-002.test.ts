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
import { mustRead, readingCpuMs, rowOf } from './reading.js';

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

  test('is read in well under a second', async () => {
    expect(await readingCpuMs('002')).toBeLessThan(1000);
  });
});
