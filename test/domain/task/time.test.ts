/**
 * What time brings to the usual task, due on Thursday 15 September 2022 (until 17:00 UTC):
 * reminders 15 days before (31 August), 5 working days before (8 September) and 1 before (14
 * September); levels 3 and 10 working days after (20 and 29 September); then every 7 days (6, 13, 20
 * October …). Each lands on 00:00 local time, 17:00 UTC of the day before.
 */
import { describe, expect, test } from 'vitest';
import { foldTask, task } from '../../../domain/task/decider.js';
import { nextMilestone } from '../../../domain/task/milestone.js';
import {
  assigned,
  coordinator,
  date,
  examplePolicy,
  from,
  observeTime,
  overdue,
  raisedFirst,
  raisedSecond,
  reminder,
  repeatedly,
  september,
  unit,
  utc,
} from '../../support/builders.js';
import { live, specFor } from '../../support/decider-spec.js';
import {
  becameLate,
  firstLevel,
  lastDay,
  secondLevel,
  wholeLife,
} from '../../support/usual-life.js';

const given = specFor(task);
const lead = unit('G15');

describe('a task nobody answers', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('is told of milestone %i at its instant, not before', (n) => {
    const expected = wholeLife[n];
    if (expected === undefined) throw new Error('no such milestone');
    const before = new Date(Date.parse(expected.at) - 1).toISOString();
    given(...wholeLife.slice(0, n))
      .when(observeTime(before))
      .thenNothing();
    given(...wholeLife.slice(0, n))
      .when(observeTime(expected.at))
      .thenEvents(expected);
    given(...wholeLife.slice(0, n + 1))
      .when(observeTime(expected.at))
      .thenNothing();
  });

  test('counts back over a public holiday', () => {
    // Tuesday 6 September: 5 is the first working day before it, then (3 and 4 a weekend, 1 and 2
    // National Day) 31 August, 30, 29 and, over a weekend, 26.
    const deadline = {
      ...september,
      due: date('2022-09-06'),
      dueAt: utc('2022-09-06T17:00:00.000Z'),
    };
    given(assigned({ deadline }))
      .when(observeTime('2022-08-29T00:00:00.000Z'))
      .thenEvents(reminder('2022-08-25T17:00:00.000Z', '2022-09-06', 11));
  });
});

describe('milestones missed together', () => {
  test('leave only the newest reminder', () => {
    given(assigned()).when(observeTime('2022-09-14T00:00:00.000Z')).thenEvents(lastDay);
    given(assigned()).when(observeTime(lastDay.at)).thenEvents(lastDay);
  });

  test('leave the levels, each, but only the newest repetition', () =>
    given(assigned())
      .when(observeTime('2022-10-20T00:00:00.000Z'))
      .thenEvents(
        lastDay,
        becameLate,
        firstLevel,
        secondLevel,
        repeatedly('2022-10-19T17:00:00.000Z', 3),
      ));

  test('go on from there', () =>
    given(...wholeLife.slice(0, 7), repeatedly('2022-10-19T17:00:00.000Z', 3))
      .when(observeTime('2022-10-26T17:00:00.000Z'))
      .thenEvents(repeatedly('2022-10-26T17:00:00.000Z', 4)));

  test('come before the command that finds them', () =>
    given(...wholeLife.slice(0, 4))
      .when(from(lead, '2022-09-16T02:00:00.000Z', { type: 'ReportObstacle', text: 'Chờ' }))
      .thenEvents(becameLate, {
        type: 'ObstacleReported',
        at: utc('2022-09-16T02:00:00.000Z'),
        unit: 'G15',
        verified: true,
        text: 'Chờ',
      }));

  test('are not written by a refused command', () =>
    given(...wholeLife.slice(0, 4))
      .when(from(coordinator, '2022-09-16T02:00:00.000Z', { type: 'ConfirmCompletion', note: '' }))
      .thenRefused('nothing-submitted'));

  test('of ten years leave as many events as a month', () => {
    const { events } = live(task, [assigned()], [observeTime('2032-09-20T00:00:00.000Z')]);
    expect(events.map(({ type }) => type)).toStrictEqual([
      'TaskAssigned',
      'ReminderDue',
      'TaskOverdue',
      'EscalationRaised',
      'EscalationRaised',
      'LatenessRepeated',
    ]);
  });
});

