/**
 * What stands in brackets is mostly a part of the unit before it, and left to that unit. Two kinds are
 * read: the words of a role, "Bộ Công an (chủ trì)", and a list behind what it is of, "05 bộ, ngành (Kế
 * hoạch và Đầu tư; Y tế)".
 */
import type { Word } from './folding.js';
import { countsAside, endsListHead, isListed } from './list-head.js';
import type { Listing } from './listing.js';
import { withoutRoles } from './roles.js';

/** The words of a listing without those in brackets that are left to their unit. */
export const wordsInReach = (listing: Listing): readonly Word[] => {
  const { text, words } = listing;
  const counted = countsAside(words);
  const reached: Word[] = [];
  let at = 0;
  for (const bracket of text.matchAll(/\([^()]*\)/g)) {
    const close = bracket.index + bracket[0].length;
    while (at < words.length && (words[at]?.start ?? 0) < bracket.index) at += 1;
    const opening = at;
    while (at < words.length && (words[at]?.start ?? 0) < close) at += 1;
    const inside = words.slice(opening, at);
    const isRead =
      withoutRoles({ text, words: inside }).length === 0 ||
      (endsListHead(counted, opening) && isListed(listing, opening));
    if (!isRead) for (const word of inside) reached.push(word);
  }
  const left = new Set(reached);
  return words.filter((word) => !left.has(word));
};
