/** One contact, to be written, changed or deleted: by the coordinator for any unit, by a unit for itself. */
import type { VNode } from 'preact';
import type { ContactField, ContactProblems, TypedContact } from '../../domain/unit/contact.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import type { KeptContact } from '../../store/contacts.js';
import { formatInstant } from '../words/dates.js';
import { contactAddress } from './contact-address.js';
import { contactTexts } from './contact-texts.js';
import { type ContactTold, ToldBanner } from './contacts-page.js';
import { renderPage, Token } from './layout.js';
import { unitLabel } from './names.js';
import type { Reader } from './reader.js';

export type ContactView = {
  readonly unit: UnitCode;
  readonly unitName: string;
  readonly kept: KeptContact | null;
  readonly typed: TypedContact;
  readonly problems: ContactProblems;
  /** Where saving and leaving lead to; null where a unit looks at its own. */
  readonly back: string | null;
  readonly told: ContactTold | null;
};

type Props = { readonly reader: Reader; readonly view: ContactView };

/** As people fill it in: who, then how. */
const fieldOrder: readonly ContactField[] = ['name', 'phone', 'mail', 'note'];

const inputOf: Readonly<Record<Exclude<ContactField, 'note'>, object>> = {
  name: { type: 'text', autocomplete: 'off', maxLength: 200 },
  phone: { type: 'tel', autocomplete: 'off', maxLength: 60 },
  mail: { type: 'email', autocomplete: 'off', maxLength: 254 },
};

const Field = ({ reader, view, field }: Props & { readonly field: ContactField }): VNode => {
  const t = contactTexts[reader.language];
  const { label, hint } = t.fields[field];
  const problem = view.problems[field];
  const id = `contact-${field}`;
  const shared = {
    id,
    name: field,
    class: problem === undefined ? 'form-control' : 'form-control is-invalid',
    'aria-describedby': problem === undefined ? `${id}-hint` : `${id}-error ${id}-hint`,
    ...(problem === undefined ? {} : { 'aria-invalid': true }),
  };
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
        {field === 'note' ? <span class="field-optional"> ({t.optional})</span> : null}
      </label>
      {field === 'note' ? (
        <textarea {...shared} rows={2} maxLength={500}>
          {view.typed.note}
        </textarea>
      ) : (
        <input {...shared} {...inputOf[field]} value={view.typed[field]} />
      )}
      {problem === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {t.problems[problem]}
        </p>
      )}
      <p class="form-hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
};

const Summary = ({ reader, view }: Props): VNode | null => {
  const t = contactTexts[reader.language];
  const wrong = fieldOrder.flatMap((field) => {
    const problem = view.problems[field];
    return problem === undefined ? [] : [{ field, problem }];
  });
  if (wrong.length === 0) return null;
  return (
    <div class="notice notice-error" role="alert">
      <p>
        <strong>{t.errorsTitle}</strong>
      </p>
      <ul>
        {wrong.map(({ field, problem }) => (
          <li key={field}>
            <a href={`#contact-${field}`}>{t.fields[field].label}</a>: {t.problems[problem]}
          </li>
        ))}
      </ul>
    </div>
  );
};

const Back = ({ view }: { readonly view: ContactView }): VNode | null =>
  view.back === null ? null : <input type="hidden" name="back" value={view.back} />;

const ContactForm = ({ reader, view }: Props): VNode => {
  const t = contactTexts[reader.language];
  const { unit, kept, back } = view;
  return (
    <form class="card contact-form" method="post" action={contactAddress(unit)} noValidate>
      <Summary reader={reader} view={view} />
      <Token reader={reader} />
      <Back view={view} />
      {fieldOrder.map((field) => (
        <Field key={field} reader={reader} view={view} field={field} />
      ))}
      <p class="form-hint">
        {t.oneOfTwo} {t.privacy}
      </p>
      <div class="form-buttons">
        <button class="btn btn-primary" type="submit">
          {t.save}
        </button>
        {back === null ? null : (
          <a class="btn btn-link" href={back}>
            {t.cancel}
          </a>
        )}
      </div>
      {kept === null ? null : (
        <p class="muted contact-changed">
          {t.changed}:{' '}
          {t.changedBy(
            unitLabel(reader, kept.changedBy),
            formatInstant(kept.changedAt, reader.language),
          )}
        </p>
      )}
    </form>
  );
};

const Remove = ({ reader, view }: Props): VNode | null => {
  const t = contactTexts[reader.language];
  if (view.kept === null) return null;
  return (
    <details class="card contact-remove">
      <summary>{t.remove}</summary>
      <form method="post" action={`${contactAddress(view.unit)}/remove`}>
        <Token reader={reader} />
        <Back view={view} />
        <p class="consequence">{t.removeMore}</p>
        <button class="btn" type="submit">
          {t.removeNow}
        </button>
      </form>
    </details>
  );
};

export const contactPage = (reader: Reader, view: ContactView): string => {
  const t = contactTexts[reader.language];
  const own = view.back === null;
  return renderPage(
    reader,
    { title: own ? t.ownTitle : `${t.contact}: ${view.unitName}`, current: 'contacts' },
    <>
      <div class="page-head">
        <div>
          {own ? null : (
            <p class="page-over">
              <a href="/contacts">{t.title}</a>
            </p>
          )}
          <h1>{own ? t.ownTitle : view.unitName}</h1>
          <p class="page-lead">{own ? t.ownLead : null}</p>
        </div>
      </div>
      <ToldBanner reader={reader} told={view.told} />
      <ContactForm reader={reader} view={view} />
      <Remove reader={reader} view={view} />
    </>,
  );
};
