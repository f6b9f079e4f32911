/** The reasons of the review queue in the words a coordinator reads. */
import type { BothLanguages } from './unreadable.js';

const texts: Readonly<Record<string, BothLanguages>> = {
  'title-missing': { vi: 'Thiếu nội dung nhiệm vụ', en: 'The task has no title' },
  'lead-missing': { vi: 'Thiếu cơ quan chủ trì', en: 'No lead unit is named' },
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
  'joint-leads': {
    vi: 'Nhiều cơ quan cùng chủ trì; cơ quan ghi đầu tiên chịu trách nhiệm chính',
    en: 'Several units lead; the first one named is accountable',
  },
  group: { vi: 'Giao cho một nhóm cơ quan', en: 'A group of units is named' },
  'comma-missing-after': {
    vi: 'Thiếu dấu phẩy sau tên cơ quan, đã tách thành hai',
    en: 'The comma behind a unit is missing; two units were read',
  },
  'continuation-with-deadline': {
    vi: 'Dòng không có số thứ tự nhưng có thời hạn riêng; có thể là một nhiệm vụ khác',
    en: 'A row without a number has its own deadline; it may be another task',
  },
  'deadline-blank': { vi: 'Không ghi thời hạn', en: 'No deadline is given' },
  'deadline-unread': { vi: 'Chưa hiểu cách ghi thời hạn', en: 'The deadline was not understood' },
  'deadline-impossible-date': {
    vi: 'Thời hạn ghi ngày giờ không có thật',
    en: 'The deadline names a date or hour that does not exist',
  },
  'deadline-year-missing': {
    vi: 'Thời hạn không ghi năm và văn bản không cho biết năm',
    en: 'The deadline has no year, nor has the document',
  },
  'deadline-year-assumed': {
    vi: 'Thời hạn không ghi năm; lấy năm của văn bản',
    en: 'The deadline has no year; that of the document was taken',
  },
  'deadline-before-assignment': {
    vi: 'Thời hạn trước ngày ban hành văn bản',
    en: 'The deadline lies before the date of the document',
  },
};

/** A reason, or a mark, may carry what it is about: `unknown-unit: Hội Nông dân`. */
export const reviewText = (reason: string): BothLanguages => {
  const [id = '', ...rest] = reason.split(': ');
  const text = texts[id];
  if (text === undefined) return { vi: reason, en: reason };
  const about = rest.length === 0 ? '' : `: ${rest.join(': ')}`;
  return { vi: `${text.vi}${about}`, en: `${text.en}${about}` };
};
