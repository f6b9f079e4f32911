import { type CellValue, type WriteSheet, writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { resolveDeadline } from '../../domain/deadline/phrase.js';
import { readXlsx } from '../../intake/xlsx.js';
import { faultOf, shapeOf, sourceOf } from '../support/block-shapes.js';
import { compoundFile, type RawWorkbook, rawXls, rawXlsx } from '../support/workbooks.js';

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'];
const date = (year: number, month: number, day: number, hour = 0, minute = 0): Date =>
  new Date(Date.UTC(year, month - 1, day, hour, minute));

const readSheets = async (...sheets: WriteSheet[]) => readXlsx(await writeXlsx({ sheets }));
const readRows = (rows: CellValue[][], more: Partial<WriteSheet> = {}) =>
  readSheets({ name: 'Phụ lục', rows, ...more });
const read = async (raw: RawWorkbook) => readXlsx(rawXlsx(raw));
const inline = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('values become text as a person sees them', () => {
  /** The text of the last column of one row, written with a number format. */
  const shown = async (value: CellValue, numFmt?: string) => {
    const cells = new Map([
      ['1,3', { value, ...(numFmt === undefined ? {} : { style: { numFmt } }) }],
    ]);
    const sourced = await readRows([header, [1, 'Một', 'Bộ Công an', value]], { cells });
    const [table] = sourceOf(sourced).blocks;
    return table?.kind === 'table' ? table.rows[1]?.cells[3]?.text : undefined;
  };

  test('dates are day, month and year, whatever order their format has', async () => {
    const day = date(2024, 5, 1);
    for (const format of ['dd/mm/yyyy', 'm/d/yy', '[$-42A]dd mmmm yyyy', 'yyyy-mm-dd;@', 'd-mmm']) {
      expect(await shown(day, format)).toBe('01/05/2024');
    }
  });

  test('a date whose format shows no day is a month, not its first day', async () => {
    for (const format of ['mm/yyyy', 'mmm-yy', 'mmmm yyyy', 'yyyy.mm']) {
      expect(await shown(date(2024, 5, 1), format)).toBe('05/2024');
    }
    expect(await shown(date(2024, 5, 1), 'yyyy')).toBe('2024');
  });

  test('an hour is kept where the format shows it, before the date; midnight is none', async () => {
    expect(await shown(date(2024, 5, 1, 17, 30), 'dd/mm/yyyy hh:mm')).toBe('17:30 01/05/2024');
    expect(await shown(date(2024, 5, 1), 'dd/mm/yyyy hh:mm')).toBe('01/05/2024');
    expect(await shown(date(2024, 5, 1, 17, 30), 'dd/mm/yyyy')).toBe('01/05/2024');
    expect(await shown(date(2024, 5, 1, 17, 30), 'h:mm')).toBe('17:30');
    expect(await shown(date(2024, 5, 1, 9, 5), '[h]:mm')).toBe('09:05');
  });

  test('a format with words of its own keeps them', async () => {
    expect(await shown(date(2024, 5, 1), '"Trước ngày "dd/mm/yyyy')).toBe('Trước ngày 01/05/2024');
    expect(await shown(date(2024, 5, 1), '"Tháng "m/yyyy')).toBe('Tháng 5/2024');
    expect(await shown(3, '"Quý "0')).toBe('Quý 3');
  });

  test('numbers have no trailing zeros but those the format asks for', async () => {
    expect(await shown(12)).toBe('12');
    expect(await shown(2.5)).toBe('2.5');
    expect(await shown(0.1 + 0.2)).toBe('0.3');
    expect(await shown(1200, '#,##0')).toBe('1200');
    expect(await shown(1.1, '0.00')).toBe('1.10');
    expect(await shown(7, '00')).toBe('07');
    expect(await shown(-4, '#,##0;[Red](#,##0)')).toBe('-4');
    // Such a format hides the number on the screen; it is there all the same.
    expect(await shown(12, ';;;')).toBe('12');
  });

  test('percentages are percentages', async () => {
    expect(await shown(0.5, '0%')).toBe('50%');
    expect(await shown(0.125, '0.0%')).toBe('12.5%');
  });

  test('truth values, and texts that look like something else', async () => {
    expect(await shown(true)).toBe('TRUE');
    expect(await shown('=1+1')).toBe('=1+1');
    expect(await shown(' 01 ')).toBe('01');
    expect(await shown('Tháng 5/2024\r\n(đợt 1)')).toBe('Tháng 5/2024\n(đợt 1)');
    expect(await shown('Bộ Công an'.normalize('NFD'))).toBe('Bộ Công an'.normalize('NFC'));
  });
});

describe('cells no writer of ours would write', () => {
  const cellIn = async (cell: string, raw: Partial<RawWorkbook> = {}) => {
    const filled = `<row r="1">${inline('A1', 'TT')}${inline('B1', 'Nhiệm vụ')}${inline('C1', 'Thời hạn')}</row>`;
    const xml = `<sheetData>${filled}<row r="2">${inline('A2', '1')}${inline('B2', 'Một')}${cell}</row></sheetData>`;
    const sourced = await read({ sheets: [{ name: 'S', xml }], ...raw });
    const [table] = sourceOf(sourced).blocks;
    return table?.kind === 'table' ? table.rows[1]?.cells[2]?.text : undefined;
  };
  const dates = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"/></cellXfs>';

  test('a formula is its last value; one that was never calculated is its own words', async () => {
    expect(await cellIn('<c r="C2" t="str"><f>A2&amp;B2</f><v>1Một</v></c>')).toBe('1Một');
    expect(await cellIn('<c r="C2"><f>1+2</f><v>3</v></c>')).toBe('3');
    expect(await cellIn('<c r="C2"><f>TODAY()</f></c>')).toBe('=TODAY()');
    const month = '<c r="C2" s="2"><f>DATE(2024,5,1)</f><v>45413</v></c>';
    expect(await cellIn(month, { styles: dates })).toBe('05/2024');
  });

  test('errors stay what they are', async () => {
    expect(await cellIn('<c r="C2" t="e"><v>#REF!</v></c>')).toBe('#REF!');
    expect(await cellIn('<c r="C2" t="e"><f>A9/0</f><v>#DIV/0!</v></c>')).toBe('#DIV/0!');
  });

  test('rich text is one text, the phonetic help of other languages aside', async () => {
    const strings =
      '<si><r><t>Trước </t></r><r><rPr><b/></rPr><t xml:space="preserve">ngày 15/9</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    expect(await cellIn('<c r="C2" t="s"><v>0</v></c>', { strings })).toBe('Trước ngày 15/9');
  });

  test('built-in date formats, and days counted from 1904', async () => {
    // 45413 days from the end of 1899 is 1 May 2024; from 1904 it is 1462 days more.
    expect(await cellIn('<c r="C2" s="1"><v>45413</v></c>', { styles: dates })).toBe('01/05/2024');
    expect(await cellIn('<c r="C2" s="2"><v>45413</v></c>', { styles: dates })).toBe('05/2024');
    const since1904 = { styles: dates, properties: 'date1904="1"' };
    expect(await cellIn('<c r="C2" s="1"><v>43951</v></c>', since1904)).toBe('01/05/2024');
  });

  test('dates in the words of the strict format', async () => {
    expect(await cellIn('<c r="C2" s="1" t="d"><v>2024-05-31</v></c>', { styles: dates })).toBe(
      '31/05/2024',
    );
    const month = '<c r="C2" s="2" t="d"><v>2024-05-01T00:00:00</v></c>';
    expect(await cellIn(month, { styles: dates })).toBe('05/2024');
    expect(await cellIn('<c r="C2" t="str"><v>2024-05-31</v></c>')).toBe('2024-05-31');
  });

  test('rows and cells that do not say where they are come one after another', async () => {
    const row = (...texts: string[]) =>
      `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const xml = `<sheetData>${row('TT', 'Nhiệm vụ', 'Thời hạn')}${row('1', 'Một', '2024')}</sheetData>`;
    expect(shapeOf(await read({ sheets: [{ name: 'S', xml }] }))).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Thời hạn'],
        ['2', '1:1', '2:Một', '3:2024'],
      ],
    ]);
  });
});

describe('places', () => {
  test('rows and columns are those of the sheet, however much is empty before them', async () => {
    const blank = [null, null];
    const rows = [[], [], [...blank, ...header], [...blank, 1, 'Một', 'Bộ Công an', '5/2024']];
    expect(shapeOf(await readRows(rows))).toEqual([
      [
        ['3', '3:TT', '4:Nhiệm vụ', '5:Cơ quan chủ trì', '6:Thời hạn'],
        ['4', '3:1', '4:Một', '5:Bộ Công an', '6:5/2024'],
      ],
    ]);
  });

  test('every sheet has tables of its own, counted from one, under its name', async () => {
    const sourced = await readSheets(
      { name: 'Phụ lục I', rows: [header, [1, 'Một', 'Bộ Công an', '5/2024']] },
      { name: 'Trống', rows: [] },
      { name: 'Phụ lục II', rows: [['Danh mục'], header, [1, 'Hai', 'Bộ Y tế', '6/2024']] },
    );
    const { blocks, format, remarks } = sourceOf(sourced);
    expect(blocks.map((block) => [block.sheet, block.kind])).toEqual([
      ['Phụ lục I', 'table'],
      ['Phụ lục II', 'paragraph'],
      ['Phụ lục II', 'table'],
    ]);
    expect(blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))).toEqual([
      1, 1,
    ]);
    expect(format).toBe('xlsx');
    expect(remarks).toEqual([]);
  });

  test('a sheet that is a chart is passed over', async () => {
    const xml = `<sheetData><row r="1">${inline('A1', 'Mở đầu')}</row></sheetData>`;
    const sheets = [
      { name: 'Biểu đồ 1', xml: null },
      { name: 'Bảng', xml },
      { name: 'Biểu đồ 2', xml: null },
    ];
    expect(shapeOf(await read({ sheets }))).toEqual(['Mở đầu']);
  });
});

describe('merged cells', () => {
  const merged = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
    ...{ startRow, startCol, endRow, endCol },
  });

  test('span rows and columns; what they cover is not there', async () => {
    const rows = [
      ['TT', 'Nhiệm vụ', 'Cơ quan', 'thừa', 'Thời hạn'],
      [null, null, 'chủ trì', 'phối hợp', null],
      [1, 'Một', 'Bộ Công an', 'Bộ Y tế', '5/2024'],
      [2, 'Hai', null, null, '6/2024'],
      [3, 'Ba', 'che', 'Bộ Tài chính', '7/2024'],
    ];
    const merges = [
      ...[merged(0, 0, 1, 0), merged(0, 1, 1, 1), merged(0, 4, 1, 4), merged(0, 2, 0, 3)],
      merged(2, 2, 4, 2),
    ];
    expect(shapeOf(await readRows(rows, { merges }))).toEqual([
      [
        ['1', '1(1x2):TT', '2(1x2):Nhiệm vụ', '3(2x1):Cơ quan', '5(1x2):Thời hạn'],
        ['2', '3:chủ trì', '4:phối hợp'],
        ['3', '1:1', '2:Một', '3(1x3):Bộ Công an', '4:Bộ Y tế', '5:5/2024'],
        ['4', '1:2', '2:Hai', '4:', '5:6/2024'],
        ['5', '1:3', '2:Ba', '4:Bộ Tài chính', '5:7/2024'],
      ],
    ]);
  });

  test('end with the table they stand in', async () => {
    const rows = [
      header,
      [1, 'Một', 'Bộ Công an', '5/2024'],
      ['I', 'Nhóm', null, null],
      [2, 'Hai', 'Bộ Y tế', '6/2024'],
    ];
    const merges = [merged(2, 1, 2, 9), merged(3, 2, 90, 2)];
    expect(shapeOf(await readRows(rows, { merges }))).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
        ['2', '1:1', '2:Một', '3:Bộ Công an', '4:5/2024'],
        ['3', '1:I', '2(3x1):Nhóm'],
        ['4', '1:2', '2:Hai', '3:Bộ Y tế', '4:6/2024'],
      ],
    ]);
  });

  test('a blank row they reach into is a row of the table', async () => {
    const rows = [header, [1, 'Một', 'Bộ Công an', '5/2024'], [], [2, 'Hai', 'Bộ Y tế', '6/2024']];
    expect(shapeOf(await readRows(rows, { merges: [merged(1, 2, 2, 2)] }))).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
        ['2', '1:1', '2:Một', '3(1x2):Bộ Công an', '4:5/2024'],
        ['3', '1:', '2:', '4:'],
        ['4', '1:2', '2:Hai', '3:Bộ Y tế', '4:6/2024'],
      ],
    ]);
  });
});

describe('what is hidden is read, and said', () => {
  test('rows, columns and sheets', async () => {
    const rows = [header, [1, 'Một', 'Bộ Công an', '5/2024'], [2, 'Hai', 'Bộ Y tế', '6/2024']];
    const sourced = await readSheets(
      {
        ...{ name: 'Phụ lục', rows },
        columns: [{}, {}, { hidden: true }],
        rowDefs: new Map([
          [1, { hidden: true }],
          [2, { hidden: true }],
          [7, { hidden: true }],
        ]),
      },
      { name: 'Kín', hidden: true, rows: [['Bản nháp']] },
    );
    const nowhere = { table: null, row: null, column: null, line: null };
    expect(sourceOf(sourced).remarks).toEqual([
      { id: 'hidden-rows', place: { sheet: 'Phụ lục', ...nowhere, row: 2 }, count: 2 },
      { id: 'hidden-columns', place: { sheet: 'Phụ lục', ...nowhere, column: 3 }, count: 1 },
      { id: 'hidden-sheet', place: { sheet: 'Kín', ...nowhere }, count: 1 },
    ]);
    const [table] = sourceOf(sourced).blocks;
    expect(table?.kind === 'table' && table.rows.map(({ hidden }) => hidden)).toEqual([
      false,
      true,
      true,
    ]);
    expect(shapeOf(sourced)).toContain('Bản nháp');
  });
});

describe('.xls', () => {
  test('is read like .xlsx: formats, merged cells, what is hidden', async () => {
    const sourced = await readXlsx(
      rawXls([
        {
          name: 'Phụ lục',
          cells: [
            ...header.map((text, column) => [0, column, text] as const),
            [1, 0, 1],
            [1, 1, 'Một'],
            [1, 2, 'Bộ Công an'],
            // 1 May 2024
            [1, 3, 45413, 'mm/yyyy'],
            [2, 0, 1.1, '0.00'],
            [2, 1, 'Hai'],
            [2, 3, 45413.5, 'dd/mm/yyyy hh:mm'],
            [3, 0, 3],
          ],
          sharedFormulas: [
            [3, 1, 'Ba'],
            [3, 2, 'Bộ Y tế'],
          ],
          merges: [[1, 2, 2, 2]],
          hiddenRows: [2],
          hiddenColumns: [3],
        },
        { name: 'Kín', hidden: true, cells: [[0, 0, 'Bản nháp']] },
      ]),
    );
    expect(shapeOf(sourced)).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
        ['2', '1:1', '2:Một', '3(1x2):Bộ Công an', '4:05/2024'],
        ['3', '1:1.10', '2:Hai', '4:12:00 01/05/2024'],
        ['4', '1:3', '2:Ba', '3:Bộ Y tế', '4:'],
      ],
      'Bản nháp',
    ]);
    expect(sourceOf(sourced).remarks.map(({ id, count }) => [id, count])).toEqual([
      ['hidden-rows', 1],
      ['hidden-columns', 1],
      ['hidden-sheet', 1],
    ]);
  });
});

describe('files that cannot be read', () => {
  test('a password is named, in either format', async () => {
    const rows = [header, [1, 'Một', 'Bộ Công an', '5/2024']];
    const locked = await writeXlsx({
      sheets: [{ name: 'S', rows }],
      encryption: { password: 'mật khẩu', spinCount: 1000 },
    });
    expect(faultOf(await readXlsx(locked))).toEqual({ reason: 'encrypted' });
    const old = rawXls([{ name: 'S', cells: [[0, 0, 'kín']] }], true);
    expect(faultOf(await readXlsx(old))).toEqual({ reason: 'encrypted' });
  });

  test('a damaged file says what is wrong', async () => {
    const whole = await writeXlsx({ sheets: [{ name: 'S', rows: [header] }] });
    const cut = whole.subarray(0, whole.length / 2);
    expect(faultOf(await readXlsx(cut)).reason).toBe('broken');
    expect(faultOf(await readXlsx(new Uint8Array(10))).reason).toBe('broken');
    const word = compoundFile({ WordDocument: new Uint8Array(100) });
    expect(faultOf(await readXlsx(word))).toEqual({
      reason: 'broken',
      found: 'no Workbook stream',
    });
    expect(faultOf(await readXlsx(word.subarray(0, 600))).reason).toBe('broken');
    const xls = rawXls([{ name: 'S', cells: [[0, 0, 'x']] }]);
    expect(faultOf(await readXlsx(xls.subarray(0, 1536))).reason).toBe('broken');
  });

  test('a workbook with nothing in it is empty', async () => {
    expect(faultOf(await readRows([[], [null, ' ']]))).toEqual({ reason: 'empty' });
  });

  test('more columns, rows, cells or characters than are read are named with their place', async () => {
    const wide = Array.from({ length: 101 }, (_, index) => `c${index}`);
    expect(faultOf(await readRows([header, wide]))).toEqual({
      ...{ reason: 'too-many-cells', sheet: 'Phụ lục', row: 2, found: '101', expected: '100' },
    });
    const long = [1, 'a'.repeat(20_001)];
    expect(faultOf(await readRows([header, long]))).toEqual({
      ...{ reason: 'cell-too-long', sheet: 'Phụ lục', row: 2, cell: 2 },
      ...{ found: '20001', expected: '20000' },
    });
    // The last row is blank and counts: what is behind the limit would not be seen.
    const rows = `${'<row><c><v>1</v></c></row>'.repeat(200_000)}<row/>`;
    const xml = `<sheetData>${rows}</sheetData>`;
    expect(faultOf(await read({ sheets: [{ name: 'S', xml }] }))).toEqual({
      ...{ reason: 'too-many-lines', part: 'xl/sheets/0.xml', expected: '200000' },
    });
    const full = `<row>${'<c><v>1</v></c>'.repeat(100)}</row>`.repeat(3_001);
    const many = { sheets: [{ name: 'S', xml: `<sheetData>${full}</sheetData>` }] };
    expect(faultOf(await read(many))).toEqual({
      ...{ reason: 'too-many-table-cells', sheet: 'S', row: 3_001, expected: '300000' },
    });
  });

  test('a cell far from the table is refused before a rectangle is made of it all', async () => {
    const cellAt = async (place: string, row: number) => {
      const stray = `<row r="${row}">${inline(place, 'z')}</row>`;
      const xml = `<sheetData><row r="1">${inline('A1', 'a')}</row>${stray}</sheetData>`;
      return read({ sheets: [{ name: 'S', xml }] });
    };
    const tooSpread = { reason: 'too-spread', part: 'xl/sheets/0.xml' };
    expect(faultOf(await cellAt('B1048576', 1_048_576))).toEqual({
      ...{ ...tooSpread, found: '1048576 × 2' },
    });
    expect(faultOf(await cellAt('XFD400', 400))).toEqual({ ...tooSpread, found: '400 × 16384' });
    expect(shapeOf(await cellAt('XFD300', 300))).toEqual(['a', 'z']);
    expect(shapeOf(await cellAt('B200000', 200_000))).toEqual(['a', 'z']);
  });

  test('merged cells that cover everything, over and over, cover what is under them', async () => {
    const cells = `<sheetData><row r="1">${inline('A1', 'a')}${inline('B1', 'b')}</row><row r="9">${inline('B9', 'c')}${inline('C9', 'd')}</row></sheetData>`;
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(2000);
    const xml = `${cells}<mergeCells>${merges}</mergeCells>`;
    expect(shapeOf(await read({ sheets: [{ name: 'S', xml }] }))).toEqual(['a']);
  });
});

test('the rules of deadlines read dates as their cells show them', async () => {
  const shown: [Date, string, string, string][] = [
    [date(2024, 5, 1), 'mm/yyyy', 'month', '2024-05-31'],
    [date(2024, 5, 1), 'dd/mm/yyyy', 'on-date', '2024-05-01'],
    [date(2024, 5, 1, 17, 30), 'dd/mm/yyyy hh:mm', 'hour', '2024-05-01'],
    [date(2024, 5, 1), '"Trước ngày "dd/mm/yyyy', 'before-date', '2024-04-30'],
  ];
  const cells = new Map(
    shown.map(([value, numFmt], index) => [`${index + 1},3`, { value, style: { numFmt } }]),
  );
  const rows = shown.map(([value], index) => [index + 1, 'Việc', 'Bộ Công an', value]);
  const [table] = sourceOf(await readRows([header, ...rows], { cells })).blocks;
  const read = (table?.kind === 'table' ? table.rows.slice(1) : []).map((row) => {
    const context = { assignedOn: null, documentYear: null };
    const { deadline } = resolveDeadline(row.cells[3]?.text ?? '', context);
    return [deadline.rule, deadline.due];
  });
  expect(read).toEqual(shown.map(([, , rule, due]) => [rule, due]));
});
