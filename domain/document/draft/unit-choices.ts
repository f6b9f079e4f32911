/** Units that a spelling in doubt may mean. They are offered, and none is taken before somebody says so. */
import type { CivilDate } from '../../calendar/messages.js';
import { hasEnded, nameOn, successorsOf } from '../../unit/history.js';
import type { Unit, UnitCode, UnitKnowledge } from '../../unit/messages.js';
import { unitByCode } from '../../unit/register.js';
import { type SuggestionReason, suggestUnits } from '../../unit/suggestions.js';
import { aboutOf, reasonKind } from './state.js';

export type UnitChoice = {
  readonly code: UnitCode;
  /** As it was called on the day of the document. */
  readonly name: string;
} & (
  | { readonly why: SuggestionReason }
  /** Took over from the unit of the spelling. */
  | { readonly why: 'successor'; readonly from: CivilDate; readonly act: string }
);

/** Of these spellings one can say for good what they stand for; who follows a unit depends on the time. */
const spelt = ['unknown-unit', 'unit-spelling-repaired'];

/** Whether it can be said of the spelling what it stands for, here and in other documents. */
export const mayBecomeAlias = (reason: string): boolean => spelt.includes(reasonKind(reason));

const successors = (unit: Unit, { asOf }: UnitKnowledge): UnitChoice[] =>
  successorsOf(unit.code, asOf).flatMap(({ code, from, act }) => {
    const successor = unitByCode(code);
    if (successor === null) return [];
    return [{ code, name: nameOn(successor, asOf), why: 'successor' as const, from, act }];
  });

/** The likeliest first; none for a reason that is not about the name of a unit. */
export const unitChoices = (reason: string, knowledge: UnitKnowledge): readonly UnitChoice[] => {
  const kind = reasonKind(reason);
  if (kind !== 'unit-ended' && !mayBecomeAlias(reason)) return [];
  const suggestions = suggestUnits(aboutOf(reason), knowledge);
  if (kind === 'unit-ended') {
    const ended = suggestions.find(({ unit }) => hasEnded(unit, knowledge.asOf));
    return ended === undefined ? [] : successors(ended.unit, knowledge);
  }
  return suggestions.map(({ unit, why }) => ({
    ...{ code: unit.code, name: nameOn(unit, knowledge.asOf), why },
  }));
};
