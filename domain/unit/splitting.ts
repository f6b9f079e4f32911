/**
 * Who leads and who helps, from one cell. A cell may give the roles itself ("A chủ trì, phối hợp
 * với B", "A, B phối hợp C"); without role words all its units lead, the first being accountable
 * (Decree 39/2022/NĐ-CP wants one in charge), which is flagged for a person to confirm.
 */
import { type Word, wordsOf } from './folding.js';
import { mentionsIn, type UnitMention } from './mentions.js';

export type SplitUnits = {
  readonly leads: readonly UnitMention[];
  readonly coordinating: readonly UnitMention[];
  readonly review: readonly string[];
};

const isPair = (words: readonly Word[], index: number, first: string, second: string): boolean =>
  words[index]?.folded === first && words[index + 1]?.folded === second;

const findPair = (words: readonly Word[], first: string, second: string): number =>
  words.findIndex((_word, index) => isPair(words, index, first, second));

const withoutPair = (words: readonly Word[], first: string, second: string): Word[] =>
  words.filter(
    (_word, index) =>
      !isPair(words, index, first, second) && !isPair(words, index - 1, first, second),
  );

/** "phối hợp với", "phối hợp cùng": the preposition is no part of the name that follows. */
const afterPreposition = (words: readonly Word[]): readonly Word[] =>
  ['voi', 'cung'].includes(words[0]?.folded ?? '') ? words.slice(1) : words;

type Roles = { readonly leads: readonly Word[]; readonly coordinating: readonly Word[] };

const rolesOf = (words: readonly Word[]): Roles => {
  const leadAt = findPair(words, 'chu', 'tri');
  const helpAt = findPair(words, 'phoi', 'hop');
  if (helpAt === -1) return { leads: withoutPair(words, 'chu', 'tri'), coordinating: [] };
  const behind = afterPreposition(words.slice(helpAt + 2));
  if (behind.length > 0) {
    const before = withoutPair(words.slice(0, helpAt), 'chu', 'tri');
    return { leads: before, coordinating: withoutPair(behind, 'phoi', 'hop') };
  }
  // "A chủ trì, B phối hợp": the role word follows the name.
  const leadEnd = leadAt === -1 ? 0 : leadAt;
  const helpStart = leadAt === -1 ? 0 : leadAt + 2;
  return { leads: words.slice(0, leadEnd), coordinating: words.slice(helpStart, helpAt) };
};

const bracketsRemoved = (text: string, words: readonly Word[]): Word[] => {
  const brackets = [...text.matchAll(/\([^()]*\)/g)];
  return words.filter(
    (word) =>
      !brackets.some(
        (bracket) => word.start > bracket.index && word.end < bracket.index + bracket[0].length,
      ),
  );
};

export const splitUnits = (cell: string): SplitUnits => {
  const text = cell.normalize('NFC');
  const roles = rolesOf(bracketsRemoved(text, wordsOf(text)));
  const leads = mentionsIn({ text, words: roles.leads });
  const coordinating = mentionsIn({ text, words: roles.coordinating });
  const leading = new Set(leads.mentions.map((mention) => mention.code));
  return {
    leads: leads.mentions,
    coordinating: coordinating.mentions.filter((mention) => !leading.has(mention.code)),
    review: [...leads.review, ...coordinating.review],
  };
};

/** The units of a cell that gives one role only, such as "Cơ quan phối hợp". */
export const listUnits = (
  cell: string,
): Omit<SplitUnits, 'leads' | 'coordinating'> & {
  readonly units: readonly UnitMention[];
} => {
  const text = cell.normalize('NFC');
  const words = bracketsRemoved(text, wordsOf(text));
  const named = withoutPair(withoutPair(words, 'chu', 'tri'), 'phoi', 'hop');
  const { mentions, review } = mentionsIn({ text, words: afterPreposition(named) });
  return { units: mentions, review };
};
