import { describe, expect, test } from 'vitest';
import { readHtml } from '../../intake/web/html.js';
import { countsOf, shapeOf, sourceOf } from '../support/source-shape.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (page: string | Uint8Array) =>
  sourceOf(await readHtml(typeof page === 'string' ? bytesOf(page) : page));
const shape = async (page: string | Uint8Array) => shapeOf(await read(page));

describe('tables', () => {
  test('put each cell in the first column that no span has taken', async () => {
    expect(
      await shape(`<table>
        <tr><td rowspan=2>TT</td><td colspan="2">Nhiệm vụ</td><td rowspan=2>Hạn</td></tr>
        <tr><td>việc</td><td>sản phẩm</td></tr>
        <tr><td>1</td><td>a</td><td rowspan=2>b</td><td>c</td></tr>
        <tr><td>2</td><td>d</td><td>e</td></tr></table>`),
    ).toEqual([
      [
        ['1+1+2 TT', '2+2+1 Nhiệm vụ', '4+1+2 Hạn'],
        ['2 việc', '3 sản phẩm'],
        ['1 1', '2 a', '3+1+2 b', '4 c'],
        ['1 2', '2 d', '4 e'],
      ],
    ]);
  });

  test('let no span reach out of its group of rows, and zero reach to its end', async () => {
    expect(
      await shape(`<table><thead><tr><th rowspan=9>TT</th><th>Việc</th></tr></thead>
        <tbody><tr><td rowspan=0>A</td><td>a</td></tr><tr><td>b</td></tr></tbody>
        <tbody><tr><td>B</td><td>c</td></tr></tbody></table>`),
    ).toEqual([[['1 TT', '2 Việc'], ['1+1+2 A', '2 a'], ['2 b'], ['1 B', '2 c']]]);
  });

  test('let the head go on where LibreOffice broke it off, as the row below shows', async () => {
    expect(
      await shape(`<table><thead><tr><td rowspan="2">TT</td><td>Nhiệm vụ</td><td>Cơ quan</td></tr>
        </thead><tbody><tr><td>được giao</td><td>chủ trì</td></tr>
        <tr><td>1</td><td>a</td><td>b</td></tr></tbody></table>`),
    ).toEqual([
      [
        ['1+1+2 TT', '2 Nhiệm vụ', '3 Cơ quan'],
        ['2 được giao', '3 chủ trì'],
        ['1 1', '2 a', '3 b'],
      ],
    ]);
  });

  test('cut a span short where another stands in its way', async () => {
    expect(
      await shape(
        '<table><tr><td>a</td><td>b</td><td rowspan=2>c</td></tr><tr><td colspan=3>d</td></tr></table>',
      ),
    ).toEqual([[['1 a', '2 b', '3+1+2 c'], ['1+2+1 d']]]);
  });

  test('need no closing tags', async () => {
    expect(await shape('<table><tr><td>1<td><p>một<p>hai<tr><td>2<td>ba</table><p>sau')).toEqual([
      [
        ['1 1', '2 một\nhai'],
        ['1 2', '2 ba'],
      ],
      'sau',
    ]);
  });

  test('keep the lines of a cell: breaks, paragraphs and list items; not those of the source', async () => {
    expect(
      await shape(
        '<table><tr><td>a<br>b &amp; c<p>d\n   e&nbsp;f</p><ul><li>g</li><li>h</li></ul></td></tr></table>',
      ),
    ).toEqual([[['1 a\nb & c\nd e f\ng\nh']]]);
  });

  test('read hidden rows, mark them and say so; sizing rows of Excel are no rows', async () => {
    const source = await read(
      `<table><tr style='display:none'><td></td><td></td></tr><tr><td>1</td><td>a</td></tr>
       <tr style="mso-yfti-irow:1; DISPLAY: none"><td>2</td><td>b</td></tr>
       <tbody hidden><tr><td>3</td><td>c</td></tr></table>`,
    );
    expect(shapeOf(source)).toEqual([
      [
        ['1 1', '2 a'],
        ['1 2', '2 b'],
        ['1 3', '2 c'],
      ],
    ]);
    const [table] = source.blocks;
    expect(table?.kind === 'table' && table.rows.map(({ hidden }) => hidden)).toEqual([
      false,
      true,
      true,
    ]);
    expect(source.remarks).toEqual([
      {
        id: 'hidden-rows',
        count: 2,
        place: { sheet: null, table: 1, row: null, column: null, line: null },
      },
    ]);
  });

  test('without a word are not counted as tables', async () => {
    const source = await read(
      '<table><tr><td>&nbsp;</td></tr></table><table><tr><td>a</td></tr></table>',
    );
    expect(source.blocks.map((block) => block.kind === 'table' && block.table)).toEqual([1]);
  });
});

