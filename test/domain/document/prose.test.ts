import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import type { ProposedTask } from '../../../domain/document/proposal.js';
import { proseDuties } from '../../../domain/document/prose.js';
import { isReportHeading } from '../../../domain/document/reporting.js';
import { reviewText } from '../../../domain/document/review.js';
import { sourceOf } from './prose-source.js';

const context = { document: 'D', assignedOn: '2024-08-01' as CivilDate, documentYear: 2024 };
const duties = (...lines: string[]): ProposedTask[] => proseDuties(sourceOf(lines), context);

const leadsOf = ({ leads }: ProposedTask): string => leads.map(({ name }) => name).join('; ');
const timeOf = ({ deadline }: ProposedTask): string =>
  `${deadline.kind} ${deadline.due ?? deadline.earliest ?? ''}`.trim();

/** Line, who, by when, what. */
const read = (...lines: string[]) =>
  duties(...lines).map((task) => [task.line, leadsOf(task), timeOf(task), task.title]);

test('a spelling that an earlier review explained names its unit', () => {
  const lines = ['1. Rà soát dữ liệu trước ngày 10/9/2024.', '- Cơ quan chủ trì: Hội Lạ.'];
  const leads = (spelling: string) =>
    proseDuties(sourceOf(lines), context, [{ spelling, code: 'G01' }]).map(leadsOf);
  expect(leads('Hội Lạ')).toEqual(['Bộ Công an']);
  expect(leads('Hội Khác')).toEqual(['Hội Lạ']);
});

test('a sentence that gives a unit work by a day is offered with all that it says', () => {
  const [task, ...others] = duties(
    'III. PHÂN CÔNG',
    '2. Công an tỉnh',
    '- Chủ trì, phối hợp với Sở Y tế rà soát dữ liệu,',
    'gửi kết quả trước ngày 10/9/2024.',
  );
  expect(others).toEqual([]);
  expect(task).toEqual({
    document: 'D',
    section: 'III, 2',
    no: '',
    title: 'Chủ trì, phối hợp với Sở Y tế rà soát dữ liệu, gửi kết quả trước ngày 10/9/2024',
    leads: [{ code: 'X-cong-an-tinh', name: 'Công an tỉnh', asWritten: 'Công an tỉnh' }],
    coordinating: [{ code: 'X-so-y-te', name: 'Sở Y tế', asWritten: 'Sở Y tế' }],
    deadline: expect.objectContaining({ phrase: 'trước ngày 10/9/2024', due: '2024-09-09' }),
    status: '',
    note: '',
    deliverable: '',
    urgency: 'normal',
    review: ['from-prose'],
    marks: ['lead-from-section'],
    places: {
      title: { sheet: null, table: null, row: null, column: null, line: 3 },
      leads: { sheet: null, table: null, row: null, column: null, line: 2 },
      coordinating: { sheet: null, table: null, row: null, column: null, line: 3 },
      deadline: { sheet: null, table: null, row: null, column: null, line: 4 },
      status: null,
      note: null,
      deliverable: null,
    },
    confidence: {
      title: 0.8,
      leads: 0.7,
      coordinating: 0.7,
      deadline: 0.8,
      status: 1,
      note: 1,
      deliverable: 1,
    },
    rowKey: 'LV-III-2',
    line: 3,
  });
});

