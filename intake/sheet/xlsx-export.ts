/**
 * What was read of an annex as a workbook, to be checked beside the original: a row for each task, with
 * where each of its fields stands. The columns a check needs print on A4, landscape, the header on
 * every page; the others are there on the screen.
 */
import { type CellValue, type ColumnDef, colToLetter, type WriteSheet, writeXlsx } from 'hucre';
import type { CivilDate } from '../../domain/calendar/messages.js';
import type { DeadlineKind } from '../../domain/deadline/messages.js';
import { markText } from '../../domain/document/marks.js';
import { type ProposedTask, type TaskField, taskFields } from '../../domain/document/proposal.js';
import { reviewText } from '../../domain/document/review.js';
import type { SourcePlace } from '../../domain/document/source.js';
import type { BothLanguages } from '../../domain/document/unreadable.js';
import type { UnitMention } from '../../domain/unit/mentions.js';
import type { DirectiveDocument } from '../directive.js';

type Language = keyof BothLanguages;

export type ExportWords = {
  readonly language: Language;
  /** The kinds of deadlines in words of that language. */
  readonly deadlineKind: Readonly<Record<DeadlineKind, string>>;
};

/** No cell of a workbook holds more. */
const longestText = 32_767;
const dateFormat = 'dd/mm/yyyy';

/** Signs that XML cannot carry, and words that a workbook would take for such a sign. */
const unwritable = /[^\P{Cc}\t\n]/gu;
const escapeLike = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Always text: a title that begins with `=` is a title, not a formula. */
const textValue = (text: string): string | null => {
  const written = text.replace(unwritable, '').replace(escapeLike, '_x005F_');
  if (written === '') return null;
  return written.length > longestText ? `${written.slice(0, longestText - 1)}…` : written;
};

/** A date of its own kind, which Excel can sort and count with. */
const dateValue = (date: CivilDate | null): Date | null =>
  date === null ? null : new Date(`${date}T00:00:00Z`);

const placeWords = {
  table: { vi: 'bảng', en: 'table' },
  row: { vi: 'hàng', en: 'row' },
  column: { vi: 'cột', en: 'column' },
  line: { vi: 'dòng', en: 'line' },
} as const satisfies Record<string, BothLanguages>;

/** `Phụ lục I!C5` in a workbook; `bảng 2, hàng 5, cột 3` or `dòng 120` elsewhere. */
export const placeText = (place: SourcePlace | null, language: Language): string => {
  if (place === null) return '';
  const { sheet, row, column } = place;
  if (sheet !== null && row !== null && column !== null) {
    return `${sheet}!${colToLetter(column - 1)}${row}`;
  }
  const parts = (['table', 'row', 'column', 'line'] as const).flatMap((part) =>
    place[part] === null ? [] : [`${placeWords[part][language]} ${place[part]}`],
  );
  return [...(sheet === null ? [] : [sheet]), ...parts].join(', ');
};

const fieldNames: Readonly<Record<TaskField, BothLanguages>> = {
  title: { vi: 'nhiệm vụ', en: 'task' },
  leads: { vi: 'chủ trì', en: 'lead' },
  coordinating: { vi: 'phối hợp', en: 'coordinating' },
  deadline: { vi: 'thời hạn', en: 'deadline' },
  status: { vi: 'tình trạng', en: 'status' },
  note: { vi: 'ghi chú', en: 'note' },
  deliverable: { vi: 'sản phẩm', en: 'deliverable' },
};

type Column = {
  readonly header: BothLanguages;
  /** In letters. */
  readonly width: number;
  readonly format?: string;
  readonly value: (task: ProposedTask, words: ExportWords) => CellValue;
};

const names = (units: readonly UnitMention[]): CellValue =>
  textValue(units.map(({ name }) => name).join('; '));

const lines = (texts: readonly BothLanguages[], language: Language): CellValue =>
  textValue(texts.map((text) => text[language]).join('\n'));

const column = (
  vi: string,
  en: string,
  width: number,
  value: Column['value'],
  format?: string,
): Column => ({ header: { vi, en }, width, value, ...(format === undefined ? {} : { format }) });

const dateColumn = (
  vi: string,
  en: string,
  date: (task: ProposedTask) => CivilDate | null,
): Column => column(vi, en, 12, (task) => dateValue(date(task)), dateFormat);

const placeColumn = (field: TaskField): Column =>
  column(
    `Vị trí: ${fieldNames[field].vi}`,
    `Place: ${fieldNames[field].en}`,
    14,
    ({ places }, { language }) => textValue(placeText(places[field], language)),
  );

