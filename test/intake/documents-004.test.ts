import { describe, expect, test } from 'vitest';
import { date } from '../support/builders.js';
import { skipDocuments } from '../support/documents.js';
import { expected004, statuses004, tornEndings004 } from './fixtures/004.js';
import { byKey, mustRead, rowOf } from './reading.js';

describe.skipIf(skipDocuments)('document 004', () => {
  test('gives its 27 tasks, each with units and deadline as a person reads them', async () => {
    expect(expected004).toHaveLength(27);
    expect((await mustRead('004')).tasks.map(rowOf)).toEqual(expected004);
  });

  test('gives the state of play of every row', async () => {
    expect((await mustRead('004')).tasks.map((task) => task.status)).toEqual(statuses004);
  });

  test('joins the rows a page break tore', async () => {
    const tasks = byKey(await mustRead('004'));
    for (const [key, ending] of Object.entries(tornEndings004)) {
      const title = tasks.get(key)?.title ?? '';
      expect(title.slice(-ending.length)).toBe(ending);
    }
  });

  test('keeps both columns of documents and the remark in the note', async () => {
    const tasks = byKey(await mustRead('004'));
    expect(tasks.get('18')?.note).toBe(
      'Văn bản của Trung ương: Văn bản số 331/TB-VPCP ngày 19/10/2022; Thông báo số 7418/VPCP-KSTT ngày 03/11/2022\nBộ Y tế chưa có hướng dẫn',
    );
    expect(tasks.get('7')?.note).toBe(
      'Văn bản của Trung ương: Nghị quyết số 121/NQ-CP ngày 11/9/2022 của Chính phủ\nVăn bản triển khai tại địa phương: Công văn 3025/UBND-NC ngày 30/6/2022 và Công văn 5163/UBND-NC ngày 18/10/2022 của UBND tỉnh',
    );
  });

  test('doubts the blank deadlines, and reads the words the scan damaged by their own rule', async () => {
    const { tasks } = await mustRead('004');
    const blank = tasks.filter((task) => task.review.includes('deadline-blank'));
    expect(blank.map((task) => task.no)).toEqual(['5', '18']);
    const damaged = tasks.filter((task) => task.deadline.rule === 'standing-damaged');
    expect(damaged.map((task) => task.no)).toEqual(['19', '21', '22', '23', '24', '25']);
    expect(tasks.flatMap((task) => task.review)).toHaveLength(2);
  });

  test('has no heading, so everything is asked for', async () => {
    const { document, missing } = await mustRead('004');
    expect(missing).toEqual(['issuer', 'number', 'signed']);
    expect(document.key).toMatch(/^x-[0-9a-f]{8}$/);
    const given = { issuer: 'Thủ tướng', number: '9/QĐ-TTg', signed: date('2022-12-05') };
    expect((await mustRead('004', given)).document.key).toBe('TTg-9-QD-TTg-2022');
  });
});
