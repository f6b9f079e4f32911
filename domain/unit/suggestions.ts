/**
 * Units that a name the register lacks may mean, for a person to choose from. What an earlier review
 * settled and what the register spells comes first; then initials; then likeness of the letters. A
 * suggestion decides nothing.
 */
import { aliasKey } from './alias.js';
import { editDistance } from './edit-distance.js';
import { foldName } from './folding.js';
import { standsOn } from './history.js';
import type { Unit, UnitKnowledge } from './messages.js';
import { register, spellings, unitByCode, unitByName } from './register.js';

/** What makes a name like another. */
export type SuggestionReason = 'spelling-known' | 'initials' | 'part-of-name' | 'letters-alike';

type Likeness = {
  /** From 0 to 1; 1 for a spelling that is known. */
  readonly likeness: number;
  readonly why: SuggestionReason;
};

export type Suggestion = Likeness & { readonly unit: Unit };

const mostSuggestions = 5;
const leastLikeness = 0.6;
/** Names of units are shorter; a paragraph in their place is like none of them. */
const longestName = 120;

const ofInitials: Likeness = { likeness: 0.9, why: 'initials' };
const shortestPart = 6;

const initials = (folded: string): string =>
  folded
    .split(' ')
    .filter((word) => word !== 'va')
    .map((word) => word.slice(0, 1))
    .join('');

/** One within the other at the edges of words: "Viện kiểm sát" in the name of the highest one. */
const isPart = (part: string, whole: string): boolean =>
  part.length >= shortestPart && ` ${whole} `.includes(` ${part} `);

const likenessOf = (folded: string, spelling: string): Likeness => {
  const longest = Math.max(folded.length, spelling.length);
  // No distance can be smaller than what the lengths differ by.
  const atMost = Math.min(folded.length, spelling.length) / longest;
  const ofLetters = atMost < leastLikeness ? 0 : 1 - editDistance(folded, spelling) / longest;
  const within = isPart(folded, spelling) || isPart(spelling, folded);
  const asPart = within ? leastLikeness + 0.3 * atMost : 0;
  return asPart > ofLetters
    ? { likeness: asPart, why: 'part-of-name' }
    : { likeness: ofLetters, why: 'letters-alike' };
};

const settled = (text: string, { aliases }: UnitKnowledge): Unit | null => {
  const folded = aliasKey(text);
  const alias = aliases.find(({ spelling }) => aliasKey(spelling) === folded);
  return (alias === undefined ? null : unitByCode(alias.code)) ?? unitByName(text);
};

/** The likeliest first; empty when nothing in the register is like the text. */
export const suggestUnits = (
  text: string,
  knowledge: UnitKnowledge = { asOf: null, aliases: [] },
): readonly Suggestion[] => {
  const folded = foldName(text);
  if (folded === '' || folded.length > longestName) return [];
  const best = new Map<Unit, Likeness>();
  const suggest = (unit: Unit, found: Likeness): void => {
    const { likeness } = found;
    if (likeness >= leastLikeness && likeness > (best.get(unit)?.likeness ?? 0)) {
      best.set(unit, found);
    }
  };
  const known = settled(text, knowledge);
  if (known !== null) suggest(known, { likeness: 1, why: 'spelling-known' });
  if (!folded.includes(' ')) {
    for (const unit of register)
      if (initials(foldName(unit.name)) === folded) suggest(unit, ofInitials);
  }
  for (const [spelling, unit] of spellings) suggest(unit, likenessOf(folded, spelling));
  return [...best]
    .map(([unit, found]) => ({ unit, ...found }))
    .filter(({ unit, likeness }) => likeness === 1 || standsOn(unit, knowledge.asOf))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, mostSuggestions);
};
