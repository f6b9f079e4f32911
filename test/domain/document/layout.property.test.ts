/** Annexes nobody has met: made row by row, with what must come out known beforehand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { proposeTasks } from '../../../domain/document/proposal.js';
import type { SourceBlock, SourceTable } from '../../../domain/document/source.js';
import { type MadeCell, paragraph, source, table } from '../../support/sources.js';

const context = { assignedOn: null, documentYear: null };

const units = ['Bộ Công an', 'Bộ Y tế', 'Bộ Tài chính', 'Văn phòng Chính phủ', 'Bộ Tư pháp'];
const duties = ['Rà soát', 'Xây dựng', 'Ban hành', 'Tổ chức', 'Trình cấp có thẩm quyền'];
const matters = ['quy định về cư trú', 'hệ thống thông tin', 'cơ chế phối hợp', 'bộ chỉ số'];

const task = fc.record({
  title: fc
    .tuple(fc.constantFrom(...duties), fc.constantFrom(...matters), fc.nat({ max: 999 }))
    .map(([duty, matter, number]) => `${duty} ${matter} theo nội dung mã ${number}`),
  leads: fc.uniqueArray(fc.constantFrom(...units.slice(0, 3)), { minLength: 1, maxLength: 2 }),
  coordinating: fc.uniqueArray(fc.constantFrom(...units.slice(3)), { maxLength: 2 }),
  month: fc.integer({ min: 1, max: 12 }),
  note: fc.constantFrom('', 'theo công văn', 'chờ hướng dẫn'),
});

const annex = fc.record({
  sections: fc.array(fc.array(task, { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 4,
  }),
  sectioned: fc.boolean(),
  /** Which of the columns behind the number stands where. */
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }),
  header: fc.constantFrom('once', 'every-page', 'two-lines'),
  pageRows: fc.integer({ min: 2, max: 9 }),
  torn: fc.boolean(),
  numbers: fc.boolean(),
});

type Annex = typeof annex extends fc.Arbitrary<infer Made> ? Made : never;

const names = ['Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Ghi chú'];
const marks = ['A', 'B', 'C', 'D'];

const inOrder = ({ order }: Annex, cells: readonly string[]): string[] =>
  order.map((index) => cells[index] ?? '');

const headerRows = (made: Annex): MadeCell[][] => {
  const titles = inOrder(made, names);
  const number = made.numbers ? ['TT'] : [];
  if (made.header !== 'two-lines') return [[...number, ...titles]];
  const upper = titles.map((title) => title.split(' ').slice(0, -1).join(' '));
  const lower = titles.map((title) => title.split(' ').at(-1) ?? '');
  return [
    [...number, ...upper],
    [...number.map(() => ''), ...lower],
  ];
};

/** The rows of the annex, a torn task as two. */
const bodyRows = (made: Annex): string[][] =>
  made.sections.flatMap((tasks, index) => {
    const section = inOrder(made, ['Phần việc', '', '', '', '']);
    const heading = made.sectioned && made.numbers ? [[marks[index] ?? '', ...section]] : [];
    const rows = tasks.flatMap((one, position): string[][] => {
      const first = made.sectioned || index === 0 ? position + 1 : 0;
      const before = made.sections.slice(0, index).flat().length;
      const number = made.sectioned ? String(first) : String(before + position + 1);
      const cut = one.title.indexOf(' theo');
      const torn = made.torn && position % 2 === 1;
      const title = torn ? one.title.slice(0, cut) : one.title;
      const cells = [
        title,
        one.leads.join(', '),
        one.coordinating.join(', '),
        `Tháng ${one.month}/2024`,
        one.note,
      ];
      const own = [...(made.numbers ? [number] : []), ...inOrder(made, cells)];
      const rest = inOrder(made, [one.title.slice(cut + 1), '', '', '', '']);
      return torn ? [own, [...(made.numbers ? [''] : []), ...rest]] : [own];
    });
    return [...heading, ...rows];
  });

