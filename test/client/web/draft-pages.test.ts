/** The pages of an import as they are read: what is in doubt, where it stands, what can be done. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { documentsPage } from '../../../client/web/document-pages.js';
import { type DoubtView, doubtPage } from '../../../client/web/doubt-page.js';
import { type ReadView, readPage } from '../../../client/web/draft-page.js';
import { draftTexts } from '../../../client/web/draft-texts.js';
import { freshFacts } from '../../../client/web/facts-values.js';
import { proposalPage } from '../../../client/web/proposal-page.js';
import { freshRow } from '../../../client/web/row-values.js';
import { type SignView, signPage } from '../../../client/web/sign-page.js';
import { freshParts } from '../../../client/web/split-form.js';
import type { Language } from '../../../client/words/language.js';
import { withoutContact } from '../../../domain/document/contacts-needed.js';
import { directiveOf, draftTerms } from '../../../domain/document/draft/directive.js';
import type { RowFields } from '../../../domain/document/draft/messages.js';
import { type DraftState, isDoubtful } from '../../../domain/document/draft/state.js';
import { planImport } from '../../../domain/document/plan.js';
import type { Policy } from '../../../domain/policy/messages.js';
import { date, examplePolicy } from '../../support/builders.js';
import { ask, binh } from '../../support/drafts.js';
import { draftAfter, draftViewIn, itemOf, rowOf } from './draft-fixture.js';
import { monday, readerIn } from './reader-fixture.js';

const text = (html: string, selector = 'main'): string =>
  load(html)(selector).text().replace(/\s+/g, ' ').trim();

const read = (state = draftAfter(), given: Partial<ReadView> = {}, language: Language = 'vi') => {
  if (state.facts === null) throw new Error('a draft has facts');
  const wish = { only: null, reason: null, duty: null, page: 1 };
  const facts = freshFacts(state.facts);
  const likely = { candidates: new Map(), whole: true };
  return readPage({ ...draftViewIn(language, state), likely, wish, facts, ...given });
};

const doubt = (
  id: string,
  state = draftAfter(),
  given: Partial<DoubtView> = {},
  language: Language = 'vi',
) => {
  const row = rowOf(state, id);
  const typed = freshRow(row.task);
  const form = { typed, errors: {}, dropReason: '', conflict: null };
  return doubtPage({
    ...draftViewIn(language, state),
    row,
    form,
    split: null,
    offers: null,
    aliases: [],
    ...given,
  });
};

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

describe('step 2', () => {
  test('shows the cells of the document with their place, those in doubt marked', () => {
    const page = doubt('2');
    const $ = load(page);
    expect(text(page, '.source-place')).toBe('Trang tính Phụ lục II, bảng 2, dòng 14');
    expect(text(page, '.cell-doubted')).toBe('Đơn vịÔ 3Cần xem: Hội Chơi Chim');
    expect($('.cells tr').length).toBe(5);
    expect($('[data-doubted]').attr('name')).toBe('leads');
  });

  test('says why in words, and offers to accept all rows of that reason', () => {
    const page = doubt('2');
    expect(text(page, '.reason')).toBe('Cơ quan chưa có trong danh bạ: Hội Chơi Chim');
    expect(load(page)('[data-key=A]').val()).toBe('reason|unknown-unit|2');
    expect(load(doubt('3'))('[data-key=A]').length).toBe(0);
  });

  const edited = (fields: RowFields) =>
    draftAfter([ask({ type: 'EditRow', row: '1', version: 1, fields })]);
  const choicesIn = (page: string) => {
    const $ = load(page);
    return $('.choice')
      .map((_, choice) => [[choice.attribs['value'], $(choice).text()]])
      .toArray();
  };

  test('offers the other readings of a deadline in doubt, each with its reason', () => {
    const state = edited({ deadline: '9/2024 12/2024' });
    const december = ['reading|2024-12-31', 'Hạn 31/12/2024Ngày khác được ghi trong ô'];
    expect(choicesIn(doubt('1', state))).toEqual([december]);
    expect(choicesIn(doubt('1', state, {}, 'en'))).toEqual([
      ['reading|2024-12-31', 'Due 31/12/2024Another date that the cell gives'],
    ]);
    expect(text(doubt('1', state), '.understood .fact-more')).toContain(
      'Khoảng thời gian: 01/09/2024 – 31/12/2024',
    );
  });

  test('offers other readings of a deadline that is not in doubt, too', () => {
    const page = doubt('1', edited({ deadline: 'Trước ngày 15/9/2022' }));
    expect(text(page, '.row-form > .muted')).toBe('Dòng này không có gì cần xem; vẫn có thể sửa.');
    expect(choicesIn(page)).toEqual([
      ['reading|2022-09-15', 'Hạn 15/09/2022Tính cả ngày đứng sau chữ “trước”'],
    ]);
  });

  test('shows what else is understood of a deadline: its periods, its stages', () => {
    const more = (deadline: string) =>
      load(doubt('1', edited({ deadline })))('.understood .fact-more')
        .map((_, element) => load(element).text())
        .toArray();
    expect(more('trước ngày 15 hằng tháng')).toContain(
      'Hằng tháng; các kỳ tới: 14/09/2022, 14/10/2022, 14/11/2022',
    );
    expect(more('Cấp tỉnh từ ngày 01/6/2022; cấp xã từ ngày 01/6/2023')).toEqual([
      'Mỗi phạm vi bắt đầu từ một ngày; chưa có ngày kết thúc.',
      'Cấp tỉnh: từ 01/06/2022',
      'cấp xã: từ 01/06/2023',
    ]);
  });

  test('says that signing moves a deadline off a day off, where the policy does so', () => {
    const policy: Policy = { ...examplePolicy, rollOver: 'next-working-day' };
    const state = draftAfter(
      [ask({ type: 'EditRow', row: '1', version: 1, fields: { deadline: '31/12/2022' } })],
      { policy },
    );
    // 31 December 2022 was a Saturday, and Monday 2 January 2023 a day off for New Year.
    expect(text(doubt('1', state), '.understood .fact-more')).toContain(
      'Là ngày nghỉ: khi giao sẽ chuyển sang ngày 03/01/2023.',
    );
    expect(text(doubt('1', edited({ deadline: '31/12/2022' })))).not.toContain('Là ngày nghỉ');
  });

  test('offers whoever took over from a unit that had ended, and never for good', () => {
    const signed = ask({ type: 'StateFacts', facts: { signed: date('2025-06-02') } });
    const leads = ask({
      ...{ type: 'EditRow', row: '1', version: 1 },
      fields: { leads: 'Bộ Giao thông vận tải' },
    });
    const page = doubt('1', draftAfter([signed, leads]));
    expect(choicesIn(page)[0]?.[0]).toBe('successor|G17|Bộ Giao thông vận tải');
    expect(text(page, '.choice')).toMatch(/^Là Bộ Xây dựngkế thừa từ 01\/03\/2025 theo /);
    expect(load(page)('[type=checkbox]').length).toBe(0);
  });

  test('offers units of the register that are like a name it lacks', () => {
    const near = { code: 'X-bo-tu-phap-vn', name: 'Bộ Tư pháp VN', asWritten: 'Bộ Tư pháp VN' };
    const typed = { type: 'EditRow', row: '1', version: 1, fields: { leads: near.name } } as const;
    const page = doubt('1', draftAfter([ask(typed)]));
    expect(choicesIn(page)[0]).toEqual([
      'unit|G15|Bộ Tư pháp VN',
      'Là Bộ Tư pháptrùng một phần tên',
    ]);
    expect(load(page)('[type=checkbox]').attr('name')).toBe('remember|Bộ Tư pháp VN');
  });

  test('offers first what an earlier review of another document settled', () => {
    const page = doubt('2', draftAfter(), {
      aliases: [{ spelling: 'hội chơi chim', code: 'G18' }],
    });
    expect(choicesIn(page)[0]).toEqual(['unit|G18|Hội Chơi Chim', 'Là Bộ Y tếcách viết đã biết']);
  });

  test('has one key for each thing that can be done', () => {
    const $ = load(doubt('2'));
    const keys = $('[data-key]').map((_, element) => element.attribs['data-key']);
    expect(new Set(keys.toArray())).toEqual(new Set(['a', 'e', 's', 'm', 'd', 'u', 'n', 'A']));
    expect($('[data-key=p]').length).toBe(0);
    expect(load(doubt('3'))('[data-key=p]').attr('href')).toBe('/drafts/dddddddd/doubts?row=2');
    expect($('[data-key=m]').val()).toBe('merge|3|1');
    expect(load(doubt('5'))('[data-key=m]').length).toBe(0);
  });

  test('presses nothing but save when somebody hits Enter in a field', () => {
    const $ = load(doubt('2'));
    const buttons = $('button[type=submit]').filter(
      (_, button) =>
        button.attribs['form'] === 'row-form' || $(button).closest('#row-form').length > 0,
    );
    expect(buttons.first().val()).toBe('edit');
  });

  test('counts the way: this row of those in doubt', () => {
    expect(text(doubt('3'), '.walk-at')).toBe('2 / 4');
    expect(load(doubt('1'))('.walk-at').length).toBe(0);
  });

  test('keeps what was typed when somebody else was faster, and shows what they wrote', () => {
    const edit = { type: 'EditRow', row: '2', version: 1, fields: { title: 'Của Bình' } } as const;
    const state = draftAfter([ask(edit, binh)]);
    const { task } = rowOf(state, '2');
    const typed = { ...freshRow(task), typed: { ...freshRow(task).typed, title: 'Của An' } };
    const fields = new Map([['title', 'Của Bình'] as const]);
    const conflict = { state: 'Cần xem', fields };
    const page = doubt('2', state, { form: { typed, errors: {}, dropReason: '', conflict } });
    expect(text(page, '[role=alert]')).toContain('Người khác vừa sửa dòng này.');
    expect(load(page)('#field-title').val()).toBe('Của An');
    expect(text(page, '.field-title .field-theirs')).toBe('Người khác đã ghi: Của Bình');
    expect(load(page)('[name=version]').val()).toBe('2');
  });

  test('shares the words of a task out among the parts of a split', () => {
    const state = draftAfter([
      ask({ type: 'EditRow', row: '2', version: 1, fields: { title: 'Nuôi chim; đếm chim' } }),
    ]);
    const parts = freshParts(rowOf(state, '2').task, 2);
    expect(parts.map(({ typed }) => typed.title)).toEqual(['Nuôi chim', 'đếm chim']);
    const $ = load(doubt('2', state, { split: { parts, errors: {} } }));
    expect($('#field-1-title').val()).toBe('đếm chim');
    expect($('#field-1-leads').val()).toBe('Hội Chơi Chim');
    expect($('[name="1-was-title"]').val()).toBe('Nuôi chim; đếm chim');
  });

  test('a dropped row can only come back', () => {
    const state = draftAfter([ask({ type: 'DropRow', row: '2', version: 1, reason: 'Trùng' })]);
    const $ = load(doubt('2', state, { form: null }));
    const acts = $('.row-actions button').map((_, button) => $(button).val());
    expect(acts.toArray()).toEqual(['RestoreRow', 'Undo']);
  });

  test('sends to the signature when nothing is left', () => {
    const page = doubtPage({
      ...draftViewIn('vi'),
      row: null,
      form: null,
      split: null,
      offers: null,
      aliases: [],
    });
    expect(load(page)('.nothing a').attr('href')).toBe('/drafts/dddddddd/sign');
  });
});

test('proposals from the text are offered one by one, with the sentence they come from', () => {
  const page = proposalPage({ ...draftViewIn('vi'), repeats: new Map() });
  expect(text(page, '.proposal-sentence')).toBe('Bộ Y tế báo cáo, thực hiện thường xuyên.');
  const acts = load(page)('.proposal button').map((_, button) => button.attribs['value']);
  expect(acts.toArray()).toEqual(['TakeProposal', 'DropProposal']);
});

describe('step 3', () => {
  const plan = (state: DraftState): SignView['plan'] => {
    const { facts } = state;
    if (facts === null) throw new Error('a draft has facts');
    const directive = directiveOf('dddddddd', state, facts);
    const { policy, ...terms } = draftTerms(state, facts);
    const doubtful = state.rows.filter(isDoubtful).length;
    const { told, ...rest } = planImport(directive, directive.rows, monday);
    return {
      ...{ version: state.action, missing: [], doubtful, proposals: 1, dropped: 0 },
      mayCorrect: null,
      ...{ ready: doubtful === 0, accepted: directive.doubts?.length ?? 0 },
      terms: { ...terms, policy: policy.name, keyTaken: false },
      ...{ ...rest, missingContacts: withoutContact(told, new Set(['G15'])) },
      remandating: [],
    };
  };
  const sign = (state: DraftState, language: Language = 'vi') => {
    if (state.facts === null) throw new Error('a draft has facts');
    return signPage({
      ...draftViewIn(language, state),
      draftFacts: state.facts,
      plan: plan(state),
      facts: freshFacts(state.facts),
      signer: { name: '', missing: false },
      likely: 0,
    });
  };
  const settled = draftAfter([
    ask({ type: 'AcceptReason', reason: 'unknown-unit', count: 2 }),
    ask({ type: 'AcceptRow', row: '3', version: 1 }),
    ask({ type: 'AcceptRow', row: '4', version: 1 }),
  ]);

  test('has no button as long as a row is in doubt, and a way back', () => {
    const page = sign(draftAfter());
    expect(text(page, '.notice-wait')).toContain('Còn 4 dòng cần xem.');
    expect(load(page)('.notice-wait a').attr('href')).toBe('/drafts/dddddddd/doubts');
    expect(load(page)('.sign-form').length).toBe(0);
  });

  test('says in numbers what the button will do', () => {
    const page = sign(settled);
    expect(text(page, '.sign-form button')).toBe('Ký và bắt đầu 5 nhiệm vụ');
    expect(text(sign(settled, 'en'), '.sign-form button')).toBe('Sign and start 5 tasks');
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
