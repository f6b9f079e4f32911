/** A stretch of a cell that names units, and where a name in it may end. */
import type { Word } from './folding.js';
import { names } from './known-names.js';
import { matchesAt } from './lexicon.js';
import type { Unit } from './messages.js';

/** Words of a text. Those left out, such as the words of a role, part what stands around them. */
export type Listing = { readonly text: string; readonly words: readonly Word[] };

export const gapAfter = ({ text, words }: Listing, index: number): string =>
  text.slice(words[index]?.end ?? text.length, words[index + 1]?.start ?? text.length);

/** What ends a name: a list separator, a bracket, or words that were taken out. */
const separator = /[,;+(\p{L}]/u;

/** What may also stand within a name, or within one that a line break or the scan cut in two. */
const weakSeparator = /[.\n\r/|•&\u2010-\u2015-]/;

export const endsAtSeparator = (listing: Listing, index: number): boolean =>
  index + 1 >= listing.words.length || separator.test(gapAfter(listing, index));

/** "A và B", "A cùng B", "A cùng với B". */
const ands = new Set(['va', 'cung']);
export const isBeforeAnd = ({ words }: Listing, index: number): boolean =>
  ands.has(words[index + 1]?.folded ?? '');

/** The first word behind an "and" that stands at a word; the word itself where none does. */
export const behindAnd = ({ words }: Listing, index: number): number => {
  const word = words[index]?.folded ?? '';
  if (!ands.has(word)) return index;
  return word === 'cung' && words[index + 1]?.folded === 'voi' ? index + 2 : index + 1;
};

/** Behind the number that an item of a list may have: "2. Bộ Y tế". */
export const behindNumber = (listing: Listing, index: number): number => {
  const isNumber = /^\d{1,2}$/.test(listing.words[index]?.folded ?? '');
  return isNumber && /^\s*[.)]/.test(gapAfter(listing, index)) ? index + 1 : index;
};

/** First words that only the full name of a unit has. */
const openings = new Set([
  ...['bo', 'so', 'ubnd', 'uy', 'van', 'ngan', 'bao', 'toa', 'vien', 'tap'],
  ...['cong', 'thanh', 'kho'],
]);

/** Whether a single unit is named in full from here on. */
const opensWithUnit = (listing: Listing, index: number): boolean => {
  const { words } = listing;
  const start = behindNumber(listing, index);
  return (
    openings.has(words[start]?.folded ?? '') &&
    matchesAt(names, words, start).some(({ value }) => value.kind !== 'group')
  );
};

/** Kinds whose full name leaves no room for the name of another unit behind it. */
const closed: ReadonlySet<Unit['kind']> = new Set([
  'ministry',
  'department',
  'province',
  'enterprise',
]);

/** Two names with nothing between them: the comma was lost, by the writer or by the scan. */
export const runsIntoNext = (listing: Listing, index: number, { kind }: Unit): boolean =>
  closed.has(kind) && opensWithUnit(listing, index + 1);

/** A line break, dash, slash, full stop or number, and behind it a unit named in full. */
export const endsBeforeUnit = (listing: Listing, index: number): boolean => {
  const isParted =
    weakSeparator.test(gapAfter(listing, index)) || behindNumber(listing, index + 1) > index + 1;
  return isParted && opensWithUnit(listing, index + 1);
};

/** "Hà Nội" and "Thái Nguyên" on two lines are two names; "Công an tỉnh" and "Bắc Giang" are one. */
export const endsWithLine = (listing: Listing, index: number, { kind }: Unit): boolean =>
  kind === 'province' &&
  /[\n\r]/.test(gapAfter(listing, index)) &&
  matchesAt(names, listing.words, index + 1).length > 0;
