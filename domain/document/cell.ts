/** The plain words of a table cell or line: converters leave HTML tags and Markdown stars behind. */

const tags = /<\/?(?:p|i|b|u|em|strong|br|span|div)(?:\s[^<>]*)?\/?>/gi;
/** Emphasis, but not the footnote sign `(*)`. */
const stars = /(?<!\()\*+|\*+(?!\))/g;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
};

export const plainCell = (cell: string): string =>
  cell
    .replace(tags, (tag) => (/^<\/?(?:p|br|div)/i.test(tag) ? ' ' : ''))
    .replace(stars, '')
    .replace(/&(?:amp|lt|gt|quot|nbsp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();

/** A prose line, where a star may be all that stands between two words. */
export const plainLine = (line: string): string => plainCell(line.replace(stars, ' '));
