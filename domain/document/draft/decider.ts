/** The rules of a review: what may be done to a draft, and what that comes to. */
import { accepted, type Decider, refused } from '../../decision.js';
import { decideCorrection } from './correcting.js';
import {
  type CommandOf,
  chunked,
  type DraftDecision,
  type Knowledge,
  mostIds,
  nextAction,
} from './deciding.js';
import { missingFacts, signedDocument } from './directive.js';
import { decideFacts } from './draft-facts.js';
import { evolveDraft } from './evolution.js';
import type { DraftCommand, DraftEvent, DraftRefusal } from './messages.js';
import { decideRow } from './row-rules.js';
import {
  countsOf,
  type DraftState,
  freeId,
  initialDraft,
  isDoubtful,
  isKept,
  openReasons,
  reasonKind,
} from './state.js';
import { decideUndo } from './undo.js';

const acceptReason = (state: DraftState, command: CommandOf<'AcceptReason'>): DraftDecision => {
  const rows = state.rows.filter((row) =>
    openReasons(row).some((reason) => reasonKind(reason) === command.reason),
  );
  if (rows.length === 0) return refused('no-such-doubt');
  if (rows.length !== command.count) return refused('count-changed');
  const ids = rows.map(({ id }) => id);
  const done = nextAction(state, command);
  return accepted(
    ...chunked(ids, mostIds).map(
      (some): DraftEvent => ({
        ...done,
        type: 'ReasonAccepted',
        reason: command.reason,
        rows: some,
      }),
    ),
  );
};

const settleProposal = (
  state: DraftState,
  command: CommandOf<'TakeProposal' | 'DropProposal'>,
): DraftDecision => {
  const proposal = state.proposals.find(({ id }) => id === command.proposal);
  if (proposal === undefined) return refused('unknown-proposal');
  if (proposal.state !== 'offered') return refused('proposal-settled');
  const done = { ...nextAction(state, command), proposal: proposal.id };
  if (command.type === 'DropProposal') return accepted({ ...done, type: 'ProposalDropped' });
  const taken = new Set(state.rows.map(({ id }) => id));
  return accepted({ ...done, type: 'ProposalTaken', row: freeId(taken, proposal.task.rowKey) });
};

const sign = (state: DraftState, command: CommandOf<'Sign'>): DraftDecision => {
  if (command.version !== state.action) return refused('draft-changed');
  const kept = state.rows.filter(isKept);
  if (kept.length === 0) return refused('no-rows');
  if (state.facts === null || missingFacts(state.facts).length > 0) {
    return refused('facts-missing');
  }
  if (kept.some(isDoubtful)) return refused('doubts-left');
  const corrects = state.facts.corrects !== null;
  if (corrects && command.seal === undefined) return refused('differences-unseen');
  if (!corrects && command.seal !== undefined) return refused('not-correcting');
  return accepted({
    ...nextAction(state, command),
    type: 'DraftSigned',
    document: signedDocument(state),
    rows: kept.length,
    dropped: countsOf(state).dropped,
    accepted: kept.filter((row) => row.accepted.length > 0).length,
    ...(command.signer === undefined ? {} : { signer: command.signer }),
  });
};

const decideOpen = (
  state: DraftState,
  command: DraftCommand,
  knowledge: Knowledge,
): DraftDecision => {
  switch (command.type) {
    case 'AcceptRow':
    case 'EditRow':
    case 'SplitRow':
    case 'MergeRows':
    case 'DropRow':
    case 'RestoreRow':
    case 'RemandateRow':
      return decideRow(state, command, knowledge);
    case 'AcceptReason':
      return acceptReason(state, command);
    case 'TakeProposal':
    case 'DropProposal':
      return settleProposal(state, command);
    case 'MapColumns':
      return state.reading === command.reading
        ? refused('nothing-changed')
        : accepted({
            ...nextAction(state, command),
            type: 'ColumnsMapped',
            columns: command.columns,
            reading: command.reading,
          });
    case 'StateFacts':
    case 'KeepAlias':
      return decideFacts(state, command);
    case 'IdentifyRow':
    case 'DecideGone':
    case 'LeaveDifference':
      return decideCorrection(state, command);
    case 'Undo':
      return decideUndo(state, command);
    case 'Discard':
      return accepted({
        ...nextAction(state, command),
        type: 'DraftDiscarded',
        reason: command.reason,
      });
    case 'Sign':
      return sign(state, command);
  }
};

export const draft = (
  knowledge: Knowledge,
): Decider<DraftState, DraftCommand, DraftEvent, DraftRefusal> => ({
  initial: initialDraft,
  decide(state, command) {
    if (state.status === 'none') return refused('unknown-draft');
    if (state.status !== 'open') return refused('draft-closed');
    return decideOpen(state, command, knowledge);
  },
  evolve: evolveDraft(knowledge.readings),
});
