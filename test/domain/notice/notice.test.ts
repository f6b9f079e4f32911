/** Who is told what: the table of the first cut, line by line. */
import { describe, expect, test } from 'vitest';
import type { Recipient } from '../../../domain/notice/messages.js';
import { noticeKind } from '../../../domain/notice/messages.js';
import { corrects, noticesOf, recipientsOf, stillHolds } from '../../../domain/notice/notice.js';
import { foldTask } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  assigned,
  cleared,
  confirmed,
  date,
  expressHour,
  extended,
  overdue,
  provinces,
  raisedFirst,
  raisedSecond,
  reminder,
  repeatedly,
  returned,
  submitted,
  utc,
  withdrawn,
} from '../../support/builders.js';

const focal = (unit: string): Recipient => ({ unit, office: 'focal-point' });
const everyParty = [focal('G15'), focal('G01'), focal('G14')];
const standingAgency: Recipient = { unit: 'G22', office: 'standing-agency' };
const workingGroup: Recipient = { unit: 'X-to-cong-tac', office: 'working-group' };
const by = { at: utc('2022-08-15T02:00:00.000Z'), unit: 'G15', verified: true } as const;
const requested: TaskEvent = {
  type: 'ExtensionRequested',
  ...by,
  until: date('2022-09-30'),
  reason: 'Chờ',
};
const refusal: TaskEvent = { type: 'ExtensionRefused', at: by.at, reason: 'Muộn' };
const newDate = extended(by.at, '2022-09-15', '2022-09-30', '2022-09-30T17:00:00.000Z');
const state = foldTask([assigned()]);

describe('an event tells', () => {
  const table: readonly (readonly [TaskEvent, string, readonly Recipient[], number | null])[] = [
    [assigned(), 'assigned', everyParty, null],
    [reminder(by.at, '2022-09-15', 15), 'reminder', everyParty, null],
    [overdue(by.at), 'overdue', everyParty, null],
    [raisedFirst(by.at), 'escalation', [{ unit: 'G15', office: 'head' }, standingAgency], 1],
    [raisedSecond(by.at), 'escalation', [workingGroup], 2],
    [repeatedly(by.at, 1), 'still-late', [focal('G15'), standingAgency], null],
    [requested, 'extension-requested', [standingAgency], null],
    [newDate, 'extension-answered', everyParty, null],
    [refusal, 'extension-answered', everyParty, null],
    [submitted(by.at, false), 'result-submitted', [standingAgency], null],
    [returned(by.at), 'result-returned', [focal('G15')], null],
    [confirmed(by.at, by.at, false), 'completed', everyParty, null],
    [withdrawn(by.at), 'task-withdrawn', everyParty, null],
  ];
  test.each(table)('%o', (event, kind, recipients, level) =>
    expect(noticesOf(state, event, event.at)).toStrictEqual(
      recipients.map((recipient) => ({
        kind,
        recipient,
        // Received on Monday 1 or 15 August at 09:00, after the slot: told the next morning.
        slotAt:
          event.type === 'TaskAssigned' ? '2022-08-02T01:00:00.000Z' : '2022-08-16T01:00:00.000Z',
        level,
      })),
    ),
  );

  const silent: readonly TaskEvent[] = [
    { type: 'TaskAcknowledged', ...by },
    { type: 'TaskDeclined', ...by, reason: 'Nhầm đơn vị' },
    { type: 'ProgressReported', ...by, percent: 5, text: 'Đang làm' },
    { type: 'ObstacleReported', ...by, text: 'Thiếu kinh phí' },
    { type: 'ContributionMade', ...by, text: 'Đã gửi' },
    cleared(by.at, 'extended'),
  ];
  test.each(silent)('nobody: $type', (event) =>
    expect(noticesOf(state, event, event.at)).toStrictEqual([]),
  );

  test('nobody of a task that is unknown', () =>
    expect(noticesOf(foldTask([]), overdue(by.at), by.at)).toStrictEqual([]));

  test('each office once, even when a level names it twice', () => {
    const doubled: TaskEvent = {
      ...raisedFirst(by.at),
      recipients: ['focal-point', 'coordinating-focal-points', 'focal-point'],
    } as TaskEvent;
    const own = foldTask([
      assigned({
        parts: [
          { unit: 'G15', name: 'Bộ Tư pháp', role: 'lead', members: null },
          { unit: 'X-cac-bo', name: 'Các bộ', role: 'coordinating', members: ['G01', 'G15'] },
        ],
      }),
    ]);
    expect(noticesOf(own, doubled, by.at).map(({ recipient }) => recipient)).toStrictEqual([
      focal('G15'),
      focal('G01'),
    ]);
  });

  test('two offices of one unit apart', () => {
    const agencyLeads = foldTask([
      assigned({ parts: [{ unit: 'G22', name: 'VPCP', role: 'lead', members: null }] }),
    ]);
    expect(
      noticesOf(agencyLeads, repeatedly(by.at, 1), by.at).map(({ recipient }) => recipient),
    ).toStrictEqual([focal('G22'), standingAgency]);
  });

  test('every member of a group that can be enumerated', () => {
    const group = foldTask([assigned({ parts: [provinces] })]);
    const lines = noticesOf(group, overdue(by.at), by.at);
    expect(lines).toHaveLength(63);
    expect(lines[62]?.recipient).toStrictEqual(focal('H63'));
  });
});

