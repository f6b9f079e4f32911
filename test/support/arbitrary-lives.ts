/** Commands of every shape in any order, for properties. Times cluster around the deadline. */
import fc from 'fast-check';
import { addDays } from '../../domain/calendar/civil-date.js';
import { civilDateOf, endOfDay } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { Deadline } from '../../domain/deadline/messages.js';
import { foldTask } from '../../domain/task/decider.js';
import type { Actor, TaskAssigned, TaskCommand, TaskRequest } from '../../domain/task/messages.js';
import { answerableUnits } from '../../domain/task/state.js';
import {
  anchorOf,
  anyDatedDeadline,
  anyParts,
  anyUndatedDeadline,
  around,
  dated,
  record,
} from './arbitraries.js';
import { directive04, letter, moveRequest, remandateRequest } from './builders.js';

const unitsIn = (assignment: TaskAssigned): readonly string[] =>
  assignment.parts.flatMap((one) => [one.unit, ...(one.members ?? [])]);

const theCoordinator: Actor = { kind: 'coordinator', unit: 'G22', verified: true };
const coordinators = new Set([
  'GrantExtension',
  'RefuseExtension',
  'ConfirmCompletion',
  'ReturnResult',
  'Withdraw',
  'MoveDeadline',
  'Remandate',
]);

/** Mostly somebody who may ask for this, sometimes anybody. */
const anyActor = (assignment: TaskAssigned, request: TaskRequest): fc.Arbitrary<Actor> => {
  const party = record<Actor>({
    kind: fc.constant('unit'),
    unit: fc.constantFrom(...unitsIn(assignment)),
    verified: fc.boolean(),
  });
  // Or one that may lead by a later mandate.
  const answerable = fc.constantFrom(...answerableUnits(foldTask([assignment])), 'G15', 'H01');
  const fitting = coordinators.has(request.type)
    ? fc.constant(theCoordinator)
    : request.type === 'SubmitResult'
      ? answerable.map((unit): Actor => ({ kind: 'unit', unit, verified: true }))
      : party;
  const anybody = fc.constantFrom<Actor>(
    theCoordinator,
    { ...theCoordinator, verified: false },
    { ...theCoordinator, unit: 'G15' },
    { kind: 'unit', unit: 'G20', verified: true },
    { kind: 'system' },
  );
  return fc.oneof({ arbitrary: fitting, weight: 8 }, party, anybody);
};

/** Earlier and later than the date the task has, on the same day, at an hour, or no date at all. */
const anyOtherDeadline = (assignment: TaskAssigned): fc.Arbitrary<Deadline> =>
  fc.oneof(
    {
      arbitrary: fc
        .integer({ min: -40, max: 60 })
        .map((days) => addDays(civilDateOf(anchorOf(assignment)), days))
        .map((due) => dated(due, endOfDay(due))),
      weight: 4,
    },
    anyDatedDeadline,
    anyUndatedDeadline,
  );

const anyRemandate = (assignment: TaskAssigned): fc.Arbitrary<TaskRequest> =>
  fc
    .record(
      {
        title: fc.constantFrom('Kết nối cơ sở dữ liệu', 'Nâng cấp hạ tầng'),
        deliverable: fc.constant('Nghị định'),
        parts: anyParts,
        deadline: anyOtherDeadline(assignment),
        urgency: fc.constantFrom('normal' as const, 'express' as const),
      },
      { requiredKeys: [], noNullPrototype: true },
    )
    .chain((changes) =>
      fc
        .constantFrom(null, assignment.documentKey, 'TTg-04-CT-TTg-2024')
        .map((document) => remandateRequest(changes, { ...directive04, document })),
    );

