import { describe, expect, test } from 'vitest';
import { readDocx } from '../../intake/word/docx.js';
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
import { readWord, shapeOf, sourceOf, wordCounts, wordShape } from '../support/source-shape.js';
import { inList, plainNumbering } from '../support/word-lists.js';

describe('tracked changes', () => {
  const author = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"';

  test('are read as accepted: deleted words gone, inserted and moved ones in their new place', async () => {
    const body = paragraph(
      run('Trình ') +
        `<w:del ${author}><w:r><w:delText>Bộ</w:delText></w:r></w:del>` +
        `<w:ins ${author}>${run('Chính phủ')}</w:ins>` +
        `<w:moveFrom ${author}>${run(' trước')}</w:moveFrom>` +
        `<w:moveTo ${author}>${run(' sau')}</w:moveTo>`,
    );
    expect(await wordShape({ body })).toEqual(['Trình Chính phủ sau']);
    expect(await wordCounts({ body })).toEqual({ 'tracked-changes-accepted': 4 });
  });

  test('a deleted paragraph end joins two paragraphs under the number of the second', async () => {
    const numbering = plainNumbering;
    const gone = `${inList(1)}<w:rPr><w:del ${author}/></w:rPr>`;
    const body =
      paragraph(run('Một '), gone) +
      paragraph(run('hai'), inList(1)) +
      paragraph(run('ba'), inList(1));
    expect(await wordShape({ body, numbering })).toEqual(['1. Một hai', '2. ba']);
  });

  test('deleted rows and cells are gone, and a table of deleted rows with them', async () => {
    const gone = `<w:del ${author}/>`;
    const body =
      table(
        [
          row([textCell('1'), textCell('a')]),
          row([textCell('2'), textCell('b')], gone),
          row([textCell('3'), textCell('c')], `<w:ins ${author}/>`),
          row([textCell('4'), textCell('x', `<w:cellDel ${author}/>`), textCell('d')]),
        ],
        2,
      ) +
      paragraph(run('giữa')) +
      table([row([textCell('x')], gone)], 1);
    expect(await wordShape({ body })).toEqual([
      [
        ['1 1', '2 a'],
        ['1 3', '2 c'],
        ['1 4', '2 d'],
      ],
      'giữa',
    ]);
    expect(await wordCounts({ body })).toEqual({ 'tracked-changes-accepted': 4 });
  });

  test('cells that were merged while changes were tracked are merged', async () => {
    const body = table(
      [
        row([textCell('a', `<w:cellMerge ${author} w:vMerge="rest"/>`), textCell('b')]),
        row([textCell('', `<w:cellMerge ${author} w:vMerge="cont"/>`), textCell('c')]),
      ],
      2,
    );
    expect(await wordShape({ body })).toEqual([[['1+1+2 a', '2 b'], ['2 c']]]);
  });

  test('what a paragraph looked like before counts for nothing', async () => {
    const numbering = plainNumbering;
    const body = paragraph(
      run('không số'),
      `<w:pPrChange ${author}><w:pPr>${inList(1)}</w:pPr></w:pPrChange>`,
    );
    expect(await wordShape({ body, numbering })).toEqual(['không số']);
    expect(await wordCounts({ body, numbering })).toEqual({});
  });
});

