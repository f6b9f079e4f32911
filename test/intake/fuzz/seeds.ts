/** Sound files that the fuzzer damages: for each reader, one line that makes another at each seed. */
import {
  cell,
  docxFile,
  paragraph,
  paragraphs,
  row,
  run,
  table,
  textCell,
} from '../../support/docx-file.js';
import type { Random } from '../../support/random.js';
import { toHtml, toWordXml } from '../../support/source-tables.js';
import { inList, level, list, scheme } from '../../support/word-lists.js';
import { blocksFrom, encode, type MakeSeed } from './seed.js';
import { makeCsv, makePdf, makeXls, makeXlsx } from './seeds-of-sheets.js';
import { textSeeds } from './seeds-of-text.js';

const change = 'w:id="1" w:author="A"';
const box = `<w:txbxContent>${paragraphs('Hỏa tốc')}</w:txbxContent>`;

/** Everything a Word file may hold that the reader knows about. */
const richWord = (random: Random): Uint8Array =>
  docxFile({
    styles:
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>' +
      `<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Normal"/><w:pPr>${inList(2, 1)}</w:pPr></w:style>` +
      '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>',
    numbering:
      scheme(1, level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '%1.%2)')) +
      scheme(2, level(0, 'upperRoman', '%1') + level(1, 'decimal', '%1.%2', '<w:isLgl/>')) +
      list(1, 1) +
      list(2, 2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'),
    footnotes: `<w:footnote w:id="2">${paragraphs('Ghi chú')}</w:footnote>`,
    body:
      paragraph(run('PHỤ LỤC') + run('ẩn', '<w:rStyle w:val="An"/>'), '<w:pStyle w:val="Muc"/>') +
      paragraph(
        `${run('Quyết định')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><mc:AlternateContent>` +
          `<mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`,
      ) +
      table(
        [
          row([textCell('TT'), textCell('Việc', '<w:gridSpan w:val="2"/>')], '<w:tblHeader/>'),
          row([
            cell(paragraph('', inList(1))),
            textCell('a', '<w:vMerge w:val="restart"/>'),
            cell(`${table([row([textCell('x')])], 1)}<w:p/>`),
          ]),
          row([textCell('', '<w:vMerge/>')], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
          row([
            cell(
              paragraph(
                `<w:del ${change}><w:r><w:delText>b</w:delText></w:r></w:del><w:ins ${change}>${run('c')}</w:ins>`,
              ),
            ),
            `<w:sdt><w:sdtPr/><w:sdtContent>${textCell('d')}</w:sdtContent></w:sdt>`,
          ]),
        ],
        [600, 20, 3000],
      ) +
      toWordXml(blocksFrom(random)),
  });

const portal = (random: Random): string =>
  '<!DOCTYPE html><html><head><meta charset="utf-8"><style>td{}</style></head><body><script>"<td>"</script>' +
  '<table><tr><td colspan=2 hidden>đầu trang</td></tr><tr><td><ol start=3 type=a><li>một<li>hai</ol></td><td>' +
  '<table border=1><caption>Phụ lục</caption><thead><tr><th rowspan=2>TT<th colspan=2>Việc<tr><th>a<th>b</thead>' +
  '<tr style="display:none"><td>1<td rowspan=0>c<td>d<br>e<tr><td>2<td><p>f<p><del>g</del><ins>h</ins></table>' +
  `</td></tr></table><pre>một\n  hai</pre>${toHtml(blocksFrom(random))}</body></html>`;

const letter = (random: Random): string =>
  [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="x"',
    '',
    '--x',
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    portal(random).replaceAll('=', '=3D'),
    '--x--',
  ].join('\r\n');

const makePage: MakeSeed = (random) => {
  const text = random.chance(0.8) ? portal(random) : letter(random);
  const wide = random.chance(0.1) ? Buffer.from(`\ufeff${text}`, 'utf16le') : encode(text);
  return { bytes: wide, fileName: 'annex.html' };
};

/** A new reader is fuzzed once it has its line here. What LibreOffice opens is not ours to fuzz. */
export const fuzzSeeds: Readonly<Record<string, MakeSeed>> = {
  docx: (random) => ({ bytes: richWord(random), fileName: 'annex.docx' }),
  xlsx: makeXlsx,
  xls: makeXls,
  html: makePage,
  pdf: makePdf,
  csv: makeCsv,
  ...textSeeds,
};
