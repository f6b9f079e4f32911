/** What people state of the document and of its spellings. */
import { describe, expect, test } from 'vitest';
import type { DraftCommand } from '../../../../domain/document/draft/messages.js';
import { date, undated } from '../../../support/builders.js';
import { live } from '../../../support/decider-spec.js';
import {
  ask,
  binh,
  birds,
  birdsDoubt,
  draftOver,
  openedWith,
  policeMention,
  proposed,
  prose,
  readingOf,
} from '../../../support/drafts.js';

import { decider, given, opened, reasonsOf, rowOf, second } from './alike-rows.js';

describe('stating facts', () => {
  test('a number and an issuer by name', () =>
    given(opened)
      .when(ask({ type: 'StateFacts', facts: { issuer: 'Bộ Công an', number: '9/KH' } }))
      .thenEvents({
        ...second,
        type: 'FactsStated',
        facts: { issuer: { code: 'G01', name: 'Bộ Công an' }, number: '9/KH' },
      }));

  test('an issuer the register lacks gets a code of its name; a code it lacks is refused', () => {
    const state = (issuer: string) =>
      live(decider, [opened], [ask({ type: 'StateFacts', facts: { issuer } })]);
    expect(state('Ban Chim').state.facts?.issuer).toEqual({
      code: 'X-ban-chim',
      name: 'Ban Chim',
    });
    expect(state('G99').refusals).toEqual(['unknown-unit']);
    expect(state('g15').state.facts?.issuer?.code).toBe('G15');
  });

  test('again the same is refused', () =>
    given(opened)
      .when(ask({ type: 'StateFacts', facts: { number: '05/CT-TTg' } }))
      .thenRefused('nothing-changed'));

  test('a fact said to be absent is no longer known, and known again when it is stated', () => {
    const { state } = live(
      decider,
      [opened],
      [ask({ type: 'StateFacts', facts: { absent: ['number'] } })],
    );
    expect(state.facts).toMatchObject({ number: null, absent: ['number'] });
    const again = live(
      decider,
      [opened],
      [
        ask({ type: 'StateFacts', facts: { absent: ['number'] } }),
        ask({ type: 'StateFacts', facts: { number: '7' } }),
      ],
    );
    expect(again.state.facts).toMatchObject({ number: '7', absent: [] });
  });

  describe('the date of signing', () => {
    const assumed = readingOf(
      [
        proposed('1', {
          deadline: {
            ...undated('date', 'tháng 5'),
            due: date('2022-05-31'),
            dueAt: '2022-05-31T17:00:00.000Z' as never,
            earliest: date('2022-05-01'),
            latest: date('2022-05-31'),
            rule: 'month',
          },
          review: ['deadline-year-assumed', birdsDoubt],
        }),
        proposed('2'),
        // A day the reader found elsewhere than in the phrase is not ours to change.
        proposed('3', {
          deadline: { ...undated('date', 'tháng 5'), due: date('2030-01-01') },
          review: ['deadline-year-assumed'],
        }),
      ],
      {},
    );
    const start = openedWith(assumed);

    test('gives a phrase without a year its year, and tells which rows that changed', () => {
      const { state, events } = live(
        draftOver(assumed),
        [start],
        [ask({ type: 'StateFacts', facts: { signed: date('2023-01-20') } })],
      );
      expect(events.slice(1)).toMatchObject([
        { type: 'FactsStated', action: 2, facts: { signedOn: '2023-01-20', year: 2023 } },
        {
          type: 'DeadlinesResolved',
          action: 2,
          rows: [{ row: '1', of: 'both', deadline: { due: '2023-05-31' } }],
        },
      ]);
      expect(rowOf(state, '1')?.task.deadline).toMatchObject({
        phrase: 'tháng 5',
        due: '2023-05-31',
      });
      expect(reasonsOf(state, '1')).toEqual([birdsDoubt, 'deadline-year-assumed']);
      expect(rowOf(state, '3')?.task.deadline.due).toBe('2030-01-01');
    });

    test('puts a row in doubt again whose assumed year had been accepted', () => {
      const { state } = live(
        draftOver(assumed),
        [start],
        [
          ask({ type: 'AcceptRow', row: '1', version: 1 }),
          ask({ type: 'StateFacts', facts: { signed: date('2023-01-20') } }),
        ],
      );
      expect(rowOf(state, '1')?.state).toBe('open');
      expect(reasonsOf(state, '1')).toEqual(['deadline-year-assumed']);
    });

    test('is taken back with all it changed', () => {
      const { state } = live(
        draftOver(assumed),
        [start],
        [ask({ type: 'StateFacts', facts: { signed: date('2023-01-20') } }), ask({ type: 'Undo' })],
      );
      expect(state.facts).toMatchObject({ signedOn: '2022-03-10', year: 2022 });
      expect(rowOf(state, '1')).toMatchObject({
        version: 3,
        task: { deadline: { due: '2022-05-31' } },
      });
    });

    test('reaches what an edited row goes back to', () => {
      const { state } = live(
        draftOver(assumed),
        [start],
        [
          ask({ type: 'EditRow', row: '1', version: 1, fields: { deadline: 'Thường xuyên' } }),
          ask({ type: 'StateFacts', facts: { signed: date('2023-01-20') } }),
          ask({ type: 'RestoreRow', row: '1', version: 3 }),
        ],
      );
      expect(rowOf(state, '1')?.task.deadline.due).toBe('2023-05-31');
    });
  });
});

