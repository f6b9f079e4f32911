/** The register as of a day. Null stands for a day nobody knows: then nothing has ended or changed. */
import type { CivilDate } from '../calendar/messages.js';
import type { Unit, UnitCode } from './messages.js';
import { unitByCode } from './register.js';
import { type Succession, successions } from './successions.js';

export const hasEnded = ({ validTo }: Unit, asOf: CivilDate | null): boolean =>
  asOf !== null && validTo !== null && validTo <= asOf;

const hasBegun = ({ validFrom }: Unit, asOf: CivilDate | null): boolean =>
  asOf === null || validFrom === null || validFrom <= asOf;

export const standsOn = (unit: Unit, asOf: CivilDate | null): boolean =>
  hasBegun(unit, asOf) && !hasEnded(unit, asOf);

/** The official name of that day. */
export const nameOn = ({ name, laterNames }: Unit, asOf: CivilDate | null): string =>
  laterNames.findLast(({ from }) => asOf !== null && from <= asOf)?.name ?? name;

/** Members of a group on a day; null for a single unit and for a group nobody can enumerate. */
export const membersOf = (code: string, asOf: CivilDate | null): readonly UnitCode[] | null => {
  const members = unitByCode(code)?.members ?? null;
  if (members === null) return null;
  return members.filter((member) => {
    const unit = unitByCode(member);
    return unit !== null && standsOn(unit, asOf);
  });
};

export type Successor = Pick<Succession, 'from' | 'act' | 'recalled'> & { readonly code: UnitCode };

/**
 * Who took over a unit's work by a day, the main successor first; one that has itself ended since is
 * followed to its own. Null asks for all that is known.
 */
export const successorsOf = (code: string, asOf: CivilDate | null): readonly Successor[] => {
  const found = new Map<UnitCode, Successor>();
  for (const { predecessor, successors, from, act, recalled } of successions) {
    if (predecessor !== code || (asOf !== null && from > asOf)) continue;
    for (const successor of successors) {
      const next = successorsOf(successor, asOf);
      const last = next.length > 0 ? next : [{ code: successor, from, act, recalled }];
      for (const each of last) if (!found.has(each.code)) found.set(each.code, each);
    }
  }
  return [...found.values()];
};
