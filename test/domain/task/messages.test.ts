/** What the schemas let in: the core trusts everything behind them. */
import { describe, expect, test } from 'vitest';
import { taskEvent, taskId, taskRefusals, taskRequest } from '../../../domain/task/messages.js';
import {
  assigned,
  cleared,
  confirmed,
  dayDeadline,
  directive04,
  extended,
  extendRequest,
  grantRequest,
  justice,
  letter,
  moved,
  moveRequest,
  overdue,
  police,
  raisedFirst,
  remandated,
  remandateRequest,
  reminder,
  repeatedly,
  returned,
  submitRequest,
  submitted,
  undated,
  withdrawn,
} from '../../support/builders.js';

const accepts = (request: unknown) => taskRequest.safeParse(request).success;

describe('a request', () => {
  test('keeps what it says, words trimmed', () =>
    expect(taskRequest.parse({ type: 'ReportObstacle', text: '  Thiếu kinh phí ' })).toStrictEqual({
      type: 'ReportObstacle',
      text: 'Thiếu kinh phí',
    }));

  test('never says when it was received or who sent it', () =>
    expect(
      taskRequest.parse({
        type: 'Acknowledge',
        at: '2000-01-01T00:00:00.000Z',
        actor: { kind: 'coordinator', unit: 'G22', verified: true },
      }),
    ).toStrictEqual({ type: 'Acknowledge' }));

  test('is one of those there are', () => {
    expect(accepts({ type: 'Reopen' })).toBe(false);
    expect(accepts({ type: 'ObserveTime', at: '2022-09-15T17:00:00.000Z' })).toBe(false);
  });

  test('gives a reason', () => {
    expect(accepts({ type: 'Decline', reason: ' ' })).toBe(false);
    expect(accepts({ type: 'ReturnResult', reason: '' })).toBe(false);
    expect(accepts({ type: 'Withdraw' })).toBe(false);
  });

  test('is no longer than twenty thousand characters', () => {
    expect(accepts({ type: 'ReportObstacle', text: 'ạ'.repeat(20_000) })).toBe(true);
    expect(accepts({ type: 'ReportObstacle', text: 'ạ'.repeat(20_001) })).toBe(false);
    expect(accepts({ type: 'ConfirmCompletion', note: 'ạ'.repeat(20_001) })).toBe(false);
  });

  test('holds nothing that the log cannot store', () => {
    expect(accepts({ type: 'ReportObstacle', text: 'a\0b' })).toBe(false);
    expect(accepts({ type: 'ReportObstacle', text: '\ud83d' })).toBe(false);
    expect(accepts({ type: 'ConfirmCompletion', note: '\0' })).toBe(false);
  });

  test('reports whole percents from 0 to 100, or none', () => {
    const percent = (value: unknown) =>
      accepts({ type: 'ReportProgress', percent: value, text: 'Đang làm' });
    expect([0, 100, null].map(percent)).toStrictEqual([true, true, true]);
    expect([-1, 101, 0.5, '5', undefined].map(percent)).toStrictEqual(Array(5).fill(false));
  });

  test('asks for a day of the calendar within reach of planning', () => {
    expect(accepts(extendRequest('2199-12-31'))).toBe(true);
    expect(accepts(extendRequest('2200-01-01'))).toBe(false);
    expect(accepts(grantRequest('9999-12-31'))).toBe(false);
    expect(accepts(grantRequest(null))).toBe(true);
    expect(accepts({ type: 'RequestExtension', until: '2022-02-29', reason: 'Chờ' })).toBe(false);
  });

  test('submits a numbered document, evidence named by its whole digest', () => {
    const withResult = (changes: object) =>
      accepts({ type: 'SubmitResult', result: { ...letter, ...changes } });
    expect(accepts(submitRequest)).toBe(true);
    expect(withResult({ documentNumber: ' ' })).toBe(false);
    expect(withResult({ signedOn: null, evidenceDigest: 'a'.repeat(64) })).toBe(true);
    expect(withResult({ evidenceDigest: 'a'.repeat(63) })).toBe(false);
    expect(withResult({ evidenceDigest: `${'a'.repeat(64)}\n` })).toBe(false);
  });
});

