/** What holds for every task, whatever arrives in whatever order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDateOf } from '../../../domain/calendar/instant.js';
import type { Instant } from '../../../domain/calendar/messages.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { noticesOf } from '../../../domain/notice/notice.js';
import { foldTask, task } from '../../../domain/task/decider.js';
import type { TaskCommand, TaskEvent } from '../../../domain/task/messages.js';
import { nextMilestone } from '../../../domain/task/milestone.js';
import { planAhead } from '../../../domain/task/plan.js';
import { answerableUnits, claimedAt, isLate, type TaskState } from '../../../domain/task/state.js';
import { quadrantOf, statusAt, statusFacts } from '../../../domain/task/status.js';
import { nextWake } from '../../../domain/task/wake.js';
import {
  type AnyLife,
  anyAssignment,
  anyCompletedLife,
  anyDatedAssignment,
  anyInstant,
  anyLife,
  anyReceipt,
  anyUndatedAssignment,
} from '../../support/arbitraries.js';
import { letter, unit } from '../../support/builders.js';
import { live } from '../../support/decider-spec.js';

const id = 'task/TTg-06-QD-TTg-2022/PL-I-7';
const lifeOf = ({ assignment, commands }: AnyLife) => live(task, [assignment], commands);

const recorded = (state: TaskState, command: TaskCommand): readonly TaskEvent[] => {
  const decision = task.decide(state, command);
  return decision.outcome === 'accepted' ? decision.events : [];
};
const observe = (state: TaskState, at: Instant) => recorded(state, { type: 'ObserveTime', at });
const afterTime = (state: TaskState, at: Instant): TaskState =>
  observe(state, at).reduce(task.evolve, state);

const latestOf = (instants: readonly Instant[]): Instant => [...instants].sort().at(-1) as Instant;

/** A life, and an instant at or after everything in it. */
const anyLifeAndNow = anyLife(anyAssignment).chain((life) =>
  fc.tuple(
    fc.constant(life),
    anyReceipt(life.assignment).map((at) =>
      latestOf([at, life.assignment.at, ...life.commands.map((command) => command.at)]),
    ),
  ),
);

const closings = (events: readonly TaskEvent[]): readonly TaskEvent[] =>
  events.filter(({ type }) => type === 'CompletionConfirmed' || type === 'TaskWithdrawn');

/** Whether the log says that the task is late: told independently of the fold. */
const latenessStands = (events: readonly TaskEvent[]): boolean => {
  let stands = false;
  for (const event of events) {
    if (event.type === 'TaskAssigned') {
      const { dueAt } = event.deadline;
      stands = event.amnesty && dueAt !== null && dueAt <= event.at;
    }
    if (event.type === 'TaskOverdue') stands = true;
    if (event.type === 'OverdueCleared') stands = false;
  }
  return stands;
};

/** `PROPERTY_RUNS=5000` goes hunting; mutants are tried with few. */
const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) };

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
        expect(nextWake(id, state)).toBeNull();
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
        nextWake(id, state);
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
        expect(nextWake(id, state)).toBeNull();
      }),
    ));
});

