/** Pieces of text on a page to lines, and lines to stretches with gaps between them. */
import type { PdfText } from './pdf-library.js';

export type TextLine = {
  readonly texts: readonly PdfText[];
  readonly base: number;
  readonly height: number;
};

export type Stretch = { readonly text: string; readonly left: number; readonly right: number };

/** Shares of the height of the letters. */
const sameLine = 0.5;
const betweenWords = 0.15;
const betweenColumns = 0.4;

export const linesIn = (texts: readonly PdfText[]): TextLine[] => {
  const lines: { texts: PdfText[]; base: number; height: number }[] = [];
  for (const text of texts.toSorted((a, b) => a.base - b.base)) {
    const line = lines.at(-1);
    if (
      line !== undefined &&
      text.base - line.base <= sameLine * Math.max(line.height, text.height)
    ) {
      line.texts.push(text);
      line.height = Math.max(line.height, text.height);
    } else lines.push({ texts: [text], base: text.base, height: text.height });
  }
  return lines.map((line) => ({ ...line, texts: line.texts.sort((a, b) => a.left - b.left) }));
};

/** The words of a line; a gap wider than `most` of the height of the letters begins a new stretch. */
const stretched = ({ texts, height }: TextLine, most: number): Stretch[] => {
  const stretches: { text: string; left: number; right: number }[] = [];
  for (const { text, left, right } of texts) {
    const open = stretches.at(-1);
    const gap = open === undefined ? Number.POSITIVE_INFINITY : left - open.right;
    if (open === undefined || gap > most * height) stretches.push({ text, left, right });
    else {
      open.text += gap > betweenWords * height ? ` ${text}` : text;
      open.right = Math.max(open.right, right);
    }
  }
  return stretches.map((stretch) => ({
    ...stretch,
    text: stretch.text.replace(/\s+/g, ' ').trim(),
  }));
};

export const stretchesOf = (line: TextLine): Stretch[] => stretched(line, betweenColumns);

export const wordsOf = (line: TextLine): string =>
  stretched(line, Number.POSITIVE_INFINITY)
    .map(({ text }) => text)
    .join(' ');

const cutYear = /(?<=\/)\d{0,3}$/;
const restOfYear = /^\d{1,4}(?![\d/])/;

/** A narrow column breaks even a year in two: `30/6/202` and `4`. */
const goesOnWithin = (before: string, behind: string): boolean => {
  const [begun] = cutYear.exec(before) ?? [];
  const [rest] = restOfYear.exec(behind) ?? [];
  return begun !== undefined && rest !== undefined && begun.length + rest.length === 4;
};

/** Lines of one cell or paragraph: where a line was broken and where a paragraph ends looks alike. */
export const joinedWords = (texts: readonly PdfText[]): string =>
  linesIn(texts)
    .map(wordsOf)
    .reduce((joined, line) => `${joined}${goesOnWithin(joined, line) ? '' : ' '}${line}`, '')
    .trim();
