import { describe, expect, test } from 'vitest';
import type { ProposedTask } from '../../domain/document/proposal.js';
import { toJsonLine } from '../../domain/document/proposal.js';
import { type ReadDirective, readDirective } from '../../intake/directive.js';
import { cpuSince } from '../support/cpu-time.js';
import { documentBytes, skipDocuments } from '../support/documents.js';
import { expected001, tornTitles001 } from './fixtures/001.js';
import { expected004, statuses004, tornEndings004 } from './fixtures/004.js';

const read = async (number: string, given = {}): Promise<ReadDirective> => {
  const result = await readDirective(documentBytes(number), `${number}.txt`, given);
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
  test('gives its 77 tasks, each with units and deadline as a person reads them', async () => {
    expect(expected001).toHaveLength(77);
    expect((await read('001')).tasks.map(rowOf)).toEqual(expected001);
  });

  test('joins the rows a page break tore', async () => {
    const tasks = byKey(await read('001'));
    for (const [key, title] of Object.entries(tornTitles001)) {
      expect(tasks.get(key)?.title).toBe(title);
    }
  });

  test('takes the issuer from symbol and place, and asks for number and date', async () => {
    const { document, missing } = await read('001');
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
    const { document, missing, tasks } = await read('001', {
      number: '15/KH-UBND',
      signed: '2022-01-24',
    });
    expect(missing).toEqual([]);
    expect(document.key).toBe('H02-15-KH-UBND-2022');
    expect(new Set(tasks.map((task) => task.document))).toEqual(new Set([document.key]));
    expect(tasks.flatMap((task) => task.review)).not.toContain('deadline-before-assignment');
  });

  test('understands joint leads and the misread ministry, and doubts nothing', async () => {
    const { tasks } = await read('001');
    expect(tasks.filter(({ leads }) => leads.length > 1)).toHaveLength(26);
    expect(tasks.flatMap((task) => task.review)).toEqual([]);
  });

  test('keeps the stages of the one staged deadline', async () => {
    expect(byKey(await read('001')).get('PL-II-II-7')?.deadline).toMatchObject({
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
  test('gives its 27 tasks, each with units and deadline as a person reads them', async () => {
    expect(expected004).toHaveLength(27);
    expect((await read('004')).tasks.map(rowOf)).toEqual(expected004);
  });

  test('gives the state of play of every row', async () => {
    expect((await read('004')).tasks.map((task) => task.status)).toEqual(statuses004);
  });

  test('joins the rows a page break tore', async () => {
    const tasks = byKey(await read('004'));
    for (const [key, ending] of Object.entries(tornEndings004)) {
      const title = tasks.get(key)?.title ?? '';
      expect(title.slice(-ending.length)).toBe(ending);
    }
  });

  test('keeps both columns of documents and the remark in the note', async () => {
    const tasks = byKey(await read('004'));
    expect(tasks.get('18')?.note).toBe(
      'Văn bản của Trung ương: Văn bản số 331/TB-VPCP ngày 19/10/2022; Thông báo số 7418/VPCP-KSTT ngày 03/11/2022\nBộ Y tế chưa có hướng dẫn',
    );
    expect(tasks.get('7')?.note).toBe(
      'Văn bản của Trung ương: Nghị quyết số 121/NQ-CP ngày 11/9/2022 của Chính phủ\nVăn bản triển khai tại địa phương: Công văn 3025/UBND-NC ngày 30/6/2022 và Công văn 5163/UBND-NC ngày 18/10/2022 của UBND tỉnh',
    );
  });

  test('doubts the blank deadlines, and reads the words the scan damaged by their own rule', async () => {
    const { tasks } = await read('004');
    const blank = tasks.filter((task) => task.review.includes('deadline-blank'));
    expect(blank.map((task) => task.no)).toEqual(['5', '18']);
    const damaged = tasks.filter((task) => task.deadline.rule === 'standing-damaged');
    expect(damaged.map((task) => task.no)).toEqual(['19', '21', '22', '23', '24', '25']);
    expect(tasks.flatMap((task) => task.review)).toHaveLength(2);
  });

  test('has no heading, so everything is asked for', async () => {
    const { document, missing } = await read('004');
    expect(missing).toEqual(['issuer', 'number', 'signed']);
    expect(document.key).toMatch(/^x-[0-9a-f]{8}$/);
    const given = { issuer: 'Thủ tướng', number: '9/QĐ-TTg', signed: '2022-12-05' };
    expect((await read('004', given)).document.key).toBe('TTg-9-QD-TTg-2022');
  });
});

describe.skipIf(skipDocuments)('document 000', () => {
  /** Row that gives the lead and the common task, and the rows under it that leave both blank. */
  const families: readonly (readonly [string, readonly string[]])[] = [
    ['1', ['2', '3', '4', '5', '6']],
    ['7', ['8', '9']],
    ['10', ['11']],
    ['12', ['13', '14']],
    ['15', ['16', '17', '18']],
    ['19', ['20', '21']],
    ['32', ['33']],
    ['36', ['37']],
    ['43', ['44']],
    ['45', ['46']],
  ];

  test('gives its 55 tasks in their order', async () => {
    const { tasks } = await read('000');
    expect(tasks.map(({ no }) => no)).toEqual(
      Array.from({ length: 55 }, (_, index) => String(index + 1)),
    );
  });

  test('gives the rows under a common task its lead, and its words before their own', async () => {
    const tasks = byKey(await read('000'));
    for (const [first, others] of families) {
      const parent = tasks.get(first);
      const common = parent?.title.split(' – ')[0] ?? '';
      for (const key of others) {
        const task = tasks.get(key);
        expect(task?.leads, key).toEqual(parent?.leads);
        expect(task?.title.startsWith(common), key).toBe(true);
        expect(
          task?.marks.some((mark) => mark.startsWith('lead-inherited: ')),
          key,
        ).toBe(true);
      }
    }
    expect(families.flatMap(([, others]) => others)).toHaveLength(19);
    expect(tasks.get('2')?.title).toMatch(
      /^Dịch vụ công liên thông: Đăng ký khai sinh.* hưởng mai táng phí – Xây dựng phần mềm/,
    );
  });

  test('leaves a common task without shares as it stands, and its coordinator blank', async () => {
    const tasks = byKey(await read('000'));
    expect(tasks.get('39')?.title).toBe('Phân tích dữ liệu dân cư phục vụ cho vay');
    expect(tasks.get('41')?.coordinating).toEqual([]);
  });

  test('joins what page breaks tore, in the task and in the units', async () => {
    const tasks = byKey(await read('000'));
    expect(tasks.get('26')?.title).toContain(
      'mở tài khoản ngân hàng thông qua định danh điện tử sử dụng ứng dụng Vn-eID, đăng ký thuê bao chính chủ – Rà soát thực trạng',
    );
    expect(tasks.get('35')?.coordinating.map(({ name }) => name)).toContain(
      'Bộ Giao thông vận tải',
    );
    const torn = [...tasks.values()].filter(({ marks }) => marks.includes('rejoined'));
    expect(torn.map(({ no }) => no)).toEqual(['26', '35']);
  });

  test('understands the six rows that lost a column, and hands them to a person', async () => {
    const { tasks } = await read('000');
    const shifted = tasks.filter(({ review }) => review.includes('cells-shifted'));
    expect(
      shifted.map(({ no, title, leads, coordinating }) => [
        no,
        title.slice(0, 22),
        leads[0]?.name,
        coordinating.length,
      ]),
    ).toEqual([
      ['50', 'Số hóa 100% dữ liệu hộ', 'Bộ Tư pháp', 0],
      ['51', 'Đăng ký biến động về q', 'Bộ Thông tin và Truyền thông', 0],
      ['52', 'Chỉ đạo các nhà mạng t', 'Bộ Thông tin và Truyền thông', 0],
      ['53', 'Tiếp tục thực hiện cấp', 'Bộ Giao thông vận tải', 0],
      ['54', 'Làm sạch 100% dữ liệu ', 'Ngân hàng Nhà nước Việt Nam', 0],
      ['55', 'Triển khai số hóa dữ l', shifted[5]?.leads[0]?.name, 0],
    ]);
    expect(tasks.find(({ no }) => no === '33')?.review).toContain('subtask-missing');
  });
});

describe.skipIf(skipDocuments)('document 002', () => {
  test('gives its 44 tasks, numbered where their numbers were lost or cut', async () => {
    const { tasks } = await read('002');
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
    const { tasks } = await read('002');
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
    const { document } = await read('002');
    expect(document).toMatchObject({ number: '2303/BC-TCTTKĐA', signedOn: '2024-10-09' });
    expect(document.name).toBe(
      'Báo cáo tình hình, kết quả triển khai Đề án 06/CP tháng 9/2024 và nhiệm vụ trọng tâm tháng 10/2024',
    );
  });

  test('takes the past deadlines of what is late as they are, and doubts those that contradict', async () => {
    const { tasks } = await read('002');
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
    const task = byKey(await read('002')).get('B-II-26');
    expect(task?.note).toBe(
      'Vấn đề chính: Chỉ thị 04/CT-TTg ngày 11/02/2024\nTháng 6/2024 chuyển sang',
    );
    expect(task?.status).toBe('Hiện đang dự thảo danh mục các tiêu chuẩn cần ban hành');
  });
});

describe.skipIf(skipDocuments)('document 003', () => {
  test('gives its 72 tasks in three sections', async () => {
    const { tasks } = await read('003');
    const numbers = (section: string) =>
      tasks.filter((task) => task.section === section).map(({ no }) => no);
    expect(['A', 'B', 'C'].map((section) => numbers(section).length)).toEqual([18, 46, 8]);
    expect(numbers('B')).toEqual(Array.from({ length: 46 }, (_, index) => String(index + 1)));
  });

  test('reads issuer, number and date from the letterhead', async () => {
    const { document, missing } = await read('003');
    expect(missing).toEqual([]);
    expect(document).toMatchObject({ key: 'TTg-05-CT-TTg-2023', signedOn: '2023-02-23' });
    expect(document.name).toMatch(/^Chỉ thị tiếp tục đẩy mạnh triển khai đề án phát triển/);
  });

  test('joins wrapped lines, and takes a blank cell for none', async () => {
    const tasks = byKey(await read('003'));
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
    const { places, line } = byKey(await read('003')).get('A-1') ?? {};
    expect(line).toBe(504);
    expect(places?.title).toMatchObject({ table: 3, row: 3, column: 2, line: 506 });
  });
});

const all = ['000', '001', '002', '003', '004'];

describe.skipIf(skipDocuments)('all five documents', () => {
  test('have not more than one row in four in review', async () => {
    for (const number of all) {
      const { tasks } = await read(number);
      const doubtful = tasks.filter(({ review }) => review.length > 0);
      expect(doubtful.length * 4, number).toBeLessThanOrEqual(tasks.length);
    }
  });

  test('leave no tag, star or line break in any field but the note', async () => {
    for (const number of all) {
      for (const task of (await read(number)).tasks) {
        const { note, ...rest } = JSON.parse(toJsonLine(task)) as Record<string, unknown>;
        expect(JSON.stringify(rest)).not.toMatch(/<|\\n|\*/);
        expect(String(note)).not.toMatch(/<|\*/);
      }
    }
  });

  test('leave nothing of their tables out', async () => {
    for (const number of all) expect((await read(number)).leftOut).toEqual([]);
  });

  test('give a place for every field that has words', async () => {
    for (const number of all) {
      for (const task of (await read(number)).tasks) {
        const words = {
          title: task.title,
          deadline: task.deadline.phrase,
          status: task.status,
          note: task.note,
          deliverable: task.deliverable,
          leads: task.leads.map(({ name }) => name).join(),
          coordinating: task.coordinating.map(({ name }) => name).join(),
        };
        for (const [field, text] of Object.entries(words)) {
          const place = task.places[field as keyof typeof words];
          expect(place !== null, `${number} ${task.rowKey} ${field}`).toBe(text !== '');
        }
      }
    }
  });

  test('are each read in well under a second', async () => {
    for (const number of all) {
      const bytes = documentBytes(number);
      const spent = cpuSince();
      await readDirective(bytes, number);
      expect(spent()).toBeLessThan(500);
    }
  });
});
