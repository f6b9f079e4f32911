import { describe, expect, test } from 'vitest';
import { skipDocuments } from '../support/documents.js';
import { expectDoubts, expectPlainFields, expectRows, expectTitles } from './clear-rows.js';
import { doubts000, expected000, inheritedLeads000, shares000, titles000 } from './fixtures/000.js';
import { byKey, mustRead, rowOf } from './reading.js';

describe.skipIf(skipDocuments)('document 000', () => {
  test('gives its 55 tasks, each clear one as a person reads it', async () => {
    const { tasks } = await mustRead('000');
    expectRows(tasks, expected000, doubts000);
    expectTitles(tasks, titles000);
    expectPlainFields(tasks);
  });

  test('says of each of the 20 rows without a lead where its lead stands', async () => {
    const { tasks } = await mustRead('000');
    const marked = tasks.flatMap(({ no, marks }) =>
      marks.flatMap((mark) => {
        const [id, above] = mark.split(': ');
        return id === 'lead-inherited' && above !== undefined ? [[no, above]] : [];
      }),
    );
    expect(marked).toHaveLength(20);
    expect(Object.fromEntries(marked)).toEqual(inheritedLeads000);
  });

  test('understands the six shifted rows, and leaves them to a person', async () => {
    const { tasks } = await mustRead('000');
    expect(tasks.slice(49).map(rowOf)).toEqual(expected000.slice(49));
    expectDoubts(tasks, doubts000);
  });

  test('marks the rows whose title has the share of the coordinating unit', async () => {
    const { tasks } = await mustRead('000');
    const marked = tasks.filter(({ marks }) => marks.includes('coordinators-share'));
    const typed = Object.entries(shares000).filter(([, share]) => share !== '');
    expect(marked.map(({ no }) => no)).toEqual(typed.map(([no]) => no));
  });

  test('has no letterhead, so everything is asked for', async () => {
    const { document, missing } = await mustRead('000');
    expect(missing).toEqual(['issuer', 'number', 'signed']);
    expect(document.key).toMatch(/^x-[0-9a-f]{8}$/);
  });
});

describe.skipIf(skipDocuments)('document 000, in detail', () => {
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
    const { tasks } = await mustRead('000');
    expect(tasks.map(({ no }) => no)).toEqual(
      Array.from({ length: 55 }, (_, index) => String(index + 1)),
    );
  });

  test('gives the rows under a common task its lead, and its words before their own', async () => {
    const tasks = byKey(await mustRead('000'));
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
    const tasks = byKey(await mustRead('000'));
    expect(tasks.get('39')?.title).toBe('Phân tích dữ liệu dân cư phục vụ cho vay');
    expect(tasks.get('41')?.coordinating).toEqual([]);
  });

  test('joins what page breaks tore, in the task and in the units', async () => {
    const tasks = byKey(await mustRead('000'));
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
    const { tasks } = await mustRead('000');
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
