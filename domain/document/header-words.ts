/** What the words of a column's header say it holds. */
import { foldName } from '../unit/folding.js';

export const columnRoles = [
  'number',
  'task',
  /** What each coordinating unit does within the task of the row, or of a row above. */
  'subtask',
  'lead',
  'coordinating',
  'deadline',
  /** A quarter or month, ticked where the task is due in it. */
  'period',
  'deliverable',
  'status',
  'urgency',
  'remark',
  /** Kept in the note, under its header. */
  'other',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

const unit =
  '(?:(?:cac )?(?:bo )?(?:co quan|don vi|bo nganh|bo|nganh|dia phuong|so nganh|co quan don vi|don vi co quan|bo nganh dia phuong|to chuc|ca nhan|bo phan)(?: ca nhan| co quan| don vi| dia phuong)?)';
const work =
  '(?:nhiem vu|noi dung|cong viec|thu tuc hanh chinh|thu tuc|dau viec|giai phap|hoat dong)';
const aboutWork =
  '(?:ten|cac|danh muc|nhom|cu the|duoc giao|giao|can|phai|thuc hien|trong tam|chu yeu|trien khai|ket luan|chi dao|yeu cau|chi tieu|muc tieu|va|cua de an|theo ke hoach|chinh)';

/** Whole headers after folding; a sentence in a task's cell must not pass for one. */
const exact: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:tt|stt|so tt|so thu tu|thu tu|so stt)$/],
  [
    'subtask',
    new RegExp(
      `^(?:${work} (?:cua |cu the cua )?(?:tung|moi) ${unit}(?: ${unit})*|${work} phoi hop|${work} (?:cua )?${unit} phoi hop)$`,
    ),
  ],
  ['task', new RegExp(`^(?:(?:${aboutWork}|${work}) )*${work}(?: (?:${aboutWork}|${work}))*$`)],
  [
    'lead',
    new RegExp(
      `^(?:${unit} )?(?:chu tri|chu tri thuc hien|thuc hien|to chuc thuc hien|chiu trach nhiem|duoc giao|duoc giao chu tri|dau moi)(?: thuc hien| chinh)?$`,
    ),
  ],
  [
    'coordinating',
    new RegExp(`^(?:${unit} )?(?:(?:cung )?phoi hop|tham gia)(?: thuc hien| phoi hop)?$`),
  ],
  // When a task was given or really done is no deadline, nor is a start, whatever stands over it.
  [
    'other',
    /^(?:(?:thoi gian|thoi diem|thoi han|ngay|ket qua)(?: thuc hien| hoan thanh| ket thuc)? )?thuc te(?: hoan thanh| thuc hien)?$/,
  ],
  [
    'other',
    /^(?:thoi gian|thoi diem|ngay) (?:giao|nhan)(?: viec| nhiem vu| van ban)?$|^tuan(?: thu)?$/,
  ],
  [
    'other',
    /^(?:(?:thoi gian|thoi diem|thoi han|ngay|moc) )?(?:thuc hien )?(?:bat dau|khoi dong|tu|tu ngay)(?: thuc hien| trien khai)?$/,
  ],
  [
    'deadline',
    /^(?:(?:thoi gian|thoi diem|thoi han|ngay|moc) )?(?:thuc hien )?(?:ket thuc)(?: thuc hien)?$|^(?:thoi gian|thoi han)(?: thuc hien)? (?:den|den ngay)$/,
  ],
  [
    'deadline',
    /^(?:thoi gian|thoi han|han|han chot|moc thoi gian|ngay)(?: (?:thuc hien|hoan thanh|trinh|bao cao|du kien|duoc giao|phai|can|xong))*$|^deadline$/,
  ],
  [
    'deliverable',
    /^(?:san pham|ket qua san pham|san pham ket qua|ket qua dau ra|dau ra)(?: (?:dau ra|hoan thanh|du kien|cu the|can dat))*$/,
  ],
  [
    'status',
    /^(?:ket qua|tinh hinh|tinh trang|trang thai|tien do)(?: (?:thuc hien|trien khai|xu ly|hien nay|den nay))*$/,
  ],
  ['urgency', /^(?:do|muc do) khan$/],
  ['remark', /^(?:ghi chu|luu y)$/],
];

/** Words that point to a role within a header nobody has met before. */
const loose: readonly (readonly [ColumnRole, RegExp])[] = [
  ['coordinating', /(?:^| )phoi hop(?: |$)/],
  ['lead', /(?:^| )chu tri(?: |$)/],
  ['deadline', /(?:^| )(?:thoi gian|thoi han|han hoan thanh)(?: |$)/],
  ['deliverable', /(?:^| )(?:san pham|dau ra)(?: |$)/],
  ['remark', /(?:^| )ghi chu(?: |$)/],
  ['status', /(?:^| )(?:ket qua|tinh hinh|tien do|tinh trang)(?: |$)/],
  ['task', /(?:^| )(?:nhiem vu|cong viec)(?: |$)/],
];

export type HeaderReading = { readonly role: ColumnRole; readonly exact: boolean };

const longestHeader = 80;

export const readHeader = (header: string): HeaderReading | null => {
  if (header.length > longestHeader) return null;
  const folded = foldName(header);
  const whole = exact.find(([, pattern]) => pattern.test(folded));
  if (whole !== undefined) return { role: whole[0], exact: true };
  const part = loose.find(([, pattern]) => pattern.test(folded));
  return part === undefined ? null : { role: part[0], exact: false };
};

/** `(1) (2) (3)` or `A B 1 2`, which some annexes print under their header. */
export const isColumnIndex = (cells: readonly string[]): boolean => {
  const marks = cells.map((cell) => cell.replace(/[()[\]\s]/g, ''));
  const letters = marks.filter((mark, index) => mark === 'ABC'[index]).length;
  const figures = marks.slice(letters);
  return (
    marks.length > 2 &&
    figures.length > 0 &&
    figures.every((mark, index) => mark === String(index + 1))
  );
};
