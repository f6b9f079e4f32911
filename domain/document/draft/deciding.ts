/** What the rules of a review share. */
import type { Decision } from '../../decision.js';
import type { UnitAlias } from '../../unit/messages.js';
import type { DraftCommand, DraftEvent, DraftRefusal } from './messages.js';
import type { Readings } from './reading.js';
import type { DraftState } from './state.js';

export type DraftDecision = Decision<DraftEvent, DraftRefusal>;

export type CommandOf<Type extends DraftCommand['type']> = Extract<DraftCommand, { type: Type }>;

/** What is known beside the draft: the readings its events name, and the spellings people explained. */
export type Knowledge = { readonly readings: Readings; readonly aliases: readonly UnitAlias[] };

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

/**
 * What somebody asked for, without what the door adds of its own: when and by whom, what it read of
 * the file, and under which reference it keeps the signer's name.
 */
export const requestOf = (command: DraftCommand): Readonly<Record<string, unknown>> => {
  const { at: _at, by: _by, ...request } = command;
  switch (request.type) {
    case 'MapColumns':
      return { type: request.type, columns: request.columns };
    case 'Sign':
      return { type: request.type, version: request.version, seal: request.seal };
    default:
      return request;
  }
};
