/** Word files written by hand: only what a reader needs to find, each part as the test gives it. */
import { strToU8, type Zippable, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export type WordFile = {
  /** What stands within `w:body`. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** Other parts of the zip by their names. */
  readonly others?: Readonly<Record<string, string | Uint8Array>>;
};

export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const part = (root: string, content: string): string =>
  `${prolog}<w:${root} xmlns:w="${main}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${content}</w:${root}>`;

const relationship = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;

const relationships = (content: string): string =>
  `${prolog}<Relationships xmlns="${packages}">${content}</Relationships>`;

export const docxFile = ({ body, styles, numbering, footnotes, others }: WordFile): Uint8Array => {
  const named = { styles, numbering, footnotes };
  const known = Object.entries(named).flatMap(([name, content]) =>
    content === undefined ? [] : [[name, part(name, content)] as const],
  );
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      `${prolog}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relationships(
      known.map(([name], index) => relationship(`rId${index}`, name, `${name}.xml`)).join(''),
    ),
    ...Object.fromEntries(known.map(([name, content]) => [`word/${name}.xml`, content])),
    ...others,
  };
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts))
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(files, { level: 6 });
};

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

/** `content` is XML of runs; plain text goes through `run`. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

/** A line feed in the text begins a new paragraph. */
export const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => paragraph(line === '' ? '' : run(line)))
    .join('');

export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;

export const textCell = (text: string, properties = ''): string =>
  cell(paragraphs(text), properties);

export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;

/** Columns are an inch wide each, unless their widths are given. */
export const table = (rows: readonly string[], widths: readonly number[] | number = []): string => {
  const columns = typeof widths === 'number' ? Array(widths).fill(1440) : widths;
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
};