describe('a policy', () => {
  test('whose reminders stand in any order reminds in the order of time', () => {
    const reminders = [...examplePolicy.reminders].reverse();
    const { events } = live(
      task,
      [assigned({ policy: { ...examplePolicy, reminders } })],
      wholeLife.slice(1, 4).map(({ at }) => observeTime(at)),
    );
    expect(events.slice(1)).toStrictEqual(wholeLife.slice(1, 4));
    const state = foldTask([assigned({ policy: { ...examplePolicy, reminders } })]);
    expect(nextMilestone(state, null)).toStrictEqual(wholeLife[1]);
  });

  test('whose levels stand in any order raises the lowest first', () => {
    const [one, two] = examplePolicy.escalations;
    if (one === undefined || two === undefined) throw new Error('two levels expected');
    const policy = { ...examplePolicy, escalations: [two, one] };
    given(assigned({ policy }), lastDay)
      .when(observeTime('2022-09-29T00:00:00.000Z'))
      .thenEvents(becameLate, firstLevel, secondLevel);
  });

  test('whose second level would come before its first raises it with the first', () => {
    const [one, two] = examplePolicy.escalations;
    if (one === undefined || two === undefined) throw new Error('two levels expected');
    const hasty = { ...two, after: { amount: 1, unit: 'hour' } } as const;
    given(
      assigned({ policy: { ...examplePolicy, escalations: [one, hasty] } }),
      lastDay,
      becameLate,
    )
      .when(observeTime('2022-09-19T17:00:00.000Z'))
      .thenEvents(firstLevel, raisedSecond('2022-09-19T17:00:00.000Z'));
  });

  test('without levels repeats from the due instant', () =>
    given(assigned({ policy: { ...examplePolicy, escalations: [] } }), lastDay, becameLate)
      // From the 16th, the first day becameLate, seven days on.
      .when(observeTime('2022-09-22T17:00:00.000Z'))
      .thenEvents(repeatedly('2022-09-22T17:00:00.000Z', 1)));

  test.each([null, { amount: 0, unit: 'calendar-day' } as const])(
    'that repeats %j ends with its last level',
    (repeatWhileLate) => {
      const history = [assigned({ policy: { ...examplePolicy, repeatWhileLate } })];
      given(...history, lastDay, becameLate, firstLevel, secondLevel)
        .when(observeTime('2030-01-01T00:00:00.000Z'))
        .thenNothing();
      expect(
        nextMilestone(foldTask([...history, becameLate, firstLevel, secondLevel]), null),
      ).toBeNull();
    },
  );

  test('without reminders goes straight to lateness', () =>
    given(assigned({ policy: { ...examplePolicy, reminders: [] } }))
      .when(observeTime('2022-09-15T17:00:00.000Z'))
      .thenEvents(becameLate));

  test('reminds at the start of the last day itself for zero days', () => {
    const policy = {
      ...examplePolicy,
      reminders: [{ amount: 0, unit: 'calendar-day' } as const],
    };
    given(assigned({ policy }))
      .when(observeTime('2022-09-14T17:00:00.000Z'))
      .thenEvents(reminder('2022-09-14T17:00:00.000Z', '2022-09-15', 0));
  });

  test('never reminds at the due instant itself', () =>
    given(
      assigned({ policy: { ...examplePolicy, reminders: [{ amount: 0, unit: 'hour' } as const] } }),
    )
      .when(observeTime('2022-09-15T17:00:00.000Z'))
      .thenEvents(becameLate));
});

describe('a task assigned when some of its time had passed', () => {
  test('is not reminded of what was before', () =>
    given(assigned({ at: utc('2022-09-10T02:00:00.000Z') }))
      .when(observeTime('2022-09-13T16:59:59.999Z'))
      .thenNothing());

  test('is not reminded at the instant of its assignment', () =>
    given(assigned({ at: utc('2022-09-13T17:00:00.000Z') }))
      .when(observeTime('2022-09-15T00:00:00.000Z'))
      .thenNothing());

  test('and not signed off as late is overdue from its assignment', () => {
    const at = '2022-10-03T02:00:00.000Z';
    given(assigned({ at: utc(at) }))
      .when(observeTime(at))
      .thenEvents(overdue(at, '2022-09-15T17:00:00.000Z'));
    // Three working days after Monday 3 October: 4, 5, 6.
    given(assigned({ at: utc(at) }), overdue(at, '2022-09-15T17:00:00.000Z'))
      .when(observeTime('2022-10-05T17:00:00.000Z'))
      .thenEvents(raisedFirst('2022-10-05T17:00:00.000Z'));
  });
});
