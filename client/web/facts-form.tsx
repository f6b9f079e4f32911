/** What is known of a document, to be put right; what the file does not say is marked. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { draftKey, missingFacts } from '../../domain/document/draft/directive.js';
import type { DraftFacts, MissingFact } from '../../domain/document/draft/messages.js';
import { formatDate } from '../words/dates.js';
import { draftAddress } from './draft-address.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import type { FactError, FactName, FactsFormState, TermName } from './facts-values.js';
import { formTexts } from './form-texts.js';
import { Token } from './layout.js';
import type { Reader } from './reader.js';
import { Glyph } from './status.js';
import { unitListId } from './unit-list.js';

export const factError = (reader: Reader, error: FactError): string =>
  error === 'unknown-unit'
    ? wordsFor(reader).facts.unknownUnit
    : formTexts[reader.language].errors[error];

/** A field of the document or of how it is followed up: label, words, what is wrong, example. */
export const FactField = (props: {
  readonly reader: Reader;
  readonly form: FactsFormState;
  readonly name: FactName | TermName;
  readonly label: string;
  readonly hint: string;
  readonly missing: boolean;
  /** Whether names of units are offered. */
  readonly units: boolean;
  /** What holds as long as nothing is typed. */
  readonly otherwise?: string;
}): VNode => {
  const { reader, form, name, label, hint, missing, units, otherwise = '' } = props;
  const t = wordsFor(reader).facts;
  const id = `fact-${name}`;
  const error = form.errors[name];
  const described = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(hint === '' ? [] : [`${id}-hint`]),
  ].join(' ');
  return (
    <div class={`field fact-field${missing ? ' fact-missing' : ''}`}>
      <label class="form-label" for={id}>
        {label}
        {missing ? (
          <span class="state state-pending">
            <Glyph status="pending" />
            {t.missing}
          </span>
        ) : null}
      </label>
      <input
        class={error === undefined ? 'form-control' : 'form-control is-invalid'}
        id={id}
        name={name}
        type="text"
        autocomplete="off"
        maxLength={2000}
        value={form.values[name]}
        placeholder={otherwise}
        {...(units ? { list: unitListId } : {})}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        {...(error === undefined ? {} : { 'aria-invalid': true })}
        {...(name === 'signedOn'
          ? {
              inputMode: 'numeric' as const,
              'hx-get': '/day',
              'hx-trigger': 'input changed delay:200ms, load',
              'hx-target': `#${id}-day`,
              'hx-sync': 'this:replace',
            }
          : {})}
      />
      {name === 'signedOn' ? <output class="day-hint" id={`${id}-day`} for={id} /> : null}
      {error === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {factError(reader, error)}
        </p>
      )}
      {hint === '' ? null : (
        <p class="form-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
};

const factOf: Readonly<Record<MissingFact, FactName>> = {
  issuer: 'issuer',
  number: 'number',
  signed: 'signedOn',
};

type Props = {
  readonly view: DraftView;
  readonly facts: DraftFacts;
  readonly form: FactsFormState;
};

/** A document may really have no number: a person says so, and it is missing no more. */
const Absent = ({ view, facts, form }: Props): VNode | null => {
  const t = wordsFor(view.reader).facts;
  const lacking = [...new Set([...missingFacts(facts), ...facts.absent])];
  if (lacking.length === 0) return null;
  return (
    <div class="fact-absent">
      <p class="form-hint">{t.missingMore}</p>
      {lacking.map((fact) => (
        <label key={fact}>
          <input
            type="checkbox"
            name={`absent-${fact}`}
            value="yes"
            checked={form.absent.includes(fact)}
          />{' '}
          {t.absent[fact]}
        </label>
      ))}
    </div>
  );
};

export const FactsForm = ({ view, facts, form }: Props): VNode => {
  const { reader, item, state } = view;
  const t = wordsFor(reader).facts;
  const missing = new Set<string>(missingFacts(facts).map((fact) => factOf[fact]));
  const field = (name: FactName, label: string, hint: string, units = false): VNode => (
    <FactField
      reader={reader}
      form={form}
      name={name}
      label={label}
      hint={hint}
      missing={missing.has(name)}
      units={units}
    />
  );
  const known = [
    facts.issuer?.name ?? '',
    facts.number ?? '',
    facts.signedOn === null ? '' : formatDate(facts.signedOn),
  ].filter((text) => text !== '');
  const open = missing.size > 0 || Object.keys(form.errors).length > 0;
  return (
    <details class="card facts-card" id="facts" open={open}>
      <summary>
        <h2 id="facts-title">{t.title}</h2> <span class="muted">{known.join(' · ')}</span>
      </summary>
      <form
        class="facts-form"
        method="post"
        action={`${draftAddress(item.id)}/facts`}
        aria-labelledby="facts-title"
        noValidate
      >
        <Token reader={reader} />
        <input type="hidden" name="commandId" value={randomUUID()} />
        <input type="hidden" name="facts" value="yes" />
        <div class="facts-fields">
          {field('name', t.name, '')}
          {field('issuer', t.issuer, t.issuerHint, true)}
          {field('number', t.number, t.numberHint)}
          {field('signedOn', t.signed, t.signedHint)}
        </div>
        <Absent view={view} facts={facts} form={form} />
        <div class="facts-foot">
          <button class="btn" type="submit">
            {t.save}
          </button>
          <span class="muted">
            {t.key}: <span class="task-key">{draftKey(state)}</span>
          </span>
        </div>
      </form>
    </details>
  );
};
