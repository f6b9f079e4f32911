/** What time brings to tasks that are answered, undated, express or late from the first. */
import { describe, expect, test } from 'vitest';
import { task } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  assigned,
  cleared,
  coordinator,
  examplePolicy,
  expressHour,
  extended,
  from,
  grantRequest,
  observeTime,
  overdue,
  raisedFirst,
  raisedSecond,
  reminder,
  repeatedly,
  returned,
  submitRequest,
  submitted,
  undated,
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

describe('an answered task', () => {
  test('is left alone while its result waits', () =>
    given(assigned(), submitted('2022-08-29T02:00:00.000Z', false))
      .when(observeTime('2025-01-01T00:00:00.000Z'))
      .thenNothing());

  test('returned before its date is reminded of what is still ahead', () => {
    const events = [
      assigned(),
      submitted('2022-08-29T02:00:00.000Z', false),
      returned('2022-09-09T02:00:00.000Z'),
    ];
    given(...events)
      .when(observeTime('2022-09-13T16:59:59.999Z'))
      .thenNothing();
    given(...events)
      .when(observeTime('2022-09-13T17:00:00.000Z'))
      .thenEvents(lastDay);
  });

  test('returned after its date is overdue from the return', () => {
    const at = '2022-09-20T02:00:00.000Z';
    const inTime = submitted('2022-09-14T02:00:00.000Z', false);
    given(assigned(), inTime)
      .when(from(coordinator, at, { type: 'ReturnResult', reason: 'Thiếu phụ lục' }))
      .thenEvents(returned(at), overdue(at, '2022-09-15T17:00:00.000Z'));
    // Levels count from the return on Tuesday 20 September: 21, 22, 23, and ten days on 4 October.
    const events = [assigned(), inTime, returned(at), overdue(at, '2022-09-15T17:00:00.000Z')];
    given(...events)
      .when(observeTime('2022-09-22T16:59:59.999Z'))
      .thenNothing();
    given(...events)
      .when(observeTime('2022-10-03T17:00:00.000Z'))
      .thenEvents(
        raisedFirst('2022-09-22T17:00:00.000Z'),
        raisedSecond('2022-10-03T17:00:00.000Z'),
      );
  });

  test('returned when it was late already goes on where it stood', () => {
    const at = '2022-09-21T02:00:00.000Z';
    const claimed = [assigned(), lastDay, becameLate, submitted('2022-09-17T02:00:00.000Z', true)];
    given(...claimed)
      .when(from(coordinator, at, { type: 'ReturnResult', reason: 'Thiếu phụ lục' }))
      .thenEvents(returned(at), raisedFirst(at));
    given(...claimed, returned(at), raisedFirst(at))
      .when(observeTime('2022-09-28T17:00:00.000Z'))
      .thenEvents(secondLevel);
  });

  test('returned between two repetitions waits for the next', () => {
    const events = [
      ...wholeLife.slice(0, 8),
      submitted('2022-10-07T02:00:00.000Z', true),
      returned('2022-10-25T02:00:00.000Z'),
    ];
    given(...events)
      .when(observeTime('2022-10-26T16:59:59.999Z'))
      .thenNothing();
    given(...events)
      .when(observeTime('2022-10-26T17:00:00.000Z'))
      .thenEvents(repeatedly('2022-10-26T17:00:00.000Z', 4));
  });

  test('returned at the instant of a repetition is told at once', () =>
    given(...wholeLife.slice(0, 8), submitted('2022-10-07T02:00:00.000Z', true))
      .when(
        from(coordinator, '2022-10-19T17:00:00.000Z', {
          type: 'ReturnResult',
          reason: 'Thiếu phụ lục',
        }),
      )
      .thenEvents(returned('2022-10-19T17:00:00.000Z'), repeatedly('2022-10-19T17:00:00.000Z', 3)));

  test('submitted late is recorded as becameLate, after the lateness itself', () =>
    given(assigned(), lastDay)
      .when(from(lead, '2022-09-15T17:00:00.000Z', submitRequest))
      .thenEvents(becameLate, submitted('2022-09-15T17:00:00.000Z', true)));

  test('submitted in the last millisecond is in time', () =>
    given(assigned(), lastDay)
      .when(from(lead, '2022-09-15T16:59:59.999Z', submitRequest))
      .thenEvents(submitted('2022-09-15T16:59:59.999Z', false)));
});

