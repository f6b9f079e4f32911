/** Drafts over HTTP: uploaded, looked at, corrected. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../../../store/log.js';
import { createDoor, type DoorRig, signInBrowser, tokens } from './door-rig.js';
import { annex, callsOf, stated } from './draft-calls.js';

let rig: DoorRig;
beforeAll(async () => {
  rig = await createDoor();
});
afterAll(() => rig.close());

const { upload, get, post, opened, command } = callsOf(() => rig);

describe('uploading a file', () => {
  it('opens a draft that says what stands in it', async () => {
    const { status, body } = await upload(annex(), stated('05/CT-TTg'));
    expect([status, body]).toMatchObject([
      201,
      {
        outcome: 'opened',
        draft: {
          fileName: 'phụ lục.tsv',
          state: 'open',
          version: 1,
          counts: { rows: 4, doubtful: 3, accepted: 0, edited: 0, dropped: 0, proposals: 0 },
        },
      },
    ]);
    const { draft } = body as { draft: { id: string } };
    expect((await get(`/api/drafts/${draft.id}`)).body).toMatchObject({
      facts: {
        key: 'TTg-05-CT-TTg-2022',
        issuer: { code: 'TTg', name: 'Thủ tướng Chính phủ' },
        signedOn: '2022-02-23',
        missing: [],
        policy: 'standard',
      },
      reasons: [
        { reason: 'unknown-unit', text: 'The unit is not in the register', rows: 2 },
        { reason: 'deadline-blank', text: 'No deadline is given', rows: 1 },
      ],
    });
    const { items } = (await get('/api/drafts')).body as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toContain(draft.id);
  });

  it('again, while it is under review, is that review', async () => {
    const text = annex();
    const first = await upload(text);
    const again = await upload(text, '', 'khác.tsv');
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({
      outcome: 'known',
      draft: { id: (first.body as { draft: { id: string } }).draft.id, fileName: 'phụ lục.tsv' },
    });
  });

  it('that nobody can read is refused with its place, and leaves nothing', async () => {
    const before = (await get('/api/drafts')).body['total'];
    const { status, body } = await upload('TT\tNhiệm vụ\tChủ trì\n1\tx\n', '', 'hỏng.tsv');
    expect([status, body]).toMatchObject([
      422,
      {
        type: 'urn:dondoc:problem:unreadable-file',
        reason: 'unreadable-file',
        cause: 'ragged-row',
        place: { file: 'hỏng.tsv', line: 2, cell: 3 },
      },
    ]);
    expect(body['detail']).toContain('line 2, cell 3');
    expect((await get('/api/drafts')).body['total']).toBe(before);
  });

  it.each([
    ['without a name', { 'x-dondoc-file-name': '' }, 400],
    ['of another type', { 'content-type': 'text/csv' }, 415],
    ['as JSON', { 'content-type': 'application/json' }, 400],
  ])('%s is refused', async (_what, headers, status) => {
    expect((await upload(annex(), '', 'a.tsv', headers)).status).toBe(status);
  });

  it('takes the name of a file, never its path', async () => {
    const { body } = await upload(annex(), '', '../../etc/C:\\phụ lục.tsv');
    expect(body).toMatchObject({ draft: { fileName: 'phụ lục.tsv' } });
  });

  it('larger than the largest annex is refused before it is read', async () => {
    const { status, body } = await upload('x'.repeat(20 * 1024 * 1024 + 1));
    expect([status, body['reason']]).toEqual([413, 'too-large']);
  });

  it('is for the coordinator alone, as everything about drafts is', async () => {
    const draft = await opened();
    const calls = [
      { method: 'GET', url: '/api/drafts' },
      { method: 'GET', url: draft },
      { method: 'GET', url: `${draft}/rows` },
      { method: 'GET', url: `${draft}/plan` },
      { method: 'GET', url: `${draft}/export` },
      { method: 'POST', url: `${draft}/commands`, payload: { type: 'Undo' } },
      { method: 'POST', url: `${draft}/sign`, payload: { version: 1 } },
      {
        method: 'POST',
        url: '/api/drafts',
        payload: annex(),
        headers: { 'content-type': 'application/octet-stream' },
      },
    ] as const;
    for (const call of calls) {
      const answer = await rig.call({ ...call, token: tokens.units.G01 });
      expect([call.url, answer.statusCode]).toEqual([call.url, 403]);
      expect(answer.json()).toMatchObject({ reason: 'not-the-coordinator' });
    }
  });
});

describe('a form of the board', () => {
  const form = (fields: Record<string, string>, text: string) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    data.append('file', new Blob([text]), 'tải lên.tsv');
    return new Response(data);
  };
  const send = async (fields: Record<string, string>, text: string, cookie: string) => {
    const body = form(fields, text);
    const answer = await rig.call({
      method: 'POST',
      url: '/api/drafts',
      token: '',
      payload: Buffer.from(await body.arrayBuffer()),
      headers: { cookie, 'content-type': body.headers.get('content-type') ?? '' },
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };

  it('carries its token and what the file lacks in fields before the file', async () => {
    const { cookie, csrf } = await signInBrowser(rig);
    const fields = { _csrf: csrf, issuer: 'TTg', number: '', signed: '2026-02-23' };
    const { status, body } = await send(fields, annex(), cookie);
    expect([status, body]).toMatchObject([
      201,
      { outcome: 'opened', draft: { fileName: 'tải lên.tsv' } },
    ]);
  });

  it('without its token, or with a field nobody knows, is refused', async () => {
    const { cookie, csrf } = await signInBrowser(rig);
    const foreign = await send({}, annex(), cookie);
    expect([foreign.status, foreign.body['reason']]).toEqual([403, 'form-token-missing']);
    const odd = await send({ _csrf: csrf, colour: 'red' }, annex(), cookie);
    expect(odd.status).toBe(400);
    const wrong = await send({ _csrf: csrf, signed: '31/02/2026' }, annex(), cookie);
    expect(wrong.body['errors']).toMatchObject([{ field: 'signed' }]);
  });
});

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

it('is described by the API itself', async () => {
  const { body } = await get('/api/openapi.json');
  const paths = Object.keys(body['paths'] as object).filter((path) => path.includes('drafts'));
  expect(paths.sort()).toEqual([
    '/api/drafts',
    '/api/drafts/{id}',
    '/api/drafts/{id}/commands',
    '/api/drafts/{id}/export',
    '/api/drafts/{id}/plan',
    '/api/drafts/{id}/rows',
    '/api/drafts/{id}/rows/{row}',
    '/api/drafts/{id}/sign',
  ]);
});
