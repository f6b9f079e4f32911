/** Words of any kind and length: never a failure, never a wait, and only a due day has an instant. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { findDeadlines } from '../../../domain/deadline/finding.js';
import { deadline as deadlineSchema } from '../../../domain/deadline/messages.js';
import { resolveDeadline } from '../../../domain/deadline/phrase.js';
import { cpuMs } from '../../support/cpu-time.js';
import { runs } from '../../support/task-lives.js';
import { inAugust } from './resolving.js';

const fragments = [
  ...['trước', 'ngày', 'tháng', 'năm', '31/2', '2022', 'từ', 'đến', 'quý', 'II', ';', ',', '24h'],
  ...['hằng', 'thường xuyên', 'theo lộ trình', 'tại Nghị định số 63/NĐ-CP', 'nửa đầu', 'cuối', '6'],
  ...[
    '15 ngày làm việc',
    'kể từ',
    'ngày ký',
    '999 năm',
    'trong',
    'hoàn thành',
    '-',
    '\n',
    ' ',
    'l2',
  ],
  ...['giữa quý', 'cấp tỉnh', '(', ')', '12/2024', '00/00/2022', '9999', '“'],
];
const anyWords = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string()), { maxLength: 30 })
  .chain((words) => fc.constantFrom(' ', '').map((joint) => words.join(joint)));

const contexts = fc.constantFrom({ assignedOn: null, documentYear: null }, inAugust, {
  assignedOn: '2024-02-29' as CivilDate,
  documentYear: null,
  beforeIsExclusive: false,
});

test('no words make the reader fail', () =>
  fc.assert(
    fc.property(anyWords, contexts, (phrase, context) => {
      const { deadline, review, alternatives } = resolveDeadline(phrase, context);
      expect(deadline.phrase).toBe(phrase);
      expect(deadlineSchema.safeParse(deadline).error).toBeUndefined();
      const { kind, due, dueAt, earliest, latest } = deadline;
      expect(dueAt === null).toBe(due === null);
      if (due !== null) {
        expect(['date', 'staged']).toContain(kind);
        expect(earliest !== null && latest !== null && earliest <= due && due <= latest).toBe(true);
      }
      if (kind === 'none') expect(review).not.toEqual([]);
      for (const other of alternatives) expect(other.due).not.toBe(due);
    }),
    { numRuns: 10 * runs.numRuns },
  ));

const longest = (piece: string, most: number): string =>
  piece.repeat(Math.ceil(most / piece.length)).slice(0, most);

test('no words make it slow', () => {
  for (const fragment of [...fragments, 'Hoàn thành ', 'từ tháng 3 ', '1/', '1-', 'a', ' ', '1 ']) {
    const phrase = longest(`${fragment} `, 500);
    expect(cpuMs(() => resolveDeadline(phrase, inAugust))).toBeLessThan(200);
    const prose = longest(`${fragment} `, 20_000);
    expect(cpuMs(() => findDeadlines(prose, inAugust))).toBeLessThan(2000);
  }
});

test('longer texts than a deadline can be are not read', () => {
  const phrase = `Tháng 3/2022${' '.repeat(500)}`;
  expect(resolveDeadline(phrase, inAugust).deadline).toMatchObject({ phrase, rule: 'unread' });
  expect(resolveDeadline(phrase.slice(0, 500), inAugust).deadline.rule).toBe('month');
});
