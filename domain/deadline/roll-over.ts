/**
 * A deadline whose last good day is a day off, moved to the end of the next working day. For periods
 * this is law (Civil Code 2015, article 148, clause 5); for the fixed dates of a directive it is a
 * choice of policy. A stated hour, and the stages of a staged deadline, stay as the document has them.
 */
import { endOfDay } from '../calendar/instant.js';
import { dayStatus, nextWorkingDay } from '../calendar/working-days.js';
import type { RollOver } from '../policy/messages.js';
import type { Deadline } from './messages.js';

export const rolledOver = (deadline: Deadline, policy: RollOver): Deadline => {
  const { due, dueAt } = deadline;
  if (policy === 'none' || due === null || dueAt !== endOfDay(due)) return deadline;
  const working = nextWorkingDay(due);
  if (working === due) return deadline;
  const provisional = dayStatus(working).provisionalReason;
  return {
    ...deadline,
    due: working,
    dueAt: endOfDay(working),
    rolledFrom: due,
    ...(provisional === null ? {} : { provisional }),
  };
};
