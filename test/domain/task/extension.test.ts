/** Moving a deadline: asked by the lead, granted or refused by the coordinator, never forgotten. */
import { describe, expect, test } from 'vitest';
import { foldTask, task } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  assigned,
  coordinator,
  date,
  expressHour,
  extended,
  extendRequest,
  from,
  grantRequest,
  observeTime,
  overdue,
  reminder,
  submitted,
  undated,
  unit,
  utc,
  withdrawn,
} from '../../support/builders.js';
import { specFor } from '../../support/decider-spec.js';

const given = specFor(task);
const lead = unit('G15');
const asked = '2022-08-15T02:00:00.000Z';
const answered = '2022-08-16T02:00:00.000Z';

const requested: TaskEvent = {
  type: 'ExtensionRequested',
  at: utc(asked),
  unit: 'G15',
  verified: true,
  until: date('2022-09-30'),
  reason: 'Chờ ý kiến thẩm định',
};
const untilEndOfSeptember = extended(
  answered,
  '2022-09-15',
  '2022-09-30',
  '2022-09-30T17:00:00.000Z',
);

describe('asking for an extension', () => {
  test('is recorded with date and reason', () =>
    given(assigned())
      .when(from(lead, asked, extendRequest('2022-09-30')))
      .thenEvents(requested));

  test('is for the lead alone', () => {
    given(assigned())
      .when(from(unit('G01'), asked, extendRequest('2022-09-30')))
      .thenRefused('not-the-lead');
    given(assigned())
      .when(from(unit('G14'), asked, extendRequest('2022-09-30')))
      .thenRefused('not-the-lead');
  });

  test('twice is refused while the first waits', () =>
    given(assigned(), requested)
      .when(from(lead, answered, extendRequest('2022-10-31')))
      .thenRefused('extension-already-requested'));

  test.each(['2022-09-15', '2022-09-14', '2022-01-01'])('until %s gains nothing', (until) =>
    given(assigned())
      .when(from(lead, asked, extendRequest(until)))
      .thenRefused('not-later-than-current-deadline'),
  );

  test('by a single day is possible', () =>
    given(assigned())
      .when(from(lead, asked, extendRequest('2022-09-16')))
      .thenEvents({ ...requested, until: date('2022-09-16') } as TaskEvent));

  test('needs a date to extend', () => {
    const standing = assigned({ deadline: undated('standing', 'Thường xuyên') });
    given(standing)
      .when(from(lead, asked, extendRequest('2022-09-30')))
      .thenRefused('no-date-to-extend');
    given(standing)
      .when(from(coordinator, asked, grantRequest('2022-09-30')))
      .thenRefused('no-date-to-extend');
  });

  test('is pointless once the result is in', () =>
    given(assigned(), submitted(asked, false))
      .when(from(lead, answered, extendRequest('2022-09-30')))
      .thenRefused('already-submitted'));

  test('to the end of the day gains hours for an express task', () => {
    const express = assigned({ urgency: 'express', deadline: expressHour });
    given(express)
      .when(from(lead, asked, extendRequest('2022-09-12')))
      .thenEvents({ ...requested, until: date('2022-09-12') } as TaskEvent);
    given(express)
      .when(from(coordinator, answered, grantRequest('2022-09-12')))
      .thenEvents(extended(answered, '2022-09-12', '2022-09-12', '2022-09-12T17:00:00.000Z'));
  });
});

