/** An extension may come after the deadline: it clears the lateness it makes untrue, no other. */
import { describe, expect, test } from 'vitest';
import { foldTask, task } from '../../../domain/task/decider.js';
import { nextMilestone } from '../../../domain/task/milestone.js';
import {
  assigned,
  cleared,
  coordinator,
  date,
  extended,
  extendRequest,
  from,
  grantRequest,
  observeTime,
  overdue,
  raisedFirst,
  reminder,
  submitted,
  unit,
  utc,
} from '../../support/builders.js';
import { specFor } from '../../support/decider-spec.js';

const given = specFor(task);
const lead = unit('G15');
describe('an extension after the deadline', () => {
  const late = [
    assigned(),
    overdue('2022-09-15T17:00:00.000Z'),
    raisedFirst('2022-09-19T17:00:00.000Z'),
  ];
  const granted = '2022-09-20T02:00:00.000Z';
  const untilOctober = extended(granted, '2022-09-15', '2022-10-14', '2022-10-14T17:00:00.000Z');

  test('clears the lateness', () =>
    given(...late)
      .when(from(coordinator, granted, grantRequest('2022-10-14')))
      .thenEvents(untilOctober, cleared(granted, 'extended')));

  test('starts reminders, lateness and levels anew', () => {
    const events = [...late, untilOctober, cleared(granted, 'extended')];
    const state = foldTask(events);
    expect(state.escalationLevel).toBe(0);
    expect(state.overdueSince).toBeNull();
    // Fifteen days before 14 October.
    expect(nextMilestone(state, null)).toStrictEqual(
      reminder('2022-09-28T17:00:00.000Z', '2022-10-14', 15),
    );
    // Three working days after Friday 14 October: 17, 18, 19.
    given(...events, overdue('2022-10-14T17:00:00.000Z'))
      .when(observeTime('2022-10-18T17:00:00.000Z'))
      .thenEvents(raisedFirst('2022-10-18T17:00:00.000Z'));
  });

  test('makes a result in time that came after the old date', () => {
    const events = [
      assigned(),
      overdue('2022-09-15T17:00:00.000Z'),
      submitted('2022-09-19T02:00:00.000Z', true),
    ];
    given(...events)
      .when(from(coordinator, granted, grantRequest('2022-10-14')))
      .thenEvents(untilOctober, cleared(granted, 'extended'));
    given(...events, untilOctober, cleared(granted, 'extended'))
      .when(from(coordinator, granted, { type: 'ConfirmCompletion', note: '' }))
      .thenEvents({
        type: 'CompletionConfirmed',
        at: utc(granted),
        claimedAt: utc('2022-09-19T02:00:00.000Z'),
        late: false,
        note: '',
      });
  });

  test('that leaves the result late withdraws no notice of lateness', () =>
    given(
      assigned(),
      overdue('2022-09-15T17:00:00.000Z'),
      submitted('2022-09-19T02:00:00.000Z', true),
    )
      .when(from(coordinator, granted, grantRequest('2022-09-16')))
      .thenEvents(extended(granted, '2022-09-15', '2022-09-16', '2022-09-16T17:00:00.000Z')));

  test('to a day that has passed too leaves the task late as it was', () => {
    const yesterday = extended(granted, '2022-09-15', '2022-09-19', '2022-09-19T17:00:00.000Z');
    given(...late)
      .when(from(coordinator, granted, grantRequest('2022-09-19')))
      .thenEvents(yesterday);
    given(...late, yesterday)
      .when(observeTime('2022-09-28T16:59:59.999Z'))
      .thenNothing();
  });

  test('that ends at the very instant of grant or receipt changes nothing about the lateness', () => {
    const atMidnight = '2022-09-20T17:00:00.000Z';
    const endingThen = extended(atMidnight, '2022-09-15', '2022-09-20', atMidnight);
    given(...late)
      .when(from(coordinator, atMidnight, grantRequest('2022-09-20')))
      .thenEvents(endingThen);
    given(assigned(), overdue('2022-09-15T17:00:00.000Z'), submitted(atMidnight, true))
      .when(from(coordinator, atMidnight, grantRequest('2022-09-20')))
      .thenEvents(endingThen);
  });

  test('received before the deadline and handled after it clears the lateness', () =>
    given(assigned(), overdue('2022-09-15T17:00:00.000Z'))
      .when(from(coordinator, '2022-09-14T02:00:00.000Z', grantRequest('2022-09-30')))
      .thenEvents(
        extended(
          '2022-09-14T02:00:00.000Z',
          '2022-09-15',
          '2022-09-30',
          '2022-09-30T17:00:00.000Z',
        ),
        cleared('2022-09-14T02:00:00.000Z', 'extended'),
      ));

  test('may be asked for by a lead that is late', () => {
    const asked = '2022-09-16T02:00:00.000Z';
    given(assigned(), overdue('2022-09-15T17:00:00.000Z'))
      .when(from(lead, asked, extendRequest('2022-09-30')))
      .thenEvents({
        type: 'ExtensionRequested',
        at: utc(asked),
        unit: 'G15',
        verified: true,
        until: date('2022-09-30'),
        reason: 'Chờ ý kiến thẩm định',
      });
  });
});
