/** The time of receipt decides lateness, in whatever order commands arrive. */
import { describe, expect, test } from 'vitest';
import { foldTask, task } from '../../../domain/task/decider.js';
import { nextMilestone } from '../../../domain/task/milestone.js';
import {
  assigned,
  cleared,
  confirmed,
  coordinator,
  from,
  observeTime,
  overdue,
  provinces,
  raisedFirst,
  returned,
  submitRequest,
  submitted,
  submittedBy,
  unit,
} from '../../support/builders.js';
import { specFor } from '../../support/decider-spec.js';

const given = specFor(task);
const lead = unit('G15');
const late = overdue('2022-09-15T17:00:00.000Z');
const inTime = '2022-09-14T02:00:00.000Z';

describe('a result received in time and handled after the deadline', () => {
  test('clears the lateness that was recorded meanwhile', () =>
    given(assigned(), late, raisedFirst('2022-09-19T17:00:00.000Z'))
      .when(from(lead, inTime, submitRequest))
      .thenEvents(submitted(inTime, false), cleared(inTime, 'received-in-time')));

  test('takes the place of one that came too late', () => {
    const history = [assigned(), late, submitted('2022-09-19T02:00:00.000Z', true)];
    given(...history)
      .when(from(lead, inTime, submitRequest))
      .thenEvents(submitted(inTime, false), cleared(inTime, 'received-in-time'));
    given(...history, submitted(inTime, false), cleared(inTime, 'received-in-time'))
      .when(from(coordinator, '2022-09-20T02:00:00.000Z', { type: 'ConfirmCompletion', note: '' }))
      .thenEvents(confirmed('2022-09-20T02:00:00.000Z', inTime, false));
  });

  test('counts even after the task was closed as done late', () => {
    const history = [
      assigned(),
      late,
      submitted('2022-09-19T02:00:00.000Z', true),
      confirmed('2022-09-20T02:00:00.000Z', '2022-09-19T02:00:00.000Z', true),
    ];
    expect(foldTask(history).end).toBe('done-late');
    given(...history)
      .when(from(lead, inTime, submitRequest))
      .thenEvents(submitted(inTime, false), cleared(inTime, 'received-in-time'));
    const corrected = foldTask([
      ...history,
      submitted(inTime, false),
      cleared(inTime, 'received-in-time'),
    ]);
    expect(corrected.end).toBe('done-on-time');
    expect(corrected.overdueSince).toBeNull();
  });

  test('counts only once', () =>
    given(
      assigned(),
      late,
      submitted('2022-09-19T02:00:00.000Z', true),
      confirmed('2022-09-20T02:00:00.000Z', '2022-09-19T02:00:00.000Z', true),
      submitted(inTime, false),
      cleared(inTime, 'received-in-time'),
    )
      .when(from(lead, inTime, submitRequest))
      .thenRefused('task-closed'));

  test('follows a return without being late', () =>
    given(
      assigned(),
      late,
      submitted('2022-09-19T02:00:00.000Z', true),
      returned('2022-09-19T04:00:00.000Z'),
    )
      .when(from(lead, inTime, submitRequest))
      .thenEvents(submitted(inTime, false), cleared(inTime, 'received-in-time')));
});

describe('a result received too late', () => {
  const closedLate = [
    assigned(),
    late,
    submitted('2022-09-19T02:00:00.000Z', true),
    confirmed('2022-09-20T02:00:00.000Z', '2022-09-19T02:00:00.000Z', true),
  ];

  test('does not take the place of another late one, even when it was earlier', () =>
    given(assigned(), late, submitted('2022-09-19T02:00:00.000Z', true))
      .when(from(lead, '2022-09-16T02:00:00.000Z', submitRequest))
      .thenRefused('already-submitted'));

  test('does not open a closed task, at the due instant as little as later', () => {
    given(...closedLate)
      .when(from(lead, '2022-09-15T17:00:00.000Z', submitRequest))
      .thenRefused('task-closed');
    given(...closedLate)
      .when(from(lead, '2022-10-15T17:00:00.000Z', submitRequest))
      .thenRefused('task-closed');
  });

  test('keeps a closed task closed to everything else received in time', () => {
    given(...closedLate)
      .when(from(lead, inTime, { type: 'ReportObstacle', text: 'Chờ' }))
      .thenRefused('task-closed');
    given(...closedLate)
      .when(from(unit('G01'), inTime, submitRequest))
      .thenRefused('not-the-lead');
  });

  test('never becomes in time by a repeated one', () => {
    const state = foldTask([
      assigned(),
      submitted(inTime, false),
      submitted('2022-09-19T02:00:00.000Z', true),
    ]);
    expect(state.results['G15']).toBe(inTime);
  });
});

describe('a group that was confirmed as late', () => {
  const pair = assigned({ parts: [{ ...provinces, members: ['H01', 'H02'] }] });
  const closed = [
    pair,
    late,
    submittedBy('H01', '2022-09-19T02:00:00.000Z', true),
    submittedBy('H02', '2022-09-19T03:00:00.000Z', true),
    confirmed('2022-09-20T02:00:00.000Z', '2022-09-19T03:00:00.000Z', true),
  ];

  test('stays late while one member is', () => {
    given(...closed)
      .when(from(unit('H01'), inTime, submitRequest))
      .thenEvents(submittedBy('H01', inTime, false));
    expect(foldTask([...closed, submittedBy('H01', inTime, false)]).end).toBe('done-late');
  });

  test('is in time once every member is', () => {
    const one = submittedBy('H01', inTime, false);
    given(...closed, one)
      .when(from(unit('H02'), inTime, submitRequest))
      .thenEvents(submittedBy('H02', inTime, false), cleared(inTime, 'received-in-time'));
    expect(foldTask([...closed, one, submittedBy('H02', inTime, false)]).end).toBe('done-on-time');
  });
});

test('one instant comes due twice when a result was given and returned before it, both handled after', () => {
  const given = '2022-09-15T15:00:00.000Z';
  const state = foldTask([
    assigned(),
    late,
    submitted(given, false),
    cleared(given, 'received-in-time'),
    returned('2022-09-15T16:00:00.000Z'),
  ]);
  expect(nextMilestone(state, null)).toStrictEqual(late);
});

test('a return received before the newest milestone does not turn time back', () => {
  const history = [assigned(), submitted('2022-09-05T02:00:00.000Z', false)];
  const resumed = returned('2022-09-09T02:00:00.000Z');
  const stale = returned('2022-09-07T02:00:00.000Z');
  const again = submitted('2022-09-09T03:00:00.000Z', false);
  expect(foldTask([...history, resumed, again, stale]).clockFrom).toBe('2022-09-09T02:00:00.000Z');
  given(...history, resumed, again, stale)
    .when(observeTime('2022-09-09T03:00:00.000Z'))
    .thenNothing();
});
