import { describe, expect, test } from 'vitest';
import { readPdf } from '../../intake/pdf/pdf.js';
import { faultOf, shapeOf, sourceOf } from '../support/block-shapes.js';
import { gridStrokes, type PdfPageContent, type PdfWords, pdfFile } from '../support/pdf-file.js';
import { openInTurn } from './fuzz/pdf-opener.js';

/** All by one process, which is started once; what ends one is given to its own below. */
const read = (...pages: PdfPageContent[]) => readPdf(pdfFile(pages), openInTurn);
const prose = 'Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ, ban hành';

describe('a table with borders', () => {
  const xs = [50, 90, 400, 550, 700];

  test('is read cell by cell, several lines of a cell as one text', async () => {
    const sourced = await read({
      words: [
        [prose, 50, 60],
        ...([
          ['TT', 60, 115],
          ['Nhiệm vụ', 100, 115],
          ['Cơ quan chủ trì', 410, 115],
          ['Thời hạn', 560, 115],
          // The number stands in the middle of its row, beside three lines of words.
          ['1', 60, 155],
          ['Kết nối, chia sẻ dữ liệu', 100, 140],
          ['giữa Cơ sở dữ liệu quốc gia', 100, 155],
          ['về dân cư', 100, 170],
          ['Bộ Công an', 410, 155],
          ['Tháng', 560, 148],
          ['5/2024', 560, 163],
          ['2', 60, 195],
          ['Hai', 100, 195],
          ['6/2024', 560, 195],
        ] as const),
      ],
      strokes: gridStrokes(xs, [100, 125, 180, 205]),
    });
    expect(shapeOf(sourced)).toEqual([
      prose,
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
        [
          '2',
          ...['1:1', '2:Kết nối, chia sẻ dữ liệu giữa Cơ sở dữ liệu quốc gia về dân cư'],
          ...['3:Bộ Công an', '4:Tháng 5/2024'],
        ],
        ['3', '1:2', '2:Hai', '3:', '4:6/2024'],
      ],
    ]);
    expect(sourceOf(sourced).format).toBe('pdf');
  });

  test('has the number of its page, and rows counted through the page', async () => {
    const words = (first: number) =>
      [
        [`Một ${prose}`, 100, 115],
        [`${first}`, 60, 115],
        [`Hai ${prose}`, 100, 215],
        [`${first + 1}`, 60, 215],
      ] as const;
    const strokes = [
      ...gridStrokes([50, 90, 700], [100, 125]),
      ...gridStrokes([50, 90, 700], [200, 225]),
    ];
    const sourced = await read({ words: words(1), strokes }, { words: words(3), strokes });
    const tables = sourceOf(sourced).blocks.map((block) =>
      block.kind === 'table' ? [block.table, block.rows.map(({ row }) => row)] : [],
    );
    expect(tables).toEqual([
      [1, [1]],
      [1, [2]],
      [2, [1]],
      [2, [2]],
    ]);
  });

  test('has merged cells where a border is left out', async () => {
    const sourced = await read({
      words: [
        ['TT', 60, 125],
        ['Nhiệm vụ', 100, 125],
        ['Cơ quan', 500, 113],
        ['chủ trì', 410, 138],
        ['phối hợp', 560, 138],
        ['1', 60, 165],
        [prose.slice(0, 40), 100, 165],
        ['Bộ Công an', 410, 165],
        ['Bộ Y tế', 560, 165],
      ],
      strokes: [
        ...gridStrokes([50, 90, 400, 700], [100, 150, 180]),
        [550, 120, 550, 180],
        [400, 120, 700, 120],
      ],
    });
    expect(shapeOf(sourced)).toEqual([
      [
        ['1', '1(1x2):TT', '2(1x2):Nhiệm vụ', '3(2x1):Cơ quan'],
        ['2', '3:chủ trì', '4:phối hợp'],
        ['3', '1:1', `2:${prose.slice(0, 40).trim()}`, '3:Bộ Công an', '4:Bộ Y tế'],
      ],
    ]);
  });

  test('keeps an empty column, and a row that the end of the page cuts off', async () => {
    const sourced = await read({
      words: [
        ['1', 60, 115],
        [prose.slice(0, 40), 100, 115],
        ['5/2024', 560, 115],
        ['2', 60, 140],
        ['Hai, và trang sau còn tiếp', 100, 140],
      ],
      strokes: [...gridStrokes(xs, [100, 125]), ...xs.map((x) => [x, 125, x, 160] as const)],
    });
    expect(shapeOf(sourced)).toEqual([
      [
        ['1', '1:1', `2:${prose.slice(0, 40).trim()}`, '3:', '4:5/2024'],
        ['2', '1:2', '2:Hai, và trang sau còn tiếp', '3:', '4:'],
      ],
    ]);
  });

  test('is drawn as thin rectangles, cell by cell, by some programs', async () => {
    const [left, right, top, bottom] = [50, 700, 100, 150];
    const thin = (x1: number, y1: number, x2: number, y2: number) =>
      [
        [x1, y1, x2, y1],
        [x2, y1, x2, y2],
        [x2, y2, x1, y2],
        [x1, y2, x1, y1],
      ] as const;
    const strokes = [
      ...[left, 90, 400, right].flatMap((x) => [
        ...thin(x, top, x + 0.5, 125),
        ...thin(x, 125, x + 0.5, bottom),
      ]),
      ...[top, 125, bottom].flatMap((y) => [
        ...thin(left, y, 90, y + 0.5),
        ...thin(90, y, 400, y + 0.5),
        ...thin(400, y, right, y + 0.5),
      ]),
    ];
    const sourced = await read({
      words: [
        ['TT', 60, 115],
        ['Nhiệm vụ', 100, 115],
        ['Thời hạn', 410, 115],
        ['1', 60, 140],
        [prose.slice(0, 40), 100, 140],
        ['5/2024', 410, 140],
      ],
      strokes,
    });
    expect(shapeOf(sourced)).toEqual([
      [
        ['1', '1:TT', '2:Nhiệm vụ', '3:Thời hạn'],
        ['2', '1:1', `2:${prose.slice(0, 40).trim()}`, '3:5/2024'],
      ],
    ]);
  });

  test('parts words that stand close to each other across a border', async () => {
    const sourced = await read({
      words: [
        ['20 Cấp đổi giấy phép lái xe và nhiều giấy tờ khác của người dân', 52, 115],
        ['Bộ Công an', 410, 115],
      ],
      strokes: gridStrokes([50, 64, 400, 700], [100, 125]),
    });
    expect(shapeOf(sourced)).toEqual([
      [
        [
          ...['1', '1:20', '2:Cấp đổi giấy phép lái xe và nhiều giấy tờ khác của người dân'],
          '3:Bộ Công an',
        ],
      ],
    ]);
  });

  test('is none when it is one frame around text', async () => {
    const sourced = await read({
      words: [[prose, 60, 115]],
      strokes: gridStrokes([50, 700], [100, 125]),
    });
    expect(shapeOf(sourced)).toEqual([prose]);
  });
});

