/** What each request of a unit or of the coordinator comes to. */
import { describe, expect, test } from 'vitest';
import { foldTask, task } from '../../../domain/task/decider.js';
import {
  assigned,
  coordinator,
  date,
  from,
  letter,
  observeTime,
  returned,
  submitRequest,
  submitted,
  unit,
  utc,
  withdrawn,
} from '../../support/builders.js';
import { specFor } from '../../support/decider-spec.js';
import { requests } from '../../support/task-requests.js';

const given = specFor(task);
const lead = unit('G15');
const jointLead = unit('G01');
const coordinating = unit('G14');
/** Mid-August: before the first reminder, so a request brings nothing but itself. */
const early = '2022-08-15T02:00:00.000Z';

const g15 = { at: utc(early), unit: 'G15', verified: true } as const;

describe('acknowledging', () => {
  test('is recorded with its unit and the time of receipt', () =>
    given(assigned())
      .when(from(lead, early, requests.Acknowledge))
      .thenEvents({ type: 'TaskAcknowledged', ...g15 }));

  test('is open to a joint lead and to a coordinating unit', () => {
    given(assigned())
      .when(from(jointLead, early, requests.Acknowledge))
      .thenEvents({ type: 'TaskAcknowledged', ...g15, unit: 'G01' });
    given(assigned())
      .when(from(coordinating, early, requests.Acknowledge))
      .thenEvents({ type: 'TaskAcknowledged', ...g15, unit: 'G14' });
  });

  test('twice by one unit is refused', () =>
    given(assigned(), { type: 'TaskAcknowledged', ...g15 })
      .when(from(lead, early, requests.Acknowledge))
      .thenRefused('already-acknowledged'));

  test('by one unit leaves the others to acknowledge for themselves', () =>
    given(assigned(), { type: 'TaskAcknowledged', ...g15 })
      .when(from(jointLead, early, requests.Acknowledge))
      .thenEvents({ type: 'TaskAcknowledged', ...g15, unit: 'G01' }));

  test('may follow a decline', () =>
    given(assigned(), { type: 'TaskDeclined', ...g15, reason: 'Nhầm đơn vị' })
      .when(from(lead, early, requests.Acknowledge))
      .thenEvents({ type: 'TaskAcknowledged', ...g15 }));

  test('never stops the clock', () =>
    given(assigned(), { type: 'TaskAcknowledged', ...g15 })
      .when(observeTime('2022-08-30T17:00:00.000Z'))
      .thenEvents({
        type: 'ReminderDue',
        at: utc('2022-08-30T17:00:00.000Z'),
        due: date('2022-09-15'),
        daysLeft: 15,
      }));
});

describe('declining', () => {
  test('is recorded with its reason', () =>
    given(assigned())
      .when(from(lead, early, requests.Decline))
      .thenEvents({ type: 'TaskDeclined', ...g15, reason: 'Không thuộc thẩm quyền' }));

  test('may follow an acknowledgement', () =>
    given(assigned(), { type: 'TaskAcknowledged', ...g15 })
      .when(from(lead, early, requests.Decline))
      .thenEvents({ type: 'TaskDeclined', ...g15, reason: 'Không thuộc thẩm quyền' }));

  test('twice is refused', () =>
    given(assigned(), { type: 'TaskDeclined', ...g15, reason: 'Nhầm đơn vị' })
      .when(from(lead, early, requests.Decline))
      .thenRefused('already-declined'));
});

describe('reporting', () => {
  test('progress keeps percent and words', () =>
    given(assigned())
      .when(from(coordinating, early, requests.ReportProgress))
      .thenEvents({
        type: 'ProgressReported',
        ...g15,
        unit: 'G14',
        percent: 40,
        text: 'Đã xong khảo sát',
      }));

  test('progress may go without a percentage', () =>
    given(assigned())
      .when(from(lead, early, { type: 'ReportProgress', percent: null, text: 'Đang làm' }))
      .thenEvents({ type: 'ProgressReported', ...g15, percent: null, text: 'Đang làm' }));

  test('an obstacle keeps its words', () =>
    given(assigned())
      .when(from(lead, early, requests.ReportObstacle))
      .thenEvents({ type: 'ObstacleReported', ...g15, text: 'Thiếu kinh phí' }));

  test('leaves everything owed as it was', () =>
    expect(
      foldTask([
        assigned(),
        { type: 'ProgressReported', ...g15, percent: 100, text: 'Đã xong' },
        { type: 'ObstacleReported', ...g15, text: 'Thiếu kinh phí' },
        { type: 'ContributionMade', ...g15, unit: 'G14', text: 'Đã gửi' },
      ]),
    ).toStrictEqual(foldTask([assigned()])));

  test('shows an unverified sender as such', () =>
    given(assigned())
      .when(from(unit('G15', false), early, requests.ReportObstacle))
      .thenEvents({ type: 'ObstacleReported', ...g15, verified: false, text: 'Thiếu kinh phí' }));
});

