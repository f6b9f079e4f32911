/**
 * What one document says of a task that it mandates, as its corrected versions have it. What others
 * did to the task since (an extension, another document, a deadline found elsewhere) is not the
 * document's own word: a corrected version that repeats the old words changes nothing.
 */
import type { CivilDate } from '../calendar/messages.js';
import type { ContentChanges, TaskContent, TaskEvent, TaskId } from '../task/messages.js';
import { evolveTask, initialTask, type TaskEnd, type TaskState } from '../task/state.js';
import type { AssignedRow } from './assignment.js';

export type StandingRow = AssignedRow & {
  readonly task: TaskId;
  /** The last good day in force, whoever moved it. */
  readonly due: CivilDate | null;
  readonly end: TaskEnd | null;
  /** Keys of the other imported documents that mandate the task. */
  readonly others: readonly string[];
};

type Said = TaskContent & { readonly section: string; readonly number: string };

const contentOf = ({
  section,
  number,
  title,
  deliverable,
  note,
  statedStatus,
  parts,
  deadline,
  urgency,
}: Said): Said => ({
  section,
  number,
  title,
  deliverable,
  note,
  statedStatus,
  parts,
  deadline,
  urgency,
});

/** What the document says after an event, given what it said and how the task stood before. */
const saidAfter = (
  event: TaskEvent,
  document: string,
  said: Said | null,
  { assignment }: TaskState,
): Said | null => {
  const restated = (base: Said | null, changes: ContentChanges): Said | null =>
    base === null ? null : { ...contentOf(base), ...changes };
  switch (event.type) {
    case 'TaskAssigned':
      return event.documentKey === document ? contentOf(event) : said;
    case 'TaskRemandated': {
      if (event.instrument.document !== document) return said;
      const now = restated(said ?? assignment, event.changes);
      const { section, number } = event.instrument;
      return now === null ? null : { ...now, section, number };
    }
    case 'DeadlineMoved':
      return event.document === document ? restated(said, { deadline: event.deadline }) : said;
    default:
      return said;
  }
};

/** Null for a task that the document never mandated. */
export const standingRow = (
  task: TaskId,
  events: readonly TaskEvent[],
  document: string,
): StandingRow | null => {
  let state = initialTask;
  let said: Said | null = null;
  for (const event of events) {
    said = saidAfter(event, document, said, state);
    state = evolveTask(state, event);
  }
  if (said === null) return null;
  const others = state.mandates.flatMap((mandate) => mandate.document ?? []);
  return {
    ...said,
    task,
    rowKey: task.split('/')[2] ?? '',
    due: state.due,
    end: state.end,
    others: [...new Set(others)].filter((key) => key !== document),
  };
};
