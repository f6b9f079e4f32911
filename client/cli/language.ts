/** Vietnamese unless the person or their machine says English. */
import { type Language, languages } from '../words/language.js';
import type { Streams } from './streams.js';

const isLanguage = (text: string | undefined): text is Language =>
  languages.some((language) => language === text);

/** What follows `--lang`, wherever it stands: help and errors are written before options are read. */
export const languageStated = (args: readonly string[]): string | null => {
  for (const [at, word] of args.entries()) {
    if (word === '--') return null;
    if (word === '--lang') return args[at + 1] ?? '';
    if (word.startsWith('--lang=')) return word.slice('--lang='.length);
  }
  return null;
};

/** `LC_ALL` outranks `LC_MESSAGES`, which outranks `LANG`, as everywhere else. */
const languageOfMachine = (environment: Streams['environment']): Language => {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return /^en([_.-]|$)/i.test(locale ?? '') ? 'en' : 'vi';
};

/** Null: a language was stated that we do not speak. */
export const languageFor = (
  args: readonly string[],
  environment: Streams['environment'],
): Language | null => {
  const stated = languageStated(args);
  if (stated === null) return languageOfMachine(environment);
  return isLanguage(stated) ? stated : null;
};
