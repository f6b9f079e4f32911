/** Dates that stand in two places and do not agree. Which of them counts is for a person to say. */
import type { CivilDate } from '../calendar/messages.js';
import { type FoundDeadline, findDeadlines } from '../deadline/finding.js';
import type { Deadline } from '../deadline/messages.js';
import { resolveDeadline } from '../deadline/phrase.js';
import type { DeadlineContext } from '../deadline/reading.js';

/** A date without its year is an assumption. */
const year = /(?:19|20)\d{2}/;
/** Most texts have nothing of a deadline, and looking closely takes time. */
const timeSigns =
  /(?:hoàn thành|xong|nhất|trước|trong|đến|hạn|quý)(?!\p{L})[^.;]{0,80}?(?:19|20)\d{2}/iu;

/** Last good days that the text of a task gives beyond doubt, with the words that give them. */
export const datesInText = (text: string, context: DeadlineContext): readonly FoundDeadline[] =>
  timeSigns.test(text)
    ? findDeadlines(text, context).filter(
        ({ deadline: { kind, due, phrase } }) =>
          kind === 'date' && due !== null && year.test(phrase),
      )
    : [];

const shortestSentence = 40;

/** Sentences long enough to be a duty each. */
const sentencesOf = (title: string): readonly string[] =>
  title.split(/(?<=\.)\s+(?=\p{Lu})/u).filter(({ length }) => length > shortestSentence);

/** Two duties under one number: two sentences, and a paragraph of what is to come out for each. */
export const deliversTwice = (title: string, deliverable: string): boolean =>
  deliverable.includes('\n') && sentencesOf(title).length > 1;

/** A deadline that ends its sentence, and another sentence behind it: two duties under one number. */
export const holdsTwoTasks = (title: string, dates: readonly FoundDeadline[]): boolean =>
  dates.some(({ end }) => {
    const behind = title.slice(end);
    return /^\.\s+\p{Lu}/u.test(behind) && behind.length > shortestSentence;
  });

type Interval = { readonly earliest: CivilDate; readonly latest: CivilDate };

const intervalOf = ({ kind, earliest, latest }: Deadline): Interval | null =>
  kind !== 'date' || latest === null ? null : { earliest: earliest ?? latest, latest };

const disagrees = ({ earliest, latest }: Interval, due: CivilDate): boolean =>
  due < earliest || due > latest;

/** "2023 chuyển sang", "Tháng 4/2024 chuyển sang": carried over from there, so due by then. */
const carriedOver =
  /^(?:chậm muộn (?:của|từ) )?(?:(tháng \d{1,2}\/\d{4})|(?:năm )?(\d{4}))( chuyển sang)?$/iu;

const contradictsNote = (note: string, due: CivilDate, context: DeadlineContext): boolean => {
  const found = carriedOver.exec(note.trim());
  if (found === null) return false;
  const [, monthOfNote, yearOfNote, over] = found;
  const words = monthOfNote ?? `Năm ${yearOfNote}`;
  const interval = intervalOf(resolveDeadline(words, context).deadline);
  if (interval === null) return false;
  return due > interval.latest || (over === undefined && due < interval.earliest);
};

type Read = {
  /** Of its text. */
  readonly dates: readonly FoundDeadline[];
  readonly note: string;
  readonly deadline: Deadline;
};

/** Reasons to look at a row because its title or its note speak of another date than its deadline. */
export const dateDoubts = (
  { dates: found, note, deadline }: Read,
  context: DeadlineContext,
): string[] => {
  const { kind, due } = deadline;
  if (kind !== 'none' && due === null) return [];
  const dates = found.map((one) => one.deadline);
  if (due === null) return dates.slice(0, 1).map(({ phrase }) => `deadline-in-text: ${phrase}`);
  const stated = dates.flatMap((date) => {
    const interval = intervalOf(date);
    return interval === null ? [] : [{ phrase: date.phrase, interval }];
  });
  const other = stated.find(({ interval }) => disagrees(interval, due));
  const agreed = stated.some(({ interval }) => !disagrees(interval, due));
  return [
    ...(other !== undefined && !agreed ? [`deadline-contradicts-text: ${other.phrase}`] : []),
    ...(contradictsNote(note, due, context) ? [`deadline-contradicts-note: ${note}`] : []),
  ];
};
