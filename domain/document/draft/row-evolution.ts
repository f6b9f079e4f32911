/** What the events about single rows and proposals do to a draft. */
import type { TaskId } from '../../task/messages.js';
import type { ProposedTask } from '../proposal.js';
import type { DraftEvent, RowChange } from './messages.js';
import { past, touch } from './past.js';
import type { ReadRow } from './reading.js';
import { tasksOf } from './remandating.js';
import { mergedTask } from './resolution.js';
import { type DraftProposal, type DraftRow, type DraftState, openReasons } from './state.js';

type EventOf<Type extends DraftEvent['type']> = Extract<DraftEvent, { type: Type }>;

export const freshRow = (
  read: ReadRow,
  id: string,
  version: number,
  proposal: string | null = null,
): DraftRow => ({
  id,
  version,
  since: version,
  state: 'open',
  task: read.task,
  origin: read.task,
  proposal,
  sources: [read],
  accepted: [],
  remandates: null,
  ownDuty: false,
  drop: null,
});

/** A row some of whose doubts were accepted; when none is left, it is accepted as a whole. */
export const withAccepted = (row: DraftRow, reasons: readonly string[]): DraftRow => {
  const next = { ...row, accepted: [...new Set([...row.accepted, ...reasons])] };
  return openReasons(next).length === 0 ? { ...next, state: 'accepted' } : next;
};

const changed = (task: ProposedTask, change: RowChange): ProposedTask => {
  const sure = Object.keys(change).filter((field) => field in task.confidence);
  const confidence = { ...task.confidence, ...Object.fromEntries(sure.map((field) => [field, 1])) };
  return { ...task, ...change, confidence };
};

/** Accepting holds for the reason as it was: one that came back word for word stays accepted. */
export const stillAccepted = (
  { accepted }: DraftRow,
  review: readonly string[],
): readonly string[] => accepted.filter((reason) => review.includes(reason));

export const editRow = (row: DraftRow, change: RowChange): DraftRow => ({
  ...row,
  state: 'edited',
  task: changed(row.task, change),
  accepted: stillAccepted(row, change.review),
});

export const dropRow = (row: DraftRow, reason: string, into: string | null): DraftRow => ({
  ...row,
  state: 'dropped',
  drop: { reason, was: row.state === 'dropped' ? 'open' : row.state, into },
});

export const remandateRow = (row: DraftRow, task: TaskId | null): DraftRow => ({
  ...row,
  remandates: task,
  ownDuty: task === null,
});

const undecidedDuty = { remandates: null, ownDuty: false } as const;

/** A dropped row comes back as it was; any other goes back to what was read. */
export const restoreRow = (row: DraftRow): DraftRow =>
  row.drop === null
    ? { ...row, state: 'open', task: row.origin, accepted: [], ...undecidedDuty }
    : { ...row, state: row.drop.was, drop: null };

/** The first part stays in the row, and is the running task if the row was; the others stand behind it. */
export const splitRow = (state: DraftState, event: EventOf<'RowSplit'>): DraftState => {
  const original = state.rows.find(({ id }) => id === event.row);
  const [first, ...others] = event.into;
  if (original === undefined || first === undefined) return state;
  const part = (change: RowChange): DraftRow => {
    const row = editRow(original, change);
    return { ...row, origin: row.task };
  };
  const added = others.map(({ row: id, change }) => ({
    ...part(change),
    ...undecidedDuty,
    id,
    version: event.action,
    since: event.action,
  }));
  const touched = touch(state, event, new Set([event.row]), () => part(first.change));
  return {
    ...touched,
    rows: touched.rows.flatMap((row) => (row.id === event.row ? [row, ...added] : [row])),
    history: past(touched, event, { added: added.map(({ id }) => id) }),
  };
};

/** The first row holds the joined texts; the others stay in the list, dropped into it. */
export const mergeRows = (state: DraftState, event: EventOf<'RowsMerged'>): DraftState => {
  const parts = event.rows.flatMap((id) => state.rows.find((row) => row.id === id) ?? []);
  const [first, ...others] = parts;
  if (first === undefined) return state;
  const task = mergedTask([first.task, ...others.map((part) => part.task)], event);
  return touch(state, event, new Set(event.rows), (row) =>
    row.id === first.id
      ? {
          ...row,
          state: 'edited',
          task,
          origin: task,
          sources: [...new Set(parts.flatMap(({ sources }) => sources))],
          remandates: tasksOf(parts)[0] ?? null,
          ownDuty: parts.every(({ ownDuty }) => ownDuty),
          accepted: task.review.filter((reason) =>
            parts.some(({ accepted }) => accepted.includes(reason)),
          ),
        }
      : dropRow(row, '', first.id),
  );
};

/** Whoever takes a sentence has said that it is meant to be a task. */
const takenTask = (task: ProposedTask): ProposedTask => ({
  ...task,
  review: task.review.filter((reason) => reason !== 'from-prose'),
  marks: [...task.marks, 'from-prose'],
});

export const settleProposal = (
  state: DraftState,
  event: EventOf<'ProposalTaken' | 'ProposalDropped'>,
): DraftState => {
  const proposal = state.proposals.find(({ id }) => id === event.proposal);
  if (proposal === undefined) return state;
  const settled: DraftProposal = {
    ...proposal,
    state: event.type === 'ProposalTaken' ? 'taken' : 'dropped',
  };
  const added =
    event.type === 'ProposalTaken'
      ? [
          freshRow(
            { task: takenTask(proposal.task), cells: { title: proposal.sentence } },
            event.row,
            event.action,
            proposal.id,
          ),
        ]
      : [];
  return {
    ...state,
    rows: [...state.rows, ...added],
    proposals: state.proposals.map((one) => (one.id === settled.id ? settled : one)),
    history: past(state, event, { proposals: [proposal], added: added.map(({ id }) => id) }),
  };
};
