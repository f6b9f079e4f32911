import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { type Cell, readXlsx as libraryRead } from 'hucre';
import { describe, expect, test } from 'vitest';
import { vietnamese } from '../../client/words/vietnamese.js';
import { addDays } from '../../domain/calendar/civil-date.js';
import { endOfDay } from '../../domain/calendar/instant.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import type { DirectiveDocument } from '../../intake/directive.js';
import { readXlsx } from '../../intake/sheet/xlsx.js';
import { exportXlsx, placeText } from '../../intake/sheet/xlsx-export.js';
import { sourceOf } from '../support/block-shapes.js';
import { date } from '../support/builders.js';

const document: DirectiveDocument = {
  key: 'H02-15-KH-UBND-2022',
  name: 'Kế hoạch triển khai',
  issuer: 'H02',
  issuerName: 'UBND tỉnh Bắc Giang',
  number: '15/KH-UBND',
  signedOn: date('2022-01-24'),
  digest: 'ab'.repeat(32),
};
const words = { language: 'vi', deadlineKind: vietnamese.deadlineKind } as const;
const nowhere = { sheet: null, table: null, row: null, column: null, line: null };
const inSheet = { ...nowhere, sheet: 'Phụ lục I', table: 1, row: 5, column: 3 };

const task = (given: Partial<ProposedTask> = {}): ProposedTask => ({
  document: document.key,
  section: 'Phụ lục II, VI',
  no: '2',
  title: 'Nối dữ liệu',
  leads: [
    { code: 'G01', name: 'Bộ Công an', asWritten: 'BCA' },
    { code: 'G15', name: 'Bộ Tư pháp', asWritten: 'BTP' },
  ],
  coordinating: [{ code: 'G14', name: 'Bộ Y tế', asWritten: 'Bộ Y tế' }],
  deadline: {
    phrase: 'Tháng 3/2022',
    kind: 'date',
    due: date('2022-03-31'),
    dueAt: endOfDay(date('2022-03-31')),
    earliest: date('2022-03-01'),
    latest: date('2022-03-31'),
    rule: 'month',
    stages: [],
  },
  status: 'Đang triển khai',
  note: 'Văn bản: 1\nhai',
  deliverable: 'Nghị định',
  urgency: 'normal',
  review: ['unknown-unit: Hội Chơi Chim', 'deadline-blank'],
  marks: ['lead-inherited: 20'],
  places: {
    title: inSheet,
    leads: { ...nowhere, table: 2, row: 5, column: 4 },
    coordinating: null,
    deadline: { ...nowhere, line: 120 },
    status: null,
    note: null,
    deliverable: null,
  },
  confidence: {
    ...{ title: 1, leads: 0.5, coordinating: 1, deadline: 0.9, status: 1, note: 1 },
    deliverable: 1,
  },
  rowKey: 'PL-II-VI-2',
  line: 120,
  ...given,
});

const sheetOf = async (tasks: readonly ProposedTask[], name = 'Nhiệm vụ') => {
  const bytes = await exportXlsx(tasks, document, words);
  const { sheets } = await libraryRead(bytes, { readStyles: true });
  const sheet = sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
};

/** The second row by the headers of the first. */
const exported = async (given: Partial<ProposedTask> = {}) => {
  const { rows } = await sheetOf([task(given)]);
  const [headers = [], values = []] = rows;
  return Object.fromEntries(headers.map((header, index) => [String(header), values[index]]));
};

describe('a row of the workbook', () => {
  test('has every field, what is doubted in words, and the place of each field', async () => {
    expect(await exported()).toEqual({
      'Mã dòng': 'PL-II-VI-2',
      'Phần, mục': 'Phụ lục II, VI',
      STT: '2',
      'Nhiệm vụ': 'Nối dữ liệu',
      'Cơ quan chủ trì': 'Bộ Công an; Bộ Tư pháp',
      'Cơ quan phối hợp': 'Bộ Y tế',
      'Thời hạn (nguyên văn)': 'Tháng 3/2022',
      'Loại thời hạn': 'Có ngày đến hạn',
      'Ngày đến hạn': new Date('2022-03-31T00:00:00Z'),
      'Sớm nhất': new Date('2022-03-01T00:00:00Z'),
      'Muộn nhất': new Date('2022-03-31T00:00:00Z'),
      'Quy tắc': 'month',
      'Tình trạng': 'Đang triển khai',
      'Ghi chú': 'Văn bản: 1\nhai',
      'Sản phẩm': 'Nghị định',
      'Cần xem lại': 'Cơ quan chưa có trong danh bạ: Hội Chơi Chim\nKhông ghi thời hạn',
      'Cách hiểu': 'Chủ trì lấy theo dòng: 20',
      'Độ chắc chắn (thấp nhất)': 0.5,
      'Vị trí: nhiệm vụ': 'Phụ lục I!C5',
      'Vị trí: chủ trì': 'bảng 2, hàng 5, cột 4',
      'Vị trí: phối hợp': null,
      'Vị trí: thời hạn': 'dòng 120',
      'Vị trí: tình trạng': null,
      'Vị trí: ghi chú': null,
      'Vị trí: sản phẩm': null,
    });
  });

  test('has no dates where the deadline has none', async () => {
    const { deadline } = task();
    const standing = { ...deadline, kind: 'standing', due: null, earliest: null, latest: null };
    const row = await exported({ deadline: standing as ProposedTask['deadline'] });
    expect(row['Loại thời hạn']).toBe('Thường xuyên');
    expect([row['Ngày đến hạn'], row['Sớm nhất'], row['Muộn nhất']]).toEqual([null, null, null]);
  });

  test('is text where text looks like a formula', async () => {
    const dangers = ['=HYPERLINK("http://a")', '+1', '-1', '@SUM(A1)', '\t=1', '=1\n=2'];
    const bytes = await exportXlsx(
      dangers.map((title) => task({ title, note: title, no: title })),
      document,
      words,
    );
    const parts = unzipSync(bytes);
    const sheets = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(2);
    for (const path of sheets) {
      expect(strFromU8(parts[path] ?? new Uint8Array())).not.toMatch(/<f[ >]/);
    }
    const { rows, cells } = await sheetOf(dangers.map((title) => task({ title })));
    expect(rows.slice(1).map((row) => row[2])).toEqual(dangers);
    const formulas = [...(cells ?? new Map<string, Cell>()).values()].filter(
      ({ formula }) => formula !== undefined,
    );
    expect(formulas).toEqual([]);
  });

  test('keeps what XML or a workbook would take for something else, within what a cell holds', async () => {
    expect((await exported({ title: '<b>&amp; _x0041_ "x"' }))['Nhiệm vụ']).toBe(
      '<b>&amp; _x0041_ "x"',
    );
    expect((await exported({ title: 'a\u0001b\u0000c' }))['Nhiệm vụ']).toBe('abc');
    const long = (await exported({ title: 'a'.repeat(40_000) }))['Nhiệm vụ'];
    expect(long).toBe(`${'a'.repeat(32_766)}…`);
  });
});

