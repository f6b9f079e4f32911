/**
 * A directive of our own for the first start: a plan that connects shared registers, with deadlines
 * around the present moment so that every state of a task is there to be seen. The board that signs
 * it is invented; the units it names are those of the register.
 */
import { addDays, partsOf } from '../domain/calendar/civil-date.js';
import { civilDateOf } from '../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../domain/calendar/messages.js';
import { type SampleSection, sampleSections } from './sample-tasks.js';

export type SampleDirective = { readonly fileName: string; readonly text: string };

/** Signed this long ago: time enough for some of its tasks to have run late. */
const ageDays = 75;

/** Days below 10 and the months 1 and 2 carry a zero in official documents. */
const dateLine = (date: CivilDate): string => {
  const { year, month, day } = partsOf(date);
  const padded = (number: number, below: number): string =>
    number < below ? `0${number}` : String(number);
  return `Hà Nội, ngày ${padded(day, 10)} tháng ${padded(month, 3)} năm ${year}`;
};

const header = [
  'TT',
  'Nhiệm vụ',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Thời gian thực hiện',
  'Sản phẩm',
  'Độ khẩn',
];
const marks = ['I', 'II', 'III'];

const line = (...cells: string[]): string => cells.join('\t');

const sectionLines = (section: SampleSection, index: number): string[] => [
  line(marks[index] ?? '', section.title, '', '', '', '', ''),
  ...section.rows.map((row, position) =>
    line(
      String(position + 1),
      row.task,
      row.lead,
      row.coordinating ?? '',
      row.deadline,
      row.deliverable ?? '',
      row.urgency ?? '',
    ),
  ),
];

const preamble = (signedOn: CivilDate): string[] => [
  'BAN ĐIỀU PHỐI MẪU',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  '',
  'Số: 12/KH-BĐPM',
  dateLine(signedOn),
  '',
  'KẾ HOẠCH',
  'Nối các kho dữ liệu dùng chung để người dân chỉ phải khai một lần',
  '',
  'Đây là văn bản mẫu để làm quen với Dondoc; Ban Điều phối mẫu không phải là cơ quan có thật.',
  'Ban Điều phối mẫu phân công các nhiệm vụ dưới đây. Cơ quan ghi đầu tiên chịu trách nhiệm chính; nơi nào vướng mắc xin báo sớm để cùng tháo gỡ, không đợi đến hạn.',
  '',
  'PHỤ LỤC',
  'DANH MỤC NHIỆM VỤ',
  '',
];

export const sampleDirective = (now: Instant): SampleDirective => {
  const today = civilDateOf(now);
  const lines = [
    ...preamble(addDays(today, -ageDays)),
    line(...header),
    ...sampleSections(now).flatMap(sectionLines),
  ];
  return { fileName: `ke-hoach-mau-${today}.tsv`, text: `${lines.join('\n')}\n` };
};
