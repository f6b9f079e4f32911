/** What was understood of a row beyond its own words, in the words a coordinator reads. */
import { toldIn } from './told.js';
import type { BothLanguages } from './unreadable.js';

const texts: Readonly<Record<string, BothLanguages>> = {
  'from-prose': {
    vi: 'Lấy từ lời văn ngoài bảng',
    en: 'Taken from the text outside the tables',
  },
  rejoined: {
    vi: 'Dòng bị ngắt trang, đã nối lại',
    en: 'Torn by a page break and joined again',
  },
  'lead-inherited': { vi: 'Chủ trì lấy theo dòng', en: 'The lead is that of row' },
  'lead-from-section': {
    vi: 'Chủ trì lấy theo tiêu đề của mục',
    en: 'The lead is the unit the section is headed by',
  },
  'task-inherited': { vi: 'Nhiệm vụ chung lấy theo dòng', en: 'The parent task is that of row' },
  'subtask-inherited': {
    vi: 'Phần việc lấy theo dòng',
    en: 'The share of the task is that of row',
  },
  'deadline-inherited': { vi: 'Thời hạn lấy theo dòng', en: 'The deadline is that of row' },
  'coordinating-inherited': {
    vi: 'Phối hợp lấy theo dòng',
    en: 'The coordinating units are those of row',
  },
  'deliverable-inherited': {
    vi: 'Sản phẩm lấy theo dòng',
    en: 'The deliverable is that of row',
  },
  'deadline-ticked': {
    vi: 'Thời hạn đọc từ các ô đánh dấu theo tháng, quý',
    en: 'The deadline is read from ticks under months or quarters',
  },
  'coordinators-share': {
    vi: 'Phần việc của cơ quan phối hợp trong nhiệm vụ chung',
    en: 'The coordinating unit’s share of the parent task',
  },
  'number-restored': {
    vi: 'Số thứ tự bị mất hoặc in thiếu, đã đếm theo vị trí',
    en: 'The number was lost or cut in print, and counted by position',
  },
  under: { vi: 'Thuộc nhóm', en: 'One of the tasks under' },
  'number-shared': {
    vi: 'Nhiều dòng chung một số thứ tự',
    en: 'Several rows share one number',
  },
  'section-restored': {
    vi: 'Tiêu đề mục bị mất, suy ra từ mục kế tiếp',
    en: 'The heading of the section was lost; told by the one that follows',
  },
  'joint-leads': {
    vi: 'Nhiều cơ quan cùng chủ trì; cơ quan ghi đầu tiên chịu trách nhiệm chính',
    en: 'Several units lead; the first one named is accountable',
  },
  group: { vi: 'Giao cho một nhóm cơ quan', en: 'Given to a group of units' },
  'comma-missing-after': {
    vi: 'Thiếu dấu phẩy sau tên cơ quan, đã tách thành hai',
    en: 'The comma behind a unit is missing; two units were read',
  },
  'opens-with-coordination': {
    vi: 'Nội dung mở đầu bằng “phối hợp”, nhưng đơn vị được giao chủ trì',
    en: 'The text opens with “phối hợp” (together with), yet the unit leads',
  },
  'deadline-passed': {
    vi: 'Thời hạn đã qua khi ban hành; văn bản liệt kê việc chậm',
    en: 'Past when the document was signed; it lists what is late',
  },
};

/** A mark may carry what it is about: `lead-inherited: 20`. */
export const markText = (mark: string): BothLanguages => toldIn(texts, mark);

export const markIds: readonly string[] = Object.keys(texts);
