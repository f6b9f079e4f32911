/** Bringing a document in through the board's own forms, over the real door and store. */
import { randomUUID } from 'node:crypto';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftState } from '../../../domain/document/draft/state.js';
import { foldDraft } from '../../../store/draft-log.js';
import { readStream } from '../../../store/log.js';
import { personName } from '../../../store/persons.js';
import { annexAndCorrection } from '../../support/corrected-files.js';
import { dated, directive, lead, row } from '../../support/directives.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { createDoor, type DoorRig, signInBrowser } from '../http/door-rig.js';
import { annex } from '../http/draft-calls.js';
import { annexReading, openedOver } from './draft-fixture.js';

let rig: DoorRig;
type Browser = { readonly cookie: string; readonly csrf: string };
/** Two people at two desks of the coordination office. */
let an: Browser;
let binh: Browser;
let unit: Browser;

beforeAll(async () => {
  rig = await createDoor();
  await rig.stage.startWorker();
  an = await signInBrowser(rig);
  binh = await signInBrowser(rig);
  unit = await signInBrowser(rig, { unit: 'G15' });
});
afterAll(() => rig?.close());

const get = (url: string, { cookie }: Browser = an) =>
  rig.call({ method: 'GET', url, token: '', headers: { cookie, accept: 'text/html' } });

const post = (url: string, fields: Record<string, string>, { cookie, csrf }: Browser = an) =>
  rig.call({
    method: 'POST',
    url,
    token: '',
    headers: { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: csrf, commandId: randomUUID(), ...fields }).toString(),
  });

type File = { readonly name: string; readonly content: string | Buffer };

/** A form as a browser sends it: its fields in their order, then the file. */
const upload = (
  fields: Record<string, string>,
  file: File | null,
  { cookie, csrf }: Browser = an,
) => {
  const boundary = 'example-boundary';
  const part = (head: string, content: string | Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]);
  const sent = file ?? { name: '', content: '' };
  return rig.call({
    method: 'POST',
    url: '/drafts',
    token: '',
    headers: {
      cookie,
      accept: 'text/html',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([
      ...Object.entries({ _csrf: csrf, ...fields }).map(([name, value]) =>
        part(`name="${name}"`, value),
      ),
      part(`name="file"; filename="${sent.name}"`, sent.content),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  });
};

const addressIn = (location: unknown): string => String(location).split('?')[0] ?? '';

/** The address of a new draft: row 1 is clear, 2 and 4 name a unit nobody knows, 3 has no deadline. */
const opened = async (content = annex()): Promise<string> => {
  const answer = await upload({ pasted: '' }, { name: 'phụ lục.tsv', content });
  expect(answer.statusCode).toBe(303);
  return addressIn(answer.headers.location);
};

const stateOf = async (address: string): Promise<DraftState> =>
  (await foldDraft(rig.stage.database, address.slice('/drafts/'.length))).state;

const rowIn = async (address: string, id: string) => {
  const row = (await stateOf(address)).rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};

/** The fields of a row's form as a page shows them to somebody. */
const fieldsOf = async (page: string, browser = an): Promise<Record<string, string>> => {
  const $ = load((await get(page, browser)).body);
  return Object.fromEntries(
    $('#row-form, .row-form')
      .find('input, textarea, select')
      .toArray()
      .flatMap((field): [string, string][] => {
        const name = field.attribs['name'];
        if (name === undefined || name === '_csrf' || field.attribs['type'] === 'checkbox')
          return [];
        return [[name, String($(field).val() ?? '')]];
      }),
  );
};

const typesOf = async (address: string): Promise<string[]> =>
  (await readStream(rig.stage.database, address.replace('/drafts/', 'draft/'))).map(
    ({ event }) => event.type,
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
    const again = Object.fromEntries(
      $('.row-form')
        .find('input, textarea, select')
        .toArray()
        .map((field) => [field.attribs['name'] ?? '', String($(field).val() ?? '')]),
    );
    const { commandId: _old, _csrf: _token, ...fields } = again;
    expect((await post(`${address}/rows/2`, { ...fields, do: 'edit' })).statusCode).toBe(303);
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
    const answer = await rig.call({
      method: 'GET',
      url: page,
      token: '',
      headers: { cookie: an.cookie, accept: 'text/html', 'accept-encoding': 'br' },
    });
    expect(answer.statusCode, page).toBe(200);
    expect(answer.rawPayload.length, page).toBeLessThanOrEqual(30_000);
  }
});

