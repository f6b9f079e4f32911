/** Why a file cannot be read, where it goes wrong, and what the person can do about it. */
import { placeWords } from './place-words.js';

export const unreadableReasons = [
  'not-found',
  'not-a-file',
  'too-large',
  'empty',
  'binary',
  'utf-16',
  'not-utf-8',
  'nul-bytes',
  'unknown-format',
  'encrypted',
  'macros',
  'broken',
  'embedded-document',
  'entities',
  'unpacked-too-large',
  'too-many-parts',
  'too-deep',
  'too-many-table-cells',
  'too-many-columns',
  'too-slow',
  'too-heavy',
  'needs-libreoffice',
  'not-converted',
  'scanned-pdf',
  'too-spread',
  'too-many-cells',
  'too-many-lines',
  'cell-too-long',
  'broken-quote',
  'no-table',
  'no-task-column',
  'ragged-row',
  'row-without-number',
  'no-tasks',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

export type BothLanguages = { readonly vi: string; readonly en: string };

/** Numbers are counted from one; null where the fault has no such place. */
export type Place = {
  readonly file: string;
  /** A file within the file: office formats are zips of many. */
  readonly part: string | null;
  readonly sheet: string | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly line: number | null;
  readonly cell: number | null;
};

export type Unreadable = {
  readonly outcome: 'unreadable';
  readonly reason: UnreadableReason;
  readonly place: Place;
  readonly message: BothLanguages;
};

/** A fault as the pure layers find it, before the file's name is known. */
export type Fault = {
  readonly reason: UnreadableReason;
  readonly part?: string;
  readonly sheet?: string;
  readonly table?: number;
  readonly row?: number;
  readonly line?: number;
  readonly cell?: number;
  /** What was found, to be shown in the message. */
  readonly found?: string;
  readonly expected?: string;
};

const saveAsUtf8: BothLanguages = {
  vi: 'Hãy lưu lại tệp ở dạng văn bản, mã UTF-8, rồi nhập lại.',
  en: 'Save the file as text in UTF-8 and import it again.',
};

type FileReason =
  | 'not-found'
  | 'not-a-file'
  | 'too-large'
  | 'empty'
  | 'binary'
  | 'utf-16'
  | 'not-utf-8'
  | 'nul-bytes';

const fileSentences = (found: string, expected: string): Record<FileReason, BothLanguages> => ({
  'not-found': { vi: 'Không tìm thấy tệp.', en: 'There is no such file.' },
  'not-a-file': {
    vi: `Không đọc được: ${found}.`,
    en: `It cannot be read: ${found}.`,
  },
  'too-large': {
    vi: `Tệp có ${found}, vượt giới hạn ${expected}. Hãy tách phụ lục thành các tệp nhỏ hơn.`,
    en: `The file has ${found}; the limit is ${expected}. Split the annex into smaller files.`,
  },
  empty: { vi: 'Tệp không có nội dung.', en: 'The file has no content.' },
  binary: {
    vi: `Tệp này là ${found}, không phải văn bản. Hãy xuất phụ lục ra văn bản phân cách bằng tab (.txt, .tsv), mã UTF-8.`,
    en: `This is ${found}, not text. Export the annex as tab-separated text (.txt, .tsv) in UTF-8.`,
  },
  'utf-16': {
    vi: `Tệp dùng mã UTF-16. ${saveAsUtf8.vi}`,
    en: `The file is encoded in UTF-16. ${saveAsUtf8.en}`,
  },
  'not-utf-8': {
    vi: `Byte ${found} không thuộc mã UTF-8; có thể tệp dùng Windows-1258 hoặc mã cũ (TCVN3, VNI). ${saveAsUtf8.vi}`,
    en: `Byte ${found} is not UTF-8; the file may be in Windows-1258 or an older encoding (TCVN3, VNI). ${saveAsUtf8.en}`,
  },
  'nul-bytes': {
    vi: `Tệp chứa byte rỗng (NUL), có thể đã bị hỏng. ${saveAsUtf8.vi}`,
    en: `The file contains NUL bytes and may be damaged. ${saveAsUtf8.en}`,
  },
});

type FormatReason =
  | 'unknown-format'
  | 'encrypted'
  | 'macros'
  | 'broken'
  | 'embedded-document'
  | 'entities'
  | 'needs-libreoffice'
  | 'not-converted'
  | 'scanned-pdf';

const formatSentences = (found: string): Record<FormatReason, BothLanguages> => ({
  'unknown-format': {
    vi: `Tệp này là ${found}, Dondoc không đọc được. Hãy lưu phụ lục ở dạng .docx, .xlsx, .html, .csv hoặc văn bản (.txt, .md).`,
    en: `This is ${found}, which Dondoc does not read. Save the annex as .docx, .xlsx, .html, .csv or text (.txt, .md).`,
  },
  encrypted: {
    vi: 'Tệp được bảo vệ bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu rồi lưu lại.',
    en: 'The file is protected by a password. Open it, remove the password and save it again.',
  },
  macros: {
    vi: 'Tệp có macro, Dondoc không nhận. Hãy lưu lại ở dạng không có macro (.docx, .xlsx).',
    en: 'The file has macros, which Dondoc does not take. Save it in a form without them (.docx, .xlsx).',
  },
  broken: {
    vi: `Tệp bị hỏng (${found}). Hãy mở bằng chương trình đã tạo ra tệp, lưu lại rồi nhập lại.`,
    en: `The file is damaged (${found}). Open it in the program that made it, save it and import it again.`,
  },
  'embedded-document': {
    vi: 'Tệp chứa nguyên một tệp khác chưa được trộn vào nội dung. Hãy mở bằng Word, lưu lại rồi nhập lại.',
    en: 'The file holds another whole file that was never merged into its text. Open it in Word, save it and import it again.',
  },
  entities: {
    vi: 'Tệp khai báo thực thể XML (DTD), Dondoc không nhận. Hãy mở bằng Word hoặc Excel rồi lưu lại.',
    en: 'The file declares XML entities (a DTD), which Dondoc does not take. Open it in Word or Excel and save it again.',
  },
  'needs-libreoffice': {
    vi: `Đọc tệp ${found} cần LibreOffice, nhưng máy này chưa có. Hãy cài LibreOffice (gói libreoffice-writer), hoặc mở tệp bằng Word và lưu thành .docx.`,
    en: `Reading ${found} needs LibreOffice, which is not on this machine. Install it (package libreoffice-writer), or open the file in Word and save it as .docx.`,
  },
  'not-converted': {
    vi: `LibreOffice không chuyển được tệp ${found} này sang .docx. Hãy mở tệp bằng Word và lưu thành .docx.`,
    en: `LibreOffice could not turn this ${found} into .docx. Open the file in Word and save it as .docx.`,
  },
  'scanned-pdf': {
    vi: `Tệp PDF là bản chụp, không có lớp chữ (${found} trang). Hãy xin tệp gốc (Word, Excel); nếu không có, hãy nhận dạng chữ (OCR) tiếng Việt, lưu thành PDF có lớp chữ hoặc Word rồi nhập tệp đó.`,
    en: `The PDF is a scan without a text layer (${found} pages). Ask for the original (Word, Excel); failing that, run text recognition (OCR) for Vietnamese, save it as a PDF with text or as Word, and import that.`,
  },
});

type LimitReason =
  | 'unpacked-too-large'
  | 'too-many-parts'
  | 'too-deep'
  | 'too-many-table-cells'
  | 'too-many-columns'
  | 'too-spread'
  | 'too-slow'
  | 'too-heavy';

const onlyTheTable: BothLanguages = {
  vi: 'Hãy chép riêng bảng giao nhiệm vụ sang một tệp mới.',
  en: 'Copy the table of tasks alone into a new file.',
};

const limitSentences = (found: string, expected: string): Record<LimitReason, BothLanguages> => ({
  'unpacked-too-large': {
    vi: `Nội dung nén bung ra ${found}, vượt giới hạn ${expected}. ${onlyTheTable.vi}`,
    en: `What is packed inside has ${found}; the limit is ${expected}. ${onlyTheTable.en}`,
  },
  'too-many-parts': {
    vi: `Tệp nén có ${found} thành phần, vượt giới hạn ${expected}. ${onlyTheTable.vi}`,
    en: `The file packs ${found} parts; the limit is ${expected}. ${onlyTheTable.en}`,
  },
  'too-deep': {
    vi: `Nội dung lồng nhau quá ${expected} lớp. ${onlyTheTable.vi}`,
    en: `The content is nested more than ${expected} deep. ${onlyTheTable.en}`,
  },
  'too-many-table-cells': {
    vi: `Các bảng có hơn ${expected} ô. Hãy tách phụ lục thành các tệp nhỏ hơn.`,
    en: `The tables have more than ${expected} cells. Split the annex into smaller files.`,
  },
  'too-many-columns': {
    vi: `Một bảng có hơn ${expected} cột. ${onlyTheTable.vi}`,
    en: `A table has more than ${expected} columns. ${onlyTheTable.en}`,
  },
  'too-spread': {
    vi: `Trang tính trải rộng ${found} (hàng × cột): có ô nằm rất xa bảng. Hãy xóa các hàng, cột thừa ngoài bảng, lưu lại rồi nhập lại.`,
    en: `The sheet spreads over ${found} (rows × columns): a cell lies far away from the table. Delete the needless rows and columns, save it and import it again.`,
  },
  'too-slow': {
    vi: `Đọc quá ${expected} giây chưa xong nên đã dừng. ${onlyTheTable.vi}`,
    en: `Reading took more than ${expected} seconds and was stopped. ${onlyTheTable.en}`,
  },
  'too-heavy': {
    vi: `Đọc tệp cần hơn ${expected} bộ nhớ nên đã dừng. ${onlyTheTable.vi}`,
    en: `Reading took more than ${expected} of memory and was stopped. ${onlyTheTable.en}`,
  },
});

type TableReason = Exclude<UnreadableReason, FileReason | FormatReason | LimitReason>;

const tableSentences = (found: string, expected: string): Record<TableReason, BothLanguages> => ({
  'too-many-cells': {
    vi: `Dòng có ${found} ô, vượt giới hạn ${expected} ô.`,
    en: `The row has ${found} cells; the limit is ${expected}.`,
  },
  'too-many-lines': {
    vi: `Tệp có hơn ${expected} dòng. Hãy tách phụ lục thành các tệp nhỏ hơn.`,
    en: `The file has more than ${expected} lines. Split the annex into smaller files.`,
  },
  'cell-too-long': {
    vi: `Ô có ${found} ký tự, vượt giới hạn ${expected}.`,
    en: `The cell has ${found} characters; the limit is ${expected}.`,
  },
  'broken-quote': {
    vi: 'Dấu ngoặc kép mở đầu một ô nhưng không đóng ở cuối ô, nên không rõ ô kết thúc ở đâu. Hãy đóng hoặc bỏ dấu ngoặc kép.',
    en: 'A quotation mark opens a cell and is not closed at its end, so the end of the cell is unclear. Close or remove it.',
  },
  'no-table': {
    vi: 'Không thấy bảng nào. Mỗi dòng của bảng cần có nhiều ô, ví dụ phân cách bằng tab.',
    en: 'No table was found. A row of a table has several cells, separated by tabs for example.',
  },
  'no-task-column': {
    vi: `Không nhận ra tiêu đề bảng có cột nhiệm vụ; dòng đầu bảng ghi “${found}”. Cần có các cột như TT, Nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện.`,
    en: `No header with a column for the task was recognised; the table begins with “${found}”. Columns such as TT, Nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện are needed.`,
  },
  'ragged-row': {
    vi: `Dòng có ${found} ô, nhưng tiêu đề bảng có ${expected} cột.`,
    en: `The row has ${found} cells, but the header has ${expected} columns.`,
  },
  'row-without-number': {
    vi: 'Dòng không có số thứ tự và phía trên không có nhiệm vụ nào để nối vào.',
    en: 'The row has no number and there is no task above it to continue.',
  },
  'no-tasks': {
    vi: 'Bảng có tiêu đề nhưng không có nhiệm vụ nào.',
    en: 'The table has a header but no task.',
  },
});

const sentenceOf = ({ reason, found = '', expected = '' }: Fault): BothLanguages =>
  ({
    ...fileSentences(found, expected),
    ...formatSentences(found),
    ...limitSentences(found, expected),
    ...tableSentences(found, expected),
  })[reason];

export const unreadable = (fault: Fault, file: string): Unreadable => {
  const place: Place = {
    file,
    part: fault.part ?? null,
    sheet: fault.sheet ?? null,
    table: fault.table ?? null,
    row: fault.row ?? null,
    line: fault.line ?? null,
    cell: fault.cell ?? null,
  };
  const where = placeWords(place);
  const what = sentenceOf(fault);
  const message = { vi: `${where.vi}: ${what.vi}`, en: `${where.en}: ${what.en}` };
  return { outcome: 'unreadable', reason: fault.reason, place, message };
};
