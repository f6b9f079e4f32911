/**
 * PDF files as bytes, with words and lines exactly where a test wants them. The font is none: every
 * letter is half as wide as it is high, and its code is its Unicode number.
 */

export type PdfWords = readonly [text: string, left: number, base: number];
export type PdfStroke = readonly [x1: number, y1: number, x2: number, y2: number];
export type PdfPageContent = {
  readonly words?: readonly PdfWords[];
  readonly strokes?: readonly PdfStroke[];
};

const height = 600;
const size = 10;

const hex = (text: string): string =>
  [...Buffer.from(text, 'utf16le').swap16()]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Two hundred and fifty-six letters at a time, and no more of those than the pages need. */
const toUnicode = (pages: readonly PdfPageContent[]): string => {
  const words = pages.flatMap(({ words: placed = [] }) => placed.map(([text]) => text)).join('');
  const highs = [
    ...new Set(
      hex(words)
        .match(/../g)
        ?.filter((_, index) => index % 2 === 0),
    ),
  ];
  const ranges = highs.map((start) => `<${start}00> <${start}ff> <${start}00>`);
  const block = `${ranges.length} beginbfrange\n${ranges.join('\n')}\nendbfrange`;
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${block} endcmap end end`;
};

const stream = (content: string): string =>
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

const contentOf = ({ words = [], strokes = [] }: PdfPageContent): string =>
  [
    ...strokes.map(([x1, y1, x2, y2]) => `${x1} ${height - y1} m ${x2} ${height - y2} l S`),
    ...words.map(
      ([text, left, base]) =>
        `BT /F ${size} Tf 1 0 0 1 ${left} ${height - base} Tm <${hex(text)}> Tj ET`,
    ),
  ].join('\n');

export type PdfOptions = {
  readonly locked?: boolean;
  /** Of codes to letters, instead of the true one. */
  readonly map?: string;
};

/** Places are from the upper left corner of a page of 800 by 600 points. */
export const pdfFile = (
  pages: readonly PdfPageContent[],
  { locked = false, map = toUnicode(pages) }: PdfOptions = {},
): Uint8Array => {
  const first = 6;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /None /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /None /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /None /Flags 4 /FontBBox [0 0 500 1000] /ItalicAngle 0 /Ascent 1000 /Descent 0 /CapHeight 1000 /StemV 80 >> >>',
    stream(map),
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 ${height}] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + 1 + index * 2} 0 R >>`,
      stream(contentOf(page)),
    ]),
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  // A password nobody knows: the check of the empty one must fail.
  const secret = '00'.repeat(32);
  const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -4 >> /ID [<00> <00>]`;
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R ${locked ? encryption : ''} >>`;
  const end = `trailer\n${trailer}\nstartxref\n${text.length}\n%%EOF\n`;
  return new TextEncoder().encode(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`,
  );
};

/** The borders of a table: every line of the grid over its whole length. */
export const gridStrokes = (xs: readonly number[], ys: readonly number[]): PdfStroke[] => {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return [
    ...xs.map((x): PdfStroke => [x, top, x, bottom]),
    ...ys.map((y): PdfStroke => [left, y, right, y]),
  ];
};
