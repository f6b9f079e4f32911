/** Annexes as offices make them beyond the five documents: what a careful reader makes of their rows. */
import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { plannedYearOf, readHeading } from '../../../domain/document/heading.js';
import { type ProposedTask, proposeTasks } from '../../../domain/document/proposal.js';
import type { SourceBlock } from '../../../domain/document/source.js';
import { type MadeCell, source, table } from '../../support/sources.js';
import { readRows } from './laid-out.js';

const down = (text: string, rows: number) => ({ text, down: rows });
const across = (text: string, columns: number) => ({ text, across: columns });
const told = ({ no, title, leads, coordinating, deadline, review }: ProposedTask) => ({
  ...{ no, title, due: deadline.due, review },
  leads: leads.map(({ name }) => name),
  helping: coordinating.map(({ name }) => name),
});
const tasksOf = (...blocks: SourceBlock[]) =>
  proposeTasks(readRows(source(blocks)), 'K', {
    assignedOn: '2024-06-05' as CivilDate,
    documentYear: 2024,
  }).map(told);
const tasksIn = (...rows: MadeCell[][]) => tasksOf(table(rows));
type Told = Omit<ReturnType<typeof told>, 'due'> & { readonly due: string | null };
const task = (given: Partial<Told>): Told => ({
  ...{ no: '1', title: 'Rà soát các quy định', due: null, review: [] },
  ...{ leads: ['Bộ Y tế'], helping: [], ...given },
});

describe('a header', () => {
  test('in three lines heads no task, and its lowest line says what a column holds', () => {
    const read = tasksIn(
      [down('TT', 3), down('Tên nhiệm vụ', 3), across('Phân công', 2), across('Thời gian', 2)],
      [down('Chủ trì', 2), down('Phối hợp', 2), across('Năm 2025', 2)],
      ['Bắt đầu', 'Hoàn thành'],
      ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Bộ Công an', 'Tháng 2', 'Tháng 12'],
    );
    // The header gives the year, and so nothing is assumed.
    expect(read).toEqual([task({ helping: ['Bộ Công an'], due: '2025-12-31' })]);
  });

  test('may leave blank what its first line has said, and number its columns', () => {
    const read = tasksIn(
      ['TT', 'Nhiệm vụ', 'Chủ trì', across('Thời gian hoàn thành', 2)],
      ['', '', '', 'Dự kiến', 'Thực tế'],
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
      ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Tháng 8/2024', '10/7/2024'],
    );
    // When it was really done is no deadline.
    expect(read).toEqual([task({ due: '2024-08-31' })]);
  });

  test('may number its columns with letters first', () => {
    const read = tasksIn(
      ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      ['A', 'B', '1', '2'],
      ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Tháng 8/2024'],
    );
    expect(read).toEqual([task({ due: '2024-08-31' })]);
  });

  test('may put quarters in one word under a title', () => {
    const read = tasksIn(
      [down('TT', 2), down('Nhiệm vụ', 2), down('Chủ trì', 2), across('Thời gian năm 2024', 4)],
      ['Q.I', 'Q.II', 'Q.III', 'Q.IV'],
      ['1', 'Rà soát các quy định', 'Bộ Y tế', '', '', 'x', ''],
    );
    expect(read).toEqual([task({ due: '2024-09-30' })]);
  });

  test('names a column by all its lines where the lowest alone would mislead', () => {
    const read = tasksIn(
      ['TT', 'Nhiệm vụ', across('Cơ quan thực hiện', 2), across('Thời hạn', 2), 'Ghi chú'],
      ['', '', 'Chủ trì', 'Tham gia', 'Được giao', 'Hoàn thành', ''],
      ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Bộ Công an', '15/8/2024', '14/8/2024', ''],
      ['2', 'Rà soát các quy định', 'Bộ Y tế', '', 'Quý IV/2024', '', ''],
      ['Tổng', '', '', '', '', '', '1/2 hoàn thành'],
    );
    const review = ['deadline-other-column: 14/8/2024'];
    expect(read).toEqual([
      task({ helping: ['Bộ Công an'], due: '2024-08-15', review }),
      task({ no: '2', due: '2024-12-31' }),
    ]);
  });

  test('may be of those who keep a list of their own', () => {
    const read = tasksIn(
      ['Tuần', 'Nhiệm vụ', 'Chủ trì', 'Deadline'],
      ['T1', 'Rà soát các quy định', 'Bộ Y tế', '05/7/2024'],
    );
    expect(read).toEqual([task({ due: '2024-07-05' })]);
  });

  test('is one too where words only point to who leads, and who follows up leads nothing', () => {
    const read = tasksIn(
      ['TT', 'Nhiệm vụ, chỉ số', 'Cơ quan theo dõi, đánh giá', 'Cơ quan chủ trì, báo cáo', 'Hạn'],
      ['1', 'Rà soát các quy định', 'Bộ Công an', 'Bộ Y tế', 'Quý III/2024'],
    );
    expect(read).toEqual([task({ due: '2024-09-30' })]);
  });

  test('with a cell that reaches to the end of the table ends where the tasks begin', () => {
    const read = tasksIn(
      ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn', down('Ghi chú', 4)],
      ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Tháng 8/2024'],
    );
    expect(read).toEqual([task({ due: '2024-08-31' })]);
  });
});

