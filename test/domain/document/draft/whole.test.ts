/** What reaches many rows at once: bulk acceptance, proposals, columns. */
import { describe, expect, test } from 'vitest';
import { undoneByMapping } from '../../../../domain/document/draft/mapping.js';
import { doubtsByKind } from '../../../../domain/document/draft/state.js';
import { live, specFor } from '../../../support/decider-spec.js';
import {
  ask,
  birds,
  birdsDoubt,
  draftOver,
  openedWith,
  proposed,
  readingOf,
} from '../../../support/drafts.js';

import { decider, given, opened, reading, reasonsOf, rowOf, second } from './alike-rows.js';

describe('accepting one reason', () => {
  test('accepts it in every row, and says which rows', () =>
    given(opened)
      .when(ask({ type: 'AcceptReason', reason: 'deadline-blank', count: 2 }))
      .thenEvents({
        ...second,
        type: 'ReasonAccepted',
        reason: 'deadline-blank',
        rows: ['2', '3'],
      }));

  test('settles rows that have no other, and leaves the others in doubt', () => {
    const { state } = live(
      decider,
      [opened],
      [ask({ type: 'AcceptReason', reason: 'deadline-blank', count: 2 })],
    );
    expect(rowOf(state, '3')?.state).toBe('accepted');
    expect(rowOf(state, '2')?.state).toBe('open');
    expect(reasonsOf(state, '2')).toEqual([birdsDoubt]);
    expect(doubtsByKind(state)).toEqual([{ reason: 'unknown-unit', rows: 2 }]);
  });

  test('takes all rows of a kind, whatever it is about', () => {
    const { state } = live(
      decider,
      [opened],
      [ask({ type: 'AcceptReason', reason: 'unknown-unit', count: 2 })],
    );
    expect(rowOf(state, '4')).toMatchObject({ state: 'accepted', accepted: [birdsDoubt] });
  });

  test('is refused when there are more or fewer than the person was told', () =>
    given(opened)
      .when(ask({ type: 'AcceptReason', reason: 'deadline-blank', count: 3 }))
      .thenRefused('count-changed'));

  test('is refused when nothing is in doubt for it', () =>
    given(opened)
      .when(ask({ type: 'AcceptReason', reason: 'lead-missing', count: 1 }))
      .thenRefused('no-such-doubt'));

  test('of two thousand rows is told in events of at most 900', () => {
    const many = readingOf(
      Array.from({ length: 2000 }, (_, index) =>
        proposed(String(index + 1), { review: ['lead-missing'] }),
      ),
    );
    const { state, events } = live(
      draftOver(many),
      [openedWith(many)],
      [ask({ type: 'AcceptReason', reason: 'lead-missing', count: 2000 }), ask({ type: 'Undo' })],
    );
    expect(events.slice(1, -1).map((event) => 'rows' in event && event.rows)).toEqual([
      many.rows.slice(0, 900).map(({ task }) => task.no),
      many.rows.slice(900, 1800).map(({ task }) => task.no),
      many.rows.slice(1800).map(({ task }) => task.no),
    ]);
    // Undone as one.
    expect(doubtsByKind(state)).toEqual([{ reason: 'lead-missing', rows: 2000 }]);
  });
});

describe('proposals from prose', () => {
  test('become rows when somebody takes them, under an id that is free', () =>
    given(opened)
      .when(ask({ type: 'TakeProposal', proposal: 'p1' }))
      .thenEvents({ ...second, type: 'ProposalTaken', proposal: 'p1', row: '1-2' }));

  test('stand behind the rows of the tables', () => {
    const { state } = live(decider, [opened], [ask({ type: 'TakeProposal', proposal: 'p2' })]);
    expect(state.rows.map(({ id }) => id)).toEqual(['1', '2', '3', '4', 'VI']);
    expect(state.proposals.map((proposal) => proposal.state)).toEqual(['offered', 'taken']);
    expect(rowOf(state, 'VI')?.sources[0]?.cells.title).toBe(
      'Nhiệm vụ VI, thực hiện thường xuyên.',
    );
  });

  test('taken, no longer ask whether they are meant to be tasks; other doubts stay', () => {
    const sentence = { ...proposed('p1'), review: ['from-prose', birdsDoubt] };
    const [first, ...others] = reading.proposals;
    if (first === undefined) throw new Error('no proposals');
    const over = draftOver({ ...reading, proposals: [{ ...first, task: sentence }, ...others] });
    const { state } = live(over, [opened], [ask({ type: 'TakeProposal', proposal: 'p1' })]);
    expect(state.rows.at(-1)?.task).toMatchObject({
      review: [birdsDoubt],
      marks: ['from-prose'],
    });
  });

  test('are settled once', () => {
    const { refusals } = live(
      decider,
      [opened],
      [
        ask({ type: 'TakeProposal', proposal: 'p1' }),
        ask({ type: 'DropProposal', proposal: 'p1' }),
        ask({ type: 'DropProposal', proposal: 'p2' }),
        ask({ type: 'TakeProposal', proposal: 'p2' }),
        ask({ type: 'TakeProposal', proposal: 'p3' }),
      ],
    );
    expect(refusals).toEqual([
      ...[null, 'proposal-settled', null, 'proposal-settled', 'unknown-proposal'],
    ]);
  });
});

