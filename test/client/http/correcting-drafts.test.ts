/** A corrected version through the review queue: compared, decided and signed in one transaction. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../../../store/log.js';
import { annexAndCorrection } from '../../support/corrected-files.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { createDoor, type DoorRig } from './door-rig.js';
import { callsOf, stated } from './draft-calls.js';

let rig: DoorRig;
beforeAll(async () => {
  rig = await createDoor();
  await rig.stage.startWorker();
});
afterAll(() => rig.close());

const { get, post, opened, command, upload } = callsOf(() => rig);

/** A directive that runs, and a draft of its corrected version, not yet said to be one. */
const running = async () => {
  const query = stated(uniqueName('05'));
  const { annex, corrected } = annexAndCorrection();
  const { body } = await post(`${await opened(annex, query)}/sign`, { version: 1 });
  const key = String(body['key']);
  return { key, corrected, draft: await opened(corrected, query) };
};
/** The same, said to be one and with its doubt decided: row 3 is a new task. Version 3. */
const decided = async () => {
  const made = await running();
  await command(made.draft, { type: 'StateFacts', facts: { corrects: made.key } });
  await command(made.draft, { type: 'IdentifyRow', row: '3', task: 'new' });
  return made;
};
const sealOf = async (draft: string) => {
  const { body } = await get(`${draft}/differences`);
  return { version: Number(body['version']), seal: String(body['seal']), basis: 'CV 12/VPCP' };
};
const kindsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body['differences'] as { kind: string; task: string }[]).map(({ kind, task }) => [
    ...[kind, task.split('/')[2]],
  ]);

describe('a draft whose key belongs to a directive that runs', () => {
  it('says so in its plan, and can be said to be its corrected version', async () => {
    const { key, draft } = await running();
    expect((await get(`${draft}/plan`)).body).toMatchObject({ terms: { key, keyTaken: true } });
    const unsaid = await get(`${draft}/differences`);
    expect([unsaid.status, unsaid.body['reason']]).toEqual([409, 'not-correcting']);
    const said = await command(draft, { type: 'StateFacts', facts: { corrects: key } });
    expect(said).toMatchObject({ status: 200, body: { draft: { corrects: key } } });
    const wrong = { type: 'StateFacts', facts: { corrects: 'TTg-0-2000' } };
    const unknown = await command(draft, wrong);
    expect([unknown.status, unknown.body['reason']]).toEqual([404, 'unknown-document']);
  });
});

describe('the differences of a corrected version', () => {
  it('are told row by row, with what is in doubt and by which row it is decided', async () => {
    const { key, draft } = await running();
    await command(draft, { type: 'StateFacts', facts: { corrects: key } });
    const seen = await get(`${draft}/differences`);
    expect(seen).toMatchObject({
      status: 200,
      body: { key, version: 2, basis: '', identified: [], gone: [], left: [] },
    });
    expect(kindsOf(seen)).toEqual([
      ['unchanged', '1'],
      ['changed', '2'],
      ['new', '5'],
      ['withdrawn', '4'],
    ]);
    expect(seen.body['doubts']).toMatchObject([
      {
        kind: 'which',
        id: '3',
        row: { rowKey: '3', title: 'Lập kho hồ sơ sức khỏe điện tử' },
        candidates: [{ standing: { task: `task/${key}/3` } }],
      },
    ]);
  });

  it('come with what the file says of itself, where that is not what the directive says', async () => {
    const { key, corrected } = await running();
    const other = await opened(`${corrected}\n`, stated('12/CV-VPCP'));
    await command(other, { type: 'StateFacts', facts: { corrects: key } });
    expect((await get(`${other}/differences`)).body['basis']).toBe('12/CV-VPCP ngày 23/02/2022');
  });

  it('follow what people decide, for everybody who looks', async () => {
    const { key, draft } = await decided();
    await command(draft, { type: 'LeaveDifference', task: `task/${key}/4`, leave: true });
    const seen = await get(`${draft}/differences`);
    expect(seen.body).toMatchObject({
      ...{ doubts: [], left: [`task/${key}/4`] },
      identified: [{ id: '3', rowKey: '3', task: 'new' }],
    });
    // The key 3 belongs to the task that row 3 is not.
    expect(kindsOf(seen)).toEqual([
      ['unchanged', '1'],
      ['changed', '2'],
      ['new', '3-2'],
      ['new', '5'],
      ['withdrawn', '3'],
      ['withdrawn', '4'],
    ]);
  });
});

