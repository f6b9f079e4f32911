/**
 * What a passage puts a time to. A time may stand in the sentence that gives the work or in one of its
 * own behind it ("Thời gian hoàn thành trong tháng 3 năm 2023."), which then speaks for all that came
 * since the last time.
 */
import { type FoundDeadline, findDeadlines } from '../deadline/finding.js';
import type { DeadlineContext } from '../deadline/reading.js';
import { wordsOf } from '../unit/folding.js';
import { clausesAt } from './clauses.js';
import type { Passage } from './passages.js';
import type { Sentence } from './sentences.js';

export type Stretch = { readonly passage: Passage; readonly start: number; readonly end: number };

export type TimedText = {
  /** The words that give the work. */
  readonly stretch: Stretch;
  /** The sentence, counted in its passage, that the time stands in. */
  readonly sentence: number;
  readonly deadline: FoundDeadline;
  /** Where the words of the deadline stand. */
  readonly timed: Passage;
  readonly at: number;
};

/** A sentence as it was understood so far. */
export type ReadSentence = Sentence & {
  /** Names whom it speaks to. */
  readonly isAddressed: boolean;
  /** Names nothing but them. */
  readonly isHeading: boolean;
  /** Says something of the duty above, such as who is to do it. */
  readonly isAttribute: boolean;
};

/** Without one of these there is no time in a sentence; looking for them is quick. */
const timeSigns = /\d|thường xuyên|hằng|hàng|mỗi|định kỳ|theo|tuần|tháng|quý|năm/iu;
/** A sentence that names more times is a listing. */
const mostDeadlines = 12;

const deadlinesIn = (text: string, context: DeadlineContext): FoundDeadline[] =>
  timeSigns.test(text) ? findDeadlines(text, context).slice(0, mostDeadlines) : [];

const labelled = /^(?:thời (?:gian|hạn)|hạn|hoàn thành|tiến độ)(?![\p{L}\p{M}])/iu;
const longestRemainder = 3;

/** Whether a sentence says a time and nothing else. */
const isTimeAlone = (text: string, found: readonly FoundDeadline[]): boolean => {
  const left = wordsOf(text).filter(
    ({ start }) => !found.some((deadline) => deadline.start <= start && start < deadline.end),
  );
  return left.length === 0 || (labelled.test(text) && left.length <= longestRemainder);
};

/** "Thường xuyên" beside a date says how, not by when; said twice, it is one time. */
const withoutManner = (found: readonly FoundDeadline[]): readonly FoundDeadline[] => {
  const timed = found.filter(({ deadline }) => deadline.kind !== 'standing');
  return timed.length > 0 ? timed : found.slice(0, 1);
};

/** No more is taken for what a sentence of time alone speaks for. */
const longestWork = 4_000;

type Reading = {
  readonly passage: Passage;
  readonly texts: TimedText[];
  /** Where the text begins that has no time yet. */
  from: number;
  /** Where it ends, when attributes follow it. */
  until: number | null;
  /** What the last time was said of. */
  last: Stretch | null;
};

const startFrom = (reading: Reading, from: number): void => {
  reading.from = from;
  reading.until = null;
};

const workBefore = (
  reading: Reading,
  sentences: readonly ReadSentence[],
  index: number,
): Stretch | null => {
  const { passage, last, from } = reading;
  const end = reading.until ?? sentences[index]?.start ?? from;
  if (passage.text.slice(from, end).trim() === '') return last;
  const nearest = sentences[index - 1]?.start ?? from;
  return { passage, start: end - from > longestWork ? nearest : from, end };
};

/**
 * Times in passing, beside the sentence of time alone that follows: "… sử dụng trong năm 2023. Thời
 * gian hoàn thành trong tháng 12 năm 2023.", "… thay sổ hộ khẩu từ ngày 01/01/2023. Thời gian …".
 */
const isPassing = (text: TimedText, stretch: Stretch, found: readonly FoundDeadline[]): boolean => {
  const { kind, due, phrase } = text.deadline.deadline;
  if (text.stretch.passage !== stretch.passage || text.stretch.start < stretch.start) return false;
  if (kind === 'standing' || (kind === 'start' && /^từ/iu.test(phrase))) return true;
  return found.some(({ deadline }) => deadline.kind === kind && deadline.due === due);
};

const add = (
  reading: Reading,
  stretch: Stretch,
  sentence: Sentence,
  index: number,
  deadline: FoundDeadline,
): void => {
  const at = sentence.start + deadline.start;
  reading.texts.push({ stretch, sentence: index, deadline, timed: reading.passage, at });
  reading.last = stretch;
};

const takeTimeAlone = (
  reading: Reading,
  sentences: readonly ReadSentence[],
  index: number,
  found: readonly FoundDeadline[],
): void => {
  const stretch = workBefore(reading, sentences, index);
  const sentence = sentences[index];
  if (stretch === null || sentence === undefined) return;
  for (let last = reading.texts.at(-1); last !== undefined; last = reading.texts.at(-1)) {
    if (!isPassing(last, stretch, found)) break;
    reading.texts.pop();
  }
  for (const deadline of found) add(reading, stretch, sentence, index, deadline);
  startFrom(reading, sentence.start + sentence.text.length);
};

const takeTimed = (
  reading: Reading,
  sentence: ReadSentence,
  index: number,
  found: readonly FoundDeadline[],
): void => {
  const clauses = clausesAt(
    sentence.text,
    found.map(({ start }) => start),
  );
  for (const [at, deadline] of found.entries()) {
    const { start, end } = clauses[at] ?? { start: 0, end: sentence.text.length };
    const { passage } = reading;
    const stretch = { passage, start: sentence.start + start, end: sentence.start + end };
    add(reading, stretch, sentence, index, deadline);
    startFrom(reading, stretch.end);
  }
};

/** Text that begins anew: a paragraph, or a sentence that speaks to somebody by name. */
const takeUntimed = (reading: Reading, sentence: ReadSentence): void => {
  if (sentence.isAttribute) reading.until ??= sentence.start;
  else if (sentence.isHeading) startFrom(reading, sentence.start + sentence.text.length);
  else if (sentence.opensParagraph || sentence.isAddressed) startFrom(reading, sentence.start);
};

export type TimedTexts = {
  readonly texts: readonly TimedText[];
  /** What a time below the passage speaks for when it has no work of its own. */
  readonly last: Stretch | null;
};

export const timedTextsIn = (
  passage: Passage,
  sentences: readonly ReadSentence[],
  context: DeadlineContext,
  above: Stretch | null,
): TimedTexts => {
  const reading: Reading = { passage, texts: [], from: 0, until: null, last: above };
  for (const [index, sentence] of sentences.entries()) {
    const found = withoutManner(deadlinesIn(sentence.text, context));
    if (found.length === 0) takeUntimed(reading, sentence);
    else if (sentence.isAttribute || isTimeAlone(sentence.text, found)) {
      takeTimeAlone(reading, sentences, index, found);
    } else takeTimed(reading, sentence, index, found);
  }
  const end = reading.until ?? passage.text.length;
  const isOpen = passage.text.slice(reading.from, end).trim() !== '';
  const last = isOpen ? { passage, start: reading.from, end } : reading.last;
  return { texts: reading.texts, last: last === above ? null : last };
};
