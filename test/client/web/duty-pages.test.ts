/** What the pages of an import say of running tasks: both dates, the grounds, and the choice. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { Offer } from '../../../client/http/likeness.js';
import { correctionPage } from '../../../client/web/correction-page.js';
import { arrivalWords } from '../../../client/web/document-signed.js';
import type { DutyOffers } from '../../../client/web/duty-card.js';
import type { DutyLook } from '../../../client/web/duty-mark.js';
import { proposalPage } from '../../../client/web/proposal-page.js';
import type { Language } from '../../../client/words/language.js';
import { date, undated } from '../../support/builders.js';
import { row } from '../../support/directives.js';
import { ask } from '../../support/drafts.js';
import { draftAfter, draftViewIn, rowOf } from './draft-fixture.js';
import { doubt, read, settling, sign, text } from './draft-page-fixture.js';
import { readerIn } from './reader-fixture.js';

const task = 'task/TTg-06-QD-TTg-2022/PL-II-V-7';
const offer: Offer = {
  task,
  documentKey: 'TTg-06-QD-TTg-2022',
  documentName: 'Kế hoạch triển khai Đề án 06',
  documentNumber: '06/QĐ-TTg',
  section: 'Phụ lục II, V',
  number: '7',
  title: 'Nối kho dữ liệu hộ tịch',
  leadName: 'Bộ Công an',
  leads: [{ unit: 'G01', name: 'Bộ Công an' }],
  deadline: { ...undated('date', 'Tháng 5/2022'), due: date('2022-05-31') },
  due: date('2022-08-31'),
  originalDue: date('2022-05-31'),
  status: 'overdue',
  closed: false,
  likeness: 0.84,
  evidence: { titles: 0.78, leads: ['G01'], references: ['1552/BTTTT-TTH'] },
};
const none: DutyOffers = { remandates: null, candidates: [], next: null };

const named = (row: string, version = 1, of: string | null = task) =>
  ask({ type: 'RemandateRow', row, version, task: of });

const card = (
  id: string,
  given: Partial<DutyOffers>,
  state = draftAfter(),
  language: Language = 'vi',
) => doubt(id, state, { offers: { ...none, ...given } }, language);
const buttons = (page: string) =>
  load(page)('.duty button')
    .toArray()
    .map(({ attribs }) => [attribs['value'], attribs['form'], attribs['data-key']]);

describe('a row that may be a running task', () => {
  test('is shown it with both dates and the grounds, and two ways to choose', () => {
    const page = card('3', { candidates: [offer] });
    expect(text(page, '.duty-where')).toBe('06/QĐ-TTg, mục Phụ lục II, V, số 7');
    expect(load(page)('.duty-where a').attr('href')).toBe('/tasks/TTg-06-QD-TTg-2022/PL-II-V-7');
    expect(text(page, '.duty-dates')).toBe(
      'Hạn đang áp dụng31/08/2022 (ban đầu 31/05/2022)Hạn ở dòng này30/09/2022',
    );
    expect(text(page, '.duty-grounds')).toBe(
      'Vì sao: cùng chủ trì: Bộ Công an · cùng dẫn 1552/BTTTT-TTH · nội dung giống 78%',
    );
    // They belong to the form of the row, so that nothing typed in it is lost.
    expect(buttons(page)).toEqual([
      [`remandate|${task}`, 'row-form', 'r'],
      ['remandate', 'row-form', 'o'],
    ]);
  });

  test('under other leads and in the same words is told so', () => {
    const evidence = { titles: 1, leads: [], references: [] };
    const page = card('3', { candidates: [{ ...offer, evidence }] }, draftAfter(), 'en');
    expect(text(page, '.duty-grounds')).toBe('Because: other leads · same words');
  });

  test('leads to the next such row', () => {
    const state = draftAfter();
    const page = card('3', { candidates: [offer], next: rowOf(state, '5') }, state);
    expect(load(page)('.duty-next a').attr('href')).toBe('/drafts/dddddddd/doubts?row=5');
  });

  test('and is like no task shows nothing', () =>
    expect(load(card('3', {}))('.duty').length).toBe(0));

  test('that somebody took for one says so, and can be a duty of its own again', () => {
    const page = card('3', { remandates: offer, candidates: [offer] }, draftAfter([named('3')]));
    expect(text(page, '.duty h2')).toBe('Giao lại nhiệm vụ đang chạy');
    expect(text(page, '.duty-title')).toBe('Nối kho dữ liệu hộ tịch');
    expect(buttons(page)).toEqual([['remandate', 'row-form', 'o']]);
  });

  test('that somebody took for one that has closed must be chosen again', () => {
    const state = draftAfter([named('3')]);
    const closed = card('3', { remandates: { ...offer, closed: true } }, state);
    expect(text(closed, '.duty .field-error')).toContain('không còn chạy');
    expect(text(card('3', {}, state), '.duty .field-error')).toContain('không còn chạy');
    expect(buttons(closed)).toEqual([['remandate', 'row-form', 'o']]);
  });

  test('that is a duty of its own, as somebody says, still shows what it is like', () => {
    const page = card('3', { candidates: [offer] }, draftAfter([named('3', 1, null)]));
    expect(text(page, '.duty h2')).toBe('Là việc riêng');
    expect(buttons(page)).toEqual([[`remandate|${task}`, 'row-form', undefined]]);
  });
});

describe('the list of rows', () => {
  /** 2 and 5 are like a task; 3 is taken for one, and so is 1, which was dropped. */
  const state = draftAfter([
    named('3'),
    named('1', 1, 'task/KH-1/1'),
    ask({ type: 'DropRow', row: '1', version: 3, reason: 'Trùng' }),
    named('5', 1, null),
  ]);
  const candidates = new Map(['2', '3', '5'].map((id) => [id, [offer]]));
  const list = (duty: DutyLook | null) =>
    read(state, {
      likely: { candidates, whole: true },
      wish: { only: null, reason: null, duty, page: 1 },
    });
  const rows = (duty: DutyLook | null) =>
    load(list(duty))('.draft-rows tbody tr')
      .toArray()
      .map(({ attribs }) => attribs['id']);

  test('marks what may run and what is mandated anew', () => {
    const page = list(null);
    expect(text(page, '#row-2 .duty-mark')).toBe('Có thể đang chạy');
    expect(text(page, '#row-3 .duty-mark')).toBe('Giao lại');
    expect(load(page)('#row-1 .duty-mark, #row-5 .duty-mark').length).toBe(0);
  });

  test('is narrowed by a filter, which counts', () => {
    expect(rows('likely')).toEqual(['row-2']);
    expect(rows('remandating')).toEqual(['row-3']);
    const chips = load(list('likely'))('.chip[href*="duty="]');
    expect(chips.toArray().map((chip) => load(chip).text().trim())).toEqual([
      'Có thể đang chạy1',
      'Giao lại1',
    ]);
    expect(chips.first().attr('aria-current')).toBe('true');
    expect(text(list(null), '.read-summary')).toContain('1 dòng có thể là việc đang chạy');
  });
});

