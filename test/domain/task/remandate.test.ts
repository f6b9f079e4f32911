/** One duty, several instruments: another document mandates a task that runs already. */
import { describe, expect, test } from 'vitest';
import { foldTask, task } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import { nextMilestone } from '../../../domain/task/milestone.js';
import { claimedAt, mayRead } from '../../../domain/task/state.js';
import { isPastOriginal, statusAt, statusFacts } from '../../../domain/task/status.js';
import {
  assigned,
  cleared,
  confirmed,
  coordinator,
  dayDeadline,
  directive04,
  expressHour,
  from,
  informatics,
  justice,
  overdue,
  police,
  provinces,
  raisedFirst,
  raisedSecond,
  remandated,
  remandateRequest,
  repeatedly,
  september,
  submitRequest,
  submitted,
  submittedBy,
  unit,
  utc,
} from '../../support/builders.js';
import { specFor } from '../../support/decider-spec.js';

const given = specFor(task);
const early = '2022-08-15T02:00:00.000Z';
const october = dayDeadline('2022-10-14');
const policeLeads = [
  { ...police, role: 'lead' },
  { ...justice, role: 'coordinating' },
] as const;
const usualParts = [justice, police, informatics];

describe('a new mandate', () => {
  test('is kept beside the first, each with its document and its date', () => {
    const event = remandated(early, { deadline: october }, { deadline: september });
    given(assigned())
      .when(from(coordinator, early, remandateRequest({ deadline: october })))
      .thenEvents(event);
    const state = foldTask([assigned(), event]);
    expect(
      state.mandates.map(({ document, deadline, at }) => [document, deadline.due, at]),
    ).toEqual([
      ['TTg-06-QD-TTg-2022', '2022-09-15', '2022-08-01T02:00:00.000Z'],
      ['TTg-04-CT-TTg-2024', '2022-10-14', early],
    ]);
    expect(state.due).toBe('2022-10-14');
    expect(state.extensionsGranted).toBe(0);
  });

  test('without other words is a fact of its own, once', () => {
    const event = remandated(early, {}, {});
    given(assigned())
      .when(from(coordinator, early, remandateRequest({})))
      .thenEvents(event);
    given(assigned(), event)
      .when(from(coordinator, early, remandateRequest({})))
      .thenRefused('mandate-unchanged');
    const named = { ...directive04, document: null };
    given(assigned(), { ...event, instrument: named })
      .when(from(coordinator, early, remandateRequest({}, named)))
      .thenEvents({ ...event, instrument: named });
  });

  test('prints its own place, which is not the place in the first document', () => {
    const state = foldTask([assigned(), remandated(early, {}, {})]);
    expect(state.assignment).toMatchObject({ section: 'Phụ lục I', number: '7' });
    expect(state.mandates[1]).toMatchObject({ section: 'B', number: '3' });
  });

  test('of a corrected version of the first document moves the place', () => {
    const corrected = { ...directive04, document: 'TTg-06-QD-TTg-2022', section: 'Phụ lục I' };
    const event = remandated(early, {}, {}, { instrument: { ...corrected, number: '8' } });
    expect(foldTask([assigned(), event]).assignment).toMatchObject({ number: '8' });
    given(assigned())
      .when(from(coordinator, early, remandateRequest({}, { ...corrected, number: '8' })))
      .thenEvents(event);
    given(assigned())
      .when(from(coordinator, early, remandateRequest({}, { ...corrected, number: '7' })))
      .thenRefused('mandate-unchanged');
  });

  test('says what the task is called now, and what it was called', () => {
    const title = 'Kết nối cơ sở dữ liệu hộ tịch, giai đoạn 2';
    const event = remandated(early, { title }, { title: 'Kết nối cơ sở dữ liệu hộ tịch' });
    given(assigned())
      .when(from(coordinator, early, remandateRequest({ title })))
      .thenEvents(event);
    expect(foldTask([assigned(), event]).assignment).toMatchObject({
      title,
      deliverable: 'Báo cáo kết quả',
      documentKey: 'TTg-06-QD-TTg-2022',
    });
  });

  test('is not for a task that is closed', () =>
    given(assigned(), submitted(early, false), confirmed('2022-08-16T02:00:00.000Z', early, false))
      .when(from(coordinator, '2022-08-17T02:00:00.000Z', remandateRequest({ deadline: october })))
      .thenRefused('task-closed'));
});