describe('the workbook', () => {
  test('prints what a check needs on A4, landscape, its header on every page and in sight', async () => {
    const sheet = await sheetOf([task(), task({ rowKey: 'x-2' })]);
    expect(sheet.pageSetup).toMatchObject({
      ...{ paperSize: 'a4', orientation: 'landscape', printTitlesRow: '$1:$1', fitToWidth: 1 },
      printArea: '$A$1:$J$3',
    });
    expect(sheet.freezePane).toEqual({ rows: 1 });
    expect(sheet.autoFilter?.range).toBe('A1:Y3');
    expect(sheet.cells?.get('1,7')?.style?.numFmt).toBe('dd/mm/yyyy');
  });

  test('says which document it is of', async () => {
    const { rows } = await sheetOf([task(), task({ review: [] })], 'Văn bản');
    expect(rows).toEqual([
      ['Tên văn bản', 'Kế hoạch triển khai'],
      ['Cơ quan ban hành', 'UBND tỉnh Bắc Giang'],
      ['Số, ký hiệu', '15/KH-UBND'],
      ['Ngày ký', new Date('2022-01-24T00:00:00Z')],
      ['Mã văn bản', 'H02-15-KH-UBND-2022'],
      ['Mã băm SHA-256 của tệp', 'ab'.repeat(32)],
      ['Số nhiệm vụ', 2],
      ['Số dòng cần xem lại', 1],
    ]);
  });

  test('reads back with our own reader, dates as dates', async () => {
    const bytes = await exportXlsx([task()], document, words);
    const [table] = sourceOf(await readXlsx(bytes)).blocks;
    const texts = table?.kind === 'table' ? table.rows[1]?.cells.map(({ text }) => text) : [];
    expect(texts?.slice(5, 8)).toEqual(['Tháng 3/2022', 'Có ngày đến hạn', '31/03/2022']);
    expect(texts?.slice(11, 13)).toEqual(['01/03/2022', '31/03/2022']);
    expect(texts?.[18]).toBe('50%');
  });
});

test('places are in the language asked for', () => {
  expect(placeText({ ...nowhere, table: 2, row: 5, column: 3 }, 'en')).toBe(
    'table 2, row 5, column 3',
  );
  expect(placeText({ ...nowhere, sheet: 'I', row: 7 }, 'vi')).toBe('I, hàng 7');
  expect(placeText({ ...inSheet, column: 28 }, 'vi')).toBe('Phụ lục I!AB5');
});

const anyText = fc
  .array(
    fc.constantFrom('Bộ Y tế', '=1+1', '-', '@', '"', '<a>', '&', '_x000D_', '\n', '\t', "'", '𝄞'),
  )
  .map((parts) => parts.join(' '));
const anyDate = fc
  .integer({ min: 0, max: 36_500 })
  .map((days) => addDays(date('2000-01-01'), days));

test('any task reads back to the same values', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyText, anyText, anyText, anyDate), { minLength: 1, maxLength: 5 }),
      async (given) => {
        const tasks = given.map(([title, note, phrase, due]) =>
          task({ title, note, deadline: { ...task().deadline, phrase, due } }),
        );
        const { rows } = await sheetOf(tasks);
        expect(
          rows.slice(1).map((row) => [row[2] ?? '', row[15] ?? '', row[5] ?? '', row[7]]),
        ).toEqual(
          given.map(([title, note, phrase, due]) => [
            ...[title, note, phrase, new Date(`${due}T00:00:00Z`)],
          ]),
        );
      },
    ),
    { numRuns: 60 },
  ));
