import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureDigestSlots } from '../../dispatch/digest-schedule.js';
import { temporalServer } from '../support/servers.js';

let connection: Connection;
let client: Client;

beforeAll(async () => {
  const { address, namespace } = await temporalServer();
  connection = await Connection.connect({ address });
  client = new Client({ connection, namespace });
});
afterAll(async () => {
  await client.schedule
    .getHandle('digest')
    .delete()
    .catch(() => undefined);
  await connection.close();
});

const times = async (): Promise<string[]> => {
  const { spec } = await client.schedule.getHandle('digest').describe();
  return (spec.calendars ?? []).map(
    ({ hour, minute }) => `${hour[0]?.start}:${String(minute[0]?.start).padStart(2, '0')}`,
  );
};

describe('the digest schedule', () => {
  test('fires at every slot asked for, in Vietnamese time, and keeps the old when new ones come', async () => {
    await ensureDigestSlots(client, 'tasks', ['08:00']);
    expect(await times()).toEqual(['8:00']);
    await ensureDigestSlots(client, 'tasks', ['14:30', '08:00']);
    expect(await times()).toEqual(['8:00', '14:30']);
    const { spec, policies, info } = await client.schedule.getHandle('digest').describe();
    expect(spec.timezone).toBe('Asia/Ho_Chi_Minh');
    expect(policies.catchupWindow).toBe(12 * 3_600_000);
    // 08:00 and 14:30 in Việt Nam are 01:00 and 07:30 UTC.
    const next = info.nextActionTimes.slice(0, 2).map((at) => at.toISOString().slice(11, 16));
    expect(next.sort()).toEqual(['01:00', '07:30']);
  });
});
