import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDateOf, instantFromMs, msOf } from '../../domain/calendar/instant.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import { unitByCode } from '../../domain/unit/register.js';
import { sampleDirective } from '../../examples/sample-directive.js';
import { type ReadDirective, readDirective } from '../../intake/directive.js';

const read = async (now: Instant): Promise<ReadDirective> => {
  const { fileName, text } = sampleDirective(now);
  const result = await readDirective(new TextEncoder().encode(text), fileName);
  if (result.outcome !== 'read') throw new Error(result.message.en);
  return result;
};

const dayMs = 86_400_000;
const late = (now: Instant) => (task: ProposedTask) =>
  task.deadline.dueAt !== null && task.deadline.dueAt <= now;

describe('the sample on Monday 14 September 2026 at 09:30:20 local', async () => {
  const now = '2026-09-14T02:30:20.000Z' as Instant;
  const { document, tasks, missing } = await read(now);

  test('is a whole document of 24 tasks in three sections', () => {
    expect(missing).toEqual([]);
    expect(document.key).toBe('X-ban-dieu-phoi-mau-12-KH-BDPM-2026');
    expect(document.signedOn).toBe('2026-07-01'); // 75 days before
    expect(document.name).toBe(
      'Kế hoạch nối các kho dữ liệu dùng chung để người dân chỉ phải khai một lần',
    );
    expect(tasks).toHaveLength(24);
    expect([...new Set(tasks.map((task) => task.section))]).toEqual(['I', 'II', 'III']);
  });

  test('four tasks are overdue, two are due tomorrow', () => {
    expect(tasks.filter(late(now)).map((task) => [task.rowKey, task.deadline.due])).toEqual([
      ['I-1', '2026-08-24'], // before 25 August, which is 20 days ago
      ['I-2', '2026-08-31'],
      ['I-3', '2026-09-08'],
      ['I-4', '2026-09-13'],
    ]);
    const tomorrow = tasks.filter((task) => task.deadline.due === '2026-09-15');
    expect(tomorrow.map((task) => task.rowKey)).toEqual(['I-5', 'I-6']);
  });

  test('one express task is due at the first full minute at least a minute away', () => {
    const express = tasks.filter((task) => task.urgency === 'express');
    expect(express.map((task) => task.deadline.phrase)).toEqual(['trước 09 giờ 32 ngày 14/9/2026']);
    expect(express[0]?.deadline.dueAt).toBe('2026-09-14T02:32:00.000Z');
  });

  test('three stand, one is staged, one is blank, one is for all provinces', () => {
    const kinds = (kind: string) => tasks.filter((task) => task.deadline.kind === kind).length;
    expect([kinds('standing'), kinds('staged'), kinds('none'), kinds('date')]).toEqual([
      3, 1, 1, 19,
    ]);
    const groupLed = tasks.filter((task) => unitByCode(task.leads[0]?.code ?? '')?.members != null);
    expect(groupLed.map((task) => task.rowKey)).toEqual(['II-6']);
  });

  test('only joint leads and the blank deadline are in doubt', () => {
    const review = new Set(tasks.flatMap((task) => task.review));
    expect(review).toEqual(new Set(['deadline-blank']));
  });
});

test('at any moment of 2022 to 2030 the sample shows every state of a task', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2030, 11, 31, 16) }),
      async (ms) => {
        const now = instantFromMs(ms);
        const { document, tasks, missing } = await read(now);
        expect(tasks).toHaveLength(24);
        expect(missing).toEqual([]);
        expect(tasks.filter(late(now))).toHaveLength(4);
        const tomorrow = civilDateOf(instantFromMs(ms + dayMs));
        const dueTomorrow = tasks.filter((task) => task.deadline.due === tomorrow);
        expect(dueTomorrow.length).toBeGreaterThanOrEqual(2);
        expect(new Set(tasks.flatMap((task) => task.review))).toEqual(new Set(['deadline-blank']));
        const [express] = tasks.filter((task) => task.urgency === 'express');
        const dueAt = msOf(express?.deadline.dueAt ?? now);
        expect(dueAt % 60_000).toBe(0);
        expect(dueAt - ms).toBeGreaterThanOrEqual(60_000);
        expect(dueAt - ms).toBeLessThan(120_000);
        expect((document.signedOn ?? '9') < civilDateOf(now)).toBe(true);
      },
    ),
    { numRuns: 40 },
  ));
