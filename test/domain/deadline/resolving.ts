/** A phrase of a document of August 2022, and what it resolves to, in short. */
import { expect } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { deadline } from '../../../domain/deadline/messages.js';
import { deadlineRuleIds, resolveDeadline } from '../../../domain/deadline/phrase.js';
import type { DeadlineContext } from '../../../domain/deadline/reading.js';

/** Thursday 4 August 2022. */
export const inAugust: DeadlineContext = {
  assignedOn: '2022-08-04' as CivilDate,
  documentYear: 2022,
};

export const resolve = (phrase: string, context = inAugust) => {
  const resolved = resolveDeadline(phrase, context);
  expect(resolved.deadline.phrase).toBe(phrase);
  expect(deadline.safeParse(resolved.deadline).success).toBe(true);
  expect(deadlineRuleIds).toContain(resolved.deadline.rule);
  return resolved;
};

/** Rule, first day, last good day, and what is in doubt. */
export const read = (phrase: string, context = inAugust) => {
  const { deadline: found, review } = resolve(phrase, context);
  return [found.rule, found.earliest, found.due, ...review];
};

/** The other readings that are shown. */
export const others = (phrase: string, context = inAugust) =>
  resolve(phrase, context).alternatives.map(({ due, rule, why }) => [due, rule, why]);
