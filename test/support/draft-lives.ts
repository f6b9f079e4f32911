/**
 * Reviews of every kind, for properties. What a person does next depends on what stands there, so a
 * move is an intention, and becomes a command only against a state.
 */
import fc from 'fast-check';
import type { Decider } from '../../domain/decision.js';
import type {
  Author,
  DraftCommand,
  DraftEvent,
  DraftRefusal,
  RowFields,
} from '../../domain/document/draft/messages.js';
import type { DraftReading } from '../../domain/document/draft/reading.js';
import { type DraftState, doubtsByKind } from '../../domain/document/draft/state.js';
import { date, undated } from './builders.js';
import {
  an,
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
} from './drafts.js';

const yearless = {
  ...undated('date', 'tháng 5'),
  due: date('2022-05-31'),
  dueAt: '2022-05-31T17:00:00.000Z' as never,
  earliest: date('2022-05-01'),
  latest: date('2022-05-31'),
  rule: 'month',
} as const;

const first: DraftReading = readingOf(
  [
    proposed('1'),
    proposed('2', { leads: [birds], coordinating: [policeMention], review: [birdsDoubt] }),
    proposed('3', { deadline: yearless, review: ['deadline-year-assumed'] }),
    proposed('4', { title: 'và báo cáo', review: ['continuation-with-deadline'] }),
    proposed('5', { leads: [], review: ['lead-missing', 'deadline-blank'] }),
    proposed('6', { coordinating: [birds], review: [birdsDoubt], section: 'B, II' }),
  ],
  {
    proposals: [
      prose('p1', proposed('V', { leads: [birds], review: [birdsDoubt] })),
      prose('p2', proposed('2', { rowKey: '2' })),
    ],
  },
);

/** Row 4 is gone; the new one has the id that a part of row 2 may have by then. */
const second: DraftReading = {
  ...first,
  rows: [
    ...first.rows.slice(0, 3),
    { task: proposed('2-2', { review: [birdsDoubt] }), cells: {} },
    ...first.rows.slice(4),
  ],
};

export const reviewed = draftOver(first, { second });
export const readingsOfLives = { first, second } as const;
export const openedLife = openedWith(first, { number: null });

