import { expect, test } from 'vitest';
import { digestEvent } from '../../../domain/notice/messages.js';
import { date, utc } from '../../support/builders.js';

const line = {
  task: 'task/TTg-06-QD-TTg-2022/PL-I-7',
  version: 4,
  kind: 'escalation',
  title: 'Kết nối cơ sở dữ liệu hộ tịch',
  lead: 'Bộ Tư pháp',
  due: date('2022-09-15'),
  level: 1,
};
const sent = {
  type: 'DigestSent',
  at: utc('2022-09-20T01:00:02.000Z'),
  recipient: { unit: 'G15', office: 'head' },
  slotAt: utc('2022-09-20T01:00:00.000Z'),
  channels: [{ channel: 'inbox', outcome: 'sent', detail: '' }],
  lines: [line],
  suppressed: [{ ...line, kind: 'reminder', level: null }],
};

test('a digest survives its way through JSON', () =>
  expect(digestEvent.parse(JSON.parse(JSON.stringify(sent)))).toStrictEqual(sent));

test('a digest goes to an office, never to a person', () =>
  expect(
    digestEvent.safeParse({ ...sent, recipient: { unit: 'G15', office: 'Nguyễn Văn A' } }).success,
  ).toBe(false));
