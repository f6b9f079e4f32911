/** The door while servers behind it are away: addresses where nothing listens. */
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoorContext } from '../../../client/http/context.js';
import type { Door } from '../../../client/http/door.js';
import { buildServer, type DoorOptions } from '../../../client/http/server.js';
import { commitImport } from '../../../dispatch/import.js';
import { type Database, openDatabase } from '../../../store/database.js';
import { findReceipt } from '../../../store/receipts.js';
import { directive } from '../../support/directives.js';
import { type MigratedDatabase, migratedDatabase } from '../../support/stage.js';
import { tokens } from './door-rig.js';

let migrated: MigratedDatabase;
const connection = Connection.lazy({ address: '127.0.0.1:1' });
const temporal = new Client({ connection, namespace: 'dondoc' });
const doors: Door[] = [];

const doorOver = async (database: Database, options: DoorOptions = {}): Promise<Door> => {
  const context: DoorContext = {
    database,
    temporal,
    dispatcher: { database, temporal, taskQueue: 'tasks', answerWithinMs: 600 },
    url: 'http://127.0.0.1:7206',
    temporalUi: '',
    home: '/nowhere',
  };
  const door = await buildServer(context, { tokens, sessionSecret: 'secret' }, options);
  doors.push(door);
  return door;
};

const headers = { host: '127.0.0.1', authorization: `Bearer ${tokens.coordinator}` };

beforeAll(async () => {
  migrated = await migratedDatabase();
});
afterAll(async () => {
  for (const door of doors) await door.close();
  await connection.close();
  await migrated.database.destroy();
  await migrated.owner.destroy();
});

describe('while Temporal is away', () => {
  it('a command is kept and its sender told so', async () => {
    const door = await doorOver(migrated.database);
    const given = directive();
    const signer = { kind: 'coordinator', unit: 'X-dondoc-dieu-phoi', verified: true } as const;
    await commitImport(migrated, given, signer, 'import');
    const answer = await door.inject({
      method: 'POST',
      url: `/api/tasks/${given.key}/1/commands`,
      headers: { ...headers, 'x-dondoc-as': 'G01' },
      payload: { type: 'Acknowledge', commandId: 'kept' },
    });
    expect([answer.statusCode, answer.json().outcome]).toEqual([202, 'received']);
    const receipt = await findReceipt(migrated.database, `task/${given.key}/1`, 'kept');
    expect(receipt).toMatchObject({ receivedAt: answer.json().receivedAt, handledAt: null });
  });

  it('status says what is missing, and a digest cannot be asked for', async () => {
    const door = await doorOver(migrated.database);
    const status = await door.inject({ method: 'GET', url: '/api/status', headers });
    expect(status.json()).toMatchObject({
      ready: false,
      database: { reachable: true },
      temporal: { reachable: false, workerPolling: false, runningWorkflows: null },
    });
    const digest = await door.inject({
      method: 'POST',
      url: '/api/digests',
      headers,
      payload: { now: true },
    });
    expect([digest.statusCode, digest.json().reason]).toEqual([503, 'unavailable']);
  });
});

describe('while the database is away', () => {
  it('a caller is told to come back, and nothing else', async () => {
    const database = openDatabase('postgres://nobody:secret-word@127.0.0.1:1/nothing', 2);
    const door = await doorOver(database);
    const tasks = await door.inject({ method: 'GET', url: '/api/tasks', headers });
    expect([tasks.statusCode, tasks.headers['retry-after']]).toEqual([503, '2']);
    expect(Object.keys(tasks.json()).sort()).toEqual(['reason', 'status', 'title', 'type']);
    const health = await door.inject({ method: 'GET', url: '/health', headers });
    expect(health.statusCode).toBe(200);
    const status = await door.inject({ method: 'GET', url: '/api/status', headers });
    expect(status.json()).toMatchObject({
      ready: false,
      database: { reachable: false },
      log: null,
      relay: { behind: null },
    });
    await database.destroy();
  });
});

describe('too many requests', () => {
  it('are refused before anybody asks who sends them', async () => {
    const door = await doorOver(migrated.database, { requestsPerMinute: 3 });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      const answer = await door.inject({
        method: 'GET',
        url: '/api/tasks',
        headers: { host: '127.0.0.1', authorization: 'Bearer wrong' },
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
  });
});
