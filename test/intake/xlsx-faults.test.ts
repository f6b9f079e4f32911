import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { readXlsx } from '../../intake/sheet/xlsx.js';
import { faultOf, shapeOf } from '../support/block-shapes.js';
import { annexHeader, inlineCell, readRaw, readRows } from '../support/workbook-reading.js';
import { compoundFile, rawXls } from '../support/workbooks.js';

describe('files that cannot be read', () => {
  test('a password is named, in either format', async () => {
    const rows = [annexHeader, [1, 'Một', 'Bộ Công an', '5/2024']];
    const locked = await writeXlsx({
      sheets: [{ name: 'S', rows }],
      encryption: { password: 'mật khẩu', spinCount: 1000 },
    });
    expect(faultOf(await readXlsx(locked))).toEqual({ reason: 'encrypted' });
    const old = rawXls([{ name: 'S', cells: [[0, 0, 'kín']] }], true);
    expect(faultOf(await readXlsx(old))).toEqual({ reason: 'encrypted' });
  });

  test('a damaged file says what is wrong', async () => {
    const whole = await writeXlsx({ sheets: [{ name: 'S', rows: [annexHeader] }] });
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
    expect(faultOf(await readRows([annexHeader, wide]))).toEqual({
      ...{ reason: 'too-many-cells', sheet: 'Phụ lục', row: 2, found: '101', expected: '100' },
    });
    const long = [1, 'a'.repeat(20_001)];
    expect(faultOf(await readRows([annexHeader, long]))).toEqual({
      ...{ reason: 'cell-too-long', sheet: 'Phụ lục', row: 2, cell: 2 },
      ...{ found: '20001', expected: '20000' },
    });
    // The last row is blank and counts: what is behind the limit would not be seen.
    const rows = `${'<row><c><v>1</v></c></row>'.repeat(200_000)}<row/>`;
    const xml = `<sheetData>${rows}</sheetData>`;
    expect(faultOf(await readRaw({ sheets: [{ name: 'S', xml }] }))).toEqual({
      ...{ reason: 'too-many-lines', part: 'xl/sheets/0.xml', expected: '200000' },
    });
    const full = `<row>${'<c><v>1</v></c>'.repeat(100)}</row>`.repeat(3_001);
    const many = { sheets: [{ name: 'S', xml: `<sheetData>${full}</sheetData>` }] };
    expect(faultOf(await readRaw(many))).toEqual({
      ...{ reason: 'too-many-table-cells', sheet: 'S', row: 3_001, expected: '300000' },
    });
  });

  test('one long text that many cells show is refused before it is written out for all of them', async () => {
    const strings = `<si><t>${'a'.repeat(20_000)}</t></si>`;
    const rows = '<row><c t="s"><v>0</v></c></row>'.repeat(1049);
    const xml = `<sheetData>${rows}</sheetData>`;
    expect(faultOf(await readRaw({ sheets: [{ name: 'S', xml }], strings }))).toEqual({
      ...{ reason: 'unpacked-too-large', sheet: 'S', row: 1049 },
      ...{ found: '20.0 MB', expected: '20.0 MB' },
    });
  });

  test('more sheets than are read are refused: a directory may name one of them over and over', async () => {
    const xml = `<sheetData><row r="1">${inlineCell('A1', 'a')}</row></sheetData>`;
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `S${index}`, xml }));
    const refused = { reason: 'too-many-parts', found: '201', expected: '200' };
    expect(faultOf(await readRaw({ sheets: named(201) }))).toEqual(refused);
    expect(shapeOf(await readRaw({ sheets: named(200) }))).toHaveLength(200);
    const old = named(201).map(({ name }) => ({ name, cells: [[0, 0, 'a']] as const }));
    expect(faultOf(await readXlsx(rawXls(old)))).toEqual(refused);
  });

  test('a cell far from the table is refused before a rectangle is made of it all', async () => {
    const cellAt = async (place: string, row: number) => {
      const stray = `<row r="${row}">${inlineCell(place, 'z')}</row>`;
      const xml = `<sheetData><row r="1">${inlineCell('A1', 'a')}</row>${stray}</sheetData>`;
      return readRaw({ sheets: [{ name: 'S', xml }] });
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
    const cells = `<sheetData><row r="1">${inlineCell('A1', 'a')}${inlineCell('B1', 'b')}</row><row r="9">${inlineCell('B9', 'c')}${inlineCell('C9', 'd')}</row></sheetData>`;
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(2000);
    const xml = `${cells}<mergeCells>${merges}</mergeCells>`;
    expect(shapeOf(await readRaw({ sheets: [{ name: 'S', xml }] }))).toEqual(['a']);
  });
});
