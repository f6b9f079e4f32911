/** Finding contacts and units by any words, with marks or without, and by parts of a number. */
import { mayHaveContact, type ToldUnit } from '../../domain/document/contacts-needed.js';
import { dialled } from '../../domain/unit/contact.js';
import { foldVietnamese } from '../../domain/unit/folding.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import { register, unitByCode } from '../../domain/unit/register.js';
import type { KeptContact } from '../../store/contacts.js';

const mostOthers = 20;

const wordsOfSearch = (search: string): readonly string[] =>
  foldVietnamese(search)
    .split(' ')
    .filter((word) => word !== '');

const has = (texts: readonly string[], search: readonly string[]): boolean => {
  const text = foldVietnamese(texts.join(' '));
  return search.every((word) => text.includes(word));
};

const unitTexts = (code: UnitCode): readonly string[] => {
  const unit = unitByCode(code);
  return unit === null
    ? [code]
    : [code, unit.name, ...unit.spellings, ...unit.laterNames.map(({ name }) => name)];
};

export const searchedContacts = (
  contacts: readonly KeptContact[],
  search: string,
): readonly KeptContact[] => {
  const words = wordsOfSearch(search);
  const digits = search.replace(/[\s().-]/g, '');
  return contacts.filter(
    ({ unit, name, mail, phone, note }) =>
      has([...unitTexts(unit), name, mail ?? '', phone ?? '', note], words) ||
      (/^\+?\d{3,}$/.test(digits) && phone !== null && dialled(phone).includes(digits)),
  );
};

export const searchedMissing = (
  missing: readonly ToldUnit[],
  search: string,
): readonly ToldUnit[] => {
  const words = wordsOfSearch(search);
  return missing.filter(({ unit, name }) => has([...unitTexts(unit), name], words));
};

/** Units of the register that are in neither list; without words there would be too many. */
export const otherUnits = (shown: ReadonlySet<string>, search: string): readonly UnitCode[] => {
  const words = wordsOfSearch(search);
  if (words.length === 0) return [];
  return register
    .filter(({ code }) => !shown.has(code) && mayHaveContact(code) && has(unitTexts(code), words))
    .slice(0, mostOthers)
    .map(({ code }) => code);
};
