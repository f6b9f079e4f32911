/**
 * Groups put together from general words alone, which the register need not list one by one: "các bộ,
 * cơ quan, địa phương liên quan". Who belongs to them nobody can enumerate, so they stay groups.
 */
import { foldName, type Word } from './folding.js';
import { type Lexicon, lexiconOf, matchesAt } from './lexicon.js';

const lexicon = (...phrases: string[]): Lexicon<true> =>
  lexiconOf(phrases.map((phrase): [string, true] => [foldName(phrase), true]));

const members = lexicon(
  ...['bộ', 'ngành', 'sở', 'ban', 'địa phương', 'cơ quan', 'đơn vị', 'tổ chức', 'doanh nghiệp'],
  ...['đoàn thể', 'hội', 'cơ quan ngang bộ', 'cơ quan thuộc Chính phủ', 'cơ quan nhà nước'],
  ...['tổ chức chính trị - xã hội', 'cấp tỉnh', 'cấp huyện', 'cấp xã', 'Trung ương', 'và'],
);

const qualifiers = lexicon(
  ...['liên quan', 'có liên quan', 'của tỉnh', 'thuộc tỉnh', 'trên địa bàn', 'trên địa bàn tỉnh'],
);

/** Where such a group may end, the furthest first; empty where none begins. */
export const openGroupEnds = (words: readonly Word[], from: number): readonly number[] => {
  if (words[from]?.folded !== 'cac') return [];
  const ends: number[] = [];
  let index = from + 1;
  for (;;) {
    const [member] = matchesAt(members, words, index);
    if (member === undefined) break;
    if (words[member.next - 1]?.folded !== 'va') ends.push(member.next);
    index = member.next;
  }
  if (ends.length === 0) return ends;
  return [...matchesAt(qualifiers, words, index).map(({ next }) => next), ...ends.reverse()];
};
