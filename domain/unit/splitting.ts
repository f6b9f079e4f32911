/**
 * Who leads and who helps, from one cell. A cell may give the roles itself; without words of a role
 * all its units lead, the first being accountable (Decree 39/2022/NĐ-CP wants one in charge).
 */
import { wordsInReach } from './brackets.js';
import { wordsOf } from './folding.js';
import type { Listing } from './listing.js';
import { mentionsIn, type UnitMention } from './mentions.js';
import type { UnitKnowledge } from './messages.js';
import { rolesOf, withoutRoles } from './roles.js';

export type SplitUnits = {
  readonly leads: readonly UnitMention[];
  readonly coordinating: readonly UnitMention[];
  /** What a person must decide: `unknown-unit: …`, `unit-spelling-repaired: …`, `unit-role-unclear: …`. */
  readonly review: readonly string[];
  /** What was understood beyond the words: `joint-leads`, `group: …`, `comma-missing-after: …`. */
  readonly marks: readonly string[];
};

export type ListedUnits = Pick<SplitUnits, 'review' | 'marks'> & {
  readonly units: readonly UnitMention[];
};

const registerAlone: UnitKnowledge = { asOf: null, aliases: [] };

const listingOf = (cell: string): Listing => {
  const text = cell.normalize('NFC');
  return { text, words: wordsInReach({ text, words: wordsOf(text) }) };
};

export const splitUnits = (cell: string, knowledge: UnitKnowledge = registerAlone): SplitUnits => {
  const listing = listingOf(cell);
  const roles = rolesOf(listing);
  const read = (words: Listing['words']) => mentionsIn({ text: listing.text, words }, knowledge);
  const [leads, helpers, unclear] = [read(roles.leads), read(roles.helpers), read(roles.unclear)];
  const named = new Set(leads.mentions.map((mention) => mention.code));
  const coordinating = [...helpers.mentions, ...unclear.mentions].filter(({ code }) => {
    const isNew = !named.has(code);
    named.add(code);
    return isNew;
  });
  return {
    leads: leads.mentions,
    coordinating,
    review: [
      ...[leads, helpers, unclear].flatMap(({ review }) => review),
      ...unclear.mentions.map(({ asWritten }) => `unit-role-unclear: ${asWritten}`),
    ],
    marks: [
      ...(leads.mentions.length > 1 ? ['joint-leads'] : []),
      ...[leads, helpers, unclear].flatMap(({ marks }) => marks),
    ],
  };
};

/** The units of a cell that gives one role only, such as "Cơ quan phối hợp". */
export const listUnits = (cell: string, knowledge: UnitKnowledge = registerAlone): ListedUnits => {
  const listing = listingOf(cell);
  const words = withoutRoles(listing);
  const { mentions, review, marks } = mentionsIn({ text: listing.text, words }, knowledge);
  return { units: mentions, review, marks };
};
