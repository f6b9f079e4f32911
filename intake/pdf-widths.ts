/** How wide words are about, where the file says only how wide they are together. */
import type { PdfText } from './pdf-library.js';

/** Shares of the height of the letters, of the faces that documents are set in. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/\s/, 0.25],
  [/[iljtf.,:;'|!()[\]\-/]/, 0.3],
  [/[mwMW%]/, 0.78],
  [/\p{Lu}/u, 0.68],
];
const ofOthers = 0.48;

const widthOf = (letter: string): number =>
  widths.find(([pattern]) => pattern.test(letter))?.[1] ?? ofOthers;

/** Without marks, which take no room. */
const letters = (text: string): string[] => [...text.normalize('NFD').replace(/\p{M}/gu, '')];

const wide = (text: string): number =>
  letters(text).reduce((sum, letter) => sum + widthOf(letter), 0);

/** Letters may be a little narrower than those of the faces we know. */
const narrower = 0.92;

/**
 * The blank at which a text goes on behind a border: the first whose words behind it have room between
 * the border and the end of the text. Null when no blank has.
 */
export const blankBefore = ({ text, right, height }: PdfText, border: number): number | null => {
  const room = right - border;
  for (const { index } of text.matchAll(/ /g)) {
    if (wide(text.slice(index + 1)) * height * narrower <= room) return index;
  }
  return null;
};
