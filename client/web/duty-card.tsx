/** Beside a row: the running task that it may be, with both dates and the grounds, and the choice. */
import type { VNode } from 'preact';
import type { DraftRow } from '../../domain/document/draft/state.js';
import { unitName } from '../../domain/unit/register.js';
import type { Offer, RowOffers, RunningTask } from '../http/likeness.js';
import { formatDate } from '../words/dates.js';
import { doubtsAddress, rowLabel } from './draft-address.js';
import type { DraftView } from './draft-frame.js';
import { dutyTexts } from './duty-texts.js';
import type { Reader } from './reader.js';
import { Act, rowFormId } from './row-buttons.js';
import { dueWords } from './understood.js';

export type DutyOffers = RowOffers & {
  /** The next row that may be a running task, and that nobody took for one. */
  readonly next: DraftRow | null;
};

type Props = { readonly view: DraftView; readonly row: DraftRow; readonly offers: DutyOffers };

/** The day in force, whoever moved it; a deadline without one in its kind. */
export const runningDue = (reader: Reader, { due, deadline }: RunningTask): string =>
  due === null ? dueWords(reader, { ...deadline, due, dueAt: null }) : formatDate(due);

export const runningAddress = ({ task }: Pick<RunningTask, 'task'>): string =>
  `/tasks/${task.slice('task/'.length)}`;

/** A document as people call it: by its number, where it has one. */
export const mandateName = ({ documentNumber, documentName }: RunningTask): string =>
  documentNumber === '' ? documentName : documentNumber;

const groundsOf = ({ language }: Reader, { evidence }: Offer): string => {
  const t = dutyTexts[language].card;
  const { titles, leads, references } = evidence;
  const percent = Math.round(titles * 100);
  return [
    leads.length === 0 ? t.otherLeads : t.sameLeads(leads.map(unitName).join('; ')),
    ...(references.length === 0 ? [] : [t.references(references.join(', '))]),
    percent === 100 ? t.sameTitle : t.titles(percent),
  ].join(' · ');
};

const Dates = ({ view, row, task }: Props & { readonly task: RunningTask }): VNode => {
  const { reader } = view;
  const t = dutyTexts[reader.language].card;
  const { originalDue, due } = task;
  return (
    <dl class="duty-dates">
      <div>
        <dt>{t.runningDue}</dt>
        <dd>
          <strong>{runningDue(reader, task)}</strong>
          {originalDue === null || originalDue === due ? null : (
            <span class="muted"> ({t.firstDue(formatDate(originalDue))})</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t.rowDue}</dt>
        <dd>
          <strong>{dueWords(reader, row.task.deadline)}</strong>
        </dd>
      </div>
    </dl>
  );
};

const Duty = (props: Props & { readonly task: RunningTask }): VNode => {
  const { view, task } = props;
  const t = dutyTexts[view.reader.language].card;
  return (
    <>
      <p class="duty-where">
        <a href={runningAddress(task)} title={task.documentName}>
          {mandateName(task)}, {t.number(task.section, task.number)}
        </a>
      </p>
      <p class="duty-title">{task.title}</p>
      <p class="duty-leads">
        {t.leads}: {task.leads.map(({ name }) => name).join('; ')}
      </p>
      <Dates {...props} />
    </>
  );
};

const Offers = (props: Props): VNode => {
  const { view, offers, row } = props;
  const t = dutyTexts[view.reader.language].card;
  const others = offers.candidates.filter(({ task }) => task !== row.remandates);
  return (
    <ul class="plain duties">
      {others.map((offer, index) => (
        <li key={offer.task}>
          <Duty {...props} task={offer} />
          <p class="duty-grounds">
            {t.grounds}: {groundsOf(view.reader, offer)}
          </p>
          <Act
            what={`remandate|${offer.task}`}
            word={t.remandate}
            look="btn btn-sm choice"
            form={rowFormId}
            {...(index === 0 && row.remandates === null && !row.ownDuty ? { hotkey: 'r' } : {})}
          />
        </li>
      ))}
    </ul>
  );
};

const Own = ({ view }: Pick<Props, 'view'>): VNode => (
  <Act
    what="remandate"
    word={dutyTexts[view.reader.language].card.own}
    look="btn btn-sm choice"
    form={rowFormId}
    hotkey="o"
  />
);

const Named = (props: Props): VNode => {
  const { view, offers } = props;
  const t = dutyTexts[view.reader.language].card;
  const task = offers.remandates;
  return (
    <>
      <p class="muted">{t.namedMore}</p>
      {task === null ? null : <Duty {...props} task={task} />}
      {task === null || task.closed ? <p class="field-error">{t.gone}</p> : null}
      <Own view={view} />
    </>
  );
};

/** Nothing where the row is like no task, and nobody took it for one. */
export const DutyCard = (props: Props): VNode | null => {
  const { view, row, offers } = props;
  const t = dutyTexts[view.reader.language].card;
  const named = row.remandates !== null;
  const others = offers.candidates.filter(({ task }) => task !== row.remandates);
  if (!named && others.length === 0) return null;
  return (
    <section class="card duty" aria-labelledby="duty">
      <h2 id="duty">{named ? t.named : row.ownDuty ? t.ownTitle : t.likely}</h2>
      {named ? <Named {...props} /> : <p class="muted">{row.ownDuty ? t.ownMore : t.likelyMore}</p>}
      {others.length === 0 ? null : named || row.ownDuty ? (
        <details class="duty-others">
          <summary>{named ? t.others : t.likely}</summary>
          <Offers {...props} />
        </details>
      ) : (
        <>
          <Offers {...props} />
          <p class="duty-own">
            <Own view={view} />
          </p>
        </>
      )}
      {offers.next === null ? null : (
        <p class="duty-next">
          {/* The same key goes to the next row in doubt, which stands before it where there is one. */}
          <a href={doubtsAddress(view.item.id, offers.next.id)} data-key="n">
            {t.next(rowLabel(offers.next))}
          </a>
        </p>
      )}
    </section>
  );
};
