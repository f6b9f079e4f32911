/** Drafts over HTTP: looked at, corrected, taken out as a file. */
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../../../store/log.js';
import { createDoor, type DoorRig, signInBrowser } from './door-rig.js';
import { annex, callsOf } from './draft-calls.js';

let rig: DoorRig;
beforeAll(async () => {
  rig = await createDoor();
});
afterAll(() => rig.close());

const { get, post, opened, reviewed, command } = callsOf(() => rig);

describe('rows', () => {
  it('come in pages, each with its reasons, its words and where they stand', async () => {
    const draft = await opened();
    const { body } = await get(`${draft}/rows?only=doubtful&offset=1&limit=1`);
    expect(body).toMatchObject({
      total: 3,
      version: 1,
      items: [
        {
          ...{ id: '3', ordinal: 2, version: 1, state: 'open', origin: null },
          reasons: [
            { reason: 'deadline-blank', text: 'No deadline is given', fields: ['deadline'] },
          ],
          task: { title: 'Khảo sát', leads: [{ code: 'G01' }], deadline: { kind: 'none' } },
          sources: [{ rowKey: '3', line: 4, cells: { title: 'Khảo sát', leads: 'Bộ Công an' } }],
        },
      ],
    });
  });

  it('may be those of one reason, or one alone', async () => {
    const draft = await opened();
    const chosen = await get(`${draft}/rows?reason=unknown-unit`);
    expect((chosen.body['items'] as { id: string }[]).map(({ id }) => id)).toEqual(['2', '4']);
    expect((await get(`${draft}/rows/2`)).body).toMatchObject({
      ...{ id: '2', ordinal: 1 },
      reasons: [{ reason: 'unknown-unit: Hội Chơi Chim', fields: ['leads'] }],
    });
    expect((await get(`${draft}/rows/9`)).status).toBe(404);
  });

  it.each(['only=odd', 'limit=0', 'limit=201', 'offset=-1', 'colour=red'])(
    'asked for with %s are refused',
    async (query) => {
      expect((await get(`${await opened()}/rows?${query}`)).status).toBe(400);
    },
  );
});

