/** What a unit's own account may say and hear, on a real server with the accounts of an installation. */
import { type JetStreamClient, jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureStreams } from '../../bus/streams.js';
import { installationNames, streamNames } from '../../bus/subjects.js';
import { natsAccounts } from '../../worker/nats-accounts.js';
import type { Bus } from '../../worker/nats-connection.js';
import { eventually } from '../support/eventually.js';
import { createOwnNats, type OwnNats } from './own-nats.js';
import { connectTo, storedIn } from './test-bus.js';

const password = (user: string) => ({ user, password: `${user}-secret` });
let nats: OwnNats;
let platform: Bus;
let justice: NatsConnection;
let bus: JetStreamClient;

const asUnit = (code: string): Promise<NatsConnection> =>
  connect({
    servers: nats.url,
    user: code,
    pass: `${code}-secret`,
    inboxPrefix: `_INBOX.${code}`,
    reconnect: false,
  });

beforeAll(async () => {
  const units = { G15: password('G15'), G01: password('G01'), 'G15-1': password('G15-1') };
  nats = await createOwnNats(natsAccounts({ platform: password('platform'), units }));
  platform = await connectTo({ url: nats.url, ...password('platform') });
  await ensureStreams(platform.manager, installationNames);
  justice = await asUnit('G15');
  bus = jetstream(justice, { timeout: 1000 });
});
afterAll(async () => {
  await justice.close();
  await platform.connection.close();
  await nats.close();
});

/** What the server says to something a unit tries; null when it lets it. */
const refusalOf = async (act: (connection: NatsConnection) => unknown): Promise<string | null> => {
  const connection = await asUnit('G15');
  const refused = new Promise<string>((resolve) => {
    void (async () => {
      for await (const status of connection.status()) {
        if (status.type === 'error') resolve(status.error.message);
      }
    })();
  });
  act(connection);
  await connection.flush();
  const said = await Promise.race([
    refused,
    new Promise<null>((resolve) => setTimeout(resolve, 50, null)),
  ]);
  await connection.close();
  return said;
};

describe('a unit', () => {
  test('gives its commands, and gets the receipt of storage', async () => {
    const receipt = await bus.publish('dondoc.command.G15.KH-01.1.acknowledge', '{}');
    expect(receipt).toMatchObject({ stream: 'DONDOC_COMMANDS', duplicate: false });
  });

  test('hears the answers and notices meant for it, and no others', async () => {
    const heard: string[] = [];
    for (const subject of ['dondoc.answer.G15.>', 'dondoc.notice.G15.>']) {
      justice.subscribe(subject, {
        callback: (_error, message) => {
          heard.push(message.subject);
        },
      });
    }
    await justice.flush();
    for (const unit of ['G01', 'G15-1', 'G15']) {
      await platform.client.publish(`dondoc.answer.${unit}.c-1`, '{}');
      await platform.client.publish(`dondoc.notice.${unit}.digest`, '{}');
    }
    await eventually(async () => expect(heard).toContain('dondoc.notice.G15.digest'));
    expect(heard).toEqual(['dondoc.answer.G15.c-1', 'dondoc.notice.G15.digest']);
  });

  test.each([
    'dondoc.command.G01.KH-01.1.acknowledge',
    'dondoc.command.G15-1.KH-01.1.acknowledge',
    'dondoc.answer.G15.c-1',
    'dondoc.notice.G15.digest',
    'dondoc.event.KH-01.1',
    '$JS.API.STREAM.NAMES',
    '$JS.API.STREAM.MSG.GET.DONDOC_ANSWERS',
    '$JS.API.DIRECT.GET.DONDOC_NOTICES',
    '$JS.API.CONSUMER.CREATE.DONDOC_EVENTS.mine',
    '$JS.API.STREAM.DELETE.DONDOC_EVENTS',
    '$JS.ACK.DONDOC_COMMANDS.intake.1.1.1.1.0',
    '$SYS.REQ.SERVER.PING',
    '_INBOX.G01.stolen',
  ])('may not publish %s', async (subject) => {
    expect(await refusalOf((connection) => connection.publish(subject, '{}'))).toMatch(
      /permissions violation/i,
    );
  });

  test.each([
    'dondoc.answer.G01.>',
    'dondoc.answer.*.c-1',
    'dondoc.answer.>',
    'dondoc.notice.G01.>',
    'dondoc.notice.G15-1.>',
    'dondoc.command.G15.>',
    'dondoc.event.>',
    '_INBOX.>',
    '_INBOX.G01.>',
    '$JS.>',
    '>',
  ])('may not listen to %s', async (subject) => {
    expect(await refusalOf((connection) => connection.subscribe(subject))).toMatch(
      /permissions violation/i,
    );
  });

  test('reads no stream, asked the way clients ask', async () => {
    await expect(bus.consumers.get('DONDOC_EVENTS')).rejects.toThrow();
    expect(await platform.manager.consumers.list('DONDOC_EVENTS').next()).toEqual([]);
  });

  test('that has the receipt of storage sent elsewhere moves no word of its own and no stream', async () => {
    const { answers, events, commands } = streamNames(installationNames);
    const before = await sizeOf(commands);
    const replies = [
      'dondoc.answer.G01.c-2',
      'dondoc.event.KH-01.1',
      '$JS.API.STREAM.DELETE.DONDOC_EVENTS',
      '$JS.API.STREAM.PURGE.DONDOC_COMMANDS',
      '$JS.API.STREAM.MSG.DELETE.DONDOC_COMMANDS',
    ];
    for (const reply of replies) {
      const words = '{"outcome":"accepted","seq":1}';
      justice.publish('dondoc.command.G15.KH-01.1.acknowledge', words, { reply });
    }
    await eventually(async () => expect(await sizeOf(commands)).toBe(before + replies.length));
    const strayed = [
      ...(await storedIn(platform.manager, answers)).filter(({ subject }) =>
        subject.endsWith('c-2'),
      ),
      ...(await storedIn(platform.manager, events)),
    ];
    // The server itself sends the receipt, and asks nobody whether it may: so it says nothing else.
    for (const { body } of strayed) {
      expect(body).toEqual({ stream: 'DONDOC_COMMANDS', seq: expect.any(Number) });
    }
  });
});

const sizeOf = async (stream: string): Promise<number> =>
  (await platform.manager.streams.info(stream)).state.messages;

describe('nobody', () => {
  test('comes in without a password, or with that of another', async () => {
    const knock = (user: string, pass: string) =>
      connect({ servers: nats.url, user, pass, reconnect: false, maxReconnectAttempts: 0 });
    await expect(knock('G15', 'G01-secret')).rejects.toThrow(/authorization/i);
    await expect(
      connect({ servers: nats.url, reconnect: false, maxReconnectAttempts: 0 }),
    ).rejects.toThrow(/authorization/i);
  });
});
