/** The form of one command: label above, example below, errors beside the field and in a summary. */
import type { VNode } from 'preact';
import type { TaskRequestType } from '../../domain/task/messages.js';
import { commandFields, type Field, type FormErrors, type FormValues } from './command-form.js';
import { DateInput } from './date-input.js';
import { formTexts } from './form-texts.js';
import { Token } from './layout.js';
import type { Reader } from './reader.js';

export type FormState = {
  readonly type: TaskRequestType;
  /** Made when the form is shown: a double click or a resent page is one command. */
  readonly commandId: string;
  readonly values: FormValues;
  readonly errors: FormErrors;
};

type InputProps = { reader: Reader; field: Field; form: FormState };

const idOf = ({ name }: Field): string => `field-${name}`;

const Input = ({ field, form }: InputProps): VNode => {
  const id = idOf(field);
  const value = form.values[field.name] ?? '';
  const wrong = form.errors[field.name] !== undefined;
  const shared = {
    id,
    name: field.name,
    class: wrong ? 'form-control is-invalid' : 'form-control',
    required: field.required,
    'aria-describedby': wrong ? `${id}-error ${id}-hint` : `${id}-hint`,
    ...(wrong ? { 'aria-invalid': true } : {}),
  };
  switch (field.kind) {
    case 'text':
      return (
        <textarea {...shared} rows={3} maxLength={20_000}>
          {value}
        </textarea>
      );
    case 'date':
      return <DateInput id={id} value={value} shared={shared} />;
    case 'percent':
      return (
        <input
          {...shared}
          class={`${shared.class} input-number`}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={value}
        />
      );
    case 'line':
    case 'deadline':
    case 'unit':
      return <input {...shared} type="text" maxLength={200} autocomplete="off" value={value} />;
  }
};

const FieldRow = (props: InputProps): VNode => {
  const { reader, field, form } = props;
  const t = formTexts[reader.language];
  const words = t.fields[field.name];
  const error = form.errors[field.name];
  const id = idOf(field);
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {words?.label ?? field.name}
        {field.required ? null : <span class="field-optional"> ({t.optional})</span>}
      </label>
      <Input {...props} />
      {error === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {t.errors[error]}
        </p>
      )}
      <p class="form-hint" id={`${id}-hint`}>
        {words?.example}
      </p>
    </div>
  );
};

const Summary = ({ reader, form }: { reader: Reader; form: FormState }): VNode | null => {
  const t = formTexts[reader.language];
  const wrong = commandFields[form.type].filter(({ name }) => form.errors[name] !== undefined);
  if (wrong.length === 0) return null;
  return (
    <div class="notice notice-error" role="alert">
      <p>
        <strong>{reader.texts.errorsTitle}</strong>
      </p>
      <ul>
        {wrong.map((field) => (
          <li key={field.name}>
            <a href={`#${idOf(field)}`}>{t.fields[field.name]?.label ?? field.name}</a>:{' '}
            {t.errors[form.errors[field.name] ?? 'required']}
          </li>
        ))}
      </ul>
    </div>
  );
};

export const HiddenFields = (props: {
  readonly reader: Reader;
  readonly type: TaskRequestType;
  readonly commandId: string;
}): VNode => (
  <>
    <Token reader={props.reader} />
    <input type="hidden" name="type" value={props.type} />
    <input type="hidden" name="commandId" value={props.commandId} />
  </>
);

export const ActionForm = (props: {
  readonly reader: Reader;
  readonly address: string;
  readonly form: FormState;
  /** What this very task makes of the command, said before the button. */
  readonly consequence: string | null;
}): VNode => {
  const { reader, address, form } = props;
  const t = formTexts[reader.language];
  const consequence = props.consequence ?? t.consequence[form.type];
  return (
    <form
      class="action-form card"
      id="form"
      method="post"
      action={`${address}/commands#form`}
      aria-labelledby="form-title"
      noValidate
    >
      <h2 id="form-title">{reader.words.command[form.type]}</h2>
      <Summary reader={reader} form={form} />
      <HiddenFields reader={reader} type={form.type} commandId={form.commandId} />
      {commandFields[form.type].map((field) => (
        <FieldRow key={field.name} reader={reader} field={field} form={form} />
      ))}
      {consequence === undefined ? null : <p class="consequence">{consequence}</p>}
      <div class="form-buttons">
        <button class="btn btn-primary" type="submit">
          {reader.words.command[form.type]}
        </button>
        <a class="btn btn-link" href={address}>
          {t.cancel}
        </a>
      </div>
    </form>
  );
};
