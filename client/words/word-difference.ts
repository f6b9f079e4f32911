/** Two wordings side by side: which words of either the other does not have in its place. */

export type Piece = { readonly text: string; readonly changed: boolean };

const wordsIn = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

/** Wordings longer than this together are marked as a whole: nobody compares them word by word. */
const mostSteps = 1_000_000;

/** How many words the rest of both have in common, from every place of either. */
const commonLengths = (before: readonly string[], after: readonly string[]): Uint32Array => {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let old = before.length - 1; old >= 0; old -= 1) {
    for (let now = after.length - 1; now >= 0; now -= 1) {
      const same = before[old] === after[now];
      const below = lengths[(old + 1) * width + now] ?? 0;
      const right = lengths[old * width + now + 1] ?? 0;
      const both = lengths[(old + 1) * width + now + 1] ?? 0;
      lengths[old * width + now] = same ? both + 1 : Math.max(below, right);
    }
  }
  return lengths;
};

type Kept = { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> };

/** The words that stay, by their places: the longest row of words that both have in this order. */
const keptWords = (before: readonly string[], after: readonly string[]): Kept => {
  const kept = { before: new Set<number>(), after: new Set<number>() };
  if (before.length * after.length > mostSteps) return kept;
  const width = after.length + 1;
  const lengths = commonLengths(before, after);
  let [old, now] = [0, 0];
  while (old < before.length && now < after.length) {
    const below = lengths[(old + 1) * width + now] ?? 0;
    const right = lengths[old * width + now + 1] ?? 0;
    if (before[old] === after[now]) {
      kept.before.add(old);
      kept.after.add(now);
      old += 1;
      now += 1;
    } else if (below >= right) old += 1;
    else now += 1;
  }
  return kept;
};

/** Neighbouring words of one kind are one piece. */
const pieces = (words: readonly string[], kept: ReadonlySet<number>): Piece[] => {
  const found: { text: string; changed: boolean }[] = [];
  words.forEach((text, at) => {
    const changed = !kept.has(at);
    const last = found.at(-1);
    if (last?.changed === changed) last.text += text;
    else found.push({ text, changed });
  });
  return found;
};

export const wordDifference = (
  before: string,
  after: string,
): { readonly before: readonly Piece[]; readonly after: readonly Piece[] } => {
  const [old, now] = [wordsIn(before), wordsIn(after)];
  const bare = (words: readonly string[]): string[] => words.map((word) => word.trimEnd());
  const kept = keptWords(bare(old), bare(now));
  return { before: pieces(old, kept.before), after: pieces(now, kept.after) };
};
