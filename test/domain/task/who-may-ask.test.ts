/** Who may ask for what, and of which task. */
import { describe, test } from 'vitest';
import { task } from '../../../domain/task/decider.js';
import type { Actor } from '../../../domain/task/messages.js';
import {
  assigned,
  confirmed,
  coordinator,
  date,
  extendRequest,
  from,
  informatics,
  justice,
  observeTime,
  police,
  submitted,
  unit,
  utc,
  withdrawn,
} from '../../support/builders.js';
import { specFor } from '../../support/decider-spec.js';
import {
  coordinatorsRequests,
  everyRequest,
  requests,
  unitsRequests,
} from '../../support/task-requests.js';

const given = specFor(task);
const lead = unit('G15');
const coordinating = unit('G14');
const stranger = unit('G20');
const received = '2022-09-05T02:00:00.000Z';
/** Mid-August: before the first reminder, so a request brings nothing but itself. */
const early = '2022-08-15T02:00:00.000Z';

const g15 = { at: utc(early), unit: 'G15', verified: true } as const;

describe('who may ask', () => {
  test.each(unitsRequests)('a stranger may not: $type', (request) =>
    given(assigned())
      .when(from(stranger, received, request))
      .thenRefused('not-a-party'),
  );

  test.each(everyRequest)('the system never asks: $type', (request) =>
    given(assigned(), submitted(early, false))
      .when(from({ kind: 'system' }, received, request))
      .thenRefused('not-a-party'),
  );

  test.each(unitsRequests)('a coordinator who is no party may not: $type', (request) =>
    given(assigned())
      .when(from(coordinator, received, request))
      .thenRefused('not-a-party'),
  );

  test('a coordinator who is a party asks as that party', () =>
    given(assigned())
      .when(from({ kind: 'coordinator', unit: 'G15', verified: true }, early, requests.Acknowledge))
      .thenEvents({ type: 'TaskAcknowledged', ...g15 }));

  test.each(coordinatorsRequests)('a unit may not, even the lead: $type', (request) =>
    given(assigned(), submitted(early, false))
      .when(from(lead, received, request))
      .thenRefused('not-the-coordinator'),
  );

  test.each(coordinatorsRequests)('an unverified coordinator may not: $type', (request) => {
    const unverified: Actor = { kind: 'coordinator', unit: 'G22', verified: false };
    given(
      assigned(),
      { type: 'ExtensionRequested', ...g15, until: date('2022-09-30'), reason: 'Chờ' },
      submitted(early, false),
    )
      .when(from(unverified, received, request))
      .thenRefused('unverified-sender');
  });
});

describe('a task that is not open', () => {
  test.each(everyRequest)('does not exist before its assignment: $type', (request) => {
    given()
      .when(from(lead, received, request))
      .thenRefused('unknown-task');
    given()
      .when(from(coordinator, received, request))
      .thenRefused('unknown-task');
  });

  test('does not exist for the clock either', () =>
    given().when(observeTime(received)).thenRefused('unknown-task'));

  test.each(everyRequest)('takes nothing after its withdrawal: $type', (request) => {
    const history = [assigned(), submitted(early, false), withdrawn(received)];
    given(...history)
      .when(from(lead, received, request))
      .thenRefused('task-closed');
    given(...history)
      .when(from(coordinator, received, request))
      .thenRefused('task-closed');
  });

  test.each(everyRequest)('takes nothing after its completion in time: $type', (request) =>
    given(assigned(), submitted(early, false), confirmed(received, early, false))
      .when(from(coordinator, received, request))
      .thenRefused('task-closed'),
  );

  test('is left alone by the clock', () => {
    given(assigned(), withdrawn(early)).when(observeTime('2024-01-01T00:00:00.000Z')).thenNothing();
    given(assigned(), submitted(early, false), confirmed(received, early, false))
      .when(observeTime('2024-01-01T00:00:00.000Z'))
      .thenNothing();
  });
});

describe('a unit that is in a task twice', () => {
  const groupAndOne = [
    informatics,
    { ...justice, unit: 'X-cac-bo', members: ['G14', 'G15'] },
    police,
  ];

  test('leads it, in whatever order its parts stand', () =>
    given(assigned({ parts: groupAndOne }))
      .when(from(coordinating, early, extendRequest('2022-09-30')))
      .thenEvents({
        type: 'ExtensionRequested',
        ...g15,
        unit: 'G14',
        until: date('2022-09-30'),
        reason: 'Chờ ý kiến thẩm định',
      }));
});
