import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '../../domain/calendar/messages.js';
import { listInbox } from '../../store/overviews.js';
import {
  assign,
  assignOne,
  type ClockedLog,
  clockedLog,
  coordinator,
  observe,
  plainPolicy,
  result,
  tell,
  unit,
} from '../store/told-tasks.js';
import { coordinating, dated, lead, row } from '../support/directives.js';
import { digestEvents, lineStates, listening, notify, spoken } from './listening-channel.js';

let log: ClockedLog;
const setClock = (text: string) => log.setOffset(Date.parse(text) - Date.now());

/** Monday 2 March 2026, nine in the morning: past that day's slot. */
const monday = '2026-03-02T02:00:00.000Z';
/** Eight in the morning of Tuesday, the next slot. */
const tuesdaySlot = '2026-03-03T01:00:00.000Z' as Instant;
const wednesdaySlot = '2026-03-04T01:00:00.000Z' as Instant;

beforeEach(async () => {
  log = await clockedLog();
  await setClock(monday);
});
afterEach(() => log.close());

const alone = { parts: [lead('G01')] };

describe('a slot', () => {
  test('brings one digest to each recipient, with all its lines, and no second one', async () => {
    const rows = [
      row('1'),
      row('2', alone),
      row('3', { parts: [lead('G05'), coordinating('G01')] }),
    ];
    const [first, second, third] = await assign(log.database, { key: 'KH-01', rows });
    const channel = listening();
    expect(await notify(log.database, channel)).toMatchObject({ digests: 0, lines: 0 });
    await setClock(tuesdaySlot);
    expect(await notify(log.database, channel)).toEqual({
      digests: 3,
      lines: 5,
      suppressed: 0,
      failed: 0,
    });
    expect(channel.ids().sort()).toEqual([
      'digest/G01/focal-point/20260303T010000000Z',
      'digest/G05/focal-point/20260303T010000000Z',
      'digest/G22/focal-point/20260303T010000000Z',
    ]);
    const toJustice = channel.digests.find(({ recipient }) => recipient.unit === 'G01');
    expect(toJustice).toEqual({
      id: 'digest/G01/focal-point/20260303T010000000Z',
      recipient: { unit: 'G01', office: 'focal-point' },
      slotAt: tuesdaySlot,
      lines: [first, second, third].map((task, index) => ({
        task,
        version: 1,
        kind: 'assigned',
        title: `Nhiệm vụ số ${index + 1}`,
        lead: index === 2 ? 'Đơn vị G05' : 'Đơn vị G01',
        due: '2030-12-31',
        level: null,
      })),
    });
    expect(await notify(log.database, channel)).toMatchObject({ digests: 0 });
    expect(channel.digests).toHaveLength(3);
  });

  test('is of a working day: what Friday nine o’clock brings is told on Monday at eight', async () => {
    await setClock('2026-03-06T02:00:00.000Z');
    await assignOne(log.database, { rows: [row('1', alone)] });
    const channel = listening();
    for (const early of ['2026-03-07T01:00:00.000Z', '2026-03-08T01:00:00.000Z']) {
      await setClock(early);
      expect(await notify(log.database, channel)).toMatchObject({ digests: 0 });
    }
    await setClock('2026-03-09T01:00:00.000Z');
    expect(await notify(log.database, channel)).toMatchObject({ digests: 1 });
    expect(channel.ids()).toEqual(['digest/G01/focal-point/20260309T010000000Z']);
  });

  test('that passed unseen is made good with the next: one digest, of the newest slot', async () => {
    const id = await assignOne(log.database, { rows: [row('1', alone)] });
    await setClock(tuesdaySlot);
    await setClock('2026-03-03T02:00:00.000Z');
    await tell(log.database, id, coordinator, { type: 'Withdraw', legalBasis: 'Công văn 5' });
    await setClock(wednesdaySlot);
    const channel = listening();
    expect(await notify(log.database, channel)).toMatchObject({ digests: 1 });
    expect(channel.ids()).toEqual(['digest/G01/focal-point/20260304T010000000Z']);
    // That it was given is no longer true; that it was taken back is.
    expect(spoken(channel.digests)).toEqual([`G01/focal-point: ${id} task-withdrawn`]);
  });

  test('of two offices of one unit is two digests', async () => {
    const id = await assignOne(log.database, {
      rows: [row('1', { ...alone, deadline: dated('2026-03-31') })],
    });
    await notify(log.database, listening(), { kind: 'everything' });
    await setClock('2026-04-01T17:00:00.000Z');
    await observe(log.database, id, '2026-04-01T17:00:00.000Z' as Instant);
    await setClock('2026-04-02T01:00:00.000Z');
    const channel = listening();
    await notify(log.database, channel);
    expect(spoken(channel.digests).sort()).toEqual([
      `G01/focal-point: ${id} overdue`,
      `G01/head: ${id} escalation`,
      `X-co-quan-thuong-truc/standing-agency: ${id} escalation`,
    ]);
  });

  test('ahead of its time, asked for by hand, sends what waits under the instant of asking', async () => {
    await assignOne(log.database, { rows: [row('1', alone)] });
    const channel = listening();
    expect(await notify(log.database, channel, { kind: 'everything' })).toMatchObject({
      digests: 1,
    });
    expect(channel.ids()[0]).toMatch(/^digest\/G01\/focal-point\/20260302T0200\d{5}Z$/);
    await setClock(tuesdaySlot);
    expect(await notify(log.database, channel)).toMatchObject({ digests: 0 });
  });
});

