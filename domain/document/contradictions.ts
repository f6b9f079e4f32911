/** Dates that stand in two places and do not agree. Which of them counts is for a person to say. */
import type { CivilDate } from '../calendar/messages.js';
import type { Deadline } from '../deadline/messages.js';
import { resolveDeadline } from '../deadline/phrase.js';
import type { DeadlineContext } from '../deadline/reading.js';

const day = '\\d{1,2}(?:\\s*/\\s*\\d{1,2}\\s*/\\s*\\d{4}|\\s+tháng\\s+\\d{1,2}\\s+năm\\s+\\d{4})';
const month = 'tháng\\s+\\d{1,2}(?:\\s*/\\s*|\\s+năm\\s+)\\d{4}';
const quarter = 'quý\\s+(?:[IV]{1,3}|\\d)(?:\\s*/\\s*|\\s+năm\\s+)\\d{4}';
/** Words that make a date a deadline; without them it is that of a law or an event. */
const opening =
  '(?<!\\p{L})(?:(?:hoàn thành|xong|chậm nhất|trước|trong|đến hết)\\s+)+(?:vào\\s+|ngày\\s+|là\\s+)*';
const deadlineInText = new RegExp(`${opening}(?:${day}|${month}|${quarter})`, 'giu');

/** Deadlines a sentence gives, as it gives them. */
export const deadlinesInText = (text: string): readonly string[] =>
  [...text.matchAll(deadlineInText)].map(([phrase]) => phrase);

const shortestSentence = 40;

/** Sentences long enough to be a duty each. */
const sentencesOf = (title: string): readonly string[] =>
  title.split(/(?<=\.)\s+(?=\p{Lu})/u).filter(({ length }) => length > shortestSentence);

/** Two duties under one number: two sentences, and a paragraph of what is to come out for each. */
export const deliversTwice = (title: string, deliverable: string): boolean =>
  deliverable.includes('\n') && sentencesOf(title).length > 1;

/** A deadline that ends its sentence, and another sentence behind it: two duties under one number. */
export const holdsTwoTasks = (title: string): boolean =>
  [...title.matchAll(deadlineInText)].some((found) => {
    const behind = title.slice(found.index + found[0].length);
    return /^\.\s+\p{Lu}/u.test(behind) && behind.length > shortestSentence;
  });

type Interval = { readonly earliest: CivilDate; readonly latest: CivilDate };

const intervalOf = (phrase: string, context: DeadlineContext): Interval | null => {
  const { kind, earliest, latest } = resolveDeadline(phrase, context).deadline;
  if (kind !== 'date' || latest === null) return null;
  return { earliest: earliest ?? latest, latest };
};

const disagrees = ({ earliest, latest }: Interval, due: CivilDate): boolean =>
  due < earliest || due > latest;

/** "2023 chuyển sang", "Tháng 4/2024 chuyển sang": carried over from there, so due by then. */
const carriedOver =
  /^(?:chậm muộn (?:của|từ) )?(?:(tháng \d{1,2}\/\d{4})|(?:năm )?(\d{4}))( chuyển sang)?$/iu;

const contradictsNote = (note: string, due: CivilDate, context: DeadlineContext): boolean => {
  const found = carriedOver.exec(note.trim());
  if (found === null) return false;
  const [, monthOfNote, year, over] = found;
  const interval = intervalOf(monthOfNote ?? `Năm ${year}`, context);
  if (interval === null) return false;
  return due > interval.latest || (over === undefined && due < interval.earliest);
};

type Read = { readonly title: string; readonly note: string; readonly deadline: Deadline };

/** Reasons to look at a row because its title or its note speak of another date than its deadline. */
export const dateDoubts = ({ title, note, deadline }: Read, context: DeadlineContext): string[] => {
  const phrases = deadlinesInText(title);
  if (deadline.kind === 'none')
    return phrases.slice(0, 1).map((phrase) => `deadline-in-text: ${phrase}`);
  const { due } = deadline;
  if (due === null) return [];
  const stated = phrases.flatMap((phrase) => {
    const interval = intervalOf(phrase, context);
    return interval === null ? [] : [{ phrase, interval }];
  });
  const other = stated.find(({ interval }) => disagrees(interval, due));
  const agreed = stated.some(({ interval }) => !disagrees(interval, due));
  return [
    ...(other !== undefined && !agreed ? [`deadline-contradicts-text: ${other.phrase}`] : []),
    ...(contradictsNote(note, due, context) ? [`deadline-contradicts-note: ${note}`] : []),
  ];
};
