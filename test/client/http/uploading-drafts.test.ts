/** Files over HTTP, as bytes and as forms. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDoor, type DoorRig, signInBrowser, tokens } from './door-rig.js';
import { annex, callsOf, stated } from './draft-calls.js';

let rig: DoorRig;
beforeAll(async () => {
  rig = await createDoor();
});
afterAll(() => rig.close());

const { upload, get, opened } = callsOf(() => rig);

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
    const one = (await get('/api/drafts?state=open&limit=1')).body;
    expect([one['total'], one['items']]).toEqual([before, [expect.anything()]]);
    expect((await get(`/api/drafts?offset=${before}`)).body).toEqual({ items: [], total: before });
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
