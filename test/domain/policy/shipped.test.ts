/** A shipped version never changes: tasks carry it, and what they were promised was read by people. */
import { describe, expect, test } from 'vitest';
import { policy } from '../../../domain/policy/messages.js';
import { demoPolicy, shippedPolicies, standardPolicy } from '../../../domain/policy/shipped.js';
import { foldTask } from '../../../domain/task/decider.js';
import { planAhead } from '../../../domain/task/plan.js';
import { assigned, expressHour, utc } from '../../support/builders.js';

const planOf = (...[changes, most]: [Parameters<typeof assigned>[0], number]) =>
  planAhead(foldTask([assigned(changes)]), utc('2022-08-15T02:00:00.000Z'), most).map(
    ({ event }) => [event.type, event.at],
  );

test('every shipped policy is one a file could hold', () => {
  expect(shippedPolicies.map(({ name, version }) => `${name} ${version}`)).toStrictEqual([
    'standard 1',
    'demo 1',
  ]);
  for (const shipped of shippedPolicies) expect(policy.parse(shipped)).toStrictEqual(shipped);
});

describe('the standard policy', () => {
  test('presses a task due on Thursday 15 September 2022 on these days', () =>
    expect(planOf({ policy: standardPolicy }, 8)).toStrictEqual([
      ['ReminderDue', '2022-08-30T17:00:00.000Z'], // 15 days before
      ['ReminderDue', '2022-09-07T17:00:00.000Z'], // 5 working days before
      ['ReminderDue', '2022-09-13T17:00:00.000Z'], // 1 working day before
      ['TaskOverdue', '2022-09-15T17:00:00.000Z'],
      ['EscalationRaised', '2022-09-19T17:00:00.000Z'], // the third working day late: Tuesday 20
      ['EscalationRaised', '2022-09-28T17:00:00.000Z'], // the tenth
      ['LatenessRepeated', '2022-10-05T17:00:00.000Z'], // seven days on
      ['LatenessRepeated', '2022-10-12T17:00:00.000Z'],
    ]));

  test('presses an express task due at 17:30 by the hour', () =>
    expect(
      planOf({ policy: standardPolicy, urgency: 'express', deadline: expressHour }, 6),
    ).toStrictEqual([
      ['ReminderDue', '2022-09-11T10:30:00.000Z'],
      ['ReminderDue', '2022-09-12T08:30:00.000Z'],
      ['TaskOverdue', '2022-09-12T10:30:00.000Z'],
      ['EscalationRaised', '2022-09-12T11:30:00.000Z'],
      ['EscalationRaised', '2022-09-12T14:30:00.000Z'],
      ['LatenessRepeated', '2022-09-13T14:30:00.000Z'],
    ]));

  test('speaks at eight in the morning', () => {
    expect(standardPolicy.slots).toStrictEqual(['08:00']);
    expect(standardPolicy.spreadMinutes).toBe(360);
    expect(standardPolicy.dueSoon).toStrictEqual({ amount: 7, unit: 'calendar-day' });
  });
});

describe('the demo policy', () => {
  test('shows the whole loop of an express task within a minute around its hour', () =>
    expect(
      planOf({ policy: demoPolicy, urgency: 'express', deadline: expressHour }, 5),
    ).toStrictEqual([
      ['ReminderDue', '2022-09-12T10:29:30.000Z'],
      ['TaskOverdue', '2022-09-12T10:30:00.000Z'],
      ['EscalationRaised', '2022-09-12T10:30:15.000Z'],
      ['EscalationRaised', '2022-09-12T10:30:30.000Z'],
      ['LatenessRepeated', '2022-09-13T10:30:30.000Z'],
    ]));

  test('treats every other task as the standard one does', () =>
    expect({ ...demoPolicy, name: 'standard', express: standardPolicy.express }).toStrictEqual(
      standardPolicy,
    ));
});

describe('a policy from a file', () => {
  const accepts = (changes: object) => policy.safeParse({ ...standardPolicy, ...changes }).success;

  test.each([
    { name: 'Standard' },
    { version: 0 },
    { slots: [] },
    { slots: ['24:00'] },
    { slots: ['8:00'] },
    { spreadMinutes: 421 },
    { spreadMinutes: -1 },
    { reminders: [{ amount: 1, unit: 'week' }] },
    { reminders: [{ amount: 3651, unit: 'calendar-day' }] },
    { reminders: [{ amount: 1.5, unit: 'hour' }] },
    { escalations: [{ level: 1, after: { amount: 1, unit: 'hour' }, recipients: [] }] },
    {
      escalations: [
        { level: 0, after: { amount: 1, unit: 'hour' }, recipients: ['working-group'] },
      ],
    },
    { escalations: [{ level: 1, after: { amount: 1, unit: 'hour' }, recipients: ['minister'] }] },
  ])('is refused with %j', (changes) => expect(accepts(changes)).toBe(false));

  test.each([{ slots: ['08:00', '14:30'] }, { repeatWhileLate: null }, { reminders: [] }])(
    'may have %j',
    (changes) => expect(accepts(changes)).toBe(true),
  );
});
