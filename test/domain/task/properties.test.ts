/** What holds for every task, whatever arrives in whatever order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMs } from '../../../domain/calendar/instant.js';
import { noticesOf } from '../../../domain/notice/notice.js';
import { foldTask, task } from '../../../domain/task/decider.js';
import type { TaskCommand, TaskEvent } from '../../../domain/task/messages.js';
import { nextMilestone } from '../../../domain/task/milestone.js';
import { planAhead } from '../../../domain/task/plan.js';
import { answerableUnits, claimedAt, isLate } from '../../../domain/task/state.js';
import { quadrantOf, statusAt, statusFacts } from '../../../domain/task/status.js';
import { nextWake } from '../../../domain/task/wake.js';
import {
  anyAssignment,
  anyDatedAssignment,
  anyInstant,
  anyUndatedAssignment,
} from '../../support/arbitraries.js';
import {
  anyCompletedLife,
  anyLife,
  anyReceipt,
  changesTerms,
} from '../../support/arbitrary-lives.js';
import { letter, unit, utc } from '../../support/builders.js';
import { live } from '../../support/decider-spec.js';
import {
  afterTime,
  anyLifeAndNow,
  latenessStands,
  lifeOf,
  observe,
  runs,
  taskIdOfLives,
} from '../../support/task-lives.js';

const closings = (events: readonly TaskEvent[]): readonly TaskEvent[] =>
  events.filter(({ type }) => type === 'CompletionConfirmed' || type === 'TaskWithdrawn');

describe('closing', () => {
  test('happens at most once, and is never undone', () =>
    fc.assert(
      fc.property(anyCompletedLife(anyAssignment), (life) => {
        const { events } = lifeOf(life);
        const [closing, ...more] = closings(events);
        expect(more).toStrictEqual([]);
        if (closing === undefined) throw new Error('a life was meant to end');
        const rest = events.slice(events.indexOf(closing) + 1).map(({ type }) => type);
        // Only the proof that a result came in time may follow.
        expect(
          rest.filter((type) => type !== 'ResultSubmitted' && type !== 'OverdueCleared'),
        ).toStrictEqual([]);
        expect(foldTask(events).end).not.toBeNull();
      }),
      runs,
    ));

  test('leaves no wake and no plan', () =>
    fc.assert(
      fc.property(anyCompletedLife(anyAssignment), anyInstant, (life, now) => {
        const { state } = lifeOf(life);
        expect(nextWake(taskIdOfLives, state)).toBeNull();
        expect(planAhead(state, now, 5)).toStrictEqual([]);
        expect(observe(state, now)).toStrictEqual([]);
      }),
      runs,
    ));

  test('as done late and as done in time exclude each other, by receipt alone', () =>
    fc.assert(
      fc.property(anyCompletedLife(anyAssignment), (life) => {
        const { state } = lifeOf(life);
        const claim = claimedAt(state);
        expect(claim).not.toBeNull();
        expect(state.end).toBe(
          claim !== null && isLate(state, claim) ? 'done-late' : 'done-on-time',
        );
        if (state.end === 'done-on-time') expect(state.overdueSince).toBeNull();
      }),
      runs,
    ));
});

describe('folding', () => {
  test('gives the same state from the log as from memory, after a journey through JSON', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), (life) => {
        const { events, state } = lifeOf(life);
        const read = JSON.parse(JSON.stringify(events)) as readonly TaskEvent[];
        expect(foldTask(read)).toStrictEqual(state);
        expect(foldTask(read)).toStrictEqual(foldTask(events));
      }),
      runs,
    ));

  test('never throws, nor does anything that reads the state', () =>
    fc.assert(
      fc.property(anyLifeAndNow, ([life, now]) => {
        const { events, state } = lifeOf(life);
        statusAt(state, now);
        quadrantOf(statusFacts(state), now);
        nextWake(taskIdOfLives, state);
        planAhead(state, now, 10);
        for (const event of events) noticesOf(state, event, now);
      }),
      runs,
    ));

  test('never throws for events without a beginning', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), (life) => {
        const { events } = lifeOf(life);
        const state = foldTask(events.slice(1));
        expect(nextMilestone(state, null)).toBeNull();
        expect(nextWake(taskIdOfLives, state)).toBeNull();
      }),
    ));
});

describe('a receipt in time', () => {
  /** A life without returns, withdrawals and other terms, in which every answerable unit was once in time. */
  const anyTimelyLife = anyLife(anyDatedAssignment).chain(({ assignment, commands }) => {
    const { dueAt } = assignment.deadline;
    const kept = commands.filter(
      (command) =>
        command.type !== 'ReturnResult' &&
        command.type !== 'Withdraw' &&
        !changesTerms(command, 'parts') &&
        !changesTerms(command, 'deadline'),
    );
    const timely = answerableUnits(foldTask([assignment])).map((code) =>
      anyReceipt(assignment).map(
        (at): TaskCommand => ({
          type: 'SubmitResult',
          result: letter,
          actor: unit(code),
          at: dueAt !== null && at >= dueAt ? addMs(dueAt, -1) : at,
        }),
      ),
    );
    return fc
      .tuple(...timely)
      .chain((submissions) => {
        const all = [...kept, ...submissions];
        return fc.shuffledSubarray(all, { minLength: all.length });
      })
      .map((shuffled) => ({ assignment, commands: shuffled }));
  });

  test('is never late, whatever the order of arrival', () =>
    fc.assert(
      fc.property(anyTimelyLife, (life) => {
        const { events, state } = lifeOf(life);
        const claim = claimedAt(state);
        expect(claim).not.toBeNull();
        expect(claim !== null && isLate(state, claim)).toBe(false);
        expect(state.end).not.toBe('done-late');
        expect(latenessStands(events)).toBe(false);
        const years = utc('2031-01-01T00:00:00.000Z');
        expect(['done-on-time', 'open-on-time']).toContain(quadrantOf(statusFacts(state), years));
        expect(observe(state, years)).toStrictEqual([]);
      }),
      runs,
    ));

  test('is recorded as in time, by the date in force when it is handled', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), ({ assignment, commands }) => {
        const { events } = live(task, [assignment], commands);
        let { dueAt } = assignment.deadline;
        for (const event of events) {
          if (event.type === 'ExtensionGranted') dueAt = event.dueAt;
          if (event.type === 'DeadlineMoved') dueAt = event.deadline.dueAt;
          if (event.type === 'TaskRemandated' && event.changes.deadline !== undefined) {
            dueAt = event.changes.deadline.dueAt;
          }
          if (event.type !== 'ResultSubmitted') continue;
          expect(event.late).toBe(dueAt !== null && event.at >= dueAt);
        }
      }),
      runs,
    ));

  test('of all whose result is owed leaves no lateness, however date and units changed', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), (life) => {
        const { events, state } = lifeOf(life);
        const claim = claimedAt(state);
        if (claim === null || isLate(state, claim) || state.end === 'withdrawn') return;
        expect(latenessStands(events)).toBe(false);
        expect(state.end).not.toBe('done-late');
      }),
      runs,
    ));
});

