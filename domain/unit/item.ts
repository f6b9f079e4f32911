/**
 * One item of a listing: what is named at a word, and up to where. Commas and "và" stand inside names
 * as well as between them, so at every place the longest name wins, of the register or of an earlier
 * review. A name that none covers ends where another is sure to begin.
 */
import { carriedNames, type Listed, names, unitByLetters } from './known-names.js';
import { type Lexicon, matchesAt, nearMatchesAt } from './lexicon.js';
import {
  behindAnd,
  endsAtSeparator,
  endsBeforeUnit,
  endsWithLine,
  gapAfter,
  isBeforeAnd,
  type Listing,
  runsIntoNext,
} from './listing.js';
import type { Unit } from './messages.js';
import { openGroupEnds } from './open-group.js';

export type Item = {
  /** The first word behind it. */
  readonly next: number;
  readonly unit: Unit | null;
  readonly reading: 'known' | 'open-group' | 'repaired' | 'unknown';
};

/** What is known at a place of a listing. */
export type Scan = {
  readonly listing: Listing;
  readonly aliases: Lexicon<Unit>;
  /** What the list is of, once a name or a head has said it. */
  readonly listed: Listed | null;
};

export const endsItem = (listing: Listing, index: number): boolean =>
  endsAtSeparator(listing, index) || isBeforeAnd(listing, index) || endsBeforeUnit(listing, index);

const endsName = (listing: Listing, index: number, unit: Unit): boolean =>
  endsItem(listing, index) ||
  endsWithLine(listing, index, unit) ||
  runsIntoNext(listing, index, unit);

/** "Tổng cục Thuế, Bộ Tài chính" are two; without the comma, or with "thuộc" for it, they are one. */
const withParent = (listing: Listing, next: number, unit: Unit): number => {
  const { words } = listing;
  if (unit.parent === null || endsAtSeparator(listing, next - 1)) return next;
  const start = words[next]?.folded === 'thuoc' ? next + 1 : next;
  const parent = matchesAt(names, words, start).find(({ value }) => value.code === unit.parent);
  return parent?.next ?? next;
};

const knownAt = ({ listing, aliases, listed }: Scan, from: number): Item | null => {
  const { words } = listing;
  // Of equally long names the earlier review's comes first: sorting keeps the order.
  const candidates = [
    ...matchesAt(aliases, words, from),
    ...matchesAt(names, words, from),
    ...(listed === null ? [] : matchesAt(carriedNames[listed], words, from)),
  ].sort((a, b) => b.next - a.next);
  for (const { value, next } of candidates) {
    for (const end of new Set([withParent(listing, next, value), next])) {
      if (endsName(listing, end - 1, value)) return { next: end, unit: value, reading: 'known' };
    }
  }
  return null;
};

const openGroupAt = ({ listing }: Scan, from: number): Item | null => {
  const next = openGroupEnds(listing.words, from).find((end) => endsItem(listing, end - 1));
  return next === undefined ? null : { next, unit: null, reading: 'open-group' };
};

/** Shorter names are too much alike to repair one from another. */
const shortestRepairable = 12;

/** One wrong letter, and only one unit it can be: likely, but for a person to say. */
const repairedAt = ({ listing }: Scan, from: number): Item | null => {
  const { words } = listing;
  const start = words[from]?.start ?? 0;
  const near = nearMatchesAt(names, words, from).filter(
    ({ value, next }) =>
      (words[next - 1]?.end ?? 0) - start >= shortestRepairable &&
      endsName(listing, next - 1, value),
  );
  const [first] = near;
  if (first === undefined) return null;
  const asLong = near.filter(({ next }) => next === first.next);
  const isOnlyOne = asLong.every(({ value }) => value.code === first.value.code);
  return isOnlyOne ? { next: first.next, unit: first.value, reading: 'repaired' } : null;
};

/** No name has more words, however its letters were torn apart. */
const longestTorn = 20;

const byLetters = ({ words }: Listing, from: number, next: number): Unit | null =>
  next - from > longestTorn ? null : unitByLetters(words.slice(from, next));

const beginsName = (scan: Scan, index: number): boolean =>
  knownAt(scan, index) !== null || openGroupAt(scan, index) !== null;

const unknownAt = (scan: Scan, from: number): Item => {
  const { listing } = scan;
  let next = from + 1;
  for (; !endsAtSeparator(listing, next - 1); next += 1) {
    const endsAtAnd = isBeforeAnd(listing, next - 1);
    const second = behindAnd(listing, next);
    if (endsAtAnd && (byLetters(listing, from, next) !== null || beginsName(scan, second))) break;
    const endsLine = /[\n\r]/.test(gapAfter(listing, next - 1));
    if (endsLine && endsBeforeUnit(listing, next - 1)) break;
  }
  const unit = byLetters(listing, from, next);
  return { next, unit, reading: unit === null ? 'unknown' : 'known' };
};

/** Of a name and a group of general words, the longer one; the name when they are equally long. */
const understoodAt = (scan: Scan, from: number): Item | null => {
  const known = knownAt(scan, from);
  const group = openGroupAt(scan, from);
  if (known === null || group === null) return known ?? group;
  return group.next > known.next ? group : known;
};

export const itemAt = (scan: Scan, from: number): Item =>
  understoodAt(scan, from) ?? repairedAt(scan, from) ?? unknownAt(scan, from);
