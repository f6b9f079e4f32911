/** Short constructors for the data files of the register. */
import type { CivilDate } from '../calendar/messages.js';
import { slugOf } from './folding.js';
import type { Unit, UnitCode, UnitKind } from './messages.js';

export const coded = (
  code: string,
  kind: UnitKind,
  name: string,
  ...spellings: string[]
): Unit => ({
  code: code as UnitCode,
  name,
  laterNames: [],
  kind,
  spellings,
  parent: null,
  members: null,
  validFrom: null,
  validTo: null,
});

/** A unit without an official code known to us is named by its slug (`X-so-tu-phap`). */
export const uncoded = (kind: UnitKind, name: string, ...spellings: string[]): Unit =>
  coded(codeFromName(name), kind, name, ...spellings);

export const codeFromName = (name: string): UnitCode =>
  `X-${slugOf(name) || 'khong-ro-ten'}` as UnitCode;

/** The code of a parent, or its name where it has none of its own. */
export const under = (parent: string, unit: Unit): Unit => ({
  ...unit,
  parent: /^[A-Z]\d\d$/.test(parent) ? (parent as UnitCode) : codeFromName(parent),
});

export const since = (day: string, unit: Unit): Unit => ({ ...unit, validFrom: day as CivilDate });

/** `Bộ TTTT` and `BTTTT`; two letters alone behind the word would be read as something else. */
export const abbreviated = (word: 'Bộ' | 'Sở', abbreviation: string): readonly string[] => {
  const together = `${word.slice(0, 1)}${abbreviation}`;
  if (abbreviation.length <= 2) return [together];
  // "TT&TT" is also written "TT và TT".
  const spoken = abbreviation.includes('&') ? [`${word} ${abbreviation.replace('&', ' và ')}`] : [];
  return [`${word} ${abbreviation}`, together, ...spoken];
};
