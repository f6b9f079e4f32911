/**
 * The plain words of a cell or line: converters leave HTML tags, Markdown signs and entities behind.
 * What parts paragraphs becomes a line feed; all other white space is one blank.
 */

const tags =
  /<\/?(?:p|i|b|u|em|strong|s|sub|sup|br|span|div|font|li|ul|ol|center)(?:\s[^<>]*)?\/?>/gi;
const parting = /^<\/?(?:p|br|div|li|ul|ol|center)/i;
/** Emphasis, but not the footnote sign `(*)`. */
const stars = /(?<!\()\*+|\*+(?!\))/g;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** Beyond this there is no character. */
const lastCodePoint = 0x10ffff;

const characterOf = (code: number, entity: string): string =>
  code > 0 && code <= lastCodePoint && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : entity;

const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (entity, decimal, hex, name) => {
    if (decimal !== undefined) return characterOf(Number(decimal), entity);
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16), entity);
    return named[String(name).toLowerCase()] ?? entity;
  });

/** One kind of blank within a line, no blank lines, no blanks at the ends. */
export const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

const plain = (text: string, star: '' | ' '): string =>
  tidied(
    withoutEntities(
      text
        .replace(/\s+/g, ' ')
        .replace(tags, (tag) => (parting.test(tag) ? '\n' : ''))
        .replace(stars, star),
    ),
  ).normalize('NFC');

/** Feeds of a cell's own text only wrap it; its paragraphs are what its tags say. */
export const plainCell = (cell: string): string => plain(cell, '');

/** A prose line, where a star may be all that stands between two words. */
export const plainLine = (line: string): string => plain(line, ' ').replaceAll('\n', ' ');

const escaped = /\\([\\`*_{}[\]()#+\-.!|~<>"'&])/g;
/** Stands for an escaped sign while the unescaped ones are taken out; no text holds these. */
const firstPrivate = 0xe000;
const privateSigns = /[\ue000-\ue0ff]/g;

const italics = /(?<![\p{L}\p{N}_])(_{1,3})(?!\s)([^_]+?)(?<!\s)\1(?![\p{L}\p{N}_])/gu;

const restored = (text: string): string =>
  text.replace(privateSigns, (sign) => String.fromCharCode(sign.charCodeAt(0) - firstPrivate));

/** Markdown's own signs, but for stars: a backslash keeps a sign, links and code have signs too. */
const withoutSigns = (text: string): string =>
  text
    .replace(privateSigns, '')
    .replace(escaped, (_whole, sign: string) =>
      String.fromCharCode(firstPrivate + sign.charCodeAt(0)),
    )
    .replace(/!?\[([^\][]*)\]\([^()\s]*\)/g, '$1')
    .replace(/`+|~~/g, '')
    .replace(italics, '$2');

export const plainMarkdownCell = (cell: string): string => restored(plainCell(withoutSigns(cell)));

export const plainMarkdownLine = (line: string): string => restored(plainLine(withoutSigns(line)));
