/** The fields of a row, with what stood in them when they were shown. */
import type { VNode } from 'preact';
import { DateInput } from './date-input.js';
import { wordsFor } from './draft-frame.js';
import { formTexts } from './form-texts.js';
import type { Reader } from './reader.js';
import type { RowErrors, RowFieldName, TypedRow } from './row-values.js';

type Kind = 'line' | 'text' | 'date' | 'urgency';

const kinds: Readonly<Record<RowFieldName, Kind>> = {
  no: 'line',
  title: 'text',
  leads: 'text',
  coordinating: 'text',
  deadline: 'line',
  due: 'date',
  section: 'line',
  deliverable: 'text',
  urgency: 'urgency',
  status: 'text',
  note: 'text',
};

/** Units share a line with units. */
const lettersInLine = (name: RowFieldName): number =>
  name === 'leads' || name === 'coordinating' ? 32 : 62;

/** A field as high as its words, within reason. */
const linesFor = (name: RowFieldName, text: string): number =>
  Math.min(
    name === 'title' ? 8 : 4,
    Math.max(name === 'title' ? 2 : 1, Math.ceil(text.length / lettersInLine(name))),
  );

export type FieldsProps = {
  readonly reader: Reader;
  readonly row: TypedRow;
  readonly errors: RowErrors;
  /** Fields whose words are in doubt. */
  readonly doubted: ReadonlySet<RowFieldName>;
  /** Fields somebody else changed meanwhile, with what they wrote. */
  readonly others: ReadonlyMap<RowFieldName, string>;
  readonly prefix: string;
};

type FieldProps = FieldsProps & { readonly name: RowFieldName };

const Input = ({ reader, row, errors, doubted, prefix, name }: FieldProps): VNode => {
  const t = wordsFor(reader).fields;
  const id = `field-${prefix}${name}`;
  const value = row.typed[name];
  const wrong = errors[`${prefix}${name}`] !== undefined;
  const shared = {
    id,
    name: `${prefix}${name}`,
    'data-was': row.was[name],
    class: wrong ? 'form-control is-invalid' : 'form-control',
    ...(doubted.has(name) ? { 'data-doubted': '' } : {}),
    ...(wrong ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {}),
  };
  switch (kinds[name]) {
    case 'text':
      return (
        <textarea {...shared} rows={linesFor(name, value)}>
          {value}
        </textarea>
      );
    case 'line':
      return <input {...shared} type="text" autocomplete="off" value={value} />;
    case 'date':
      return <DateInput id={id} value={value} placeholder="dd/mm/yyyy" shared={shared} />;
    case 'urgency':
      return (
        <select {...shared} class="form-select">
          {(['normal', 'express'] as const).map((urgency) => (
            <option key={urgency} value={urgency} selected={urgency === value}>
              {t[urgency]}
            </option>
          ))}
        </select>
      );
  }
};

export const RowField = (props: FieldProps): VNode => {
  const { reader, row, errors, others, doubted, prefix, name } = props;
  const t = wordsFor(reader);
  const id = `field-${prefix}${name}`;
  const error = errors[`${prefix}${name}`];
  const theirs = others.get(name);
  return (
    <div class={`field field-${name}${doubted.has(name) ? ' field-doubted' : ''}`}>
      <label class="form-label" for={id}>
        {t.fields[name]}
      </label>
      <input type="hidden" name={`${prefix}was-${name}`} value={row.was[name]} />
      <Input {...props} />
      {error === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {formTexts[reader.language].errors[error]}
        </p>
      )}
      {theirs === undefined ? null : (
        <p class="field-theirs">
          {t.conflict.now}: <q>{theirs === '' ? t.conflict.blank : theirs}</q>
        </p>
      )}
    </div>
  );
};