describe('a portal page', () => {
  const annex = `<table border=1><caption>Phụ lục I</caption>
    <tr><th>TT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th></tr>
    <tr><td>1</td><td>Nối <b>dữ liệu</b></td><td><a href="/bca">Bộ Công an</a></td></tr></table>`;
  const page = `<!DOCTYPE html>
    <html><head><title>Cổng thông tin</title><style>td { color: red }</style></head>
    <body><script>document.write("<table><tr><td>x</td></tr></table>")</script>
    <table width=100%><tr><td colspan=3><img alt="biểu trưng"></td></tr>
      <tr><td><table><tr><td>Trang chủ</td></tr><tr><td>Liên hệ</td></tr></table></td>
          <td><h1>Quyết định số 15/QĐ-TTg</h1><div>Ngày 05/01/2024</div>${annex}<p>Nơi nhận</p></td>
          <td><table role="presentation"><tr><td>Quảng cáo</td></tr></table></td></tr>
      <tr><td colspan=3>Bản quyền</td></tr></table>
    <div style="display:none">trình đơn</div><p hidden>ẩn</p></body></html>`;

  test('is the text and the tables of the page, without the frame it hangs in', async () => {
    expect(await shape(page)).toEqual([
      [['1 Trang chủ'], ['1 Liên hệ']],
      'Quyết định số 15/QĐ-TTg',
      'Ngày 05/01/2024',
      'Phụ lục I',
      [
        ['1 TT', '2 Nhiệm vụ', '3 Cơ quan chủ trì'],
        ['1 1', '2 Nối dữ liệu', '3 Bộ Công an'],
      ],
      'Nơi nhận',
      'Quảng cáo',
      'Bản quyền',
    ]);
    expect(countsOf(await read(page))).toEqual({ 'hidden-text': 2 });
  });

  test('keeps a table of tasks whose cell holds a smaller table', async () => {
    const small = '<table><tr><td>x</td><td>y</td></tr><tr><td>z</td><td>w</td></tr></table>';
    expect(
      await shape(
        `<table><tr><td>TT</td><td>Việc</td><td>Hạn</td></tr><tr><td>1</td><td>a ${small}</td><td>h</td></tr>
         <tr><td>2</td><td>b</td><td>k</td></tr></table>`,
      ),
    ).toEqual([
      [
        ['1 TT', '2 Việc', '3 Hạn'],
        ['1 1', '2 a\nx y\nz w', '3 h'],
        ['1 2', '2 b', '3 k'],
      ],
    ]);
  });
});

