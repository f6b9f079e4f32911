/**
 * The units named in running text, in their order. What no name covers is kept word for word and put
 * before a person.
 */
import { codeFromName } from './entry.js';
import { foldName } from './folding.js';
import { hasEnded, nameOn } from './history.js';
import { endsItem, type Item, itemAt, type Scan } from './item.js';
import { namesOfAliases, opensListOf } from './known-names.js';
import { lexiconOf, matchesAt } from './lexicon.js';
import { countsAside, isListed, listHeadAt } from './list-head.js';
import { behindAnd, behindNumber, endsWithLine, type Listing } from './listing.js';
import type { Unit, UnitCode, UnitKnowledge } from './messages.js';

export type UnitMention = {
  readonly code: UnitCode;
  /** Official name of the day, or the words of the document for a unit the register lacks. */
  readonly name: string;
  readonly asWritten: string;
};

export type Mentions = {
  readonly mentions: readonly UnitMention[];
  /** What a person must decide. */
  readonly review: readonly string[];
  /** What was understood beyond the words and needs no decision. */
  readonly marks: readonly string[];
};

type Read = {
  readonly mention: UnitMention;
  readonly review: readonly string[];
  readonly marks: readonly string[];
  /** Where in the text it ends. */
  readonly stop: number;
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const capitalised = (text: string): string =>
  text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

const bracketBehind = /\s*\([^()]*\)/y;

/** A sub-unit in brackets right behind the name belongs to it: the unit answers, its part is kept. */
const endWithBracket = ({ text }: Listing, end: number): number => {
  bracketBehind.lastIndex = end;
  return bracketBehind.test(text) ? bracketBehind.lastIndex : end;
};

/** A name taken on later tells the time of a document whose day nobody knows. */
const nameFor = (unit: Unit, plain: string, { asOf }: UnitKnowledge): string => {
  if (asOf !== null) return nameOn(unit, asOf);
  const later = unit.laterNames.find(({ name, spellings }) =>
    [name, ...spellings].some((spelling) => foldName(spelling) === foldName(plain)),
  );
  return later?.name ?? unit.name;
};

const doubtsOf = ({ unit, reading }: Item, plain: string, { asOf }: UnitKnowledge): string[] => {
  if (reading === 'unknown') return [`unknown-unit: ${plain}`];
  if (reading === 'repaired') return [`unit-spelling-repaired: ${plain}`];
  return unit !== null && hasEnded(unit, asOf) ? [`unit-ended: ${plain}`] : [];
};

const marksOf = (listing: Listing, { unit, next, reading }: Item, name: string): string[] => {
  if (reading === 'open-group' || unit?.kind === 'group') return [`group: ${name}`];
  const runsOn =
    unit !== null && !endsItem(listing, next - 1) && !endsWithLine(listing, next - 1, unit);
  return runsOn ? [`comma-missing-after: ${name}`] : [];
};

const readItem = (listing: Listing, from: number, item: Item, knowledge: UnitKnowledge): Read => {
  const { text, words } = listing;
  const { unit, next, reading } = item;
  const start = words[from]?.start ?? 0;
  const end = words[next - 1]?.end ?? 0;
  const plain = oneLine(text.slice(start, end));
  const stop = endWithBracket(listing, end);
  const ownName = reading === 'open-group' ? capitalised(plain) : plain;
  const name = unit === null ? ownName : nameFor(unit, plain, knowledge);
  return {
    mention: {
      code: unit?.code ?? codeFromName(plain),
      name,
      asWritten: oneLine(text.slice(start, stop)),
    },
    review: doubtsOf(item, plain, knowledge),
    marks: marksOf(listing, item, name),
    stop,
  };
};

const titles = lexiconOf(
  ['Bộ trưởng', 'Giám đốc', 'Chủ tịch', 'Thủ trưởng', 'Lãnh đạo', 'Giao'].map(
    (title): [string, true] => [foldName(title), true],
  ),
);

/** "Giám đốc Sở Y tế" is asked for what the unit does; before groups the words stay. */
const behindTitle = (listing: Listing, index: number): number => {
  const behind = matchesAt(titles, listing.words, index)[0]?.next;
  return behind !== undefined && isListed(listing, behind) ? behind : index;
};

/** What stands before an item: "và", its number in the list, or the title of who heads the unit. */
const itemStart = (listing: Listing, index: number): number => {
  const second = behindAnd(listing, index);
  return second > index ? second : behindTitle(listing, behindNumber(listing, index));
};

/** Every unit named in a listing, in its order, each once. */
export const mentionsIn = (listing: Listing, knowledge: UnitKnowledge): Mentions => {
  const { words } = listing;
  const counted = countsAside(words);
  const aliases = namesOfAliases(knowledge.aliases);
  const found = new Map<UnitCode, Read>();
  const review: string[] = [];
  let listed: Scan['listed'] = null;
  let from = 0;
  while (from < words.length) {
    const begins = itemStart(listing, from);
    const head = listHeadAt(listing, counted, from);
    if (begins > from || head !== null) {
      listed = head?.listed ?? listed;
      from = head?.next ?? begins;
      continue;
    }
    const item = itemAt({ listing, aliases, listed }, from);
    const read = readItem(listing, from, item, knowledge);
    review.push(...read.review);
    if (!found.has(read.mention.code)) found.set(read.mention.code, read);
    if (item.unit !== null) listed = opensListOf(item.unit, words[from]?.folded ?? '') ?? listed;
    from = item.next;
    while (from < words.length && (words[from]?.start ?? 0) < read.stop) from += 1;
  }
  const each = [...found.values()];
  return {
    mentions: each.map(({ mention }) => mention),
    review,
    marks: each.flatMap(({ marks }) => marks),
  };
};