describe('signing', () => {
  /** Everything settled but the signature; each with a number of its own. */
  const ready = async (content = annex()): Promise<string> => {
    const address = await opened(content);
    const number = `${address.slice(-8)}/KH`;
    await post(`${address}/facts`, { facts: 'yes', issuer: 'TTg', number, signedOn: '23/2/2022' });
    const fields = await fieldsOf(`${address}/doubts`);
    await post(`${address}/rows/2`, { ...fields, do: 'reason|unknown-unit|2' });
    const row3 = await fieldsOf(`${address}/doubts?row=3`);
    const last = await post(`${address}/rows/3`, { ...row3, do: 'accept' });
    expect(last.headers.location).toBe(`${address}/sign?did=AcceptRow&rows=1`);
    return address;
  };
  const signature = async (address: string) => {
    const $ = load((await get(`${address}/sign`)).body);
    return { version: String($('.sign-form [name=version]').val()), signer: 'Nguyễn Văn An' };
  };

  test('is not possible while rows are in doubt', async () => {
    const address = await opened();
    const answer = await post(`${address}/sign`, { version: '1', signer: 'An' });
    expect(answer.statusCode).toBe(409);
    expect(load(answer.body)('.sign-form').length).toBe(0);
    expect(await typesOf(address)).toEqual(['DraftOpened']);
  });

  test('starts every task under the name of the signer, and leads to the document', async () => {
    const address = await ready();
    const fields = await signature(address);
    const nameless = await post(`${address}/sign`, { ...fields, signer: ' ' });
    expect(nameless.statusCode).toBe(400);
    const done = await post(`${address}/sign`, fields);
    expect(done.headers.location).toMatch(/^\/documents\/TTg-[0-9a-f]{8}-KH-2022\?signed=4$/);
    const events = await readStream(rig.stage.database, address.replace('/drafts/', 'draft/'));
    const signed = events.at(-1)?.event as { signer?: string } | undefined;
    expect(signed).toMatchObject({ type: 'DraftSigned', rows: 4 });
    // The name itself lies beside the log, where it can be put right or taken out.
    expect(JSON.stringify(events)).not.toContain('Nguyễn Văn An');
    expect(signed?.signer).toMatch(/^person-[0-9a-f-]{36}$/);
    const name = await personName(rig.stage.database, signed?.signer ?? '');
    expect(name).toBe('Nguyễn Văn An');
    const page = await get(String(done.headers.location));
    expect(load(page.body)('[role=status]').text()).toBe('Signed off. 4 tasks are being started.');
    expect((await get(address)).headers.location).toBe(addressIn(done.headers.location));
    const shown = (body: string) => load(body)('.signatures').text();
    expect(shown(page.body)).toMatch(
      /^Signed by Nguyễn Văn An on behalf of Coordination office, \d\d\/\d\d\/\d{4} at \d\d:\d\d$/,
    );
    const others = await get(String(done.headers.location), unit);
    expect([others.statusCode, shown(others.body)]).toEqual([200, '']);
    expect(others.body).not.toContain('Nguyễn Văn An');
  });

  test('what has changed since it was shown is refused, and the name stays', async () => {
    const address = await ready();
    const fields = await signature(address);
    await post(`${address}/facts`, { facts: 'yes', name: 'Tên khác' }, binh);
    const refused = await post(`${address}/sign`, fields);
    expect(refused.statusCode).toBe(409);
    const $ = load(refused.body);
    expect($('[role=alert]').text()).toContain('has just changed');
    expect($('#signer').val()).toBe('Nguyễn Văn An');
  });

  test('a row that runs already is chosen at one press, and keeps the draft open when it closes', async () => {
    const title = 'Đối soát thuê bao di động với dữ liệu dân cư';
    const [task = ''] = await rig.add(
      directive({
        rows: [row('7', { title, parts: [lead('G01')], deadline: dated('2029-12-31') })],
      }),
      true,
    );
    const address = await ready(annex([`5\t${title}\tBộ Công an\t\tTháng 3/2030`]));
    const page = `${address}/doubts?row=5`;
    expect(load((await get(page)).body)('.duty-dates').text()).toContain('31/12/2029');
    const fields = await fieldsOf(page);
    const chosen = await post(`${address}/rows/5`, { ...fields, do: `remandate|${task}` });
    expect(chosen.headers.location).toBe(`${page}&did=RemandateRow&rows=1`);
    expect((await rowIn(address, '5')).remandates).toBe(task);
    const list = load((await get(`${address}?duty=remandating`)).body);
    expect(list('.draft-rows tbody tr').attr('id')).toBe('row-5');
    const plan = load((await get(`${address}/sign`)).body);
    expect(plan('.duty-table tbody').text()).toContain('31/12/2029 → 31/03/2030');
    const signing = await signature(address);
    await rig.call({
      method: 'POST',
      url: `/api/tasks/${task.slice('task/'.length)}/commands`,
      payload: { type: 'Withdraw', legalBasis: 'Công văn 5' },
    });
    const refused = await post(`${address}/sign`, signing);
    expect(refused.statusCode).toBe(409);
    const $ = load(refused.body);
    expect($('.duty-table tbody').text()).toContain('does not run any more');
    expect($('.sign-form').length).toBe(0);
    // Taken back, it begins a task of its own.
    await post(`${address}/rows/5`, { ...(await fieldsOf(page)), do: 'remandate' });
    const done = await post(`${address}/sign`, await signature(address));
    expect(done.headers.location).toMatch(/\?signed=5$/);
  });

  test('how the tasks are followed up is chosen before', async () => {
    const address = await ready();
    const typed = { back: 'sign', policy: 'demo', standingAgency: 'Văn phòng Chính phủ' };
    const done = await post(`${address}/facts`, typed);
    expect(done.headers.location).toBe(`${address}/sign?did=StateFacts&rows=0`);
    const { facts } = await stateOf(address);
    expect([facts?.policy.name, facts?.standingAgency]).toEqual(['demo', 'G22']);
    const wrong = await post(`${address}/facts`, { ...typed, workingGroup: 'Hội Lạ' });
    expect(wrong.statusCode).toBe(400);
    expect(load(wrong.body)('#fact-workingGroup').val()).toBe('Hội Lạ');
  });
});

