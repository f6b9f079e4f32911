/** Tasks and policies of every shape, for properties. */
import fc from 'fast-check';
import { addDays } from '../../domain/calendar/civil-date.js';
import {
  addMs,
  atLocalTime,
  dayMs,
  endOfDay,
  instantFromMs,
} from '../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../domain/calendar/messages.js';
import { type Deadline, deadlineKind } from '../../domain/deadline/messages.js';
import type { Cadence, Offset, Policy } from '../../domain/policy/messages.js';
import { recipientRole } from '../../domain/policy/messages.js';
import type { Part, TaskAssigned } from '../../domain/task/messages.js';
import { assigned, date, september, undated } from './builders.js';

/** JSON knows only ordinary objects, and the log is read from JSON. */
export const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;

export const anyInstant: fc.Arbitrary<Instant> = fc
  .integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2029, 11, 31) })
  .map(instantFromMs);

export const anyDay: fc.Arbitrary<CivilDate> = fc
  .nat(700)
  .map((days) => addDays(date('2022-02-01'), days));

export const anyOffset: fc.Arbitrary<Offset> = record({
  amount: fc.nat(20),
  unit: fc.constantFrom('working-day', 'calendar-day', 'hour', 'minute', 'second'),
});

const anyCadence: fc.Arbitrary<Cadence> = record({
  reminders: fc.array(anyOffset, { maxLength: 4 }),
  escalations: fc.uniqueArray(
    record({
      level: fc.integer({ min: 1, max: 9 }),
      after: anyOffset,
      recipients: fc.array(fc.constantFrom(...recipientRole.options), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { maxLength: 4, selector: ({ level }) => level },
  ),
  repeatWhileLate: fc.option(anyOffset),
});

export const anyPolicy: fc.Arbitrary<Policy> = record({
  cadence: anyCadence,
  express: anyCadence,
  slots: fc.uniqueArray(fc.constantFrom('00:00', '01:30', '06:00', '08:00', '14:00', '23:59'), {
    minLength: 1,
  }),
  spreadMinutes: fc.nat(420),
  dueSoon: anyOffset,
}).map(({ cadence, ...rest }) => ({ name: 'any', version: 1, ...cadence, ...rest }));

export const dated = (due: CivilDate, dueAt: Instant): Deadline => ({
  ...september,
  due,
  dueAt,
  earliest: due,
  latest: due,
});

/** Half of them the end of a day, some an hour of one. */
export const anyDatedDeadline: fc.Arbitrary<Deadline> = fc.oneof(
  { arbitrary: anyDay.map((due) => dated(due, endOfDay(due))), weight: 3 },
  fc
    .tuple(anyDay, fc.constantFrom('00:30', '11:00', '17:30'))
    .map(([due, time]) => dated(due, atLocalTime(due, time))),
);

export const anyUndatedDeadline: fc.Arbitrary<Deadline> = fc
  .constantFrom(...deadlineKind.options)
  .map((kind) => undated(kind, 'nguyên văn'));

export const anyDeadline: fc.Arbitrary<Deadline> = fc.oneof(
  { arbitrary: anyDatedDeadline, weight: 6 },
  anyUndatedDeadline,
);

const part = (
  unit: string,
  role: Part['role'],
  members: readonly string[] | null = null,
): Part => ({
  unit,
  name: unit,
  role,
  members,
});

export const anyParts: fc.Arbitrary<readonly Part[]> = fc
  .tuple(
    fc.constantFrom(
      part('G15', 'lead'),
      part('X-tinh', 'lead', ['H01', 'H02', 'H03']),
      part('X-nhom', 'lead', ['G15']),
      part('X-cac-bo', 'lead'),
    ),
    fc.subarray([
      part('G01', 'joint-lead'),
      part('G14', 'coordinating'),
      part('X-nganh', 'coordinating', ['G03', 'H01']),
      part('X-dia-phuong', 'coordinating'),
    ]),
    fc.boolean(),
  )
  .map(([lead, others, leadLast]) => (leadLast ? [...others, lead] : [lead, ...others]));

/** Where the times of a task cluster: its deadline, or its assignment when it has none. */
export const anchorOf = (assignment: TaskAssigned): Instant =>
  assignment.deadline.dueAt ?? assignment.at;

export const around = (anchor: Instant, before: number, after: number): fc.Arbitrary<Instant> =>
  fc
    .tuple(
      fc.integer({ min: -before, max: after }),
      fc.oneof(fc.constantFrom(-1, 0, 1), fc.nat(dayMs - 1)),
    )
    .map(([days, ms]) => addMs(anchor, days * dayMs + ms));

const assignmentOf = (deadlines: fc.Arbitrary<Deadline>): fc.Arbitrary<TaskAssigned> =>
  record({
    deadline: deadlines,
    policy: anyPolicy,
    parts: anyParts,
    urgency: fc.constantFrom('normal', 'express'),
    amnesty: fc.boolean(),
  }).chain((given) =>
    around(given.deadline.dueAt ?? endOfDay(date('2022-08-01')), 60, 30).map((at) =>
      assigned({ ...given, at }),
    ),
  );
export const anyAssignment = assignmentOf(anyDeadline);
export const anyDatedAssignment = assignmentOf(anyDatedDeadline);
export const anyUndatedAssignment = assignmentOf(anyUndatedDeadline);