describe('the one who is to do it', () => {
  test('is named by the heading, until the sentence or another heading names somebody else', () => {
    expect(
      read(
        '3. Bộ Công an',
        '- Rà soát dữ liệu trong tháng 9/2024.',
        '- Giao Bộ Y tế ban hành hướng dẫn trong tháng 10/2024. Báo cáo trong tháng 11/2024.',
        '- Kiểm tra trong tháng 12/2024.',
        '4. Sở Y tế số hóa hồ sơ trong tháng 9/2024.',
        '- Kết nối hệ thống trong tháng 10/2024.',
      ).map(([line, who]) => [line, who]),
    ).toEqual([
      [2, 'Bộ Công an'],
      [3, 'Bộ Y tế'],
      [3, 'Bộ Y tế'],
      [4, 'Bộ Công an'],
      [5, 'Sở Y tế'],
      [6, 'Sở Y tế'],
    ]);
  });

  test('may change from clause to clause', () => {
    expect(
      read(
        'Giao Bộ Tài chính rà soát trước ngày 20/9/2024; giao Bộ Y tế ban hành trước 30/9/2024; hoàn thiện phần mềm trước 15/10/2024; Bộ Nội vụ đã hoàn thành trước 15/7/2024.',
      ),
    ).toEqual([
      [1, 'Bộ Tài chính', 'date 2024-09-19', 'Giao Bộ Tài chính rà soát trước ngày 20/9/2024'],
      [1, 'Bộ Y tế', 'date 2024-09-29', 'giao Bộ Y tế ban hành trước 30/9/2024'],
      [1, 'Bộ Y tế', 'date 2024-10-14', 'hoàn thiện phần mềm trước 15/10/2024'],
    ]);
  });

  test('may be called on once, before the list', () => {
    const list = ['- Rà soát trong tháng 9/2024.', '- Báo cáo trước ngày 25 hằng tháng.'];
    expect(read('Thủ tướng Chính phủ yêu cầu các bộ, ngành, địa phương:', ...list)).toEqual([
      [2, 'Các bộ, ngành, địa phương', 'date 2024-09-30', 'Rà soát trong tháng 9/2024'],
      [3, 'Các bộ, ngành, địa phương', 'periodic', 'Báo cáo trước ngày 25 hằng tháng'],
    ]);
    expect(read('Các bộ, ngành, địa phương:', ...list)).toHaveLength(2);
    expect(
      read('Thực hiện Quyết định số 06/QĐ-TTg, Bộ Công an xây dựng Kế hoạch:', ...list),
    ).toEqual([]);
  });

  test('may be asked in the midst of a sentence that speaks to nobody else', () => {
    expect(
      read('4. Triển khai nhiệm vụ, đề nghị Bộ Y tế lập kế hoạch trong tháng 9/2024.')[0]?.[1],
    ).toBe('Bộ Y tế');
  });

  test('or else there is no duty', () => {
    expect(read('1. Tích hợp các dịch vụ công trong năm 2024.')).toEqual([]);
    expect(read('Nơi nhận:', '- Bộ Y tế;', '- Lưu trước 30/9/2024.')).toEqual([]);
  });
});

