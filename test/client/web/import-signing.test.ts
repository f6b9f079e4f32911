/** From a reviewed document to running tasks through the board's own forms. */
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personName } from '../../../store/persons.js';
import { annexAndCorrection } from '../../support/corrected-files.js';
import { dated, directive, lead, row } from '../../support/directives.js';
import { eventually } from '../../support/eventually.js';
import { uniqueName } from '../../support/servers.js';
import { type Browser, createDoor, type DoorRig, signInBrowser } from '../http/door-rig.js';
import { annex } from '../http/draft-calls.js';
import { addressIn, draftForms } from './draft-forms.js';

let rig: DoorRig;
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

const { get, post, opened, stateOf, rowIn, fieldsOf, eventsOf } = draftForms(
  () => rig,
  () => an,
);

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
    expect((await eventsOf(address)).map(({ type }) => type)).toEqual(['DraftOpened']);
  });

  test('starts every task under the name of the signer, and leads to the document', async () => {
    const address = await ready();
    const fields = await signature(address);
    const nameless = await post(`${address}/sign`, { ...fields, signer: ' ' });
    expect(nameless.statusCode).toBe(400);
    const done = await post(`${address}/sign`, fields);
    expect(done.headers.location).toMatch(/^\/documents\/TTg-[0-9a-f]{8}-KH-2022\?signed=4$/);
    const events = await eventsOf(address);
    const signed = events.at(-1) as { signer?: string } | undefined;
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
      /^phụ lục.tsv signed by Nguyễn Văn An on behalf of Coordination office, \d\d\/\d\d\/\d{4} at \d\d:\d\d$/,
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
