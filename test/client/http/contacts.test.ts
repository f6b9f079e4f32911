/** Contacts over HTTP and on the board: who may see and change which, and where a name must never be. */
import { load } from 'cheerio';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { coordinating, directive, lead, row } from '../../support/directives.js';
import { createDoor, type DoorRig, pathOf, signInBrowser } from './door-rig.js';
import { annex, callsOf, stated } from './draft-calls.js';

let rig: DoorRig;
type Browser = { readonly cookie: string; readonly csrf: string };
let coordinator: Browser;
let unit: Browser;
/** What the door writes to its log. */
const logged: string[] = [];

beforeAll(async () => {
  const logger = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  rig = await createDoor({ logger });
  await rig.stage.startWorker();
  coordinator = await signInBrowser(rig);
  unit = await signInBrowser(rig, { unit: 'G01' });
});
afterAll(() => rig?.close());
beforeEach(async () => {
  await rig.stage.database.deleteFrom('contact').execute();
});

const { opened, get } = callsOf(() => rig);
const unitToken = 'token-of-g01';
const an = { name: 'Lê Văn An', phone: '0912 345 678' };

type Answer = { readonly status: number; readonly body: Record<string, unknown> };
const call = async (
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  payload?: object,
  token?: string,
  language = 'en',
): Promise<Answer> => {
  const answer = await rig.call({
    ...{ method, url: `/api/contacts${path}`, headers: { 'accept-language': language } },
    ...(payload === undefined ? {} : { payload }),
    ...(token === undefined ? {} : { token }),
  });
  return { status: answer.statusCode, body: answer.json() };
};

const page = async (url: string, { cookie }: Browser) => {
  const answer = await rig.call({
    ...{ method: 'GET', url, token: '', headers: { cookie, accept: 'text/html' } },
  });
  return { status: answer.statusCode, $: load(answer.body) };
};
const submit = (url: string, fields: Record<string, string>, { cookie, csrf }: Browser) =>
  rig.call({
    ...{ method: 'POST', url, token: '' },
    headers: { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
  });

describe('the coordinator', () => {
  test('keeps, changes and deletes the contact of any unit', async () => {
    expect(await call('PUT', '/G15', an)).toMatchObject({
      status: 200,
      body: {
        ...{ unit: 'G15', unitName: 'Bộ Tư pháp', ...an, mail: null, note: '' },
        changedBy: 'X-dondoc-dieu-phoi',
      },
    });
    await call('PUT', '/G15', { ...an, mail: 'an@moj.gov.vn' });
    const { body } = await call('GET', '');
    expect(body).toMatchObject({ total: 1, items: [{ unit: 'G15', mail: 'an@moj.gov.vn' }] });
    expect(await call('DELETE', '/G15')).toEqual({
      status: 200,
      body: { outcome: 'removed', unit: 'G15' },
    });
    expect(await call('DELETE', '/G15')).toMatchObject({ status: 404 });
  });

  test('sees units with open tasks and no contact, those with most first', async () => {
    await rig.add(
      directive({
        rows: [
          row('1', { parts: [lead('G22'), coordinating('G04')] }),
          row('2', { parts: [lead('G22')] }),
        ],
      }),
    );
    const missing = async () => {
      const { body } = await call('GET', '');
      const found = body['missing'] as readonly { unit: string; tasks: number }[];
      return found.filter((one) => ['G22', 'G04'].includes(one.unit));
    };
    expect(await missing()).toMatchObject([
      { unit: 'G22', tasks: 2 },
      { unit: 'G04', tasks: 1 },
    ]);
    await call('PUT', '/G22', an);
    expect(await missing()).toMatchObject([{ unit: 'G04' }]);
  });

  test('is told field by field what is wrong, in the language asked for', async () => {
    const wrong = { name: '', mail: 'x', phone: '912345678' };
    const { status, body } = await call('PUT', '/G15', wrong, undefined, 'vi');
    expect([status, body['errors']]).toEqual([
      400,
      [
        { field: 'name', message: 'cần có họ và tên' },
        {
          field: 'mail',
          message: 'không phải một địa chỉ thư điện tử, như dau.moi@moj.gov.vn',
        },
        {
          field: 'phone',
          message: 'thiếu số 0 ở đầu (bảng tính thường làm mất; hãy định dạng cột là văn bản)',
        },
      ],
    ]);
    expect((await call('PUT', '/G15', { ...an, age: 40 })).status).toBe(400);
    expect(await call('PUT', '/X-cac-bo-nganh', an)).toMatchObject({
      ...{ status: 409, body: { reason: 'group-has-no-contact' } },
    });
  });

  test('keeps many at once: all of them or none', async () => {
    await call('PUT', '/G15', an);
    const two = [
      { unit: 'G15', ...an },
      { unit: 'G04', ...an },
    ];
    const bad = await call('POST', '', { contacts: [...two, { unit: 'G22', name: 'An' }] });
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ field: 'contacts.2.phone' }] } });
    expect((await call('GET', '')).body).toMatchObject({ total: 1 });
    expect((await call('POST', '', { contacts: [...two, ...two] })).status).toBe(400);
    const group = { unit: 'X-cac-bo-nganh', ...an };
    expect((await call('POST', '', { contacts: [...two, group] })).status).toBe(409);
    expect(await call('POST', '', { contacts: two })).toEqual({
      status: 200,
      body: { outcome: 'kept', added: 1, changed: 0, unchanged: 1 },
    });
  });
});