describe('a line waits', () => {
  test('from when its event was recorded, when that was later', () =>
    expect(
      noticesOf(state, overdue('2022-09-15T17:00:00.000Z'), utc('2022-09-16T01:00:00.001Z'))[0]
        ?.slotAt,
    ).toBe('2022-09-19T01:00:00.000Z'));

  test('from its event, when that was recorded ahead', () =>
    expect(
      noticesOf(state, overdue('2022-09-15T17:00:00.000Z'), utc('2022-09-01T00:00:00.000Z'))[0]
        ?.slotAt,
    ).toBe('2022-09-16T01:00:00.000Z'));

  test('not at all for an express task', () => {
    const express = foldTask([assigned({ urgency: 'express', deadline: expressHour })]);
    const lines = noticesOf(
      express,
      overdue('2022-09-12T10:30:00.000Z'),
      utc('2022-09-12T10:30:00.250Z'),
    );
    expect(lines[0]?.slotAt).toBe('2022-09-12T10:30:00.250Z');
  });
});

describe('the offices behind a role', () => {
  const of = (role: Parameters<typeof recipientsOf>[1]) => recipientsOf(assigned(), role);

  test('are of the lead, of the others, or of the issuer’s side', () => {
    expect(of('focal-point')).toStrictEqual([focal('G15')]);
    expect(of('coordinating-focal-points')).toStrictEqual([focal('G01'), focal('G14')]);
    expect(of('head-of-unit')).toStrictEqual([{ unit: 'G15', office: 'head' }]);
    expect(of('standing-agency')).toStrictEqual([standingAgency]);
    expect(of('working-group')).toStrictEqual([workingGroup]);
  });
});

describe('lateness that was cleared', () => {
  test('makes its lines untrue and is withdrawn where they were sent', () =>
    expect(corrects(cleared(by.at, 'received-in-time'))).toStrictEqual({
      kinds: ['overdue', 'escalation', 'still-late'],
      correction: 'lateness-withdrawn',
    }));

  test('is the only thing that corrects', () => {
    expect(corrects(overdue(by.at))).toBeNull();
    expect(corrects(withdrawn(by.at))).toBeNull();
  });
});

describe('at the slot a line still holds', () => {
  const late = overdue('2022-09-15T17:00:00.000Z');
  const lateClaim = submitted('2022-09-15T20:00:00.000Z', true);
  const inTime = submitted('2022-09-14T02:00:00.000Z', false);
  const doneLate = confirmed('2022-09-15T21:00:00.000Z', '2022-09-15T20:00:00.000Z', true);
  const slot = utc('2022-09-16T01:00:00.000Z');
  const holding = (...history: readonly TaskEvent[]) =>
    noticeKind.options.filter((kind) => stillHolds(kind, foldTask(history), slot));
  const always = ['lateness-withdrawn', 'extension-answered', 'completed', 'task-withdrawn'];
  const expectHolding = (history: readonly TaskEvent[], ...kinds: string[]) =>
    expect(holding(...history).sort()).toStrictEqual([...kinds, ...always].sort());

  test('of a late task: its lateness, no reminder', () =>
    expectHolding(
      [assigned(), late],
      'assigned',
      'overdue',
      'escalation',
      'still-late',
      'result-returned',
    ));

  test('of a late task whose wake is late itself: the same', () =>
    expectHolding(
      [assigned()],
      'assigned',
      'overdue',
      'escalation',
      'still-late',
      'result-returned',
    ));

  test('of a late task answered before the slot: the result alone', () =>
    expectHolding([assigned(), late, lateClaim], 'assigned', 'result-submitted'));

  test('of a result that was returned: the return', () =>
    expectHolding(
      [assigned(), late, lateClaim, returned('2022-09-15T20:30:00.000Z')],
      'assigned',
      'overdue',
      'escalation',
      'still-late',
      'result-returned',
    ));

  test('of a task with a new date: a reminder of it, no lateness', () =>
    expectHolding(
      [assigned(), late, newDate, cleared(by.at, 'extended')],
      'assigned',
      'reminder',
      'result-returned',
    ));

  test('of a completed task: no request, no pressing', () => {
    expectHolding([assigned(), late, requested, lateClaim, doneLate], 'assigned');
    expectHolding([assigned(), inTime, confirmed(by.at, inTime.at, false)], 'assigned');
  });

  test('of a withdrawn task: nothing it asked for', () =>
    expectHolding([assigned(), late, requested, withdrawn('2022-09-15T22:00:00.000Z')]));

  test('of a request: while it waits', () => {
    expect(stillHolds('extension-requested', foldTask([assigned(), requested]), slot)).toBe(true);
    expect(
      stillHolds('extension-requested', foldTask([assigned(), requested, refusal]), slot),
    ).toBe(false);
  });

  test('a reminder only of the date it was written for', () => {
    const moved = foldTask([assigned(), newDate]);
    const before = utc('2022-09-14T01:00:00.000Z');
    expect(stillHolds('reminder', moved, before, date('2022-09-15'))).toBe(false);
    expect(stillHolds('reminder', moved, before, date('2022-09-30'))).toBe(true);
    expect(stillHolds('reminder', foldTask([assigned()]), before, date('2022-09-15'))).toBe(true);
  });
});