describe('a table without borders', () => {
  test('is read by the gaps between its columns, every line a row', async () => {
    const row = (base: number, ...texts: string[]) =>
      texts.map((text, index): PdfWords => [text, [50, 90, 400, 550][index] ?? 0, base]);
    const words: PdfWords[] = [
      [prose, 50, 60],
      ...row(100, 'TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'),
      ...row(120, '1', 'Kết nối, chia sẻ dữ liệu', 'Bộ Công an', '5/2024'),
      ...row(135, '', 'giữa các bộ', '', ''),
      ...row(150, '2', 'Hai', 'Bộ Y tế', '6/2024'),
    ];
    const sourced = await read({ words: words.filter(([text]) => text !== '') });
    expect(shapeOf(sourced)).toEqual([
      prose,
      [
        ['2', '1:TT', '2:Nhiệm vụ', '3:Cơ quan chủ trì', '4:Thời hạn'],
        ['3', '1:1', '2:Kết nối, chia sẻ dữ liệu', '3:Bộ Công an', '4:5/2024'],
        ['4', '1:', '2:giữa các bộ', '3:', '4:'],
        ['5', '1:2', '2:Hai', '3:Bộ Y tế', '4:6/2024'],
      ],
    ]);
  });

  test('is not seen in prose, whose lines are paragraphs; page numbers are left out', async () => {
    const lines = [100, 115, 130].map((base) => [prose, 50, base] as const);
    const sourced = await read({ words: [['- 2 -', 390, 30], ...lines, ['2', 390, 580]] });
    expect(shapeOf(sourced)).toEqual([prose, prose, prose]);
  });
});

describe('what a person must know', () => {
  const nowhere = { sheet: null, table: null, row: null, column: null, line: null };

  test('every task of a PDF is to be looked at; a page without text among others is named', async () => {
    const lines = [100, 115, 130].map((base) => [prose, 50, base] as const);
    const sourced = await read({ words: lines }, {}, { words: lines });
    expect(sourceOf(sourced).remarks).toEqual([
      { id: 'text-layer-only', place: nowhere, count: 3 },
      { id: 'pages-without-text', place: { ...nowhere, table: 2 }, count: 1 },
    ]);
    expect(sourceOf(await read({ words: lines })).remarks).toEqual([
      { id: 'text-layer-only', place: nowhere, count: 1 },
    ]);
  });

  test('a scan is refused, also one with a signature or page numbers on it', async () => {
    expect(faultOf(await read({}, {}))).toEqual({ reason: 'scanned-pdf', found: '2' });
    const signed = { words: [['Người ký: Văn phòng Chính phủ, 06/01/2022', 500, 40]] } as const;
    expect(faultOf(await read(signed, {}, { words: [['3', 390, 30]] }))).toEqual({
      ...{ reason: 'scanned-pdf', found: '3' },
    });
  });

  test('a password and a broken file are named', async () => {
    const locked = pdfFile([{ words: [[prose, 50, 60]] }], { locked: true });
    expect(faultOf(await readPdf(locked))).toEqual({ reason: 'encrypted' });
    const whole = pdfFile([{ words: [[prose, 50, 60]] }]);
    expect(faultOf(await readPdf(whole.subarray(0, 20))).reason).toBe('broken');
    expect(faultOf(await readPdf(new Uint8Array(0))).reason).toBe('broken');
  });

  test('a few bytes that ask for a gigabyte end one process, and nobody else', async () => {
    const map =
      '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <00fffffe> <0000> endbfrange endcmap end';
    const bomb = pdfFile([{ words: [[prose, 50, 60]] }], { map });
    expect(faultOf(await readPdf(bomb)).reason).toBe('too-heavy');
  });

  test('the bytes stay with whoever gave them', async () => {
    const bytes = pdfFile([{ words: [[prose, 50, 60]] }]);
    await readPdf(bytes);
    expect(bytes.length).toBeGreaterThan(0);
  });
});
