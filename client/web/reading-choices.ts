/** Choices offered beside a doubt. None is taken before somebody presses it. */

import type { CivilDate } from '../../domain/calendar/messages.js';
import { resolveDeadline } from '../../domain/deadline/phrase.js';
import type { DeadlineContext } from '../../domain/deadline/reading.js';
import { foldName } from '../../domain/unit/folding.js';
import type { Unit } from '../../domain/unit/messages.js';
import { register } from '../../domain/unit/register.js';

const mostUnits = 4;
/** Half of the words alike, or nearly. */
const leastLikeness = 0.45;

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  one.intersection(other).size / one.union(other).size;

const wordsIn = (name: string): ReadonlySet<string> => new Set(foldName(name).split(' '));

/** Units of the register whose names share most words with a spelling. */
export const unitsLike = (spelling: string): readonly Unit[] => {
  const words = wordsIn(spelling);
  return register
    .map((unit) => ({
      unit,
      like: Math.max(
        ...[unit.name, ...unit.spellings].map((name) => likeness(words, wordsIn(name))),
      ),
    }))
    .filter(({ like }) => like >= leastLikeness)
    .sort((a, b) => b.like - a.like)
    .slice(0, mostUnits)
    .map(({ unit }) => unit);
};

/** Other days the words of a deadline can mean: those of the years around the assumed one. */
export const otherDays = (phrase: string, context: DeadlineContext): readonly CivilDate[] => {
  const { deadline, review } = resolveDeadline(phrase, context);
  const year = context.documentYear;
  if (year === null || !review.includes('deadline-year-assumed')) return [];
  return [year + 1, year - 1].flatMap((documentYear) => {
    const { due } = resolveDeadline(phrase, { ...context, documentYear }).deadline;
    return due === null || due === deadline.due ? [] : [due];
  });
};
