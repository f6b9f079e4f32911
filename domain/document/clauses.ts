/** The clauses of a sentence that gives several duties, each with its own time. */

export type Clause = { readonly start: number; readonly end: number };

const signs = /[;()“”]/g;
const inlineMark = /(?:\(\d{1,2}\)|⁽[⁰¹²³⁴-⁹]{1,2}⁾)\s*/g;

/** Semicolons that stand in no bracket and no quotation. */
const semicolons = (sentence: string): number[] => {
  const found: number[] = [];
  let depth = 0;
  for (const { 0: sign, index } of sentence.matchAll(signs)) {
    if (sign === ';') {
      if (depth === 0) found.push(index);
    } else depth = Math.max(0, depth + (sign === '(' || sign === '“' ? 1 : -1));
  }
  return found;
};

/** "Đối với 53 dịch vụ …" says of what the duty before it holds; alone it would say nothing. */
const dependent = /^[\s;,]*(?:đối với|riêng|trong đó|còn)(?![\p{L}\p{M}])/iu;

/**
 * For each place in the sentence, given in order, the stretch that belongs to it: from the end of the
 * stretch before, or the nearest number in brackets, to the end of its clause. Places in one clause
 * share it.
 */
export const clausesAt = (sentence: string, places: readonly number[]): readonly Clause[] => {
  const stops = [...semicolons(sentence), sentence.length];
  const marks = [...sentence.matchAll(inlineMark)].map(({ 0: mark, index }) => index + mark.length);
  let last: Clause = { start: 0, end: 0 };
  return places.map((place) => {
    if (place < last.end) return last;
    const end = stops.find((stop) => stop >= place) ?? sentence.length;
    const mark = marks.findLast((each) => each <= place) ?? 0;
    const start = Math.max(last.end, mark);
    last = { start: dependent.test(sentence.slice(start, end)) ? 0 : start, end };
    return last;
  });
};