describe('what a task was first mandated with', () => {
  test('is kept for good, whatever moves its deadline or mandates it anew', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), (life) => {
        const { events, state } = lifeOf(life);
        const { documentKey, deadline, at } = life.assignment;
        expect(state.mandates[0]).toMatchObject({ document: documentKey, deadline, at });
        const remandates = events.filter(({ type }) => type === 'TaskRemandated');
        expect(state.mandates).toHaveLength(1 + remandates.length);
      }),
      runs,
    ));

  test('and what each later change replaced can be read off its event', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), (life) => {
        let state = foldTask([]);
        for (const event of lifeOf(life).events) {
          if (event.type === 'DeadlineMoved' || event.type === 'TaskRemandated') {
            expect(event.previousDue).toBe(state.due);
          }
          if (event.type === 'TaskRemandated') {
            expect(state.assignment).toMatchObject(event.previous);
            expect(Object.keys(event.previous)).toStrictEqual(Object.keys(event.changes));
          }
          state = task.evolve(state, event);
        }
      }),
      runs,
    ));
});

describe('status at an instant', () => {
  test('is the same whether or not the wake has been', () =>
    fc.assert(
      fc.property(anyLifeAndNow, ([life, now]) => {
        const { state } = lifeOf(life);
        const woken = afterTime(state, now);
        expect(statusAt(state, now)).toBe(statusAt(woken, now));
        expect(quadrantOf(statusFacts(state), now)).toBe(quadrantOf(statusFacts(woken), now));
      }),
      runs,
    ));

  test('is overdue exactly when a wake at that instant leaves lateness in the log', () =>
    fc.assert(
      fc.property(anyLifeAndNow, ([life, now]) => {
        const { events, state } = lifeOf(life);
        const owed = state.end === null && claimedAt(state) === null;
        const stands = latenessStands([...events, ...observe(state, now)]);
        expect(statusAt(state, now) === 'overdue').toBe(owed && stands);
      }),
      runs,
    ));

  test('is never overdue for a task without a date', () =>
    fc.assert(
      fc.property(anyLife(anyUndatedAssignment), anyInstant, ({ assignment, commands }, now) => {
        const kept = commands.filter((command) => !changesTerms(command, 'deadline'));
        const { events, state } = lifeOf({ assignment, commands: kept });
        expect(statusAt(state, now)).not.toBe('overdue');
        expect(nextWake(taskIdOfLives, state)).toBeNull();
        expect(events.some(({ type }) => type === 'TaskOverdue')).toBe(false);
      }),
      runs,
    ));
});
