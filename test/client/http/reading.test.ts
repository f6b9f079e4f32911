import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskId } from '../../../domain/task/messages.js';
import { coordinating, dated, directive, lead, row, standing } from '../../support/directives.js';
import { uniqueName } from '../../support/servers.js';
import { createDoor, type DoorRig, pathOf } from './door-rig.js';

let rig: DoorRig;
let ids: readonly TaskId[];
const key = uniqueName('KH');

beforeAll(async () => {
  rig = await createDoor();
  ids = await rig.add(
    directive({
      key,
      rows: [
        row('1', { title: 'Cấp thẻ căn cước', deadline: dated('2022-03-31') }),
        row('2', { parts: [lead('G15'), coordinating('G01')], deadline: dated('2100-06-30') }),
        row('3', { parts: [lead('H', ['H01', 'H26'])], deadline: standing }),
      ],
    }),
  );
});
afterAll(() => rig.close());

const get = async (url: string, as?: string) => {
  const answer = await rig.call({ method: 'GET', url, ...(as === undefined ? {} : { as }) });
  return { status: answer.statusCode, body: answer.json() };
};
const numbersOf = ({ body }: { body: { items: { rowKey: string }[] } }): string[] =>
  body.items.map(({ rowKey }) => rowKey);
const addressOf = (index: number): string => {
  const id = ids[index];
  if (id === undefined) throw new Error('no such row');
  return pathOf(id);
};

describe('the list of tasks', () => {
  it('counts every status and quadrant, whatever the page', async () => {
    const { body } = await get('/api/tasks?limit=1&offset=1');
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([`task/${key}/2`]);
    expect(body.total).toBe(3);
    expect(body.counts).toMatchObject({ overdue: 1, 'on-track': 1, standing: 1, claimed: 0 });
    expect(body.quadrants).toEqual({
      'done-on-time': 0,
      'done-late': 0,
      'open-on-time': 2,
      'open-late': 1,
    });
  });

  it('filters by status, unit, lead and words without marks', async () => {
    expect(numbersOf(await get('/api/tasks?status=overdue'))).toEqual(['1']);
    expect(numbersOf(await get('/api/tasks?unit=G01'))).toEqual(['1', '2']);
    expect(numbersOf(await get('/api/tasks?lead=G01'))).toEqual(['1']);
    expect(numbersOf(await get('/api/tasks?search=can%20cuoc'))).toEqual(['1']);
    expect(numbersOf(await get('/api/tasks?quadrant=open-late'))).toEqual(['1']);
  });

  it('gives a member of a group the task of its group', async () => {
    expect(numbersOf(await get('/api/tasks', 'H26'))).toEqual(['3']);
    expect(numbersOf(await get('/api/tasks', 'H27'))).toEqual([]);
  });

  it('sorts by due date with dateless tasks last', async () => {
    expect(numbersOf(await get('/api/tasks?sort=due'))).toEqual(['1', '2', '3']);
  });

  it.each(['stauts=overdue', 'status=late', 'limit=0', 'limit=5000', 'sort=size'])(
    'refuses %s instead of ignoring it',
    async (query) => {
      const { status, body } = await get(`/api/tasks?${query}`);
      expect([status, body.reason]).toEqual([400, 'malformed-request']);
    },
  );
});

