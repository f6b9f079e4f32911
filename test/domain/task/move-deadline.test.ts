/** A deadline set or moved by the coordinator: earlier, later, or where there was none. */
import { describe, expect, test } from 'vitest';
import { foldTask, task } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import { nextMilestone } from '../../../domain/task/milestone.js';
import { isPastOriginal, statusAt, statusFacts } from '../../../domain/task/status.js';
import {
  assigned,
  cleared,
  confirmed,
  coordinator,
  date,
  dayDeadline,
  expressHour,
  extended,
  from,
  moved,
  moveRequest,
  observeTime,
  overdue,
  raisedFirst,
  reminder,
  september,
  submitted,
  undated,
  utc,
} from '../../support/builders.js';
import { specFor } from '../../support/decider-spec.js';

const given = specFor(task);
const early = '2022-08-15T02:00:00.000Z';
const october = dayDeadline('2022-10-14');
const roadmap = undated('roadmap', 'Theo lộ trình tại Nghị định số 63');

describe('a deadline that was left open', () => {
  test.each([
    roadmap,
    undated('none', ''),
    undated('standing', 'Thường xuyên'),
    undated('start', 'Từ tháng 02/2023'),
    undated('periodic', 'Trước ngày 15 hằng tháng'),
  ])('is set: $kind', (deadline) =>
    given(assigned({ deadline }))
      .when(from(coordinator, early, moveRequest(october)))
      .thenEvents(moved(early, null, october)),
  );

  test('runs from then on: reminded, late, pressed', () => {
    const history = [assigned({ deadline: roadmap }), moved(early, null, october)];
    const state = foldTask(history);
    expect(statusAt(foldTask([assigned({ deadline: roadmap })]), utc(early))).toBe('pending');
    expect(statusAt(state, utc(early))).toBe('on-track');
    // Fifteen days before 14 October.
    expect(nextMilestone(state, null)).toStrictEqual(
      reminder('2022-09-28T17:00:00.000Z', '2022-10-14', 15),
    );
    expect(statusAt(state, utc('2022-10-14T16:59:59.999Z'))).toBe('due-soon');
    expect(statusAt(state, utc('2022-10-14T17:00:00.000Z'))).toBe('overdue');
    given(...history, reminder('2022-10-12T17:00:00.000Z', '2022-10-14', 1))
      .when(observeTime('2022-10-14T17:00:00.000Z'))
      .thenEvents(overdue('2022-10-14T17:00:00.000Z'));
  });

  test('keeps the words it was assigned with as the original', () => {
    const state = foldTask([assigned({ deadline: roadmap }), moved(early, null, october)]);
    expect(state.mandates.map(({ deadline }) => deadline)).toStrictEqual([roadmap]);
    expect(state.assignment?.deadline).toStrictEqual(october);
    expect(state.extensionsGranted).toBe(0);
  });

  test('and is set to a day that has passed is late from the moment it is set', () =>
    given(assigned({ deadline: roadmap }))
      .when(from(coordinator, early, moveRequest(dayDeadline('2022-08-10'))))
      .thenEvents(moved(early, null, dayDeadline('2022-08-10')), {
        type: 'TaskOverdue',
        at: utc(early),
        dueAt: utc('2022-08-10T17:00:00.000Z'),
      }));
});

