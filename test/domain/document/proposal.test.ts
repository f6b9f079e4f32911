import { describe, expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { proposeTasks, taskLine, toJsonLine } from '../../../domain/document/proposal.js';

const header = [
  ...['TT', 'Nhiệm vụ', 'Cấp độ', 'Cơ quan thực hiện', 'Cơ quan phối hợp', 'Thời gian thực hiện'],
  ...['Sản phẩm', 'Độ khẩn', 'Kết quả thực hiện', 'Ghi chú'],
];

const propose = (...rows: string[][]) => {
  const cells = [header, ...rows];
  const layout = layOut(cells.map((row, index) => ({ line: index + 1, cells: row })));
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  return proposeTasks(layout.rows, 'x-01234567', { assignedOn: null, documentYear: 2022 });
};

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
    });
    expect(task && Object.keys(taskLine(task))).toEqual([
      ...['document', 'section', 'no', 'title', 'leads', 'coordinating', 'deadline'],
      ...['status', 'note', 'deliverable', 'review'],
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

  test('says everything that is in doubt about it', () => {
    const [doubtful] = propose(['2', '', '', '', 'Hội Nông dân', 'Tháng 9', '', '', '', '']);
    expect(doubtful?.review).toEqual([
      'title-missing',
      'lead-missing',
      'unknown-unit: Hội Nông dân',
      'deadline-year-assumed',
    ]);
  });
});
