/** What a person states of a document, from the fields of its forms. */
import type { DraftFacts, MissingFact, StatedFacts } from '../../domain/document/draft/messages.js';
import { shippedPolicies } from '../../domain/policy/shipped.js';
import { findUnit } from '../../domain/unit/register.js';
import { formatDate } from '../words/dates.js';
import { parseDate } from './command-form.js';
import type { FieldError } from './form-texts.js';
import type { Fields } from './page-request.js';

export const factNames = ['issuer', 'number', 'signedOn', 'name'] as const;
export type FactName = (typeof factNames)[number];
export const termNames = ['policy', 'standingAgency', 'workingGroup'] as const;
export type TermName = (typeof termNames)[number];

export type FactError = FieldError | 'unknown-unit';
export type FactsFormState = {
  readonly values: Readonly<Record<FactName | TermName, string>>;
  readonly errors: Readonly<Partial<Record<FactName | TermName, FactError>>>;
  readonly absent: readonly MissingFact[];
};

const unitText = (code: string | null): string =>
  code === null ? '' : (findUnit(code)?.name ?? code);

export const freshFacts = (facts: DraftFacts): FactsFormState => ({
  values: {
    issuer: facts.issuer?.name ?? '',
    number: facts.number ?? '',
    signedOn: facts.signedOn === null ? '' : formatDate(facts.signedOn),
    name: facts.name,
    policy: facts.policy.name,
    standingAgency: unitText(facts.standingAgency),
    workingGroup: unitText(facts.workingGroup),
  },
  errors: {},
  absent: facts.absent,
});

const missable: readonly MissingFact[] = ['issuer', 'number', 'signed'];

/** The form as it came back; a field it lacks stands as it is. */
export const typedFacts = (form: Fields, facts: DraftFacts): FactsFormState => {
  const { values } = freshFacts(facts);
  const typed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, (form[name] ?? value).trim()]),
  );
  return {
    values: { ...values, ...typed },
    errors: {},
    absent:
      form['facts'] === undefined
        ? facts.absent
        : missable.filter((fact) => form[`absent-${fact}`] === 'yes'),
  };
};

export type ParsedFacts =
  | { readonly outcome: 'stated'; readonly facts: StatedFacts }
  | { readonly outcome: 'invalid'; readonly errors: FactsFormState['errors'] };

type Changed = <Name extends FactName | TermName>(name: Name) => string | undefined;

const termsFrom = (changed: Changed): StatedFacts => {
  const policy = shippedPolicies.find(({ name }) => name === changed('policy'));
  const codeOf = (name: TermName) => findUnit(changed(name) ?? '')?.code;
  const [standingAgency, workingGroup] = [codeOf('standingAgency'), codeOf('workingGroup')];
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(standingAgency === undefined ? {} : { standingAgency }),
    ...(workingGroup === undefined ? {} : { workingGroup }),
  };
};

/** Only what was changed is stated; a field that was emptied says nothing. */
export const parseFacts = ({ values, absent }: FactsFormState, facts: DraftFacts): ParsedFacts => {
  const known = freshFacts(facts).values;
  const changed: Changed = (name) =>
    values[name] === '' || values[name] === known[name] ? undefined : values[name];
  const [issuer, number, name, day] = [
    changed('issuer'),
    changed('number'),
    changed('name'),
    changed('signedOn'),
  ];
  const signed = day === undefined ? undefined : parseDate(day);
  const unknown = (['standingAgency', 'workingGroup'] as const).filter((term) => {
    const typed = changed(term);
    return typed !== undefined && findUnit(typed) === null;
  });
  if (signed === null || unknown.length > 0) {
    return {
      outcome: 'invalid',
      errors: {
        ...(signed === null ? { signedOn: 'not-a-date' as const } : {}),
        ...Object.fromEntries(unknown.map((term) => [term, 'unknown-unit' as const])),
      },
    };
  }
  const lacking = absent.join() === facts.absent.join() ? {} : { absent };
  return {
    outcome: 'stated',
    facts: {
      ...(issuer === undefined ? {} : { issuer }),
      ...(number === undefined ? {} : { number }),
      ...(signed === undefined ? {} : { signed }),
      ...(name === undefined ? {} : { name }),
      ...lacking,
      ...termsFrom(changed),
    },
  };
};