const blocksOf = (made: Annex): SourceBlock[] => {
  const header = headerRows(made);
  const rows = bodyRows(made);
  const pages: MadeCell[][][] = [];
  for (let at = 0; at < rows.length; at += made.pageRows) {
    const own = made.header === 'every-page' || at === 0 ? header : [];
    pages.push([...own, ...rows.slice(at, at + made.pageRows)]);
  }
  return [
    paragraph('KẾ HOẠCH'),
    ...pages.map((page, index): SourceTable => table(page, { table: index + 1 })),
  ];
};

test('every task of an annex comes out as it was written, however its pages fall', () =>
  fc.assert(
    fc.property(annex, (made) => {
      const layout = layOut(source(blocksOf(made)));
      if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
      const tasks = proposeTasks(layout.rows, 'x', context);
      const expected = made.sections.flatMap((rows, index) =>
        rows.map((one, position) => ({
          section: made.sectioned && made.numbers ? (marks[index] ?? '') : '',
          no:
            made.sectioned && made.numbers
              ? String(position + 1)
              : String(made.sections.slice(0, index).flat().length + position + 1),
          title: one.title,
          leads: one.leads,
          coordinating: one.coordinating,
          month: `Tháng ${one.month}/2024`,
          note: one.note,
          review: [],
        })),
      );
      expect(
        tasks.map((one) => ({
          section: one.section,
          no: one.no,
          title: one.title,
          leads: one.leads.map(({ name }) => name),
          coordinating: one.coordinating.map(({ name }) => name),
          month: one.deadline.phrase,
          note: one.note,
          review: one.review,
        })),
      ).toEqual(expected);
    }),
    { numRuns: 300 },
  ));

/** Cells of anything a table may hold, each with a word of its own that can be looked for. */
const anyCell = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  fc.constantFrom('1', '2.', 'I', 'B', ...names, 'TT', 'Bộ Y tế', 'Tháng 3/2024', 'Nơi nhận:'),
  fc.constantFrom('Tổng số: 3', 'PHỤ LỤC II', 'A. Phần đầu', 'Số: 5/KH-BYT', '(1)'),
  fc.constantFrom('một câu đủ dài để được coi là nội dung nhiệm vụ', 'Bộ Công an phối hợp Bộ Y tế'),
);
/** Some cells reach over others. */
const anySpan = fc.constantFrom(1, 1, 1, 1, 2, 3);
const anyReach = fc.record({ text: anyCell, across: anySpan, down: anySpan });
const anyTable = fc.array(fc.array(anyReach, { minLength: 1, maxLength: 6 }), { maxLength: 8 });

const textsIn = (tables: readonly SourceTable[]): string[] =>
  tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.map(({ text }) => text)));

test('nothing makes the layout throw, and no words of a table are lost without a trace', () =>
  fc.assert(
    fc.property(
      fc.array(anyTable, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (tables, lines) => {
        let words = 0;
        const tagged = tables.map((rows, index) =>
          table(
            rows.map((row) =>
              row.map((cell) => {
                words += 1;
                const bare = cell.text === '' || /^[\dIB(]/.test(cell.text);
                return { ...cell, text: bare ? cell.text : `${cell.text} w${words}w` };
              }),
            ),
            { table: index + 1 },
          ),
        );
        const layout = layOut(source(tagged, lines ? 'tsv' : 'docx'));
        if (layout.outcome !== 'read') {
          expect(layout.fault.reason).toBeTruthy();
          return;
        }
        const kept = [
          ...layout.rows.flatMap(({ number, values, others }) => [
            number,
            ...[...values.values()].map(({ text }) => text),
            ...others.map(({ value }) => value.text),
          ]),
          ...layout.leftOut.map(({ text }) => text),
          ...layout.headings.map(({ title }) => title),
          ...layout.prose,
          ...layout.tables.flatMap(({ columns }) => columns.map(({ header }) => header)),
        ].join('\n');
        const aside = layout.tables.filter(({ kind }) => kind !== 'tasks' && kind !== 'other');
        const named = new Set(aside.map(({ table: number }) => number));
        for (const text of textsIn(tagged.filter(({ table: number }) => !named.has(number)))) {
          const [tag] = /w\d+w/.exec(text) ?? [];
          if (tag !== undefined) expect(kept).toContain(tag);
        }
      },
    ),
    { numRuns: 500 },
  ));
