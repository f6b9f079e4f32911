import { describe, expect, test } from 'vitest';
import { skipDocuments } from '../support/documents.js';
import { cellFits } from './accuracy/compare.js';
import { expectDoubts, expectPlainFields, expectRows, expectTitles } from './clear-rows.js';
import { doubts003, expected003 } from './fixtures/003.js';
import { rowKeyOf } from './fixtures/expected-row.js';
import { deliverables003, titles003 } from './fixtures/texts-003.js';
import { mustRead, readingCpuMs, rowOf } from './reading.js';

describe.skipIf(skipDocuments)('document 003', () => {
  test('gives its 72 tasks, each clear one as a person reads it', async () => {
    const { tasks } = await mustRead('003');
    expectRows(tasks, expected003, doubts003);
    expectTitles(tasks, titles003);
    expectPlainFields(tasks);
  });

  test('takes a blank coordinating unit as none, in 16 rows', async () => {
    const { tasks } = await mustRead('003');
    expect(tasks.filter(({ coordinating }) => coordinating.length === 0)).toHaveLength(16);
    expect(tasks.filter(({ leads }) => leads.length === 0)).toEqual([]);
  });

  test('asks about the doubtful row and few others', async () => {
    const { tasks } = await mustRead('003');
    expectDoubts(tasks, doubts003);
  });

  test('gives what is to be delivered', async () => {
    const { tasks } = await mustRead('003');
    const deliverable = new Map(tasks.map((task) => [rowKeyOf(rowOf(task)), task.deliverable]));
    const misread = Object.entries(deliverables003).filter(
      ([key, words]) => !cellFits(deliverable.get(key) ?? 'no such row', words),
    );
    expect(misread.map(([key]) => [key, deliverable.get(key)])).toEqual([]);
    expect([...deliverable.values()]).not.toContain('');
  });

  test('is known by issuer, number and date, though they stand in wrapped lines', async () => {
    const { document, missing } = await mustRead('003');
    expect(missing).toEqual([]);
    expect(document).toMatchObject({
      ...{ key: 'TTg-05-CT-TTg-2023', issuer: 'TTg', number: '05/CT-TTg' },
      signedOn: '2023-02-23',
    });
    expect(document.name).toMatch(/^Chỉ thị tiếp tục đẩy mạnh triển khai đề án/i);
  });

  test('is read in well under a second', async () => {
    expect(await readingCpuMs('003')).toBeLessThan(1000);
  });
});
