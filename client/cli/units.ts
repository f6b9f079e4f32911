/** What a person types for a unit: its code, or a name the register knows. */
import { foldName } from '../../domain/unit/folding.js';
import { type UnitCode, unitCode } from '../../domain/unit/messages.js';
import { findUnit, register } from '../../domain/unit/register.js';

export type UnitFound =
  | { readonly outcome: 'found'; readonly code: UnitCode }
  | { readonly outcome: 'unknown'; readonly near: readonly string[] };

/** Codes of units that have no official one: documents bring their own, so the form is enough. */
const ownCode = /^X-[a-z0-9]+(-[a-z0-9]+)*$/;
const mostSuggestions = 5;

const near = (typed: string): string[] => {
  const words = foldName(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return register
    .filter(({ name, members }) => {
      const folded = ` ${foldName(name)} `;
      return members === null && words.every((word) => folded.includes(` ${word}`));
    })
    .slice(0, mostSuggestions)
    .map(({ code, name }) => `${code} (${name})`);
};

export const unitTyped = (typed: string): UnitFound => {
  const text = typed.trim();
  const known = findUnit(text) ?? findUnit(text.toUpperCase());
  if (known !== null) return { outcome: 'found', code: known.code };
  if (ownCode.test(text) && unitCode.safeParse(text).success) {
    return { outcome: 'found', code: text as UnitCode };
  }
  return { outcome: 'unknown', near: near(text) };
};
