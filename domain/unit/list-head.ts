/**
 * Words that say what a list is of and are no unit themselves: "UBND các tỉnh Hà Nội, Bình Dương",
 * "03 Bộ: Tài chính, Tư pháp", "05 bộ, ngành và 03 địa phương (…)". Without a list behind them the same
 * words are a group.
 */
import { foldName, type Word } from './folding.js';
import { carriedNames, type Listed, names } from './known-names.js';
import { lexiconOf, type Match, matchesAt } from './lexicon.js';
import { gapAfter, type Listing } from './listing.js';

const headsOf = (listed: Listed, ...heads: string[]): [string, Listed][] =>
  heads.map((head) => [foldName(head), listed]);

const places = ['các tỉnh', 'các thành phố', 'các tỉnh, thành phố', 'các tỉnh, thành'].flatMap(
  (place) => [place, `${place} trực thuộc Trung ương`],
);

const heads = lexiconOf([
  ...headsOf('ministry', 'các bộ', 'các bộ, ngành', 'bộ, ngành', 'các bộ, cơ quan'),
  ...headsOf('department', 'các sở', 'các sở, ngành', 'các sở, ban, ngành'),
  ...headsOf('province', 'các địa phương', ...places),
  ...['UBND', 'Ủy ban nhân dân'].flatMap((committee) =>
    headsOf('province', ...places.map((place) => `${committee} ${place}`)),
  ),
]);

/** How many there are tells as little as "các" who they are. */
export const countsAside = (words: readonly Word[]): readonly Word[] =>
  words.map((word) => (/^\d+$/.test(word.folded) ? { ...word, folded: 'cac' } : word));

/** Whether a single unit is named at a word, in full or by what a list of its kind has. */
export const isListed = ({ words }: Listing, index: number): boolean =>
  matchesAt(names, words, index).some(({ value }) => value.kind !== 'group') ||
  Object.values(carriedNames).some((carried) => matchesAt(carried, words, index).length > 0);

/** The first word of the list behind a head, or null when none follows. */
const listBehind = (listing: Listing, { value, next }: Match<Listed>): number | null => {
  const gap = gapAfter(listing, next - 1);
  // "Các Sở Y tế" without a colon are those of every province.
  const opensList = value === 'department' ? /^\s*[:(]\W*$/ : /^[\s:(*]*$/;
  const start = listing.words[next]?.folded === 'gom' ? next + 1 : next;
  return opensList.test(gap) && isListed(listing, start) ? start : null;
};

export type ListHead = { readonly listed: Listed; readonly next: number };

/** The head at a word and the first word of its list; `counted` are the words with counts aside. */
export const listHeadAt = (
  listing: Listing,
  counted: readonly Word[],
  from: number,
): ListHead | null => {
  for (const head of matchesAt(heads, counted, from)) {
    const start = listBehind(listing, head);
    if (start !== null) return { listed: head.value, next: start };
    // "05 bộ, ngành và 03 địa phương (…)": provinces need no word before their names.
    if (listing.words[head.next]?.folded !== 'va') continue;
    for (const second of matchesAt(heads, counted, head.next + 1)) {
      const behind = listBehind(listing, second);
      if (behind !== null) return { listed: head.value, next: behind };
    }
  }
  return null;
};

const longestHead = 12;

/** Whether a head ends right before the word at `next`. */
export const endsListHead = (counted: readonly Word[], next: number): boolean => {
  for (let from = next - 1; from >= Math.max(0, next - longestHead); from -= 1) {
    if (matchesAt(heads, counted, from).some((head) => head.next === next)) return true;
  }
  return false;
};
