/** Sentences outside the tables that nobody took or dropped yet. */
import type { VNode } from 'preact';
import type { DraftProposal, DraftState } from '../../domain/document/draft/state.js';
import { proposalsAddress } from './draft-address.js';
import { type DraftView, wordsFor } from './draft-frame.js';

export const offeredIn = ({ proposals }: DraftState): readonly DraftProposal[] =>
  proposals.filter(({ state }) => state === 'offered');

/** Before a signature: what they say begins no task, and keeps none. */
export const ProposalsLeft = ({ view }: { view: DraftView }): VNode | null => {
  const count = offeredIn(view.state).length;
  if (count === 0) return null;
  return (
    <ul class="left-out">
      <li>
        <a href={proposalsAddress(view.item.id)}>
          {wordsFor(view.reader).sign.proposalsLeft(count)}
        </a>
      </li>
    </ul>
  );
};
