/** Names by their folded words, found as they stand in a text: the longest first. */
import { differByOneLetter } from './edit-distance.js';
import type { Word } from './folding.js';

export type Lexicon<Value> = {
  readonly next: Map<string, Lexicon<Value>>;
  value: Value | null;
};

/** A name found, and the word behind it. */
export type Match<Value> = { readonly value: Value; readonly next: number };

/** The first meaning of a name is kept. */
export const lexiconOf = <Value>(
  entries: Iterable<readonly [folded: string, value: Value]>,
): Lexicon<Value> => {
  const root: Lexicon<Value> = { next: new Map(), value: null };
  for (const [folded, value] of entries) {
    if (folded === '') continue;
    let node = root;
    for (const word of folded.split(' ')) {
      const next = node.next.get(word) ?? { next: new Map(), value: null };
      node.next.set(word, next);
      node = next;
    }
    node.value ??= value;
  }
  return root;
};

/** Every name whose first word is the one at `from`, the longest first. */
export const matchesAt = <Value>(
  lexicon: Lexicon<Value>,
  words: readonly Word[],
  from: number,
): Match<Value>[] => {
  const found: Match<Value>[] = [];
  let node: Lexicon<Value> | undefined = lexicon;
  for (let index = from; node !== undefined; index += 1) {
    if (node.value !== null && index > from) found.push({ value: node.value, next: index });
    node = node.next.get(words[index]?.folded ?? '');
  }
  return found.reverse();
};

/** Every name that is there but for one letter of one word, the longest first; figures must be right. */
export const nearMatchesAt = <Value>(
  lexicon: Lexicon<Value>,
  words: readonly Word[],
  from: number,
): Match<Value>[] => {
  const found: Match<Value>[] = [];
  let node: Lexicon<Value> | undefined = lexicon;
  for (let index = from; node !== undefined && index < words.length; index += 1) {
    const word = words[index]?.folded ?? '';
    const branches: Iterable<[string, Lexicon<Value>]> = /\d/.test(word) ? [] : node.next;
    for (const [spelt, branch] of branches) {
      if (!differByOneLetter(spelt, word)) continue;
      if (branch.value !== null) found.push({ value: branch.value, next: index + 1 });
      found.push(...matchesAt(branch, words, index + 1));
    }
    node = node.next.get(word);
  }
  return found.sort((a, b) => b.next - a.next);
};
