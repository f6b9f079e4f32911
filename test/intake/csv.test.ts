import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../intake/text/csv.js';
import { faultOf, shapeOf, sourceOf } from '../support/block-shapes.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const shape = async (text: string) => shapeOf(await readCsv(bytesOf(text)));
const fault = async (text: string) => faultOf(await readCsv(bytesOf(text)));

const rows = [
  ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
  ['2', '1:1', '2:Nối, chia sẻ dữ liệu; kiểm tra', '3:Bộ Công an', '4:5/2024'],
  ['3', '1:2', '2:Hai', '3:', '4:6/2024'],
];
const comma =
  'TT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn\n1,"Nối, chia sẻ dữ liệu; kiểm tra",Bộ Công an,5/2024\n2,Hai,,6/2024\n';
const semicolon =
  'TT;Nhiệm vụ;Cơ quan chủ trì;Thời hạn\n1;"Nối, chia sẻ dữ liệu; kiểm tra";Bộ Công an;5/2024\n2;Hai;;6/2024\n';
const tab =
  'TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tNối, chia sẻ dữ liệu; kiểm tra\tBộ Công an\t5/2024\n2\tHai\t\t6/2024\n';

describe('the delimiter', () => {
  test('is found: comma, semicolon or tab', async () => {
    for (const text of [comma, semicolon, tab]) expect(await shape(text)).toEqual([rows]);
  });

  test('is not the comma that every text has, when the rows are made with semicolons', async () => {
    const text =
      'TT;Nhiệm vụ;Thời hạn\n1;Nối, chia sẻ;5/2024\n2;Rà soát, sửa đổi;6/2024\n3;In, phát;7/2024\n';
    expect(await shape(text)).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Thời hạn'],
        ['2', '1:1', '2:Nối, chia sẻ', '3:5/2024'],
        ['3', '1:2', '2:Rà soát, sửa đổi', '3:6/2024'],
        ['4', '1:3', '2:In, phát', '3:7/2024'],
      ],
    ]);
  });

  test('is what a first line for Excel says, and that line is not of the table', async () => {
    const [table] = await shape(`sep=;\r\n${semicolon}`);
    expect(Array.isArray(table) && table[0]?.[0]).toBe('2');
  });

  test('is looked for in the beginning of a long file', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `${index};Việc, rà soát;5/2024`);
    const [table] = await shape(`TT;Nhiệm vụ;Thời hạn\n${many.join('\n')}`);
    expect(table).toHaveLength(5001);
  });
});

describe('cells', () => {
  test('keep line breaks and doubled quotation marks; lines are those of the file', async () => {
    const text = 'TT,Nhiệm vụ,Thời hạn\r\n1,"Nối\r\n""dữ liệu""",5/2024\r\n\r\n2,Hai,6/2024\r\n';
    const sourced = await readCsv(bytesOf(text));
    expect(shapeOf(sourced)).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Thời hạn'],
        ['2', '1:1', '2:Nối\n"dữ liệu"', '3:5/2024'],
        ['4', '1:2', '2:Hai', '3:6/2024'],
      ],
    ]);
    const [table] = sourceOf(sourced).blocks;
    const lines = table?.kind === 'table' ? table.rows.map(({ line }) => line) : [];
    expect(lines).toEqual([1, 2, 5]);
    expect(table?.kind === 'table' && table.rows[2]?.cells.map(({ line }) => line)).toEqual([
      5, 5, 5,
    ]);
  });

  test('a byte order mark and UTF-16 are no part of them', async () => {
    expect(await shape(`\ufeff${comma}`)).toEqual([rows]);
    const unicodeText = Buffer.from(`\ufeff${tab}`, 'utf16le');
    expect(shapeOf(await readCsv(unicodeText))).toEqual([rows]);
  });

  test('titles above and notes below are paragraphs with their lines', async () => {
    const sourced = await readCsv(
      bytesOf(`PHỤ LỤC,,,\nKèm theo Kế hoạch,,,\n${comma}Ghi chú: hết,,,\n`),
    );
    expect(shapeOf(sourced)).toEqual([
      'PHỤ LỤC',
      'Kèm theo Kế hoạch',
      [
        ['3', ...(rows[0] ?? []).slice(1)],
        ['4', ...(rows[1] ?? []).slice(1)],
        ['5', ...(rows[2] ?? []).slice(1)],
      ],
      'Ghi chú: hết',
    ]);
    const paragraphs = sourceOf(sourced).blocks.filter(({ kind }) => kind === 'paragraph');
    expect(paragraphs.map((block) => block.kind === 'paragraph' && block.line)).toEqual([1, 2, 6]);
  });
});

