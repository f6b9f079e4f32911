/** One row at a time: accept, edit, drop, restore. */
import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../../domain/document/draft/messages.js';
import { doubtedFields } from '../../../../domain/document/draft/resolution.js';
import { isDoubtful, openReasons } from '../../../../domain/document/draft/state.js';
import { date, undated, utc } from '../../../support/builders.js';
import { live } from '../../../support/decider-spec.js';
import {
  an,
  ask,
  binh,
  birds,
  birdsDoubt,
  justiceMention,
  proposed,
} from '../../../support/drafts.js';

import { blank, decider, given, having, opened, rowOf, second } from './four-rows.js';

describe('accepting a row', () => {
  test('says which doubts were accepted', () =>
    given(opened)
      .when(ask({ type: 'AcceptRow', row: '2', version: 1 }))
      .thenEvents({ ...second, type: 'RowAccepted', row: '2', reasons: [birdsDoubt] }));

  test('settles it', () => {
    const { state } = having({ type: 'AcceptRow', row: '2', version: 1 });
    expect(rowOf(state, '2')).toMatchObject({ state: 'accepted', version: 2 });
    expect(isDoubtful(rowOf(state, '2'))).toBe(false);
    expect(isDoubtful(rowOf(state, '3'))).toBe(true);
  });

  test('may be done to a clear row, once', () => {
    const { refusals } = having(
      { type: 'AcceptRow', row: '1', version: 1 },
      { type: 'AcceptRow', row: '1', version: 2 },
    );
    expect(refusals).toEqual([null, 'already-accepted']);
  });

  test('of a row that somebody else has changed meanwhile is refused', () =>
    given(opened, {
      ...second,
      by: binh,
      type: 'RowAccepted',
      row: '2',
      reasons: [birdsDoubt],
    })
      .when(ask({ type: 'AcceptRow', row: '2', version: 1 }))
      .thenRefused('row-changed'));

  test('of another row goes through', () =>
    given(opened, { ...second, by: binh, type: 'RowAccepted', row: '2', reasons: [] })
      .when(ask({ type: 'AcceptRow', row: '3', version: 1 }))
      .thenEvents({
        ...second,
        action: 3,
        type: 'RowAccepted',
        row: '3',
        reasons: ['deadline-blank'],
      }));

  test('of a row that is not there is refused', () =>
    given(opened)
      .when(ask({ type: 'AcceptRow', row: '9', version: 1 }))
      .thenRefused('unknown-row'));
});

describe('editing a row', () => {
  test('reads a typed deadline by the rules of deadlines', () =>
    given(opened)
      .when(ask({ type: 'EditRow', row: '3', version: 1, fields: { deadline: 'Tháng 5/2022' } }))
      .thenEvents({
        ...second,
        type: 'RowEdited',
        row: '3',
        change: {
          deadline: {
            phrase: 'Tháng 5/2022',
            kind: 'date',
            due: date('2022-05-31'),
            dueAt: utc('2022-05-31T17:00:00.000Z'),
            earliest: date('2022-05-01'),
            latest: date('2022-05-31'),
            rule: 'month',
            stages: [],
          },
          review: [],
          marks: [],
        },
      }));

  test('splits typed units, roles and all', () => {
    const { state } = having({
      type: 'EditRow',
      row: '2',
      version: 1,
      fields: { leads: 'Bộ Tư pháp chủ trì, phối hợp với Bộ Công an' },
    });
    const { task } = rowOf(state, '2');
    expect(task.leads.map(({ code }) => code)).toEqual(['G15']);
    expect(task.coordinating.map(({ code }) => code)).toEqual(['G01']);
    expect(task.review).toEqual([]);
    expect(task.confidence).toMatchObject({ leads: 1, coordinating: 1, title: 0.9 });
  });

  test('keeps the doubts of other fields, so that the row stays in the queue', () => {
    const { state } = having({
      type: 'EditRow',
      row: '2',
      version: 1,
      fields: { title: 'Nuôi chim' },
    });
    expect(rowOf(state, '2').state).toBe('edited');
    expect(openReasons(rowOf(state, '2'))).toEqual([birdsDoubt]);
  });

  test('of one units’ cell keeps what is in doubt about the other', () => {
    const fields = { coordinating: 'Bộ Y tế' };
    const { state } = having({ type: 'EditRow', row: '2', version: 1, fields });
    expect(openReasons(rowOf(state, '2'))).toEqual([birdsDoubt]);
  });

  test('settles what was in doubt about the row as a whole', () => {
    const fields = { title: 'Báo cáo' };
    const { state } = having({ type: 'EditRow', row: '4', version: 1, fields });
    expect(isDoubtful(rowOf(state, '4'))).toBe(false);
  });

  test('with words nobody can read is in doubt again, and may then be accepted', () => {
    const { state, refusals } = having(
      { type: 'EditRow', row: '3', version: 1, fields: { deadline: 'khi nào rảnh' } },
      { type: 'AcceptRow', row: '3', version: 2 },
    );
    expect(refusals).toEqual([null, null]);
    expect(rowOf(state, '3')).toMatchObject({
      state: 'accepted',
      accepted: ['deadline-unread'],
    });
  });

  test('with a day chosen for its deadline keeps the words, and nothing of it is in doubt', () => {
    const { state, refusals } = having(
      { type: 'EditRow', row: '3', version: 1, fields: { deadline: 'khi xong luật' } },
      { type: 'EditRow', row: '3', version: 2, fields: { due: date('2022-12-15') } },
    );
    expect(refusals).toEqual([null, null]);
    expect(openReasons(rowOf(state, '3'))).toEqual([]);
    expect(rowOf(state, '3').task.deadline).toEqual({
      phrase: 'khi xong luật',
      kind: 'date',
      due: date('2022-12-15'),
      dueAt: utc('2022-12-15T17:00:00.000Z'),
      earliest: date('2022-12-15'),
      latest: date('2022-12-15'),
      rule: 'chosen',
      stages: [],
    });
  });

  test('to what it was is no edit', () =>
    given(opened)
      .when(ask({ type: 'EditRow', row: '1', version: 1, fields: { title: 'Nhiệm vụ 1' } }))
      .thenRefused('nothing-changed'));

  test('without a title says that it is missing', () => {
    const { state } = having({ type: 'EditRow', row: '1', version: 1, fields: { title: ' ' } });
    expect(openReasons(rowOf(state, '1'))).toEqual(['title-missing']);
  });

  test('by two people at once: the second is told, and both edits of different rows stand', () => {
    const { state, refusals } = live(
      decider,
      [opened],
      [
        ask({ type: 'EditRow', row: '1', version: 1, fields: { title: 'Của An' } }, an),
        ask({ type: 'EditRow', row: '1', version: 1, fields: { title: 'Của Bình' } }, binh),
        ask({ type: 'EditRow', row: '3', version: 1, fields: { title: 'Của Bình' } }, binh),
      ],
    );
    expect(refusals).toEqual([null, 'row-changed', null]);
    expect(rowOf(state, '1').task.title).toBe('Của An');
    expect(rowOf(state, '3').task.title).toBe('Của Bình');
  });
});