describe('a command', () => {
  it('answers with what happened and with the rows it touched', async () => {
    const draft = await opened();
    const { status, body } = await command(draft, {
      ...{ type: 'EditRow', row: '3', version: 1, commandId: 'edit-3' },
      fields: { deadline: 'Quý II/2026' },
    });
    expect([status, body]).toMatchObject([
      200,
      {
        ...{ outcome: 'accepted', commandId: 'edit-3', version: 2 },
        events: [{ type: 'RowEdited' }],
        draft: { version: 2, counts: { doubtful: 2, edited: 1 } },
        rows: [
          {
            ...{ id: '3', version: 2, state: 'edited', reasons: [] },
            task: { deadline: { phrase: 'Quý II/2026', due: '2026-06-30' } },
            origin: { deadline: { phrase: '' } },
          },
        ],
      },
    ]);
  });

  it('takes what the row offers instead of what was read', async () => {
    const draft = await opened(annex(['5\tSửa\tBộ Tư pháp VN\t\t9/2029 12/2029']));
    const { choices } = (await get(`${draft}/rows/5`)).body as Record<string, never>;
    expect(choices).toMatchObject({
      units: [
        { spelling: 'Bộ Tư pháp VN', unit: 'G15', name: 'Bộ Tư pháp', lasting: true },
        { unit: 'X-so-tu-phap' },
      ],
      deadlines: [
        {
          ...{ due: '2029-12-31', earliest: '2029-12-01', latest: '2029-12-31', rule: 'month' },
          text: 'Another date that the cell gives',
        },
      ],
    });
    const taken = await command(draft, {
      ...{ type: 'EditRow', row: '5', version: 1 },
      fields: { alternative: '2029-12-31', leads: 'Bộ Tư pháp' },
    });
    expect(taken.body['rows']).toMatchObject([
      { reasons: [], task: { deadline: { phrase: '9/2029 12/2029', due: '2029-12-31' } } },
    ]);
    const none = await command(draft, {
      ...{ type: 'EditRow', row: '5', version: 2, fields: { alternative: '2029-11-30' } },
    });
    expect([none.status, none.body['reason']]).toEqual([409, 'unknown-reading']);
  });

  it('twice with one id is one', async () => {
    const draft = await opened();
    const payload = { type: 'AcceptRow', row: '2', version: 1, commandId: 'once' };
    const [first, second] = [await command(draft, payload), await command(draft, payload)];
    expect(second).toEqual(first);
    const other = await command(draft, { ...payload, row: '3' });
    expect([other.status, other.body['reason']]).toEqual([409, 'command-id-reused']);
  });

  it('of a person who has not seen the newest row is refused in words', async () => {
    const draft = await opened();
    const accept = { type: 'AcceptRow', row: '2', version: 1 };
    await command(draft, accept);
    const { status, body } = await command(draft, accept);
    expect([status, body]).toMatchObject([
      409,
      {
        type: 'urn:dondoc:problem:row-changed',
        title: 'Somebody else has just changed this row; look at it again.',
      },
    ]);
  });

  it('settles one reason in bulk, and one desk takes it back', async () => {
    const draft = await opened();
    const bulk = { type: 'AcceptReason', reason: 'unknown-unit', count: 2, desk: 'an' };
    const accepted = await command(draft, bulk);
    expect(accepted.body).toMatchObject({ draft: { counts: { doubtful: 1, accepted: 2 } } });
    const other = await command(draft, { type: 'Undo', desk: 'binh' });
    expect([other.status, other.body['reason']]).toEqual([409, 'nothing-to-undo']);
    const undone = await command(draft, { type: 'Undo', desk: 'an' });
    expect(undone.body).toMatchObject({ draft: { version: 3, counts: { doubtful: 3 } } });
  });

  it('of a browser is of the desk of its sign-in, whatever it says', async () => {
    const draft = await opened();
    const { cookie, csrf } = await signInBrowser(rig);
    const answer = await rig.call({
      ...{ method: 'POST', url: `${draft}/commands`, token: '' },
      payload: { type: 'AcceptRow', row: '2', version: 1, desk: 'an' },
      headers: { cookie, 'x-csrf-token': csrf },
    });
    expect(answer.statusCode).toBe(200);
    const events = await readStream(rig.stage.database, draft.replace('/api/drafts/', 'draft/'));
    expect(events.at(-1)?.event).toMatchObject({
      by: { desk: expect.stringMatching(/^board-[0-9a-f]{12}$/) },
    });
  });

  it('states facts, with a policy by its name', async () => {
    const draft = await opened();
    await command(draft, {
      type: 'StateFacts',
      facts: { issuer: 'Bộ Công an', number: '7/KH', policy: 'demo' },
    });
    expect((await get(draft)).body).toMatchObject({
      facts: { issuer: { code: 'G01' }, number: '7/KH', policy: 'demo', missing: ['signed'] },
    });
    const none = await command(draft, { type: 'StateFacts', facts: { policy: 'gentle' } });
    expect([none.status, none.body['reason']]).toEqual([400, 'unknown-policy']);
  });

  it('keeps an alias that the next file is read with', async () => {
    const draft = await opened();
    const kept = await command(draft, {
      ...{ type: 'KeepAlias', spelling: 'Hội Chơi Chim', unit: 'G18' },
    });
    expect(kept.body).toMatchObject({ draft: { counts: { doubtful: 1 } } });
    const next = await opened();
    expect((await get(next)).body).toMatchObject({
      draft: { counts: { doubtful: 1 } },
      reasons: [{ reason: 'deadline-blank' }],
    });
    await command(draft, { type: 'Undo' });
    const last = await opened();
    expect((await get(last)).body).toMatchObject({ draft: { counts: { doubtful: 3 } } });
  });

  it('that maps columns reads the kept file anew; what was decided of the same words stays', async () => {
    const draft = await opened();
    await command(draft, { type: 'StateFacts', facts: { issuer: 'TTg', number: '7/KH' } });
    await command(draft, { type: 'AcceptRow', row: '2', version: 1 });
    const mapped = await command(draft, { type: 'MapColumns', columns: [] });
    expect([mapped.status, mapped.body]).toMatchObject([
      200,
      {
        version: 4,
        events: [{ type: 'ColumnsMapped' }],
        draft: { counts: { rows: 4, accepted: 1 } },
      },
    ]);
    const again = await command(draft, { type: 'MapColumns', columns: [] });
    expect([again.status, again.body['reason']]).toEqual([409, 'nothing-changed']);
  });

  it.each([
    ['of no type', { type: 'Sign' }, 'type'],
    ['without a version', { type: 'AcceptRow', row: '1' }, 'version'],
    ['with a member nobody knows', { type: 'Undo', colour: 'red' }, ''],
    ['with a time of its own', { type: 'Undo', at: '2020-01-01T00:00:00.000Z' }, ''],
    [
      'with a field nobody knows',
      { type: 'EditRow', row: '1', version: 1, fields: { lead: 'x' } },
      'fields',
    ],
  ])('%s is refused and named', async (_what, payload, field) => {
    const { status, body } = await command(await opened(), payload);
    expect([status, (body['errors'] as { field: string }[])[0]?.field]).toEqual([400, field]);
  });

  it('about a draft that is not there is refused', async () => {
    const { status, body } = await command('/api/drafts/nothing', { type: 'Undo' });
    expect([status, body['reason']]).toEqual([404, 'unknown-draft']);
    expect((await get('/api/drafts/nothing')).status).toBe(404);
    expect((await post('/api/drafts/nothing/sign', { version: 1 })).status).toBe(404);
  });
});

