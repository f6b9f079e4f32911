/** Which column of an annex holds what, told by the words of its header. */
import { foldName } from '../unit/folding.js';

export type ColumnRole =
  | 'number'
  | 'task'
  | 'lead'
  | 'coordinating'
  | 'deadline'
  | 'deliverable'
  | 'status'
  | 'urgency'
  | 'remark'
  | 'other';

export type Column = { readonly role: ColumnRole; readonly header: string };

const unit = '(?:co quan|don vi|co quan don vi|bo nganh|don vi co quan)';

/** Whole headers after folding; a sentence in a task's cell must not pass for one. */
const headers: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:tt|stt|so tt|so thu tu)$/],
  [
    'task',
    /^(?:ten |noi dung |cac )*(?:nhiem vu|cong viec|thu tuc hanh chinh|noi dung)(?: giai phap| duoc giao| cu the| thuc hien| cong viec| trong tam)*$/,
  ],
  ['lead', new RegExp(`^(?:${unit} )?(?:chu tri|thuc hien|chu tri thuc hien)$`)],
  ['coordinating', new RegExp(`^(?:${unit} )?phoi hop(?: thuc hien)?$`)],
  ['deadline', /^(?:thoi gian|thoi han|han)(?: thuc hien| hoan thanh)?$/],
  [
    'deliverable',
    /^(?:san pham|ket qua san pham|san pham ket qua)(?: dau ra| hoan thanh| du kien)?$/,
  ],
  ['status', /^(?:ket qua thuc hien|tinh trang|trang thai)(?: thuc hien)?$/],
  ['urgency', /^(?:do|muc do) khan$/],
  ['remark', /^ghi chu$/],
];

const roleOf = (header: string): ColumnRole => {
  const folded = foldName(header);
  return headers.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other';
};

/**
 * The columns of a header row, or null when the row is none: a header names the task's column and at
 * least one more. Of two columns with one role the first has it.
 */
export const columnsOf = (cells: readonly string[]): readonly Column[] | null => {
  const seen = new Set<ColumnRole>();
  const columns = cells.map((header): Column => {
    const role = roleOf(header);
    const taken = role !== 'other' && seen.has(role);
    seen.add(role);
    return { role: taken ? 'other' : role, header };
  });
  seen.delete('other');
  return seen.has('task') && seen.size > 1 ? columns : null;
};
