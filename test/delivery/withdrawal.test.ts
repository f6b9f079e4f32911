import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '../../domain/calendar/messages.js';
import type { TaskId } from '../../domain/task/messages.js';
import {
  assignOne,
  type ClockedLog,
  clockedLog,
  coordinator,
  observe,
  result,
  tell,
  unit,
} from '../store/told-tasks.js';
import { dated, dueAt, lead, row } from '../support/directives.js';
import { lineStates, listening, notify, spoken, toldByLog } from './listening-channel.js';

let log: ClockedLog;
const setClock = (text: string) => log.setOffset(Date.parse(text) - Date.now());

/** Monday 2 March 2026, nine in the morning. */
const monday = '2026-03-02T02:00:00.000Z';
const tuesdaySlot = '2026-03-03T01:00:00.000Z';
const alone = { parts: [lead('G01')] };

beforeEach(async () => {
  log = await clockedLog();
  await setClock(monday);
});
afterEach(() => log.close());

describe('lateness that was cleared', () => {
  const moment = (minutes: number) => new Date(Date.parse(monday) + minutes * 60_000).toISOString();
  const late = async (): Promise<TaskId> => {
    const id = await assignOne(log.database, {
      rows: [row('1', { ...alone, deadline: dueAt(moment(10) as Instant) })],
    });
    await notify(log.database, listening(), { kind: 'everything' });
    await setClock(moment(20));
    await observe(log.database, id, moment(20) as Instant);
    return id;
  };
  const inTime = (id: TaskId) =>
    tell(
      log.database,
      id,
      unit('G01'),
      { type: 'SubmitResult', result },
      {
        at: moment(9) as Instant,
      },
    );

  test('before it was told is never told, and nothing is taken back', async () => {
    const id = await late();
    await inTime(id);
    const channel = listening();
    await notify(log.database, channel, { kind: 'everything' });
    expect(spoken(channel.digests)).toEqual([
      `X-co-quan-thuong-truc/standing-agency: ${id} result-submitted`,
    ]);
    expect(await lineStates(log.database)).toContain(`G01/focal-point ${id}@2 overdue suppressed`);
  });

  test('after it was told is taken back, at the next slot, from those who were told', async () => {
    const id = await late();
    await notify(log.database, listening(), { kind: 'everything' });
    await inTime(id);
    const channel = listening();
    await setClock(tuesdaySlot);
    await notify(log.database, channel);
    expect(spoken(channel.digests).sort()).toEqual([
      `G01/focal-point: ${id} lateness-withdrawn`,
      `X-co-quan-thuong-truc/standing-agency: ${id} result-submitted`,
    ]);
  });

  test('a second time unsent is not taken back from those told of the first', async () => {
    const id = await late();
    await notify(log.database, listening(), { kind: 'everything' });
    const until = dated('2026-03-05').due;
    await tell(log.database, id, coordinator, { type: 'GrantExtension', until, basis: 'CV 9' });
    await notify(log.database, listening(), { kind: 'everything' });
    await setClock('2026-03-05T17:00:00.000Z');
    await observe(log.database, id, '2026-03-05T17:00:00.000Z' as Instant);
    const further = dated('2026-03-31').due;
    await tell(log.database, id, coordinator, {
      type: 'GrantExtension',
      until: further,
      basis: 'CV 10',
    });
    const channel = listening();
    await notify(log.database, channel, { kind: 'everything' });
    expect(spoken(channel.digests)).toEqual([`G01/focal-point: ${id} extension-answered`]);
  });

  test('leaves log and table agreeing on every line', async () => {
    const id = await late();
    await notify(log.database, listening(), { kind: 'everything' });
    await inTime(id);
    await notify(log.database, listening(), { kind: 'everything' });
    expect((await lineStates(log.database)).sort()).toEqual((await toldByLog(log.database)).sort());
  });
});