describe('the export', () => {
  it('has every row on a line: as it stands, where it was read, and what became of it', async () => {
    const draft = await reviewed();
    await command(draft, { type: 'DropRow', row: '1', version: 1, reason: 'Trùng' });
    const answer = await rig.call({ method: 'GET', url: `${draft}/export?format=jsonl` });
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const lines = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ row, state }) => [row, state])).toEqual([
      ['1', 'dropped'],
      ['2', 'accepted'],
      ['3', 'edited'],
      ['4', 'accepted'],
    ]);
    expect(lines[0]).toMatchObject({ dropped: 'Trùng', mergedInto: null });
    expect(lines[1]).toMatchObject({
      ...{ no: '2', title: 'Lập kho dữ liệu', leads: ['Hội Chơi Chim'] },
      accepted: ['unknown-unit: Hội Chơi Chim'],
      source: { title: { line: 3 } },
    });
    const { facts } = (await get(draft)).body as { facts: { key: string } };
    expect(new Set(lines.map(({ document }) => document))).toEqual(new Set([facts.key]));
    expect(lines[2]).toMatchObject({ deadline: { phrase: 'Tháng 3/2022', due: '2022-03-31' } });
  });

  it('is a workbook of the rows that will be tasks, to be checked beside the file', async () => {
    const draft = await reviewed();
    await command(draft, { type: 'DropRow', row: '1', version: 1, reason: 'Trùng' });
    const answer = await rig.call({ method: 'GET', url: `${draft}/export?format=xlsx` });
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
    expect(answer.headers['content-disposition']).toMatch(/filename="[0-9a-f]+\.xlsx"$/);
    const { sheets } = await readXlsx(new Uint8Array(answer.rawPayload));
    const text = JSON.stringify(sheets[0]?.rows);
    expect(text).toContain('Lập kho dữ liệu');
    expect(text).not.toContain('"Trùng"');
    expect(sheets[0]?.rows).toHaveLength(1 + 3);
  });

  it('knows no other format', async () => {
    const draft = await opened();
    expect((await rig.call({ method: 'GET', url: `${draft}/export?format=odt` })).statusCode).toBe(
      400,
    );
  });
});
