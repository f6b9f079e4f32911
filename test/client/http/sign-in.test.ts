import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directive } from '../../support/directives.js';
import { createDoor, type DoorRig, pathOf, signInBrowser, tokens } from './door-rig.js';

let rig: DoorRig;
let task: string;

beforeAll(async () => {
  rig = await createDoor();
  const [id] = await rig.add(directive());
  if (id === undefined) throw new Error('nothing was imported');
  task = pathOf(id);
});
afterAll(() => rig.close());

const reasonOf = (response: { json(): { reason: string } }): string => response.json().reason;

describe('what is open', () => {
  it('is only health and the static files of the board', async () => {
    const health = await rig.call({ method: 'GET', url: '/health', token: '' });
    expect(health.statusCode).toBe(200);
    const headers = { accept: 'text/html' };
    const page = await rig.call({ method: 'GET', url: '/', token: '', headers });
    const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(page.body)?.[1] ?? '';
    const asset = await rig.call({ method: 'GET', url: sheet, token: '' });
    expect(asset.statusCode).toBe(200);
  });

  it.each([
    '/api/tasks',
    '/api/status',
    '/api/documents',
    '/api/inbox',
    '/api/log/verify',
    '/api/openapi.json',
    '/api/nothing',
    '/tasks',
    '/',
  ])('is not %s', async (url) => {
    const answer = await rig.call({ method: 'GET', url, token: '' });
    expect(answer.statusCode).toBe(401);
  });

  it('is nothing behind an address that only looks like a static file', async () => {
    const answer = await rig.call({ method: 'GET', url: '/assets/../api/tasks', token: '' });
    expect(answer.statusCode).toBe(401);
  });
});

describe('a token', () => {
  it('that nobody has is refused with a problem in the language asked for', async () => {
    const answer = await rig.call({
      method: 'GET',
      url: '/api/tasks',
      token: 'token-of-the-coordinato',
      headers: { 'accept-language': 'vi' },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      type: 'urn:dondoc:problem:token-not-valid',
      title: 'Mã truy cập không đúng.',
      status: 401,
      reason: 'token-not-valid',
    });
  });

  it('of the coordinator acts as any unit, one of a unit only as itself', async () => {
    const coordinator = await rig.call({ method: 'GET', url: task, as: 'G22' });
    expect(coordinator.statusCode).toBe(200);
    const own = await rig.call({ method: 'GET', url: task, token: tokens.units.G01, as: 'G01' });
    expect(own.statusCode).toBe(200);
    const other = await rig.call({ method: 'GET', url: task, token: tokens.units.G01, as: 'G22' });
    expect([other.statusCode, reasonOf(other)]).toEqual([403, 'not-your-unit']);
  });

  it('of a unit opens nothing of the coordinator', async () => {
    const asUnit = (method: 'GET' | 'POST', url: string, payload: object = {}) =>
      rig.call({ method, url, token: tokens.units.G01, ...(method === 'GET' ? {} : { payload }) });
    const answers = [
      await asUnit('GET', '/api/log/verify'),
      await asUnit('POST', '/api/rebuild', { readModel: true }),
      await asUnit('POST', '/api/digests', { now: true }),
      await asUnit('POST', '/api/login-links'),
    ];
    expect(answers.map(reasonOf)).toEqual(Array(4).fill('not-the-coordinator'));
  });

  it('lists for a unit only the tasks it has a part in', async () => {
    const unit = await rig.call({ method: 'GET', url: '/api/tasks?unit=G22', as: 'G05' });
    expect(unit.json().total).toBe(0);
    const detail = await rig.call({ method: 'GET', url: task, as: 'G05' });
    expect([detail.statusCode, reasonOf(detail)]).toEqual([403, 'not-a-party']);
  });
});

describe('a host name', () => {
  it('that is not ours is not served, whoever asks', async () => {
    const answer = await rig.call({
      method: 'GET',
      url: '/api/tasks',
      headers: { host: 'evil.example' },
    });
    expect([answer.statusCode, reasonOf(answer)]).toEqual([421, 'host-not-served']);
  });

  it.each(['localhost:7206', '[::1]:7206', 'board.example'])('%s is ours', async (host) => {
    const answer = await rig.call({ method: 'GET', url: '/api/tasks', headers: { host } });
    expect(answer.statusCode).toBe(200);
  });
});

