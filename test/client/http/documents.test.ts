import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dated, row } from '../../support/directives.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { createDoor, type DoorRig, tokens } from './door-rig.js';

let rig: DoorRig;

beforeAll(async () => {
  rig = await createDoor();
  await rig.stage.startWorker();
});
afterAll(() => rig.close());

const body = (given: object = {}) => ({
  key: uniqueName('TTg'),
  name: 'Quyết định thử',
  issuer: 'TTg',
  standingAgency: 'G01',
  workingGroup: 'X-to-cong-tac',
  number: '06/QĐ-TTg',
  signedOn: '2022-01-06',
  digest: createHash('sha256').update(randomUUID()).digest('hex'),
  fileName: 'annex.tsv',
  policy: 'standard',
  rows: [row('1', { deadline: dated('2022-03-31') }), row('2', { deadline: dated('2100-12-31') })],
  ...given,
});

const post = async (payload: object, token = tokens.coordinator) => {
  const answer = await rig.call({ method: 'POST', url: '/api/documents', payload, token });
  return { status: answer.statusCode, body: answer.json() };
};

describe('importing a directive', () => {
  it('answers with what was late already, and every open task gets its workflow', async () => {
    const given = body();
    const { key } = given;
    expect(await post(given)).toEqual({
      status: 201,
      body: { outcome: 'imported', key, tasks: 2, amnesty: [`task/${key}/1`], remandated: [] },
    });
    await eventually(async () => {
      const answer = await rig.call({ method: 'GET', url: `/api/documents/${key}` });
      expect(answer.json()).toMatchObject({ document: { key, tasks: 2 }, open: 2, running: 2 });
    }, 20_000);
  });

  it('again changes nothing and says so', async () => {
    const given = body();
    await post(given);
    const again = await post(given);
    expect(again).toEqual({
      status: 200,
      body: {
        outcome: 'unchanged',
        key: given.key,
        tasks: 2,
        amnesty: [`task/${given.key}/1`],
        remandated: [],
      },
    });
  });

  it('under the key of another file is refused', async () => {
    const given = body();
    await post(given);
    const other = await post({ ...given, digest: 'b'.repeat(64) });
    expect([other.status, other.body.reason, other.body.key]).toEqual([
      409,
      'document-key-taken',
      given.key,
    ]);
  });

  it('is for the coordinator alone', async () => {
    const { status, body: problem } = await post(body(), tokens.units.G01);
    expect([status, problem.reason]).toEqual([403, 'not-the-coordinator']);
  });

  it.each([
    ['two rows of one key', { rows: [row('1'), row('1')] }, 'rows'],
    ['no rows', { rows: [] }, 'rows'],
    ['a row without a part', { rows: [row('1', { parts: [] })] }, 'rows.0.parts'],
    ['a key that is no key', { key: 'a/b' }, 'key'],
    ['a digest that is none', { digest: 'xyz' }, 'digest'],
    ['a title that cannot be stored', { rows: [row('1', { title: 'a\0' })] }, 'rows.0.title'],
  ])('refuses %s and names the field', async (_what, given, field) => {
    const { status, body: problem } = await post(body(given));
    expect([status, problem.errors?.[0]?.field]).toEqual([400, field]);
  });

  it('refuses a time of import, or anything else it does not know', async () => {
    const { status } = await post(body({ importedAt: '2020-01-01T00:00:00.000Z' }));
    expect(status).toBe(400);
  });

  it('refuses a policy nobody shipped', async () => {
    const { status, body: problem } = await post(body({ policy: 'gentle' }));
    expect([status, problem.reason]).toEqual([400, 'unknown-policy']);
  });

  it('takes an annex larger than a megabyte', async () => {
    const long = 'đ'.repeat(15_000);
    const rows = Array.from({ length: 60 }, (_, index) => row(String(index + 1), { note: long }));
    const { status, body: answer } = await post(body({ rows }));
    expect([status, answer.tasks]).toEqual([201, 60]);
  });
});

describe('digests', () => {
  it('are sent now when the coordinator asks, and stand in the inbox', async () => {
    const given = body({ rows: [row('1', { urgency: 'express', deadline: dated('2022-03-31') })] });
    await post(given);
    const answer = await rig.call({ method: 'POST', url: '/api/digests', payload: { now: true } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ failed: 0 });
    await eventually(async () => {
      const inbox = await rig.call({ method: 'GET', url: '/api/inbox', as: 'G01' });
      const { items } = inbox.json<{ items: { unit: string; lines: { task: string }[] }[] }>();
      expect(items.every(({ unit }) => unit === 'G01')).toBe(true);
      expect(items.flatMap(({ lines }) => lines.map(({ task }) => task))).toContain(
        `task/${given.key}/1`,
      );
    }, 20_000);
  });
});
