/** The names of the register as a reader looks for them. */
import { aliasKey } from './alias.js';
import { coded } from './entry.js';
import type { Word } from './folding.js';
import { type Lexicon, lexiconOf } from './lexicon.js';
import type { Unit, UnitAlias } from './messages.js';
import { spellings, unitByCode } from './register.js';

export const names: Lexicon<Unit> = lexiconOf(spellings);

/** What a list may be of: behind "Bộ …" or "các bộ:" a bare "Y tế" is the ministry. */
export type Listed = 'ministry' | 'department' | 'province';

const openingWord: Readonly<Record<Exclude<Listed, 'province'>, string>> = {
  ministry: 'bo',
  department: 'so',
};

/** What the name opens, when it can carry its first word over to the names behind it. */
export const opensListOf = (unit: Unit, firstWord: string): Exclude<Listed, 'province'> | null => {
  const { kind } = unit;
  if (kind !== 'ministry' && kind !== 'department') return null;
  return openingWord[kind] === firstWord ? kind : null;
};

const bareNames = (listed: Exclude<Listed, 'province'>): Lexicon<Unit> => {
  const opening = `${openingWord[listed]} `;
  return lexiconOf(
    [...spellings]
      .filter(([folded, unit]) => unit.kind === listed && folded.startsWith(opening))
      .map(([folded, unit]): [string, Unit] => [folded.slice(opening.length), unit]),
  );
};

/** Provinces need none: the register has them by their bare names. */
export const carriedNames: Readonly<Record<Listed, Lexicon<Unit>>> = {
  ministry: bareNames('ministry'),
  department: bareNames('department'),
  province: lexiconOf<Unit>([]),
};

/** Two shorter ones are too easily alike once their spaces are gone. */
const shortestRunTogether = 5;

export const runTogether = (words: readonly Word[]): string =>
  words.map((word) => word.folded).join('');

const withoutSpaces: ReadonlyMap<string, Unit> = new Map(
  [...spellings].map(([folded, unit]): [string, Unit] => [folded.replaceAll(' ', ''), unit]),
);

/** A name whose letters are all there, only its spaces are lost or too many: "Bộ Tư ph áp". */
export const unitByLetters = (words: readonly Word[]): Unit | null => {
  const letters = runTogether(words);
  return letters.length < shortestRunTogether ? null : (withoutSpaces.get(letters) ?? null);
};

const aliasNames = new WeakMap<readonly UnitAlias[], Lexicon<Unit>>();

/** The spellings of earlier reviews; one may stand for a unit that the register lacks. */
export const namesOfAliases = (aliases: readonly UnitAlias[]): Lexicon<Unit> => {
  const known = aliasNames.get(aliases);
  if (known !== undefined) return known;
  const built = lexiconOf(
    aliases.map(({ spelling, code }): [string, Unit] => [
      aliasKey(spelling),
      unitByCode(code) ?? coded(code, 'body', spelling),
    ]),
  );
  aliasNames.set(aliases, built);
  return built;
};
