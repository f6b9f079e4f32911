import { connect } from '@nats-io/transport-node';
import { Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import {
  createDatabase,
  natsServer,
  temporalServer,
  timeSkippingServer,
} from '../support/servers.js';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

describe('the database of a test', () => {
  test('is UTF-8 with C.UTF-8, whatever the locale of the machine', async () => {
    const { ownerUrl } = await createDatabase();
    expect(await query(ownerUrl, 'show server_encoding')).toEqual(['UTF8']);
    expect(await query(ownerUrl, "select lower('ĐÔN ĐỐC')")).toEqual(['đôn đốc']);
    expect(
      await query(ownerUrl, 'select datlocale from pg_database where datname = current_database()'),
    ).toEqual(['C.UTF-8']);
  });

  test('is not the database of another test', async () => {
    const [first, second] = await Promise.all([createDatabase(), createDatabase()]);
    await query(first.ownerUrl, 'create table mine ()');
    expect(await query(second.ownerUrl, "select to_regclass('mine')")).toEqual([null]);
  });

  test('lets the application do nothing before a migration grants it', async () => {
    const { appUrl } = await createDatabase();
    await expect(query(appUrl, 'create table theirs ()')).rejects.toThrow(/permission denied/);
  });
});

test('Temporal answers with its namespace', async () => {
  const server = await temporalServer();
  const connection = await Connection.connect({ address: server.address });
  const found = await connection.workflowService.describeNamespace({ namespace: server.namespace });
  expect(found.namespaceInfo?.name).toBe('dondoc');
  await connection.close();
});

test('NATS has JetStream and wants a password', async () => {
  const server = await natsServer();
  await expect(connect({ servers: server.url })).rejects.toThrow(/authorization/i);
  const connection = await connect({
    servers: server.url,
    user: server.user,
    pass: server.password,
  });
  const info = await connection.request('$JS.API.INFO');
  expect(info.json()).toMatchObject({ type: 'io.nats.jetstream.api.v1.account_info_response' });
  await connection.close();
});

test('the time-skipping server lets ninety days pass in a moment', async () => {
  const path = await timeSkippingServer();
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  const before = await environment.currentTimeMs();
  await environment.sleep('90d');
  expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(90 * 86_400_000);
  await environment.teardown();
});
