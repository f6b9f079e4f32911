/** The page of one row in doubt: where it stands, why it is in doubt, what can be done. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { doubtPage } from '../../../client/web/doubt-page.js';
import { freshRow } from '../../../client/web/row-values.js';
import { freshParts } from '../../../client/web/split-form.js';
import type { RowFields } from '../../../domain/document/draft/messages.js';
import type { Policy } from '../../../domain/policy/messages.js';
import { date, examplePolicy } from '../../support/builders.js';
import { ask, binh } from '../../support/drafts.js';
import { draftAfter, draftViewIn, rowOf } from './draft-fixture.js';
import { doubt, text } from './draft-page-fixture.js';

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