describe('a receipt in time', () => {
  /** A life without returns and withdrawals, in which every answerable unit was once in time. */
  const anyTimelyLife = anyLife(anyDatedAssignment).chain(({ assignment, commands }) => {
    const { dueAt } = assignment.deadline;
    const kept = commands.filter(({ type }) => type !== 'ReturnResult' && type !== 'Withdraw');
    const timely = answerableUnits(foldTask([assignment])).map((code) =>
      anyReceipt(assignment).map(
        (at): TaskCommand => ({
          type: 'SubmitResult',
          result: letter,
          actor: unit(code),
          at:
            dueAt !== null && at >= dueAt
              ? (new Date(Date.parse(dueAt) - 1).toISOString() as Instant)
              : at,
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
        const years = '2031-01-01T00:00:00.000Z' as Instant;
        expect(['done-on-time', 'open-on-time']).toContain(quadrantOf(statusFacts(state), years));
        expect(observe(state, years)).toStrictEqual([]);
      }),
      runs,
    ));

  test('is recorded as in time', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), ({ assignment, commands }) => {
        const { dueAt } = assignment.deadline;
        const { events } = live(task, [assignment], commands);
        for (const event of events) {
          if (event.type !== 'ResultSubmitted' || dueAt === null) continue;
          if (event.at < dueAt) expect(event.late).toBe(false);
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
      fc.property(anyLife(anyUndatedAssignment), anyInstant, (life, now) => {
        const { events, state } = lifeOf(life);
        expect(statusAt(state, now)).not.toBe('overdue');
        expect(nextWake(id, state)).toBeNull();
        expect(events.some(({ type }) => type === 'TaskOverdue')).toBe(false);
      }),
      runs,
    ));
});

describe('time', () => {
  test('observed twice at one instant brings nothing the second time, nor an earlier one', () =>
    fc.assert(
      fc.property(anyLifeAndNow, fc.nat(4_000_000_000), ([life, now], earlierMs) => {
        const woken = afterTime(lifeOf(life).state, now);
        expect(observe(woken, now)).toStrictEqual([]);
        const earlier = new Date(Date.parse(now) - earlierMs).toISOString() as Instant;
        expect(observe(woken, earlier)).toStrictEqual([]);
      }),
      runs,
    ));

  test('brings the same state to a task that woke often as to one that slept', () =>
    fc.assert(
      fc.property(anyLifeAndNow, fc.array(fc.nat(3000)), ([life, now], hours) => {
        const { state } = lifeOf(life);
        const end = new Date(Date.parse(now) + 3000 * 3_600_000).toISOString() as Instant;
        const steps = [...hours]
          .sort((a, b) => a - b)
          .map((hour) => new Date(Date.parse(now) + hour * 3_600_000).toISOString() as Instant);
        expect(afterTime(steps.reduce(afterTime, state), end)).toStrictEqual(afterTime(state, end));
      }),
      runs,
    ));

  test('is handled in order, and nothing of the past is left owing', () =>
    fc.assert(
      fc.property(anyLifeAndNow, ([life, now]) => {
        const { state } = lifeOf(life);
        const events = observe(state, now);
        const instants = events.map(({ at }) => at);
        expect(instants).toStrictEqual([...instants].sort());
        expect(instants.every((at) => at <= now)).toBe(true);
        const next = nextMilestone(afterTime(state, now), null);
        if (next !== null) expect(next.at > now).toBe(true);
      }),
      runs,
    ));

  test('slept through for years leaves a bounded number of events', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), (life) => {
        const { state } = lifeOf(life);
        const events = observe(state, '2035-01-01T00:00:00.000Z' as Instant);
        const { policy } = life.assignment;
        const levels = Math.max(policy.escalations.length, policy.express.escalations.length);
        // One reminder, the lateness, every level, one repetition.
        expect(events.length).toBeLessThanOrEqual(levels + 3);
      }),
      runs,
    ));

  test('raises each level once and in order, and none under amnesty', () =>
    fc.assert(
      fc.property(anyLifeAndNow, ([life, now]) => {
        const { events, state } = lifeOf(life);
        let level = 0;
        let amnesty = false;
        for (const event of [...events, ...observe(state, now)]) {
          if (event.type === 'TaskAssigned') amnesty = latenessStands([event]);
          if (event.type === 'OverdueCleared') {
            level = 0;
            amnesty = false;
          }
          if (event.type !== 'EscalationRaised') continue;
          expect(amnesty).toBe(false);
          expect(event.level).toBeGreaterThan(level);
          level = event.level;
        }
      }),
      runs,
    ));
});