describe('what Word writes', () => {
  const clipboard = `Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000009999\r\nStartFragment:0000000200\r\nEndFragment:0000009000\r\n
    <html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
    <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
    <style><!-- p.MsoNormal {margin:0} --></style></head><body><!--StartFragment-->
    <table class=MsoNormalTable><tr style='mso-yfti-irow:0'>
     <td width=48><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span
       style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><o:p>&nbsp;</o:p></p></td>
     <td><p class=MsoNormal>Hoàn thành<span style='mso-spacerun:yes'>&nbsp; </span>trước
       <span class=msoDel><del cite="mailto:A">15</del></span><span class=msoIns><ins cite="mailto:A">20</ins></span>/9/2022<a
       href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a><span style='mso-hide:all'>nháp</span><o:p></o:p></p></td>
    </tr></table><!--EndFragment--></body></html>`;

  test('to the clipboard: numbers of lists, changes accepted, no mark of notes, no hidden words', async () => {
    expect(await shape(clipboard)).toEqual([[['1 1.', '2 Hoàn thành trước 20/9/2022']]]);
    expect(countsOf(await read(clipboard))).toEqual({
      'tracked-changes-accepted': 2,
      'hidden-text': 1,
    });
  });

  const quoted =
    '<html><body><p>B=E1=BB=99 C=C3=B4ng an, tr=C6=B0=E1=BB=9Bc ng=C3=A0=\r\ny 5</p></body></html>';
  const letter = (transfer: string, charset: string, body: string): string =>
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\tboundary="----=_Next.01"',
      '',
      'preamble',
      '------=_Next.01',
      'Content-Location: file:///C:/a.css',
      'Content-Type: text/css',
      '',
      'p { color: red }',
      '------=_Next.01',
      `Content-Transfer-Encoding: ${transfer}`,
      `Content-Type: text/html; charset="${charset}"`,
      '',
      body,
      '------=_Next.01--',
    ].join('\r\n');

  test('as one file with everything in it, in either of the ways letters are wrapped', async () => {
    expect(await shape(letter('quoted-printable', 'utf-8', quoted))).toEqual([
      'Bộ Công an, trước ngày 5',
    ]);
    const base64 = Buffer.from('<p>Bộ Công an</p>').toString('base64');
    expect(await shape(letter('base64', 'utf-8', base64))).toEqual(['Bộ Công an']);
    // "Bộ" in Windows-1258: B, ô (F4), dot below (F2).
    expect(await shape(letter('quoted-printable', 'windows-1258', '<p>B=F4=F2</p>'))).toEqual([
      'Bộ',
    ]);
  });
});

describe('numbered lists', () => {
  test('give the numbers the browser would count', async () => {
    expect(
      await shape(
        '<table><tr><td><ol><li><p></p></li></ol></td><td>a</td></tr>' +
          '<tr><td><ol start=2><li></ol></td><td>b</td></tr></table>' +
          '<ol type=a><li>một<li value=5><p>hai</p>tiếp<ol type=I><li>ba</ol></ol>',
      ),
    ).toEqual([
      [
        ['1 1.', '2 a'],
        ['1 2.', '2 b'],
      ],
      'a. một',
      'e. hai',
      'tiếp',
      'I. ba',
    ]);
  });

  test('give none where the page hides them', async () => {
    expect(await shape('<ol style="list-style-type: none"><li>một</ol>')).toEqual(['một']);
  });
});

describe('encodings', () => {
  test('UTF-8 is taken when nothing is said', async () => {
    expect(await shape('<p>Bộ Công an')).toEqual(['Bộ Công an']);
  });

  test('the one the page names is used: Windows-1258, Windows-1252', async () => {
    const page = (head: string, ...body: number[]) =>
      Buffer.concat([bytesOf(`<html><head>${head}</head><body><p>`), Uint8Array.from(body)]);
    expect(await shape(page('<meta charset="windows-1258">', 0x42, 0xf4, 0xf2))).toEqual(['Bộ']);
    const old = '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">';
    expect(await shape(page(old, 0x93, 0x61, 0x94))).toEqual(['“a”']);
  });

  test('a byte order mark outranks what the page names', async () => {
    const text = '<meta charset="windows-1258"><p>Bộ';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(await shape(little)).toEqual(['Bộ']);
    expect(await shape(Buffer.from(little).swap16())).toEqual(['Bộ']);
    expect(await shape(`\ufeff${text}`)).toEqual(['Bộ']);
  });

  test('bytes that are not of the encoding are refused at their line', async () => {
    const file = Buffer.concat([bytesOf('<p>a\n<p>'), Uint8Array.from([0xf4, 0xf2])]);
    expect(await readHtml(file)).toEqual({
      outcome: 'faulty',
      fault: { reason: 'not-utf-8', line: 2, found: '0xF4' },
    });
  });
});

test('preformatted text keeps its lines', async () => {
  expect(await shape('<pre>một\n  hai<br>ba</pre>bốn')).toEqual(['một\nhai\nba', 'bốn']);
});

test('a page without a word is empty', async () => {
  for (const page of ['<html><body><script>a</script></body></html>', '<p>&nbsp;</p>'])
    expect(await readHtml(bytesOf(page))).toEqual({
      outcome: 'faulty',
      fault: { reason: 'empty' },
    });
});
