/** What the pages of contacts show, without a server. */
import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { contactTexts } from '../../../client/web/contact-texts.js';
import { contactsPage } from '../../../client/web/contacts-page.js';
import { MissingContacts } from '../../../client/web/missing-contacts.js';
import { contactProblems } from '../../../client/words/contact-problems.js';
import type { KeptContact } from '../../../store/contacts.js';
import { utc } from '../../support/builders.js';
import { readerIn } from './reader-fixture.js';

const told = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ unit: `X-d-${at}`, name: `Đơn vị ${at}`, tasks: 1 }));

const binh: KeptContact = {
  ...{ unit: 'G15', name: 'Bình <b>', note: '', mail: 'b@moj.gov.vn' },
  phone: '+84 (0)24 6273 9718 (máy lẻ 5)',
  changedAt: utc('2022-09-12T02:00:00.000Z'),
  changedBy: 'X-dondoc-dieu-phoi',
};

const listIn = (language: 'vi' | 'en', missing: number, search = '') =>
  load(
    contactsPage(readerIn(language), {
      ...{ search, draft: null, missing: told(missing), known: [binh], others: [], told: null },
    }),
  );

describe('the list', () => {
  test('has missing contacts first, the first twelve at once', () => {
    const $ = listIn('vi', 15);
    expect(
      $('main h2')
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual(['Chưa có đầu mối: 15 đơn vị', 'Đã có đầu mối: 1 đơn vị']);
    expect($('.contact-rest summary').text()).toBe('3 đơn vị khác');
    expect($('.contact-rest tbody tr').length).toBe(3);
    expect(listIn('vi', 15, 'don vi')('.contact-rest').length).toBe(0);
  });

  test('has numbers and addresses to press, and who changed them last', () => {
    const $ = listIn('en', 0);
    expect(
      $('.contacts a')
        .toArray()
        .map(({ attribs }) => attribs['href']),
    ).toEqual(['tel:+842462739718', 'mailto:b@moj.gov.vn', '/contacts/G15?back=%2Fcontacts']);
    expect($('.contacts tbody td').first().text()).toBe('Bình <b>');
    expect($('.contact-changed').text()).toBe('Coordination office, 12/09/2022 at 09:00');
    expect($('.notice-good').text()).toBe('Every unit with open tasks has a contact.');
  });
});

test('before a signature twelve units are named and the others counted', () => {
  const card = renderToString(
    <MissingContacts reader={readerIn('en')} draft="dddddddd" missing={told(13)} />,
  );
  const $ = load(card);
  expect($('h2').text()).toBe('No contact: 13 units');
  expect($('tbody tr').length).toBe(12);
  expect($.text()).toContain('… 1 other unit');
  expect(renderToString(<MissingContacts reader={readerIn('en')} draft="d" missing={[]} />)).toBe(
    '',
  );
});

test('every text is in both languages', () => {
  const leaves = (value: unknown): string[] => {
    if (typeof value === 'function') return [String(value(2, 3))];
    return typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(leaves)
      : [String(value)];
  };
  for (const both of [contactTexts, contactProblems]) {
    const [vi, en] = [leaves(both.vi), leaves(both.en)];
    expect(en.length).toBe(vi.length);
    const same = vi.filter(
      (text, at) => text === en[at] && !['2, 3', 'Bộ Tư pháp, Bình, 0912…'].includes(text),
    );
    expect(same).toEqual([]);
  }
});
