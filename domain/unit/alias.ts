/** Spellings that people have said stand for a unit, and what is said of one unit more than once. */
import { foldName } from './folding.js';
import type { UnitMention } from './mentions.js';

/** A sub-unit in brackets behind a name is no part of its spelling. */
export const aliasKey = (spelling: string): string =>
  foldName(spelling.replace(/\s*\([^()]*\)\s*$/, ''));

const doubts = ['unknown-unit', 'unit-spelling-repaired', 'unit-ended'];

/** Whether a reason doubts just this spelling. */
export const doubtsSpelling = (reason: string, key: string): boolean => {
  const [id = '', ...about] = reason.split(': ');
  return doubts.includes(id) && aliasKey(about.join(': ')) === key;
};

/** Each unit once, the first mention staying. */
export const distinctUnits = (mentions: readonly UnitMention[]): readonly UnitMention[] =>
  mentions.filter(({ code }, at) => mentions.findIndex((mention) => mention.code === code) === at);
