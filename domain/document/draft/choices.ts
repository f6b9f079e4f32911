/**
 * What people chose about the differences of a corrected version: which task a doubtful row is, what
 * becomes of a task whose row is gone, and which differences are left as they are.
 *
 * H1. A choice stands by itself, so that two people who choose about two rows never meet.
 * H2. Choices are about one document: with another one to correct, all of them go.
 */
import type { TaskId } from '../../task/messages.js';
import type { Decisions } from '../differences.js';
import type { CorrectionEvent } from './correction-messages.js';
import { keptRows } from './directive.js';
import type { DraftState } from './state.js';

type Choice = TaskId | 'new' | 'withdrawn' | 'kept' | 'left';

/** By what each is about; a subject that nobody chose about is not there. */
export type Choices = Readonly<Record<string, Choice>>;

/** Null: nobody had chosen. */
export type PastChoices = Readonly<Record<string, Choice | null>>;

const rowSubject = (row: string): string => `row ${row}`;
const goneSubject = (task: TaskId): string => `gone ${task}`;
const leftSubject = (task: TaskId): string => `left ${task}`;

export const chosenBy = (
  event: CorrectionEvent,
): { readonly subject: string; readonly choice: Choice | null } => {
  switch (event.type) {
    case 'RowIdentified':
      return { subject: rowSubject(event.row), choice: event.task };
    case 'GoneDecided':
      return { subject: goneSubject(event.task), choice: event.decision };
    case 'DifferenceLeft':
      return { subject: leftSubject(event.task), choice: event.left ? 'left' : null };
  }
};

/** Some choices made otherwise, or taken back. */
export const withChoices = (choices: Choices, changed: PastChoices): Choices =>
  Object.fromEntries(
    Object.entries({ ...choices, ...changed }).flatMap(([subject, choice]) =>
      choice === null ? [] : [[subject, choice]],
    ),
  );

export const choiceBefore = (choices: Choices, subject: string): Choice | null =>
  choices[subject] ?? null;

/** What a row that is no longer there was said to be. */
export const aboutRows = (rows: readonly string[]): PastChoices =>
  Object.fromEntries(rows.map((row) => [rowSubject(row), null]));

const tasksChosen = (choices: Choices, wanted: string): { task: TaskId; choice: Choice }[] =>
  Object.entries(choices).flatMap(([subject, choice]) => {
    const [kind, task = ''] = subject.split(' ');
    return kind === wanted ? [{ task: task as TaskId, choice }] : [];
  });

/** The rows that will be signed, as they were identified. */
export const identifiedRows = (
  state: DraftState,
): readonly { readonly id: string; readonly rowKey: string; readonly task: TaskId | 'new' }[] =>
  keptRows(state).flatMap(({ row: { id }, rowKey }) => {
    const choice = choiceBefore(state.choices, rowSubject(id));
    return choice === null ? [] : [{ id, rowKey, task: choice as TaskId | 'new' }];
  });

export const goneDecided = ({
  choices,
}: Pick<DraftState, 'choices'>): readonly {
  readonly task: TaskId;
  readonly decision: 'withdrawn' | 'kept';
}[] =>
  tasksChosen(choices, 'gone').map(({ task, choice }) => ({
    task,
    decision: choice === 'kept' ? 'kept' : 'withdrawn',
  }));

/** The tasks that stay as they are, whatever the corrected version says of them. */
export const tasksLeft = ({ choices }: Pick<DraftState, 'choices'>): readonly TaskId[] =>
  tasksChosen(choices, 'left').map(({ task }) => task);

/** The doubts as people decided them, by the keys that the rows would get. */
export const decisionsOf = (state: DraftState): Decisions => ({
  rows: Object.fromEntries(identifiedRows(state).map(({ rowKey, task }) => [rowKey, task])),
  gone: Object.fromEntries(goneDecided(state).map(({ task, decision }) => [task, decision])),
});
