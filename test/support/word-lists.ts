/** Pieces of the part of a Word file that says how lists are numbered. */

export const level = (index: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;

export const scheme = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;

export const list = (id: number, schemeId: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${schemeId}"/>${overrides}</w:num>`;

export const inList = (id: number, index = 0): string =>
  `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${id}"/></w:numPr>`;

/** One list, one level: 1. 2. 3. */
export const plainNumbering: string = scheme(1, level(0, 'decimal', '%1.')) + list(1, 1);
