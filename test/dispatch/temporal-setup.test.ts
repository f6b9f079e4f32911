/** What every start makes sure of on a Temporal server, in a namespace of the test's own. */
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ensureNamespace,
  ensureSchedules,
  ensureSearchAttributes,
} from '../../worker/temporal-setup.js';
import { eventually } from '../support/eventually.js';
import { temporalServer, uniqueName } from '../support/servers.js';

const namespace = uniqueName('setup');
let connection: Connection;
let client: Client;

beforeAll(async () => {
  const { address } = await temporalServer();
  connection = await Connection.connect({ address });
  client = new Client({ connection, namespace });
  await ensureNamespace(client, namespace).catch(() => undefined);
  // A server knows a new namespace only after a moment.
  await eventually(() => ensureNamespace(client, namespace), 30_000);
  await eventually(() => ensureSearchAttributes(client, namespace), 30_000);
  await eventually(() => ensureSchedules(client, 'tasks', []), 30_000);
});
afterAll(async () => {
  for (const id of ['digest', 'reconcile']) await client.schedule.getHandle(id).delete();
  await client.connection.operatorService.deleteNamespace({ namespace });
  await connection.close();
});

test('the namespace keeps closed workflows for ninety days, also after somebody shortened it', async () => {
  const retention = async () => {
    const { config } = await client.workflowService.describeNamespace({ namespace });
    return Number(config?.workflowExecutionRetentionTtl?.seconds);
  };
  expect(await retention()).toBe(7_776_000);
  await client.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: { seconds: 86_400 } as never },
  });
  await ensureNamespace(client, namespace);
  expect(await retention()).toBe(7_776_000);
});

test('the four search attributes are there, typed, and a second start adds none', async () => {
  await ensureSearchAttributes(client, namespace);
  const { customAttributes } = await client.connection.operatorService.listSearchAttributes({
    namespace,
  });
  // 2 is a keyword, 6 an instant.
  expect(customAttributes).toMatchObject({
    DondocLeadUnit: 2,
    DondocStatus: 2,
    DondocDocument: 2,
    DondocDue: 6,
  });
});

test('digests go out at eight in Hà Nội every day, up to twelve hours late', async () => {
  const { spec, policies, action } = await client.schedule.getHandle('digest').describe();
  expect(spec.timezone).toBe('Asia/Ho_Chi_Minh');
  expect(spec.calendars).toMatchObject([
    {
      hour: [{ start: 8, end: 8 }],
      minute: [{ start: 0, end: 0 }],
      second: [{ start: 0, end: 0 }],
    },
  ]);
  expect(policies).toMatchObject({ catchupWindow: 43_200_000, overlap: 'BUFFER_ONE' });
  expect(action).toMatchObject({
    type: 'startWorkflow',
    workflowType: 'digest',
    taskQueue: 'tasks',
    args: [{ now: false }],
  });
});

test('the reconciler looks every minute, and never beside itself', async () => {
  const { spec, policies, action } = await client.schedule.getHandle('reconcile').describe();
  expect(spec.intervals).toMatchObject([{ every: 60_000 }]);
  expect(policies.overlap).toBe('SKIP');
  expect(action).toMatchObject({ workflowType: 'reconcile' });
});

test('schedules that differ are brought back at the next start; one that was paused stays so', async () => {
  const digest = client.schedule.getHandle('digest');
  const reconcile = client.schedule.getHandle('reconcile');
  await digest.update((found) => ({
    ...found,
    spec: { calendars: [{ hour: 8, minute: 0 }], timezone: 'UTC' },
    policies: { ...found.policies, catchupWindow: '1m' },
  }));
  await reconcile.update((found) => ({ ...found, spec: { intervals: [{ every: '10m' }] } }));
  await reconcile.pause('bảo trì');
  await ensureSchedules(client, 'tasks', ['14:30']);
  const { spec, policies } = await digest.describe();
  expect(spec.timezone).toBe('Asia/Ho_Chi_Minh');
  expect(policies.catchupWindow).toBe(43_200_000);
  expect(spec.calendars?.map(({ hour }) => hour[0]?.start)).toEqual([8, 14]);
  const looked = await reconcile.describe();
  expect(looked.spec.intervals).toMatchObject([{ every: 60_000 }]);
  expect(looked.state).toMatchObject({ paused: true, note: 'bảo trì' });
});