describe('what is broken is named with its line and cell', () => {
  const header = 'TT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn\n';

  test('a comma nobody put in quotation marks', async () => {
    expect(await fault(`${header}1,Nối, chia sẻ,Bộ Công an,5/2024\n`)).toEqual({
      ...{ reason: 'ragged-row', line: 2, cell: 5, found: '5', expected: '4' },
    });
  });

  test('a row broken off', async () => {
    expect(await fault(`${header}1,Một,Bộ Công an,5/2024\n2,Hai\n`)).toEqual({
      ...{ reason: 'ragged-row', line: 3, cell: 3, found: '2', expected: '4' },
    });
  });

  test('a quotation mark never closed, or closed rows later', async () => {
    expect(await fault(`${header}1,Một,Bộ Y tế,\n2,"Hai,Bộ Y tế,\n`)).toEqual({
      ...{ reason: 'broken-quote', line: 3 },
    });
    expect(await fault(`${header}1,"Một,Bộ Y tế,\n2,Hai",Bộ Công an,\n`)).toEqual({
      ...{ reason: 'broken-quote', line: 2, cell: 2 },
    });
  });

  test('Windows-1258, control bytes, nothing at all', async () => {
    const old = Buffer.concat([bytesOf('TT,Nhiem vu\n1,'), Buffer.from([0x42, 0xf4, 0xf2, 0x0a])]);
    expect(faultOf(await readCsv(old))).toEqual({ reason: 'not-utf-8', line: 2, found: '0xF4' });
    expect((await fault('TT,\u0001,\n')).reason).toBe('binary');
    expect(await fault(',,,\n,,\n')).toEqual({ reason: 'empty' });
  });

  test('more cells than are read; commas in quotation marks are none', async () => {
    expect(await fault(`${header}${'a,'.repeat(100)}\n`)).toEqual({
      ...{ reason: 'too-many-cells', line: 2, cell: 101, found: '101', expected: '100' },
    });
    expect(await fault(`a,b,c\n${'1,2,3\n'.repeat(100_000)}`)).toEqual({
      ...{ reason: 'too-many-table-cells', line: 100_001, expected: '300000' },
    });
    const list = 'Bộ Y tế, '.repeat(120);
    expect(await shape(`TT,Nhiệm vụ,Cơ quan\n1,Một,"${list}"\n`)).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan'],
        ['2', '1:1', '2:Một', `3:${list.trim()}`],
      ],
    ]);
  });
});

describe('rows that differ without harm', () => {
  test('blank cells too many, or missing where the header is blank', async () => {
    const text = 'TT,Nhiệm vụ,Thời hạn,\n1,Một,5/2024\n2,Hai,6/2024,,,\n';
    expect(await shape(text)).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Thời hạn'],
        ['2', '1:1', '2:Một', '3:5/2024'],
        ['3', '1:2', '2:Hai', '3:6/2024'],
      ],
    ]);
  });

  test('a section on a line of its own; another header below a heading', async () => {
    const text =
      'TT,Nhiệm vụ,Thời hạn\nI. Nhóm một\n1,Một,5/2024\nPHỤ LỤC II\nTT,Thủ tục,Đơn vị,Ghi chú\n1,Hai,Sở Y tế,\n';
    expect(await shape(text)).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Thời hạn', '4:'],
        ['2', '1:I. Nhóm một', '2:', '3:', '4:'],
        ['3', '1:1', '2:Một', '3:5/2024', '4:'],
        ['4', '1:PHỤ LỤC II', '2:', '3:', '4:'],
        ['5', '1:TT', '2:Thủ tục', '3:Đơn vị', '4:Ghi chú'],
        ['6', '1:1', '2:Hai', '3:Sở Y tế', '4:'],
      ],
    ]);
  });
});

/** Words as cells have them: no quotation mark that stands alone, no blanks around. */
const anyWords = fc
  .array(fc.constantFrom('Bộ Y tế', ',', ';', '"', 'năm 2024', '\n', '(a)', "'", '=1+1', 'ữ'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(' ').trim().replace(/\n\s+/g, '\n'));

test('any table written as CSV reads back to itself, with every delimiter', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyWords, anyWords, anyWords), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      async (bodies, delimiter, lineEnd) => {
        const table = [
          ['TT', 'Nhiệm vụ', 'Cơ quan', 'Thời hạn'],
          ...bodies.map((cells, index) => [String(index + 1), ...cells]),
          ['Z', 'cuối', 'cùng', 'x'],
        ];
        const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
        const text = table.map((row) => row.map(quoted).join(delimiter)).join(lineEnd);
        const expected = table.map((row, index) => [
          String(index + 1),
          ...row.map((cell, column) => `${column + 1}:${cell}`),
        ]);
        expect(await shape(text)).toEqual([expected]);
      },
    ),
  ));

test('no bytes make the reader throw', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc
          .array(fc.constantFrom(',', ';', '\t', '\n', '"', 'TT', 'Nhiệm vụ', '1', '\r', 'sep=;'))
          .map((parts) => bytesOf(parts.join(''))),
      ),
      async (bytes) => {
        const sourced = await readCsv(bytes);
        if (sourced.outcome === 'source') expect(sourced.source.blocks.length).toBeGreaterThan(0);
      },
    ),
  ));
