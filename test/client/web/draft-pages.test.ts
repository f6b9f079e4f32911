/** The pages of an import as they are read: what was read, what was proposed, what will be signed. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { documentsPage } from '../../../client/web/document-pages.js';
import type { ReadView } from '../../../client/web/draft-page.js';
import { draftTexts } from '../../../client/web/draft-texts.js';
import { proposalPage } from '../../../client/web/proposal-page.js';
import { ask } from '../../support/drafts.js';
import { draftAfter, draftViewIn, itemOf } from './draft-fixture.js';
import { doubt, read, settling, sign, text } from './draft-page-fixture.js';
import { readerIn } from './reader-fixture.js';

test('drafts that are many are listed page by page', () => {
  const item = itemOf(draftAfter());
  const links = (page: number, total: number) =>
    load(documentsPage(readerIn('vi'), [], { list: { items: [item], total }, page }))('.pages a')
      .map((_, link) => link.attribs['href'])
      .toArray();
  expect(links(1, 20)).toEqual([]);
  expect(links(1, 41)).toEqual(['/documents?drafts=2#open-drafts']);
  expect(links(2, 41)).toEqual([
    ...['/documents?drafts=1#open-drafts', '/documents?drafts=3#open-drafts'],
  ]);
  expect(links(9, 41)).toEqual(['/documents?drafts=3#open-drafts']);
});

describe('step 1', () => {
  test('says how much was read, what is in doubt, and what the reader did', () => {
    const page = read();
    expect(text(page, '.read-counts')).toBe('Đọc được 5 dòng, trong đó 4 dòng cần xem.');
    expect(text(page, '.remarks li')).toBe(
      'Trang tính Phụ lục II: 3 dòng bị ẩn trong tệp; vẫn được đọc.',
    );
  });

  test('marks what the file does not say of the document', () => {
    const $ = load(read(draftAfter([], { number: null, signedOn: null, year: null })));
    const missing = $('.fact-missing input').map((_, input) => $(input).attr('name'));
    expect(missing.toArray()).toEqual(['number', 'signedOn']);
    expect($('#facts').is('[open]')).toBe(true);
    expect(load(read())('#facts').is('[open]')).toBe(false);
  });

  test('shows each row with its units, the meaning of its deadline, and why it is in doubt', () => {
    const $ = load(read());
    const cells = (id: string) =>
      $(`#row-${id} td`)
        .toArray()
        .map((cell) => $(cell).text());
    expect(cells('3').slice(4)).toEqual([
      '30/09/2022Tháng 9',
      'Cần xemThời hạn không ghi năm; lấy năm của văn bản',
    ]);
    expect(cells('2').slice(0, 4)).toEqual(['2', 'Nuôi chim', 'Hội Chơi Chim', 'Bộ Công an']);
    expect(cells('1').at(-1)).toBe('Rõ');
  });

  test('says in words what was understood beyond the cells', () => {
    expect(text(read(), '.marks')).toBe('Chủ trì lấy theo dòng: 20');
  });

  test('can be narrowed to one state or one reason', () => {
    const rows = (given: Partial<ReadView>) =>
      load(read(draftAfter(), given))('.draft-rows tbody tr')
        .map((_, row) => row.attribs['id'])
        .toArray();
    const wish = { only: null, reason: null, duty: null, page: 1 };
    expect(rows({ wish: { ...wish, only: 'open' } })).toEqual(['row-1']);
    expect(rows({ wish: { ...wish, reason: 'unknown-unit' } })).toEqual(['row-2', 'row-5']);
    expect(rows({ wish: { ...wish, page: 2 } })).toEqual([]);
  });

  test('says what became of rows that are no tasks any more', () => {
    const state = draftAfter([
      ask({ type: 'DropRow', row: '1', version: 1, reason: 'Trùng' }),
      ask({
        type: 'MergeRows',
        rows: [
          { row: '3', version: 1 },
          { row: '4', version: 1 },
        ],
      }),
    ]);
    const page = read(state);
    expect(text(page, '#row-1 .cell-reading')).toBe('Đã bỏLý do: Trùng');
    expect(text(page, '#row-4 .cell-reading')).toBe('Đã bỏĐã gộp vào dòng 3');
  });

  test('offers for every column what it may be', () => {
    const $ = load(read());
    const chosen = $('.columns select').map((_, select) => $(select).val());
    expect(chosen.toArray()).toEqual(['task', 'lead', 'other']);
    expect($('.columns select').first().attr('name')).toBe('column:2:2:Phụ lục II');
    expect(text(read(), '.column-header')).toBe('Nội dungĐơn vị(không có tiêu đề)');
  });
});

test('proposals from the text are offered one by one, with the sentence they come from', () => {
  const page = proposalPage({ ...draftViewIn('vi'), repeats: new Map() });
  expect(text(page, '.proposal-sentence')).toBe('Bộ Y tế báo cáo, thực hiện thường xuyên.');
  const acts = load(page)('.proposal button').map((_, button) => button.attribs['value']);
  expect(acts.toArray()).toEqual(['TakeProposal', 'DropProposal']);
});

describe('step 3', () => {
  const settled = draftAfter(settling);

  test('has no button as long as a row is in doubt, and a way back', () => {
    const page = sign(draftAfter());
    expect(text(page, '.notice-wait')).toContain('Còn 4 dòng cần xem.');
    expect(load(page)('.notice-wait a').attr('href')).toBe('/drafts/dddddddd/doubts');
    expect(load(page)('.sign-form').length).toBe(0);
  });

  test('says in numbers what the button will do', () => {
    const page = sign(settled);
    expect(text(page, '.sign-form button')).toBe('Ký và bắt đầu 5 nhiệm vụ');
    expect(text(sign(settled, {}, 'en'), '.sign-form button')).toBe('Sign and start 5 tasks');
    expect(load(page)('.sign-form [name=version]').val()).toBe('4');
  });

  test('shows totals by unit and by kind, what was accepted, and who cannot be told', () => {
    const page = sign(settled);
    expect(text(page, '[aria-labelledby=by-lead] tbody')).toBe('Bộ Tư pháp3Hội Chơi Chim2');
    expect(text(page, '[aria-labelledby=by-kind] tbody')).toBe('Thường xuyên4Có ngày đến hạn1');
    expect(text(page, '.left-out')).toContain('4 dòng được chấp nhận như đã đọc.');
    expect(text(page, '.left-out')).toContain('1 đề xuất từ lời văn chưa nhận cũng chưa bỏ');
    expect(text(page, '[aria-labelledby=unreached]')).toContain(
      'Hội Chơi Chim (chưa có trong danh bạ)',
    );
  });

  test('shows who will be told and has no contact, with a way to fill it in', () => {
    const page = sign(settled);
    // The association leads two tasks, in one with the ministry of public security; of the dated one the
    // issuer and the working group are told too. The ministry of justice has its contact.
    expect(text(page, '#missing-contacts')).toBe('Chưa có đầu mối: 4 đơn vị');
    expect(text(page, '[aria-labelledby=missing-contacts] tbody')).toMatch(
      /^Hội Chơi Chim2Bộ Công an1/,
    );
    expect(load(page)('section[aria-labelledby=missing-contacts] p a').attr('href')).toBe(
      '/contacts?draft=dddddddd',
    );
    expect(load(page)('.sign-form').length).toBe(1);
  });
});

describe('in both languages', () => {
  const leaves = (value: unknown, path = ''): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`))
      : [[path, value]];
  const said = (leaf: unknown): string =>
    typeof leaf === 'function' ? String(leaf(2, 3, 4)) : String(leaf);

  test('every text is there, and none was left in the other language', () => {
    const vi = leaves(draftTexts.vi);
    const en = new Map(leaves(draftTexts.en));
    expect(vi.length).toBeGreaterThan(100);
    for (const [path, leaf] of vi) {
      expect(en.has(path), path).toBe(true);
      expect(said(leaf).trim(), path).not.toBe('');
      if (path !== '.doubts.position') expect(said(en.get(path)), path).not.toBe(said(leaf));
    }
  });

  test('pages speak the language of their reader', () => {
    expect(text(doubt('2', draftAfter(), {}, 'en'), '.reason')).toBe(
      'The unit is not in the register: Hội Chơi Chim',
    );
    expect(text(read(draftAfter(), {}, 'en'), '.read-counts')).toBe(
      '5 rows read, 4 of them to look at.',
    );
  });
});