describe('a new mandate of a late task', () => {
  const at = '2022-09-20T02:00:00.000Z';
  const late = [
    assigned(),
    overdue('2022-09-15T17:00:00.000Z'),
    raisedFirst('2022-09-19T17:00:00.000Z'),
  ];
  const event = remandated(at, { deadline: october }, { deadline: september });

  test('judges it by the new date and keeps the fact that it ran past the first', () => {
    given(...late)
      .when(from(coordinator, at, remandateRequest({ deadline: october })))
      .thenEvents(event, cleared(at, 'remandated'));
    const state = foldTask([...late, event, cleared(at, 'remandated')]);
    expect(statusAt(state, utc(at))).toBe('on-track');
    const first = state.mandates[0]?.deadline.dueAt ?? null;
    expect(isPastOriginal(statusFacts(state), first, utc('2022-09-15T16:59:59.999Z'))).toBe(false);
    expect(isPastOriginal(statusFacts(state), first, utc('2022-09-15T17:00:00.000Z'))).toBe(true);
    const inTime = foldTask([assigned(), submitted(early, false), event]);
    expect(isPastOriginal(statusFacts(inTime), first, utc(at))).toBe(false);
  });

  test('that changes only words leaves it late', () => {
    const { deliverable } = assigned();
    given(...late)
      .when(from(coordinator, at, remandateRequest({ deliverable: 'Nghị định' })))
      .thenEvents(remandated(at, { deliverable: 'Nghị định' }, { deliverable }));
  });

  test('that changes only words, received before the deadline, leaves it late', () => {
    const { deliverable } = assigned();
    given(assigned(), overdue('2022-09-15T17:00:00.000Z'))
      .when(from(coordinator, early, remandateRequest({ deliverable: 'Nghị định' })))
      .thenEvents(remandated(early, { deliverable: 'Nghị định' }, { deliverable }));
  });
});

describe('a new lead', () => {
  const parts = [...policeLeads];
  const event = remandated(early, { parts }, { parts: usualParts });
  const history = [assigned(), event];

  test('answers for the task from then on; the old one no more', () => {
    const at = '2022-08-16T02:00:00.000Z';
    given(assigned())
      .when(from(coordinator, early, remandateRequest({ parts })))
      .thenEvents(event);
    given(...history)
      .when(from(unit('G15'), at, submitRequest))
      .thenRefused('not-the-lead');
    given(...history)
      .when(from(unit('G01'), at, submitRequest))
      .thenEvents(submittedBy('G01', at, false));
  });

  test('leaves a unit without a part outside, though it may still read', () => {
    given(...history)
      .when(from(unit('G14'), '2022-08-16T02:00:00.000Z', { type: 'Acknowledge' }))
      .thenRefused('not-a-party');
    const state = foldTask(history);
    expect(state.relieved).toStrictEqual(['G14']);
    expect([...['G14', 'G15', 'G01', 'G20']].map((code) => mayRead(state, code))).toStrictEqual([
      true,
      true,
      true,
      false,
    ]);
    const back = remandated(early, { parts: usualParts }, { parts });
    expect(foldTask([...history, back]).relieved).toStrictEqual([]);
  });

  test('owes a result even when the old one had given its own', () => {
    const at = '2022-09-16T02:00:00.000Z';
    const claimed = [assigned(), submitted('2022-09-10T02:00:00.000Z', false)];
    given(...claimed)
      .when(from(coordinator, at, remandateRequest({ parts })))
      .thenEvents(remandated(at, { parts }, { parts: usualParts }), {
        type: 'TaskOverdue',
        at: utc(at),
        dueAt: utc('2022-09-15T17:00:00.000Z'),
      });
    const state = foldTask([...claimed, remandated(at, { parts }, { parts: usualParts })]);
    expect(claimedAt(state)).toBeNull();
  });

  test('that had given its result in time as one of a group clears the lateness', () => {
    const only = { ...provinces, unit: 'H01', name: 'An Giang', members: null };
    const group = assigned({ parts: [{ ...provinces, members: ['H01', 'H02'] }] });
    const at = '2022-09-20T02:00:00.000Z';
    const events: TaskEvent[] = [
      group,
      submittedBy('H01', '2022-09-01T02:00:00.000Z', false),
      overdue('2022-09-15T17:00:00.000Z'),
      raisedFirst('2022-09-19T17:00:00.000Z'),
    ];
    given(...events)
      .when(from(coordinator, at, remandateRequest({ parts: [only] })))
      .thenEvents(
        remandated(at, { parts: [only] }, { parts: group.parts }),
        cleared(at, 'remandated'),
      );
  });
});

test('a late task of another urgency is named again at its new pace', () => {
  const at = '2022-09-16T02:00:00.000Z';
  const state = foldTask([
    assigned({ urgency: 'express', deadline: expressHour }),
    overdue('2022-09-12T10:30:00.000Z'),
    raisedFirst('2022-09-12T11:30:00.000Z'),
    raisedSecond('2022-09-12T14:30:00.000Z'),
    repeatedly('2022-09-15T14:30:00.000Z', 3),
    remandated(at, { urgency: 'normal' }, { urgency: 'express' }),
  ]);
  // Seven days after Friday the 16th, not the fourth twenty-four hours, and not four times seven days.
  expect(nextMilestone(state, null)).toStrictEqual(repeatedly('2022-09-22T17:00:00.000Z', 1));
});

test('a mandate of another urgency is driven at its pace', () => {
  const event = remandated(early, { urgency: 'express' }, { urgency: 'normal' });
  const state = foldTask([assigned(), event]);
  expect(state.assignment?.urgency).toBe('express');
  // Twenty-four hours before, not fifteen days.
  given(assigned(), event)
    .when({ type: 'ObserveTime', at: utc('2022-09-14T16:59:59.999Z') })
    .thenNothing();
});