describe('dropping a row', () => {
  const drop = { type: 'DropRow', row: '2', version: 1, reason: 'Không phải nhiệm vụ' } as const;

  test('keeps it in the list with the reason, in doubt no more', () => {
    const { state } = having(drop);
    const row = rowOf(state, '2');
    expect(row).toMatchObject({ state: 'dropped', drop: { reason: 'Không phải nhiệm vụ' } });
    expect(isDoubtful(row)).toBe(false);
  });

  test('leaves nothing else to do to it', () => {
    const { refusals } = having(
      drop,
      { type: 'AcceptRow', row: '2', version: 2 },
      { type: 'EditRow', row: '2', version: 2, fields: { title: 'x' } },
      { ...drop, version: 2 },
    );
    expect(refusals).toEqual([null, 'row-dropped', 'row-dropped', 'row-dropped']);
  });
});

describe('restoring', () => {
  test('a dropped row brings it back as it was', () => {
    const { state } = having(
      { type: 'EditRow', row: '2', version: 1, fields: { title: 'Nuôi chim' } },
      { type: 'DropRow', row: '2', version: 2, reason: 'Trùng' },
      { type: 'RestoreRow', row: '2', version: 3 },
    );
    expect(rowOf(state, '2')).toMatchObject({
      state: 'edited',
      version: 4,
      drop: null,
      task: { title: 'Nuôi chim' },
    });
  });

  test('an edited or accepted row brings back what was read, doubts and all', () => {
    const { state } = having(
      { type: 'EditRow', row: '3', version: 1, fields: { deadline: 'Thường xuyên' } },
      { type: 'RestoreRow', row: '3', version: 2 },
      { type: 'AcceptRow', row: '2', version: 1 },
      { type: 'RestoreRow', row: '2', version: 4 },
    );
    expect(rowOf(state, '3')).toMatchObject({ state: 'open', task: { deadline: blank } });
    expect(openReasons(rowOf(state, '2'))).toEqual([birdsDoubt]);
  });

  test.each([
    ['an untouched row', { type: 'RowAccepted', row: '1', reasons: [] }, '2'],
    [
      'a row that stands in another now',
      {
        type: 'RowsMerged',
        rows: ['1', '2'],
        deadline: undated('standing', 'Thường xuyên'),
        review: [],
      },
      '2',
    ],
  ])('%s is refused', (_what, event, row) => {
    const history = [opened, { ...second, ...event } as DraftEvent];
    const version = event.type === 'RowsMerged' ? 2 : 1;
    given(...history)
      .when(ask({ type: 'RestoreRow', row, version }))
      .thenRefused('nothing-to-restore');
  });
});

describe('what a reason doubts', () => {
  const task = proposed('1', { leads: [justiceMention], coordinating: [birds] });
  test.each([
    ['deadline-blank', ['deadline']],
    ['title-missing', ['title']],
    ['lead-missing', ['leads']],
    [birdsDoubt, ['coordinating']],
    ['unknown-unit: Bộ Tư pháp', ['leads']],
    ['continuation-with-deadline', []],
  ])('%s: %j', (reason, fields) => expect(doubtedFields(task, reason)).toEqual(fields));
});