describe('one task', () => {
  it('is told with its state, timeline and notices', async () => {
    const { status, body } = await get(addressOf(0));
    expect(status).toBe(200);
    expect(body.item).toMatchObject({ status: 'overdue', due: '2022-03-31', leadUnit: 'G01' });
    expect(body.state.assignment.title).toBe('Cấp thẻ căn cước');
    expect(body.events.map(({ event }: { event: { type: string } }) => event.type)).toEqual([
      'TaskAssigned',
    ]);
    expect(body.notices.length).toBeGreaterThan(0);
  });

  it('has a log whose hashes can be followed', async () => {
    const { body } = await get(`${addressOf(0)}/log`);
    expect([body.stream, body.total]).toEqual([ids[0], 1]);
    expect(body.items[0].hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has a plan of what time will bring: three reminders, overdue, two escalations, repeats', async () => {
    const { body } = await get(`${addressOf(1)}/plan?most=7`);
    expect(body.steps.map((step: { event: { type: string } }) => step.event.type)).toEqual([
      'ReminderDue',
      'ReminderDue',
      'ReminderDue',
      'TaskOverdue',
      'EscalationRaised',
      'EscalationRaised',
      'LatenessRepeated',
    ]);
    // The last good day is 30/6/2100: it is over at midnight, seven hours ahead of UTC.
    expect(body.steps[3].at).toBe('2100-06-30T17:00:00.000Z');
  });

  it('that is not there, or has an impossible address, is said not to be', async () => {
    expect((await get(`/api/tasks/${key}/99`)).body.reason).toBe('unknown-task');
    expect((await get('/api/tasks/a_b/1')).status).toBe(400);
    expect((await get('/api/nothing')).body.reason).toBe('not-found');
  });
});

describe('status', () => {
  it('tells what is there and what is not', async () => {
    const { body } = await get('/api/status');
    expect(body).toMatchObject({
      ready: false,
      database: { reachable: true },
      log: { position: 4, openTasks: 3 },
      temporal: { reachable: true, workerPolling: false },
      relay: { behind: 4 },
      addresses: { board: 'http://board.example:7206' },
    });
    await rig.stage.startWorker();
    await expect.poll(async () => (await get('/api/status')).body.ready).toBe(true);
    await rig.stage.stopWorkers();
  });
});

describe('the log', () => {
  it('is verified link by link', async () => {
    const { body } = await get('/api/log/verify');
    expect(body).toMatchObject({ outcome: 'whole', streams: 4, events: 4, position: 4 });
  });

  it('makes the read model again and tells where it differed', async () => {
    await rig.stage.owner
      .updateTable('task')
      .set({ title: 'Sửa tay' })
      .where('id', '=', ids[0] as TaskId)
      .execute();
    const rebuild = async (readModel: boolean) =>
      (await rig.call({ method: 'POST', url: '/api/rebuild', payload: { readModel } })).json();
    const { tasks, differences } = await rebuild(true);
    expect([tasks, differences]).toEqual([3, [`${ids[0]}: title`]]);
    expect((await get(addressOf(0))).body.item.title).toBe('Cấp thẻ căn cước');
  });

  it('starts again the workflow of every open task', async () => {
    const answer = await rig.call({
      method: 'POST',
      url: '/api/rebuild',
      payload: { readModel: false },
    });
    expect(answer.json()).toEqual({ open: 3, started: 3, failed: 0 });
    const described = await rig.stage.temporal.workflow.getHandle(String(ids[2])).describe();
    expect(described.status.name).toBe('RUNNING');
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1, names every route of the API and none of the board', async () => {
    const { body } = await get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).sort()).toEqual([
      '/api/contacts',
      '/api/contacts/{unit}',
      '/api/digests',
      '/api/documents',
      '/api/documents/{key}',
      '/api/documents/{key}/corrections',
      '/api/documents/{key}/differences',
      '/api/drafts',
      '/api/drafts/{id}',
      '/api/drafts/{id}/commands',
      '/api/drafts/{id}/differences',
      '/api/drafts/{id}/export',
      '/api/drafts/{id}/likeness',
      '/api/drafts/{id}/plan',
      '/api/drafts/{id}/rows',
      '/api/drafts/{id}/rows/{row}',
      '/api/drafts/{id}/sign',
      '/api/inbox',
      '/api/likeness',
      '/api/log/verify',
      '/api/login-links',
      '/api/rebuild',
      '/api/status',
      '/api/tasks',
      '/api/tasks/{document}/{row}',
      '/api/tasks/{document}/{row}/commands',
      '/api/tasks/{document}/{row}/log',
      '/api/tasks/{document}/{row}/plan',
      '/health',
    ]);
  });
});

describe('headers', () => {
  it('keep pages to what comes from here, also over plain HTTP', async () => {
    const answer = await rig.call({ method: 'GET', url: '/api/tasks' });
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';object-src 'none'",
    );
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });
});
