/**
 * Sentences of the prose that say the same duty as a row: many directives say their annex twice. Such
 * a sentence stays a proposal; a person is told which row it repeats.
 */
import { type Duty, dutyIndex } from '../likeness.js';
import type { ProposedTask } from '../proposal.js';
import { type DraftRow, type DraftState, isKept } from './state.js';

export type Repeat = {
  readonly row: DraftRow;
  /** From 0 to 1, as of duties in two documents. */
  readonly likeness: number;
};

export const dutyOf = ({ title, leads }: ProposedTask): Duty => ({
  title,
  leads: leads.map(({ code }) => code),
});

/**
 * By proposal, of those that nobody has decided about. Of rows that are about as like the sentence,
 * the one with its deadline is meant: one sentence may say what two rows tell apart by their dates.
 */
export const repeatsIn = ({
  rows,
  proposals,
}: Pick<DraftState, 'rows' | 'proposals'>): ReadonlyMap<string, Repeat> => {
  const offered = proposals.filter(({ state }) => state === 'offered');
  const kept = rows.filter(isKept);
  if (offered.length === 0 || kept.length === 0) return new Map();
  const index = dutyIndex(kept.map(({ task }) => dutyOf(task)));
  const repeats = new Map<string, Repeat>();
  for (const { id, task } of offered) {
    const found = index.find(dutyOf(task));
    const sameDue = found.find(({ at }) => kept[at]?.task.deadline.due === task.deadline.due);
    const best = sameDue ?? found[0];
    const row = best === undefined ? undefined : kept[best.at];
    if (best !== undefined && row !== undefined) {
      repeats.set(id, { row, likeness: best.likeness });
    }
  }
  return repeats;
};
