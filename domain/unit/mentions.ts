/**
 * Names of units in running text. Commas and "và" stand inside names as well as between them, so at
 * every place the longest name of the register wins; what no name covers is kept word for word.
 */
import { differByOneLetter } from './edit-distance.js';
import { codeFromName } from './entry.js';
import type { Word } from './folding.js';
import type { Unit, UnitCode } from './messages.js';
import { spellings } from './register.js';

export type UnitMention = {
  readonly code: UnitCode;
  /** Official name, or the words of the document for a unit the register lacks. */
  readonly name: string;
  readonly asWritten: string;
};

/** A stretch of a cell: its words, whether a list separator or a bracket follows each of them. */
export type Listing = { readonly text: string; readonly words: readonly Word[] };

export type Mentions = { readonly mentions: UnitMention[]; readonly review: string[] };

type Spelling = { readonly folded: string; readonly words: readonly string[]; readonly unit: Unit };

const byFirstWord: ReadonlyMap<string, readonly Spelling[]> = (() => {
  const index = new Map<string, Spelling[]>();
  for (const [folded, unit] of spellings) {
    const words = folded.split(' ');
    const first = words[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), { folded, words, unit }]);
  }
  for (const known of index.values()) known.sort((a, b) => b.words.length - a.words.length);
  return index;
})();

/** Shorter names are too much alike to repair one from another. */
const shortestRepairable = 12;

const byLength: ReadonlyMap<number, readonly [string, Unit][]> = Map.groupBy(
  [...spellings].filter(([spelling]) => spelling.length >= shortestRepairable),
  ([spelling]) => spelling.length,
);

const gapAfter = ({ text, words }: Listing, index: number): string =>
  text.slice(words[index]?.end ?? text.length, words[index + 1]?.start ?? text.length);

/** What ends a name: a list separator, a bracket, or a role word that was taken out. */
const separator = /[,;+(\p{L}]/u;

/** True when a name may end with this word. */
const endsItem = (listing: Listing, index: number): boolean =>
  index + 1 >= listing.words.length ||
  separator.test(gapAfter(listing, index)) ||
  listing.words[index + 1]?.folded === 'va';

const knownAt = (listing: Listing, from: number): { unit: Unit; next: number } | null => {
  const candidates = byFirstWord.get(listing.words[from]?.folded ?? '') ?? [];
  for (const { words, unit } of candidates) {
    const fits = words.every((word, offset) => listing.words[from + offset]?.folded === word);
    if (fits && endsItem(listing, from + words.length - 1)) {
      return { unit, next: from + words.length };
    }
  }
  return null;
};

/** Where an unknown name ends: at a separator, or at a "và" behind which a known name begins. */
const endOfUnknown = (listing: Listing, from: number): number => {
  let index = from;
  while (index + 1 < listing.words.length) {
    if (separator.test(gapAfter(listing, index))) break;
    if (listing.words[index + 1]?.folded === 'va' && knownAt(listing, index + 2) !== null) break;
    index += 1;
  }
  return index + 1;
};

const repaired = (folded: string): Unit | null => {
  if (folded.length < shortestRepairable) return null;
  const near = new Set<Unit>();
  for (const length of [folded.length - 1, folded.length, folded.length + 1]) {
    for (const [spelling, unit] of byLength.get(length) ?? []) {
      if (differByOneLetter(spelling, folded)) near.add(unit);
    }
  }
  const [only, ...others] = near;
  return only !== undefined && others.length === 0 ? only : null;
};

const unknownAt = (listing: Listing, from: number): { unit: Unit | null; next: number } => {
  const next = endOfUnknown(listing, from);
  const words = listing.words.slice(from, next);
  return { unit: repaired(words.map((word) => word.folded).join(' ')), next };
};

/** A sub-unit in brackets right behind the name belongs to it: the unit answers, its part is kept. */
const withBracket = ({ text }: Listing, end: number): number => {
  const bracket = /^\s*\([^()]*\)/.exec(text.slice(end));
  return bracket === null ? end : end + bracket[0].length;
};

const textOf = (listing: Listing, from: number, next: number): { start: number; end: number } => ({
  start: listing.words[from]?.start ?? 0,
  end: listing.words[next - 1]?.end ?? 0,
});

/** Every unit named in a listing, in its order, each once. */
export const mentionsIn = (listing: Listing): Mentions => {
  const found = new Map<string, UnitMention>();
  const review: string[] = [];
  let from = 0;
  while (from < listing.words.length) {
    if (listing.words[from]?.folded === 'va') {
      from += 1;
      continue;
    }
    const known = knownAt(listing, from);
    const { unit, next } = known ?? unknownAt(listing, from);
    const { start, end } = textOf(listing, from, next);
    const plain = listing.text.slice(start, end);
    const stop = withBracket(listing, end);
    const asWritten = listing.text.slice(start, stop).replace(/\s+/g, ' ');
    const code = unit?.code ?? codeFromName(plain);
    if (unit === null) review.push(`unknown-unit: ${plain}`);
    else if (known === null) review.push(`unit-spelling-repaired: ${plain}`);
    if (!found.has(code)) found.set(code, { code, name: unit?.name ?? plain, asWritten });
    from = next;
    while (from < listing.words.length && (listing.words[from]?.start ?? 0) < stop) from += 1;
  }
  return { mentions: [...found.values()], review };
};
