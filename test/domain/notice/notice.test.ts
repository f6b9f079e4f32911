/** Who is told what: the table of the first cut, line by line. */
import { describe, expect, test } from 'vitest';
import type { Recipient } from '../../../domain/notice/messages.js';
import { corrects, noticesOf, recipientsOf } from '../../../domain/notice/notice.js';
import { foldTask } from '../../../domain/task/decider.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import {
  assigned,
  cleared,
  confirmed,
  dayDeadline,
  directive04,
  expressHour,
  informatics,
  justice,
  moved,
  overdue,
  police,
  provinces,
  raisedFirst,
  raisedSecond,
  remandated,
  reminder,
  repeatedly,
  returned,
  submitted,
  utc,
  withdrawn,
} from '../../support/builders.js';
import {
  by,
  everyParty,
  focal,
  newDate,
  refusal,
  requested,
  standingAgency,
  state,
  workingGroup,
} from './told.js';

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
    [moved(by.at, '2022-09-15', dayDeadline('2022-10-14')), 'changed', everyParty, null],
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

describe('a new mandate tells', () => {
  const told = (event: TaskEvent) =>
    noticesOf(foldTask([assigned(), event]), event, by.at).map(
      ({ kind, recipient }) => `${kind} ${recipient.unit} ${recipient.office}`,
    );
  const parts = [justice, police, informatics];

  test('everybody with a part, when another document gives the same duty', () =>
    expect(told(remandated(by.at, {}, {}))).toStrictEqual([
      'changed G15 focal-point',
      'changed G01 focal-point',
      'changed G14 focal-point',
    ]));

  test('a new unit of its task, the others of the change, the one left out that it is relieved', () =>
    expect(
      told(
        remandated(
          by.at,
          {
            parts: [
              { ...justice, unit: 'G09', name: 'Bộ Nội vụ' },
              { ...justice, role: 'coordinating' },
            ],
          },
          { parts },
        ),
      ),
    ).toStrictEqual([
      'assigned G09 focal-point',
      'changed G15 focal-point',
      'relieved G01 focal-point',
      'relieved G14 focal-point',
    ]));

  test('nobody of a new number or remark in the same document', () => {
    const instrument = { ...directive04, document: 'TTg-06-QD-TTg-2022' };
    expect(told(remandated(by.at, {}, {}, { instrument }))).toStrictEqual([]);
    const note = { note: 'Chuyển từ 2023' };
    expect(told(remandated(by.at, note, { note: '' }, { instrument }))).toStrictEqual([]);
    expect(
      told(remandated(by.at, { title: 'Khác' }, { title: 'Cũ' }, { instrument })),
    ).toHaveLength(3);
    const named = { ...instrument, document: null };
    expect(told(remandated(by.at, {}, {}, { instrument: named }))).toHaveLength(3);
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
