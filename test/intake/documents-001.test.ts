import { describe, expect, test } from 'vitest';
import { date } from '../support/builders.js';
import { skipDocuments } from '../support/documents.js';
import { expected001, tornTitles001 } from './fixtures/001.js';
import { byKey, mustRead, rowOf } from './reading.js';

describe.skipIf(skipDocuments)('document 001', () => {
  test('gives its 77 tasks, each with units and deadline as a person reads them', async () => {
    expect(expected001).toHaveLength(77);
    expect((await mustRead('001')).tasks.map(rowOf)).toEqual(expected001);
  });

  test('joins the rows a page break tore', async () => {
    const tasks = byKey(await mustRead('001'));
    for (const [key, title] of Object.entries(tornTitles001)) {
      expect(tasks.get(key)?.title).toBe(title);
    }
  });

  test('takes the issuer from symbol and place, and asks for number and date', async () => {
    const { document, missing } = await mustRead('001');
    expect(missing).toEqual(['number', 'signed']);
    expect(document).toMatchObject({
      issuer: 'H02',
      issuerName: 'UBND tỉnh Bắc Giang',
      number: null,
      signedOn: null,
    });
    expect(document.key).toMatch(/^x-[0-9a-f]{8}$/);
    expect(document.key.slice(2)).toBe(document.digest.slice(0, 8));
    expect(document.name).toMatch(/^Kế hoạch triển khai thực hiện Quyết định số 06\/QĐ-TTg/);
  });

  test('is complete once number and date are given', async () => {
    const { document, missing, tasks } = await mustRead('001', {
      number: '15/KH-UBND',
      signed: date('2022-01-24'),
    });
    expect(missing).toEqual([]);
    expect(document.key).toBe('H02-15-KH-UBND-2022');
    expect(new Set(tasks.map((task) => task.document))).toEqual(new Set([document.key]));
    expect(tasks.flatMap((task) => task.review)).not.toContain('deadline-before-assignment');
  });

  test('understands joint leads and the misread ministry, and doubts nothing', async () => {
    const { tasks } = await mustRead('001');
    expect(tasks.filter(({ leads }) => leads.length > 1)).toHaveLength(26);
    expect(tasks.flatMap((task) => task.review)).toEqual([]);
  });

  test('keeps the stages of the one staged deadline', async () => {
    expect(byKey(await mustRead('001')).get('PL-II-II-7')?.deadline).toMatchObject({
      due: null,
      dueAt: null,
      earliest: '2022-06-01',
      latest: '2023-06-01',
      stages: [
        { scope: 'Tại Bộ phận một cửa cấp bộ, cấp tỉnh', date: '2022-06-01' },
        { scope: 'cấp huyện', date: '2022-12-01' },
        { scope: 'cấp xã', date: '2023-06-01' },
      ],
    });
  });
});
