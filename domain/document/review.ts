/** The reasons of the review queue in the words a coordinator reads. */
import type { BothLanguages } from './unreadable.js';

const texts: Readonly<Record<string, BothLanguages>> = {
  'from-prose': {
    vi: 'Lấy từ câu văn ngoài bảng; cần xem có đúng là nhiệm vụ không',
    en: 'Taken from a sentence outside the tables; say whether it is meant to be a task',
  },
  'title-missing': { vi: 'Thiếu nội dung nhiệm vụ', en: 'The task has no title' },
  'lead-missing': { vi: 'Thiếu cơ quan chủ trì', en: 'No lead unit is named' },
  'unknown-unit': { vi: 'Cơ quan chưa có trong danh bạ', en: 'The unit is not in the register' },
  'unit-spelling-repaired': {
    vi: 'Tên cơ quan có lỗi chính tả, đã đọc theo tên gần nhất',
    en: 'The name of a unit is misspelt; the nearest name was taken',
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
export const reviewText = (reason: string): BothLanguages => {
  const [id = '', ...rest] = reason.split(': ');
  const text = texts[id];
  if (text === undefined) return { vi: reason, en: reason };
  const about = rest.length === 0 ? '' : `: ${rest.join(': ')}`;
  return { vi: `${text.vi}${about}`, en: `${text.en}${about}` };
};
