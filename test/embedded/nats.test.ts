import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { natsService } from '../../embedded/nats.js';
import { anyFreePort } from '../../embedded/ports.js';
import { requireTool } from '../../embedded/provision.js';
import { createSupervisor } from '../../embedded/supervisor.js';

const home = mkdtempSync(join(tmpdir(), 'dondoc-nats-'));
const supervisor = createSupervisor({
  home,
  say: () => undefined,
  onChange: () => undefined,
});
const connections: NatsConnection[] = [];
let port = 0;

const users = [
  { user: 'platform', password: 'p"a\\s$s', publish: ['>'], subscribe: ['>'] },
  {
    user: 'G01',
    password: 'one',
    publish: ['dondoc.command.G01.>'],
    subscribe: ['dondoc.answer.G01.>', '_INBOX.G01.>'],
  },
  { user: 'mute', password: 'two', publish: [], subscribe: [] },
];

async function as(user: string): Promise<NatsConnection> {
  const pass = users.find((entry) => entry.user === user)?.password ?? '';
  const connection = await connect({ port, user, pass, inboxPrefix: `_INBOX.${user}` });
  connections.push(connection);
  return connection;
}

/** What the server says to something it does not allow; null when it says nothing. */
async function refusal(user: string, act: (connection: NatsConnection) => void) {
  const connection = await as(user);
  const refused = new Promise<string>((resolve) => {
    void (async () => {
      for await (const status of connection.status()) {
        if (status.type === 'error') resolve(status.error.message);
      }
    })();
  });
  act(connection);
  await connection.flush();
  return Promise.race([refused, new Promise<null>((resolve) => setTimeout(resolve, 50, null))]);
}

beforeAll(async () => {
  const program = await requireTool('nats-server', () => undefined);
  port = await anyFreePort();
  await supervisor.start(natsService({ program, home, port, users }));
});

afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await supervisor.stop([]);
  rmSync(home, { recursive: true, force: true });
});

test('a unit may give its own commands and hear its own answers', async () => {
  expect(await refusal('G01', (unit) => unit.publish('dondoc.command.G01.d.1.ack'))).toBeNull();
  expect(await refusal('G01', (unit) => void unit.subscribe('dondoc.answer.G01.>'))).toBeNull();
});

test("a unit is refused another unit's subjects", async () => {
  expect(await refusal('G01', (unit) => unit.publish('dondoc.command.G02.d.1.ack'))).toMatch(
    /permissions violation/i,
  );
  expect(await refusal('G01', (unit) => void unit.subscribe('dondoc.answer.G02.>'))).toMatch(
    /permissions violation/i,
  );
  expect(await refusal('G01', (unit) => void unit.subscribe('dondoc.>'))).toMatch(
    /permissions violation/i,
  );
  expect(await refusal('G01', (unit) => unit.publish('$JS.API.STREAM.LIST'))).toMatch(
    /permissions violation/i,
  );
});

test('an empty list of subjects allows none', async () => {
  expect(await refusal('mute', (unit) => unit.publish('anything'))).toMatch(/violation/i);
  expect(await refusal('mute', (unit) => void unit.subscribe('anything'))).toMatch(/violation/i);
});

test('the platform may do everything, and its password may hold any sign', async () => {
  const platform = await as('platform');
  const answer = await platform.request('$JS.API.INFO');
  expect(answer.json()).toMatchObject({ streams: 0 });
});
