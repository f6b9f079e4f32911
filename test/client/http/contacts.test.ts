/** Contacts over HTTP: who may see and change which, and where a name must never be. */
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { coordinating, directive, lead, row } from '../../support/directives.js';
import { boardThrough, createDoor, type DoorRig, pathOf, signInBrowser } from './door-rig.js';

let rig: DoorRig;
/** What the door writes to its log. */
const logged: string[] = [];

beforeAll(async () => {
  const logger = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  rig = await createDoor({ logger });
  await rig.stage.startWorker();
});
afterAll(() => rig?.close());
beforeEach(async () => {
  await rig.stage.database.deleteFrom('contact').execute();
});

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
});

test('without a sign-in there is nothing to see', async () => {
  expect((await call('GET', '', undefined, '')).status).toBe(401);
  expect((await call('GET', '', undefined, 'guessed')).status).toBe(401);
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
    const board = boardThrough(() => rig);
    const browser = await signInBrowser(rig);
    await board.post('/contacts/G04', browser, { ...details, phone: '1' });
    await board.post('/contacts/G04', browser, details);
    await board.get(`/contacts?${new URLSearchParams({ search: secret })}`, browser);
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