describe('keeping an alias', () => {
  const keep = { type: 'KeepAlias', spelling: 'hội  chơi chim', unit: 'G01' } as const;

  test('names the unit in every row at once', () => {
    const { state, events } = live(decider, [opened], [ask(keep)]);
    expect(events.at(-1)).toMatchObject({
      type: 'AliasNoted',
      unit: 'G01',
      name: 'Bộ Công an',
      rows: ['2', '4'],
    });
    expect(rowOf(state, '4')?.task.leads).toEqual([
      { code: 'G01', name: 'Bộ Công an', asWritten: 'Hội Chơi Chim' },
    ]);
    expect(reasonsOf(state, '4')).toEqual([]);
    expect(reasonsOf(state, '2')).toEqual(['deadline-blank']);
  });

  test('never leaves one unit in a row twice', () => {
    const twice = readingOf([
      proposed('1', { leads: [policeMention, birds], coordinating: [birds], review: [birdsDoubt] }),
    ]);
    const { state } = live(draftOver(twice), [openedWith(twice)], [ask(keep)]);
    expect(state.rows[0]?.task).toMatchObject({ leads: [policeMention], coordinating: [] });
  });

  describe('reaches what the prose offers', () => {
    const sentence = prose('p1', proposed('V', { leads: [birds], review: [birdsDoubt] }));
    const offering = readingOf([proposed('1')], { proposals: [sentence] });
    const offered = (...commands: DraftCommand[]) =>
      live(draftOver(offering), [openedWith(offering)], commands).state;
    const take = ask({ type: 'TakeProposal', proposal: 'p1' });
    const police = { code: 'G01', name: 'Bộ Công an', asWritten: 'Hội Chơi Chim' };

    test('so that a row made of it names the unit', () => {
      const row = rowOf(offered(ask(keep), take), 'V');
      expect(row?.task).toMatchObject({ leads: [police], review: [] });
    });

    test('until it is taken back, whatever was made of the sentence since', () => {
      const state = offered(ask(keep), ask({ type: 'DropProposal', proposal: 'p1' }, binh));
      expect(state.proposals[0]).toMatchObject({ state: 'dropped', task: { leads: [police] } });
      const undone = offered(
        ...[ask(keep), ask({ type: 'DropProposal', proposal: 'p1' }, binh)],
        ask({ type: 'Undo' }),
      );
      expect(undone.proposals[0]).toMatchObject({ state: 'dropped', task: { leads: [birds] } });
    });
  });

  test('is taken back, and says so', () => {
    const { state, events } = live(decider, [opened], [ask(keep), ask({ type: 'Undo' })]);
    expect(events.at(-1)).toMatchObject({
      type: 'ActionUndone',
      alias: { spelling: 'hội  chơi chim', unit: 'G01' },
    });
    expect(reasonsOf(state, '4')).toEqual([birdsDoubt]);
  });

  test.each([
    ['a spelling no row has', { ...keep, spelling: 'Hội Nông dân' }, 'unknown-spelling'],
    ['a unit the register lacks', { ...keep, unit: 'G99' }, 'unknown-unit'],
  ] as const)('for %s is refused', (_what, command, reason) =>
    given(opened).when(ask(command)).thenRefused(reason),
  );

  test('may come after the row was edited by hand', () => {
    const { refusals, events } = live(
      decider,
      [opened],
      [ask({ type: 'EditRow', row: '4', version: 1, fields: { leads: 'Bộ Công an' } }), ask(keep)],
    );
    expect(refusals).toEqual([null, null]);
    expect(events.at(-1)).toMatchObject({ rows: ['2'] });
  });
});
