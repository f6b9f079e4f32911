/** Options that state what a file lacks. They outrank what it says. */
import type { GivenFacts } from '../../intake/directive.js';
import type { Call } from './call.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import type { OptionSpec } from './spec.js';
import { dateOption } from './values.js';

export const factOptions: readonly OptionSpec[] = [
  { flags: '--issuer <unit>', text: 'issuer' },
  { flags: '--number <number>', text: 'documentNumber' },
  { flags: '--signed <date>', text: 'documentSigned' },
  { flags: '--name <name>', text: 'documentName' },
];

export const factsGiven = (
  call: Call,
): { readonly outcome: 'given'; readonly facts: GivenFacts } | Failure => {
  const signed = dateOption(call, 'signed');
  if (signed.outcome === 'failed') return signed;
  const { given } = call;
  return {
    outcome: 'given',
    facts: {
      issuer: given.text('issuer'),
      number: given.text('number'),
      signed: signed.value,
      name: given.text('name'),
    },
  };
};

/** A file that cannot be read, as the command's failure. */
export const unreadableFile = (
  { language }: Call,
  file: {
    readonly reason: string;
    readonly place: object;
    readonly message: { vi: string; en: string };
  },
): Failure =>
  failure(exitCode.usage, file.reason, file.message[language], [], { place: file.place });