describe('contributing', () => {
  test.each([
    ['a coordinating unit', coordinating, 'G14'],
    ['a joint lead', jointLead, 'G01'],
  ])('is for %s', (_who, actor, code) =>
    given(assigned())
      .when(from(actor, early, requests.Contribute))
      .thenEvents({ type: 'ContributionMade', ...g15, unit: code, text: 'Đã gửi dữ liệu' }),
  );

  test('is not for the lead, whose share is the result', () =>
    given(assigned())
      .when(from(lead, early, requests.Contribute))
      .thenRefused('not-a-coordinating-unit'));
});

describe('submitting a result', () => {
  test('in time is not late', () =>
    given(assigned())
      .when(from(lead, early, requests.SubmitResult))
      .thenEvents({
        type: 'ResultSubmitted',
        ...g15,
        result: letter,
        late: false,
      }));

  test('is for the lead alone', () => {
    given(assigned())
      .when(from(jointLead, early, submitRequest))
      .thenRefused('not-the-lead');
    given(assigned())
      .when(from(coordinating, early, submitRequest))
      .thenRefused('not-the-lead');
  });

  test('again is refused while the first waits for an answer', () =>
    given(assigned(), submitted(early, false))
      .when(from(lead, '2022-08-16T02:00:00.000Z', submitRequest))
      .thenRefused('already-submitted'));

  test('earlier than the one received in time adds nothing', () =>
    given(assigned(), submitted(early, false))
      .when(from(lead, '2022-08-10T02:00:00.000Z', submitRequest))
      .thenRefused('already-submitted'));

  test('again is accepted after a return', () =>
    given(assigned(), submitted(early, false), returned('2022-08-16T02:00:00.000Z'))
      .when(from(lead, '2022-08-17T02:00:00.000Z', submitRequest))
      .thenEvents(submitted('2022-08-17T02:00:00.000Z', false)));
});

describe('confirming', () => {
  test('closes the task as the result was received, in time', () => {
    given(assigned(), submitted(early, false))
      .when(from(coordinator, '2022-10-03T02:00:00.000Z', requests.ConfirmCompletion))
      .thenEvents({
        type: 'CompletionConfirmed',
        at: utc('2022-10-03T02:00:00.000Z'),
        claimedAt: utc(early),
        late: false,
        note: 'Đạt',
      });
  });

  test('without a result is refused', () =>
    given(assigned())
      .when(from(coordinator, early, requests.ConfirmCompletion))
      .thenRefused('nothing-submitted'));
});

describe('returning a result', () => {
  test('keeps the reason', () =>
    given(assigned(), submitted(early, false))
      .when(from(coordinator, '2022-08-16T02:00:00.000Z', requests.ReturnResult))
      .thenEvents(returned('2022-08-16T02:00:00.000Z')));

  test('without a result is refused', () =>
    given(assigned())
      .when(from(coordinator, early, requests.ReturnResult))
      .thenRefused('nothing-submitted'));

  test('leaves nothing to confirm', () =>
    given(assigned(), submitted(early, false), returned('2022-08-16T02:00:00.000Z'))
      .when(from(coordinator, '2022-08-17T02:00:00.000Z', requests.ConfirmCompletion))
      .thenRefused('nothing-submitted'));
});

describe('withdrawing', () => {
  test('keeps the legal basis and closes the task', () => {
    given(assigned())
      .when(from(coordinator, early, requests.Withdraw))
      .thenEvents(withdrawn(early));
    expect(foldTask([assigned(), withdrawn(early)]).end).toBe('withdrawn');
  });

  test('is possible while a result waits for an answer', () =>
    given(assigned(), submitted(early, false))
      .when(from(coordinator, '2022-08-16T02:00:00.000Z', requests.Withdraw))
      .thenEvents(withdrawn('2022-08-16T02:00:00.000Z')));
});
