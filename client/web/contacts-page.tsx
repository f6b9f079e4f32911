/** Every contact, those that are missing first. */
import type { ComponentChildren, VNode } from 'preact';
import type { ToldUnit } from '../../domain/document/contacts-needed.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import type { KeptContact } from '../../store/contacts.js';
import { formatInstant } from '../words/dates.js';
import { contactAddress, contactsAddress } from './contact-address.js';
import { contactTexts } from './contact-texts.js';
import { ContactWays } from './contact-ways.js';
import { renderPage } from './layout.js';
import { unitLabel } from './names.js';
import type { Reader } from './reader.js';

export type ContactTold = { readonly kind: 'saved' | 'removed'; readonly unit: UnitCode };

export type ContactsView = {
  readonly search: string;
  /** The draft whose units are filled in before its signature. */
  readonly draft: { readonly id: string; readonly name: string } | null;
  readonly missing: readonly ToldUnit[];
  readonly known: readonly KeptContact[];
  /** Of the register: found by the search, without a contact and without tasks. */
  readonly others: readonly UnitCode[];
  readonly told: ContactTold | null;
};

type Props = { readonly reader: Reader; readonly view: ContactsView };

/** The list as it is shown, to come back to. */
const hereOf = ({ search, draft }: ContactsView): string =>
  contactsAddress({ draft: draft?.id ?? '', search });

export const ToldBanner = (props: {
  readonly reader: Reader;
  readonly told: ContactTold | null;
}): VNode | null => {
  const { reader, told } = props;
  if (told === null) return null;
  const t = contactTexts[reader.language];
  return (
    <p class="notice notice-good" role="status">
      {t[told.kind](unitLabel(reader, told.unit))}
    </p>
  );
};

const Search = ({ reader, view }: Props): VNode => {
  const t = contactTexts[reader.language];
  return (
    <search>
      <form class="contact-search" action="/contacts" method="get">
        <label class="form-label" for="contact-search">
          {t.searchLabel}
        </label>
        <div class="contact-search-row">
          <input
            class="form-control"
            type="search"
            id="contact-search"
            name="search"
            value={view.search}
            placeholder={t.searchHint}
            autocomplete="off"
            maxLength={200}
          />
          <button class="btn" type="submit">
            {t.search}
          </button>
          {view.search === '' ? null : (
            <a class="btn btn-link" href="/contacts">
              {t.clear}
            </a>
          )}
        </div>
      </form>
    </search>
  );
};

const Section = (props: {
  readonly id: string;
  readonly title: string;
  readonly more?: string;
  readonly children: ComponentChildren;
}): VNode => (
  <section class="card contact-card" aria-labelledby={props.id}>
    <h2 id={props.id}>{props.title}</h2>
    {props.more === undefined ? null : <p class="muted">{props.more}</p>}
    {props.children}
  </section>
);

/** Who wants to find somebody should not have to pass by all whom nobody knows. */
const mostMissing = 12;

type MissingProps = Props & { readonly missing: readonly ToldUnit[] };

