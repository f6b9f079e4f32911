/**
 * Which row of a corrected annex is which row of the annex before. Rows are inserted, so numbers move;
 * rows are reworded, so titles change; whole groups of rows differ in a few words only.
 *
 * P1. What a person settled stands.
 * P2. Rows of the same content are the same, wherever they stand now.
 * P3. Of the others a pair is taken when it is alike enough and clearly more so than any rival.
 * P4. What is left but could be a pair is never decided: it is named, with the rivals.
 * P5. The order of the rows has no part in it.
 */
import type { UnitCode } from '../unit/messages.js';
import { titleIndex } from './title-index.js';

export type MatchedRow = {
  readonly title: string;
  /** Section and number as printed, in one form for all writings. */
  readonly place: string;
  readonly leads: readonly UnitCode[];
  /** Everything the row says but its place, in one form for all writings. */
  readonly content: string;
};

export type Evidence = {
  readonly by: 'person' | 'content' | 'likeness';
  /** Share of what either title says that both say, from 0 to 1. */
  readonly alike: number;
  readonly samePlace: boolean;
  readonly sameLead: boolean;
};

export type Pair = { readonly before: number; readonly after: number; readonly evidence: Evidence };

export type Matching = {
  readonly pairs: readonly Pair[];
  /** Possible pairs nobody decided, the likelier first for each row after. */
  readonly open: readonly Pair[];
};

/** For a row after, the row before that it is, or null for none. */
export type Settled = ReadonlyMap<number, number | null>;

const rankOf = ({ evidence }: Pair): number =>
  evidence.alike + (evidence.samePlace ? 0.15 : 0) + (evidence.sameLead ? 0.1 : 0);

const isAlikeEnough = ({ evidence: { alike, samePlace, sameLead } }: Pair): boolean =>
  (samePlace && alike >= 0.5) || (sameLead && alike >= 0.75) || alike >= 0.9;

const isPossible = ({ evidence: { alike, samePlace, sameLead } }: Pair): boolean =>
  samePlace || alike >= (sameLead ? 0.45 : 0.6);

/** By how much a pair must be ahead of every rival. */
const margin = 0.1;

const evidence = (
  before: MatchedRow,
  after: MatchedRow,
  by: Evidence['by'],
  alike: number,
): Evidence => ({
  by,
  alike,
  samePlace: before.place === after.place,
  sameLead: before.leads[0] === after.leads[0],
});

/** Both annexes, and which of their rows nobody has found a partner for. */
type Sides = {
  readonly before: readonly MatchedRow[];
  readonly after: readonly MatchedRow[];
  readonly freeBefore: Set<number>;
  readonly freeAfter: Set<number>;
};

const pairOf = (sides: Sides, before: number, after: number, by: Evidence['by'], alike: number) => {
  const [old, now] = [sides.before[before], sides.after[after]];
  if (old === undefined || now === undefined) throw new Error('a pair of rows that are not there');
  return { before, after, evidence: evidence(old, now, by, alike) };
};

const settledPairs = (sides: Sides, settled: Settled): Pair[] =>
  [...settled].flatMap(([after, before]) =>
    before === null ? [] : [pairOf(sides, before, after, 'person', 1)],
  );

const byPlace = new Intl.Collator('vi', { numeric: true }).compare;

/** Rows that say the same: those of one place first, then as many as there are on either side. */
const pairsOfContent = (sides: Sides, keyOf: (row: MatchedRow) => string, all: boolean): Pair[] => {
  const group = (rows: readonly MatchedRow[], free: ReadonlySet<number>) =>
    Map.groupBy(free, (at) => {
      const row = rows[at];
      return row === undefined ? '' : keyOf(row);
    });
  const inOrder = (rows: readonly MatchedRow[], found: readonly number[]) =>
    [...found].sort((a, b) => byPlace(rows[a]?.place ?? '', rows[b]?.place ?? ''));
  const before = group(sides.before, sides.freeBefore);
  const pairs: Pair[] = [];
  for (const [key, found] of group(sides.after, sides.freeAfter)) {
    const known = before.get(key) ?? [];
    if (all && known.length !== found.length) continue;
    const olds = inOrder(sides.before, known);
    inOrder(sides.after, found).forEach((after, at) => {
      const old = olds[at];
      if (old !== undefined) pairs.push(pairOf(sides, old, after, 'content', 1));
    });
  }
  return pairs;
};

/** Pairs that are alike, or stand at one place, among what is still free. */
const possiblePairs = (sides: Sides): Pair[] => {
  if (sides.freeBefore.size === 0 || sides.freeAfter.size === 0) return [];
  const index = titleIndex(sides.before.map(({ title }) => title));
  const places = Map.groupBy(sides.freeBefore, (at) => sides.before[at]?.place ?? '');
  return [...sides.freeAfter].flatMap((after) => {
    const row = sides.after[after];
    if (row === undefined) return [];
    const alike = new Map(index.find(row.title).map((found) => [found.at, found.alike]));
    for (const before of places.get(row.place) ?? []) {
      if (!alike.has(before)) alike.set(before, 0);
    }
    return [...alike]
      .filter(([before]) => sides.freeBefore.has(before))
      .map(([before, likeness]) => pairOf(sides, before, after, 'likeness', likeness));
  });
};

type Best = { readonly first: number; readonly second: number };

const bestBy = (pairs: readonly Pair[], side: 'before' | 'after'): ReadonlyMap<number, Best> => {
  const best = new Map<number, Best>();
  for (const pair of pairs) {
    const rank = rankOf(pair);
    const { first, second } = best.get(pair[side]) ?? { first: 0, second: 0 };
    best.set(
      pair[side],
      rank > first ? { first: rank, second: first } : { first, second: Math.max(second, rank) },
    );
  }
  return best;
};

/** Those ahead of every rival on both sides: no row can be in two of them. */
const clearPairs = (pairs: readonly Pair[]): Pair[] => {
  const [before, after] = [bestBy(pairs, 'before'), bestBy(pairs, 'after')];
  const leads = (rank: number, best: Best | undefined): boolean =>
    best !== undefined && rank === best.first && rank - best.second >= margin;
  return pairs.filter((pair) => {
    const rank = rankOf(pair);
    return (
      isAlikeEnough(pair) &&
      leads(rank, before.get(pair.before)) &&
      leads(rank, after.get(pair.after))
    );
  });
};

export const matchRows = (
  before: readonly MatchedRow[],
  after: readonly MatchedRow[],
  settled: Settled,
): Matching => {
  const sides: Sides = {
    before,
    after,
    freeBefore: new Set(before.keys()),
    freeAfter: new Set(after.keys()),
  };
  const pairs: Pair[] = [];
  const take = (found: readonly Pair[]): void => {
    for (const pair of found) {
      pairs.push(pair);
      sides.freeBefore.delete(pair.before);
      sides.freeAfter.delete(pair.after);
    }
  };
  const isFree = (pair: Pair): boolean =>
    sides.freeBefore.has(pair.before) && sides.freeAfter.has(pair.after);
  take(settledPairs(sides, settled));
  for (const row of settled.keys()) sides.freeAfter.delete(row);
  take(pairsOfContent(sides, ({ content, place }) => `${place}\n${content}`, false));
  take(pairsOfContent(sides, ({ content }) => content, true));
  let possible = possiblePairs(sides);
  for (let found = clearPairs(possible); found.length > 0; found = clearPairs(possible)) {
    take(found);
    possible = possible.filter(isFree);
  }
  return {
    pairs,
    open: possible.filter(isPossible).sort((a, b) => rankOf(b) - rankOf(a)),
  };
};
