/**
 * The units that a stretch of running text begins with. In a cell a list ends with the cell; in a
 * sentence it ends where nothing that names a unit follows, and the sentence goes on.
 */
import { type Word, wordsOf } from '../unit/folding.js';
import { spellings } from '../unit/register.js';
import { groupEnd, institutionEnd, titleEnd, withCountCarried } from './unit-words.js';

export type UnitRun = {
  readonly start: number;
  readonly end: number;
  /** The units as they would stand in a cell, without the titles of those who head them. */
  readonly cell: string;
  /** Whether it calls on the heads of all ministries, as the last article of an act does. */
  readonly isAllHeads: boolean;
};

/** No list of units is longer. */
const longestRun = 1_500;
const longestName = 14;

/** Nobody in the documents gives them work: they are asked, or the words belong to another name. */
const above = new Set(['TTg', 'CP', 'QH']);

const firstWords = new Set([...spellings.keys()].map((folded) => folded.split(' ', 1)[0]));

type Text = { readonly text: string; readonly words: readonly Word[] };

const startOf = ({ text, words }: Text, index: number): number =>
  words[index]?.start ?? text.length;
const endOf = ({ words }: Text, next: number): number => words[next - 1]?.end ?? 0;

/** The first word that reaches beyond a place. */
const wordAt = ({ words }: Text, offset: number): number => {
  const index = words.findIndex((word) => word.end > offset);
  return index === -1 ? words.length : index;
};

/** Behind the longest name that begins at a word; `opening` is what a list leaves out before names. */
const nameEnd = (read: Text, from: number, opening: string): number | null => {
  if (opening === '' && !firstWords.has(read.words[from]?.folded)) return null;
  let longest: number | null = null;
  let folded = opening;
  for (let index = from; index < Math.min(from + longestName, read.words.length); index += 1) {
    const gap = read.text.slice(endOf(read, index), startOf(read, index));
    if (index > from && /[:;()]/.test(gap)) break;
    folded += `${index === from ? '' : ' '}${read.words[index]?.folded}`;
    const unit = spellings.get(folded);
    if (unit !== undefined && !above.has(unit.code)) longest = index + 1;
  }
  return longest;
};

/** One of the list: words from `from` on, its name from `named` on, all before `next`. */
type Element = {
  readonly from: number;
  readonly named: number;
  readonly next: number;
  readonly title: string | null;
  readonly isGroup: boolean;
};

/** What a list leaves out before its names: after "Bộ Y tế" a bare "Tư pháp" is a ministry. */
type Opening = '' | 'bo ' | 'so ';

const openingOf = ({ words }: Text, { named, next }: Element): Opening => {
  const folded = words.slice(named, next).map((word) => word.folded);
  if (folded.includes('bo')) return 'bo ';
  return folded.includes('so') ? 'so ' : '';
};

const untitledAt = (read: Text, from: number, opening: Opening): Element | null => {
  const at = startOf(read, from);
  const name = nameEnd(read, from, '') ?? 0;
  const isName = /^\p{Lu}/u.test(read.text.slice(at));
  const bare = opening === '' || !isName ? 0 : (nameEnd(read, from, opening) ?? 0);
  const group = groupEnd(read.text, at, false);
  const element = { from, named: from, title: null };
  const known = Math.max(name, bare);
  const groupNext = group === null ? 0 : wordAt(read, group);
  if (known > 0 || groupNext > 0) {
    return { ...element, next: Math.max(known, groupNext), isGroup: groupNext >= known };
  }
  const unknown = institutionEnd(read.text, at, from === 0);
  return unknown === null ? null : { ...element, next: wordAt(read, unknown), isGroup: false };
};

/** "Bộ trưởng Bộ Công an" names the ministry, "Thủ trưởng cơ quan ngang bộ" whoever heads one. */
const titledAt = (read: Text, from: number): Element | null => {
  const at = startOf(read, from);
  const titleStop = titleEnd(read.text, at);
  if (titleStop === null) return null;
  const named = wordAt(read, titleStop);
  const element = { from, named, title: read.text.slice(at, titleStop) };
  const isAlone = !/^\s*$/.test(read.text.slice(titleStop, startOf(read, named)));
  const name = isAlone ? null : nameEnd(read, named, '');
  if (name !== null) return { ...element, next: name, isGroup: false };
  const group = isAlone ? null : groupEnd(read.text, startOf(read, named), true);
  return { ...element, next: group === null ? named : wordAt(read, group), isGroup: true };
};

const separator = /^\s*[,;/]\s*$/;

/** Behind what follows a name in brackets, or the same place. */
const behindBracket = ({ text }: Text, end: number): number => {
  const bracket = /^\s*\([^()]*\)/.exec(text.slice(end));
  return bracket === null ? end : end + bracket[0].length;
};

/** The word the next name of the list may begin with; null when the list ends here. */
const nextName = (read: Text, element: Element, end: number): number | null => {
  const index = wordAt(read, end);
  const gap = read.text.slice(end, startOf(read, index));
  const isAnd = read.words[index]?.folded === 'va';
  if (isAnd && /^\s*,?\s*$/.test(gap)) return index + 1;
  if (separator.test(gap)) return index;
  return element.isGroup && /^\s*:?\s*$/.test(gap) ? index : null;
};

/** "Bộ trưởng Bộ Công an, Tổ trưởng Tổ công tác": one person, by a second office. */
const isSecondOffice = (element: Element, previous: Element | undefined): boolean =>
  /^(?:tổ trưởng|trưởng ban)/i.test(element.title ?? '') && (previous?.title ?? null) !== null;

/** "Và" between two names would join those the register lacks; a comma does not. */
const cellOf = (read: Text, elements: readonly Element[], end: number): string =>
  elements
    .map((element, at) => {
      if (isSecondOffice(element, elements[at - 1])) return '';
      const next = elements[at + 1];
      const until = next === undefined ? end : startOf(read, next.from);
      return read.text.slice(startOf(read, element.named), until).replace(/,?\s+và\s+$/iu, ', ');
    })
    .join('')
    .replace(/[\s,;:]+$/, '');

/** "Bộ trưởng, Thủ trưởng cơ quan ngang bộ": all of them, as the last article of an act says it. */
const isAllHeads = (read: Text, { named, next, title }: Element): boolean =>
  title !== null &&
  (named === next
    ? /bộ trưởng$/iu.test(title)
    : /^cơ quan (?:ngang bộ|thuộc chính phủ)/iu.test(read.text.slice(startOf(read, named))));

export const unitRunAt = (whole: string, from: number): UnitRun | null => {
  const text = whole.slice(from, from + longestRun);
  if (/^\s*[(:;,.]/.test(text)) return null;
  const read: Text = { text, words: wordsOf(text) };
  const elements: Element[] = [];
  let opening: Opening = '';
  let end = 0;
  for (let at: number | null = 0; at !== null; ) {
    const element: Element | null = titledAt(read, at) ?? untitledAt(read, at, opening);
    if (element === null) break;
    elements.push(element);
    opening = openingOf(read, element) || opening;
    end = behindBracket(read, endOf(read, element.next));
    at = nextName(read, element, end);
  }
  if (elements.length === 0) return null;
  return {
    start: from + startOf(read, 0),
    end: from + end,
    cell: withCountCarried(cellOf(read, elements, end)),
    isAllHeads: elements.some((element) => isAllHeads(read, element)),
  };
};