describe('the page to sign', () => {
  test('names the rows that begin no task, with both dates, and counts the others alone', () => {
    const page = sign(draftAfter([...settling, named('3', 3)]), { running: offer, likely: 2 });
    expect(text(page, '.duty-table tbody tr')).toBe(
      '306/QĐ-TTg, Phụ lục II, V, 731/08/2022 → 30/09/2022',
    );
    expect(text(page, '.sign-form .btn-primary')).toBe('Ký và bắt đầu 4 nhiệm vụ');
    expect(text(page, '.sign-form')).toContain('1 nhiệm vụ đang chạy được giao lại');
    expect(text(page)).toContain('2 dòng có thể là việc đang chạy, nhưng sẽ lập nhiệm vụ mới.');
  });

  test('may have none but such rows', () => {
    const drops = ['1', '2', '4', '5'].map((row) =>
      ask({ type: 'DropRow', row, version: 1, reason: 'Trùng' }),
    );
    const state = draftAfter([
      ...drops,
      ask({ type: 'AcceptRow', row: '3', version: 1 }),
      named('3', 6),
    ]);
    const page = sign(state, { running: offer });
    expect(text(page, '.sign-form .btn-primary')).toBe('Ký và giao lại 1 nhiệm vụ');
    expect(load(page)('.consequence').length).toBe(1);
  });

  test('says which rows stand for tasks that do not run any more, and has no button', () => {
    const page = sign(draftAfter([...settling, named('3', 3)]));
    expect(text(page, '.notice-wait')).toContain('1 dòng giao lại nhiệm vụ không còn chạy.');
    expect(load(page)('.duty-table a[href="/drafts/dddddddd/doubts?row=3"]').length).toBe(1);
    expect(load(page)('.sign-form').length).toBe(0);
  });
});

