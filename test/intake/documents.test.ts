import { describe, expect, test } from 'vitest';
import type { ProposedTask } from '../../domain/document/proposal.js';
import { toJsonLine } from '../../domain/document/proposal.js';
import { type ReadDirective, readDirective } from '../../intake/directive.js';
import { cpuMs } from '../support/cpu-time.js';
import { documentBytes, skipDocuments } from '../support/documents.js';
import { expected001, tornTitles001 } from './fixtures/001.js';
import { expected004, statuses004, tornEndings004 } from './fixtures/004.js';

const read = (number: string, given = {}): ReadDirective => {
  const result = readDirective(documentBytes(number), `${number}.txt`, given);
  if (result.outcome !== 'read') throw new Error(result.message.en);
  return result;
};

const rowOf = (task: ProposedTask) => [
  task.section,
  task.no,
  task.leads.map((unit) => unit.name),
  task.coordinating.map((unit) => unit.name),
  task.deadline.kind,
  task.deadline.due,
];

const byKey = ({ tasks }: ReadDirective) => new Map(tasks.map((task) => [task.rowKey, task]));

describe.skipIf(skipDocuments)('document 001', () => {
  test('gives its 77 tasks, each with units and deadline as a person reads them', () => {
    expect(expected001).toHaveLength(77);
    expect(read('001').tasks.map(rowOf)).toEqual(expected001);
  });

  test('joins the rows a page break tore', () => {
    const tasks = byKey(read('001'));
    for (const [key, title] of Object.entries(tornTitles001)) {
      expect(tasks.get(key)?.title).toBe(title);
    }
  });

  test('takes the issuer from symbol and place, and asks for number and date', () => {
    const { document, missing } = read('001');
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

  test('is complete once number and date are given', () => {
    const { document, missing, tasks } = read('001', {
      number: '15/KH-UBND',
      signed: '2022-01-24',
    });
    expect(missing).toEqual([]);
    expect(document.key).toBe('H02-15-KH-UBND-2022');
    expect(new Set(tasks.map((task) => task.document))).toEqual(new Set([document.key]));
    expect(tasks.flatMap((task) => task.review)).not.toContain('deadline-before-assignment');
  });

  test('understands joint leads and the misread ministry, and doubts nothing', () => {
    const { tasks } = read('001');
    expect(tasks.filter(({ leads }) => leads.length > 1)).toHaveLength(26);
    expect(tasks.flatMap((task) => task.review)).toEqual([]);
  });

  test('keeps the stages of the one staged deadline', () => {
    expect(byKey(read('001')).get('PL-II-II-7')?.deadline).toMatchObject({
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

describe.skipIf(skipDocuments)('document 004', () => {
  test('gives its 27 tasks, each with units and deadline as a person reads them', () => {
    expect(expected004).toHaveLength(27);
    expect(read('004').tasks.map(rowOf)).toEqual(expected004);
  });

  test('gives the state of play of every row', () => {
    expect(read('004').tasks.map((task) => task.status)).toEqual(statuses004);
  });

  test('joins the rows a page break tore', () => {
    const tasks = byKey(read('004'));
    for (const [key, ending] of Object.entries(tornEndings004)) {
      const title = tasks.get(key)?.title ?? '';
      expect(title.slice(-ending.length)).toBe(ending);
    }
  });

  test('keeps both columns of documents and the remark in the note', () => {
    const tasks = byKey(read('004'));
    expect(tasks.get('18')?.note).toBe(
      'Văn bản của Trung ương: Văn bản số 331/TB-VPCP ngày 19/10/2022; Thông báo số 7418/VPCP-KSTT ngày 03/11/2022\nBộ Y tế chưa có hướng dẫn',
    );
    expect(tasks.get('7')?.note).toBe(
      'Văn bản của Trung ương: Nghị quyết số 121/NQ-CP ngày 11/9/2022 của Chính phủ\nVăn bản triển khai tại địa phương: Công văn 3025/UBND-NC ngày 30/6/2022 và Công văn 5163/UBND-NC ngày 18/10/2022 của UBND tỉnh',
    );
  });

  test('doubts the blank deadlines, and reads the words the scan damaged by their own rule', () => {
    const flagged = (reason: string) =>
      read('004')
        .tasks.filter((task) => task.review.includes(reason))
        .map((task) => task.no);
    expect(flagged('deadline-blank')).toEqual(['5', '18']);
    const damaged = read('004').tasks.filter((task) => task.deadline.rule === 'standing-damaged');
    expect(damaged.map((task) => task.no)).toEqual(['19', '21', '22', '23', '24', '25']);
    expect(read('004').tasks.flatMap((task) => task.review)).toHaveLength(2);
  });

  test('has no heading, so everything is asked for', () => {
    const { document, missing } = read('004');
    expect(missing).toEqual(['issuer', 'number', 'signed']);
    expect(document.key).toMatch(/^x-[0-9a-f]{8}$/);
    const given = { issuer: 'Thủ tướng', number: '9/QĐ-TTg', signed: '2022-12-05' };
    expect(read('004', given).document.key).toBe('TTg-9-QD-TTg-2022');
  });
});

describe.skipIf(skipDocuments)('both documents', () => {
  test('leave no tag, star or line break in any field but the note', () => {
    for (const task of [...read('001').tasks, ...read('004').tasks]) {
      const { note, ...rest } = JSON.parse(toJsonLine(task)) as Record<string, unknown>;
      expect(JSON.stringify(rest)).not.toMatch(/<|\\n|\*/);
      expect(String(note)).not.toMatch(/<|\*/);
    }
  });

  test('are each read in well under a second', () => {
    for (const number of ['001', '004']) {
      const bytes = documentBytes(number);
      expect(cpuMs(() => readDirective(bytes, number))).toBeLessThan(500);
    }
  });
});