const anyRequest = (assignment: TaskAssigned): fc.Arbitrary<TaskRequest> => {
  const until = fc
    .integer({ min: -5, max: 60 })
    .map((days) => addDays(civilDateOf(anchorOf(assignment)), days));
  const text = 'Nội dung';
  return fc.oneof(
    { arbitrary: fc.constant<TaskRequest>({ type: 'SubmitResult', result: letter }), weight: 10 },
    { arbitrary: fc.constant<TaskRequest>({ type: 'ReturnResult', reason: text }), weight: 5 },
    { arbitrary: fc.constant<TaskRequest>({ type: 'ConfirmCompletion', note: '' }), weight: 2 },
    {
      arbitrary: until.map(
        (day): TaskRequest => ({ type: 'RequestExtension', until: day, reason: text }),
      ),
      weight: 3,
    },
    {
      arbitrary: fc
        .option(until)
        .map((day): TaskRequest => ({ type: 'GrantExtension', until: day, basis: text })),
      weight: 4,
    },
    {
      arbitrary: fc.constantFrom<TaskRequest>(
        { type: 'Acknowledge' },
        { type: 'Decline', reason: text },
        { type: 'ReportProgress', percent: 50, text },
        { type: 'ReportObstacle', text },
        { type: 'Contribute', text },
        { type: 'RefuseExtension', reason: text },
      ),
      weight: 4,
    },
    { arbitrary: fc.constant<TaskRequest>({ type: 'Withdraw', legalBasis: text }), weight: 1 },
    {
      arbitrary: anyOtherDeadline(assignment).map((deadline): TaskRequest => moveRequest(deadline)),
      weight: 3,
    },
    { arbitrary: anyRemandate(assignment), weight: 3 },
  );
};

/** A time of receipt, mostly near the deadline, sometimes years away. */
export const anyReceipt = (assignment: TaskAssigned): fc.Arbitrary<Instant> =>
  fc.oneof(
    { arbitrary: around(anchorOf(assignment), 40, 80), weight: 9 },
    around(anchorOf(assignment), 40, 2000),
  );

export const anyCommand = (assignment: TaskAssigned): fc.Arbitrary<TaskCommand> =>
  fc.oneof(
    {
      arbitrary: anyRequest(assignment).chain((request) =>
        fc
          .tuple(anyActor(assignment, request), anyReceipt(assignment))
          .map(([actor, at]): TaskCommand => ({ ...request, actor, at })),
      ),
      weight: 4,
    },
    anyReceipt(assignment).map((at): TaskCommand => ({ type: 'ObserveTime', at })),
  );

export type AnyLife = {
  readonly assignment: TaskAssigned;
  readonly commands: readonly TaskCommand[];
};

/** Commands in any order of arrival: times of receipt jump back and forth. */
export const anyLife = (assignments: fc.Arbitrary<TaskAssigned>): fc.Arbitrary<AnyLife> =>
  assignments.chain((assignment) =>
    record({
      assignment: fc.constant(assignment),
      commands: fc.array(anyCommand(assignment), { maxLength: 25, size: '+1' }),
    }),
  );

/** Whether a command would give the task other units, or another date. */
export const changesTerms = (command: TaskCommand, field: 'parts' | 'deadline'): boolean =>
  command.type === 'Remandate'
    ? command.changes[field] !== undefined
    : command.type === 'MoveDeadline' && field === 'deadline';

/** Lives that come to their end: every answerable unit submits once, then all is confirmed. */
export const anyCompletedLife = (assignments: fc.Arbitrary<TaskAssigned>): fc.Arbitrary<AnyLife> =>
  anyLife(assignments).chain(({ assignment, commands }) => {
    const units = answerableUnits(foldTask([assignment]));
    const submissions = units.map((unit) =>
      anyReceipt(assignment).map(
        (at): TaskCommand => ({
          type: 'SubmitResult',
          result: letter,
          actor: { kind: 'unit', unit, verified: true },
          at,
        }),
      ),
    );
    const confirmation = anyReceipt(assignment).map(
      (at): TaskCommand => ({
        type: 'ConfirmCompletion',
        note: '',
        actor: theCoordinator,
        at,
      }),
    );
    const kept = commands.filter(
      (command) => command.type !== 'Withdraw' && !changesTerms(command, 'parts'),
    );
    const [before, afterwards] = [kept.slice(0, 8), kept.slice(8)];
    return fc.tuple(fc.tuple(...submissions), confirmation).map(([all, confirm]) => ({
      assignment,
      commands: [...before, ...all, confirm, ...afterwards],
    }));
  });
