import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../delivery/digest.js';
import { inboxChannel } from '../../delivery/inbox.js';
import { sendWaiting } from '../../delivery/notifier.js';
import type { Instant } from '../../domain/calendar/messages.js';

import { type Database, openDatabase } from '../../store/database.js';
import { listInbox } from '../../store/overviews.js';
import { verifyLog } from '../../store/verify.js';
import { assign, assignOne, type ClockedLog, clockedLog, observe } from '../store/told-tasks.js';
import { coordinating, dueAt, lead, row } from '../support/directives.js';
import { digestEvents, lineStates, listening, notify, toldByLog } from './listening-channel.js';

let log: ClockedLog;
let database: Database;
const setClock = (text: string) => log.setOffset(Date.parse(text) - Date.now());

const monday = '2026-03-02T02:00:00.000Z';
const tuesdaySlot = '2026-03-03T01:00:00.000Z';
const toJustice = 'digest/G01/focal-point/20260303T010000000Z';

beforeEach(async () => {
  log = await clockedLog();
  database = log.database;
  await setClock(monday);
});
afterEach(() => log.close());

const alone = { parts: [lead('G01')] };
const failed: Delivery = { outcome: 'failed', detail: 'mailbox full' };

/** Every line has one digest in the log, of which the table says the same. */
const agreed = async () => {
  const lines = (await lineStates(database)).sort();
  expect((await toldByLog(database)).sort()).toEqual(lines);
  expect(await verifyLog(database)).toMatchObject({ outcome: 'whole' });
  return lines;
};

describe('two notifiers at once', () => {
  test('tell each recipient once', async () => {
    const rows = Array.from({ length: 12 }, (_, index) =>
      row(String(index + 1), { parts: [lead(`H0${(index % 4) + 1}`), coordinating('G22')] }),
    );
    await assign(database, { rows });
    await setClock(tuesdaySlot);
    await Promise.all([notify(database), notify(database), notify(database)]);
    await notify(database, listening(), { kind: 'leftover' });
    // Four leads and one coordinating unit.
    expect(await digestEvents(database)).toHaveLength(5);
    expect(await listInbox(database, null)).toHaveLength(5);
    expect((await agreed()).every((line) => line.endsWith(' sent'))).toBe(true);
  });

  test('one of which comes while the other hands over record what the first one said', async () => {
    await assignOne(database, { rows: [row('1', alone)] });
    await setClock(tuesdaySlot);
    const second = listening();
    const first = listening(async () => {
      await notify(database, second);
      return { outcome: 'sent', detail: '' };
    });
    await notify(database, first);
    expect([first.ids(), second.ids()]).toEqual([[toJustice], [toJustice]]);
    expect(await digestEvents(database)).toHaveLength(1);
    await agreed();
  });

  test('do not slip a late line into a digest that is on its way', async () => {
    const [early] = await assign(database, { rows: [row('1', alone)] });
    await setClock(tuesdaySlot);
    const second = listening();
    let late: string | undefined;
    const first = listening(async () => {
      if (late === undefined) {
        // A decision that read the clock before the slot and commits after it.
        await setClock(monday);
        [late] = await assign(database, { rows: [row('1', alone)] });
        await setClock(tuesdaySlot);
        await notify(database, second);
      }
      return { outcome: 'sent', detail: '' };
    });
    await notify(database, first);
    expect(first.digests.flatMap(({ lines }) => lines.map(({ task }) => task))).toEqual([early]);
    const others = second.digests.filter(({ id }) => id !== toJustice);
    expect(others.flatMap(({ lines }) => lines.map(({ task }) => task))).toEqual([late]);
    await agreed();
  });

  test('for two express tasks of one instant lose no line and tell none twice', async () => {
    const due = {
      urgency: 'express' as const,
      deadline: dueAt('2026-03-02T02:30:00.000Z' as Instant),
    };
    const rows = Array.from({ length: 6 }, (_, index) =>
      row(String(index + 1), { ...alone, ...due }),
    );
    const ids = await assign(database, { rows });
    await notify(database, listening(), { kind: 'everything' });
    await setClock('2026-03-02T02:31:00.000Z');
    for (const id of ids) await observe(database, id, '2026-03-02T02:30:00.000Z' as Instant);
    // All of them stand for one instant, as milestones of one hour recorded in one millisecond do.
    await database
      .updateTable('notice')
      .set({ slot_at: '2026-03-02T02:31:00.000Z' as Instant })
      .where('state', '=', 'pending')
      .execute();
    const channel = listening();
    await Promise.all(ids.map((task) => notify(database, channel, { kind: 'task', task })));
    const lines = await agreed();
    expect(lines.filter((line) => line.endsWith('overdue sent'))).toHaveLength(6);
    expect(channel.digests.flatMap((digest) => digest.lines)).toHaveLength(6);
    expect(new Set(channel.ids()).size).toBe(6);
  });
});