describe('what surrounds the words', () => {
  const control = (content: string, properties = ''): string =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

  test('content controls are read through: around words, paragraphs, cells and rows', async () => {
    const body =
      control(paragraph(run('Kính gửi: ') + control(run('các Bộ')))) +
      table(
        [
          control(row([control(textCell('1')), textCell('a')])),
          row([textCell('2'), textCell('b')]),
        ],
        2,
      );
    expect(await wordShape({ body })).toEqual([
      'Kính gửi: các Bộ',
      [
        ['1 1', '2 a'],
        ['1 2', '2 b'],
      ],
    ]);
  });

  test('what a content control asks to be typed is not its content', async () => {
    const asked = control(run('Nhấp để nhập'), '<w:showingPlcHdr/>');
    expect(await wordShape({ body: paragraph(run('Hạn: ') + asked) })).toEqual(['Hạn:']);
  });

  test('links, smart tags and fields give the words they show', async () => {
    const body = paragraph(
      `<w:hyperlink>${run('Luật')}</w:hyperlink>` +
        `<w:smartTag>${run(' số')}</w:smartTag>` +
        `<w:fldSimple w:instr="SEQ x">${run(' 7')}</w:fldSimple>` +
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>' +
        `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(' năm 2024')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    );
    expect(await wordShape({ body })).toEqual(['Luật số 7 năm 2024']);
  });

  test('line breaks part lines within a cell, tabs are gaps, soft hyphens nothing', async () => {
    const body = table(
      [
        row([
          cell(paragraph(`${run('một')}<w:r><w:br/></w:r>${run('hai')}`) + paragraphs('ba')),
          cell(
            paragraph(
              `${run('a')}<w:r><w:tab/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>`,
            ),
          ),
        ]),
      ],
      2,
    );
    expect(await wordShape({ body })).toEqual([[['1 một\nhai\nba', '2 a bc-d']]]);
  });

  test('a text box gives its words once, behind the paragraph that holds it', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraphs(text)}</w:txbxContent>`;
    const body = paragraph(
      `${run('Quyết định')}<w:r><mc:AlternateContent><mc:Choice>${box('Mật')}</mc:Choice>` +
        `<mc:Fallback>${box('Mật (cũ)')}</mc:Fallback></mc:AlternateContent></w:r>${run(' số 1')}`,
    );
    expect(await wordShape({ body })).toEqual(['Quyết định số 1', 'Mật']);
  });

  test('a text box that only older programs understand is read as well', async () => {
    const body = paragraph(
      '<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>' +
        `<w:txbxContent>${paragraphs('Hỏa tốc')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(await wordShape({ body })).toEqual(['Hỏa tốc']);
  });

  test('hidden words are left out and counted, whether the words or their style say so', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="Hien"><w:basedOn w:val="An"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>';
    const body = paragraph(
      run('a') +
        run('b', '<w:vanish/>') +
        run('c', '<w:vanish w:val="false"/>') +
        run('d', '<w:rStyle w:val="An"/>') +
        run('e', '<w:rStyle w:val="Hien"/>') +
        run('f', '<w:rStyle w:val="An"/><w:vanish w:val="0"/>'),
    );
    expect(await wordShape({ body, styles })).toEqual(['acef']);
    expect(await wordCounts({ body, styles })).toEqual({ 'hidden-text': 2 });
  });

  test('a paragraph that its style hides is left out with its number', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>';
    const an = `<w:pStyle w:val="An"/>${inList(1)}`;
    const body =
      paragraph(run('a'), inList(1)) +
      paragraph(run('b'), an) +
      paragraph(run('c') + run('d', '<w:vanish w:val="0"/>'), an);
    expect(await wordShape({ body, styles, numbering: plainNumbering })).toEqual(['1. a', '2. d']);
  });

  test('hidden rows are read, marked and said', async () => {
    const body =
      paragraph(run('mở')) + table([row([textCell('1')]), row([textCell('2')], '<w:hidden/>')], 1);
    const { blocks, remarks } = await readWord({ body });
    const [, source] = blocks;
    expect(source?.kind === 'table' && source.rows.map(({ hidden }) => hidden)).toEqual([
      false,
      true,
    ]);
    expect(remarks.map(({ id, count, place }) => [id, count, place.table])).toEqual([
      ['hidden-rows', 1, 1],
    ]);
  });

  test('the mark of a note sticks to no word, and the note stands at the end', async () => {
    const footnotes =
      '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>' +
      `<w:footnote w:id="2">${paragraph(run('Theo Nghị quyết 50'))}</w:footnote>`;
    const body =
      paragraph(`${run('Tháng 3/2022')}<w:r><w:footnoteReference w:id="2"/></w:r>`) +
      paragraph(run('cuối'));
    expect(await wordShape({ body, footnotes })).toEqual([
      'Tháng 3/2022',
      'cuối',
      'Theo Nghị quyết 50',
    ]);
  });

  test('letters typed as several marks are one letter', async () => {
    expect(await wordShape({ body: paragraph(run('Bộ Công\u00a0an'.normalize('NFD'))) })).toEqual([
      'Bộ Công an',
    ]);
  });
});

describe('other writers', () => {
  test('choose other prefixes and the strict names of the standard', async () => {
    const document =
      '<?xml version="1.0"?><d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main">' +
      '<d:body><d:tbl><d:tr><d:tc><d:tcPr><d:gridSpan d:val="2"/></d:tcPr><d:p><d:r><d:t>a</d:t></d:r></d:p></d:tc></d:tr>' +
      '<d:tr><d:tc><d:p><d:r><d:t>b</d:t></d:r></d:p></d:tc><d:tc><d:p/></d:tc></d:tr></d:tbl></d:body></d:document>';
    expect(await wordShape({ body: '', others: { 'word/document.xml': document } })).toEqual([
      [['1+2+1 a'], ['1 b', '2 ']],
    ]);
  });

  test('name the main part as they like', async () => {
    const elsewhere = docxFile({
      body: '',
      others: {
        '_rels/.rels':
          '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>',
        'word/document2.xml':
          '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>đây</w:t></w:r></w:p></w:body></w:document>',
      },
    });
    expect(shapeOf(sourceOf(await readDocx(elsewhere)))).toEqual(['đây']);
  });
});