describe('a line is looked at again when its digest is made:', () => {
  const dueInMarch = () =>
    assignOne(log.database, {
      rows: [row('1', { ...alone, deadline: dated('2026-03-20') })],
    });

  test('a reminder of a task completed meanwhile is suppressed, and that is recorded', async () => {
    const id = await dueInMarch();
    await notify(log.database, listening(), { kind: 'everything' });
    // Fifteen days before the 20th is midnight of the 5th, local.
    await setClock('2026-03-04T17:00:00.000Z');
    await observe(log.database, id, '2026-03-04T17:00:00.000Z' as Instant);
    await tell(log.database, id, unit('G01'), { type: 'SubmitResult', result });
    await setClock('2026-03-05T01:00:00.000Z');
    const channel = listening();
    expect(await notify(log.database, channel)).toMatchObject({ lines: 1, suppressed: 1 });
    expect(spoken(channel.digests)).toEqual([
      `X-co-quan-thuong-truc/standing-agency: ${id} result-submitted`,
    ]);
    const events = await digestEvents(log.database);
    const silent = events.find(({ lines }) => lines.length === 0);
    expect(silent).toMatchObject({
      recipient: { unit: 'G01', office: 'focal-point' },
      channels: [],
      suppressed: [{ task: id, version: 2, kind: 'reminder' }],
    });
  });

  test('of several reminders unsent so far the newest speaks', async () => {
    const id = await dueInMarch();
    await notify(log.database, listening(), { kind: 'everything' });
    await observe(log.database, id, '2026-03-04T17:00:00.000Z' as Instant);
    // Five working days before Friday the 20th is Friday the 13th.
    await observe(log.database, id, '2026-03-12T17:00:00.000Z' as Instant);
    const channel = listening();
    await notify(log.database, channel, { kind: 'everything' });
    expect(channel.digests.flatMap(({ lines }) => lines)).toMatchObject([
      { kind: 'reminder', version: 3 },
    ]);
    expect(await lineStates(log.database)).toEqual([
      `G01/focal-point ${id}@1 assigned sent`,
      `G01/focal-point ${id}@2 reminder suppressed`,
      `G01/focal-point ${id}@3 reminder sent`,
    ]);
  });

  test('a reminder of a date that was moved since is suppressed', async () => {
    const id = await dueInMarch();
    await notify(log.database, listening(), { kind: 'everything' });
    await observe(log.database, id, '2026-03-04T17:00:00.000Z' as Instant);
    const until = dated('2026-06-30').due;
    await tell(log.database, id, coordinator, { type: 'GrantExtension', until, basis: 'CV 9' });
    const channel = listening();
    await notify(log.database, channel, { kind: 'everything' });
    expect(spoken(channel.digests)).toEqual([`G01/focal-point: ${id} extension-answered`]);
  });

  test('each level of escalation is told, for each informs somebody else', async () => {
    const twoLevels = {
      ...plainPolicy,
      escalations: [1, 2].map((level) => ({
        level,
        after: { amount: level, unit: 'working-day' as const },
        recipients: ['working-group' as const],
      })),
    };
    const id = await assignOne(log.database, {
      rows: [row('1', { ...alone, deadline: dated('2026-03-03') })],
      policy: twoLevels,
    });
    await setClock('2026-03-06T02:00:00.000Z');
    await observe(log.database, id, '2026-03-06T02:00:00.000Z' as Instant);
    const channel = listening();
    await notify(log.database, channel, { kind: 'everything' });
    const toGroup = channel.digests.filter(({ recipient }) => recipient.unit === 'X-to-cong-tac');
    expect(toGroup.flatMap(({ lines }) => lines.map(({ level }) => level))).toEqual([1, 2]);
  });
});

test('a unit sees its own digests in the board’s inbox, the newest first', async () => {
  await assignOne(log.database);
  await setClock(tuesdaySlot);
  await notify(log.database);
  const second = await assignOne(log.database);
  await setClock(wednesdaySlot);
  await notify(log.database);
  const inbox = await listInbox(log.database, 'G22');
  expect(inbox.map(({ slotAt }) => slotAt)).toEqual([wednesdaySlot, tuesdaySlot]);
  expect(inbox[0]?.lines).toMatchObject([{ task: second, kind: 'assigned' }]);
  expect(await listInbox(log.database, 'G05')).toEqual([]);
  expect(await listInbox(log.database, null)).toHaveLength(4);
});
