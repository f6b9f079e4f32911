/** Two tasks in one row, and one task in two. */
import { describe, expect, test } from 'vitest';
import { openReasons } from '../../../../domain/document/draft/state.js';
import { undated } from '../../../support/builders.js';
import { live } from '../../../support/decider-spec.js';
import {
  ask,
  birds,
  birdsDoubt,
  draftOver,
  justiceMention,
  openedWith,
  proposed,
  readingOf,
} from '../../../support/drafts.js';

import { given, having, opened, rowOf, second } from './four-rows.js';

describe('splitting a row', () => {
  const into = [{ title: 'Sửa luật' }, { title: 'Sửa nghị định', deadline: 'Thường xuyên' }];
  test('makes rows behind it, the first part keeping its id', () => {
    const { state } = having({ type: 'SplitRow', row: '2', version: 1, into });
    expect(state.rows.map(({ id }) => id)).toEqual(['1', '2', '2-2', '3', '4']);
    expect(rowOf(state, '2').task.title).toBe('Sửa luật');
    const part = rowOf(state, '2-2');
    expect(part.task).toMatchObject({ title: 'Sửa nghị định', no: '2', leads: [birds] });
    expect(part).toMatchObject({ state: 'edited', version: 2, since: 2 });
    // The unit nobody knows is in doubt in both.
    expect(openReasons(part)).toEqual([birdsDoubt]);
  });

  test('twice never gives one id to two rows', () => {
    const { state } = having(
      { type: 'SplitRow', row: '2', version: 1, into },
      { type: 'SplitRow', row: '2', version: 2, into },
    );
    expect(state.rows.map(({ id }) => id)).toEqual(['1', '2', '2-3', '2-2', '3', '4']);
  });
});

describe('merging rows', () => {
  const merge = {
    type: 'MergeRows',
    rows: [
      { row: '3', version: 1 },
      { row: '4', version: 1 },
    ],
  } as const;

  test('joins their texts in the first, and reads the joined deadline', () =>
    given(opened)
      .when(ask(merge))
      .thenEvents({
        ...second,
        type: 'RowsMerged',
        rows: ['3', '4'],
        deadline: {
          kind: 'standing',
          due: null,
          dueAt: null,
          earliest: null,
          latest: null,
          rule: 'standing',
          stages: [],
        },
        review: [],
      }));

  test('leaves the others in the list, where they say where they went', () => {
    const { state } = having(merge);
    expect(rowOf(state, '3').task).toMatchObject({
      title: 'Nhiệm vụ 3 và báo cáo',
      leads: [justiceMention],
      deadline: { phrase: 'Thường xuyên', kind: 'standing' },
    });
    expect(rowOf(state, '3').sources.map(({ task }) => task.no)).toEqual(['3', '4']);
    expect(rowOf(state, '4')).toMatchObject({ state: 'dropped', drop: { into: '3' } });
    expect(state.rows).toHaveLength(4);
  });

  test('two readings of one date make one', () => {
    const torn = readingOf([
      proposed('1', { deadline: undated('none', 'Tháng'), review: ['deadline-unread'] }),
      proposed('2', { deadline: undated('none', '5/2022'), review: ['deadline-unread'] }),
    ]);
    const { state } = live(
      draftOver(torn),
      [openedWith(torn)],
      [
        ask({
          type: 'MergeRows',
          rows: [
            { row: '1', version: 1 },
            { row: '2', version: 1 },
          ],
        }),
      ],
    );
    expect(state.rows[0]?.task).toMatchObject({
      deadline: { phrase: 'Tháng 5/2022', due: '2022-05-31' },
      review: [],
    });
  });

  test.each([
    ['that are no neighbours', ['1', '3']],
    ['in the wrong order', ['4', '3']],
    ['one of which is named twice', ['3', '3']],
  ])('%s is refused', (_what, ids) =>
    given(opened)
      .when(ask({ type: 'MergeRows', rows: ids.map((row) => ({ row, version: 1 })) }))
      .thenRefused('rows-not-adjacent'),
  );

  test('over a dropped row between them is right', () => {
    const drop = { type: 'DropRow', row: '3', version: 1, reason: 'Dòng trống' } as const;
    const { refusals } = having(drop, {
      type: 'MergeRows',
      rows: [
        { row: '2', version: 1 },
        { row: '4', version: 1 },
      ],
    });
    expect(refusals).toEqual([null, null]);
  });

  test('a dropped row is refused', () =>
    given(opened, { ...second, type: 'RowDropped', row: '4', reason: 'Trùng' })
      .when(
        ask({
          ...merge,
          rows: [
            { row: '3', version: 1 },
            { row: '4', version: 2 },
          ],
        }),
      )
      .thenRefused('row-dropped'));
});
