/** A row that a person takes for the duty of a running task: what may be said, and what it outlives. */
import { describe, expect, test } from 'vitest';
import { directiveOf } from '../../../../domain/document/draft/directive.js';
import type { DraftCommand, DraftEvent } from '../../../../domain/document/draft/messages.js';
import { isDoubtful } from '../../../../domain/document/draft/state.js';
import { live, specFor } from '../../../support/decider-spec.js';
import {
  an,
  ask,
  at,
  binh,
  birds,
  birdsDoubt,
  draftOver,
  openedWith,
  proposed,
  readingOf,
} from '../../../support/drafts.js';

const reading = readingOf([
  proposed('1'),
  proposed('2', { leads: [birds], review: [birdsDoubt] }),
  proposed('3'),
]);
const decider = draftOver(reading);
const opened = openedWith(reading);
const given = specFor(decider);
const first = 'task/TTg-05-CT-TTg-2021/A-1';
const second = 'task/TTg-05-CT-TTg-2021/A-2';

const named = (
  row: string,
  task: string | null,
  action: number,
  by = an,
): Extract<DraftEvent, { type: 'RowRemandated' }> => ({
  ...{ type: 'RowRemandated', at, by, action, row, task },
});
const name = (row: string, version: number, task: string | null, by = an) =>
  ask({ type: 'RemandateRow', row, version, task }, by);

const having = (...commands: DraftCommand[]) => live(decider, [opened], commands);
/** What each row stands for, in their order. */
const tasksIn = ({ state }: ReturnType<typeof having>) =>
  state.rows.map(({ remandates }) => remandates);

describe('taking a row for a running task', () => {
  test('says which', () =>
    given(opened)
      .when(name('1', 1, first))
      .thenEvents(named('1', first, 2)));

  test('may be denied before anybody says so: no task is offered for it any more', () => {
    given(opened)
      .when(name('1', 1, null))
      .thenEvents(named('1', null, 2));
    const { state } = having(name('1', 1, null), name('3', 1, null), name('3', 3, first));
    expect(state.rows.map(({ ownDuty }) => ownDuty)).toEqual([true, false, false]);
  });

  test('may be taken back: it is a duty of its own', () =>
    given(opened, named('1', first, 2))
      .when(name('1', 2, null))
      .thenEvents(named('1', null, 3)));

  test('may be changed for another task', () =>
    given(opened, named('1', first, 2))
      .when(name('1', 2, second))
      .thenEvents(named('1', second, 3)));

  test('again for the same one changes nothing', () => {
    given(opened, named('1', first, 2))
      .when(name('1', 2, first))
      .thenRefused('nothing-changed');
    given(opened, named('1', null, 2))
      .when(name('1', 2, null))
      .thenRefused('nothing-changed');
  });

  test('that another row stands for is refused', () =>
    given(opened, named('1', first, 2))
      .when(name('3', 1, first))
      .thenRefused('task-named-twice'));

  test('of a row that somebody else has changed meanwhile, was dropped or is not there is refused', () => {
    given(opened, named('1', first, 2, binh))
      .when(name('1', 1, second))
      .thenRefused('row-changed');
    given(opened, { type: 'RowDropped', at, by: an, action: 2, row: '1', reason: 'Trùng' })
      .when(name('1', 2, first))
      .thenRefused('row-dropped');
    given(opened)
      .when(name('9', 1, first))
      .thenRefused('unknown-row');
  });

  test('settles no doubt of the row', () => {
    const { state } = having(name('2', 1, first));
    expect(state.rows.map(isDoubtful)).toEqual([false, true, false]);
  });
});

describe('what a row stands for', () => {
  test('outlives an edit and an acceptance', () =>
    expect(
      tasksIn(
        having(
          name('2', 1, first),
          ask({ type: 'EditRow', row: '2', version: 2, fields: { title: 'Nuôi chim' } }),
          ask({ type: 'AcceptRow', row: '2', version: 3 }),
        ),
      ),
    ).toEqual([null, first, null]));

  test('is what it was before, when taken back with undo', () =>
    expect(
      tasksIn(having(name('1', 1, first), name('1', 2, second), ask({ type: 'Undo' }))),
    ).toEqual([first, null, null]));

  test('stays with the first part when the row is split', () => {
    const parts = [{ title: 'Một' }, { title: 'Hai' }];
    const split = having(
      name('1', 1, first),
      ask({ type: 'SplitRow', row: '1', version: 2, into: parts }),
    );
    expect(split.state.rows.map(({ id, remandates }) => [id, remandates])).toEqual([
      ['1', first],
      ['1-2', null],
      ['2', null],
      ['3', null],
    ]);
  });

  test('is that of the one row among merged ones that has any', () => {
    const rows = [
      { row: '1', version: 1 },
      { row: '2', version: 2 },
    ];
    const merged = having(name('2', 1, first), ask({ type: 'MergeRows', rows }));
    expect(merged.refusals).toEqual([null, null]);
    expect(merged.state.rows[0]).toMatchObject({ id: '1', remandates: first });
  });

  test('keeps rows from being merged that stand for different tasks', () => {
    const rows = [
      { row: '1', version: 2 },
      { row: '2', version: 3 },
    ];
    const { refusals } = having(
      name('1', 1, first),
      name('2', 1, second),
      ask({ type: 'MergeRows', rows }),
    );
    expect(refusals).toEqual([null, null, 'tasks-differ']);
  });

  test('goes when the row is restored to what was read', () =>
    expect(
      tasksIn(having(name('1', 1, first), ask({ type: 'RestoreRow', row: '1', version: 2 }))),
    ).toEqual([null, null, null]));

  test('or that it is none, is forgotten when the row is restored', () => {
    const { state, refusals } = having(
      name('1', 1, null),
      ask({ type: 'RestoreRow', row: '1', version: 2 }),
    );
    expect(refusals).toEqual([null, null]);
    expect(state.rows[0]).toMatchObject({ remandates: null, ownDuty: false });
  });
});

describe('a dropped row', () => {
  const dropped = [
    name('1', 1, first),
    ask({ type: 'DropRow', row: '1', version: 2, reason: 'Trùng' }),
  ] as const;

  test('leaves its task to another row, and comes back with it where no other took it', () => {
    const restored = having(...dropped, ask({ type: 'RestoreRow', row: '1', version: 3 }));
    expect(tasksIn(restored)).toEqual([first, null, null]);
    expect(having(...dropped, name('3', 1, first)).refusals).toEqual([null, null, null]);
  });

  test('does not come back while another row stands for its task', () => {
    const taken = [...dropped, name('3', 1, first, binh)];
    const restoring = ask({ type: 'RestoreRow', row: '1', version: 3 });
    expect(having(...taken, restoring).refusals.at(-1)).toBe('task-named-twice');
    expect(having(...taken, ask({ type: 'Undo' })).refusals.at(-1)).toBe('task-named-twice');
  });
});

test('the directive says of each row which running task it is', () => {
  const { state } = having(name('1', 1, first), ask({ type: 'AcceptRow', row: '2', version: 1 }));
  if (state.facts === null) throw new Error('no facts');
  const { rows } = directiveOf('d', state, state.facts);
  expect(rows.map((row) => ['remandates' in row, row.remandates])).toEqual([
    [true, first],
    [false, undefined],
    [false, undefined],
  ]);
});
