/** The workflow that a schedule starts at each slot, on a real Temporal, with the database's clock set. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listInbox } from '../../store/overviews.js';
import type { DigestReport } from '../../workflows/contract.js';
import { assignOne } from '../store/told-tasks.js';
import { type ClockedDatabase, createClockedDatabase } from '../support/database-clock.js';
import { lead, row } from '../support/directives.js';
import { uniqueName } from '../support/servers.js';
import { createStage, type Stage } from '../support/stage.js';
import { listening } from './listening-channel.js';

let clocked: ClockedDatabase;
let stage: Stage;
let failures = 0;
const channel = listening(() => {
  failures -= 1;
  return failures >= 0 ? { outcome: 'failed', detail: 'away' } : { outcome: 'sent', detail: '' };
});

const setClock = (text: string) => clocked.setOffset(Date.parse(text) - Date.now());
const runDigest = (now: boolean) =>
  stage.temporal.workflow.execute<(input: { now: boolean }) => Promise<DigestReport>>('digest', {
    taskQueue: stage.taskQueue,
    workflowId: uniqueName('digest'),
    args: [{ now }],
  });

beforeAll(async () => {
  clocked = await createClockedDatabase();
  stage = await createStage([channel], { database: clocked.urls });
  await stage.startWorker();
});
afterAll(async () => {
  await stage.close();
  await clocked.close();
});
beforeEach(() => {
  failures = 0;
});

const idle = { digests: 0, lines: 0, suppressed: 0, failed: 0 };

describe('the digest workflow', () => {
  test.each([
    ['a Sunday', '2026-03-08T01:00:00.000Z'],
    ['a Saturday', '2026-03-07T01:00:00.000Z'],
    ['30 April', '2026-04-30T01:00:00.000Z'],
    ['Monday 31 August, swapped for a Saturday', '2026-08-31T01:00:00.000Z'],
    ['a Saturday at half past midnight, still Friday in London', '2026-03-06T17:30:00.000Z'],
  ])('ends at once on %s, whatever waits', async (_day, at) => {
    await setClock('2026-03-02T02:00:00.000Z');
    await assignOne(stage.database, { rows: [row('1', { parts: [lead('G01')] })] });
    await setClock(at);
    expect(await runDigest(false)).toEqual({ workingDay: false, ...idle });
    expect(await listInbox(stage.database, null)).toEqual([]);
  });

  test('sends on a make-up Saturday what has waited', async () => {
    await setClock('2026-08-22T01:00:00.000Z');
    expect(await runDigest(false)).toMatchObject({ workingDay: true, digests: 1, lines: 5 });
    expect(await listInbox(stage.database, 'G01')).toHaveLength(1);
    expect(await runDigest(false)).toEqual({ workingDay: true, ...idle });
  });

  test('tries again by itself while a channel is away', async () => {
    await setClock('2026-08-24T02:00:00.000Z');
    await assignOne(stage.database, { rows: [row('1', { parts: [lead('G02')] })] });
    await setClock('2026-08-25T01:00:00.000Z');
    failures = 1;
    expect(await runDigest(false)).toMatchObject({ digests: 1, lines: 1, failed: 0 });
    const toSecond = channel.ids().filter((id) => id.includes('/G02/'));
    expect(toSecond).toEqual(Array(2).fill('digest/G02/focal-point/20260825T010000000Z'));
    expect(await listInbox(stage.database, 'G02')).toHaveLength(1);
  });

  test('run by hand sends on any day, ahead of the slot', async () => {
    await setClock('2026-09-02T03:00:00.000Z');
    await assignOne(stage.database, { rows: [row('1', { parts: [lead('G03')] })] });
    expect(await runDigest(true)).toMatchObject({ workingDay: true, digests: 1, lines: 1 });
    expect(await listInbox(stage.database, 'G03')).toHaveLength(1);
  });
});
