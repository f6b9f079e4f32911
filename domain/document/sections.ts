/** Annexes and sections: the headings that make row 1 of one part another than row 1 of the next. */
import { foldVietnamese } from '../unit/folding.js';
import { type GridRow, ownCells } from './grid.js';
import type { SourcePlace } from './source.js';

const headingPattern = /^phu luc (?:so )?([ivxlc]+|\d{1,2})(?![a-z0-9/])/;

/** `PHỤ LỤC II …` → `Phụ lục II`; null for any other line. */
export const annexHeading = (line: string): string | null => {
  const number = headingPattern.exec(foldVietnamese(line))?.[1];
  return number === undefined ? null : `Phụ lục ${number.toUpperCase()}`;
};

/** A mark as printed, `A` or `IV`; the title itself where a section has no mark. */
export type Section = {
  readonly mark: string;
  readonly title: string;
  readonly place: SourcePlace;
};

const mark = '(?:[A-Z]|[IVXLC]+)';
const markAlone = new RegExp(`^(${mark})[.)]?$`);
const markWithTitle = new RegExp(`^(${mark})[.)]?\\s+(\\S.*)$`);
/** In a line of prose the mark must be set off, or a sentence that begins with "A" would be one. */
const markOfLine = new RegExp(`^(${mark})[.)]\\s+(\\S.*)$`);
const numberOfLine = /^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(\S.*)$/;

const longestHeading = 250;

export const isHeading = (text: string): boolean =>
  text.length <= longestHeading && (markOfLine.test(text) || annexHeading(text) !== null);

/** `B. NHIỆM VỤ …` between two tables. */
export const sectionLine = (text: string, place: SourcePlace): Section | null => {
  const found = text.length > longestHeading ? null : markOfLine.exec(text);
  return found && { mark: found[1] ?? '', title: found[2] ?? '', place };
};

/** `1. Bộ Công an`, which heads a table only where it stands right above one. */
export const numberedLine = (text: string, place: SourcePlace): Section | null => {
  const found = text.length > longestHeading ? null : numberOfLine.exec(text);
  return found && { mark: found[1] ?? '', title: found[2] ?? '', place };
};

const longestMarkless = 30;

/** Sections without a mark are told apart by the first words of their title. */
const marklessName = (title: string): string =>
  title.length <= longestMarkless
    ? title
    : title.slice(0, longestMarkless + 1).replace(/\s+\S*$/, '');

/** A title that reaches over all columns but perhaps one. */
const reachesOver = (columnSpan: number, width: number): boolean =>
  width > 2 && columnSpan >= width - 1;

/** A title that stands where tasks do: set off by its mark, or by capitals alone. */
const sectionAmongTasks = (text: string, place: SourcePlace): Section | null => {
  const marked = sectionLine(text, place);
  if (marked !== null) return marked;
  const capitals = text === text.toLocaleUpperCase('vi') && /\p{Lu}{2,}\s+\p{Lu}{2,}/u.test(text);
  return capitals ? { mark: marklessName(text), title: text, place } : null;
};

/** Where numbers and tasks stand; null where the table has no such column. */
export type SectionColumns = { readonly number: number | null; readonly task: number | null };

/**
 * The section a row opens: a mark and a title, and nothing in the other cells; or one title that
 * spans the table, or stands among the tasks without a number.
 */
export const sectionOfRow = (
  row: GridRow,
  { number: numberColumn, task }: SectionColumns,
  width: number,
): Section | null => {
  const [first, second, ...others] = ownCells(row);
  if (first === undefined || others.length > 0) return null;
  const { place, column } = first;
  if (second !== undefined) {
    const alone = column === numberColumn ? markAlone.exec(first.text) : null;
    return alone && { mark: alone[1] ?? '', title: second.text, place };
  }
  const titled = markWithTitle.exec(first.text);
  const spanning = reachesOver(first.columnSpan, width);
  const inFront = column === numberColumn;
  if (titled && (inFront || spanning || (numberColumn === null && isHeading(first.text)))) {
    return { mark: titled[1] ?? '', title: titled[2] ?? '', place };
  }
  if (first.text.length > longestHeading) return null;
  if (!spanning) {
    return numberColumn !== null && column === task ? sectionAmongTasks(first.text, place) : null;
  }
  return (
    numberedLine(first.text, place) ?? { mark: marklessName(first.text), title: first.text, place }
  );
};

const isRoman = (text: string): boolean => /^[IVXLC]+$/.test(text);
const isFigure = (text: string): boolean => /^\d/.test(text);
const follows = (letter: string, previous: string | undefined): boolean =>
  previous !== undefined &&
  previous.length === 1 &&
  letter.charCodeAt(0) === previous.charCodeAt(0) + 1 &&
  letter.length === 1;

/**
 * Letters stand above Roman numerals, and these above figures. `C` and `D` can be either: a letter
 * that comes right after the open letter is the next letter.
 */
export const nextSections = <Marked extends { readonly mark: string }>(
  open: readonly Marked[],
  section: Marked,
): readonly Marked[] => {
  const above = open.filter(({ mark: openMark }) => !isFigure(openMark));
  if (isFigure(section.mark)) return [...above, section];
  const [top] = above;
  const topIsLetter = top !== undefined && (!isRoman(top.mark) || top.mark === 'C');
  if (topIsLetter && isRoman(section.mark) && !follows(section.mark, top.mark)) {
    return [top, section];
  }
  return [section];
};

const romans = ['I', 'II'];

/** What a heading that was lost must have been: `A` before `B`, `I` before `II`; else null. */
export const lostBefore = (first: string): string | null => {
  if (first === 'B') return 'A';
  return first === romans[1] ? (romans[0] ?? null) : null;
};