describe('two columns with deadlines', () => {
  const header = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn', 'Thời hạn điều chỉnh'];

  test('that differ leave the choice to a person', () => {
    const row = ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Quý III/2024', 'Quý IV/2024'];
    expect(tasksIn(header, row)).toEqual([
      task({ due: '2024-09-30', review: ['deadline-other-column: Quý IV/2024'] }),
    ]);
  });

  test('that agree, or one of them blank, leave none', () => {
    const agreeing = ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Quý III/2024', '30/9/2024'];
    const blank = ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Quý III/2024', ''];
    expect(tasksIn(header, agreeing)).toEqual([task({ due: '2024-09-30' })]);
    expect(tasksIn(header, blank)).toEqual([task({ due: '2024-09-30' })]);
  });

  test('one of which says when the task was given are one deadline', () => {
    const given = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian giao', 'Ngày hoàn thành'];
    const row = ['1', 'Rà soát các quy định', 'Bộ Y tế', '05/6/2024', '30/9/2024'];
    expect(tasksIn(given, row)).toEqual([task({ due: '2024-09-30' })]);
  });
});

test('stages in lines of their own are stages', () => {
  const read = tasksIn(
    ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
    ['1', 'Rà soát các quy định', 'Bộ Y tế', 'Dự thảo: tháng 7/2024\nTrình: tháng 9/2024'],
  );
  expect(read).toEqual([task({ due: '2024-09-30' })]);
});

describe('a blank lead', () => {
  const header = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'];

  test('of 1.1 and 1.2 is that of 1', () => {
    const read = tasksIn(
      header,
      ['1', 'Triển khai bệnh án điện tử', 'Bộ Y tế', 'Năm 2024'],
      ['1.1', 'Bệnh viện hạng I', '', 'Quý III/2024'],
      ['1.2', 'Bệnh viện hạng II', '', 'Quý IV/2024'],
    );
    expect(read.map(({ leads, review }) => [leads, review])).toEqual([
      [['Bộ Y tế'], []],
      [['Bộ Y tế'], []],
      [['Bộ Y tế'], []],
    ]);
  });

  test('behind a lead of its own under the same number is for a person to say', () => {
    const read = tasksIn(
      header,
      ['1', 'Triển khai bệnh án điện tử', 'Bộ Y tế', 'Năm 2024'],
      ['1.1', 'Bệnh viện của quân đội', 'Bộ Quốc phòng', 'Quý III/2024'],
      ['1.2', 'Bệnh viện hạng II', '', 'Quý IV/2024'],
    );
    expect(read[2]?.review).toEqual(['lead-blank: 1.1']);
  });
});

describe('rows under one number', () => {
  test('with a dash for it are tasks of their own, led as the number is', () => {
    const read = tasksIn(
      ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      ['1', 'Số hóa hồ sơ đất đai', 'Bộ Y tế', '31/12/2024'],
      ['-', 'Thành phố Thái Nguyên', '', '30/6/2024'],
      ['-', 'Các huyện còn lại', '', '30/11/2024'],
    );
    expect(read).toEqual([
      task({ title: 'Số hóa hồ sơ đất đai', due: '2024-12-31' }),
      task({ title: 'Thành phố Thái Nguyên', due: '2024-06-30' }),
      task({ title: 'Các huyện còn lại', due: '2024-11-30' }),
    ]);
  });

  test('keep their units where the task reaches down over them', () => {
    const read = tasksIn(
      ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn'],
      [down('1', 2), down('Rà soát các quy định', 2), down('Bộ Y tế', 2), '', '15/6/2024'],
      ['Các bệnh viện tuyến cuối', '31/7/2024'],
    );
    expect(read[1]).toEqual(
      task({
        helping: ['Các bệnh viện tuyến cuối'],
        due: '2024-07-31',
        review: ['unknown-unit: Các bệnh viện tuyến cuối'],
      }),
    );
  });
});

describe('the year a document is for', () => {
  test('is the one its name gives', () => {
    expect(plannedYearOf('Kế hoạch chuyển đổi số năm 2025')).toBe(2025);
    expect(plannedYearOf('Phân công nhiệm vụ quý III/2024')).toBe(2024);
    expect(plannedYearOf('Chương trình công tác tháng 7/2024')).toBe(2024);
    expect(plannedYearOf('Chương trình công tác 6 tháng cuối năm 2024')).toBe(2024);
  });

  test('is none where the name reaches over several, or up to one', () => {
    for (const name of [
      'Kế hoạch giai đoạn 2022 - 2025',
      'Kế hoạch tổng kết năm 2024, nhiệm vụ năm 2025',
      'Chiến lược đến năm 2030',
      'Kế hoạch triển khai Đề án 06',
      null,
    ]) {
      expect(plannedYearOf(name)).toBeNull();
    }
  });
});

describe('a letterhead', () => {
  test('is not the title of the document above its number, nor a rule its name', () => {
    const lines = ['CHƯƠNG TRÌNH CÔNG TÁC THÁNG 7', 'Số: 88/CTr-BYT', '-------'];
    expect(readHeading(lines).issuer?.name).toBe('Bộ Y tế');
    expect(readHeading(['-------', 'PHỤ LỤC PHÂN CÔNG']).name).toBe('PHỤ LỤC PHÂN CÔNG');
  });
});
