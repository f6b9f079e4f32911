import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readingLimits } from '../../intake/limits.js';
import { readSourceFile } from '../../intake/source-file.js';
import { readDocx } from '../../intake/word/docx.js';
import {
  checksumOffset,
  entityBomb,
  flagsOffset,
  methodOffset,
  sizeOffset,
  withDirectory,
  wordXml,
  zipOf,
} from '../support/bombs.js';
import { compoundFile } from '../support/compound-file.js';
import { docxFile, paragraphs, row, table, textCell } from '../support/docx-file.js';
import { readHere } from '../support/read-here.js';
import { shapeOf, sourceOf } from '../support/source-shape.js';

/** Each file costs the start of a worker, which a busy machine gives late. */
vi.setConfig({ testTimeout: 120_000 });

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const faultOf = async (bytes: Uint8Array | string, fileName = 'annex') => {
  const file = typeof bytes === 'string' ? bytesOf(bytes) : bytes;
  const read = await readSourceFile(file, fileName, readingLimits, readHere);
  return read.outcome === 'faulty' ? read.fault : read.source;
};
const cell = '<w:tc><w:p/></w:tc>';

describe('a file is read for what it is, whatever it is called', () => {
  const word = docxFile({ body: paragraphs('Bộ Công an') });

  const shapeIn = async (bytes: Uint8Array, name: string, run?: typeof readHere) => {
    const read = await readSourceFile(bytes, name, readingLimits, run);
    return shapeOf(sourceOf(read)).flat(3).join().replace(/^1 /, '');
  };

  test('Word files and pages go to their readers, in a process apart', async () => {
    expect(await shapeIn(word, 'annex.docx')).toBe('Bộ Công an');
    expect(await shapeIn(bytesOf('<!DOCTYPE html><p>Bộ Công an'), 'a.doc')).toBe('Bộ Công an');
  });

  test('and so they do by any other name', async () => {
    for (const [bytes, name] of [
      [word, 'annex.txt'],
      [bytesOf('\ufeff\n <html><p>Bộ Công an'), 'annex.txt'],
      [bytesOf('<?xml version="1.0"?><html><p>Bộ Công an</p></html>'), 'annex'],
      [bytesOf('<table><tr><td>Bộ Công an</table>'), 'annex.xls'],
      [bytesOf('Bộ <b>Công an</b>'), 'annex.html'],
      [Buffer.from('\ufeff<html><p>Bộ Công an', 'utf16le'), 'annex.htm'],
    ] as const) {
      expect(await shapeIn(bytes, name, readHere)).toBe('Bộ Công an');
    }
  });

  test('what no reader takes is named for what it is', async () => {
    const strangers: [Uint8Array | string, string][] = [
      [Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'PNG'],
      [Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'JPEG'],
      ['Rar!\u001a', 'RAR'],
      [zipOf({ 'a.txt': 'a' }), 'ZIP'],
      [zipOf({ 'ppt/presentation.xml': '<p/>' }), 'PowerPoint'],
      [
        zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
        'OpenDocument (spreadsheet)',
      ],
      [compoundFile([{ name: 'PowerPoint Document' }]), 'OLE'],
      ['<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', 'Word XML'],
      ['<?xml version="1.0"?><a/>', 'XML'],
    ];
    for (const [bytes, found] of strangers)
      expect(await faultOf(bytes)).toEqual({ reason: 'unknown-format', found });
  });

  test('nothing and too much are refused before anything is looked at', async () => {
    expect(await faultOf('')).toEqual({ reason: 'empty' });
    expect(await faultOf(new Uint8Array(20 * 1024 * 1024 + 1))).toEqual({
      reason: 'too-large',
      found: '20.0 MB',
      expected: '20.0 MB',
    });
  });
});