const fields: fc.Arbitrary<RowFields> = fc
  .record(
    {
      title: fc.constantFrom('Sửa luật', '', ' Báo cáo '),
      leads: fc.constantFrom('Bộ Y tế', 'Bộ Tư pháp, Hội Lạ', '', 'A chủ trì, phối hợp B'),
      coordinating: fc.constantFrom('Bộ Tài chính', ''),
      deadline: fc.constantFrom('Tháng 9', 'Quý II/2024', '', 'lúc nào đó', 'Thường xuyên'),
      due: fc.constantFrom(date('2022-06-30'), date('2024-02-29')),
      no: fc.constantFrom('1', '7'),
      urgency: fc.constantFrom('normal' as const, 'express' as const),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((typed) => typed as RowFields);

type Intention = { readonly at: number; readonly stale: boolean; readonly by: Author } & (
  | { readonly kind: 'accept' | 'merge' | 'drop' | 'restore' }
  | { readonly kind: 'edit'; readonly fields: RowFields }
  | { readonly kind: 'split'; readonly into: readonly RowFields[] }
  | { readonly kind: 'reason' | 'take' | 'leave' | 'map' | 'undo' }
  | { readonly kind: 'facts' | 'remandate'; readonly which: number }
  | { readonly kind: 'alias' | 'identify' | 'gone' | 'leave-task' }
);

const shared = {
  at: fc.nat(9),
  stale: fc.boolean().map((one) => one),
  by: fc.constantFrom(an, binh),
};

const plain = (...kinds: ('accept' | 'merge' | 'drop' | 'restore')[]) =>
  fc.record({ ...shared, kind: fc.constantFrom(...kinds) });

/** What is corrected is stated more often than the rest: choices need it. */
const anyFacts = fc.constantFrom(0, 1, 2, 3, 4, 4, 4, 5);

export const anyMove: fc.Arbitrary<Intention> = fc.oneof(
  { weight: 6, arbitrary: plain('accept', 'merge', 'drop', 'restore') },
  { weight: 4, arbitrary: fc.record({ ...shared, kind: fc.constant('edit' as const), fields }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...shared,
      kind: fc.constant('split' as const),
      into: fc.array(fields, { minLength: 2, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...shared,
      kind: fc.constantFrom('reason', 'take', 'leave', 'map', 'alias'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ ...shared, kind: fc.constant('facts' as const), which: anyFacts }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ ...shared, kind: fc.constantFrom('identify', 'gone', 'leave-task') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ ...shared, kind: fc.constant('remandate' as const), which: fc.nat(2) }),
  },
  { weight: 3, arbitrary: fc.record({ ...shared, kind: fc.constant('undo' as const) }) },
) as fc.Arbitrary<Intention>;

export const anyReview = fc.array(anyMove, { maxLength: 25 });

const facts = [
  { number: '5/KH' },
  { signed: date('2023-02-01') },
  { absent: ['number'] },
  { issuer: 'Bộ Y tế', name: 'Kế hoạch' },
  { corrects: 'TTg-5' },
  { corrects: null },
] as const;

/** Few, so that two rows soon want the same one. */
const running = [null, 'task/KH-1/1', 'task/KH-1/2'] as const;

/** The command a move comes to where things stand. */
export const commandOf = (state: DraftState, move: Intention): DraftCommand => {
  const { by } = move;
  const row = state.rows[move.at % Math.max(1, state.rows.length)];
  const at = {
    row: row?.id ?? 'none',
    version: Math.max(1, (row?.version ?? 1) - (move.stale ? 1 : 0)),
  };
  const proposal = state.proposals[move.at % Math.max(1, state.proposals.length)]?.id ?? 'none';
  switch (move.kind) {
    case 'accept':
      return ask({ type: 'AcceptRow', ...at }, by);
    case 'drop':
      return ask({ type: 'DropRow', ...at, reason: 'Trùng' }, by);
    case 'restore':
      return ask({ type: 'RestoreRow', ...at }, by);
    case 'edit':
      return ask({ type: 'EditRow', ...at, fields: move.fields }, by);
    case 'split':
      return ask({ type: 'SplitRow', ...at, into: move.into }, by);
    case 'merge': {
      const next = state.rows[state.rows.findIndex(({ id }) => id === at.row) + 1];
      const rows = [at, { row: next?.id ?? 'none', version: next?.version ?? 1 }];
      return ask({ type: 'MergeRows', rows }, by);
    }
    case 'reason': {
      const doubt = doubtsByKind(state)[move.at % 3];
      const count = (doubt?.rows ?? 1) + (move.stale ? 1 : 0);
      return ask({ type: 'AcceptReason', reason: doubt?.reason ?? 'none', count }, by);
    }
    case 'take':
      return ask({ type: 'TakeProposal', proposal }, by);
    case 'leave':
      return ask({ type: 'DropProposal', proposal }, by);
    case 'map': {
      const reading = state.reading === 'first' ? 'second' : 'first';
      return ask({ type: 'MapColumns', columns: [], reading }, by);
    }
    case 'facts':
      return ask({ type: 'StateFacts', facts: facts[move.which] ?? facts[0] }, by);
    case 'remandate':
      return ask({ type: 'RemandateRow', ...at, task: running[move.which] ?? null }, by);
    case 'alias':
      return ask({ type: 'KeepAlias', spelling: 'hội chơi chim', unit: 'G18' }, by);
    case 'identify': {
      const task = move.stale ? null : 'task/TTg-5/1';
      return ask({ type: 'IdentifyRow', row: at.row, task }, by);
    }
    case 'gone': {
      const decision = move.stale ? null : 'kept';
      return ask({ type: 'DecideGone', task: `task/TTg-5/${move.at % 2}`, decision }, by);
    }
    case 'leave-task': {
      const task = `task/TTg-5/${move.at % 2}` as const;
      return ask({ type: 'LeaveDifference', task, leave: !move.stale }, by);
    }
    case 'undo':
      return ask({ type: 'Undo' }, by);
  }
};

export type Step = {
  readonly before: DraftState;
  readonly command: DraftCommand;
  readonly refusal: DraftRefusal | null;
  readonly events: readonly DraftEvent[];
  readonly after: DraftState;
};

type Reviewed = Decider<DraftState, DraftCommand, DraftEvent, DraftRefusal>;

export const step = (decider: Reviewed, before: DraftState, command: DraftCommand): Step => {
  const decision = decider.decide(before, command);
  if (decision.outcome === 'refused') {
    return { before, command, refusal: decision.reason, events: [], after: before };
  }
  const after = decision.events.reduce((state, event) => decider.evolve(state, event), before);
  return { before, command, refusal: null, events: decision.events, after };
};

/** Every step of a review, from the opened draft on. */
export const stepsOf = (moves: readonly Intention[]): readonly Step[] => {
  const steps: Step[] = [];
  let state = reviewed.evolve(reviewed.initial, openedLife);
  for (const move of moves) {
    const made = step(reviewed, state, commandOf(state, move));
    steps.push(made);
    state = made.after;
  }
  return steps;
};

export const endOf = (steps: readonly Step[]): DraftState =>
  steps.at(-1)?.after ?? reviewed.evolve(reviewed.initial, openedLife);
