import { nanos } from '@nats-io/nats-core';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { streamNames } from '../../bus/subjects.js';
import { type Database, openDatabase } from '../../store/database.js';
import { readAfter } from '../../store/log.js';
import { migrate } from '../../store/migrations.js';
import { assign, tell, unit } from '../store/told-tasks.js';
import { row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import { createDatabase } from '../support/servers.js';
import { createOwnNats, type OwnNats, platformUser } from './own-nats.js';
import { cursorOf, type RunningRelay, startRelay } from './running-relay.js';
import { openBus, storedIn, type TestBus } from './test-bus.js';

let database: Database;
let owner: Database;
let appUrl: string;
const relays: RunningRelay[] = [];

beforeEach(async () => {
  const urls = await createDatabase();
  appUrl = urls.appUrl;
  owner = openDatabase(urls.ownerUrl, 2);
  await migrate(owner);
  database = openDatabase(appUrl, 10);
});
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
  await database.destroy();
  await owner.destroy();
});

const relay = (bus: TestBus): RunningRelay => {
  const running = startRelay(database, bus);
  relays.push(running);
  return running;
};
const positions = async (bus: TestBus): Promise<number[]> =>
  (await storedIn(bus.manager, streamNames(bus.names).events)).map(({ position }) =>
    Number(position),
  );
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const caughtUp = async (withinMs?: number): Promise<void> => {
  const position = (await readAfter(database, 0, 10_000)).length;
  await eventually(async () => expect(await cursorOf(database)).toBe(position), withinMs);
};
const assignThree = () => assign(database, { rows: [row('1'), row('2'), row('3')] });
const obstacle = { type: 'ReportObstacle', text: 'Thiếu dữ liệu' } as const;
const report = async (ids: readonly Awaited<ReturnType<typeof assign>>[number][]) => {
  for (const id of ids) await tell(database, id, unit('G01'), obstacle);
};

type Waiting = { pid: number };
const waitingForLock = async (): Promise<Waiting[]> =>
  (
    await sql<Waiting>`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database)
  ).rows;

describe('a relay that dies between publishing and noting it', () => {
  let bus: TestBus;
  beforeEach(async () => {
    bus = await openBus();
  });
  afterEach(() => bus.close());

  test('sends nothing twice when it comes back after the server forgot the ids', async () => {
    const { events } = streamNames(bus.names);
    await bus.manager.streams.update(events, { duplicate_window: nanos(100) });
    await report(await assignThree());
    await database.insertInto('relay').values({ name: 'events', position: 0 }).execute();
    const dying = openDatabase(appUrl, 2);
    const first = startRelay(dying, bus);
    await owner.transaction().execute(async (transaction) => {
      // The cursor cannot move while its row is held: the relay has published all and waits.
      await sql`select 1 from relay for update`.execute(transaction);
      await eventually(async () => expect(await waitingForLock()).toHaveLength(1));
      const [held] = await waitingForLock();
      expect(await positions(bus)).toEqual(upTo(7));
      const stopped = first.stop();
      await sql`select pg_terminate_backend(${held?.pid})`.execute(database);
      await stopped;
    });
    await dying.destroy();
    expect(await cursorOf(database)).toBe(0);
    // The window is over: the server itself would now take an id a second time.
    const probe = (id: string) =>
      bus.client.publish(`${bus.names.subject}.event.probe`, '{}', { msgID: id });
    await probe('probe');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect((await probe('probe')).duplicate).toBe(false);
    await bus.manager.streams.purge(events, { filter: `${bus.names.subject}.event.probe` });
    relay(bus);
    await caughtUp();
    expect(await positions(bus)).toEqual(upTo(7));
  });

  test('in the middle of a batch goes on behind the last one that arrived', async () => {
    const { events } = streamNames(bus.names);
    await report(await assignThree());
    relay(bus);
    await caughtUp();
    await relays.splice(0)[0]?.stop();
    // As if it had been killed after the fifth event: two and three stand, the cursor does not.
    await bus.manager.streams.update(events, { duplicate_window: nanos(100) });
    for (const seq of [6, 7]) await bus.manager.streams.deleteMessage(events, seq);
    await database.updateTable('relay').set({ position: 1 }).execute();
    await new Promise((resolve) => setTimeout(resolve, 250));
    relay(bus);
    await caughtUp();
    expect(await positions(bus)).toEqual(upTo(7));
  });

  test('is not misled by a message that is not its own, and takes it out', async () => {
    const { events } = streamNames(bus.names);
    await bus.manager.streams.update(events, { duplicate_window: nanos(100) });
    const [id] = await assignThree();
    relay(bus);
    await caughtUp();
    await relays.splice(0)[0]?.stop();
    // What a server answers to a command whose sender named this subject for the reply.
    const subject = `${bus.names.subject}.event.${id?.split('/').slice(1).join('.')}`;
    await bus.client.publish(subject, '{"stream":"BUS_COMMANDS","seq":1}');
    await database.updateTable('relay').set({ position: 0 }).execute();
    await new Promise((resolve) => setTimeout(resolve, 250));
    relay(bus);
    await caughtUp();
    expect(await positions(bus)).toEqual(upTo(4));
  });

  test('lives through the loss of its connection to the database', async () => {
    const ids = await assignThree();
    const running = relay(bus);
    await caughtUp();
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`.execute(
      database,
    );
    await report(ids);
    await caughtUp();
    expect(running.faults.length).toBeGreaterThan(0);
    expect(await positions(bus)).toEqual(upTo(7));
  });
});

describe('while NATS is away', () => {
  let nats: OwnNats;
  let bus: TestBus;
  beforeEach(async () => {
    nats = await createOwnNats([platformUser]);
    bus = await openBus({ url: nats.url, user: 'platform', password: 'platform' });
  });
  afterEach(async () => {
    for (const running of relays.splice(0)) await running.stop();
    await bus.close();
    await nats.close();
  });

  test('the log goes on, and everything is sent once and in order when it is back', async () => {
    const ids = await assignThree();
    const running = relay(bus);
    await caughtUp();
    await nats.stop();
    await report(ids);
    await eventually(async () => expect(running.faults.length).toBeGreaterThan(0));
    await report(ids);
    expect(await cursorOf(database)).toBe(4);
    await nats.start();
    await caughtUp(20_000);
    expect(await positions(bus)).toEqual(upTo(10));
  });

  test('killed under load and restarted it holds every event once and in order', async () => {
    const ids = await assignThree();
    relay(bus);
    const reporting = (async () => {
      for (let count = 0; count < 30; count += 1) await report(ids);
    })();
    await eventually(async () => expect(await cursorOf(database)).toBeGreaterThan(20));
    await nats.kill();
    await reporting;
    await caughtUp(20_000);
    expect(await positions(bus)).toEqual(upTo(94));
  });
});
