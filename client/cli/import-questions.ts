/** Asking a person for what a directive does not say of itself. */
import type { GivenFacts, MissingFact } from '../../intake/directive.js';
import { parseDate } from './dates.js';
import type { Ask } from './streams.js';
import type { Texts } from './texts.js';
import { unitTyped } from './units.js';

/** A code must be one we know; a name may be new. */
const issuerProblem = (value: string, texts: Texts): string | null => {
  if (!/^[A-Z]\d/i.test(value.trim())) return null;
  const found = unitTyped(value);
  return found.outcome === 'found' ? null : texts.values.unit('', value);
};

const checks: Readonly<Record<MissingFact, (value: string, texts: Texts) => string | null>> = {
  issuer: issuerProblem,
  number: () => null,
  signed: (value, texts) => (parseDate(value) === null ? texts.values.date('', value) : null),
};

/** Blank answers leave the fact missing. Null: the person left. */
export const askMissing = async (
  ask: Ask,
  missing: readonly MissingFact[],
  texts: Texts,
): Promise<GivenFacts | null> => {
  let facts: GivenFacts = {};
  for (const fact of missing) {
    const answer = await ask.text(texts.importing.questions[fact], (value) =>
      value.trim() === '' ? null : checks[fact](value, texts),
    );
    if (answer === null) return null;
    if (answer.trim() === '') continue;
    facts =
      fact === 'signed'
        ? { ...facts, signed: parseDate(answer) ?? undefined }
        : { ...facts, [fact]: answer };
  }
  return facts;
};
