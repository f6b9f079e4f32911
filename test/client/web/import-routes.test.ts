/** Bringing a document in through the board's own forms, over the real door and store. */
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, createDoor, type DoorRig, signInBrowser } from '../http/door-rig.js';
import { annex } from '../http/draft-calls.js';
import { annexReading, openedOver } from './draft-fixture.js';
import { addressIn, draftForms } from './draft-forms.js';

let rig: DoorRig;
let an: Browser;
let unit: Browser;

beforeAll(async () => {
  rig = await createDoor();
  an = await signInBrowser(rig);
  unit = await signInBrowser(rig, { unit: 'G15' });
});
afterAll(() => rig?.close());

const { get, post, upload, opened, stateOf } = draftForms(
  () => rig,
  () => an,
);

describe('a file', () => {
  test('becomes a draft that says what was read', async () => {
    const page = await get(await opened());
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('4 rows read, 3 of them to look at.');
  });

  test('that is under review already leads to that review', async () => {
    const content = annex();
    const address = await opened(content);
    const again = await upload({ pasted: '' }, { name: 'khác.tsv', content });
    expect(again.headers.location).toBe(`${address}?opened=known`);
  });

  test('can be pasted as a table', async () => {
    const answer = await upload({ pasted: annex().replaceAll('\n', '\r\n') }, null);
    const page = await get(addressIn(answer.headers.location));
    expect(page.body).toContain('pasted-table.tsv');
    expect(page.body).toContain('4 rows read, 3 of them to look at.');
  });

  test('nobody can read is told with its place, and what was pasted stays', async () => {
    const broken = { name: 'hỏng.tsv', content: 'TT\tNhiệm vụ\tChủ trì\n1\tx\n' };
    const answer = await upload({ pasted: 'TT\tNhiệm vụ' }, broken);
    expect(answer.statusCode).toBe(422);
    const $ = load(answer.body);
    expect($('[role=alert]').text()).toContain('hỏng.tsv, line 2, cell 3');
    expect($('#pasted').val()).toBe('TT\tNhiệm vụ');
  });

  test('must be there, and must not be endless', async () => {
    expect((await upload({ pasted: ' ' }, null)).statusCode).toBe(400);
    const endless = { name: 'a.tsv', content: Buffer.alloc(21 * 1024 * 1024, 'a') };
    const answer = await upload({ pasted: '' }, endless);
    expect(answer.statusCode).toBe(413);
    expect(load(answer.body)('[role=alert]').text()).toContain('too large');
  });

  test('from a form without the token of its session is not taken in', async () => {
    const forged = { ...an, csrf: 'forged' };
    const file = { name: 'a.tsv', content: annex() };
    expect((await upload({ pasted: '' }, file, forged)).statusCode).toBe(403);
    expect((await upload({ pasted: annex() }, null, forged)).statusCode).toBe(403);
  });

  test('is brought in by the coordinator alone', async () => {
    const address = await opened();
    for (const page of ['/drafts/new', address, `${address}/doubts`, `${address}/sign`]) {
      expect((await get(page, unit)).statusCode, page).toBe(403);
    }
    const file = { name: 'a.tsv', content: annex() };
    expect((await upload({ pasted: '' }, file, unit)).statusCode).toBe(403);
    const { body } = await get('/documents', unit);
    expect(body).not.toContain('/drafts/');
  });

  test('waits in the list of documents and on the first page with what is left to do', async () => {
    const address = await opened();
    for (const page of ['/documents', '/']) {
      const row = load((await get(page)).body)(`tr:has(a[href="${address}"])`);
      expect(row.text(), page).toContain('3 rows left to look at');
    }
  });
});

describe('the facts of a document', () => {
  test('are stated once, and what is wrong comes back beside its field', async () => {
    const address = await opened();
    const typed = { facts: 'yes', issuer: 'TTg', number: '05/CT-TTg', signedOn: '31/2/2022' };
    const wrong = await post(`${address}/facts`, typed);
    expect(wrong.statusCode).toBe(400);
    const $ = load(wrong.body);
    expect($('#fact-signedOn-error').text()).toContain('Not a date');
    expect($('#fact-number').val()).toBe('05/CT-TTg');
    const done = await post(`${address}/facts`, { ...typed, signedOn: '23/2/2022' });
    expect(done.headers.location).toBe(`${address}?did=StateFacts&rows=0`);
    expect((await stateOf(address)).facts).toMatchObject({
      issuer: { code: 'TTg' },
      number: '05/CT-TTg',
      signedOn: '2022-02-23',
    });
  });

  test('name an issuer that the register lacks by words, never by a code nobody has', async () => {
    const address = await opened();
    const answer = await post(`${address}/facts`, { facts: 'yes', issuer: 'G99' });
    expect(answer.statusCode).toBe(409);
    expect(load(answer.body)('#fact-issuer-error').text()).toContain('no such code');
  });
});

describe('what a reader of other formats brings', () => {
  test('columns are chosen anew, and the rows with them', async () => {
    const address = await openedOver(rig.stage.database, annexReading);
    expect(load((await get(address)).body)('.columns select').length).toBe(3);
    const answer = await post(`${address}/columns`, {
      'column:2:2:Phụ lục II': 'task',
      'column:2:3:Phụ lục II': 'coordinating',
      'column:2:5:Phụ lục II': 'deadline',
    });
    expect(answer.headers.location).toBe(`${address}?did=MapColumns&rows=4#columns`);
    expect((await stateOf(address)).columns).toEqual([
      { sheet: 'Phụ lục II', table: 2, column: 3, role: 'coordinating' },
      { sheet: 'Phụ lục II', table: 2, column: 5, role: 'deadline' },
    ]);
  });

  test('proposals are taken or dropped, each once', async () => {
    const address = await openedOver(rig.stage.database, annexReading);
    const take = { type: 'TakeProposal', proposal: 'p1' };
    const taken = await post(`${address}/commands`, take);
    expect(taken.headers.location).toBe(`${address}/proposals?did=TakeProposal&rows=1`);
    expect((await stateOf(address)).rows.at(-1)?.task.title).toBe('Bộ Y tế báo cáo');
    const again = await post(`${address}/commands`, { ...take, type: 'DropProposal' });
    expect(again.headers.location).toBe(`${address}/proposals?refused=proposal-settled`);
    const told = await get(`${address}/proposals?refused=proposal-settled`);
    expect(load(told.body)('[role=alert]').text()).toContain('taken or dropped already');
  });
});

test('a page of a large annex travels light', async () => {
  const rows = Array.from(
    { length: 1000 },
    (_, index) =>
      `${index + 5}\tNhiệm vụ ${index} về ${index * 7}\tBộ Y tế\tBộ Công an\tTháng 6/2029`,
  );
  const address = await opened(annex(rows));
  for (const page of [address, `${address}/doubts`, `${address}/sign`]) {
    const answer = await get(page, an, { 'accept-encoding': 'br' });
    expect(answer.statusCode, page).toBe(200);
    expect(answer.rawPayload.length, page).toBeLessThanOrEqual(30_000);
  }
});

test('a discarded draft says so and takes nothing more', async () => {
  const address = await opened();
  const answer = await post(`${address}/commands`, { type: 'Discard', reason: 'Nhầm tệp' });
  expect(answer.headers.location).toMatch(/^\/documents\?/);
  const page = await get(`${address}/doubts`);
  expect(page.body).toContain('This review was discarded');
  expect(load(page.body)('form[action^="/drafts/"]').length).toBe(0);
});
