/** Why a file cannot be read, where it goes wrong, and what the person can do about it. */

export const unreadableReasons = [
  'not-found',
  'not-a-file',
  'too-large',
  'empty',
  'binary',
  'utf-16',
  'not-utf-8',
  'nul-bytes',
  'encrypted',
  'broken',
  'scanned-pdf',
  'too-many-cells',
  'too-many-filled',
  'too-spread',
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

/** Line and cell are counted from one; null where the fault has no such place. */
export type Place = {
  readonly file: string;
  /** Of a workbook. */
  readonly sheet?: string;
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
  readonly sheet?: string;
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
  | 'nul-bytes'
  | 'encrypted'
  | 'broken'
  | 'scanned-pdf';

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
  encrypted: {
    vi: `Tệp ${found} được khóa bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi nhập lại.`,
    en: `The ${found} file is locked with a password. Open it, remove the password, save it and import it again.`,
  },
  broken: {
    vi: `Tệp bị hỏng hoặc không đúng định dạng (${found}). Hãy mở tệp bằng chương trình đã tạo ra nó, lưu thành tệp mới rồi nhập tệp mới.`,
    en: `The file is damaged or not of its format (${found}). Open it in the program that made it, save it as a new file and import that.`,
  },
  'scanned-pdf': {
    vi: `Tệp PDF là bản chụp, không có lớp chữ (${found} trang). Hãy xin tệp gốc (Word, Excel); nếu không có, hãy nhận dạng chữ (OCR) tiếng Việt, lưu thành PDF có lớp chữ hoặc Word rồi nhập tệp đó.`,
    en: `The PDF is a scan without a text layer (${found} pages). Ask for the original (Word, Excel); failing that, run text recognition (OCR) for Vietnamese, save it as a PDF with text or as Word, and import that.`,
  },
});

type TableReason = Exclude<UnreadableReason, FileReason>;

const tableSentences = (found: string, expected: string): Record<TableReason, BothLanguages> => ({
  'too-many-cells': {
    vi: `Dòng có ${found} ô, vượt giới hạn ${expected} ô.`,
    en: `The row has ${found} cells; the limit is ${expected}.`,
  },
  'too-many-filled': {
    vi: `Tệp có hơn ${expected} ô có nội dung. Hãy tách phụ lục thành các tệp nhỏ hơn.`,
    en: `The file has more than ${expected} filled cells. Split the annex into smaller files.`,
  },
  'too-spread': {
    vi: `Trang tính trải rộng ${found} (hàng × cột): có ô nằm rất xa bảng. Hãy xóa các hàng, cột thừa ngoài bảng, lưu lại rồi nhập lại.`,
    en: `The sheet spreads over ${found} (rows × columns): a cell lies far away from the table. Delete the needless rows and columns, save it and import it again.`,
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
    vi: 'Không thấy bảng nào: chưa có dòng nào gồm nhiều ô phân cách bằng tab.',
    en: 'No table was found: no line has several cells separated by tabs.',
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
  ({ ...fileSentences(found, expected), ...tableSentences(found, expected) })[reason];

const placeWords = ({ file, sheet, line, cell }: Place): BothLanguages => ({
  vi: [
    file,
    ...(sheet === undefined ? [] : [`trang tính “${sheet}”`]),
    ...(line === null ? [] : [`dòng ${line}`]),
    ...(cell === null ? [] : [`ô ${cell}`]),
  ].join(', '),
  en: [
    file,
    ...(sheet === undefined ? [] : [`sheet “${sheet}”`]),
    ...(line === null ? [] : [`line ${line}`]),
    ...(cell === null ? [] : [`cell ${cell}`]),
  ].join(', '),
});

export const unreadable = (fault: Fault, file: string): Unreadable => {
  const place: Place = {
    file,
    ...(fault.sheet === undefined ? {} : { sheet: fault.sheet }),
    line: fault.line ?? null,
    cell: fault.cell ?? null,
  };
  const where = placeWords(place);
  const what = sentenceOf(fault);
  const message = { vi: `${where.vi}: ${what.vi}`, en: `${where.en}: ${what.en}` };
  return { outcome: 'unreadable', reason: fault.reason, place, message };
};