describe('passwords and macros', () => {
  test('a password is seen in zips, in old files and in what Office makes of both', async () => {
    const word = docxFile({ body: paragraphs('a') });
    const locked = withDirectory(word, (entry) => entry.setUint16(flagsOffset, 1, true));
    expect(await faultOf(locked)).toEqual({ reason: 'encrypted', part: '[Content_Types].xml' });
    const wrapped = compoundFile([{ name: 'EncryptionInfo' }, { name: 'EncryptedPackage' }]);
    expect(await faultOf(wrapped)).toEqual({ reason: 'encrypted' });
    // The header of a Word file: its number, and at byte 10 the flags with the one for encryption.
    const start = [0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 0x01];
    const old = compoundFile([{ name: '1Table' }, { name: 'WordDocument', start }]);
    expect(await faultOf(old)).toEqual({ reason: 'encrypted' });
    // A workbook: its first record, of eight bytes, then the record of the password.
    const records = [0x09, 0x08, 0x08, 0, 0, 6, 5, 0, 0, 0, 0, 0, 0x2f, 0, 4, 0];
    expect(await faultOf(compoundFile([{ name: 'Workbook', start: records }]))).toEqual({
      reason: 'encrypted',
    });
    const open = zipOf({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml': '<manifest:encryption-data/>',
    });
    expect(await faultOf(open)).toEqual({ reason: 'encrypted', part: 'META-INF/manifest.xml' });
  });

  test('macros are refused wherever they lie', async () => {
    const body = paragraphs('a');
    expect(await faultOf(docxFile({ body, others: { 'word/vbaProject.bin': 'x' } }))).toEqual({
      reason: 'macros',
      part: 'word/vbaProject.bin',
    });
    const book = zipOf({ 'xl/workbook.xml': '<x/>', 'xl/macrosheets/sheet1.xml': '<x/>' });
    expect(await faultOf(book)).toEqual({ reason: 'macros', part: 'xl/macrosheets/sheet1.xml' });
    expect(await faultOf(compoundFile([{ name: 'Macros' }, { name: 'WordDocument' }]))).toEqual({
      reason: 'macros',
      part: 'Macros',
    });
    expect(
      await faultOf(compoundFile([{ name: '_VBA_PROJECT_CUR' }, { name: 'Workbook' }])),
    ).toEqual({ reason: 'macros', part: '_VBA_PROJECT_CUR' });
  });
});

