/** The rows of a document under review, looked at and put right through the board's own forms. */
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, createDoor, type DoorRig, signInBrowser } from '../http/door-rig.js';
import { annex } from '../http/draft-calls.js';
import { draftForms, fieldsIn } from './draft-forms.js';

let rig: DoorRig;
/** Two people at two desks of the coordination office. */
let an: Browser;
let binh: Browser;

beforeAll(async () => {
  rig = await createDoor();
  an = await signInBrowser(rig);
  binh = await signInBrowser(rig);
});
afterAll(() => rig?.close());

const { get, post, opened, stateOf, rowIn, fieldsOf, eventsOf } = draftForms(
  () => rig,
  () => an,
);

const typesOf = async (address: string) => (await eventsOf(address)).map(({ type }) => type);

describe('a row', () => {
  test('is shown first when it is the first in doubt, and accepted leads to the next', async () => {
    const address = await opened();
    const fields = await fieldsOf(`${address}/doubts`);
    expect(fields).toMatchObject({
      title: 'Lập kho dữ liệu',
      leads: 'Hội Chơi Chim',
      version: '1',
    });
    const answer = await post(`${address}/rows/2`, { ...fields, do: 'accept' });
    expect(answer.headers.location).toBe(`${address}/doubts?row=3&did=AcceptRow&rows=1`);
    expect((await rowIn(address, '2')).state).toBe('accepted');
  });

  test('sent twice by a double click is one command', async () => {
    const address = await opened();
    const fields = { ...(await fieldsOf(`${address}/doubts`)), do: 'accept' };
    const answers = [
      await post(`${address}/rows/2`, fields),
      await post(`${address}/rows/2`, fields),
    ];
    expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(
      new Set([`${address}/doubts?row=3&did=AcceptRow&rows=1`]),
    );
    expect(await typesOf(address)).toEqual(['DraftOpened', 'RowAccepted']);
  });

  test.each([
    ['merge|3|1', 'RowsMerged'],
    ['reason|unknown-unit|2', 'ReasonAccepted'],
  ])('sent twice with words typed is one command for each of its steps: %s', async (what, type) => {
    const address = await opened();
    const form = await fieldsOf(`${address}/doubts?row=2`);
    const fields = { ...form, title: 'Lập lại kho', do: what };
    const first = await post(`${address}/rows/2`, fields);
    const second = await post(`${address}/rows/2`, fields);
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(await typesOf(address)).toEqual(['DraftOpened', 'RowEdited', type]);
  });

  test('edited stays on the page while it is in doubt, and its words are kept at once', async () => {
    const address = await opened();
    const page = `${address}/doubts?row=3`;
    const fields = await fieldsOf(page);
    const still = await post(`${address}/rows/3`, { ...fields, deadline: 'khi rảnh', do: 'edit' });
    expect(still.headers.location).toBe(`${page}&did=EditRow&rows=1`);
    const now = await fieldsOf(page);
    expect(now['deadline']).toBe('khi rảnh');
    const done = await post(`${address}/rows/3`, { ...now, deadline: 'Tháng 9/2029', do: 'edit' });
    expect(done.headers.location).toBe(`${address}/doubts?row=4&did=EditRow&rows=1`);
    expect((await rowIn(address, '3')).task.deadline.due).toBe('2029-09-30');
  });

  test('changed by somebody else comes back with what they wrote and what was typed', async () => {
    const address = await opened();
    const mine = await fieldsOf(`${address}/doubts?row=2`, an);
    const theirs = await fieldsOf(`${address}/doubts?row=2`, binh);
    await post(`${address}/rows/2`, { ...theirs, title: 'Của Bình', do: 'edit' }, binh);
    const typed = { ...mine, leads: 'Bộ Y tế', note: 'Của An', do: 'edit' };
    const refused = await post(`${address}/rows/2`, typed);
    expect(refused.statusCode).toBe(409);
    const $ = load(refused.body);
    expect($('[role=alert]').text()).toContain('Somebody else has just changed this row.');
    expect($('#field-leads').val()).toBe('Bộ Y tế');
    expect($('#field-note').val()).toBe('Của An');
    expect($('#field-title').val()).toBe('Của Bình');
    const { commandId: _old, ...again } = fieldsIn(refused.body);
    expect((await post(`${address}/rows/2`, { ...again, do: 'edit' })).statusCode).toBe(303);
    expect((await rowIn(address, '2')).task).toMatchObject({
      title: 'Của Bình',
      note: 'Của An',
      leads: [{ code: 'G18' }],
    });
  });

  test('is dropped with a reason, never without, and can come back', async () => {
    const address = await opened();
    const fields = await fieldsOf(`${address}/doubts?row=2`);
    const without = await post(`${address}/rows/2`, { ...fields, reason: '', do: 'drop' });
    expect(without.statusCode).toBe(400);
    expect(load(without.body)('#drop-error').text()).toContain('fill in');
    await post(`${address}/rows/2`, { ...fields, reason: 'Trùng dòng 4', do: 'drop' });
    const dropped = await rowIn(address, '2');
    expect(dropped).toMatchObject({ state: 'dropped', drop: { reason: 'Trùng dòng 4' } });
    const restore = { type: 'RestoreRow', row: '2', version: String(dropped.version) };
    const back = await post(`${address}/commands`, restore);
    expect(back.headers.location).toBe(`${address}/doubts?row=2&did=RestoreRow&rows=1`);
    expect((await rowIn(address, '2')).state).toBe('open');
  });

  test('is split into the parts of its form, after one more part was asked for', async () => {
    const address = await opened();
    const page = `${address}/doubts?row=2&split=2`;
    const more = await post(`${address}/rows/2`, { ...(await fieldsOf(page)), do: 'more' });
    expect(load(more.body)('.split-part').length).toBe(3);
    const fields = await fieldsOf(page);
    const parts = { '0-title': 'Một', '1-title': 'Hai', '1-leads': 'Bộ Y tế' };
    const done = await post(`${address}/rows/2`, { ...fields, ...parts, do: 'split' });
    expect(done.headers.location).toBe(`${address}/doubts?row=2&did=SplitRow&rows=2`);
    const { rows } = await stateOf(address);
    expect(rows.map(({ id, task }) => [id, task.title, task.leads[0]?.code])).toEqual([
      ['1', expect.any(String), 'G15'],
      ['2', 'Một', 'X-hoi-choi-chim'],
      ['2-2', 'Hai', 'G18'],
      ['3', 'Khảo sát', 'G01'],
      ['4', 'Nuôi chim', 'X-hoi-choi-chim'],
    ]);
  });

  test('is merged with the next one, and undone by whoever did it', async () => {
    const address = await opened();
    const fields = await fieldsOf(`${address}/doubts?row=3`);
    await post(`${address}/rows/3`, { ...fields, do: 'merge|4|1' });
    expect((await rowIn(address, '3')).task.title).toBe('Khảo sát Nuôi chim');
    const now = await fieldsOf(`${address}/doubts?row=3`, binh);
    const other = await post(`${address}/rows/3`, { ...now, do: 'undo' }, binh);
    expect(other.statusCode).toBe(409);
    expect(load(other.body)('[role=alert]').text()).toContain('nothing to undo');
    const own = await post(`${address}/rows/3`, { ...now, do: 'undo' });
    expect(own.headers.location).toMatch(/\/doubts\?row=3&did=Undo&rows=2$/);
    expect((await rowIn(address, '4')).state).toBe('open');
  });

  test('together with all of its reason is accepted at one press', async () => {
    const address = await opened();
    const fields = await fieldsOf(`${address}/doubts`);
    const answer = await post(`${address}/rows/2`, { ...fields, do: 'reason|unknown-unit|2' });
    expect(answer.headers.location).toBe(`${address}/doubts?row=3&did=AcceptReason&rows=2`);
  });

  test('with a unit that is to be remembered settles every row of that spelling', async () => {
    const address = await opened(annex().replaceAll('Hội Chơi Chim', 'Hội Chơi Diều'));
    const fields = await fieldsOf(`${address}/doubts`);
    const remember = { 'remember|Hội Chơi Diều': 'yes' };
    const choice = { ...fields, ...remember, do: 'unit|G18|Hội Chơi Diều' };
    const answer = await post(`${address}/rows/2`, choice);
    expect(answer.headers.location).toBe(`${address}/doubts?row=3&did=KeepAlias&rows=2`);
    expect((await rowIn(address, '4')).task.leads).toMatchObject([{ code: 'G18' }]);
    await post(`${address}/commands`, { type: 'Undo' });
  });

  test('says what its words would mean before anything is kept', async () => {
    const address = await opened();
    const fields = await fieldsOf(`${address}/doubts?row=3`);
    const typed = { ...fields, leads: 'Bộ Tư pháp, Hội Lạ', deadline: '15/9/2029' };
    const answer = await post(`${address}/rows/3/preview`, typed);
    const shown = load(answer.body).text();
    expect(shown).toContain('Bộ Tư pháp (accountable)');
    expect(shown).toContain('Hội Lạ not in the register');
    expect(shown).toContain('15/09/2029');
    expect(shown).toContain('Still to look at: The unit is not in the register: Hội Lạ');
    expect(await typesOf(address)).toEqual(['DraftOpened']);
  });

  test('that is not there is said to be missing', async () => {
    const address = await opened();
    for (const page of [`${address}/doubts?row=77`, '/drafts/none', '/drafts/A%20b/doubts']) {
      expect((await get(page)).statusCode, page).toBe(404);
    }
  });
});
