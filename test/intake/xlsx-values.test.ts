import type { CellValue } from 'hucre';
import { describe, expect, test } from 'vitest';
import { resolveDeadline } from '../../domain/deadline/phrase.js';
import { shapeOf, sourceOf } from '../support/block-shapes.js';
import { annexHeader, inlineCell, readRaw, readRows } from '../support/workbook-reading.js';
import type { RawWorkbook } from '../support/workbooks.js';

const date = (year: number, month: number, day: number, hour = 0, minute = 0): Date =>
  new Date(Date.UTC(year, month - 1, day, hour, minute));

describe('values become text as a person sees them', () => {
  /** The text of the last column of one row, written with a number format. */
  const shown = async (value: CellValue, numFmt?: string) => {
    const cells = new Map([
      ['1,3', { value, ...(numFmt === undefined ? {} : { style: { numFmt } }) }],
    ]);
    const sourced = await readRows([annexHeader, [1, 'Một', 'Bộ Công an', value]], { cells });
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
    const filled = `<row r="1">${inlineCell('A1', 'TT')}${inlineCell('B1', 'Nhiệm vụ')}${inlineCell('C1', 'Thời hạn')}</row>`;
    const xml = `<sheetData>${filled}<row r="2">${inlineCell('A2', '1')}${inlineCell('B2', 'Một')}${cell}</row></sheetData>`;
    const sourced = await readRaw({ sheets: [{ name: 'S', xml }], ...raw });
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
    expect(shapeOf(await readRaw({ sheets: [{ name: 'S', xml }] }))).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Thời hạn'],
        ['2', '1:1', '2:Một', '3:2024'],
      ],
    ]);
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
  const [table] = sourceOf(await readRows([annexHeader, ...rows], { cells })).blocks;
  const read = (table?.kind === 'table' ? table.rows.slice(1) : []).map((row) => {
    const context = { assignedOn: null, documentYear: null };
    const { deadline } = resolveDeadline(row.cells[3]?.text ?? '', context);
    return [deadline.rule, deadline.due];
  });
  expect(read).toEqual(shown.map(([, , rule, due]) => [rule, due]));
});
