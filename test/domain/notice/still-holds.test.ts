/** What was to be told is looked at again before it is sent. */
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../domain/calendar/messages.js';
import { type NoticeKind, noticeKind, type Recipient } from '../../../domain/notice/messages.js';
import { type Line, stillHolds } from '../../../domain/notice/notice.js';
import { foldTask } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  assigned,
  cleared,
  confirmed,
  date,
  informatics,
  justice,
  overdue,
  police,
  remandated,
  returned,
  submitted,
  utc,
  withdrawn,
} from '../../support/builders.js';
import { by, focal, newDate, refusal, requested, standingAgency } from './told.js';

describe('at the slot a line still holds', () => {
  const late = overdue('2022-09-15T17:00:00.000Z');
  const lateClaim = submitted('2022-09-15T20:00:00.000Z', true);
  const inTime = submitted('2022-09-14T02:00:00.000Z', false);
  const doneLate = confirmed('2022-09-15T21:00:00.000Z', '2022-09-15T20:00:00.000Z', true);
  const slot = utc('2022-09-16T01:00:00.000Z');
  const holds = (
    kind: NoticeKind,
    history: readonly TaskEvent[],
    { at = slot, due, recipient = focal('G15') }: Partial<Line> & { at?: Instant } = {},
  ) => {
    const told = foldTask(history);
    return stillHolds({ kind, recipient, due: due === undefined ? told.due : due }, told, at);
  };
  const holding = (...history: readonly TaskEvent[]) =>
    noticeKind.options.filter((kind) => holds(kind, history));
  const always = ['lateness-withdrawn', 'extension-answered', 'completed', 'task-withdrawn'];
  const expectHolding = (history: readonly TaskEvent[], ...kinds: string[]) =>
    expect(holding(...history).sort()).toStrictEqual([...kinds, ...always].sort());

  test('of a late task: its lateness, no reminder', () =>
    expectHolding(
      [assigned(), late],
      'assigned',
      'changed',
      'overdue',
      'escalation',
      'still-late',
      'result-returned',
    ));

  test('of a late task whose wake is late itself: the same', () =>
    expectHolding(
      [assigned()],
      'assigned',
      'changed',
      'overdue',
      'escalation',
      'still-late',
      'result-returned',
    ));

  test('of a late task answered before the slot: the result alone', () =>
    expectHolding([assigned(), late, lateClaim], 'assigned', 'changed', 'result-submitted'));

  test('of a result that was returned: the return', () =>
    expectHolding(
      [assigned(), late, lateClaim, returned('2022-09-15T20:30:00.000Z')],
      'assigned',
      'changed',
      'overdue',
      'escalation',
      'still-late',
      'result-returned',
    ));

  test('of a task with a new date: a reminder of it, no lateness', () =>
    expectHolding(
      [assigned(), late, newDate, cleared(by.at, 'extended')],
      'assigned',
      'changed',
      'reminder',
      'result-returned',
    ));

  test('of a completed task: no request, no pressing', () => {
    expectHolding([assigned(), late, requested, lateClaim, doneLate], 'assigned', 'changed');
    expectHolding([assigned(), inTime, confirmed(by.at, inTime.at, false)], 'assigned', 'changed');
  });

  test('of a withdrawn task: nothing it asked for', () =>
    expectHolding([assigned(), late, requested, withdrawn('2022-09-15T22:00:00.000Z')]));

  test('of a unit that has no part any more: that it is relieved, nothing to do', () => {
    const parts = [justice, police, informatics];
    const history = [assigned(), late, remandated(by.at, { parts: [justice] }, { parts })];
    const still = (recipient: Recipient) =>
      noticeKind.options.filter((kind) => holds(kind, history, { recipient }));
    expect(still(focal('G14'))).toStrictEqual([...always, 'relieved']);
    expect(still({ unit: 'G14', office: 'head' })).toStrictEqual([...always, 'relieved']);
    expect(still(focal('G15'))).toContain('overdue');
    expect(still(focal('G15'))).not.toContain('relieved');
    expect(still(standingAgency)).toContain('escalation');
  });

  test('of a request: while it waits', () => {
    expect(holds('extension-requested', [assigned(), requested])).toBe(true);
    expect(holds('extension-requested', [assigned(), requested, refusal])).toBe(false);
  });

  test('a reminder only of the date it was written for', () => {
    const at = utc('2022-09-14T01:00:00.000Z');
    const extendedTask = [assigned(), newDate];
    expect(holds('reminder', extendedTask, { at, due: date('2022-09-15') })).toBe(false);
    expect(holds('reminder', extendedTask, { at, due: date('2022-09-30') })).toBe(true);
    expect(holds('reminder', [assigned()], { at, due: date('2022-09-15') })).toBe(true);
  });
});