describe('wakes', () => {
  test('never go backwards, and each records what it is for', () =>
    fc.assert(
      fc.property(anyLifeAndNow, ([life, now]) => {
        let state = afterTime(lifeOf(life).state, now);
        let last: Instant = now;
        for (let count = 0; count < 12; count += 1) {
          const wake = nextWake(id, state);
          if (wake === null) return;
          expect(wake.milestoneAt > last).toBe(true);
          expect(wake.wakeAt >= wake.milestoneAt).toBe(true);
          expect(observe(state, wake.wakeAt)).not.toStrictEqual([]);
          state = afterTime(state, wake.wakeAt);
          last = wake.wakeAt;
        }
      }),
      runs,
    ));

  test('are after every accepted command', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), ({ assignment, commands }) => {
        const { state, refusals } = live(task, [assignment], commands);
        const last = commands.at(-1);
        const next = nextMilestone(state, null);
        if (last === undefined || refusals.at(-1) !== null || next === null) return;
        expect(next.at > last.at).toBe(true);
      }),
      runs,
    ));

  test('are the same for the same task, spread no further than the policy says and the first slot', () =>
    fc.assert(
      fc.property(anyLife(anyAssignment), (life) => {
        const { state, events } = lifeOf(life);
        const wake = nextWake(id, state);
        expect(nextWake(id, foldTask(events))).toStrictEqual(wake);
        if (wake === null) return;
        const { policy, urgency } = life.assignment;
        const delayMs = Date.parse(wake.wakeAt) - Date.parse(wake.milestoneAt);
        expect(delayMs).toBeLessThanOrEqual(policy.spreadMinutes * 60_000);
        if (urgency === 'express') expect(delayMs).toBe(0);
        if (delayMs === 0) return;
        const localTime = (at: string) => new Date(Date.parse(at) + 7 * 3_600_000).toISOString();
        const [first = ''] = [...policy.slots].sort();
        expect(localTime(wake.milestoneAt).slice(11)).toBe('00:00:00.000Z');
        expect(localTime(wake.wakeAt).slice(0, 10)).toBe(localTime(wake.milestoneAt).slice(0, 10));
        expect(localTime(wake.wakeAt).slice(11, 16) < first).toBe(true);
      }),
      runs,
    ));
});

describe('a plan', () => {
  test('is what will happen when nobody does anything', () =>
    fc.assert(
      fc.property(anyLifeAndNow, ([life, now]) => {
        const { state } = lifeOf(life);
        const steps = planAhead(state, now, 8);
        const wakes = steps.map(
          ({ at }): TaskCommand => ({
            type: 'ObserveTime',
            at: latestOf([at, now]),
          }),
        );
        let current = state;
        const happened: TaskEvent[] = [];
        for (const wake of wakes) {
          const events = recorded(current, wake);
          happened.push(...events);
          current = events.reduce(task.evolve, current);
        }
        expect(happened.slice(0, steps.length)).toStrictEqual(steps.map(({ event }) => event));
      }),
      runs,
    ));
});

describe('a notice', () => {
  test('goes to a party, the issuer’s side or the working group, in a slot of a working day', () =>
    fc.assert(
      fc.property(anyLifeAndNow, ([life, now]) => {
        const { events, state } = lifeOf(life);
        const { assignment } = life;
        const parties = assignment.parts.flatMap((part) => part.members ?? [part.unit]);
        for (const event of [...events, ...observe(state, now)]) {
          const notices = noticesOf(state, event, now);
          const addresses = notices.map(({ recipient }) => `${recipient.office} ${recipient.unit}`);
          expect(new Set(addresses).size).toBe(addresses.length);
          for (const { recipient, slotAt } of notices) {
            const allowed = {
              'focal-point': parties,
              head: parties,
              'standing-agency': [assignment.standingAgency],
              'working-group': [assignment.workingGroup],
            }[recipient.office];
            expect(allowed).toContain(recipient.unit);
            expect(slotAt >= now).toBe(true);
            if (assignment.urgency === 'express') expect(slotAt).toBe(latestOf([event.at, now]));
            else expect(isWorkingDay(civilDateOf(slotAt))).toBe(true);
          }
        }
      }),
      runs,
    ));
});
