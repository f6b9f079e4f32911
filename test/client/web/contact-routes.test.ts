/** Contacts on the board, over the real door and store: who sees and changes which. */
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { coordinating, directive, lead, row } from '../../support/directives.js';
import {
  type Browser,
  boardThrough,
  createDoor,
  type DoorRig,
  pathOf,
  signInBrowser,
} from '../http/door-rig.js';
import { annex, callsOf, stated } from '../http/draft-calls.js';

let rig: DoorRig;
let coordinator: Browser;
let unit: Browser;

beforeAll(async () => {
  rig = await createDoor();
  coordinator = await signInBrowser(rig);
  unit = await signInBrowser(rig, { unit: 'G01' });
});
afterAll(() => rig?.close());
beforeEach(async () => {
  await rig.stage.database.deleteFrom('contact').execute();
});

const { opened, get } = callsOf(() => rig);
const board = boardThrough(() => rig);
const { post } = board;
const an = { name: 'Lê Văn An', phone: '0912 345 678' };

const page = async (url: string, browser: Browser) => {
  const answer = await board.get(url, browser);
  return { status: answer.statusCode, $: load(answer.body) };
};

/** Gives the ministry of justice its contact. */
const keepContact = () => rig.call({ method: 'PUT', url: '/api/contacts/G15', payload: an });

describe('a unit', () => {
  test('has its own contact on the board, and not the list', async () => {
    await keepContact();
    const { status, $ } = await page('/contacts', unit);
    expect(status).toBe(200);
    expect($('h1').text()).toBe('Contact of your unit');
    expect($('body').text()).not.toContain(an.name);
    const saved = await post('/contacts/G01', unit, { ...an, mail: '', note: '' });
    expect(saved.headers.location).toBe('/contacts?contact=saved&unit=G01');
    expect((await page('/contacts', unit)).$('#contact-name').val()).toBe(an.name);
    expect((await page('/contacts/G15', unit)).status).toBe(403);
    expect((await page('/contacts?draft=dddddddd', unit)).$('h1').text()).toBe(
      'Contact of your unit',
    );
    expect((await post('/contacts/G15', unit, an)).statusCode).toBe(403);
    expect((await post('/contacts/G15/remove', unit, {})).statusCode).toBe(403);
  });
});

describe('on the board the coordinator', () => {
  test('finds contacts by unit, name or number, and other units of the register', async () => {
    await keepContact();
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
    const answer = await post('/contacts/G15', coordinator, typed);
    const $ = load(answer.body);
    expect(answer.statusCode).toBe(400);
    expect($('#contact-phone').val()).toBe('12');
    expect($('#contact-phone-error').text()).toContain('not one telephone number');
    expect($('.notice-error a').attr('href')).toBe('#contact-phone');
    expect((await get('/api/contacts')).body).toMatchObject({ total: 0 });
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
    const saved = await post('/contacts/G15', coordinator, { ...an, back: String(back) });
    expect(saved.headers.location).toBe(`/contacts?draft=${id}&contact=saved&unit=G15`);
    expect(await lacking()).toEqual(before.filter((one) => one !== 'G15'));
  });

  test('is never led to another host', async () => {
    const to = async (back: string) =>
      (await post('/contacts/G15', coordinator, { ...an, back })).headers.location;
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
    await keepContact();
    const shown = await strip(coordinator);
    expect(shown.find('a').first().attr('href')).toBe('tel:0912345678');
    expect(shown.text()).toContain(an.name);
    expect((await strip(unit)).length).toBe(0);
  });
});