describe('a sign-in link', () => {
  it('opens one session and is then spent', async () => {
    const made = await rig.call({ method: 'POST', url: '/api/login-links' });
    expect(made.statusCode).toBe(201);
    const url = new URL(made.json<{ url: string }>().url);
    expect(url.host).toBe('board.example:7206');
    const first = await rig.call({ method: 'GET', url: url.pathname, token: '' });
    expect([first.statusCode, first.headers.location]).toEqual([303, '/']);
    expect(String(first.headers['set-cookie'])).toMatch(
      /^dondoc_session=[\w-]{32}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const second = await rig.call({ method: 'GET', url: url.pathname, token: '' });
    expect([second.statusCode, reasonOf(second)]).toEqual([410, 'link-not-valid']);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('is not used up by a preview, and leads a browser it signed in home', async () => {
    const made = await rig.call({ method: 'POST', url: '/api/login-links' });
    const { pathname } = new URL(made.json<{ url: string }>().url);
    await rig.call({ method: 'HEAD', url: pathname, token: '' });
    const first = await rig.call({ method: 'GET', url: pathname, token: '' });
    expect(first.statusCode).toBe(303);
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
    const again = await rig.call({ method: 'GET', url: pathname, token: '', headers: { cookie } });
    expect([again.statusCode, again.headers.location]).toEqual([303, '/']);
  });

  it('opened by ten at the same instant signs in one', async () => {
    const made = await rig.call({ method: 'POST', url: '/api/login-links' });
    const { pathname } = new URL(made.json<{ url: string }>().url);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => rig.call({ method: 'GET', url: pathname, token: '' })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
  });

  it('is not valid after its time', async () => {
    const made = await rig.call({ method: 'POST', url: '/api/login-links' });
    const { pathname } = new URL(made.json<{ url: string }>().url);
    await rig.stage.owner
      .updateTable('session')
      .set({ expires_at: '2020-01-01T00:00:00.000Z' as never })
      .where('kind', '=', 'link')
      .execute();
    const answer = await rig.call({ method: 'GET', url: pathname, token: '' });
    expect(answer.statusCode).toBe(410);
  });

  it('made for a unit signs in that unit and nobody else', async () => {
    const { cookie, csrf } = await signInBrowser(rig, { unit: 'G01' });
    const headers = { cookie, 'x-csrf-token': csrf };
    const payload = { unit: 'G22', back: '/' };
    const switched = await rig.call({
      method: 'POST',
      url: '/act-as',
      token: '',
      headers,
      payload,
    });
    expect([switched.statusCode, reasonOf(switched)]).toEqual([403, 'not-the-coordinator']);
  });

  it('leaves only hashes of secrets in the database', async () => {
    const { cookie } = await signInBrowser(rig);
    const secret = cookie.split('=')[1] ?? '';
    const rows = await rig.stage.owner.selectFrom('session').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe("a browser's session", () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it('changes nothing without the token of the session', async () => {
    const { cookie, csrf } = await signInBrowser(rig);
    const post = (payload: string) =>
      rig.call({
        method: 'POST',
        url: '/language',
        token: '',
        headers: { cookie, ...form },
        payload,
      });
    const without = await post('language=vi&back=/tasks');
    expect([without.statusCode, reasonOf(without)]).toEqual([403, 'form-token-missing']);
    const wrong = await post(`language=vi&back=/tasks&_csrf=${csrf}x`);
    expect(wrong.statusCode).toBe(403);
    const right = await post(`language=vi&back=/tasks&_csrf=${csrf}`);
    expect([right.statusCode, right.headers.location]).toEqual([303, '/tasks']);
  });

  it('needs the token for the API as well', async () => {
    const { cookie, csrf } = await signInBrowser(rig);
    const post = (headers: Record<string, string>) =>
      rig.call({ method: 'POST', url: '/api/login-links', token: '', headers });
    expect((await post({ cookie })).statusCode).toBe(403);
    expect((await post({ cookie, 'x-csrf-token': csrf })).statusCode).toBe(201);
  });

  it('goes back only to an address of this board', async () => {
    const { cookie, csrf } = await signInBrowser(rig);
    for (const back of ['//evil.example/', '/\\evil.example', 'https://evil.example/']) {
      const answer = await rig.call({
        method: 'POST',
        url: '/language',
        token: '',
        headers: { cookie, 'x-csrf-token': csrf },
        payload: { language: 'en', back },
      });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    }
  });

  it('of the coordinator acts as a unit until it is switched back', async () => {
    const { cookie, csrf } = await signInBrowser(rig);
    const headers = { cookie, 'x-csrf-token': csrf };
    const actAs = (unit: string) =>
      rig.call({ method: 'POST', url: '/act-as', token: '', headers, payload: { unit } });
    const verify = async () =>
      (await rig.call({ method: 'GET', url: '/api/log/verify', token: '', headers })).statusCode;
    expect(await verify()).toBe(200);
    expect((await actAs('G05')).statusCode).toBe(303);
    expect(await verify()).toBe(403);
    const tasks = await rig.call({ method: 'GET', url: '/api/tasks', token: '', headers });
    expect(tasks.json().total).toBe(0);
    expect((await actAs('')).statusCode).toBe(303);
    expect(await verify()).toBe(200);
  });

  it('is over after signing out', async () => {
    const { cookie, csrf } = await signInBrowser(rig);
    const headers = { cookie, 'x-csrf-token': csrf };
    const out = await rig.call({ method: 'POST', url: '/logout', token: '', headers });
    expect(out.statusCode).toBe(303);
    const after = await rig.call({ method: 'GET', url: '/api/tasks', token: '', headers });
    expect(after.statusCode).toBe(401);
  });

  it('answers a page to a browser that has none', async () => {
    const answer = await rig.call({
      method: 'GET',
      url: '/tasks',
      token: '',
      headers: { accept: 'text/html' },
    });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      401,
      'text/html; charset=utf-8',
    ]);
  });
});