describe('a task without a date', () => {
  test.each([
    undated('standing', 'Thường xuyên'),
    undated('roadmap', 'Theo lộ trình của Quyết định'),
    undated('none', ''),
    undated('staged', 'cấp huyện từ ngày 01/12/2022'),
    undated('start', 'Từ tháng 02/2023'),
    undated('periodic', 'Trước ngày 15 hằng tháng'),
  ])('is never late: $kind', (deadline) => {
    given(assigned({ deadline })).when(observeTime('2030-12-31T00:00:00.000Z')).thenNothing();
    given(assigned({ deadline }))
      .when(from(lead, '2030-12-31T00:00:00.000Z', submitRequest))
      .thenEvents(submitted('2030-12-31T00:00:00.000Z', false));
  });
});

describe('an express task due at 17:30 on 12 September', () => {
  const express = assigned({ urgency: 'express', deadline: expressHour });
  const dayBefore = reminder('2022-09-11T10:30:00.000Z', '2022-09-12', 1);
  const hoursBefore = reminder('2022-09-12T08:30:00.000Z', '2022-09-12', 0);
  const tooLate = overdue('2022-09-12T10:30:00.000Z');

  test('goes by hours', () => {
    const rest = [
      dayBefore,
      hoursBefore,
      tooLate,
      raisedFirst('2022-09-12T11:30:00.000Z'),
      raisedSecond('2022-09-12T14:30:00.000Z'),
      repeatedly('2022-09-13T14:30:00.000Z', 1),
    ];
    const { events } = live(
      task,
      [express],
      rest.map(({ at }) => observeTime(at)),
    );
    expect(events).toStrictEqual([express, ...rest]);
  });

  test('is late at 17:30, not at the end of the day', () =>
    given(express, hoursBefore)
      .when(from(lead, '2022-09-12T10:30:00.000Z', submitRequest))
      .thenEvents(tooLate, submitted('2022-09-12T10:30:00.000Z', true)));

  test('pressed every half hour is still pressed when a result is returned a year later', () => {
    const policy = {
      ...examplePolicy,
      express: {
        ...examplePolicy.express,
        escalations: [],
        repeatWhileLate: { amount: 30, unit: 'minute' },
      },
    } as const;
    given(
      { ...express, policy } as TaskEvent,
      tooLate,
      submitted('2022-09-12T10:45:00.000Z', true),
      returned('2023-09-12T10:31:00.000Z'),
    )
      // 365 days of 48 half hours, and one more.
      .when(observeTime('2023-09-12T11:00:00.000Z'))
      .thenEvents(repeatedly('2023-09-12T11:00:00.000Z', 17_521));
  });
});

describe('a task signed off as late already', () => {
  const amnestied = assigned({ at: utc('2023-02-06T02:00:00.000Z'), amnesty: true });

  test('raises nothing at its import', () =>
    given(amnestied).when(observeTime('2023-02-12T16:59:59.999Z')).thenNothing());

  test('is repeated from its import', () =>
    given(amnestied)
      .when(observeTime('2023-02-12T17:00:00.000Z'))
      .thenEvents(repeatedly('2023-02-12T17:00:00.000Z', 1)));

  test('asleep for three years says so once', () =>
    given(amnestied)
      // From 6 February 2023 to 9 February 2026 are 1,099 days: 157 weeks.
      .when(observeTime('2026-02-09T02:00:00.000Z'))
      .thenEvents(repeatedly('2026-02-08T17:00:00.000Z', 157)));

  test('knows lateness like any other after a new date', () => {
    const granted = '2023-02-07T02:00:00.000Z';
    const march = extended(granted, '2022-09-15', '2023-03-15', '2023-03-15T17:00:00.000Z');
    given(amnestied)
      .when(from(coordinator, granted, grantRequest('2023-03-15')))
      .thenEvents(march, cleared(granted, 'extended'));
    given(amnestied, march, cleared(granted, 'extended'), overdue('2023-03-15T17:00:00.000Z'))
      // Three working days after Wednesday 15 March: 16, 17, 20.
      .when(observeTime('2023-03-19T17:00:00.000Z'))
      .thenEvents(raisedFirst('2023-03-19T17:00:00.000Z'));
  });

  test('at the very instant it becomes late is no longer in time', () =>
    given(assigned({ at: utc('2022-09-15T17:00:00.000Z'), amnesty: true }))
      .when(observeTime('2022-09-22T16:59:59.999Z'))
      .thenNothing());

  test('is no amnesty for a date still to come', () =>
    given(assigned({ amnesty: true }), lastDay)
      .when(observeTime('2022-09-19T17:00:00.000Z'))
      .thenEvents(becameLate, firstLevel));

  test('may turn out to have been answered in time', () =>
    given(amnestied)
      .when(from(lead, '2022-09-10T02:00:00.000Z', submitRequest))
      .thenEvents(
        submitted('2022-09-10T02:00:00.000Z', false),
        cleared('2022-09-10T02:00:00.000Z', 'received-in-time'),
      ));
});
