/** A draft that corrects a document: choices about its differences, and what may be signed. */
import { describe, expect, test } from 'vitest';
import {
  decisionsOf,
  goneDecided,
  identifiedRows,
  tasksLeft,
} from '../../../../domain/document/draft/choices.js';
import { missingFacts, signedDocument } from '../../../../domain/document/draft/directive.js';
import type { DraftCommand } from '../../../../domain/document/draft/messages.js';
import type { TaskId } from '../../../../domain/task/messages.js';
import { live, specFor } from '../../../support/decider-spec.js';
import {
  an,
  ask,
  at,
  binh,
  draftOver,
  openedWith,
  proposed,
  readingOf,
} from '../../../support/drafts.js';

const reading = readingOf([proposed('1'), proposed('2'), proposed('3')]);
const decider = draftOver(reading);
const given = specFor(decider);
const opened = openedWith(reading, { corrects: 'TTg-5' });
const first: TaskId = 'task/TTg-5/1';
const second: TaskId = 'task/TTg-5/2';
const lived = (...commands: DraftCommand[]) => live(decider, [opened], commands);
const identify = (row: string, task: TaskId | 'new' | null, by = an) =>
  ask({ type: 'IdentifyRow', row, task }, by);
const gone = (task: TaskId, decision: 'withdrawn' | 'kept' | null, by = an) =>
  ask({ type: 'DecideGone', task, decision }, by);
const leave = (task: TaskId, yes: boolean, by = an) =>
  ask({ type: 'LeaveDifference', task, leave: yes }, by);
const undo = (by = an) => ask({ type: 'Undo' }, by);
const corrects = (key: string | null, by = an) =>
  ask({ type: 'StateFacts', facts: { corrects: key } }, by);

describe('a choice about a difference', () => {
  test('is kept as an event, by whom and of what', () =>
    given(opened)
      .when(identify('2', first, binh))
      .thenEvents({ at, by: binh, action: 2, type: 'RowIdentified', row: '2', task: first }));

  test('counts until it is taken back', () => {
    const made = [identify('1', 'new'), identify('2', first), gone(second, 'kept')];
    const { state } = lived(...made, leave(first, true));
    expect(decisionsOf(state)).toEqual({
      rows: { 1: 'new', 2: first },
      gone: { [second]: 'kept' },
    });
    expect(tasksLeft(state)).toEqual([first]);
    const back = [identify('1', null), gone(second, null), leave(first, false)];
    const cleared = lived(...made, leave(first, true), ...back);
    expect(cleared.refusals.every((refusal) => refusal === null)).toBe(true);
    expect(decisionsOf(cleared.state)).toEqual({ rows: { 2: first }, gone: {} });
    expect(tasksLeft(cleared.state)).toEqual([]);
  });

  test('may be made otherwise; made again it changes nothing', () => {
    const { refusals, state } = lived(
      ...[gone(second, 'kept'), gone(second, 'kept'), gone(second, 'withdrawn')],
      ...[leave(first, false), identify('1', null)],
    );
    expect(refusals).toEqual([null, 'nothing-changed', null, 'nothing-changed', 'nothing-changed']);
    expect(goneDecided(state)).toEqual([{ task: second, decision: 'withdrawn' }]);
  });

  test('is refused where nothing is corrected', () =>
    given(openedWith(reading)).when(leave(first, true)).thenRefused('not-correcting'));

  test.each([
    ['that is not there', [], '9', 'unknown-row'],
    [
      'that was dropped',
      [ask({ type: 'DropRow', row: '2', version: 1, reason: 'Trùng' })],
      '2',
      'row-dropped',
    ],
  ] as const)('about a row %s is refused', (_what, before, row, refusal) =>
    expect(lived(...before, identify(row, 'new')).refusals.at(-1)).toBe(refusal),
  );

  test('never makes two rows one task, unless the first of them was dropped', () => {
    expect(lived(identify('1', first), identify('2', first)).refusals).toEqual([
      null,
      'task-identified',
    ]);
    const dropped = ask({ type: 'DropRow', row: '1', version: 1, reason: 'Trùng' });
    const { refusals, state } = lived(identify('1', first), dropped, identify('2', first));
    expect(refusals).toEqual([null, null, null]);
    expect(identifiedRows(state)).toEqual([{ id: '2', rowKey: '2', task: first }]);
  });

  test('stays with its row when the row gets another number', () => {
    const renumber = ask({ type: 'EditRow', row: '2', version: 1, fields: { no: '7' } });
    expect(decisionsOf(lived(identify('2', first), renumber).state).rows).toEqual({ 7: first });
  });

  test('goes with the document that was to be corrected', () => {
    const { state } = lived(identify('1', first), leave(second, true), corrects('TTg-6'));
    expect([decisionsOf(state), tasksLeft(state)]).toEqual([{ rows: {}, gone: {} }, []]);
  });
});

