/** Annexes and sections: the headings that make row 1 of one part another row than row 1 of the next. */
import { foldVietnamese } from '../unit/folding.js';

const headingPattern = /^phu luc (?:so )?([ivxlc]+|\d{1,2})(?![a-z0-9/])/;

/** `PHỤ LỤC II …` → `Phụ lục II`; null for any other line. */
export const annexHeading = (line: string): string | null => {
  const number = headingPattern.exec(foldVietnamese(line))?.[1];
  return number === undefined ? null : `Phụ lục ${number.toUpperCase()}`;
};

const mark = '(?:[A-Z]|[IVXLC]+)';
const markAlone = new RegExp(`^(${mark})[.)]?$`);
const markWithTitle = new RegExp(`^(${mark})[.)]?\\s+\\S`);

/** The letter or Roman numeral of a section row: a mark and a title, and nothing in the other cells. */
export const sectionRow = (cells: readonly string[], numberAt: number): string | null => {
  if (numberAt === -1) return null;
  const number = cells[numberAt] ?? '';
  const filled = cells.filter((cell) => cell !== '').length;
  if (filled === 2) return markAlone.exec(number)?.[1] ?? null;
  return filled === 1 ? (markWithTitle.exec(number)?.[1] ?? null) : null;
};

const isRoman = (text: string): boolean => /^[IVXLC]+$/.test(text);
const follows = (letter: string, previous: string | undefined): boolean =>
  previous !== undefined &&
  previous.length === 1 &&
  letter.charCodeAt(0) === previous.charCodeAt(0) + 1 &&
  letter.length === 1;

/**
 * Letters stand above Roman numerals. `C` and `D` can be either: a letter that comes right after the
 * open letter is the next letter.
 */
export const nextSections = (open: readonly string[], section: string): readonly string[] => {
  const [top] = open;
  const topIsLetter = top !== undefined && (!isRoman(top) || top === 'C');
  if (!topIsLetter) return [section];
  if (isRoman(section) && !follows(section, top)) return [top, section];
  return [section];
};
