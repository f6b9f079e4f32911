/** Values of options, checked: what is wrong is said with what would be right. */
import { readFileSync } from 'node:fs';
import type { CivilDate } from '../../domain/calendar/messages.js';
import type { Policy } from '../../domain/policy/messages.js';
import { shippedPolicies } from '../../domain/policy/shipped.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import { readPolicy } from '../../intake/policy-file.js';
import type { Call } from './call.js';
import { parseDate } from './dates.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import type { Texts } from './texts.js';
import { unitTyped } from './units.js';

type Checked<Value> = { readonly outcome: 'right'; readonly value: Value } | Failure;

const right = <Value>(value: Value): Checked<Value> => ({ outcome: 'right', value });

const wrong = (message: string, next: readonly string[] = []): Failure =>
  failure(exitCode.usage, 'wrong-usage', message, next);

type Optional<Value> = Checked<Value | undefined>;

export const dateOption = ({ given, texts }: Call, name: string): Optional<CivilDate> => {
  const text = given.text(name);
  if (text === undefined) return right(undefined);
  const date = parseDate(text);
  return date === null ? wrong(texts.values.date(`--${name}`, text)) : right(date);
};

export const wholeNumberOption = (
  { given, texts }: Call,
  name: string,
  least: number,
  most: number,
): Optional<number> => {
  const text = given.text(name);
  if (text === undefined) return right(undefined);
  const number = Number(text);
  const fits = /^\d+$/.test(text) && number >= least && number <= most;
  return fits ? right(number) : wrong(texts.values.number(`--${name}`, text, least, most));
};

export const choiceOption = <Choice extends string>(
  { given, texts }: Call,
  name: string,
  choices: readonly Choice[],
): Optional<Choice> => {
  const text = given.text(name);
  if (text === undefined) return right(undefined);
  const choice = choices.find((one) => one === text);
  return choice === undefined
    ? wrong(texts.values.choice(`--${name}`, text, choices))
    : right(choice);
};

export const checkedUnit = (texts: Texts, name: string, typed: string): Checked<UnitCode> => {
  const found = unitTyped(typed);
  if (found.outcome === 'found') return right(found.code);
  const { near } = found;
  const message = texts.values.unit(`--${name}`, typed);
  const next = near.length > 0 ? [texts.values.didYouMean(near)] : texts.values.unitForms;
  return failure(exitCode.usage, 'unknown-unit', message, next);
};

export const unitOption = ({ given, texts }: Call, name: string): Optional<UnitCode> => {
  const typed = given.text(name);
  return typed === undefined ? right(undefined) : checkedUnit(texts, name, typed);
};

/** The values of several options, or the first that is wrong. */
export const allRight = <Values extends Record<string, Checked<unknown>>>(
  values: Values,
):
  | {
      readonly outcome: 'right';
      readonly value: {
        [Name in keyof Values]: Extract<Values[Name], { outcome: 'right' }>['value'];
      };
    }
  | Failure => {
  const entries = Object.entries(values);
  for (const [, checked] of entries) if (checked.outcome === 'failed') return checked;
  const value = Object.fromEntries(
    entries.map(([name, checked]) => [name, 'value' in checked ? checked.value : undefined]),
  );
  return {
    outcome: 'right',
    value: value as {
      [Name in keyof Values]: Extract<Values[Name], { outcome: 'right' }>['value'];
    },
  };
};

const isFile = (path: string): boolean => /\.ya?ml$/i.test(path);

/** The name of a shipped policy, or a YAML file with one of one's own. */
export const policyOption = ({ given, texts }: Call): Optional<Policy> => {
  const text = given.text('policy');
  if (text === undefined) return right(undefined);
  if (!isFile(text)) {
    const names = shippedPolicies.map(({ name }) => name);
    const shipped = shippedPolicies.find(({ name }) => name === text);
    return shipped === undefined
      ? wrong(texts.values.choice('--policy', text, [...names, 'FILE.yaml']))
      : right(shipped);
  }
  let content: string;
  try {
    content = readFileSync(text, 'utf8');
  } catch {
    return wrong(texts.values.policyFile(text, '', texts.values.unreadable));
  }
  const read = readPolicy(content);
  return read.outcome === 'read'
    ? right(read.policy)
    : wrong(texts.values.policyFile(text, read.place, read.problem));
};