describe('a request for other terms', () => {
  test('moves to a day within reach of planning, with its instant', () => {
    const day = dayDeadline('2199-12-31');
    expect(accepts(moveRequest(day))).toBe(true);
    expect(accepts(moveRequest(dayDeadline('2200-01-01')))).toBe(false);
    expect(accepts(moveRequest({ ...day, dueAt: null }))).toBe(false);
    expect(accepts(moveRequest({ ...day, due: null }))).toBe(false);
    expect(accepts(moveRequest(undated('roadmap', 'Theo lộ trình')))).toBe(true);
    expect(accepts({ ...moveRequest(day), basis: ' ' })).toBe(false);
  });

  test('holds nothing that the log cannot store', () => {
    const day = dayDeadline('2022-10-14');
    expect(accepts(moveRequest({ ...day, phrase: 'a\0b' }))).toBe(false);
    expect(accepts(remandateRequest({ deadline: { ...day, phrase: '\ud83d' } }))).toBe(false);
    expect(accepts(remandateRequest({ parts: [{ ...justice, name: '\0' }] }))).toBe(false);
    expect(accepts(remandateRequest({}, { ...directive04, name: '\0' }))).toBe(false);
  });

  test('leaves somebody who leads, and a title', () => {
    expect(accepts(remandateRequest({ parts: [justice, police] }))).toBe(true);
    expect(accepts(remandateRequest({ parts: [police] }))).toBe(false);
    expect(accepts(remandateRequest({ parts: [] }))).toBe(false);
    expect(accepts(remandateRequest({ title: ' ' }))).toBe(false);
    expect(accepts(remandateRequest({ deliverable: '' }))).toBe(true);
  });

  test('knows only what is stated: a field that is left out stays', () =>
    expect(taskRequest.parse(remandateRequest({}))).toStrictEqual(remandateRequest({})));
});

test('every kind of event survives its way through JSON', () => {
  const by = { at: '2022-08-15T02:00:00.000Z', unit: 'G15', verified: true };
  const events = [
    assigned(),
    { type: 'TaskAcknowledged', ...by },
    { type: 'TaskDeclined', ...by, reason: 'Nhầm đơn vị' },
    { type: 'ProgressReported', ...by, percent: null, text: 'Đang làm' },
    { type: 'ObstacleReported', ...by, text: 'Thiếu kinh phí' },
    { type: 'ContributionMade', ...by, text: 'Đã gửi' },
    submitted('2022-09-05T02:00:00.000Z', false),
    { type: 'ExtensionRequested', ...by, until: '2022-09-30', reason: 'Chờ' },
    extended(by.at, '2022-09-15', '2022-09-30', '2022-09-30T17:00:00.000Z'),
    { type: 'ExtensionRefused', at: by.at, reason: 'Muộn' },
    confirmed(by.at, by.at, true),
    returned(by.at),
    withdrawn(by.at),
    moved(by.at, '2022-09-15', dayDeadline('2022-10-14')),
    remandated(by.at, { parts: [justice] }, { parts: [justice, police] }),
    reminder(by.at, '2022-09-15', 15),
    overdue(by.at),
    cleared(by.at, 'extended'),
    raisedFirst(by.at),
    repeatedly(by.at, 3),
  ];
  expect(new Set(events.map(({ type }) => type)).size).toBe(taskEvent.options.length);
  for (const event of events) {
    expect(taskEvent.parse(JSON.parse(JSON.stringify(event)))).toStrictEqual(event);
  }
});

test.each([
  ['task/TTg-05-CT-TTg-2023/B-12', true],
  ['task/TTg-05-CT-TTg-2023/PL-II-VI-2', true],
  ['task/TTg-05-CT-TTg-2023', false],
  ['task/TTg.05/B-12', false],
  ['task/TTg-05/B 12', false],
  ['document/TTg-05/B-12', false],
  ['task/TTg-05/B-12/x', false],
])('%s names a task: %s', (id, valid) => expect(taskId.safeParse(id).success).toBe(valid));

test('refusals are literal, each named once', () =>
  expect(new Set(taskRefusals).size).toBe(taskRefusals.length));
