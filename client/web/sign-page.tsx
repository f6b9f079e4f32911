/** Step 3: what will happen, in numbers, and the signature under it. */
import type { ComponentChildren, VNode } from 'preact';
import type { DraftFacts } from '../../domain/document/draft/messages.js';
import type { planOf } from '../http/draft-routes.js';
import { formatDate, formatInstant } from '../words/dates.js';
import { doubtsAddress, draftAddress, proposalsAddress } from './draft-address.js';
import { type DraftView, draftPage, wordsFor } from './draft-frame.js';
import { dutyTexts } from './duty-texts.js';
import { DutyTotals, LikelyLink } from './duty-totals.js';
import type { FactsFormState } from './facts-values.js';
import { MissingContacts } from './missing-contacts.js';
import { unitLabel } from './names.js';
import { SignForm } from './sign-form.js';
import { TermsForm } from './terms-form.js';
import { UnitList } from './unit-list.js';

export type Signer = { readonly name: string; readonly missing: boolean };

export type SignView = DraftView & {
  readonly draftFacts: DraftFacts;
  readonly plan: Awaited<ReturnType<typeof planOf>>;
  readonly facts: FactsFormState;
  readonly signer: Signer;
  /** Rows that may be running tasks and are taken for none. */
  readonly likely: number;
};

/** More lines than this are summed up in one. */
const mostLines = 12;

const Card = (props: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}): VNode => (
  <section class="card totals" aria-labelledby={props.id}>
    <h2 id={props.id}>{props.title}</h2>
    {props.children}
  </section>
);

