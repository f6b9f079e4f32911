/** Duties of the prose on the page to sign a corrected version. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { correctionPage } from '../../../client/web/correction-page.js';
import { row } from '../../support/directives.js';
import { ask } from '../../support/drafts.js';
import { draftAfter, draftViewIn } from './draft-fixture.js';

const withdrawn = (number: string, title: string) => ({
  kind: 'withdrawn' as const,
  task: `task/KH-1/${number}` as const,
  standing: {
    ...{ ...row(number, { title }), task: `task/KH-1/${number}` as const },
    ...{ due: null, end: null, others: [] },
  },
});

/** `p1` of the draft says "Bộ Y tế báo cáo". */
const sign = (state = draftAfter()) =>
  load(
    correctionPage({
      ...draftViewIn('vi', state),
      seen: {
        ...{ outcome: 'compared', key: 'KH-1', version: 4, seal: 's', basis: '', ids: new Map() },
        differences: [withdrawn('LV', 'Bộ Y tế báo cáo'), withdrawn('9', 'Đếm chim')],
        ...{ doubts: [], identified: [], gone: [], left: [] },
      },
      wish: { only: null, page: 1 },
      typed: { basis: null, signer: { name: '', missing: false } },
      ...{ remandating: [], likely: 0 },
    }),
  );

describe('a task from prose that would be withdrawn', () => {
  test('is said to stand in the file still, while its sentence waits', () => {
    const $ = sign();
    expect($('#difference-task-KH-1-LV .notice a').attr('href')).toBe('/drafts/dddddddd/proposals');
    expect($('#difference-task-KH-1-9 .notice').length).toBe(0);
    expect($('.left-out').text()).toContain('1 đề xuất từ lời văn chưa nhận cũng chưa bỏ');
  });

  test('is not, once the sentence was dropped', () => {
    const $ = sign(draftAfter([ask({ type: 'DropProposal', proposal: 'p1' })]));
    expect($('#difference-task-KH-1-LV .notice').length).toBe(0);
    expect($('.left-out').length).toBe(0);
  });
});
