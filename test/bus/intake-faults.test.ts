/** The intake and a server that goes away; what decides the commands is not looked at here. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandIntake } from '../../bus/command-intake.js';
import { streamNames } from '../../bus/subjects.js';
import type { Instant } from '../../domain/calendar/messages.js';
import { eventually } from '../support/eventually.js';
import { createOwnNats, type OwnNats, platformUser } from './own-nats.js';
import { openBus, storedIn, type TestBus } from './test-bus.js';

let nats: OwnNats;
let bus: TestBus;
const stopping = new AbortController();
let running: Promise<void>;
const decided: string[] = [];

beforeAll(async () => {
  nats = await createOwnNats([platformUser]);
  bus = await openBus({ url: nats.url, user: 'platform', password: 'platform' });
  running = runCommandIntake({
    ...bus,
    signal: stopping.signal,
    taskExists: async () => true,
    submit: async ({ commandId }) => {
      decided.push(commandId);
      const at = '2026-03-02T02:00:00.000Z' as Instant;
      return { outcome: 'accepted', version: 2, events: [{ type: 'TaskAcknowledged', at }] };
    },
    onFault: () => undefined,
  });
});
afterAll(async () => {
  stopping.abort();
  await running;
  await bus.close();
  await nats.close();
});

/** Gives a command until the server has confirmed it; its id keeps it from being stored twice. */
const give = (commandId: string) =>
  eventually(() =>
    bus.client.publish(
      `${bus.names.subject}.command.G01.KH-01.1.acknowledge`,
      JSON.stringify({ commandId }),
      { msgID: commandId, timeout: 500 },
    ),
  );
const answeredIds = async () =>
  (await storedIn(bus.manager, streamNames(bus.names).answers)).map(
    ({ subject }) => subject.split('.').at(-1) ?? '',
  );

test('goes on by itself when the server was killed and came back, and loses no command', async () => {
  await give('before');
  await eventually(async () => expect(await answeredIds()).toEqual(['before']));
  await nats.kill();
  await give('after');
  await eventually(async () => expect(await answeredIds()).toContain('after'));
  await nats.stop();
  await nats.start();
  await give('again');
  await eventually(async () => expect(await answeredIds()).toContain('again'));
  expect(new Set(decided)).toEqual(new Set(['before', 'after', 'again']));
});
