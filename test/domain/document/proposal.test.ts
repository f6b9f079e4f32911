import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { layOut } from '../../../domain/document/layout.js';
import { proposeTasks, taskLine, toJsonLine } from '../../../domain/document/proposal.js';
import { tabbed } from '../../support/sources.js';

const header = [
  ...['TT', 'Nhiệm vụ', 'Cấp độ', 'Cơ quan thực hiện', 'Cơ quan phối hợp', 'Thời gian thực hiện'],
  ...['Sản phẩm', 'Độ khẩn', 'Kết quả thực hiện', 'Ghi chú'],
];

const undated = { assignedOn: null, documentYear: 2022 };

const proposeUnder = (context: Parameters<typeof proposeTasks>[2], ...rows: string[][]) => {
  const layout = layOut(tabbed(header, ...rows));
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  return proposeTasks(layout.rows, 'x-01234567', context);
};
const propose = (...rows: string[][]) => proposeUnder(undated, ...rows);

const at = (column: number) => ({ sheet: null, table: 1, row: 2, column, line: 2 });

test('a spelling that an earlier review explained names its unit', () => {
  const row = ['1', 'Việc', '', 'Hội Lạ', 'Bộ Y tế, hội lạ', 'Năm 2022', '', '', '', ''];
  const layout = layOut(tabbed(header, row));
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  const aliases = [{ spelling: 'Hội Lạ', code: 'G01' }];
  const [task] = proposeTasks(layout.rows, 'x-01234567', undated, aliases);
  expect(task?.leads).toEqual([{ code: 'G01', name: 'Bộ Công an', asWritten: 'Hội Lạ' }]);
  expect(task?.coordinating.map(({ name }) => name)).toEqual(['Bộ Y tế']);
  expect(task?.review).not.toContain('unknown-unit: Hội Lạ');
});

describe('a proposed task', () => {
  const whole = [
    '1',
    'Nối dữ liệu',
    '4',
    'Bộ Công an phối hợp Bộ Y tế',
    'Bộ Y tế, EVN',
    'Tháng 3/2022',
  ];
  const [task] = propose([...whole, 'Báo cáo', 'Hỏa tốc', 'Đang triển khai', 'xem công văn']);

  test('has exactly the public keys, in their order', () => {
    expect(task && JSON.parse(toJsonLine(task))).toEqual({
      document: 'x-01234567',
      section: '',
      no: '1',
      title: 'Nối dữ liệu',
      leads: ['Bộ Công an'],
      coordinating: ['Bộ Y tế', 'Tập đoàn Điện lực Việt Nam'],
      deadline: {
        phrase: 'Tháng 3/2022',
        kind: 'date',
        due: '2022-03-31',
        earliest: '2022-03-01',
        latest: '2022-03-31',
        rule: 'month',
      },
      status: 'Đang triển khai',
      note: 'Cấp độ: 4\nxem công văn',
      deliverable: 'Báo cáo',
      review: [],
      source: {
        title: at(2),
        leads: at(4),
        coordinating: at(5),
        deadline: at(6),
        status: at(9),
        note: at(10),
        deliverable: at(7),
      },
      confidence: {
        // "Nối dữ liệu" alone is too short to say that the column holds tasks.
        title: 0.8,
        leads: 1,
        coordinating: 1,
        deadline: 1,
        status: 1,
        note: 0.95,
        deliverable: 0.95,
      },
    });
    expect(task && Object.keys(taskLine(task))).toEqual([
      ...['document', 'section', 'no', 'title', 'leads', 'coordinating', 'deadline'],
      ...['status', 'note', 'deliverable', 'review', 'source', 'confidence'],
    ]);
  });

  test('keeps inside what the log needs: codes, urgency, row key and line', () => {
    expect(task).toMatchObject({
      leads: [{ code: 'G01' }],
      coordinating: [{ code: 'G18' }, { code: 'X-tap-doan-dien-luc-viet-nam' }],
      urgency: 'express',
      rowKey: '1',
      line: 2,
    });
  });

  test('only "hỏa tốc" is express', () => {
    const urgencies = ['Hỏa tốc', 'HOẢ TỐC', 'Thượng khẩn', 'Khẩn', ''].map(
      (cell) => propose([...whole, '', cell, '', ''])[0]?.urgency,
    );
    expect(urgencies).toEqual(['express', 'express', 'normal', 'normal', 'normal']);
  });

  test('says everything that is in doubt about it, and is unsure of just that', () => {
    const [doubtful] = propose(['2', '', '', '', 'Hội Nông dân', 'Tháng 9', '', '', '', '']);
    expect(doubtful?.review).toEqual([
      'title-missing',
      'lead-missing',
      'unknown-unit: Hội Nông dân',
      'deadline-year-assumed',
    ]);
    expect(doubtful?.confidence).toMatchObject({
      title: 0.5,
      leads: 0.5,
      coordinating: 0.5,
      deadline: 0.5,
      deliverable: 1,
    });
    expect(doubtful?.places).toMatchObject({ title: null, leads: null, coordinating: at(5) });
  });
});

