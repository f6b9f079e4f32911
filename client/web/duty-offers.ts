/** What the page of a row asks about running tasks, and where the next such row is. */
import type { DraftRow, DraftState } from '../../domain/document/draft/state.js';
import type { DoorContext } from '../http/context.js';
import { likelyRows, offersForRows, pagePatienceMs } from '../http/likeness.js';
import type { DutyOffers } from './duty-card.js';
import { dutyLookOf, likelyCount } from './duty-mark.js';

export const dutiesFor = async (
  { database }: DoorContext,
  state: DraftState,
  row: DraftRow,
): Promise<DutyOffers> => {
  const [offers, { candidates }] = await Promise.all([
    offersForRows(database, state, [row]),
    likelyRows(database, state, state.rows, pagePatienceMs),
  ]);
  const behind = state.rows.slice(state.rows.indexOf(row) + 1);
  const next = behind.find((one) => dutyLookOf(one, candidates) === 'likely') ?? null;
  return { ...(offers.get(row.id) ?? { remandates: null, candidates: [] }), next };
};

export const likelyLeft = async ({ database }: DoorContext, state: DraftState): Promise<number> => {
  const { candidates } = await likelyRows(database, state, state.rows, pagePatienceMs);
  return likelyCount(state.rows, candidates);
};