describe('a deadline that moves', () => {
  test('later takes reminders and lateness along, and is no extension', () => {
    given(assigned())
      .when(from(coordinator, early, moveRequest(october)))
      .thenEvents(moved(early, '2022-09-15', october));
    const state = foldTask([assigned(), moved(early, '2022-09-15', october)]);
    expect(state.due).toBe('2022-10-14');
    expect(state.extensionsGranted).toBe(0);
    expect(state.mandates[0]?.deadline).toStrictEqual(september);
    // The reminder of 30 August was for the old date.
    given(assigned(), moved(early, '2022-09-15', october))
      .when(observeTime('2022-09-28T16:59:59.999Z'))
      .thenNothing();
  });

  test('earlier makes late what it makes late, from the moment it is known', () => {
    const known = '2022-08-22T02:00:00.000Z';
    const earlier = dayDeadline('2022-08-19');
    given(assigned())
      .when(from(coordinator, known, moveRequest(earlier)))
      .thenEvents(moved(known, '2022-09-15', earlier), {
        type: 'TaskOverdue',
        at: utc(known),
        dueAt: utc('2022-08-19T17:00:00.000Z'),
      });
  });

  test('judges a result that waits by the new date', () => {
    const earlier = dayDeadline('2022-08-31');
    const history = [assigned(), submitted('2022-09-02T02:00:00.000Z', false)];
    const later = '2022-09-05T02:00:00.000Z';
    given(...history)
      .when(from(coordinator, later, moveRequest(earlier)))
      .thenEvents(moved(later, '2022-09-15', earlier));
    given(...history, moved(later, '2022-09-15', earlier))
      .when(from(coordinator, later, { type: 'ConfirmCompletion', note: '' }))
      .thenEvents(confirmed(later, '2022-09-02T02:00:00.000Z', true));
  });

  test('to no date at all is never late again', () => {
    const standing = undated('standing', 'Thường xuyên');
    const at = '2022-09-16T02:00:00.000Z';
    const late = [assigned(), overdue('2022-09-15T17:00:00.000Z')];
    given(...late)
      .when(from(coordinator, at, moveRequest(standing)))
      .thenEvents(moved(at, '2022-09-15', standing), cleared(at, 'deadline-moved'));
    const state = foldTask([
      ...late,
      moved(at, '2022-09-15', standing),
      cleared(at, 'deadline-moved'),
    ]);
    expect(statusAt(state, utc('2030-01-01T00:00:00.000Z'))).toBe('standing');
    expect(nextMilestone(state, null)).toBeNull();
  });

  test('answers whatever extension was asked of the old one', () => {
    const requested: TaskEvent = {
      type: 'ExtensionRequested',
      at: utc(early),
      unit: 'G15',
      verified: true,
      until: date('2022-09-30'),
      reason: 'Chờ',
    };
    const state = foldTask([assigned(), requested, moved(early, '2022-09-15', october)]);
    expect(state.requestedUntil).toBeNull();
  });

  test('to where it stands is refused, whatever the order of its fields', () => {
    given(assigned())
      .when(from(coordinator, early, moveRequest(september)))
      .thenRefused('deadline-unchanged');
    const { phrase, ...rest } = september;
    given(assigned())
      .when(from(coordinator, early, moveRequest({ ...rest, phrase })))
      .thenRefused('deadline-unchanged');
  });

  test('back to the words of the document takes an extension back', () => {
    const until = extended(early, '2022-09-15', '2022-09-30', '2022-09-30T17:00:00.000Z');
    given(assigned(), until)
      .when(from(coordinator, early, moveRequest(september)))
      .thenEvents(moved(early, '2022-09-30', september));
  });

  test('to an hour of the day keeps the hour', () =>
    given(assigned({ urgency: 'express' }))
      .when(from(coordinator, early, moveRequest(expressHour)))
      .thenEvents(moved(early, '2022-09-15', expressHour)));
});

describe('a deadline that moves when the task is late', () => {
  const late = [
    assigned(),
    overdue('2022-09-15T17:00:00.000Z'),
    raisedFirst('2022-09-19T17:00:00.000Z'),
  ];
  const at = '2022-09-20T02:00:00.000Z';

  test('clears the lateness when the new date is still to come', () => {
    const events = [moved(at, '2022-09-15', october), cleared(at, 'deadline-moved')] as const;
    given(...late)
      .when(from(coordinator, at, moveRequest(october)))
      .thenEvents(...events);
    const state = foldTask([...late, ...events]);
    expect(state.escalationLevel).toBe(0);
    expect(statusAt(state, utc(at))).toBe('on-track');
    // The fact stays: it ran past the date it was assigned with.
    const originalDueAt = state.mandates[0]?.deadline.dueAt ?? null;
    expect(isPastOriginal(statusFacts(state), originalDueAt, utc(at))).toBe(true);
  });

  test('leaves it late when the new date has passed too', () => {
    const earlier = dayDeadline('2022-09-10');
    given(...late)
      .when(from(coordinator, at, moveRequest(earlier)))
      .thenEvents(moved(at, '2022-09-15', earlier));
    expect(foldTask([...late, moved(at, '2022-09-15', earlier)]).overdueSince).toBe(
      '2022-09-15T17:00:00.000Z',
    );
  });

  test('to an earlier day, received before either and handled after both, leaves it late', () => {
    const received = '2022-09-05T02:00:00.000Z';
    const tenth = dayDeadline('2022-09-10');
    given(assigned(), overdue('2022-09-15T17:00:00.000Z'))
      .when(from(coordinator, received, moveRequest(tenth)))
      .thenEvents(moved(received, '2022-09-15', tenth));
  });

  test('makes a late result one in time', () => {
    const claimed = [...late, submitted('2022-09-19T20:00:00.000Z', true)];
    given(...claimed)
      .when(from(coordinator, at, moveRequest(october)))
      .thenEvents(moved(at, '2022-09-15', october), cleared(at, 'deadline-moved'));
  });

  test('frees a task imported late from its amnesty', () => {
    const amnestied = assigned({ at: utc('2022-10-03T02:00:00.000Z'), amnesty: true });
    const given_ = utc('2022-10-04T02:00:00.000Z');
    const state = foldTask([
      amnestied,
      moved(given_, '2022-09-15', october),
      cleared(given_, 'deadline-moved'),
    ]);
    expect(state.amnesty).toBe(false);
    expect(state.overdueSince).toBeNull();
  });
});
