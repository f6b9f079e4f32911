/**
 * Spellings that people have said stand for a unit of the register. They are looked up by the words
 * of the document alone, so that an alias changes nothing that was already understood otherwise.
 */
import { foldName } from './folding.js';
import type { UnitMention } from './mentions.js';
import type { UnitCode } from './messages.js';
import { unitName } from './register.js';

/** By folded spelling. */
export type Aliases = ReadonlyMap<string, UnitCode>;

export const noAliases: Aliases = new Map();

/** A sub-unit in brackets behind a name is no part of its spelling. */
export const aliasKey = (spelling: string): string =>
  foldName(spelling.replace(/\s*\([^()]*\)\s*$/, ''));

const doubts = ['unknown-unit', 'unit-spelling-repaired'];

/** Whether a reason doubts just this spelling. */
export const doubtsSpelling = (reason: string, key: string): boolean => {
  const [id = '', ...about] = reason.split(': ');
  return doubts.includes(id) && aliasKey(about.join(': ')) === key;
};

export type Understood = {
  readonly mentions: readonly UnitMention[];
  readonly review: readonly string[];
};

/** Each unit once, the first mention staying. */
export const distinctUnits = (mentions: readonly UnitMention[]): readonly UnitMention[] =>
  mentions.filter(({ code }, at) => mentions.findIndex((mention) => mention.code === code) === at);

/** The mentions with their aliases put in; what an alias settles is no longer in doubt. */
export const withAliases = ({ mentions, review }: Understood, aliases: Aliases): Understood => {
  if (aliases.size === 0) return { mentions, review };
  const settled = new Set<string>();
  const named = mentions.map((mention) => {
    const key = aliasKey(mention.asWritten);
    const code = aliases.get(key);
    if (code === undefined) return mention;
    settled.add(key);
    return { ...mention, code, name: unitName(code) };
  });
  if (settled.size === 0) return { mentions, review };
  return {
    mentions: distinctUnits(named),
    review: review.filter((reason) => ![...settled].some((key) => doubtsSpelling(reason, key))),
  };
};
