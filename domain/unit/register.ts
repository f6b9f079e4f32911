/** The units Dondoc knows by name: found by code, or by any spelling after folding. */
import type { CivilDate } from '../calendar/messages.js';
import { centralBodies } from './central-bodies.js';
import { codeFromName } from './entry.js';
import { foldName } from './folding.js';
import { groups } from './groups.js';
import type { Unit, UnitCode } from './messages.js';
import { ministries } from './ministries.js';
import { officialCode } from './official-code.js';
import { provinces } from './provinces.js';
import { provincialDepartments } from './provincial-departments.js';
import { laterNames, successions } from './successions.js';

const firstEnd = (code: UnitCode): CivilDate | null =>
  successions
    .filter(({ predecessor, ends }) => ends && predecessor === code)
    .map(({ from }) => from)
    .sort()[0] ?? null;

const inTime = (unit: Unit): Unit => {
  const later = laterNames[unit.code];
  return { ...unit, validTo: firstEnd(unit.code), laterNames: later === undefined ? [] : [later] };
};

export const register: readonly Unit[] = [
  ...ministries,
  ...centralBodies,
  ...provinces,
  ...provincialDepartments,
  ...groups,
].map(inTime);

const byCode: ReadonlyMap<string, Unit> = new Map(register.map((unit) => [unit.code, unit]));

/** "Việt Nam" at the end of a name is often cut to its letters. */
const foldedForms = (spelling: string): string[] => {
  const folded = foldName(spelling);
  const short = folded.replace(/ viet nam$/, ' vn');
  return short === folded ? [folded] : [folded, short];
};

/** Every spelling, folded, with its unit. */
export const spellings: ReadonlyMap<string, Unit> = new Map(
  register.flatMap((unit) =>
    [
      unit.name,
      ...unit.spellings,
      ...unit.laterNames.flatMap(({ name, spellings: short }) => [name, ...short]),
    ]
      .flatMap(foldedForms)
      .map((folded): [string, Unit] => [folded, unit]),
  ),
);

export const unitByCode = (code: string): Unit | null => byCode.get(code) ?? null;

/** A unit by its name or another known spelling, marks, case and punctuation aside. */
export const unitByName = (name: string): Unit | null => spellings.get(foldName(name)) ?? null;

/** What a person typed for a unit: its code in any of its forms, or a spelling of its name. */
export const findUnit = (codeOrName: string): Unit | null =>
  unitByCode(codeOrName.trim()) ??
  unitByCode(officialCode(codeOrName) ?? '') ??
  unitByName(codeOrName);

/** The code of a unit named by a document; units the register lacks are named by their slug. */
export const unitCodeFor = (name: string): UnitCode => unitByName(name)?.code ?? codeFromName(name);

/** Official name of a code; the code itself when the register does not have it. */
export const unitName = (code: string): string => byCode.get(code)?.name ?? code;
