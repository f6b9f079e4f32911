import { describe, expect, test } from 'vitest';
import { proseDuties } from '../../../domain/document/prose.js';
import { isReportHeading } from '../../../domain/document/reporting.js';
import { reviewText } from '../../../domain/document/review.js';
import { context, duties, leadsOf, read, sourceOf, timeOf } from './prose-source.js';

describe('plans set out in lines', () => {
  test('give lead, helpers and time below the work', () => {
    const tasks = duties(
      'II. NHIỆM VỤ',
      '1. Rà soát văn bản về dữ liệu.',
      '- Cơ quan chủ trì: Sở Tư pháp.',
      '- Cơ quan phối hợp: Công an tỉnh, Sở Nội vụ.',
      '- Sản phẩm: Báo cáo.',
      '- Thời gian hoàn thành: Tháng 9/2024.',
    );
    expect(
      tasks.map((task) => [task.section, task.no, task.title, leadsOf(task), timeOf(task)]),
    ).toEqual([['II', '1', 'Rà soát văn bản về dữ liệu', 'Sở Tư pháp', 'date 2024-09-30']]);
    expect(tasks[0]?.coordinating.map(({ name }) => name)).toEqual(['Công an tỉnh', 'Sở Nội vụ']);
    const { places } = tasks[0] ?? expect.fail();
    expect(Object.entries(places).map(([field, place]) => [field, place?.line])).toEqual([
      ['title', 2],
      ['leads', 3],
      ['coordinating', 4],
      ['deadline', 6],
      ['status', undefined],
      ['note', undefined],
      ['deliverable', undefined],
    ]);
  });

  test('may give them behind the time, or all in one line', () => {
    expect(
      read(
        '1. Xây dựng kế hoạch (hoàn thành trước 30/9/2024)',
        'a) Đơn vị chủ trì: Sở Y tế',
        '2. Tổ chức tập huấn.',
        'Đơn vị thực hiện: Công an tỉnh; đơn vị phối hợp: Sở Nội vụ; thời gian: quý IV/2024.',
        '3. Số hóa hồ sơ.',
        'Cơ quan chủ trì: Sở Tư pháp.',
        'Thời hạn: trước 30/9/2024.',
      ),
    ).toEqual([
      [1, 'Sở Y tế', 'date 2024-09-29', 'Xây dựng kế hoạch (hoàn thành trước 30/9/2024)'],
      [3, 'Công an tỉnh', 'date 2024-12-31', 'Tổ chức tập huấn'],
      [5, 'Sở Tư pháp', 'date 2024-09-29', 'Số hóa hồ sơ'],
    ]);
  });

  test('whose units nobody knows say so', () => {
    const [task] = duties(
      '1. Số hóa hồ sơ trước 30/9/2024.',
      '- Cơ quan chủ trì: Hội Mẫu.',
      '- Cơ quan chủ trì: Sở Y tế.',
      '- Cơ quan phối hợp: Hội Khác.',
      '- Đơn vị phối hợp: .',
    );
    expect(task?.review).toEqual(['from-prose', 'unknown-unit: Hội Mẫu', 'unknown-unit: Hội Khác']);
    expect(task?.confidence).toMatchObject({ leads: 0.5, coordinating: 0.5 });
  });
});

describe('places and keys', () => {
  test('are as far as the text numbers them, apart from those of the tables', () => {
    expect(
      duties(
        'Điều 2. Giao Sở Y tế rà soát trước ngày 15/9/2024.',
        'PHỤ LỤC II',
        'A. Nhóm một',
        'I. Sở Y tế',
        '1. Làm trước 30/9/2024',
        '1.1. Báo cáo trước 30/9/2024; tổng kết trước 30/10/2024',
        'a) Gửi trước 30/9/2024',
      ).map(({ section, no, rowKey }) => [section, no, rowKey]),
    ).toEqual([
      ['', 'Điều 2', 'LV-Dieu-2'],
      ['Phụ lục II, A, I', '1', 'PL-II-LV-A-I-1'],
      ['Phụ lục II, A, I, 1', '1.1', 'PL-II-LV-A-I-1-1-1'],
      ['Phụ lục II, A, I, 1', '1.1', 'PL-II-LV-A-I-1-1-1-2'],
      ['Phụ lục II, A, I, 1, 1.1', 'a', 'PL-II-LV-A-I-1-1-1-a'],
    ]);
  });

  test('count paragraphs where the file has no lines', () => {
    const source = sourceOf(['Kế hoạch', 'Bộ Y tế rà soát trước 30/9/2024.']);
    const blocks = source.blocks.map((block) => ({ ...block, line: null }));
    const [task] = proseDuties({ ...source, blocks }, context);
    expect(task?.line).toBe(2);
    expect(task?.places.title?.line).toBeNull();
  });
});

test('the reason for looking at it reads in both languages', () => {
  const { vi, en } = reviewText('from-prose');
  expect(vi).toContain('ngoài bảng');
  expect(en).toContain('outside the tables');
});

test('a heading that is long is no heading of a report', () => {
  expect(isReportHeading('Kết quả thực hiện nhiệm vụ')).toBe(true);
  expect(isReportHeading('KHÓ KHĂN, VƯỚNG MẮC')).toBe(true);
  expect(isReportHeading(`Kết quả ${'rà soát '.repeat(20)}`)).toBe(false);
  expect(isReportHeading('Nhiệm vụ, giải pháp')).toBe(false);
});