describe('a crash', () => {
  test('between hand-over and record sends the same digest again, and the record is single', async () => {
    await assignOne(database, { rows: [row('1', alone)] });
    await setClock(tuesdaySlot);
    const dying = openDatabase(log.appUrl, 2);
    const before = listening(async () => {
      await dying.destroy();
      return { outcome: 'sent', detail: '' };
    });
    // The inbox is of the database that lives on: it has the digest when the notifier dies.
    const crash = sendWaiting(dying, [inboxChannel(database), before], { kind: 'slot' }, () => {});
    await expect(crash).rejects.toThrow();
    expect(await digestEvents(database)).toEqual([]);
    const again = listening();
    expect(await notify(database, again, { kind: 'leftover' })).toMatchObject({ digests: 1 });
    expect(again.digests).toEqual(before.digests);
    expect(await listInbox(database, 'G01')).toHaveLength(1);
    expect(await digestEvents(database)).toHaveLength(1);
    await agreed();
    expect(await notify(database, again, { kind: 'leftover' })).toMatchObject({ digests: 0 });
  });

  test('leaves lines that nobody took to their slot, but express ones to the next look', async () => {
    const express = { ...alone, urgency: 'express' as const };
    await assign(database, { rows: [row('1', alone), row('2', express)] });
    await setClock(tuesdaySlot);
    const channel = listening();
    await notify(database, channel, { kind: 'leftover' });
    expect(channel.digests.flatMap(({ lines }) => lines.map(({ title }) => title))).toEqual([
      'Nhiệm vụ số 2',
    ]);
  });
});

describe('a channel that fails', () => {
  const fourParts = { parts: [lead('G01'), coordinating('G02'), coordinating('G03')] };

  test('keeps its digest for the next time and holds up nobody else, whether it says so or throws', async () => {
    await assignOne(database, { rows: [row('1', fourParts)] });
    await setClock(tuesdaySlot);
    const moody = listening(({ recipient }) => {
      if (recipient.unit === 'G01') throw new TypeError('no route');
      return recipient.unit === 'G02' ? failed : { outcome: 'sent', detail: '' };
    });
    expect(await notify(database, moody)).toEqual({
      digests: 1,
      lines: 1,
      suppressed: 0,
      failed: 2,
    });
    expect((await lineStates(database)).map((line) => line.split(' ').at(-1))).toEqual([
      'pending',
      'pending',
      'sent',
    ]);
    const well = listening();
    expect(await notify(database, well)).toMatchObject({ digests: 2, failed: 0 });
    expect(well.ids().sort()).toEqual([
      'digest/G01/focal-point/20260303T010000000Z',
      'digest/G02/focal-point/20260303T010000000Z',
    ]);
    // The inbox took them at the first time already.
    expect(await listInbox(database, null)).toHaveLength(3);
    await agreed();
  });

  test('is tried again for twelve hours; then the failure is recorded beside who took it', async () => {
    await assignOne(database, { rows: [row('1', alone)] });
    const broken = listening(() => failed);
    for (const early of [tuesdaySlot, '2026-03-03T12:59:30.000Z']) {
      await setClock(early);
      expect(await notify(database, broken)).toMatchObject({ digests: 0, failed: 1 });
    }
    expect(await digestEvents(database)).toEqual([]);
    await setClock('2026-03-03T13:00:00.000Z');
    expect(await notify(database, broken)).toMatchObject({ digests: 1, failed: 0 });
    expect(await digestEvents(database)).toMatchObject([
      {
        slotAt: tuesdaySlot,
        channels: [
          { channel: 'listening', outcome: 'failed', detail: 'mailbox full' },
          { channel: 'inbox', outcome: 'sent', detail: toJustice },
        ],
      },
    ]);
    expect(broken.ids()).toEqual([toJustice, toJustice, toJustice]);
    expect(await notify(database, broken)).toMatchObject({ digests: 0, failed: 0 });
    await agreed();
  });

  test('does not keep what came later waiting under its name', async () => {
    await assignOne(database, { rows: [row('1', alone)] });
    await setClock(tuesdaySlot);
    const broken = listening(() => failed);
    await notify(database, broken);
    await setClock('2026-03-03T02:00:00.000Z');
    const later = await assignOne(database, { rows: [row('1', alone)] });
    const channel = listening(({ id }) =>
      id === toJustice ? failed : { outcome: 'sent', detail: '' },
    );
    await notify(database, channel, { kind: 'everything' });
    const [, told] = channel.digests;
    expect(channel.ids()[0]).toBe(toJustice);
    expect(told?.lines).toMatchObject([{ task: later }]);
    expect(await digestEvents(database)).toHaveLength(1);
  });
});

test('a clock set back an hour tells nothing twice and forgets nothing', async () => {
  await assignOne(database, { rows: [row('1', alone)] });
  await setClock(tuesdaySlot);
  await notify(database);
  await setClock('2026-03-03T00:00:00.000Z');
  const later = await assignOne(database, { rows: [row('1', alone)] });
  expect(await notify(database)).toMatchObject({ digests: 0 });
  await setClock(tuesdaySlot);
  const channel = listening();
  // The same slot comes a second time; its digest was sent, so the line gets one of its own.
  expect(await notify(database, channel)).toMatchObject({ digests: 1 });
  expect(channel.digests[0]?.lines).toMatchObject([{ task: later }]);
  expect(channel.ids()[0]).not.toBe(toJustice);
  await agreed();
});
