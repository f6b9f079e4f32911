/** From a reviewed draft to running tasks, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconcileTasks, tasksWithoutWorkflow } from '../../../activities/reconcile.js';
import { signDraft } from '../../../dispatch/sign-draft.js';
import { readStream } from '../../../store/log.js';
import { dated, directive, lead, row } from '../../support/directives.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { createDoor, type DoorRig, tokens } from './door-rig.js';
import { annex, callsOf, stated } from './draft-calls.js';

let rig: DoorRig;
beforeAll(async () => {
  rig = await createDoor();
  await rig.stage.startWorker();
});
afterAll(() => rig.close());

const { get, post, opened, reviewed, command, upload } = callsOf(() => rig);
const number = () => uniqueName('05');

describe('the plan of a draft', () => {
  it('says what would follow from signing it as it stands', async () => {
    const stem = number();
    const draft = await reviewed(stated(stem));
    const { status, body } = await get(`${draft}/plan`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ version: 3, ready: true, missing: [], doubtful: 0, proposals: 0, dropped: 0 },
      ...{ accepted: 2, tasks: 4 },
      terms: {
        ...{ key: `TTg-${stem}-2022`, keyTaken: false, issuer: 'TTg', standingAgency: 'TTg' },
        policy: 'standard',
      },
      byLead: [
        { name: 'Hội Chơi Chim', tasks: 2 },
        { name: 'Bộ Tư pháp', tasks: 1 },
        { name: 'Bộ Công an', tasks: 1 },
      ],
      byKind: [
        { kind: 'date', tasks: 2 },
        { kind: 'standing', tasks: 2 },
      ],
      late: [{ rowKey: '3', title: 'Khảo sát', due: '2022-03-31' }],
      notices: { repeating: 1 },
      // Told of both their tasks when they are assigned; nobody knows who they are.
      unreached: [
        { unit: 'X-hoi-choi-chim', name: 'Hội Chơi Chim', why: 'unknown-unit', lines: 2 },
      ],
    });
  });

  it('says what is still to be settled', async () => {
    expect((await get(`${await opened()}/plan`)).body).toMatchObject({
      ...{ ready: false, doubtful: 3, missing: ['issuer', 'number', 'signed'] },
    });
  });
});

describe('signing', () => {
  it('answers with what was late already, and every task gets its workflow', async () => {
    const draft = await reviewed();
    const { status, body } = await post(`${draft}/sign`, { version: 3 });
    const key = String(body['key']);
    expect([status, body]).toEqual([
      201,
      { outcome: 'imported', key, tasks: 4, amnesty: [`task/${key}/3`], remandated: [] },
    ]);
    await eventually(async () => {
      expect((await get(`/api/documents/${key}`)).body).toMatchObject({ open: 4, running: 4 });
    }, 20_000);
    expect((await get(draft)).body).toMatchObject({ draft: { state: 'signed', document: key } });
    const [document] = await readStream(rig.stage.database, `document/${key}`);
    expect(document?.event).toMatchObject({
      doubts: [
        { row: '2', reasons: ['unknown-unit: Hội Chơi Chim'] },
        { row: '4', reasons: ['unknown-unit: Hội Chơi Chim'] },
      ],
    });
  });

  it('is told with the name to coordinators, and to nobody else', async () => {
    const draft = await reviewed();
    const { body } = await post(`${draft}/sign`, { version: 3, signer: 'Nguyễn Văn An' });
    const url = `/api/documents/${String(body['key'])}`;
    expect((await get(url)).body['signatures']).toEqual([
      {
        ...{ name: 'Nguyễn Văn An', unit: 'X-dondoc-dieu-phoi' },
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        draft: draft.replace('/api/drafts/', ''),
        fileName: expect.stringMatching(/\.tsv$/),
      },
    ]);
    const unit = await rig.call({ method: 'GET', url, token: tokens.units.G01 });
    expect(unit.json()).toMatchObject({ open: 4 });
    expect(unit.body).not.toContain('signatures');
    const list = await rig.call({ method: 'GET', url: '/api/documents' });
    expect(list.body).not.toContain('Nguyễn Văn An');
  });

  it('again with the same id gets the same answer', async () => {
    const draft = await reviewed();
    const payload = { version: 3, commandId: 'sign', signer: 'Nguyễn Văn An' };
    const first = await post(`${draft}/sign`, payload);
    expect(first.status).toBe(201);
    expect(await post(`${draft}/sign`, payload)).toEqual(first);
    for (const signer of ['Trần Thị Bình', undefined]) {
      const another = await post(`${draft}/sign`, { ...payload, signer });
      expect([another.status, another.body['reason']]).toEqual([409, 'command-id-reused']);
    }
    const other = await post(`${draft}/sign`, { version: 4 });
    expect([other.status, other.body['reason']]).toEqual([409, 'draft-closed']);
  });

  it.each([
    ['doubts-left', stated('1'), 1],
    ['facts-missing', '', 1],
    ['draft-changed', stated('1'), 2],
  ])('is refused with %s, and nothing is imported', async (reason, query, version) => {
    const draft = await opened(annex(), query);
    const before = (await get('/api/documents')).body['total'];
    const { status, body } = await post(`${draft}/sign`, { version });
    expect([status, body['reason']]).toEqual([409, reason]);
    expect((await get('/api/documents')).body['total']).toBe(before);
  });

  it('under a key that another file has is refused, and the plan says so', async () => {
    const query = stated(number());
    const first = await post(`${await reviewed(query)}/sign`, { version: 3 });
    const draft = await reviewed(query);
    expect((await get(`${draft}/plan`)).body).toMatchObject({ terms: { keyTaken: true } });
    const { status, body } = await post(`${draft}/sign`, { version: 3 });
    expect([status, body['reason'], body['key']]).toEqual([
      ...[409, 'document-key-taken', first.body['key']],
    ]);
  });

  it('and uploading the same file again says under which key it was imported', async () => {
    const text = annex();
    const draft = await opened(text, stated(number()));
    await command(draft, { type: 'AcceptReason', reason: 'unknown-unit', count: 2 });
    await command(draft, { type: 'AcceptReason', reason: 'deadline-blank', count: 1 });
    const { body } = await post(`${draft}/sign`, { version: 3 });
    expect(await upload(text)).toEqual({
      status: 200,
      body: { outcome: 'imported', key: body['key'] },
    });
  });

  it('by a process that dies before it starts anything is made good by the reconciler', async () => {
    const draft = await reviewed();
    const signer = { kind: 'coordinator', unit: 'X-dieu-phoi', verified: true } as const;
    const signed = await signDraft(rig.stage.database, {
      ...{ draft: draft.replace('/api/drafts/', ''), commandId: 'sign', signer, channel: 'http' },
      actor: { ...signer, channel: 'http' },
      command: (at) => ({ type: 'Sign', version: 3, at, by: { unit: signer.unit, desk: 'x' } }),
    });
    if (signed.outcome !== 'signed') throw new Error(signed.outcome);
    const ids = [1, 2, 3, 4].map((row) => `task/${signed.key}/${row}`);
    expect(await tasksWithoutWorkflow(rig.stage.dispatcher)).toEqual(expect.arrayContaining(ids));
    await reconcileTasks(rig.stage.dispatcher, () => undefined);
    await eventually(async () => {
      expect((await get(`/api/documents/${signed.key}`)).body).toMatchObject({ running: 4 });
    }, 20_000);
  });
});

describe('a row that is a running task of another directive', () => {
  const title = 'Đối soát thuê bao di động với dữ liệu dân cư';

  /** A task that runs, and a draft whose fifth row says the same with a later date. */
  const both = async () => {
    const due = dated('2029-12-31');
    const earlier = directive({ rows: [row('7', { title, parts: [lead('G01')], deadline: due })] });
    const [task = ''] = await rig.add(earlier, true);
    const text = annex([`5\t${title}\tBộ Công an\t\tTháng 3/2030`]);
    const draft = await opened(text, stated(number()));
    await command(draft, { type: 'AcceptReason', reason: 'unknown-unit', count: 2 });
    await command(draft, { type: 'AcceptReason', reason: 'deadline-blank', count: 1 });
    return { task, earlier, draft };
  };
  const named = (task: string | null, version = 1) => ({
    ...{ type: 'RemandateRow', row: '5', version, task },
  });

  /** What is said of row 5; the other rows are like those of the drafts signed above. */
  const dutyOf = async (draft: string) => {
    const { items } = (await get(`${draft}/likeness`)).body as { items: { row: string }[] };
    return items.find((item) => item.row === '5');
  };

  it('is offered with both dates, mandated anew with the signature, and keeps both', async () => {
    const { task, earlier, draft } = await both();
    expect(await dutyOf(draft)).toMatchObject({
      ...{ row: '5', version: 1, title, due: '2030-03-31', remandates: null, ownDuty: false },
      candidates: [
        {
          ...{ task, documentName: earlier.name, number: '7', title, due: '2029-12-31' },
          leads: [{ unit: 'G01', name: 'Đơn vị G01' }],
          ...{ likeness: 1, evidence: { titles: 1, leads: ['G01'], references: [] } },
        },
      ],
    });
    const answer = await command(draft, named(task));
    expect(answer.body['rows']).toMatchObject([{ id: '5', remandates: task, ownDuty: false }]);
    expect((await get(`${draft}/plan`)).body).toMatchObject({
      ...{ ready: true, tasks: 4 },
      remandating: [{ row: '5', rowKey: '5', due: '2030-03-31', task, running: { task } }],
    });
    const signed = await post(`${draft}/sign`, { version: 4 });
    expect([signed.status, signed.body['tasks'], signed.body['remandated']]).toEqual([
      ...[201, 4, [task]],
    ]);
    const key = String(signed.body['key']);
    await eventually(async () => {
      expect((await get(`/api/${task.replace('task/', 'tasks/')}`)).body).toMatchObject({
        item: {
          ...{ due: '2030-03-31', originalDue: '2029-12-31' },
          mandates: [earlier.key, key],
        },
        state: {
          mandates: [
            { document: earlier.key, number: '7', deadline: { due: '2029-12-31' } },
            { document: key, number: '5', deadline: { due: '2030-03-31' } },
          ],
        },
      });
    }, 20_000);
    expect((await get(`/api/documents/${key}`)).body).toMatchObject({ open: 4 });
  });

  it('that does not run any more keeps the draft from being signed, by name', async () => {
    const { task, draft } = await both();
    await command(draft, named(task));
    const address = `/api/${task.replace('task/', 'tasks/')}/commands`;
    const withdraw = { type: 'Withdraw', legalBasis: 'Công văn 5' };
    expect((await post(address, withdraw)).status).toBe(200);
    expect((await get(`${draft}/plan`)).body).toMatchObject({
      ...{ ready: false, remandating: [{ row: '5', running: null }] },
    });
    const refused = await post(`${draft}/sign`, { version: 4 });
    expect([refused.status, refused.body['reason'], refused.body['rows']]).toEqual([
      ...[409, 'task-not-running', [{ row: '5', task }]],
    ]);
    await command(draft, named(null, 4));
    expect((await post(`${draft}/sign`, { version: 5 })).body).toMatchObject({
      ...{ tasks: 5, remandated: [] },
    });
  });

  it('is a duty of its own where somebody says so, and two rows are never one task', async () => {
    const { task, draft } = await both();
    expect((await command(draft, named(null))).status).toBe(200);
    expect(await dutyOf(draft)).toMatchObject({ row: '5', ownDuty: true });
    const { body } = await get(`${draft}/rows/1`);
    await command(draft, { ...named(task), row: '1', version: body['version'] });
    const twice = await command(draft, named(task, 4));
    expect([twice.status, twice.body['reason']]).toEqual([409, 'task-named-twice']);
  });
});
