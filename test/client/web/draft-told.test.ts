/** What the pages of a draft say of the last action, and of what is left. */
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { type DoubtView, doubtPage } from '../../../client/web/doubt-page.js';
import type { DraftTold } from '../../../client/web/draft-frame.js';
import { readPage } from '../../../client/web/draft-page.js';
import { freshFacts } from '../../../client/web/facts-values.js';
import type { DraftState } from '../../../domain/document/draft/state.js';
import { ask } from '../../support/drafts.js';
import { draftAfter, draftViewIn } from './draft-fixture.js';

const page = (state: DraftState, told: DraftTold | null, given: Partial<DoubtView> = {}) =>
  load(
    doubtPage({
      ...draftViewIn('vi', state),
      ...{ told, row: null, form: null, split: null, offers: null, aliases: [] },
      ...given,
    }),
  );

test('names the row that an action touched, where it touched one', () => {
  const edited = draftAfter([
    ask({ type: 'EditRow', row: '2', version: 1, fields: { title: 'Đếm chim' } }),
  ]);
  const done = { kind: 'done', type: 'EditRow', rows: 1 } as const;
  expect(page(edited, done)('[role=status]').text()).toBe('Dòng 2: Đã lưu phần sửa.');
  // Somebody else acted meanwhile on more than one.
  const bulk = { kind: 'done', type: 'AcceptReason', rows: 2 } as const;
  const accepted = draftAfter([ask({ type: 'AcceptReason', reason: 'unknown-unit', count: 2 })]);
  expect(page(accepted, bulk)('[role=status]').text()).toBe('Đã chấp nhận lý do này ở 2 dòng.');
});

test('where no row is in doubt, those that may run already are the way on', () => {
  const $ = page(draftAfter(), null, { likely: 3 });
  expect($('a[href$="?duty=likely#rows"]').text()).toBe('3 dòng có thể là việc đang chạy');
  expect(page(draftAfter(), null)('a[href$="?duty=likely#rows"]').length).toBe(0);
});

test('the last action can be taken back where it left no rows, and nothing where there was none', () => {
  const undo = (state: DraftState) => {
    if (state.facts === null) throw new Error('a draft has facts');
    const html = readPage({
      ...draftViewIn('vi', state),
      likely: { candidates: new Map(), whole: true },
      wish: { only: null, reason: null, duty: null, page: 1 },
      facts: freshFacts(state.facts),
    });
    return load(html)('button[value=Undo]').length;
  };
  const edited = draftAfter([
    ask({ type: 'EditRow', row: '2', version: 1, fields: { title: 'Đếm chim' } }),
  ]);
  expect(undo(draftAfter())).toBe(0);
  expect(undo(edited)).toBe(1);
  expect(undo({ ...edited, rows: [] })).toBe(1);
});
