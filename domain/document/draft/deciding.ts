/** What the rules of a review share. */
import type { Decision } from '../../decision.js';
import type { Aliases } from '../../unit/alias.js';
import type { DraftCommand, DraftEvent, DraftRefusal } from './messages.js';
import type { Readings } from './reading.js';
import type { DraftState } from './state.js';

export type DraftDecision = Decision<DraftEvent, DraftRefusal>;

export type CommandOf<Type extends DraftCommand['type']> = Extract<DraftCommand, { type: Type }>;

/** What is known beside the draft: the readings its events name, and the spellings people explained. */
export type Knowledge = { readonly readings: Readings; readonly aliases: Aliases };

/** Ids are at most 60 letters: an event of this many stays within 64 KB. */
export const mostIds = 900;

export const chunked = <Item>(items: readonly Item[], size: number): readonly Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/** The next action of a draft, by whom and when. */
export const nextAction = (state: DraftState, { at, by }: DraftCommand) => ({
  at,
  by,
  action: state.action + 1,
});

const firstEvents: Readonly<Record<DraftCommand['type'], DraftEvent['type']>> = {
  AcceptRow: 'RowAccepted',
  EditRow: 'RowEdited',
  SplitRow: 'RowSplit',
  MergeRows: 'RowsMerged',
  DropRow: 'RowDropped',
  RestoreRow: 'RowRestored',
  RemandateRow: 'RowRemandated',
  AcceptReason: 'ReasonAccepted',
  TakeProposal: 'ProposalTaken',
  DropProposal: 'ProposalDropped',
  MapColumns: 'ColumnsMapped',
  StateFacts: 'FactsStated',
  KeepAlias: 'AliasNoted',
  Undo: 'ActionUndone',
  Discard: 'DraftDiscarded',
  Sign: 'DraftSigned',
};

/** Whether an event can have come from this command: an id that stood for another is used again. */
export const answers = (command: DraftCommand, event: DraftEvent): boolean =>
  event.type === firstEvents[command.type] &&
  (!('row' in command) || !('row' in event) || command.row === event.row);
