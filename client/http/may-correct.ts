/** Which directive that runs a draft may be the corrected version of: nobody has to know that it runs. */
import { draftKey } from '../../domain/document/draft/directive.js';
import { type DraftState, isKept } from '../../domain/document/draft/state.js';
import { mostTitlesOf } from '../../store/mandated.js';
import { type DocumentItem, listDocuments } from '../../store/overviews.js';
import type { DoorContext } from './context.js';

export type MayCorrect = {
  readonly document: DocumentItem;
  /** Rows that say word for word what its open tasks say; null: it has the draft's own key. */
  readonly alike: number | null;
};

const fewestAlike = 2;
/** As many rows as tell one directive from another. */
const mostLooked = 500;

/** One with the same key, or one whose tasks at least half of the rows repeat. */
export const mayCorrect = async (
  { database }: Pick<DoorContext, 'database'>,
  state: DraftState,
  documents?: readonly DocumentItem[],
): Promise<MayCorrect | null> => {
  if (state.facts === null || state.facts.corrects !== null) return null;
  const all = documents ?? (await listDocuments(database));
  const own = all.find(({ key }) => key === draftKey(state));
  if (own !== undefined) return { document: own, alike: null };
  const kept = state.rows.filter(isKept).slice(0, mostLooked);
  const titles = new Set(kept.map(({ task }) => task.title));
  const found = await mostTitlesOf(database, [...titles]);
  const document = all.find(({ key }) => key === found?.document);
  if (found === null || document === undefined) return null;
  const { alike } = found;
  return alike >= fewestAlike && alike * 2 >= titles.size ? { document, alike } : null;
};