describe('bombs', () => {
  test('a zip that states more than the limit is not unpacked', async () => {
    const zip = zipOf({ 'word/document.xml': wordXml('<w:p/>') });
    const stated = withDirectory(zip, (entry) =>
      entry.setUint32(sizeOffset, 300 * 1024 ** 2, true),
    );
    expect(await faultOf(stated)).toEqual({
      reason: 'unpacked-too-large',
      part: 'word/document.xml',
      found: '300.0 MB',
      expected: '200.0 MB',
    });
  });

  test('a zip that states less than it holds is unpacked no further than that', async () => {
    const zip = zipOf({ 'word/document.xml': new Uint8Array(40 * 1024 ** 2) });
    const before = process.memoryUsage().arrayBuffers;
    const lying = withDirectory(zip, (entry) => entry.setUint32(sizeOffset, 1000, true));
    expect(await faultOf(lying)).toEqual({
      reason: 'broken',
      found: 'ZIP',
      part: 'word/document.xml',
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 ** 2);
  });

  test('an XML part beyond 64 MB is not unpacked, and parts beyond 5,000 are not listed', async () => {
    const large = zipOf({ 'word/document.xml': new Uint8Array(65 * 1024 ** 2) });
    expect(await faultOf(large)).toEqual({
      reason: 'unpacked-too-large',
      part: 'word/document.xml',
      found: '65.0 MB',
      expected: '64.0 MB',
    });
    const names = Array.from({ length: 5_001 }, (_, index) => [`word/${index}`, ''] as const);
    expect(await faultOf(zipOf(Object.fromEntries(names)))).toEqual({
      reason: 'too-many-parts',
      found: '5001',
      expected: '5000',
    });
  });

  test('entities are refused where they are declared', async () => {
    expect(await faultOf(zipOf({ 'word/document.xml': entityBomb() }))).toEqual({
      reason: 'entities',
      part: 'word/document.xml',
      line: 1,
    });
  });

  test('elements within elements without end are refused, in Word files and in pages', async () => {
    const deep = (open: string, close: string, times: number) =>
      open.repeat(times) + close.repeat(times);
    const tables = deep('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 100_000);
    expect(await faultOf(zipOf({ 'word/document.xml': wordXml(tables) }))).toEqual({
      reason: 'too-deep',
      expected: '256',
      part: 'word/document.xml',
      line: 1,
    });
    for (const page of [
      deep('<table><tr><td>', '</td></tr></table>', 20_000),
      '<div>'.repeat(100_000),
      `<p>${'<b>'.repeat(100_000)}`,
      '<div/>'.repeat(3_000),
    ])
      expect(await faultOf(`<html>${page}`)).toEqual({ reason: 'too-deep', expected: '1000' });
  });

  test('cells and columns beyond counting are refused', async () => {
    const rows = `<w:tr>${cell.repeat(10)}</w:tr>`.repeat(30_001);
    expect(
      await faultOf(zipOf({ 'word/document.xml': wordXml(`<w:tbl>${rows}</w:tbl>`) })),
    ).toEqual({ reason: 'too-many-table-cells', expected: '300000' });
    expect(await faultOf(`<html><table>${'<tr><td>'.repeat(300_001)}`)).toEqual({
      reason: 'too-many-table-cells',
      expected: '300000',
    });
    const wide = { reason: 'too-many-columns', expected: '1000' };
    expect(await faultOf(`<html><table><tr>${'<td>a'.repeat(1001)}`)).toEqual(wide);
    const word = wordXml(`<w:tbl><w:tr>${cell.repeat(1001)}</w:tr></w:tbl>`);
    expect(await faultOf(zipOf({ 'word/document.xml': word }))).toEqual(wide);
  });

  test('a span beyond any table costs nothing', async () => {
    const page = '<html><table><tr><td colspan=999999999 rowspan=999999999>a</table>';
    expect(shapeOf(sourceOf(await readSourceFile(bytesOf(page), 'a.html')))).toEqual([[['1 a']]]);
    const body = table([row([textCell('a', '<w:gridSpan w:val="999999999"/>')])]);
    expect(shapeOf(sourceOf(await readSourceFile(docxFile({ body }), 'a.docx')))).toEqual([
      [['1 a']],
    ]);
  });
});

describe('damage', () => {
  let word: Uint8Array;
  beforeAll(() => {
    word = docxFile({ body: paragraphs('Nối dữ liệu dân cư') });
  });

  test('an old container whose chains lead in circles is told soon', async () => {
    const bytes = Buffer.alloc(4 * 1024 * 1024);
    Buffer.from(compoundFile([])).copy(bytes);
    // The table, the list of its sectors and the directory all name a few sectors, over and over.
    for (let at = 512; at < bytes.length; at += 4) bytes.writeUInt32LE((at / 4) % 7, at);
    bytes.writeUInt32LE(1, 68);
    const begun = performance.now();
    expect(await faultOf(bytes)).toMatchObject({ reason: 'unknown-format', found: 'OLE' });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('a file cut off, or a part changed, is named with the part', async () => {
    expect(await faultOf(word.subarray(0, word.length - 30))).toEqual({
      reason: 'broken',
      found: 'ZIP',
    });
    const [part, changes] = [
      '[Content_Types].xml',
      [
        [(entry: DataView) => entry.setUint32(checksumOffset, 7, true), 'CRC-32'],
        [(entry: DataView) => entry.setUint16(methodOffset, 12, true), 'ZIP 12'],
        [(entry: DataView) => entry.setUint32(42, 0xfffffff0, true), 'ZIP'],
      ] as const,
    ] as const;
    for (const [change, found] of changes)
      expect(await faultOf(withDirectory(word, change))).toEqual({ reason: 'broken', found, part });
    expect(await faultOf(compoundFile([]).subarray(0, 300))).toEqual({
      reason: 'broken',
      found: 'OLE',
    });
  });

  test('XML that is not well formed is named with part and line', async () => {
    const broken = async (xml: string | Uint8Array) => {
      const read = await readDocx(zipOf({ 'word/document.xml': xml }));
      return read.outcome === 'faulty' && read.fault;
    };
    const part = 'word/document.xml';
    const fault = (found: string, line = 1) => ({ reason: 'broken', found, part, line });
    expect(await broken('<a>\n<b>\n</a>')).toEqual(fault('</a>', 3));
    expect(await broken('<a>')).toEqual(fault('XML'));
    expect(await broken('<a/><b/>')).toEqual(fault('XML'));
    expect(await broken('text')).toEqual(fault('XML'));
    expect(await broken('<a b=c/>')).toEqual(fault('<a>'));
    expect(await broken('<a>&nbsp;</a>')).toEqual(fault('&'));
    expect(await broken('<a b="&#xD800;"/>')).toEqual(fault('&'));
    expect(await broken('<a><!-- </a>')).toEqual(fault('<!--'));
    expect(await broken('<a><![CDATA[ </a>')).toEqual(fault('<![CDATA['));
    expect(await broken('<a><')).toEqual(fault('<'));
    expect(await broken(Uint8Array.from([0x3c, 0xff]))).toEqual(fault('UTF-8'));
    expect(await faultOf(zipOf({ 'word/styles.xml': '<a/>' }))).toEqual({
      reason: 'broken',
      found: 'DOCX',
      part,
    });
  });

  test('a whole file never merged into the text is told, not left out', async () => {
    expect(await faultOf(docxFile({ body: '<w:altChunk/>' }))).toEqual({
      reason: 'embedded-document',
    });
  });
});
