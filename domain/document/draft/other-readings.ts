/**
 * What else the deadline of a row may be: other readings of its words, and what its text or note says
 * of it. They are offered; the row keeps the one it has until somebody takes another.
 */
import type { Deadline } from '../../deadline/messages.js';
import { resolveDeadline } from '../../deadline/phrase.js';
import type {
  AlternativeReason,
  DeadlineAlternative,
  DeadlineContext,
} from '../../deadline/reading.js';
import type { ProposedTask } from '../proposal.js';
import { same } from './same.js';
import { aboutOf, reasonKind } from './state.js';

export type OtherReading = Omit<DeadlineAlternative, 'why'> & {
  readonly why:
    | AlternativeReason
    | 'alternative-in-text'
    | 'alternative-in-note'
    | 'alternative-other-column'
    | 'alternative-chosen';
};

/** Reasons that carry words of another deadline. */
const carried: Readonly<Record<string, OtherReading['why']>> = {
  'deadline-in-text': 'alternative-in-text',
  'deadline-contradicts-text': 'alternative-in-text',
  'deadline-contradicts-note': 'alternative-in-note',
  'deadline-other-column': 'alternative-other-column',
  'deadline-chosen-twice': 'alternative-chosen',
};

const asAlternative = (
  { due, dueAt, earliest, latest, rule }: Deadline,
  why: OtherReading['why'],
): OtherReading[] =>
  due === null || dueAt === null
    ? []
    : [{ due, dueAt, earliest: earliest ?? due, latest: latest ?? due, rule, why }];

const carriedBy = (reason: string, context: DeadlineContext): OtherReading[] => {
  const why = carried[reasonKind(reason)];
  if (why === undefined) return [];
  return aboutOf(reason)
    .split('; ')
    .flatMap((words) => {
      const { deadline, alternatives } = resolveDeadline(words, context);
      return [...asAlternative(deadline, why), ...alternatives];
    });
};

type Doubted = Pick<ProposedTask, 'deadline' | 'review'>;

/** Each last good day once, the likelier first; none is the one that the row has. */
export const otherReadings = (
  { deadline, review }: Doubted,
  context: DeadlineContext,
): readonly OtherReading[] => {
  const found = new Map<string, OtherReading>();
  const readings = [
    ...resolveDeadline(deadline.phrase, context).alternatives,
    ...review.flatMap((reason) => carriedBy(reason, context)),
  ];
  for (const reading of readings) {
    if (reading.dueAt !== deadline.dueAt && !found.has(reading.due)) {
      found.set(reading.due, reading);
    }
  }
  return [...found.values()];
};

/** The words stay as they are, and mean this last good day. */
export const takenReading = (
  phrase: string,
  { due, dueAt, earliest, latest, rule }: OtherReading,
): Deadline => ({ phrase, kind: 'date', due, dueAt, earliest, latest, rule, stages: [] });

/** Whether a person said what the words mean: by themselves they say something else. */
export const isChosen = ({ deadline }: Doubted, context: DeadlineContext): boolean =>
  deadline.due !== null && !same(resolveDeadline(deadline.phrase, context).deadline, deadline);
