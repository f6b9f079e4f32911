/** What the parts of a split begin with: the words of the row where they come apart, to be put right. */
import { readsAsDeadline } from '../cell-kinds.js';
import { isInSequence, type ListMark, listMarkOf } from '../list-mark.js';

export type PartWords = { readonly title: string; readonly phrase: string };

/** Where a second task begins: on a new line, behind a semicolon, or with a new sentence. A number is none. */
const seam = /\n+|;\s+|(?<!^\d{1,2})\.\s+(?=\p{Lu})/u;
const wordStart = /(?<!\S)\S/g;

/** A list within the cell, `1. … 2. …` or `a) … b) …`; nothing where the title does not open one. */
const listed = (title: string): readonly string[] => {
  const begins: { readonly at: number; readonly mark: ListMark }[] = [];
  for (const { index } of title.matchAll(wordStart)) {
    const mark = listMarkOf(title.slice(index));
    const previous = begins.at(-1)?.mark ?? null;
    const isNext =
      mark !== null && mark.label !== '' && (previous === null || previous.kind === mark.kind);
    if (isNext && isInSequence(mark, previous)) begins.push({ at: index, mark });
    if (begins.length === 0) return [];
  }
  return begins.map(({ at, mark }, place) =>
    title.slice(at + mark.length, begins[place + 1]?.at ?? title.length),
  );
};

const tasksIn = (title: string): readonly string[] => {
  const items = listed(title);
  const pieces = items.length > 1 ? items : title.split(seam);
  return pieces
    .map((piece) => (items.length > 1 ? piece.trim().replace(/[.;]$/, '') : piece.trim()))
    .filter((piece) => piece !== '');
};

/** The ways to cut a phrase into so many deadlines. */
const cuts = (phrase: string, count: number): readonly (readonly string[])[] => {
  if (count === 1) return readsAsDeadline(phrase) ? [[phrase]] : [];
  return [...phrase.matchAll(/\s+/g)].flatMap(({ index, 0: blank }) => {
    const first = phrase.slice(0, index);
    if (!readsAsDeadline(first)) return [];
    return cuts(phrase.slice(index + blank.length), count - 1).map((rest) => [first, ...rest]);
  });
};

/** A deadline for each part, where the phrase comes apart in one way only. */
const deadlinesIn = (phrase: string, count: number): readonly string[] => {
  const [only, ...others] = cuts(phrase, count);
  return only === undefined || others.length > 0 ? [] : only;
};

/** The title shared out among so many parts, and the deadlines where the cell gives one for each. */
export const partWords = (
  title: string,
  phrase: string,
  severalDeadlines: boolean,
  count: number,
): readonly PartWords[] => {
  const tasks = tasksIn(title);
  const deadlines = severalDeadlines ? deadlinesIn(phrase, count) : [];
  return Array.from({ length: count }, (_, index) => ({
    title: index === count - 1 ? tasks.slice(index).join('; ') : (tasks[index] ?? ''),
    phrase: deadlines[index] ?? phrase,
  }));
};
