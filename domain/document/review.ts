/** The reasons of the review queue in the words a coordinator reads. */
import { toldIn } from './told.js';
import type { BothLanguages } from './unreadable.js';

const texts: Readonly<Record<string, BothLanguages>> = {
  'from-prose': {
    vi: 'Lấy từ câu văn ngoài bảng; cần xem có đúng là nhiệm vụ không',
    en: 'Taken from a sentence outside the tables; say whether it is meant to be a task',
  },
  'title-missing': { vi: 'Thiếu nội dung nhiệm vụ', en: 'The task has no title' },
  'lead-missing': { vi: 'Thiếu cơ quan chủ trì', en: 'No lead unit is named' },
  'lead-blank': {
    vi: 'Để trống cơ quan chủ trì; tạm lấy theo dòng',
    en: 'The lead is blank; taken for now from row',
  },
  'task-blank': {
    vi: 'Để trống nội dung nhiệm vụ; tạm lấy theo dòng',
    en: 'The task is blank; taken for now from row',
  },
  'subtask-missing': {
    vi: 'Không ghi phần việc của cơ quan phối hợp',
    en: 'What the coordinating unit is to do is not given',
  },
  'cells-shifted': {
    vi: 'Nội dung nằm lệch cột; đã xếp lại theo cách hiểu',
    en: 'Cells stand in the wrong columns; they were put where they seem to belong',
  },
  'number-unread': {
    vi: 'Ô số thứ tự chứa chữ; có thể dòng bị lệch cột',
    en: 'The number cell holds words; the row may have lost a cell',
  },
  'columns-guessed': {
    vi: 'Bảng không có tiêu đề; các cột được đoán theo nội dung',
    en: 'The table has no header; its columns were told by their content',
  },
  'columns-by-spaces': {
    vi: 'Các cột chỉ cách nhau bằng dấu cách nên có thể chia sai',
    en: 'Only blanks part the columns, so they may have been cut wrongly',
  },
  'read-from-pdf': {
    vi: 'Đọc từ lớp chữ của PDF, không có ô bảng; cần đối chiếu với bản gốc',
    en: 'Read from the text layer of a PDF, which has no cells; compare with the original',
  },
  'row-hidden': {
    vi: 'Dòng bị ẩn trong tệp; cần xác nhận có giao nhiệm vụ này không',
    en: 'The row is hidden in the file; say whether it is meant to be a task',
  },
  'text-between-rows': {
    vi: 'Có đoạn chữ nằm giữa các dòng của bảng, sau dòng này',
    en: 'Text stands between the rows of the table, behind this one',
  },
  'coordinating-from-text': {
    vi: 'Cơ quan phối hợp chỉ nêu trong nội dung nhiệm vụ',
    en: 'Only the text of the task names the coordinating units',
  },
  'two-tasks': {
    vi: 'Một dòng có hai việc; có thể tách thành hai nhiệm vụ',
    en: 'The row holds two duties; it may be two tasks',
  },
  'two-deadlines': {
    vi: 'Một ô ghi nhiều thời hạn; có thể gồm nhiều nhiệm vụ',
    en: 'One cell gives several deadlines; the row may hold several tasks',
  },
  'deadline-in-text': {
    vi: 'Ô thời hạn không cho biết ngày, nhưng nội dung nhiệm vụ có ghi',
    en: 'The deadline cell gives no date, but the text of the task does',
  },
  'deadline-other-column': {
    vi: 'Cột khác cũng ghi thời hạn, là ngày khác',
    en: 'Another column gives a deadline too, on another day',
  },
  'deadline-contradicts-text': {
    vi: 'Thời hạn khác với thời hạn nêu trong nội dung nhiệm vụ',
    en: 'The deadline differs from the one in the text of the task',
  },
  'deadline-contradicts-note': {
    vi: 'Thời hạn không khớp với ghi chú',
    en: 'The deadline does not agree with the note',
  },
  'deadline-chosen-twice': {
    vi: 'Các dòng được gộp đã chọn những ngày đến hạn khác nhau; cần chọn một',
    en: 'Different days were chosen in the rows that were merged; choose one',
  },
  'unknown-unit': { vi: 'Cơ quan chưa có trong danh bạ', en: 'The unit is not in the register' },
  'unit-spelling-repaired': {
    vi: 'Tên cơ quan có lỗi chính tả, đã đọc theo tên gần nhất',
    en: 'The name of a unit is misspelt; the nearest name was taken',
  },
  'unit-ended': {
    vi: 'Cơ quan đã kết thúc hoạt động trước ngày ban hành văn bản',
    en: 'The unit had ended before the document was signed',
  },
  'unit-role-unclear': {
    vi: 'Không rõ cơ quan này chủ trì hay phối hợp; tạm đọc là phối hợp',
    en: 'Whether this unit leads or helps is unclear; it was read as helping',
  },
  'continuation-with-deadline': {
    vi: 'Dòng không có số thứ tự nhưng có thời hạn riêng; có thể là một nhiệm vụ khác',
    en: 'A row without a number has its own deadline; it may be another task',
  },
  'deadline-blank': { vi: 'Không ghi thời hạn', en: 'No deadline is given' },
  'deadline-unread': { vi: 'Chưa hiểu cách ghi thời hạn', en: 'The deadline was not understood' },
  'deadline-damaged': {
    vi: 'Chữ ghi thời hạn bị lỗi do quét; đã sửa để đọc',
    en: 'The words of the deadline were damaged in scanning; they were repaired to be read',
  },
  'deadline-two-readings': {
    vi: 'Thời hạn có hơn một cách hiểu; cần chọn một',
    en: 'The deadline can be read in more than one way; choose one',
  },
  'deadline-impossible-date': {
    vi: 'Thời hạn ghi ngày giờ không có thật',
    en: 'The deadline names a date or hour that does not exist',
  },
  'deadline-ends-before-start': {
    vi: 'Thời hạn kết thúc trước khi bắt đầu',
    en: 'The deadline ends before it starts',
  },
  'deadline-year-missing': {
    vi: 'Thời hạn không ghi năm và văn bản không cho biết năm',
    en: 'The deadline has no year, nor has the document',
  },
  'deadline-year-assumed': {
    vi: 'Thời hạn không ghi năm; lấy năm của văn bản',
    en: 'The deadline has no year; that of the document was taken',
  },
  'deadline-base-unknown': {
    vi: 'Thời hạn tính từ một ngày chưa biết',
    en: 'The deadline is counted from a day that is not known',
  },
  'deadline-base-assumed': {
    vi: 'Thời hạn không nói tính từ ngày nào; lấy ngày ban hành văn bản',
    en: 'The deadline does not say from which day it counts; that of the document was taken',
  },
  'deadline-before-assignment': {
    vi: 'Thời hạn trước ngày ban hành văn bản',
    en: 'The deadline lies before the date of the document',
  },
  'alternative-before-includes': {
    vi: 'Tính cả ngày đứng sau chữ “trước”',
    en: 'With the day that “trước” names',
  },
  'alternative-before-excludes': {
    vi: 'Không tính ngày đứng sau chữ “trước”',
    en: 'Without the day that “trước” names',
  },
  'alternative-other-date': {
    vi: 'Ngày khác được ghi trong ô',
    en: 'Another date that the cell gives',
  },
  'alternative-in-text': {
    vi: 'Ngày nêu trong nội dung nhiệm vụ',
    en: 'The date in the text of the task',
  },
  'alternative-other-column': { vi: 'Ngày ghi ở cột khác', en: 'The date in another column' },
  'alternative-in-note': { vi: 'Ngày nêu trong ghi chú', en: 'The date in the note' },
  'alternative-chosen': {
    vi: 'Ngày đã chọn ở một dòng được gộp',
    en: 'The day chosen in one of the merged rows',
  },
  'alternative-month-first': {
    vi: 'Đọc số trước là tháng, số sau là ngày',
    en: 'The first figure read as the month, the second as the day',
  },
  'alternative-end-of-month': { vi: 'Ngày cuối của tháng đó', en: 'The last day of that month' },
  'alternative-next-year': {
    vi: 'Năm liền sau năm của văn bản',
    en: 'The year after that of the document',
  },
  'alternative-from-assignment': {
    vi: 'Tính từ ngày ban hành văn bản',
    en: 'Counted from the date of the document',
  },
  'alternative-not-rolled': {
    vi: 'Giữ ngày nghỉ, không chuyển sang ngày làm việc tiếp theo',
    en: 'On the day off itself, without moving to the next working day',
  },
};

/** A reason may carry what it is about: `unknown-unit: Hội Nông dân`. */
export const reviewText = (reason: string): BothLanguages => toldIn(texts, reason);
