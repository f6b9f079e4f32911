/** What time does to every task, whenever somebody looks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMs, civilDateOf } from '../../../domain/calendar/instant.js';
import type { Instant } from '../../../domain/calendar/messages.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { noticesOf } from '../../../domain/notice/notice.js';
import { foldTask, task } from '../../../domain/task/decider.js';
import type { TaskCommand, TaskEvent } from '../../../domain/task/messages.js';
import { nextMilestone } from '../../../domain/task/milestone.js';
import { planAhead } from '../../../domain/task/plan.js';
import { nextWake } from '../../../domain/task/wake.js';
import { anyAssignment } from '../../support/arbitraries.js';
import { anyLife } from '../../support/arbitrary-lives.js';
import { utc } from '../../support/builders.js';
import { live } from '../../support/decider-spec.js';
import {
  afterTime,
  anyLifeAndNow,
  latenessStands,
  latestOf,
  lifeOf,
  observe,
  recorded,
  runs,
  taskIdOfLives,
} from '../../support/task-lives.js';

describe('time', () => {
  test('observed twice at one instant brings nothing the second time, nor an earlier one', () =>
    fc.assert(
      fc.property(anyLifeAndNow, fc.nat(4_000_000_000), ([life, now], earlierMs) => {
        const woken = afterTime(lifeOf(life).state, now);
        expect(observe(woken, now)).toStrictEqual([]);
        const earlier = addMs(now, -earlierMs);
        expect(observe(woken, earlier)).toStrictEqual([]);
      }),
      runs,
    ));

  test('brings the same state to a task that woke often as to one that slept', () =>
    fc.assert(
      fc.property(anyLifeAndNow, fc.array(fc.nat(3000)), ([life, now], hours) => {
        const { state } = lifeOf(life);
        const end = addMs(now, 3000 * 3_600_000);
        const steps = [...hours].sort((a, b) => a - b).map((hour) => addMs(now, hour * 3_600_000));
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
        const events = observe(state, utc('2035-01-01T00:00:00.000Z'));
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
          const wake = nextWake(taskIdOfLives, state);
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
        const wake = nextWake(taskIdOfLives, state);
        expect(nextWake(taskIdOfLives, foldTask(events))).toStrictEqual(wake);
        if (wake === null) return;
        const { policy } = life.assignment;
        const delayMs = Date.parse(wake.wakeAt) - Date.parse(wake.milestoneAt);
        expect(delayMs).toBeLessThanOrEqual(policy.spreadMinutes * 60_000);
        if (state.assignment?.urgency === 'express') expect(delayMs).toBe(0);
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
            at: latestOf(at, now),
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
        const everyPart = [assignment, ...events].flatMap((event) =>
          event.type === 'TaskAssigned'
            ? event.parts
            : event.type === 'TaskRemandated'
              ? (event.changes.parts ?? [])
              : [],
        );
        const parties = everyPart.flatMap((part) => part.members ?? [part.unit]);
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
            if (state.assignment?.urgency === 'express')
              expect(slotAt).toBe(latestOf(event.at, now));
            else expect(isWorkingDay(civilDateOf(slotAt))).toBe(true);
          }
        }
      }),
      runs,
    ));
});
