/** Undo, discarding, and signing: what is left to decide, and what is assigned. */
import { describe, expect, test } from 'vitest';
import { directiveOf } from '../../../../domain/document/draft/directive.js';
import type { DraftState } from '../../../../domain/document/draft/state.js';
import { undated } from '../../../support/builders.js';
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
  proposed('3', { deadline: undated('none', ''), review: ['deadline-blank'] }),
]);
const opened = openedWith(reading);
const decider = draftOver(reading);
const given = specFor(decider);
const titles = ({ rows }: DraftState) => rows.map(({ task }) => task.title);
const retitle = (title: string, version: number) =>
  ({ type: 'EditRow', row: '1', version, fields: { title } }) as const;

describe('undo', () => {
  test('takes back one’s own actions, newest first, each with a new version', () => {
    const edits = [ask(retitle('một', 1)), ask(retitle('hai', 2))];
    const once = live(decider, [opened], [...edits, ask({ type: 'Undo' })]);
    expect(once.state.rows[0]).toMatchObject({ version: 4, since: 2, task: { title: 'một' } });
    const twice = live(decider, once.events, [ask({ type: 'Undo' })]);
    expect(twice.state.rows[0]).toMatchObject({ version: 5, since: 1, state: 'open' });
    expect(titles(twice.state)[0]).toBe('Nhiệm vụ 1');
    expect(live(decider, twice.events, [ask({ type: 'Undo' })]).refusals).toEqual([
      'nothing-to-undo',
    ]);
  });

  test('passes over what somebody else did', () => {
    const { state } = live(
      decider,
      [opened],
      [
        ask(retitle('của An', 1), an),
        ask({ type: 'AcceptRow', row: '2', version: 1 }, binh),
        ask({ type: 'Undo' }, an),
      ],
    );
    expect(titles(state)[0]).toBe('Nhiệm vụ 1');
    expect(state.rows[1]?.state).toBe('accepted');
  });

  test('is refused when somebody else has changed the same row since', () => {
    const { refusals, state } = live(
      decider,
      [opened],
      [
        ask(retitle('của An', 1), an),
        ask(retitle('của Bình', 2), binh),
        ask({ type: 'Undo' }, an),
        ask({ type: 'Undo' }, binh),
        ask({ type: 'Undo' }, an),
      ],
    );
    expect(refusals).toEqual([null, null, 'changed-since', null, null]);
    expect(titles(state)[0]).toBe('Nhiệm vụ 1');
  });

  test('of a bulk is refused when one of its rows was changed since', () => {
    const { refusals } = live(
      decider,
      [opened],
      [
        ask({ type: 'AcceptReason', reason: 'unknown-unit', count: 1 }, an),
        ask({ type: 'EditRow', row: '2', version: 2, fields: { leads: 'Bộ Công an' } }, binh),
        ask({ type: 'Undo' }, an),
      ],
    );
    expect(refusals).toEqual([null, null, 'changed-since']);
  });

  test('of a split takes the parts away; of a merge brings the rows back', () => {
    const split = live(
      decider,
      [opened],
      [
        ask({
          type: 'SplitRow',
          row: '2',
          version: 1,
          into: [{ title: 'a' }, { title: 'b' }, { title: 'c' }],
        }),
        ask({ type: 'Undo' }),
      ],
    );
    expect(split.state.rows.map(({ id }) => id)).toEqual(['1', '2', '3']);
    const merged = live(
      decider,
      [opened],
      [
        ask({
          type: 'MergeRows',
          rows: [
            { row: '1', version: 1 },
            { row: '2', version: 1 },
          ],
        }),
        ask({ type: 'Undo' }),
      ],
    );
    expect(merged.state.rows.map(({ state }) => state)).toEqual(['open', 'open', 'open']);
    expect(titles(merged.state)).toEqual(['Nhiệm vụ 1', 'Nhiệm vụ 2', 'Nhiệm vụ 3']);
  });

  test('of a stated fact is refused when it was stated anew since', () => {
    const { refusals } = live(
      decider,
      [opened],
      [
        ask({ type: 'StateFacts', facts: { number: '1' } }, an),
        ask({ type: 'StateFacts', facts: { number: '2' } }, binh),
        ask({ type: 'Undo' }, an),
      ],
    );
    expect(refusals).toEqual([null, null, 'changed-since']);
  });
});

