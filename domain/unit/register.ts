/** The units Dondoc knows by name: found by code, or by any spelling after folding. */
import { codeFromName } from './entry.js';
import { foldName } from './folding.js';
import { groups } from './groups.js';
import type { Unit, UnitCode } from './messages.js';
import { nationalUnits } from './national-units.js';
import { provinces } from './provinces.js';
import { provincialDepartments } from './provincial-departments.js';

export const register: readonly Unit[] = [
  ...nationalUnits,
  ...provinces,
  ...provincialDepartments,
  ...groups,
];

const byCode: ReadonlyMap<string, Unit> = new Map(register.map((unit) => [unit.code, unit]));

/** Every spelling, folded, with its unit. */
export const spellings: ReadonlyMap<string, Unit> = new Map(
  register.flatMap((unit) =>
    [unit.name, ...unit.spellings].map((spelling): [string, Unit] => [foldName(spelling), unit]),
  ),
);

export const unitByCode = (code: string): Unit | null => byCode.get(code) ?? null;

/** A unit by its name or another known spelling, marks, case and punctuation aside. */
export const unitByName = (name: string): Unit | null => spellings.get(foldName(name)) ?? null;

/** What a person typed for a unit: its code or a spelling of its name. */
export const findUnit = (codeOrName: string): Unit | null =>
  unitByCode(codeOrName.trim()) ?? unitByName(codeOrName);

/** The code of a unit named by a document; units the register lacks are named by their slug. */
export const unitCodeFor = (name: string): UnitCode => unitByName(name)?.code ?? codeFromName(name);

/** Official name of a code; the code itself when the register does not have it. */
export const unitName = (code: string): string => byCode.get(code)?.name ?? code;