describe('a corrected version', () => {
  /** A directive that runs, and the draft of its corrected version under the same number. */
  const corrected = async () => {
    const { annex: file, corrected: content } = annexAndCorrection();
    const facts = { facts: 'yes', issuer: 'TTg', number: uniqueName('05'), signedOn: '23/02/2022' };
    const first = await opened(file);
    await post(`${first}/facts`, facts);
    const signed = await post(`${first}/sign`, { version: '2', signer: 'An' });
    const address = await opened(content);
    await post(`${address}/facts`, facts);
    return { address, key: addressIn(signed.headers.location).replace('/documents/', '') };
  };
  const signFields = async (address: string, browser = an): Promise<Record<string, string>> => {
    const $ = load((await get(`${address}/sign`, browser)).body);
    const value = (name: string) => String($(`#sign [name=${name}]`).val() ?? '');
    const shown = { version: value('version'), seal: value('seal') };
    return { ...shown, commandId: value('commandId'), basis: value('basis'), signer: '' };
  };
  const choose = (address: string, what: string, browser = an) =>
    post(`${address}/choices`, { do: what }, browser);

  test('is asked about on the first page and on the last, and said with one button', async () => {
    const { address, key } = await corrected();
    for (const page of [address, `${address}/sign`]) {
      const $ = load((await get(page)).body);
      expect($('#corrects-asked').text()).toContain('Is this its corrected version?');
      expect($('.corrects .btn-primary').attr('value')).toBe(key);
      expect($('.sign-form').length).toBe(0);
    }
    const said = await post(`${address}/corrects`, { corrects: key, back: 'sign' });
    expect(said.headers.location).toBe(`${address}/sign?did=StateFacts&rows=0`);
    const list = load((await get('/documents')).body);
    expect(list(`a[href="${address}"]`).closest('td').text()).toContain(`corrects ${key}`);
    const back = await post(`${address}/corrects`, { corrects: '', back: 'read' });
    expect(back.headers.location).toBe(`${address}?did=StateFacts&rows=0`);
    expect((await stateOf(address)).facts?.corrects).toBeNull();
  });

  test('with another number is asked about when half of its rows are running word for word', async () => {
    const { annex: usual } = annexAndCorrection();
    const file = usual.replaceAll('dữ liệu', 'hồ sơ').replaceAll('kỹ năng', 'nghiệp vụ');
    const first = await opened(file);
    const facts = { facts: 'yes', issuer: 'TTg', number: uniqueName('05'), signedOn: '23/02/2022' };
    await post(`${first}/facts`, facts);
    const page = await opened(`${file}\n`);
    expect(load((await get(page)).body)('#corrects-asked').length).toBe(0);
    await post(`${first}/sign`, { version: '2', signer: 'An' });
    expect(load((await get(page)).body)('#corrects-asked').text()).toContain('4 rows repeat tasks');
  });

  test('shows what differs, and keeps every choice for whoever looks next', async () => {
    const { address, key } = await corrected();
    await post(`${address}/corrects`, { corrects: key, back: 'sign' });
    const $ = load((await get(`${address}/sign`)).body);
    expect($('.doubt .difference-title').text()).toContain('Lập kho hồ sơ sức khỏe điện tử');
    const moved = $(`#difference-task-${key}-2`);
    expect(moved.find('del').text()).toBe('12/2029 (31/12/2029)');
    expect(moved.find('ins').text()).toBe('3/2030 (31/03/2030)');
    expect($('#sign').length).toBe(0);
    const decided = await choose(address, 'identify|3|new');
    expect(decided.headers.location).toBe(`${address}/sign?did=IdentifyRow&rows=0#doubts`);
    await choose(address, `leave|task/${key}/4|yes`, binh);
    const again = load((await get(`${address}/sign`)).body);
    expect(again('.doubt').length).toBe(0);
    expect(again('.decided').text()).toContain('Row 3 is a new task');
    expect(again(`#difference-task-${key}-4`).text()).toContain('Left as it is');
    expect(again('.consequence').text()).toContain(
      '1 task changed, 2 tasks begun, 1 task withdrawn; 1 difference not taken',
    );
    await choose(address, 'undo', binh);
    expect(load((await get(`${address}/sign`)).body)('.difference-is-left').length).toBe(0);
  });

  test('is signed with its ground, unless something changed meanwhile', async () => {
    const { address, key } = await corrected();
    await post(`${address}/corrects`, { corrects: key, back: 'sign' });
    await choose(address, 'identify|3|new');
    const fields = await signFields(address);
    expect(fields['basis']).toBe('');
    const blank = await post(`${address}/sign`, fields);
    expect([blank.statusCode, load(blank.body)('.field-error').length]).toEqual([400, 2]);
    await choose(address, `leave|task/${key}/4|yes`, binh);
    const typed = { ...fields, basis: 'Công văn 12/VPCP', signer: 'Nguyễn Văn An' };
    const late = await post(`${address}/sign`, typed);
    expect(late.statusCode).toBe(409);
    const shown = load(late.body);
    expect(shown('[role=alert]').text()).toContain('have just changed');
    expect([shown('#basis').val(), shown('#signer').val()]).toEqual([
      ...['Công văn 12/VPCP', 'Nguyễn Văn An'],
    ]);
    const { version = '', seal = '' } = await signFields(address);
    const done = await post(`${address}/sign`, { ...typed, version, seal });
    expect(done.headers.location).toBe(`/documents/${key}?corrected=yes`);
    await eventually(async () => {
      const page = load((await get(`/documents/${key}`)).body);
      expect(page('#corrections').text()).toContain('2 changes have reached their tasks.');
      expect(page('#corrections').attr('hx-get')).toBeUndefined();
      expect(page('#corrections').text()).toContain('Công văn 12/VPCP');
    });
    expect((await get(`${address}/sign`)).headers.location).toBe(`/documents/${key}`);
    expect(load((await get(`/documents/${key}`, unit)).body)('#corrections').length).toBe(0);
  });
});

test('a discarded draft says so and takes nothing more', async () => {
  const address = await opened();
  const answer = await post(`${address}/commands`, { type: 'Discard', reason: 'Nhầm tệp' });
  expect(answer.headers.location).toMatch(/^\/documents\?/);
  const page = await get(`${address}/doubts`);
  expect(page.body).toContain('This review was discarded');
  expect(load(page.body)('form[action^="/drafts/"]').length).toBe(0);
});