describe('signing', () => {
  const settled = [
    ask({ type: 'AcceptRow', row: '2', version: 1 }),
    ask({ type: 'EditRow', row: '3', version: 1, fields: { deadline: 'Thường xuyên' } }),
  ];

  test('is refused while a row is in doubt', () =>
    given(opened)
      .when(ask({ type: 'Sign', version: 1 }))
      .thenRefused('doubts-left'));

  test('says what is signed: rows, rows dropped, rows accepted in doubt', () => {
    const { events } = live(
      decider,
      [opened],
      [
        ...settled,
        ask({ type: 'DropRow', row: '1', version: 1, reason: 'Trùng' }),
        ask({ type: 'Sign', version: 4 }),
      ],
    );
    expect(events.at(-1)).toEqual({
      type: 'DraftSigned',
      at,
      by: an,
      action: 5,
      document: 'TTg-05-CT-TTg-2022',
      rows: 2,
      dropped: 1,
      accepted: 1,
    });
  });

  test('is refused when the draft is not what the signer saw', () => {
    const { refusals } = live(decider, [opened], [...settled, ask({ type: 'Sign', version: 2 })]);
    expect(refusals).toEqual([null, null, 'draft-changed']);
  });

  test.each([
    ['the issuer', { issuer: null }, 'issuer'],
    ['the number', { number: null }, 'number'],
    ['the date', { signedOn: null, year: 2022 }, 'signed'],
  ] as const)('is refused without %s, unless that is said to be absent', (_what, facts, fact) => {
    const clear = readingOf([proposed('1')]);
    const over = draftOver(clear);
    const start = openedWith(clear, facts);
    expect(live(over, [start], [ask({ type: 'Sign', version: 1 })]).refusals).toEqual([
      'facts-missing',
    ]);
    const stated = ask({ type: 'StateFacts', facts: { absent: [fact] } });
    expect(live(over, [start], [stated, ask({ type: 'Sign', version: 2 })]).refusals).toEqual([
      null,
      null,
    ]);
  });

  test('is refused when every row was dropped', () => {
    const clear = readingOf([proposed('1')]);
    const { refusals } = live(
      draftOver(clear),
      [openedWith(clear)],
      [
        ask({ type: 'DropRow', row: '1', version: 1, reason: 'Trùng' }),
        ask({ type: 'Sign', version: 2 }),
      ],
    );
    expect(refusals).toEqual([null, 'no-rows']);
  });

  test('closes the draft, as discarding does', () => {
    const discard = ask({ type: 'Discard', reason: 'Nhầm tệp' });
    const { state, refusals } = live(decider, [opened], [discard, discard, ask(retitle('x', 1))]);
    expect(state.status).toBe('discarded');
    expect(refusals).toEqual([null, 'draft-closed', 'draft-closed']);
    const signed = live(
      decider,
      [opened],
      [...settled, ask({ type: 'Sign', version: 3 }), ask({ type: 'Undo' })],
    );
    expect(signed.state).toMatchObject({ status: 'signed', document: 'TTg-05-CT-TTg-2022' });
    expect(signed.refusals.at(-1)).toBe('draft-closed');
  });

  test('of a draft nobody opened is refused', () =>
    given()
      .when(ask({ type: 'Sign', version: 1 }))
      .thenRefused('unknown-draft'));
});

describe('the signed directive', () => {
  const directive = (...commands: Parameters<typeof live>[2]) => {
    const { state } = live(decider, [opened], commands as ReturnType<typeof ask>[]);
    if (state.facts === null) throw new Error('no facts');
    return directiveOf('d1', state, state.facts);
  };

  test('holds the rows that were kept, and who was doubted and accepted', () => {
    const made = directive(
      ask({ type: 'AcceptRow', row: '2', version: 1 }),
      ask({ type: 'DropRow', row: '3', version: 1, reason: 'Trùng' }),
    );
    expect(made).toMatchObject({
      key: 'TTg-05-CT-TTg-2022',
      name: 'Chỉ thị thử',
      issuer: 'TTg',
      standingAgency: 'TTg',
      number: '05/CT-TTg',
      signedOn: '2022-03-10',
      fileName: 'phu-luc.tsv',
      draft: 'd1',
      doubts: [{ row: '2', reasons: [birdsDoubt] }],
    });
    expect(made.rows.map(({ rowKey }) => rowKey)).toEqual(['1', '2']);
    expect(made.rows[1]?.parts).toEqual([
      { unit: 'X-hoi-choi-chim', name: 'Hội Chơi Chim', role: 'lead', members: null },
    ]);
  });

  test('keys a row by the number a person gave it, and never two rows alike', () => {
    const made = directive(
      ask({ type: 'EditRow', row: '3', version: 1, fields: { no: '23', section: 'B, II' } }),
      ask({ type: 'EditRow', row: '2', version: 1, fields: { no: '1' } }),
    );
    expect(made.rows.map(({ rowKey }) => rowKey)).toEqual(['1', '1-2', 'B-II-23']);
    const annexed = directive(
      ask({ type: 'EditRow', row: '3', version: 1, fields: { section: 'Phụ lục II, VI' } }),
    );
    expect(annexed.rows.map(({ rowKey }) => rowKey)).toEqual(['1', '2', 'PL-II-VI-3']);
  });

  test('without number, date or issuer is keyed by its content', () => {
    const made = directive(ask({ type: 'StateFacts', facts: { absent: ['number'] } }));
    expect(made).toMatchObject({ key: 'x-dddddddd', number: '' });
  });
});