/** What is needed to check a row on paper. */
const printed: readonly Column[] = [
  column('Mã dòng', 'Row key', 9, ({ rowKey }) => textValue(rowKey)),
  column('STT', 'No.', 6, ({ no }) => textValue(no)),
  column('Nhiệm vụ', 'Task', 44, ({ title }) => textValue(title)),
  column('Cơ quan chủ trì', 'Lead', 20, ({ leads }) => names(leads)),
  column('Cơ quan phối hợp', 'Coordinating', 20, ({ coordinating }) => names(coordinating)),
  column('Thời hạn (nguyên văn)', 'Deadline (verbatim)', 18, ({ deadline }) =>
    textValue(deadline.phrase),
  ),
  column('Loại thời hạn', 'Kind of deadline', 12, ({ deadline }, { deadlineKind }) =>
    textValue(deadlineKind[deadline.kind]),
  ),
  dateColumn('Ngày đến hạn', 'Due', ({ deadline }) => deadline.due),
  column('Cần xem lại', 'To be looked at', 24, ({ review }, { language }) =>
    lines(review.map(reviewText), language),
  ),
  placeColumn('title'),
];

const columns: readonly Column[] = [
  ...printed,
  column('Phần, mục', 'Section', 12, ({ section }) => textValue(section)),
  dateColumn('Sớm nhất', 'Earliest', ({ deadline }) => deadline.earliest),
  dateColumn('Muộn nhất', 'Latest', ({ deadline }) => deadline.latest),
  column('Quy tắc', 'Rule', 14, ({ deadline }) => textValue(deadline.rule)),
  column('Tình trạng', 'Status', 18, ({ status }) => textValue(status)),
  column('Ghi chú', 'Note', 24, ({ note }) => textValue(note)),
  column('Sản phẩm', 'Deliverable', 18, ({ deliverable }) => textValue(deliverable)),
  column('Cách hiểu', 'How it was understood', 20, ({ marks }, { language }) =>
    lines(marks.map(markText), language),
  ),
  column(
    'Độ chắc chắn (thấp nhất)',
    'Confidence (lowest)',
    10,
    ({ confidence }) => Math.min(...taskFields.map((field) => confidence[field])),
    '0%',
  ),
  ...taskFields.filter((field) => field !== 'title').map(placeColumn),
];

const cellStyle = { alignment: { vertical: 'top', wrapText: true } } as const;
const headerStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EEF7' } },
  alignment: { vertical: 'center', wrapText: true },
} as const;

const columnDef = ({ width, format }: Column): ColumnDef => ({
  width,
  style: { ...cellStyle, ...(format === undefined ? {} : { numFmt: format }) },
});

const taskSheet = (tasks: readonly ProposedTask[], words: ExportWords): WriteSheet => ({
  name: { vi: 'Nhiệm vụ', en: 'Tasks' }[words.language],
  columns: columns.map(columnDef),
  rows: [
    columns.map(({ header }) => header[words.language]),
    ...tasks.map((task) => columns.map(({ value }) => value(task, words))),
  ],
  cells: new Map(
    columns.map(({ header }, index) => [
      `0,${index}`,
      { value: header[words.language], style: headerStyle },
    ]),
  ),
  freezePane: { rows: 1 },
  autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${tasks.length + 1}` },
  pageSetup: {
    ...{ paperSize: 'a4', orientation: 'landscape', printTitlesRow: '$1:$1' },
    printArea: `$A$1:$${colToLetter(printed.length - 1)}$${tasks.length + 1}`,
    ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  },
  headerFooter: { oddFooter: '&C&P/&N' },
});

const documentSheet = (
  document: DirectiveDocument,
  tasks: readonly ProposedTask[],
  { language }: ExportWords,
): WriteSheet => {
  const doubtful = tasks.filter(({ review }) => review.length > 0).length;
  const facts: readonly (readonly [BothLanguages, CellValue])[] = [
    [{ vi: 'Tên văn bản', en: 'Directive' }, textValue(document.name)],
    [{ vi: 'Cơ quan ban hành', en: 'Issuer' }, textValue(document.issuerName ?? '')],
    [{ vi: 'Số, ký hiệu', en: 'Number' }, textValue(document.number ?? '')],
    [{ vi: 'Ngày ký', en: 'Signed' }, dateValue(document.signedOn)],
    [{ vi: 'Mã văn bản', en: 'Key' }, textValue(document.key)],
    [{ vi: 'Mã băm SHA-256 của tệp', en: 'SHA-256 of the file' }, textValue(document.digest)],
    [{ vi: 'Số nhiệm vụ', en: 'Tasks' }, tasks.length],
    [{ vi: 'Số dòng cần xem lại', en: 'Rows to be looked at' }, doubtful],
  ];
  return {
    name: { vi: 'Văn bản', en: 'Directive' }[language],
    columns: [
      { width: 26, style: { ...cellStyle, font: { bold: true } } },
      { width: 80, style: cellStyle },
    ],
    rows: facts.map(([name, value]) => [name[language], value]),
    cells: new Map(
      facts.flatMap(([, value], row) =>
        value instanceof Date
          ? [[`${row},1`, { value, style: { ...cellStyle, numFmt: dateFormat } }] as const]
          : [],
      ),
    ),
    pageSetup: { paperSize: 'a4', orientation: 'landscape' },
  };
};

export const exportXlsx = (
  tasks: readonly ProposedTask[],
  document: DirectiveDocument,
  words: ExportWords,
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [taskSheet(tasks, words), documentSheet(document, tasks, words)],
    defaultFont: { name: 'Times New Roman', size: 11 },
  });
