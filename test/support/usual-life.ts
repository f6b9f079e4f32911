/** What time brings to the usual task, in order; reckoned in `time.test.ts`. */
import type { TaskEvent } from '../../domain/task/messages.js';
import { assigned, overdue, raisedFirst, raisedSecond, reminder, repeatedly } from './builders.js';

const fifteenDays = reminder('2022-08-30T17:00:00.000Z', '2022-09-15', 15);
const fiveWorkingDays = reminder('2022-09-07T17:00:00.000Z', '2022-09-15', 7);
export const lastDay = reminder('2022-09-13T17:00:00.000Z', '2022-09-15', 1);
export const becameLate = overdue('2022-09-15T17:00:00.000Z');
export const firstLevel = raisedFirst('2022-09-19T17:00:00.000Z');
export const secondLevel = raisedSecond('2022-09-28T17:00:00.000Z');
export const wholeLife: readonly TaskEvent[] = [
  assigned(),
  fifteenDays,
  fiveWorkingDays,
  lastDay,
  becameLate,
  firstLevel,
  secondLevel,
  repeatedly('2022-10-05T17:00:00.000Z', 1),
  repeatedly('2022-10-12T17:00:00.000Z', 2),
];