describe('a unit', () => {
  test('sees, changes and deletes its own contact and no other', async () => {
    await call('PUT', '/G15', an);
    const own = { ...an, name: 'Phạm Thị Hoa' };
    expect(await call('PUT', '/G01', own, unitToken)).toMatchObject({
      body: { unit: 'G01', changedBy: 'G01' },
    });
    const seen = await call('GET', '', undefined, unitToken);
    expect(seen.body).toMatchObject({ total: 1, items: [{ unit: 'G01' }], missing: [] });
    for (const answer of [
      await call('PUT', '/G15', own, unitToken),
      await call('DELETE', '/G15', undefined, unitToken),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { reason: 'not-your-unit' } });
    }
    const many = { contacts: [{ unit: 'G01', ...own }] };
    expect((await call('POST', '', many, unitToken)).status).toBe(403);
    expect((await call('DELETE', '/G01', undefined, unitToken)).status).toBe(200);
    expect((await call('GET', '')).body).toMatchObject({ items: [{ unit: 'G15', ...an }] });
  });

  test('has its own contact on the board, and not the list', async () => {
    await call('PUT', '/G15', an);
    const { status, $ } = await page('/contacts', unit);
    expect(status).toBe(200);
    expect($('h1').text()).toBe('Contact of your unit');
    expect($('body').text()).not.toContain(an.name);
    const saved = await submit('/contacts/G01', { ...an, mail: '', note: '' }, unit);
    expect(saved.headers.location).toBe('/contacts?contact=saved&unit=G01');
    expect((await page('/contacts', unit)).$('#contact-name').val()).toBe(an.name);
    expect((await page('/contacts/G15', unit)).status).toBe(403);
    expect((await page('/contacts?draft=dddddddd', unit)).$('h1').text()).toBe(
      'Contact of your unit',
    );
    expect((await submit('/contacts/G15', an, unit)).statusCode).toBe(403);
    expect((await submit('/contacts/G15/remove', {}, unit)).statusCode).toBe(403);
  });
});

test('without a sign-in there is nothing to see', async () => {
  expect((await call('GET', '', undefined, '')).status).toBe(401);
  expect((await call('GET', '', undefined, 'guessed')).status).toBe(401);
});

