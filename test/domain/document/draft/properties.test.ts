/** What holds for every review, whatever two people do in whatever order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../../domain/decision.js';
import { directiveOf, keptRows } from '../../../../domain/document/draft/directive.js';
import { type DraftEvent, draftRequest } from '../../../../domain/document/draft/messages.js';
import {
  countsOf,
  type DraftState,
  doubtsByKind,
  isDoubtful,
  isKept,
} from '../../../../domain/document/draft/state.js';
import {
  anyReview,
  endOf,
  openedLife,
  readingsOfLives,
  reviewed,
  step,
  stepsOf,
} from '../../../support/draft-lives.js';
import { ask, binh } from '../../../support/drafts.js';

const runs = { numRuns: 400 };

/** All that a person sees, without the numbers that count changes. */
const seen = ({ rows, proposals, facts, columns, reading, choices, status }: DraftState) => ({
  rows: rows.map(({ version: _version, since: _since, ...row }) => row),
  ...{ proposals, facts, columns, reading, choices, status },
});

test('the moves of these properties do reach every rule', () => {
  const refusals = new Set<string>();
  const types = new Set<string>();
  for (const moves of fc.sample(anyReview, { numRuns: 1500, seed: 7 })) {
    for (const { refusal, events } of stepsOf(moves)) {
      if (refusal !== null) refusals.add(refusal);
      for (const { type } of events) types.add(type);
    }
  }
  expect([...types].sort()).toEqual([
    ...['ActionUndone', 'AliasNoted', 'ColumnsMapped', 'DeadlinesResolved', 'DifferenceLeft'],
    ...['FactsStated', 'GoneDecided', 'ProposalDropped', 'ProposalTaken', 'ReasonAccepted'],
    ...['RowAccepted', 'RowDropped', 'RowEdited', 'RowIdentified', 'RowRemandated', 'RowRestored'],
    ...['RowSplit', 'RowsMerged'],
  ]);
  expect([...refusals]).toEqual(
    expect.arrayContaining([
      ...['row-changed', 'changed-since', 'rows-not-adjacent', 'count-changed'],
      'task-named-twice',
    ]),
  );
});

test('no command throws, not even one about nothing that is there', () =>
  fc.assert(
    fc.property(anyReview, fc.string({ maxLength: 5 }), fc.nat(9), (moves, id, version) => {
      const state = endOf(stepsOf(moves));
      for (const { shape } of draftRequest.options) {
        const type = shape.type.value;
        const raw = {
          ...{ type, row: id, version, proposal: id, reason: id, count: version },
          ...{
            task: 'task/TTg-5/1',
            decision: null,
            leave: true,
            spelling: id,
            unit: id,
            reading: id,
            columns: [],
            facts: {},
            fields: {},
          },
          ...{ into: [{}, {}], rows: [{ row: id, version }] },
        };
        step(reviewed, state, ask(raw as never, binh));
      }
    }),
    { numRuns: 100 },
  ));

test('a draft is the same from its log as from memory, after a journey through JSON', () =>
  fc.assert(
    fc.property(anyReview, (moves) => {
      const steps = stepsOf(moves);
      const events = [openedLife, ...steps.flatMap((one) => one.events)];
      const read = JSON.parse(JSON.stringify(events)) as DraftEvent[];
      expect(fold(reviewed, read)).toStrictEqual(endOf(steps));
    }),
    runs,
  ));

test('undo after an accepted command restores everything a person sees', () =>
  fc.assert(
    fc.property(anyReview, (moves) => {
      for (const { before, command, refusal, after } of stepsOf(moves)) {
        if (refusal !== null || command.type === 'Undo') continue;
        const undone = step(reviewed, after, ask({ type: 'Undo' }, command.by));
        expect(undone.refusal).toBeNull();
        expect(seen(undone.after)).toStrictEqual(seen(before));
      }
    }),
    runs,
  ));

describe('versions', () => {
  test('never run backwards, and move with whatever a person would see', () =>
    fc.assert(
      fc.property(anyReview, (moves) => {
        const newest = new Map<string, number>();
        for (const { before, after, refusal } of stepsOf(moves)) {
          expect(after.action).toBe(before.action + (refusal === null ? 1 : 0));
          const earlier = new Map(before.rows.map((row) => [row.id, row]));
          for (const row of after.rows) {
            expect(row.version).toBeGreaterThanOrEqual(newest.get(row.id) ?? 0);
            newest.set(row.id, row.version);
            const was = earlier.get(row.id);
            if (was?.version !== row.version) continue;
            expect(row).toStrictEqual(was);
          }
        }
      }),
      runs,
    ));

  test('of another time are refused, so that nobody overwrites what he has not seen', () =>
    fc.assert(
      fc.property(
        anyReview,
        fc.nat(9),
        fc.integer({ min: 1, max: 30 }),
        (moves, index, version) => {
          const state = endOf(stepsOf(moves));
          const row = state.rows[index % state.rows.length];
          if (row === undefined || row.version === version) return;
          const command = ask({ type: 'DropRow', row: row.id, version, reason: 'x' });
          expect(step(reviewed, state, command).refusal).toBe('row-changed');
        },
      ),
      runs,
    ));
});