describe('the time', () => {
  test('may stand in a sentence of its own, for all since the last', () => {
    expect(
      read(
        '1. Bộ Y tế rà soát danh mục. Chuẩn hóa mã số. Thời gian hoàn thành trong tháng 9 năm 2024.',
        'Kết nối hệ thống.',
        'Cấp mã cho cơ sở y tế.',
        'Hoàn thành xong trong tháng 10 năm 2024.',
      ),
    ).toEqual([
      [1, 'Bộ Y tế', 'date 2024-09-30', 'Bộ Y tế rà soát danh mục. Chuẩn hóa mã số'],
      [3, 'Bộ Y tế', 'date 2024-10-31', 'Cấp mã cho cơ sở y tế'],
    ]);
  });

  test('of its own speaks for the one that was named last', () => {
    expect(
      read('1. Bộ Y tế rà soát danh mục. Bộ Nội vụ chuẩn hóa. Thời gian hoàn thành: 30/9/2024.'),
    ).toEqual([[1, 'Bộ Nội vụ', 'date 2024-09-30', 'Bộ Nội vụ chuẩn hóa']]);
  });

  test('of its own outweighs what was said in passing', () => {
    expect(
      read(
        '1. Bộ Y tế đưa điện đến các bản sử dụng trong năm 2024. Thời gian hoàn thành trong tháng 12 năm 2024.',
        '2. Bộ Y tế chi trả, triển khai thường xuyên. Thời gian thực hiện từ tháng 9 năm 2024.',
        '3. Bộ Y tế thay sổ giấy từ ngày 01/01/2024. Thời gian hoàn thành trong tháng 9 năm 2024.',
        '4. Bộ Y tế báo cáo trong tháng 8 năm 2024. Thời gian hoàn thành trong tháng 9 năm 2024.',
      ).map(([line, , time]) => [line, time]),
    ).toEqual([
      [1, 'date 2024-12-31'],
      [2, 'start 2024-09-01'],
      [3, 'date 2024-09-30'],
      [4, 'date 2024-08-31'],
      [4, 'date 2024-09-30'],
    ]);
  });

  test('of two makes two duties, and two readings of one duty', () => {
    expect(
      read('1. Bộ Y tế thí điểm từ tháng 9/2024, hoàn thành trong tháng 12/2024; tổng kết sau đó.'),
    ).toEqual([
      [
        1,
        'Bộ Y tế',
        'start 2024-09-01',
        'Bộ Y tế thí điểm từ tháng 9/2024, hoàn thành trong tháng 12/2024',
      ],
      [
        1,
        'Bộ Y tế',
        'date 2024-12-31',
        'Bộ Y tế thí điểm từ tháng 9/2024, hoàn thành trong tháng 12/2024',
      ],
    ]);
  });

  test('of its own with nothing to speak for is no duty', () => {
    expect(read('1. Bộ Y tế', 'Thời gian hoàn thành trong tháng 9/2024.')).toEqual([]);
    expect(read('Thời gian hoàn thành trong tháng 9/2024.')).toEqual([]);
  });

  test('of a very long text of duties is said of the last of them', () => {
    const long = 'Rà soát, chuẩn hóa dữ liệu về y tế. '.repeat(150);
    const [task] = duties(
      `1. Bộ Y tế làm việc. ${long}Kết nối. Thời gian hoàn thành trong tháng 9/2024.`,
    );
    expect(task?.title).toBe('Kết nối');
  });

  test('that a listing names again and again is offered a dozen times at most', () => {
    const days = Array.from({ length: 20 }, (_, day) => `trước ngày ${day + 1}/10/2024`).join(', ');
    expect(duties(`Bộ Y tế báo cáo ${days}.`)).toHaveLength(12);
  });

  test('in doubt lowers the confidence and is put before a person', () => {
    const [task] = duties('Bộ Y tế rà soát trước ngày 31/9/2024.');
    expect(task?.review).toEqual(['from-prose', 'deadline-impossible-date']);
    expect(task?.confidence.deadline).toBe(0.5);
    expect(task?.confidence.leads).toBe(0.8);
  });
});

describe('what is no duty', () => {
  test('work without a time, and dates of what is cited', () => {
    expect(
      read(
        '1. Bộ Y tế',
        '- Rà soát theo Quyết định số 06/QĐ-TTg ngày 06/01/2022.',
        '- Bảo đảm kinh phí thường xuyên của Bộ.',
        '- Thực hiện Chương trình đến năm 2025, định hướng đến năm 2030.',
      ),
    ).toEqual([]);
  });

  test('what was done', () => {
    expect(
      read(
        '1. Bộ Y tế đã hoàn thành trong tháng 7/2024.',
        '2. Trong tháng 7/2024, Bộ Y tế đã cấp 3 triệu sổ. Hoàn thành trong tháng 7/2024.',
        '3. Đến nay, Bộ Y tế số hóa xong trong tháng 7/2024.',
      ),
    ).toEqual([]);
  });

  test('what a part that reports says, down to the next part', () => {
    expect(
      read(
        'II. KẾT QUẢ THỰC HIỆN',
        '1. Bộ Y tế',
        '- Hoàn thành số hóa trong tháng 7/2024.',
        '2. Tồn tại, hạn chế: Bộ Y tế hoàn thành trong tháng 8/2024.',
        'III. NHIỆM VỤ',
        '1. Bộ Y tế hoàn thành số hóa trong tháng 9/2024.',
        '2. Tồn tại và giải pháp: Bộ Y tế hoàn thành trong tháng 10/2024.',
        '3. Kết quả gửi về Bộ Công an. Bộ Y tế hoàn thành trong tháng 11/2024.',
      ).map(([line]) => line),
    ).toEqual([6, 7, 8]);
  });
});

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