describe('on the board the coordinator', () => {
  test('finds contacts by unit, name or number, and other units of the register', async () => {
    await call('PUT', '/G15', an);
    const texts = async (search: string) => {
      const { $ } = await page(`/contacts?${new URLSearchParams({ search })}`, coordinator);
      return [$('.contacts tbody').text().includes(an.name), $('.contact-others li').length > 0];
    };
    expect(await texts('bo tu phap')).toEqual([true, false]);
    expect(await texts('le van')).toEqual([true, false]);
    expect(await texts('0912345')).toEqual([true, false]);
    // The ministry of defence has neither a contact nor a task here.
    expect(await texts('quoc phong')).toEqual([false, true]);
    expect(await texts('chim')).toEqual([false, false]);
  });

  test('is shown what is wrong with what was typed, which stays', async () => {
    const typed = { name: 'An', phone: '12', mail: '', note: 'Sáng' };
    const answer = await submit('/contacts/G15', typed, coordinator);
    const $ = load(answer.body);
    expect(answer.statusCode).toBe(400);
    expect($('#contact-phone').val()).toBe('12');
    expect($('#contact-phone-error').text()).toContain('not one telephone number');
    expect($('.notice-error a').attr('href')).toBe('#contact-phone');
    expect((await call('GET', '')).body).toMatchObject({ total: 0 });
  });

  test('comes from a sign-off, fills in who is missing, and goes back to it', async () => {
    const draft = await opened(annex(), stated(`c-${process.pid}`));
    const id = draft.slice('/api/drafts/'.length);
    const lacking = async () =>
      ((await get(`${draft}/plan`)).body['missingContacts'] as { unit: string }[]).map(
        (one) => one.unit,
      );
    const before = await lacking();
    expect(before).toEqual(expect.arrayContaining(['G01', 'G15', 'X-hoi-choi-chim']));
    const sign = await page(`/drafts/${id}/sign`, coordinator);
    const card = sign.$('[aria-labelledby=missing-contacts]');
    expect(card.text()).toContain('Bộ Tư pháp');
    const list = card.find('p a').attr('href') ?? '';
    expect(list).toBe(`/contacts?draft=${id}`);
    const { $ } = await page(list, coordinator);
    expect($('.page-head a').attr('href')).toBe(`/drafts/${id}/sign`);
    const form = $('.contact-missing a')
      .toArray()
      .map(({ attribs }) => attribs['href'] ?? '')
      .find((href) => href.startsWith('/contacts/G15'));
    expect(form).toBe(`/contacts/G15?back=%2Fcontacts%3Fdraft%3D${id}`);
    const back = (await page(form ?? '', coordinator)).$('.contact-form [name=back]').val();
    const saved = await submit('/contacts/G15', { ...an, back: String(back) }, coordinator);
    expect(saved.headers.location).toBe(`/contacts?draft=${id}&contact=saved&unit=G15`);
    expect(await lacking()).toEqual(before.filter((one) => one !== 'G15'));
  });

  test('is never led to another host', async () => {
    const to = async (back: string) =>
      (await submit('/contacts/G15', { ...an, back }, coordinator)).headers.location;
    expect(await to('/tasks/KH-1/2')).toBe('/tasks/KH-1/2');
    expect(await to('//elsewhere.example')).toBe('/');
    expect(await to('https://elsewhere.example')).toBe('/');
  });

  test('sees whom to call on the page of a task; a unit does not', async () => {
    const [id] = await rig.add(
      directive({ rows: [row('1', { parts: [lead('G15'), coordinating('G01')] })] }),
    );
    if (id === undefined) throw new Error('nothing was imported');
    const address = pathOf(id).replace('/api', '');
    const strip = async (browser: Browser) => (await page(address, browser)).$('.lead-contact');
    expect((await strip(coordinator)).text()).toContain('No contact of Đơn vị G15 yet.');
    await call('PUT', '/G15', an);
    const shown = await strip(coordinator);
    expect(shown.find('a').first().attr('href')).toBe('tel:0912345678');
    expect(shown.text()).toContain(an.name);
    expect((await strip(unit)).length).toBe(0);
  });
});

describe('the name of a contact', () => {
  const secret = 'Vũ Thị Không Ở Đâu';
  const secretMail = 'khong.o.dau@moj.gov.vn';

  /** Tables in which some row has the text, whatever the column. */
  const tablesWith = async (text: string): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(rig.stage.owner);
    const found: string[] = [];
    for (const { name } of rows) {
      const hits = await sql<{ hits: number }>`
        select count(*) as hits from ${sql.table(name)} as one
        where strpos(to_jsonb(one)::text, ${text}) > 0`.execute(rig.stage.owner);
      if ((hits.rows[0]?.hits ?? 0) > 0) found.push(name);
    }
    return found.sort();
  };

  test('is in no event, notice, receipt or line of the log, however it came in', async () => {
    logged.length = 0;
    const details = { name: secret, mail: secretMail, phone: '0987 654 321', note: secret };
    await call('PUT', '/G15', details);
    await call('POST', '', { contacts: [{ unit: 'G01', ...details }] });
    await call('PUT', '/G15', { ...details, phone: secret });
    await submit('/contacts/G04', { ...details, phone: '1' }, coordinator);
    await submit('/contacts/G04', details, coordinator);
    await page(`/contacts?${new URLSearchParams({ search: secret })}`, coordinator);
    const [id] = await rig.add(
      directive({ rows: [row('1', { parts: [lead('G15'), coordinating('G01')] })] }),
      true,
    );
    if (id === undefined) throw new Error('nothing was imported');
    const command = { type: 'Acknowledge' };
    await rig.call({ method: 'POST', url: `${pathOf(id)}/commands`, payload: command, as: 'G01' });
    await rig.call({ method: 'POST', url: '/api/digests', payload: { now: true } });
    await rig.call({ method: 'DELETE', url: '/api/contacts/G22' });

    // The search can fail: it finds the name where it lies, and the unit where the log tells of it.
    expect(await tablesWith(secret)).toEqual(['contact']);
    expect(await tablesWith(secretMail)).toEqual(['contact']);
    expect(await tablesWith('"G15"')).toEqual(expect.arrayContaining(['event', 'notice', 'task']));
    expect(logged.filter((line) => line.includes('/api/contacts')).length).toBeGreaterThan(3);
    expect(logged.filter((line) => line.includes(secret) || line.includes(secretMail))).toEqual([]);

    const exported = await rig.call({ method: 'GET', url: `${pathOf(id)}/log` });
    expect(exported.body).toContain('TaskAssigned');
    expect(exported.body).not.toContain(secret);
    for (const code of ['G15', 'G01', 'G04']) await call('DELETE', `/${code}`);
    expect(await tablesWith(secret)).toEqual([]);
  });
});