const MissingTable = ({ reader, view, missing }: MissingProps): VNode => {
  const t = contactTexts[reader.language];
  return (
    <table class="table contact-missing">
      <thead>
        <tr>
          <th scope="col">{t.unit}</th>
          <th scope="col" class="cell-number">
            {t.tasks}
          </th>
          <td class="cell-act" />
        </tr>
      </thead>
      <tbody>
        {missing.map(({ unit, name, tasks }) => (
          <tr key={unit}>
            <th scope="row" class="total-name">
              {name === unit ? unitLabel(reader, unit) : name}
            </th>
            <td class="cell-number">{tasks}</td>
            <td class="cell-act">
              <a href={contactAddress(unit, hereOf(view))} aria-label={`${t.fillIn}: ${name}`}>
                {t.fillIn}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Missing = ({ reader, view }: Props): VNode | null => {
  const t = contactTexts[reader.language];
  const { missing, draft, search } = view;
  if (missing.length === 0) {
    if (search !== '') return null;
    return (
      <p class="notice notice-good" role="status">
        {draft === null ? t.noneMissing : t.noneMissingOfDraft}
      </p>
    );
  }
  const more = draft === null ? t.missingMore : t.missingOfDraft(draft.name);
  const shown = draft === null && search === '' ? mostMissing : missing.length;
  const rest = missing.slice(shown);
  return (
    <Section id="missing" title={t.missing(missing.length)} more={more}>
      <MissingTable reader={reader} view={view} missing={missing.slice(0, shown)} />
      {rest.length === 0 ? null : (
        <details class="contact-rest">
          <summary>{t.otherUnits(rest.length)}</summary>
          <MissingTable reader={reader} view={view} missing={rest} />
        </details>
      )}
    </Section>
  );
};

const KnownRow = ({ reader, view, one }: Props & { readonly one: KeptContact }): VNode => {
  const t = contactTexts[reader.language];
  const who = unitLabel(reader, one.changedBy);
  return (
    <tr>
      <th scope="row">{unitLabel(reader, one.unit)}</th>
      <td>
        {one.name}
        {one.note === '' ? null : <span class="contact-note">{one.note}</span>}
      </td>
      <td>
        <ContactWays contact={one} />
      </td>
      <td class="contact-changed">
        {t.changedBy(who, formatInstant(one.changedAt, reader.language))}
      </td>
      <td class="cell-act">
        <a
          href={contactAddress(one.unit, hereOf(view))}
          aria-label={`${t.edit}: ${unitLabel(reader, one.unit)}`}
        >
          {t.edit}
        </a>
      </td>
    </tr>
  );
};

const Known = ({ reader, view }: Props): VNode | null => {
  const t = contactTexts[reader.language];
  const { known } = view;
  if (known.length === 0) return null;
  return (
    <Section id="known" title={t.known(known.length)}>
      <table class="table contacts">
        <thead>
          <tr>
            <th scope="col">{t.unit}</th>
            <th scope="col">{t.contact}</th>
            <th scope="col">{t.ways}</th>
            <th scope="col">{t.changed}</th>
            <td class="cell-act" />
          </tr>
        </thead>
        <tbody>
          {known.map((one) => (
            <KnownRow key={one.unit} reader={reader} view={view} one={one} />
          ))}
        </tbody>
      </table>
    </Section>
  );
};

const Others = ({ reader, view }: Props): VNode | null => {
  const t = contactTexts[reader.language];
  if (view.others.length === 0) return null;
  return (
    <Section id="others" title={t.others}>
      <ul class="plain contact-others">
        {view.others.map((unit) => (
          <li key={unit}>
            {unitLabel(reader, unit)} <a href={contactAddress(unit, hereOf(view))}>{t.fillIn}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Nothing = ({ reader, view }: Props): VNode | null => {
  const t = contactTexts[reader.language];
  const { search, draft, missing, known, others } = view;
  if (draft !== null || known.length > 0) return null;
  if (search !== '' && missing.length + others.length > 0) return null;
  return (
    <div class="card nothing">
      <h2>{search === '' ? t.noneKnown : t.nothingFound}</h2>
      <p>{search === '' ? t.noneKnownMore : t.nothingFoundMore}</p>
    </div>
  );
};

export const contactsPage = (reader: Reader, view: ContactsView): string => {
  const t = contactTexts[reader.language];
  const { draft } = view;
  return renderPage(
    reader,
    { title: t.title, current: 'contacts' },
    <>
      <div class="page-head">
        <div>
          <h1>{t.title}</h1>
          <p class="page-lead">{t.lead}</p>
        </div>
        {draft === null ? null : (
          <a class="btn btn-primary" href={`/drafts/${draft.id}/sign`}>
            {t.backToSign}
          </a>
        )}
      </div>
      <ToldBanner reader={reader} told={view.told} />
      {draft === null ? <Search reader={reader} view={view} /> : null}
      <Missing reader={reader} view={view} />
      <Known reader={reader} view={view} />
      <Others reader={reader} view={view} />
      <Nothing reader={reader} view={view} />
    </>,
  );
};
