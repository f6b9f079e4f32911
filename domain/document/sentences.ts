/** Sentences of a passage, and the clauses of a sentence that lists several duties. */

export type Sentence = {
  readonly text: string;
  readonly start: number;
  readonly opensParagraph: boolean;
};

/** A longer one is no sentence but a text without full stops; it is cut at a blank. */
const longestSentence = 8_000;

/** What may end a sentence; whether it does, the words around it tell. */
const boundary = /\n|(?<![.!?…])[.!?…]+(?![.!?…])["”»)]*(?!["”»)])(?=\s+["“‘]?[\p{Lu}⁽(])/gu;
/** "TP. Hồ Chí Minh", "A. Nguyễn": a full stop that shortens a word. */
const shortened = /(?:^|[\s(,./-])(?:TP|Tp|TX|Tx|TT|ThS|TS|PGS|GS|BS|LS|v\.v|\p{Lu})\.$/u;
const lookBack = 8;

const cutsIn = (text: string): number[] => {
  const cuts: number[] = [];
  let last = 0;
  const cutLong = (until: number): void => {
    while (until - last > longestSentence) {
      const blank = text.lastIndexOf(' ', last + longestSentence);
      last = blank > last ? blank : last + longestSentence;
      cuts.push(last);
    }
  };
  for (const { 0: sign, index } of text.matchAll(boundary)) {
    const end = sign === '\n' ? index : index + sign.length;
    if (sign === '.' && shortened.test(text.slice(Math.max(0, end - lookBack), end))) continue;
    cutLong(end);
    cuts.push(end);
    last = end;
  }
  cutLong(text.length);
  return [...cuts, text.length];
};

export const sentencesIn = (text: string): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const end of cutsIn(text)) {
    const words = text.slice(from, end);
    const lead = words.length - words.trimStart().length;
    const opensParagraph = from === 0 || words.slice(0, lead).includes('\n');
    if (/[\p{L}\p{N}]/u.test(words)) {
      sentences.push({ text: words.trim(), start: from + lead, opensParagraph });
    }
    from = end;
  }
  return sentences;
};