const Totals = (props: {
  readonly label: string;
  readonly what: string;
  readonly count: string;
  readonly rows: readonly (readonly [string, number])[];
}): VNode => (
  <table class="table" aria-label={props.label}>
    <thead>
      <tr>
        <th scope="col">{props.what}</th>
        <th scope="col" class="cell-number">
          {props.count}
        </th>
      </tr>
    </thead>
    <tbody>
      {props.rows.map(([name, count]) => (
        <tr key={name}>
          <th scope="row" class="total-name">
            {name}
          </th>
          <td class="cell-number">{count}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const NotReady = ({ view }: { view: SignView }): VNode | null => {
  const { reader, item, plan } = view;
  const t = wordsFor(reader);
  const { doubtful, missing, remandating } = plan;
  const gone = remandating.filter(({ running }) => running === null).length;
  if (plan.ready) return null;
  return (
    <div class="notice notice-wait" role="status">
      <p>
        <strong>{t.sign.notReady}</strong>
      </p>
      <ul>
        {doubtful === 0 ? null : (
          <li>
            {t.sign.doubtsLeft(doubtful)} <a href={doubtsAddress(item.id)}>{t.sign.seeThem}</a>
          </li>
        )}
        {missing.length === 0 ? null : (
          <li>
            {t.sign.factsMissing} {missing.map((fact) => t.facts[fact].toLowerCase()).join(', ')}.{' '}
            <a href={`${draftAddress(item.id)}#facts`}>{t.sign.stateThem}</a>
          </li>
        )}
        {plan.tasks + remandating.length === 0 ? <li>{t.sign.noRows}</li> : null}
        {gone === 0 ? null : <li>{dutyTexts[reader.language].sign.goneAbove(gone)}</li>}
      </ul>
    </div>
  );
};

/** What will not be assigned, and what was accepted as it stood. */
const LeftOut = ({ view }: { view: SignView }): VNode | null => {
  const t = wordsFor(view.reader).sign;
  const { dropped, proposals, accepted } = view.plan;
  if (dropped + proposals + accepted === 0) return null;
  return (
    <ul class="left-out">
      {accepted === 0 ? null : <li>{t.acceptedDoubts(accepted)}</li>}
      {dropped === 0 ? null : (
        <li>
          <a href={`${draftAddress(view.item.id)}?only=dropped#rows`}>{t.dropped(dropped)}</a>
        </li>
      )}
      {proposals === 0 ? null : (
        <li>
          <a href={proposalsAddress(view.item.id)}>{t.proposalsLeft(proposals)}</a>
        </li>
      )}
    </ul>
  );
};

const ByLead = ({ view }: { view: SignView }): VNode => {
  const t = wordsFor(view.reader).sign;
  const { byLead } = view.plan;
  const rest = byLead.slice(mostLines);
  const rows = byLead.slice(0, mostLines).map(({ name, tasks }) => [name, tasks] as const);
  const others = rest.reduce((sum, { tasks }) => sum + tasks, 0);
  return (
    <Card id="by-lead" title={t.byLead}>
      <Totals
        label={t.byLead}
        what={t.unit}
        count={t.tasks}
        rows={rest.length === 0 ? rows : [...rows, [t.others(rest.length), others]]}
      />
    </Card>
  );
};

const ByKind = ({ view }: { view: SignView }): VNode => {
  const t = wordsFor(view.reader).sign;
  const rows = view.plan.byKind.map(
    ({ kind, tasks }) => [view.reader.words.deadlineKind[kind], tasks] as const,
  );
  return (
    <Card id="by-kind" title={t.byKind}>
      <Totals label={t.byKind} what={t.kind} count={t.tasks} rows={rows} />
    </Card>
  );
};

const Late = ({ view }: { view: SignView }): VNode | null => {
  const t = wordsFor(view.reader).sign;
  const { late } = view.plan;
  if (late.length === 0) return null;
  return (
    <Card id="late" title={t.late(late.length)}>
      <p class="muted">{t.lateMore}</p>
      <ul class="plain late-list">
        {late.slice(0, mostLines).map(({ rowKey, title, due }) => (
          <li key={rowKey}>
            <span class="due-date due-overdue">{due === null ? '' : formatDate(due)}</span> {title}
          </li>
        ))}
      </ul>
      {late.length > mostLines ? <p class="muted">… +{late.length - mostLines}</p> : null}
    </Card>
  );
};

const Notices = ({ view }: { view: SignView }): VNode => {
  const t = wordsFor(view.reader).sign;
  const { byKind, recipients, first, last, repeating } = view.plan.notices;
  const { language, words } = view.reader;
  return (
    <Card id="notices" title={t.notices}>
      {first === null || last === null ? (
        <p class="muted">{t.noNotices}</p>
      ) : (
        <>
          <p>
            {t.noticesMore(
              recipients,
              formatInstant(first, language),
              formatInstant(last, language),
            )}
          </p>
          <Totals
            label={t.notices}
            what={t.notice}
            count={t.lines}
            rows={byKind.map(({ kind, lines }) => [words.notice[kind], lines] as const)}
          />
        </>
      )}
      {repeating === 0 ? null : <p class="muted">{t.repeating(repeating)}</p>}
    </Card>
  );
};

const Unreached = ({ view }: { view: SignView }): VNode | null => {
  const t = wordsFor(view.reader).sign;
  const { unreached } = view.plan;
  if (unreached.length === 0) return null;
  return (
    <Card id="unreached" title={t.unreached}>
      <p class="muted">{t.unreachedMore}</p>
      <ul class="plain">
        {unreached.map(({ unit, name, why }) => (
          <li key={unit}>
            {name === unit ? unitLabel(view.reader, unit) : name}{' '}
            <span class="muted">({t.why[why]})</span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

export const signPage = (view: SignView): string => {
  const t = wordsFor(view.reader).sign;
  return draftPage(
    view,
    'sign',
    t.title,
    <>
      <NotReady view={view} />
      <LikelyLink view={view} likely={view.likely} />
      <div class="sign-columns">
        <div>
          <DutyTotals view={view} rows={view.plan.remandating} />
          <ByLead view={view} />
          <ByKind view={view} />
          <Late view={view} />
        </div>
        <div>
          <Notices view={view} />
          <Unreached view={view} />
          <MissingContacts
            reader={view.reader}
            draft={view.item.id}
            missing={view.plan.missingContacts}
          />
          <TermsForm
            view={view}
            facts={view.draftFacts}
            form={view.facts}
            otherwise={view.plan.terms}
          />
        </div>
      </div>
      <LeftOut view={view} />
      {view.plan.ready && !view.plan.terms.keyTaken ? (
        <SignForm
          view={view}
          tasks={view.plan.tasks}
          remandating={view.plan.remandating.length}
          units={view.plan.byLead.length}
          signer={view.signer}
        />
      ) : null}
      <UnitList />
    </>,
  );
};