describe('signing a corrected version', () => {
  it('commits the signature with all that follows, and carries it out', async () => {
    const { key, corrected, draft } = await decided();
    await command(draft, { type: 'LeaveDifference', task: `task/${key}/4`, leave: true });
    const signature = { ...(await sealOf(draft)), commandId: 'sign', signer: 'Nguyễn Văn A' };
    // Pressed twice at one instant: both presses get the one answer.
    const press = () => post(`${draft}/sign`, signature);
    const [signed, twice] = await Promise.all([press(), press()]);
    expect(twice).toEqual(signed);
    expect(signed).toEqual({
      status: 201,
      body: {
        ...{ outcome: 'corrected', key, amnesty: [], left: [`task/${key}/4`] },
        tasks: [`task/${key}/3-2`, `task/${key}/5`],
        changes: [
          { task: `task/${key}/2`, kind: 'changed', what: ['deadline-moved'] },
          { task: `task/${key}/3-2`, kind: 'new', what: [] },
          { task: `task/${key}/5`, kind: 'new', what: [] },
          { task: `task/${key}/3`, kind: 'withdrawn', what: [] },
        ],
      },
    });
    const { database } = rig.stage;
    const [, document] = await readStream(database, `document/${key}`);
    const ofDraft = await readStream(database, draft.replace('/api/drafts/', 'draft/'));
    const begun = await readStream(database, `task/${key}/5`);
    const last = [document, ofDraft.at(-1), begun[0]];
    expect(last.map((logged) => logged?.event.type)).toEqual([
      ...['DocumentCorrected', 'DraftSigned', 'TaskAssigned'],
    ]);
    // One append: four events that follow each other, recorded at one instant.
    const positions = last.map((logged) => logged?.position ?? 0);
    expect(Math.max(...positions) - Math.min(...positions)).toBe(3);
    expect(new Set(last.map((logged) => logged?.recordedAt)).size).toBe(1);
    expect(document?.event).toMatchObject({ basis: 'CV 12/VPCP', draft: draft.split('/').at(-1) });

    expect(await post(`${draft}/sign`, signature)).toEqual(signed);
    expect((await readStream(database, `document/${key}`)).length).toBe(2);
    expect((await get(draft)).body).toMatchObject({ draft: { state: 'signed', document: key } });
    expect(await upload(corrected)).toEqual({ status: 200, body: { outcome: 'imported', key } });

    await eventually(async () => {
      const { body } = await get(`/api/documents/${key}/corrections`);
      expect(body).toMatchObject({ items: [{ orders: { accepted: 2, waiting: 0, refused: [] } }] });
      expect((await get(`/api/documents/${key}`)).body).toMatchObject({ open: 5, running: 5 });
    }, 20_000);
    const moved = await readStream(database, `task/${key}/2`);
    expect(moved.map(({ event }) => event.type)).toEqual(['TaskAssigned', 'DeadlineMoved']);
    expect((await readStream(database, `task/${key}/4`)).length).toBe(1);
  });

  const signs = async (draft: string, payload: object) => {
    const { status, body } = await post(`${draft}/sign`, payload);
    return [status, body['reason']];
  };

  it('is refused to whoever has not seen what it would be for, and nothing is written', async () => {
    const { key, draft } = await running();
    await command(draft, { type: 'StateFacts', facts: { corrects: key } });
    const seen = await sealOf(draft);
    expect(await signs(draft, seen)).toEqual([409, 'rows-unidentified']);
    await command(draft, { type: 'IdentifyRow', row: '3', task: `task/${key}/3` });
    expect(await signs(draft, seen)).toEqual([409, 'draft-changed']);
    expect(await signs(draft, { ...seen, version: 3 })).toEqual([409, 'differences-changed']);
    expect(await signs(draft, { version: 3 })).toEqual([409, 'differences-unseen']);
    const { seal } = await sealOf(draft);
    expect(await signs(draft, { version: 3, seal })).toEqual([400, 'malformed-request']);
    expect(await readStream(rig.stage.database, `document/${key}`)).toHaveLength(1);
    expect((await get(draft)).body).toMatchObject({ draft: { state: 'open', version: 3 } });
  });

  it('is refused when a task has changed since, and taken when that was seen', async () => {
    const { key, draft } = await decided();
    const seen = await sealOf(draft);
    const withdrawal = { type: 'Withdraw', legalBasis: 'QĐ 9', commandId: 'withdraw' };
    const gone = await post(`/api/tasks/${key}/2/commands`, withdrawal);
    expect(gone.status).toBe(200);
    expect(await signs(draft, seen)).toEqual([409, 'differences-changed']);
    expect(await signs(draft, await sealOf(draft))).toEqual([201, undefined]);
  });

  it('mandates running tasks of other directives anew, and names the rows whose tasks do not run', async () => {
    const [{ key, draft }, other] = [await decided(), await running()];
    const withdrawal = { type: 'Withdraw', legalBasis: 'QĐ 9', commandId: 'withdraw' };
    await post(`/api/tasks/${other.key}/2/commands`, withdrawal);
    const [closed, task] = [`task/${other.key}/2`, `task/${other.key}/4`];
    const named = { type: 'RemandateRow', row: '5' };
    await command(draft, { ...named, version: 1, task: closed });
    const refused = await post(`${draft}/sign`, await sealOf(draft));
    expect([refused.status, refused.body['reason'], refused.body['rows']]).toEqual([
      ...[409, 'task-not-running', [{ row: '5', task: closed }]],
    ]);
    await command(draft, { ...named, version: 4, task });
    const signed = await post(`${draft}/sign`, await sealOf(draft));
    expect([signed.status, signed.body['tasks']]).toEqual([201, [`task/${key}/3-2`]]);
    expect(signed.body['changes']).toContainEqual({ task, kind: 'remandated', what: [] });
    await eventually(async () => {
      expect((await get(`/api/${task.replace('task/', 'tasks/')}`)).body).toMatchObject({
        item: { due: '2030-01-31', mandates: [other.key, key] },
      });
    }, 20_000);
  });
});
