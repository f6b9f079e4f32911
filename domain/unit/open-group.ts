/**
 * Groups put together from general words alone, which the register need not list one by one: "các bộ,
 * cơ quan, địa phương liên quan", "UBND các huyện, thị xã, thành phố". Who belongs to them nobody can
 * enumerate, so they stay groups.
 */
import { foldName, type Word } from './folding.js';
import { type Lexicon, lexiconOf, matchesAt } from './lexicon.js';

const lexicon = (...phrases: string[]): Lexicon<true> =>
  lexiconOf(phrases.map((phrase): [string, true] => [foldName(phrase), true]));

const members = lexicon(
  ...['bộ', 'ngành', 'sở', 'ban', 'địa phương', 'cơ quan', 'đơn vị', 'tổ chức', 'doanh nghiệp'],
  ...['đoàn thể', 'hội', 'cơ quan ngang bộ', 'cơ quan thuộc Chính phủ', 'cơ quan nhà nước'],
  ...['phòng', 'phòng chuyên môn', 'tỉnh', 'huyện', 'thị xã', 'thành phố', 'TX', 'TP', 'xã'],
  ...['phường', 'thị trấn', 'đặc khu', 'thôn', 'tổ dân phố'],
  ...['tổ chức chính trị - xã hội', 'cấp tỉnh', 'cấp huyện', 'cấp xã', 'Trung ương', 'và'],
);

/** Below the province; which of them a committee or a police force is of says no more who they are. */
const places = lexicon(
  ...[
    'tỉnh',
    'quận',
    'huyện',
    'thị xã',
    'thành phố',
    'TX',
    'TP',
    'xã',
    'phường',
    'thị trấn',
    'đặc khu',
    'và',
  ],
  ...['cấp huyện', 'cấp xã', 'đơn vị', 'địa phương', 'đơn vị hành chính cấp xã'],
);

const qualifiers = lexicon(
  ...['liên quan', 'có liên quan', 'của tỉnh', 'thuộc tỉnh', 'trên địa bàn', 'trên địa bàn tỉnh'],
  ...['trực thuộc', 'thuộc Bộ', 'thuộc, trực thuộc Bộ', 'trực thuộc Bộ', 'thuộc Sở', 'thuộc huyện'],
  ...['của huyện', 'thuộc UBND tỉnh', 'thuộc UBND huyện', 'thuộc UBND xã', 'của xã', 'thuộc xã'],
);

/** What stands before the word that opens a group: all of them, or the office each of them has. */
const whole = lexicon('tất cả', 'toàn bộ', 'toàn thể');
const offices = lexicon(
  ...['UBND', 'Ủy ban nhân dân', 'HĐND', 'HĐND và UBND', 'HĐND, UBND', 'Chủ tịch UBND', 'Công an'],
);

const heads = lexicon('Thủ trưởng', 'Giám đốc', 'Lãnh đạo', 'Người đứng đầu');

const behind = (lexiconOfHeads: Lexicon<true>, words: readonly Word[], from: number): number =>
  matchesAt(lexiconOfHeads, words, from)[0]?.next ?? from;

/** Where a run of general words may end, the furthest first. */
const endsOf = (kinds: Lexicon<true>, words: readonly Word[], from: number): readonly number[] => {
  const ends: number[] = [];
  let index = from;
  for (;;) {
    const [member] = matchesAt(kinds, words, index);
    if (member === undefined) break;
    if (words[member.next - 1]?.folded !== 'va') ends.push(member.next);
    index = member.next;
  }
  if (ends.length === 0) return ends;
  return [...matchesAt(qualifiers, words, index).map(({ next }) => next), ...ends.reverse()];
};

/** Where such a group may end, the furthest first; empty where none begins. */
export const openGroupEnds = (words: readonly Word[], from: number): readonly number[] => {
  const start = behind(heads, words, behind(whole, words, from));
  const place = behind(offices, words, start);
  const isMany = words[place]?.folded === 'cac';
  if (place === start) {
    if (isMany) return endsOf(members, words, start + 1);
    // "Sở, ban, ngành tỉnh": two of them need no "các".
    const second = matchesAt(members, words, start)[0]?.next;
    if (second === undefined || matchesAt(members, words, second).length === 0) return [];
    return endsOf(members, words, start).filter((end) => end > second);
  }
  // "UBND huyện" alone is one that the place of the document says; "UBND huyện, xã" are many.
  return isMany ? endsOf(places, words, place + 1) : endsOf(places, words, place).slice(0, -1);
};