describe('granting an extension', () => {
  test('takes the date that was asked for', () =>
    given(assigned(), requested)
      .when(from(coordinator, answered, grantRequest(null)))
      .thenEvents(untilEndOfSeptember));

  test('may set another date', () =>
    given(assigned(), requested)
      .when(from(coordinator, answered, grantRequest('2022-09-23')))
      .thenEvents(extended(answered, '2022-09-15', '2022-09-23', '2022-09-23T17:00:00.000Z')));

  test('needs no request when it names a date', () =>
    given(assigned())
      .when(from(coordinator, answered, grantRequest('2022-09-30')))
      .thenEvents(untilEndOfSeptember));

  test('without date or request is refused', () =>
    given(assigned())
      .when(from(coordinator, answered, grantRequest(null)))
      .thenRefused('no-extension-requested'));

  test('never shortens a deadline', () =>
    given(assigned())
      .when(from(coordinator, answered, grantRequest('2022-09-15')))
      .thenRefused('not-later-than-current-deadline'));

  test('answers the request, so that the lead may ask again', () =>
    given(assigned(), requested, untilEndOfSeptember)
      .when(from(lead, answered, extendRequest('2022-10-31')))
      .thenEvents({
        ...requested,
        at: utc(answered),
        until: date('2022-10-31'),
      } as TaskEvent));

  test('is counted', () => {
    const once = foldTask([assigned(), untilEndOfSeptember]);
    const again = extended(answered, '2022-09-30', '2022-10-31', '2022-10-31T17:00:00.000Z');
    expect(once.extensionsGranted).toBe(1);
    expect(foldTask([assigned(), untilEndOfSeptember, again]).extensionsGranted).toBe(2);
  });

  test('moves reminders and lateness with the deadline', () => {
    const granted = '2022-09-10T02:00:00.000Z';
    const events = [
      assigned(),
      reminder('2022-09-07T17:00:00.000Z', '2022-09-15', 7),
      extended(granted, '2022-09-15', '2022-09-30', '2022-09-30T17:00:00.000Z'),
    ];
    given(...events)
      .when(observeTime('2022-09-14T16:59:59.999Z'))
      .thenNothing();
    given(...events)
      .when(observeTime('2022-09-14T17:00:00.000Z'))
      .thenEvents(reminder('2022-09-14T17:00:00.000Z', '2022-09-30', 15));
    // Five working days before Friday the 30th: 29, 28, 27, 26 and, over the weekend, 23.
    given(...events, reminder('2022-09-14T17:00:00.000Z', '2022-09-30', 15))
      .when(observeTime('2022-09-22T17:00:00.000Z'))
      .thenEvents(reminder('2022-09-22T17:00:00.000Z', '2022-09-30', 7));
    given(...events, reminder('2022-09-28T17:00:00.000Z', '2022-09-30', 1))
      .when(observeTime('2022-09-30T17:00:00.000Z'))
      .thenEvents(overdue('2022-09-30T17:00:00.000Z'));
  });
});

describe('refusing an extension', () => {
  test('keeps the reason and the deadline', () => {
    const refusal: TaskEvent = {
      type: 'ExtensionRefused',
      at: utc(answered),
      reason: 'Đã gia hạn một lần',
    };
    given(assigned(), requested)
      .when(from(coordinator, answered, { type: 'RefuseExtension', reason: 'Đã gia hạn một lần' }))
      .thenEvents(refusal);
    const state = foldTask([assigned(), requested, refusal]);
    expect(state).toStrictEqual(foldTask([assigned()]));
  });

  test('without a request is refused itself', () =>
    given(assigned())
      .when(from(coordinator, answered, { type: 'RefuseExtension', reason: 'Muộn' }))
      .thenRefused('no-extension-requested'));
});

test('a closed task has no request waiting', () => {
  const claim = submitted(asked, false);
  const end: TaskEvent = {
    type: 'CompletionConfirmed',
    at: utc(answered),
    claimedAt: utc(asked),
    late: false,
    note: '',
  };
  expect(foldTask([assigned(), requested, claim, end]).requestedUntil).toBeNull();
  expect(foldTask([assigned(), requested, withdrawn(answered)]).requestedUntil).toBeNull();
});

test('a request may still be answered after the result came', () =>
  given(assigned(), requested, submitted(answered, false))
    .when(from(coordinator, answered, grantRequest(null)))
    .thenEvents(untilEndOfSeptember));