describe('the page to sign a corrected version', () => {
  const differences = [
    { kind: 'new' as const, task: 'task/KH-1/4' as const, row: row('4') },
    { kind: 'new' as const, task: 'task/KH-1/5' as const, row: row('5', { remandates: task }) },
  ];
  const correcting = (running: Offer | null) =>
    correctionPage({
      ...draftViewIn('vi', draftAfter(settling)),
      seen: {
        ...{ outcome: 'compared', key: 'KH-1', version: 4, seal: 's', basis: '', ids: new Map() },
        ...{ differences, doubts: [], identified: [], gone: [], left: [] },
      },
      wish: { only: null, page: 1 },
      typed: { basis: null, signer: { name: '', missing: false } },
      remandating: [{ row: '5', rowKey: '5', title: 'Nối kho', due: null, task, running }],
      likely: 0,
    });

  test('counts a row that re-mandates apart from those that begin tasks, and names its task', () => {
    const page = correcting(offer);
    expect(text(page, '#difference-task-KH-1-5 .difference-says a')).toBe(
      'TTg-06-QD-TTg-2022/PL-II-V-7',
    );
    expect(text(page, '#difference-task-KH-1-5 .difference-tag')).toBe('Giao lại');
    expect(text(page, '.sign-form')).toContain('bắt đầu 1 nhiệm vụ mới');
    expect(text(page, '.sign-form')).toContain('1 nhiệm vụ đang chạy được giao lại');
    expect(text(page, '.sign-form .btn-primary')).toBe('Ký 2 thay đổi');
  });

  test('has no button while such a task does not run', () => {
    const page = correcting(null);
    expect(text(page, '.notice-wait')).toContain('1 dòng giao lại nhiệm vụ không còn chạy.');
    expect(load(page)('.sign-form').length).toBe(0);
  });
});

test('a sentence that says a row again names it, and its date where that is another', () => {
  const state = draftAfter();
  const repeats = new Map([['p1', { row: rowOf(state, '3'), likeness: 0.912 }]]);
  const page = proposalPage({ ...draftViewIn('vi', state), repeats });
  expect(text(page, '.repeats')).toBe(
    'Nói cùng việc với dòng 3 (giống 91%; dòng đó ghi hạn 30/09/2022)',
  );
  expect(load(page)('.repeats a').attr('href')).toBe('/drafts/dddddddd/doubts?row=3');
});

test('after the signature the page of the document says what began and what was mandated anew', () => {
  const words = (tasks: number, remandated: number) =>
    arrivalWords(readerIn('en'), { kind: 'signed', tasks, remandated });
  expect(words(4, 0)).toEqual(['Signed off. 4 tasks are being started.']);
  expect(words(4, 2)).toEqual([
    'Signed off. 4 tasks are being started.',
    '2 running tasks re-mandated.',
  ]);
  expect(words(0, 1)).toEqual(['Signed off.', '1 running task re-mandated.']);
});
