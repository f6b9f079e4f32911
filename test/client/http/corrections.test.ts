/** Corrected versions and recurring duties through the door. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../dispatch/import.js';
import type { AssignedRow } from '../../../domain/document/assignment.js';
import type { TaskEvent } from '../../../domain/task/messages.js';
import { readStream } from '../../../store/log.js';
import { dated, directive, row } from '../../support/directives.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { createDoor, type DoorRig } from './door-rig.js';

let rig: DoorRig;
beforeAll(async () => {
  rig = await createDoor();
  await rig.stage.startWorker();
});
afterAll(() => rig.close());

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

const titles = [
  'Nâng cấp hạ tầng trung tâm dữ liệu',
  'Kết nối dữ liệu bảo hiểm',
  'Tập huấn cán bộ',
];
const annex = titles.map((title, at) => row(String(at + 1), { title }));
const imported = async () => {
  const made = directive({ digest: digestOf(uniqueName('file')), rows: annex });
  await rig.add(made, true);
  return made;
};

type Answer = { readonly status: number; readonly body: Record<string, unknown> };
const post = async (url: string, payload: object, as?: string): Promise<Answer> => {
  const answer = await rig.call({
    method: 'POST',
    url,
    payload,
    ...(as === undefined ? {} : { as }),
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
};
const get = async (url: string) =>
  (await rig.call({ method: 'GET', url })).json<Record<string, unknown>>();

const file = (rows: readonly AssignedRow[]) => ({
  digest: digestOf(uniqueName('file')),
  fileName: 'corrected.tsv',
  rows: [...rows],
});
const moved = annex.map((given) =>
  given.number === '2' ? { ...given, deadline: dated('2031-05-31') } : given,
);

describe('a corrected version', () => {
  test('is compared, signed, carried out and listed', async () => {
    const { key } = await imported();
    const sent = file(moved);
    const seen = await post(`/api/documents/${key}/differences`, sent);
    expect(seen).toMatchObject({
      status: 200,
      body: {
        outcome: 'compared',
        key,
        doubts: [],
        differences: [
          { kind: 'unchanged', task: idOf(key, '1') },
          {
            kind: 'changed',
            task: idOf(key, '2'),
            what: ['deadline-moved'],
            standing: { deadline: { due: '2030-12-31' }, due: '2030-12-31' },
            row: { deadline: { due: '2031-05-31' } },
          },
          { kind: 'unchanged', task: idOf(key, '3') },
        ],
      },
    });
    const signature = {
      basis: 'Công văn 12/VPCP',
      seal: seen.body['seal'],
      accepted: [idOf(key, '2')],
    };
    const done = await post(`/api/documents/${key}/corrections`, { ...sent, ...signature });
    expect(done).toMatchObject({
      status: 201,
      body: { outcome: 'corrected', key, tasks: [], changes: [{ task: idOf(key, '2') }] },
    });
    await eventually(async () => {
      expect(await get(`/api/documents/${key}/corrections`)).toMatchObject({
        total: 1,
        items: [
          {
            fileName: 'corrected.tsv',
            basis: 'Công văn 12/VPCP',
            actor: { kind: 'coordinator', channel: 'http' },
            orders: { accepted: 1, waiting: 0, refused: [] },
          },
        ],
      });
    });
    const events = await readStream<TaskEvent>(rig.stage.database, idOf(key, '2'));
    expect(events.map(({ event }) => event.type)).toEqual(['TaskAssigned', 'DeadlineMoved']);
    const again = await post(`/api/documents/${key}/corrections`, { ...sent, ...signature });
    expect(again).toMatchObject({ status: 200, body: { outcome: 'unchanged', key } });
    expect(await get(`/api/documents/${key}`)).toMatchObject({
      document: { files: [{ fileName: 'annex.tsv' }, { fileName: 'corrected.tsv' }] },
    });
  });

  test('under another seal than that of its differences is not taken', async () => {
    const { key } = await imported();
    const signature = { basis: 'x', seal: digestOf('another'), accepted: [] };
    expect(
      await post(`/api/documents/${key}/corrections`, { ...file(moved), ...signature }),
    ).toMatchObject({ status: 409, body: { reason: 'differences-changed' } });
  });

  test('with a doubt is answered with it, and taken when that is decided', async () => {
    const { key } = await imported();
    const other = { ...annex[0], title: 'Khen thưởng cá nhân xuất sắc' } as AssignedRow;
    const sent = file([other, ...annex.slice(1)]);
    const seen = await post(`/api/documents/${key}/differences`, sent);
    expect(seen.body).toMatchObject({
      doubts: [{ kind: 'which', candidates: [{ standing: { task: idOf(key, '1') } }] }],
    });
    const unsettled = { basis: 'x', seal: seen.body['seal'], accepted: [] };
    expect(
      await post(`/api/documents/${key}/corrections`, { ...sent, ...unsettled }),
    ).toMatchObject({ status: 409, body: { reason: 'doubts-left', doubts: 1 } });
    const decisions = { rows: { 1: 'new' } };
    const settled = await post(`/api/documents/${key}/differences`, { ...sent, decisions });
    const accepted = [idOf(key, '1'), idOf(key, '1-2')];
    const signature = { basis: 'x', seal: settled.body['seal'], accepted, decisions };
    expect(
      await post(`/api/documents/${key}/corrections`, { ...sent, ...signature }),
    ).toMatchObject({ status: 201, body: { tasks: [idOf(key, '1-2')] } });
    await eventually(async () => {
      expect(await get(`/api/documents/${key}`)).toMatchObject({ open: 3, running: 3 });
    });
  });

  test('is the coordinator’s alone, of a directive that is there, with a basis', async () => {
    const { key } = await imported();
    expect(await post(`/api/documents/${key}/differences`, file(moved), 'G15')).toMatchObject({
      status: 403,
      body: { reason: 'not-the-coordinator' },
    });
    expect(await post('/api/documents/KH-none/differences', file(moved))).toMatchObject({
      status: 404,
      body: { reason: 'unknown-document' },
    });
    const blank = { basis: ' ', seal: digestOf('x'), accepted: [] };
    expect(
      await post(`/api/documents/${key}/corrections`, { ...file(moved), ...blank }),
    ).toMatchObject({ status: 400, body: { errors: [{ field: 'basis' }] } });
    const twice = { rows: { 1: idOf(key, '1'), 2: idOf(key, '1') } };
    expect(
      await post(`/api/documents/${key}/differences`, { ...file(moved), decisions: twice }),
    ).toMatchObject({ status: 400, body: { reason: 'malformed-request' } });
  });
});

describe('a duty that another directive gave already', () => {
  test('is offered with both dates and the grounds, and mandated anew when a person says so', async () => {
    const title = 'Đồng bộ dữ liệu tàu cá và thuyền viên';
    const first = directive({ rows: [annex[0] ?? row('1'), row('2', { title })] });
    await rig.add(first, true);
    const task = idOf(first.key, '2');
    const rows = [
      { rowKey: 'A-1', title, leads: ['G01'] },
      { rowKey: 'A-2', title: 'Xây dựng trường học', leads: ['G01'] },
    ];
    const offered = await post('/api/likeness', { rows });
    expect(offered).toMatchObject({ status: 200, body: { total: 1, items: [{ rowKey: 'A-1' }] } });
    const [item] = offered.body['items'] as { candidates: Record<string, unknown>[] }[];
    expect(item?.candidates.find((one) => one['task'] === task)).toMatchObject({
      documentName: first.name,
      number: '2',
      due: '2030-12-31',
      originalDue: '2030-12-31',
      likeness: 1,
      evidence: { leads: ['G01'] },
    });
    const own = await post('/api/likeness', { rows, document: first.key });
    const tasks = JSON.stringify(own.body);
    expect(tasks).not.toContain(task);
    const { key, name, issuer, standingAgency, workingGroup, number } = directive({
      name: 'Chỉ thị số 04/CT-TTg',
    });
    const second = {
      ...{ key, name, issuer, standingAgency, workingGroup, number },
      signedOn: null,
      digest: digestOf(uniqueName('file')),
      fileName: 'second.tsv',
      policy: 'standard',
      rows: [row('1', { title, deadline: dated('2031-03-31'), remandates: task })],
    };
    expect(await post('/api/documents', second)).toMatchObject({
      status: 201,
      body: { outcome: 'imported', tasks: 0, remandated: [task] },
    });
    await eventually(async () => {
      expect(await get(`/api/tasks?remandatedBy=${key}`)).toMatchObject({
        total: 1,
        items: [{ id: task, due: '2031-03-31', originalDue: '2030-12-31' }],
      });
    });
  });

  test('is not mandated anew when it does not run', async () => {
    const made = directive({ digest: digestOf(uniqueName('file')) });
    const nowhere = idOf('KH-none', '1');
    const body = {
      ...{ ...made, signedOn: null, policy: 'standard' },
      rows: [row('1', { remandates: nowhere })],
    };
    expect(await post('/api/documents', body)).toMatchObject({
      status: 409,
      body: { reason: 'task-not-running', tasks: [nowhere] },
    });
  });
});