describe('mapping columns', () => {
  /** Read anew: row 2 has found its deadline, 4 is gone, 5 is new; 1 and 3 read the same. */
  const [one, , three] = reading.rows;
  if (one === undefined || three === undefined) throw new Error('no rows');
  const anew = {
    ...reading,
    rows: [
      one,
      { task: proposed('2', { leads: [birds], review: [birdsDoubt] }), cells: {} },
      three,
      { task: proposed('5'), cells: {} },
    ],
  };
  const over = draftOver(reading, { anew });
  const map = {
    type: 'MapColumns',
    columns: [{ sheet: null, table: 1, column: 5, role: 'deadline' }],
    reading: 'anew',
  } as const;

  test('keeps what people did to rows that read the same, and begins the others anew', () => {
    const { state } = live(
      over,
      [opened],
      [
        ask({ type: 'AcceptRow', row: '3', version: 1 }),
        ask({ type: 'AcceptRow', row: '2', version: 1 }),
        ask({ type: 'TakeProposal', proposal: 'p2' }),
        ask(map),
      ],
    );
    expect(state.rows.map(({ id, state: was, version }) => [id, was, version])).toEqual([
      ['1', 'open', 1],
      ['2', 'open', 5],
      ['3', 'accepted', 2],
      ['5', 'open', 5],
      ['VI', 'open', 4],
    ]);
    expect(state.columns).toEqual(map.columns);
    // Row 2, which somebody had accepted.
    expect(undoneByMapping(state)).toBe(1);
  });

  test('brings back rows that stood in one that begins anew, however often they were merged', () => {
    const merge = (...ids: [string, number][]) =>
      ask({ type: 'MergeRows', rows: ids.map(([row, version]) => ({ row, version })) });
    const torn = readingOf(['1', '2', '3'].map((no) => proposed(no)));
    const changed = readingOf([proposed('1', { note: 'x' }), proposed('2'), proposed('3')]);
    const { state, refusals } = live(
      draftOver(torn, { anew: changed }),
      [openedWith(torn)],
      [merge(['2', 1], ['3', 1]), merge(['1', 1], ['2', 2]), ask(map)],
    );
    expect(refusals).toEqual([null, null, null]);
    expect(state.rows.map(({ id, state: was }) => [id, was])).toEqual([
      ['1', 'open'],
      ['2', 'open'],
      ['3', 'open'],
    ]);
  });

  test('is taken back as a whole', () => {
    const before = live(over, [opened], [ask({ type: 'AcceptRow', row: '2', version: 1 })]);
    const { state } = live(over, before.events, [ask(map), ask({ type: 'Undo' })]);
    expect(state.columns).toEqual([]);
    expect(undoneByMapping(state)).toBe(0);
    expect(state.rows.map(({ id, state: was }) => [id, was])).toEqual([
      ['1', 'open'],
      ['2', 'accepted'],
      ['3', 'open'],
      ['4', 'open'],
    ]);
  });

  test('keeps what was decided when only the meaning of the same words has changed', () => {
    // Read anew under another key, date and alias: row 2 has the same words as before.
    const [, two] = reading.rows;
    if (two === undefined) throw new Error('no row');
    const task = {
      ...two.task,
      document: 'x-dddddddd',
      leads: [{ code: 'G18', name: 'Bộ Y tế', asWritten: 'Hội Chơi Chim' }],
      review: ['deadline-blank'],
    };
    const later = { ...reading, rows: [{ task, cells: {} }] };
    const { state } = live(
      draftOver(reading, { anew: later }),
      [opened],
      [ask({ type: 'AcceptRow', row: '2', version: 1 }), ask(map)],
    );
    expect(state.rows.map(({ id, state: was }) => [id, was])).toEqual([['2', 'accepted']]);
  });

  test('to what is read already is refused', () =>
    specFor(over)(opened)
      .when(ask({ ...map, reading: 'first' }))
      .thenRefused('nothing-changed'));
});