const row = (no: string, given: Partial<Record<string, string>>): string[] => [
  ...[no, given['task'] ?? 'Nối dữ liệu', '', given['lead'] ?? 'Bộ Công an'],
  ...[given['coordinating'] ?? '', given['deadline'] ?? 'Tháng 3/2022', '', '', '', ''],
];

describe('places', () => {
  test('coordinating units from the cell of the lead stand there', () => {
    const [task] = propose(row('1', { lead: 'Bộ Công an phối hợp Bộ Y tế' }));
    expect(task?.places).toMatchObject({ leads: at(4), coordinating: at(4) });
  });

  test('a note made of a column without a role stands in that column', () => {
    const [task] = propose(['1', 'Nối', '4', 'Bộ Công an', '', 'Tháng 3/2022', '', '', '', '']);
    expect(task?.places).toMatchObject({ note: at(3), status: null });
  });
});

describe('units on lines of their own', () => {
  const leads = (lead: string) => propose(row('1', { lead }))[0]?.leads.map(({ name }) => name);

  test('are several, while a name that was only wrapped is one', () => {
    expect(leads('Bộ Công an\nBộ Y tế')).toEqual(['Bộ Công an', 'Bộ Y tế']);
    expect(leads('- Bộ Công an\n- Bộ Y tế')).toEqual(['Bộ Công an', 'Bộ Y tế']);
    expect(leads('Bộ Kế hoạch\nvà Đầu tư')).toEqual(['Bộ Kế hoạch và Đầu tư']);
    expect(leads('Bộ Công an,\nBộ Lao động - Thương binh\nvà Xã hội')).toEqual([
      'Bộ Công an',
      'Bộ Lao động - Thương binh và Xã hội',
    ]);
  });
});

describe('what is understood needs no decision', () => {
  test('joint leads, groups and duties that open with "phối hợp" are marked', () => {
    const [joint, group, together] = propose(
      row('1', { lead: 'Bộ Công an, Bộ Y tế' }),
      row('2', { lead: 'Các bộ, ngành, địa phương' }),
      row('3', { task: 'Phối hợp Ngân hàng Nhà nước ứng dụng thông tin dân cư' }),
    );
    expect([joint?.marks, joint?.review]).toEqual([['joint-leads'], []]);
    expect([group?.marks, group?.review]).toEqual([['group: Các bộ, ngành, địa phương'], []]);
    expect([together?.marks, together?.review]).toEqual([['opens-with-coordination'], []]);
  });
});

describe('units only the text names', () => {
  const text =
    'Bộ Y tế, Bộ Công an chủ trì, phối hợp với Bộ Tài chính, Bộ Lao động - Thương binh và Xã hội và Văn phòng Chính phủ hướng dẫn mô hình';

  test('are proposed and doubted, where no cell names any', () => {
    const [task] = propose(row('1', { task: text, lead: 'Bộ Y tế, Bộ Công an' }));
    const names = ['Bộ Tài chính', 'Bộ Lao động - Thương binh và Xã hội', 'Văn phòng Chính phủ'];
    expect(task?.coordinating.map(({ name }) => name)).toEqual(names);
    expect(task?.review).toEqual([`coordinating-from-text: ${names.join(', ')}`]);
    expect(task?.places.coordinating).toEqual(at(2));
  });

  test('are left alone where a cell does, or the text names nobody', () => {
    const [cell] = propose(row('1', { task: text, coordinating: 'Bộ Tư pháp' }));
    expect(cell?.coordinating.map(({ name }) => name)).toEqual(['Bộ Tư pháp']);
    const vague = 'Bộ Y tế chủ trì, phối hợp với các đơn vị nào đó hướng dẫn mô hình';
    expect(propose(row('1', { task: vague }))[0]?.coordinating).toEqual([]);
  });
});

describe('deadlines', () => {
  test('two in one cell, each a line of its own, are doubted', () => {
    const [task] = propose(row('1', { deadline: 'Tháng 3/2022\nTháng 6/2022' }));
    expect(task?.review).toContain('two-deadlines');
  });

  test('before the date of the document are slips where they are few', () => {
    const context = { assignedOn: '2022-04-10' as CivilDate, documentYear: 2022 };
    const tasks = proposeUnder(
      context,
      row('1', {}),
      row('2', { deadline: 'Tháng 5/2022' }),
      row('3', { deadline: 'Tháng 6/2022' }),
    );
    expect(tasks.map(({ review }) => review)).toEqual([['deadline-before-assignment'], [], []]);
  });

  test('and by nature so where most of a document lists what is late', () => {
    const context = { assignedOn: '2022-10-09' as CivilDate, documentYear: 2022 };
    const tasks = proposeUnder(
      context,
      row('1', {}),
      row('2', { deadline: 'Tháng 5/2022' }),
      row('3', { deadline: 'Tháng 12/2022' }),
    );
    expect(tasks.map(({ review }) => review)).toEqual([[], [], []]);
    expect(tasks.map(({ marks }) => marks)).toEqual([['deadline-passed'], ['deadline-passed'], []]);
    expect(tasks[0]?.confidence.deadline).toBe(1);
  });
});
