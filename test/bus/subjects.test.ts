import { describe, expect, test } from 'vitest';
import { eventId, toCloudEvent } from '../../bus/envelope.js';
import {
  answerSubject,
  eventSubject,
  installationNames,
  isCommandId,
  noticeSubject,
  parseCommandSubject,
  streamNames,
} from '../../bus/subjects.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { LoggedEvent } from '../../store/log.js';

const names = installationNames;

describe('an installation’s names', () => {
  test('are fixed', () => {
    expect(streamNames(names)).toEqual({
      events: 'DONDOC_EVENTS',
      notices: 'DONDOC_NOTICES',
      commands: 'DONDOC_COMMANDS',
      answers: 'DONDOC_ANSWERS',
    });
    expect(eventSubject(names, 'task/TTg-06-QD-TTg-2022/PL-I-7')).toBe(
      'dondoc.event.TTg-06-QD-TTg-2022.PL-I-7',
    );
    expect(eventSubject(names, 'document/TTg-06-QD-TTg-2022')).toBe(
      'dondoc.event.TTg-06-QD-TTg-2022.document',
    );
    // Not one subject for every slot of every day: each costs the server memory.
    expect(eventSubject(names, 'digest/G15/head/20260303T010000000Z')).toBe(
      'dondoc.event.digest.G15.head',
    );
    expect(noticeSubject(names, 'G15', 'digest')).toBe('dondoc.notice.G15.digest');
    expect(answerSubject(names, 'G15', 'a-1')).toBe('dondoc.answer.G15.a-1');
  });
});

describe('a command’s subject', () => {
  test('says who commands what of which task', () => {
    expect(parseCommandSubject(names, 'dondoc.command.H37-02.KH-01.PL-I-7.submitResult')).toEqual({
      unit: 'H37-02',
      stream: 'task/KH-01/PL-I-7',
      type: 'SubmitResult',
    });
  });

  test.each([
    'dondoc.command.G15.KH-01.7.dance',
    'dondoc.command.G15.KH-01.7',
    'dondoc.command.G15.KH-01.7.acknowledge.more',
    'dondoc.command.G15..7.acknowledge',
    'dondoc.command..KH-01.7.acknowledge',
    'dondoc.command.G_15.KH-01.7.acknowledge',
    'dondoc.command.G15.KH_01.7.acknowledge',
    'dondoc.answer.G15.KH-01.7.acknowledge',
    'other.command.G15.KH-01.7.acknowledge',
    '',
  ])('that is none is known as none: %j', (subject) => {
    expect(parseCommandSubject(names, subject)).toBeNull();
  });
});

test('a command’s id is one token that can stand in a subject', () => {
  expect(['a', 'A-9_z', 'x'.repeat(100)].filter(isCommandId)).toHaveLength(3);
  const wrong = ['', 'a.b', 'a b', '*', '>', 'ă', 'a\n', 'x'.repeat(101), 7, null, {}];
  expect(wrong.filter(isCommandId)).toEqual([]);
});

const logged = (type: string, stream = 'task/KH-01/7'): LoggedEvent => ({
  stream,
  version: 3,
  position: 41,
  recordedAt: '2026-03-02T02:00:00.250Z' as Instant,
  commandId: 'c-1',
  actor: { kind: 'unit', unit: 'G15', verified: true, channel: 'cli' },
  hash: 'f'.repeat(64),
  event: { type, at: '2026-03-02T02:00:00.000Z' as Instant, ...{ percent: 40, text: 'đã nối' } },
});

describe('an event as a CloudEvent', () => {
  test('has every attribute of version 1.0, and in its data what the log knows', () => {
    expect(toCloudEvent('http://127.0.0.1:7206', logged('ProgressReported'))).toEqual({
      specversion: '1.0',
      id: 'task/KH-01/7@3',
      source: 'http://127.0.0.1:7206',
      type: 'vn.dondoc.task.progress-reported.v1',
      subject: 'task/KH-01/7',
      time: '2026-03-02T02:00:00.000Z',
      datacontenttype: 'application/json',
      data: {
        percent: 40,
        text: 'đã nối',
        version: 3,
        position: 41,
        recordedAt: '2026-03-02T02:00:00.250Z',
        commandId: 'c-1',
        actor: { kind: 'unit', unit: 'G15', verified: true, channel: 'cli' },
        hash: 'f'.repeat(64),
      },
    });
    expect(eventId(logged('ProgressReported'))).toBe('task/KH-01/7@3');
  });

  test.each([
    ['TaskAssigned', 'vn.dondoc.task.assigned.v1'],
    ['TaskAcknowledged', 'vn.dondoc.task.acknowledged.v1'],
    ['TaskDeclined', 'vn.dondoc.task.declined.v1'],
    ['ProgressReported', 'vn.dondoc.task.progress-reported.v1'],
    ['ObstacleReported', 'vn.dondoc.task.obstacle-reported.v1'],
    ['ContributionMade', 'vn.dondoc.task.contribution-made.v1'],
    ['ResultSubmitted', 'vn.dondoc.task.result-submitted.v1'],
    ['ExtensionRequested', 'vn.dondoc.task.extension-requested.v1'],
    ['ExtensionGranted', 'vn.dondoc.task.extension-granted.v1'],
    ['ExtensionRefused', 'vn.dondoc.task.extension-refused.v1'],
    ['CompletionConfirmed', 'vn.dondoc.task.completion-confirmed.v1'],
    ['ResultReturned', 'vn.dondoc.task.result-returned.v1'],
    ['TaskWithdrawn', 'vn.dondoc.task.withdrawn.v1'],
    ['ReminderDue', 'vn.dondoc.task.reminder-due.v1'],
    ['TaskOverdue', 'vn.dondoc.task.overdue.v1'],
    ['OverdueCleared', 'vn.dondoc.task.overdue-cleared.v1'],
    ['EscalationRaised', 'vn.dondoc.task.escalation-raised.v1'],
    ['LatenessRepeated', 'vn.dondoc.task.lateness-repeated.v1'],
  ])('names %s of a task %s', (type, name) => {
    expect(toCloudEvent('urn:x', logged(type)).type).toBe(name);
  });

  test('names what happened to documents and digests by them', () => {
    const typeOf = (type: string, stream: string) => toCloudEvent('u', logged(type, stream)).type;
    expect(typeOf('DocumentImported', 'document/KH-01')).toBe('vn.dondoc.document.imported.v1');
    expect(typeOf('DigestSent', 'digest/G15/head/x')).toBe('vn.dondoc.digest.sent.v1');
  });

  test('that no message could hold goes without its large members, and names them', () => {
    const whole = logged('DigestSent', 'digest/G15/head/x');
    const lines = Array.from({ length: 100 }, () => ({ title: 'ố'.repeat(9000) }));
    const event = { ...whole.event, lines, slotAt: 's' };
    const { data } = toCloudEvent('u', { ...whole, event });
    expect(data).toMatchObject({ omitted: ['lines'], slotAt: 's', position: 41, percent: 40 });
    expect(data['lines']).toBeUndefined();
  });
});
