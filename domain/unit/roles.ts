/**
 * Who leads and who helps as the words of a cell say it: "A chủ trì, phối hợp với B", "A, B phối hợp
 * C", "Chủ trì: A; phối hợp: B", "A chủ trì, B phối hợp". A word of a role stands before its units or
 * behind them; which, its neighbours tell.
 */
import { foldName, type Word } from './folding.js';
import { type Lexicon, lexiconOf, matchesAt } from './lexicon.js';
import { gapAfter, type Listing } from './listing.js';

type Role = 'lead' | 'help';

/** The words of a role, from one index up to another. */
type Marker = { readonly role: Role; readonly from: number; readonly next: number };

export type Roles = {
  readonly leads: readonly Word[];
  readonly helpers: readonly Word[];
  /** Named behind a lead that has its role, without one of their own. */
  readonly unclear: readonly Word[];
};

const phrases = (...all: string[]): Lexicon<true> =>
  lexiconOf(all.map((phrase): [string, true] => [foldName(phrase), true]));

/** What goes with the words of a role and belongs to no name. */
const before = phrases(
  'cùng',
  'tham gia',
  'chủ động',
  'làm đầu mối',
  'là đầu mối',
  'có sự',
  'với sự',
);
const behind = phrases('thực hiện', 'chặt chẽ', 'tham gia', 'với', 'cùng', 'của');
const longestBefore = 3;

const roleAt = (words: readonly Word[], index: number): Role | null => {
  const pair = `${words[index]?.folded} ${words[index + 1]?.folded}`;
  if (pair === 'chu tri') return 'lead';
  return pair === 'phoi hop' ? 'help' : null;
};

const labels = phrases('cơ quan', 'đơn vị', 'CQ', 'ĐV');
const longestLabel = 2;

/** "Cơ quan chủ trì: A" – a label at the start of an item, not a unit. */
const labelStart = (listing: Listing, index: number): number => {
  for (let from = Math.max(0, index - longestLabel); from < index; from += 1) {
    const labelled = matchesAt(labels, listing.words, from).some(({ next }) => next === index);
    const startsItem = from === 0 || /[,;.\n\r-]/.test(gapAfter(listing, from - 1));
    if (labelled && startsItem) return from;
  }
  return index;
};

const phraseStart = (words: readonly Word[], index: number): number => {
  for (let length = longestBefore; length > 0; length -= 1) {
    const from = index - length;
    if (from < 0) continue;
    if (matchesAt(before, words, from).some(({ next }) => next === index)) return from;
  }
  return index;
};

const phraseEnd = (words: readonly Word[], index: number): number => {
  let next = index;
  for (;;) {
    const [phrase] = matchesAt(behind, words, next);
    if (phrase === undefined) return next;
    next = phrase.next;
  }
};

const markersIn = (listing: Listing): Marker[] => {
  const { words } = listing;
  const markers: Marker[] = [];
  let index = 0;
  while (index < words.length) {
    const role = roleAt(words, index);
    if (role === null) {
      index += 1;
      continue;
    }
    const from = phraseStart(words, labelStart(listing, index));
    const next = phraseEnd(words, index + 2);
    markers.push({ role, from: Math.max(from, markers.at(-1)?.next ?? 0), next });
    index = next;
  }
  return markers;
};

/** The words that are left when those of the roles are taken out. */
export const withoutRoles = (listing: Listing): readonly Word[] => {
  const left: (readonly Word[])[] = [];
  let at = 0;
  for (const { from, next } of markersIn(listing)) {
    left.push(listing.words.slice(at, from));
    at = next;
  }
  return [...left, listing.words.slice(at)].flat();
};

export const rolesOf = (listing: Listing): Roles => {
  const { words } = listing;
  const markers = markersIn(listing);
  const [first] = markers;
  if (first === undefined) return { leads: words, helpers: [], unclear: [] };
  const given: Record<Role, (readonly Word[])[]> = { lead: [], help: [] };
  /** The units that no word of a role has claimed yet. */
  let waiting: readonly Word[] = words.slice(0, first.from);
  for (const [at, { role, next }] of markers.entries()) {
    const following = words.slice(next, markers[at + 1]?.from ?? words.length);
    const standsBefore = role === 'help' ? following.length > 0 : waiting.length === 0;
    if (!standsBefore) {
      given[role].push(waiting);
      waiting = following;
      continue;
    }
    // "A phối hợp B": A, without a word of its own, leads – unless somebody does already.
    const leadsAlready = role === 'lead' || given.lead.some((units) => units.length > 0);
    given[leadsAlready ? role : 'lead'].push(waiting);
    given[role].push(following);
    waiting = [];
  }
  return { leads: given.lead.flat(), helpers: given.help.flat(), unclear: waiting };
};
