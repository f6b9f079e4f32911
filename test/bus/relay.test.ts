import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { streamNames } from '../../bus/subjects.js';
import type { Database } from '../../store/database.js';
import { type LoggedEvent, readAfter } from '../../store/log.js';
import { notify } from '../delivery/listening-channel.js';
import { newDraft, opened, sign, tellDraft } from '../store/kept-drafts.js';
import { assign, assignOne, tell, unit } from '../store/told-tasks.js';
import { row } from '../support/directives.js';
import { proposed, readingOf } from '../support/drafts.js';
import { eventually } from '../support/eventually.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { cursorOf, type RunningRelay, source, startRelay } from './running-relay.js';
import { openBus, type Stored, storedIn, type TestBus } from './test-bus.js';

let made: MigratedDatabase;
let database: Database;
let bus: TestBus;
const relays: RunningRelay[] = [];

beforeEach(async () => {
  made = await migratedDatabase();
  database = made.database;
  bus = await openBus();
});
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
  await database.destroy();
  await made.owner.destroy();
  await bus.close();
});

const relay = (): RunningRelay => {
  const running = startRelay(database, bus);
  relays.push(running);
  return running;
};
const events = () => storedIn(bus.manager, streamNames(bus.names).events);
const caughtUp = async (): Promise<Stored[]> => {
  const position = (await readAfter(database, 0, 10_000)).length;
  await eventually(async () => expect(await cursorOf(database)).toBe(position));
  return events();
};
const obstacle = { type: 'ReportObstacle', text: 'Thiếu dữ liệu' } as const;

describe('the relay', () => {
  test('sends every event once, in the order of positions, as a CloudEvent with its id', async () => {
    const rows = [row('1'), row('2'), row('3')];
    const [first, second, third] = await assign(database, { key: 'KH-01', rows });
    if (first === undefined || second === undefined || third === undefined) throw new Error('none');
    relay();
    await Promise.all(
      [first, second, third, first, second].map((id) => tell(database, id, unit('G01'), obstacle)),
    );
    const log = await readAfter(database, 0, 100);
    expect(log).toHaveLength(9);
    const stored = await caughtUp();
    expect(stored.map(({ position }) => position)).toEqual([
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    ]);
    expect(stored.map(({ id }) => id)).toEqual(
      log.map(({ stream, version }) => `${stream}@${version}`),
    );
    const subjectOf = ({ stream }: LoggedEvent) =>
      stream === 'document/KH-01'
        ? `${bus.names.subject}.event.KH-01.document`
        : `${bus.names.subject}.event.KH-01.${stream.split('/')[2]}`;
    expect(stored.map(({ subject }) => subject)).toEqual(log.map(subjectOf));
    expect(new Set(stored.map(({ contentType }) => contentType))).toEqual(
      new Set(['application/cloudevents+json; charset=utf-8']),
    );
    expect(stored[1]?.body).toMatchObject({
      specversion: '1.0',
      id: `${first}@1`,
      source,
      type: 'vn.dondoc.task.assigned.v1',
      subject: first,
      time: log[1]?.event.at,
      datacontenttype: 'application/json',
      data: { title: 'Nhiệm vụ số 1', position: 2, version: 1, hash: log[1]?.hash },
    });
  });

  test('sends what was recorded since as soon as it looks again, digests too', async () => {
    relay();
    const id = await assignOne(database);
    await tell(database, id, unit('G01'), { type: 'Acknowledge' });
    await notify(database, undefined, { kind: 'everything' });
    const stored = await caughtUp();
    expect(stored.map(({ body }) => (body as { type: string }).type)).toEqual([
      'vn.dondoc.document.imported.v1',
      'vn.dondoc.task.assigned.v1',
      'vn.dondoc.task.acknowledged.v1',
      'vn.dondoc.digest.sent.v1',
      'vn.dondoc.digest.sent.v1',
    ]);
  });

  test('catches up with more than one batch', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => row(String(index + 1)));
    await assign(database, { rows });
    relay();
    const stored = await caughtUp();
    expect(stored.map(({ position }) => Number(position))).toEqual(
      Array.from({ length: 451 }, (_, index) => index + 1),
    );
  });

  test('is not stopped by an event that no message can hold', async () => {
    // A digest of thousands of lines, or the import of a huge annex; here an endless sentence.
    const id = await assignOne(database);
    const endless = { type: 'ReportObstacle', text: 'ố'.repeat(400_000) } as const;
    await tell(database, id, unit('G01'), endless);
    await tell(database, id, unit('G01'), { type: 'ReportObstacle', text: 'sau' });
    const running = relay();
    const stored = await caughtUp();
    expect(running.faults).toEqual([]);
    expect(stored).toHaveLength(4);
    expect(stored[2]?.body).toMatchObject({
      data: { omitted: ['text'], unit: 'G01', position: 3 },
    });
    expect(stored[3]?.body).toMatchObject({ data: { text: 'sau' } });
  });
});

describe('of two relays', () => {
  test('one works; when it stops the other goes on where it was', async () => {
    const id = await assignOne(database);
    const first = relay();
    await caughtUp();
    relay();
    for (let count = 0; count < 5; count += 1) await tell(database, id, unit('G01'), obstacle);
    await caughtUp();
    await first.stop();
    for (let count = 0; count < 5; count += 1) await tell(database, id, unit('G01'), obstacle);
    const stored = await caughtUp();
    expect(stored.map(({ position }) => Number(position))).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
  });
});

test('drafts stay at home, and nothing waits behind them', async () => {
  const reading = readingOf([proposed('1')]);
  const id = await opened(database, newDraft(reading));
  await tellDraft(database, id, { type: 'AcceptRow', row: '1', version: 1 });
  await sign(database, id);
  relay();
  const stored = await caughtUp();
  expect(stored.map(({ body }) => (body as { type: string }).type)).toEqual([
    'vn.dondoc.document.imported.v1',
    'vn.dondoc.task.assigned.v1',
  ]);
  expect(stored.map(({ position }) => position)).toEqual(['3', '4']);
});
