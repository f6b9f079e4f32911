/** Rules about a draft that corrects a document. Whether a task is one of that document's, only the log knows. */
import { accepted, refused } from '../../decision.js';
import { choiceBefore, chosenBy, identifiedRows } from './choices.js';
import type { CorrectionEvent } from './correction-messages.js';
import { type CommandOf, type DraftDecision, nextAction } from './deciding.js';
import { type DraftState, isKept } from './state.js';

type CorrectionCommand = CommandOf<'IdentifyRow' | 'DecideGone' | 'LeaveDifference'>;

const eventOf = (command: CorrectionCommand): CorrectionEvent => {
  switch (command.type) {
    case 'IdentifyRow':
      return { type: 'RowIdentified', row: command.row, task: command.task };
    case 'DecideGone':
      return { type: 'GoneDecided', task: command.task, decision: command.decision };
    case 'LeaveDifference':
      return { type: 'DifferenceLeft', task: command.task, left: command.leave };
  }
};

/** Two rows are never one task. */
const isTaken = (state: DraftState, { row, task }: CommandOf<'IdentifyRow'>): boolean =>
  task !== null &&
  task !== 'new' &&
  identifiedRows(state).some((other) => other.id !== row && other.task === task);

export const decideCorrection = (state: DraftState, command: CorrectionCommand): DraftDecision => {
  if (state.facts === null || state.facts.corrects === null) return refused('not-correcting');
  if (command.type === 'IdentifyRow') {
    const row = state.rows.find(({ id }) => id === command.row);
    if (row === undefined) return refused('unknown-row');
    if (!isKept(row)) return refused('row-dropped');
    if (isTaken(state, command)) return refused('task-identified');
  }
  const event = eventOf(command);
  const { subject, choice } = chosenBy(event);
  if (choiceBefore(state.choices, subject) === choice) return refused('nothing-changed');
  return accepted({ ...nextAction(state, command), ...event });
};
