import { describe, expect, test } from 'vitest';
import { skipDocuments } from '../support/documents.js';
import { cellFits } from './accuracy/compare.js';
import { expectDoubts, expectPlainFields, expectRows, expectTitles } from './clear-rows.js';
import { doubts003, expected003 } from './fixtures/003.js';
import { rowKeyOf } from './fixtures/expected-row.js';
import { deliverables003, titles003 } from './fixtures/texts-003.js';
import { byKey, mustRead, rowOf } from './reading.js';

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
});

describe.skipIf(skipDocuments)('document 003, in detail', () => {
  test('gives its 72 tasks in three sections', async () => {
    const { tasks } = await mustRead('003');
    const numbers = (section: string) =>
      tasks.filter((task) => task.section === section).map(({ no }) => no);
    expect(['A', 'B', 'C'].map((section) => numbers(section).length)).toEqual([18, 46, 8]);
    expect(numbers('B')).toEqual(Array.from({ length: 46 }, (_, index) => String(index + 1)));
  });

  test('reads issuer, number and date from the letterhead', async () => {
    const { document, missing } = await mustRead('003');
    expect(missing).toEqual([]);
    expect(document).toMatchObject({ key: 'TTg-05-CT-TTg-2023', signedOn: '2023-02-23' });
    expect(document.name).toMatch(/^Chỉ thị tiếp tục đẩy mạnh triển khai đề án phát triển/);
  });

  test('joins wrapped lines, and takes a blank cell for none', async () => {
    const tasks = byKey(await mustRead('003'));
    expect(tasks.get('A-13')).toMatchObject({
      title:
        'Đẩy mạnh cung cấp, thực hiện dịch vụ công trực tuyến, thanh toán trực tuyến, chi trả trợ cấp xã hội, hỗ trợ an sinh xã hội không dùng tiền mặt',
      coordinating: [],
      deliverable: 'Văn bản chỉ đạo thanh toán trực tuyến không dùng tiền mặt.',
      review: [],
    });
    expect(tasks.get('B-8')?.review).toEqual(['two-tasks']);
    expect(tasks.get('B-8')?.deliverable).toBe(
      'Họp giao ban định kỳ Quyết định kiện toàn Tổ công tác',
    );
    expect(tasks.get('C-8')?.deadline.kind).toBe('standing');
  });

  test('gives the line of the file each field stands on', async () => {
    const { places, line } = byKey(await mustRead('003')).get('A-1') ?? {};
    expect(line).toBe(504);
    expect(places?.title).toMatchObject({ table: 3, row: 3, column: 2, line: 506 });
  });
});
