import { createServer } from 'node:http';
import { delimiter, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSourceFile } from '../../intake/source-file.js';
import { convertToDocx, findOffice } from '../../intake/word/libre-office.js';
import { zipOf } from '../support/bombs.js';
import {
  cell,
  docxFile,
  paragraph,
  paragraphs,
  row,
  run,
  table,
  textCell,
} from '../support/docx-file.js';
import { saveAs, skipOffice } from '../support/office.js';
import { countsOf, shapeOf, sourceOf } from '../support/source-shape.js';
import { inList, plainNumbering } from '../support/word-lists.js';

const change = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"';
const numbered = cell(paragraph('', inList(1)));
const down = (begins: boolean) => `<w:vMerge${begins ? ' w:val="restart"' : ''}/>`;

/** An annex with what conversions lose most easily. */
const annexWith = (changed: string): Uint8Array =>
  docxFile({
    numbering: plainNumbering,
    body:
      paragraphs('PHỤ LỤC NHIỆM VỤ') +
      table(
        [
          row(
            [
              textCell('TT'),
              textCell('Nhiệm vụ'),
              textCell('Chủ trì, phối hợp', '<w:gridSpan w:val="2"/>'),
            ],
            '<w:tblHeader/>',
          ),
          row([
            numbered,
            textCell('Nối dữ liệu\nlàm sạch'),
            textCell('Bộ Công an', down(true)),
            textCell('Bộ Y tế'),
          ]),
          row([
            numbered,
            cell(paragraph(run('Trình ') + changed)),
            textCell('', down(false)),
            textCell('UBND các tỉnh'),
          ]),
        ],
        4,
      ) +
      paragraphs('Nơi nhận: như trên'),
  });

const annex = annexWith(
  `<w:del ${change}><w:r><w:delText>Bộ</w:delText></w:r></w:del>` +
    `<w:ins ${change}>${run('Chính phủ')}</w:ins>`,
);

/** Read by hand from the annex above. */
const expected = [
  'PHỤ LỤC NHIỆM VỤ',
  [
    ['1 TT', '2 Nhiệm vụ', '3+2+1 Chủ trì, phối hợp'],
    ['1 1.', '2 Nối dữ liệu\nlàm sạch', '3+1+2 Bộ Công an', '4 Bộ Y tế'],
    ['1 2.', '2 Trình Chính phủ', '4 UBND các tỉnh'],
  ],
  'Nơi nhận: như trên',
];

describe.skipIf(skipOffice)('by way of LibreOffice', () => {
  test('an annex saved as .docx, .odt, .doc and .rtf is the same annex', async () => {
    expect(shapeOf(sourceOf(await readSourceFile(annex, 'a.docx')))).toEqual(expected);
    const saved = saveAs(annex, 'docx', 'docx');
    expect(shapeOf(sourceOf(await readSourceFile(saved, 'a.docx')))).toEqual(expected);
    for (const format of ['odt', 'doc', 'rtf']) {
      const source = sourceOf(await readSourceFile(saveAs(annex, 'docx', format), `a.${format}`));
      expect([format, shapeOf(source)]).toEqual([format, expected]);
      expect(countsOf(source)).toMatchObject({ converted: 1, 'automatic-numbers': 2 });
    }
  }, 120_000);

  test('an annex without changes in it, saved as a page, is the same annex', async () => {
    const page = saveAs(annexWith(run('Chính phủ')), 'docx', 'html');
    expect(shapeOf(sourceOf(await readSourceFile(page, 'a.html')))).toEqual(expected);
  }, 60_000);

  test('nothing is fetched for a document that points elsewhere', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end('<p>lạ</p>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const link = `xlink:type="simple" xlink:href="http://127.0.0.1:${address.port}/x.odt"`;
    const size = 'svg:width="3cm" svg:height="3cm" text:anchor-type="as-char"';
    const frame = (inside: string) => `<draw:frame ${size}><draw:${inside} ${link}/></draw:frame>`;
    const names = ['office', 'text', 'drawing', 'table'].map(
      (name) =>
        `xmlns:${name === 'drawing' ? 'draw' : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
    );
    const content =
      `<office:document-content ${names.join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink" ` +
      'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text>' +
      `<text:p>Kính gửi${frame('image')}${frame('object')}</text:p>` +
      `<text:section text:name="s"><text:section-source ${link}/><text:p>cũ</text:p></text:section>` +
      '</office:text></office:body></office:document-content>';
    const file = zipOf({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': content,
      'META-INF/manifest.xml':
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">' +
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>' +
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    });
    try {
      const source = sourceOf(await readSourceFile(file, 'a.odt'));
      expect(shapeOf(source)).toEqual(['Kính gửi', 'cũ']);
      expect(asked).toEqual([]);
    } finally {
      server.close();
    }
  }, 60_000);

  test('a file it cannot open, and one that takes too long, are told as such', async () => {
    const unreadable = zipOf({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'a.xml': '<a',
    });
    expect(await readSourceFile(unreadable, 'a.odt')).toEqual({
      outcome: 'faulty',
      fault: { reason: 'not-converted', found: '.odt' },
    });
    const rtf = new TextEncoder().encode('{\\rtf1 a}');
    expect(await convertToDocx(rtf, 'rtf', findOffice(), 20)).toEqual({
      outcome: 'faulty',
      fault: { reason: 'too-slow', expected: '0.02' },
    });
  }, 60_000);
});

test('without LibreOffice the person is told what to install, or how to save the file', async () => {
  expect(await convertToDocx(new Uint8Array(), 'doc', null)).toEqual({
    outcome: 'faulty',
    fault: { reason: 'needs-libreoffice', found: '.doc' },
  });
});

test('LibreOffice is looked for where it is said to be, else on the path', () => {
  const node = process.execPath;
  expect(findOffice({ DONDOC_SOFFICE: node })).toBe(node);
  expect(findOffice({ DONDOC_SOFFICE: '/nowhere/soffice', PATH: dirname(node) })).toBeNull();
  expect(findOffice({ PATH: ['/nowhere', dirname(node)].join(delimiter) })).toBeNull();
});