describe('undoing a choice', () => {
  test('brings back what was chosen before, whatever others chose beside it', () => {
    const { state, refusals } = lived(
      ...[identify('1', 'new'), identify('1', first)],
      ...[leave(second, true, binh), undo()],
    );
    expect(refusals.at(-1)).toBeNull();
    expect(decisionsOf(state).rows).toEqual({ 1: 'new' });
    expect(tasksLeft(state)).toEqual([second]);
  });

  test('is refused when somebody else has chosen otherwise since', () => {
    const { state, refusals } = lived(leave(first, true), leave(first, false, binh), undo());
    expect(refusals.at(-1)).toBe('changed-since');
    expect(tasksLeft(state)).toEqual([]);
  });

  test('brings back all of them with the document they were about', () => {
    const { state } = lived(identify('1', first), leave(second, true), corrects(null), undo());
    expect(state.facts?.corrects).toBe('TTg-5');
    expect(decisionsOf(state).rows).toEqual({ 1: first });
    expect(tasksLeft(state)).toEqual([second]);
  });

  test('of the document is refused once somebody chose about the new one', () => {
    const { refusals } = lived(
      ...[leave(first, true, binh), corrects('TTg-6')],
      ...[leave('task/TTg-6/1', true, binh), undo()],
    );
    expect(refusals.at(-1)).toBe('changed-since');
  });

  test('never brings a choice to another document', () => {
    const { refusals, state } = lived(
      ...[leave(first, true), leave(first, false), corrects('TTg-6', binh), undo()],
    );
    expect(refusals.at(-1)).toBe('changed-since');
    expect(tasksLeft(state)).toEqual([]);
  });
});

describe('signing a corrected version', () => {
  const sign = (version: number, seal?: string): DraftCommand => ({
    ...{ type: 'Sign', version, seal, at, by: an },
  });

  test('names the document that is corrected', () =>
    given(opened)
      .when(sign(1, 'seal'))
      .thenEvents({
        ...{ at, by: an, action: 2, type: 'DraftSigned', document: 'TTg-5' },
        ...{ rows: 3, dropped: 0, accepted: 0 },
      }));

  test('is refused to whoever has not seen the differences', () =>
    given(opened).when(sign(1)).thenRefused('differences-unseen'));

  test('is refused where the draft corrects nothing', () =>
    given(openedWith(reading)).when(sign(1, 'seal')).thenRefused('not-correcting'));

  test('is refused after any choice that came later', () => {
    const { refusals } = lived(leave(first, true), sign(1, 'seal'));
    expect(refusals.at(-1)).toBe('draft-changed');
  });

  test('needs no number, issuer or date: the document is known', () => {
    const facts = { issuer: null, number: null, signedOn: null };
    const { state } = live(decider, [openedWith(reading, { ...facts, corrects: 'TTg-5' })], []);
    expect(state.facts === null ? null : missingFacts(state.facts)).toEqual([]);
    expect(signedDocument(state)).toBe('TTg-5');
  });
});