test('ids stay distinct', () =>
  fc.assert(
    fc.property(anyReview, (moves) => {
      for (const { after } of stepsOf(moves)) {
        expect(new Set(after.rows.map(({ id }) => id)).size).toBe(after.rows.length);
      }
    }),
    runs,
  ));

test('no two rows that are kept stand for one running task, and the directive says which do', () =>
  fc.assert(
    fc.property(anyReview, (moves) => {
      const steps = stepsOf(moves);
      for (const { after } of steps) {
        const tasks = after.rows.filter(isKept).flatMap(({ remandates }) => remandates ?? []);
        expect(new Set(tasks).size).toBe(tasks.length);
      }
      const end = endOf(steps);
      if (end.facts === null) throw new Error('no facts');
      const named = keptRows(end).map(({ row: { remandates } }) => remandates);
      expect(directiveOf('d', end, end.facts).rows.map((row) => row.remandates ?? null)).toEqual(
        named,
      );
    }),
    runs,
  ));

test('the counts agree with the rows', () =>
  fc.assert(
    fc.property(anyReview, (moves) => {
      const state = endOf(stepsOf(moves));
      const doubtful = state.rows.filter(isDoubtful).length;
      expect(countsOf(state).doubtful).toBe(doubtful);
      expect(doubtsByKind(state).length > 0).toBe(doubtful > 0);
      for (const { reason, rows: count } of doubtsByKind(state)) {
        const { refusal } = step(reviewed, state, ask({ type: 'AcceptReason', reason, count }));
        expect(refusal).toBeNull();
      }
    }),
    runs,
  ));

/** Accepts whatever is in doubt and says what is missing, as a person in a hurry would. */
const settled = (state: DraftState): DraftState => {
  let current = step(
    reviewed,
    state,
    ask({ type: 'StateFacts', facts: { absent: ['number'] } }),
  ).after;
  for (const { id } of current.rows.filter(isDoubtful)) {
    const version = current.rows.find((row) => row.id === id)?.version ?? 0;
    const accepting = step(reviewed, current, ask({ type: 'AcceptRow', row: id, version }));
    expect(accepting.refusal).toBeNull();
    current = accepting.after;
  }
  return current;
};

test('accepting and signing neither loses a row nor assigns one twice', () =>
  fc.assert(
    fc.property(anyReview, (moves) => {
      const steps = stepsOf(moves);
      const ready = settled(endOf(steps));
      const seal = (ready.facts?.corrects ?? null) === null ? {} : { seal: 'seen' };
      const signing = step(reviewed, ready, ask({ type: 'Sign', version: ready.action, ...seal }));
      const kept = ready.rows.filter(isKept);
      expect(signing.refusal).toBe(kept.length === 0 ? 'no-rows' : null);
      if (ready.facts === null) throw new Error('no facts');
      const directive = directiveOf('d', ready, ready.facts);
      expect(directive.rows).toHaveLength(kept.length);
      expect(new Set(directive.rows.map(({ rowKey }) => rowKey)).size).toBe(kept.length);
      // Every row that was read stands in a kept row, or was dropped by a person for itself.
      const reading = ready.reading === 'second' ? readingsOfLives.second : readingsOfLives.first;
      const answering = ready.rows.filter(({ drop }) => drop === null || drop.into === null);
      const wasSplit = steps.some(({ events }) => events.some(({ type }) => type === 'RowSplit'));
      for (const { task } of reading.rows) {
        const holders = answering.filter(
          ({ sources, proposal }) =>
            proposal === null && sources.some((source) => source.task.rowKey === task.rowKey),
        );
        expect(holders.length).toBeGreaterThanOrEqual(1);
        if (!wasSplit) expect(holders).toHaveLength(1);
      }
    }),
    runs,
  ));

test('what was accepted in doubt is in the directive under its row, and nothing else', () =>
  fc.assert(
    fc.property(anyReview, (moves) => {
      const ready = settled(endOf(stepsOf(moves)));
      if (ready.facts === null) throw new Error('no facts');
      const doubts = new Map(
        directiveOf('d', ready, ready.facts).doubts?.map(({ row, reasons }) => [row, reasons]),
      );
      for (const { row, rowKey } of keptRows(ready)) {
        expect(doubts.get(rowKey) ?? []).toStrictEqual(row.task.review);
      }
    }),
    runs,
  ));
