/** One task: what it is and how it stands on the left, what happened and will happen on the right. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { TaskRequestType } from '../../domain/task/messages.js';
import { planAhead } from '../../domain/task/plan.js';
import { claimIsLate } from '../../domain/task/status.js';
import type { TaskDetail } from '../../store/queries.js';
import type { HandleRefusal } from '../../workflows/contract.js';
import type { LeadContact as LeadSeen } from '../http/contact-access.js';
import { formatDate, formatInstant } from '../words/dates.js';
import { ActionForm, type FormState, HiddenFields } from './action-form.js';
import { commandFields } from './command-form.js';
import { howFar } from './due.js';
import { renderPage } from './layout.js';
import { LeadContact } from './lead-contact.js';
import { Lifeline } from './lifeline.js';
import { recipientName } from './names.js';
import { offeredActions } from './offered-actions.js';
import type { Reader } from './reader.js';
import { StatusMark } from './status.js';
import { TaskFacts } from './task-facts.js';
import { taskAddress } from './task-table.js';
import { taskTexts } from './task-texts.js';
import { Timeline } from './timeline.js';
import { fingerprint } from './waiting.js';

/** What the page tells about the command just given. */
export type Told =
  | { readonly kind: 'done'; readonly type: TaskRequestType }
  | { readonly kind: 'received' }
  | { readonly kind: 'refused'; readonly reason: HandleRefusal };

export type TaskView = {
  readonly detail: TaskDetail;
  /** Whom a coordinator may call. */
  readonly lead: LeadSeen | null;
  /** The form that stands open, as asked for in the address or as it came back. */
  readonly form: FormState | null;
  readonly told: Told | null;
};

type Props = { readonly reader: Reader; readonly detail: TaskDetail };

/** How many steps ahead are worth reading. */
const stepsAhead = 5;
const namedRecipients = 3;

const State = ({ reader, detail }: Props): VNode => {
  const far = howFar(reader, detail.item);
  return (
    <p class="task-state" id="task-state">
      <StatusMark reader={reader} status={detail.item.status} />
      {far === '' ? null : <span class={`due-far due-${detail.item.status}`}>{far}</span>}
      {detail.item.urgency === 'express' ? (
        <span class="express">{reader.texts.express}</span>
      ) : null}
    </p>
  );
};

const ToldBanner = ({ reader, told }: { reader: Reader; told: Told }): VNode => {
  const { texts: t } = reader;
  switch (told.kind) {
    case 'done':
      return (
        <p class="notice notice-good" role="status">
          {t.accepted} <strong>{reader.words.command[told.type]}</strong>
        </p>
      );
    case 'received':
      return (
        <p class="notice notice-wait" role="status">
          {t.received}
        </p>
      );
    case 'refused':
      return (
        <p class="notice notice-error" role="alert">
          <strong>{t.refusedTitle}.</strong> {reader.words.refusal[told.reason]}
        </p>
      );
  }
};

const consequenceOf = ({ reader, detail }: Props, type: TaskRequestType): string | null => {
  const t = taskTexts[reader.language];
  const { due, requestedUntil } = detail.state;
  if (type === 'ConfirmCompletion') return t.willBeDone(claimIsLate(detail.state));
  if (type === 'GrantExtension' && due !== null && requestedUntil !== null) {
    return t.willMove(formatDate(due), formatDate(requestedUntil));
  }
  return null;
};

const Action = (props: Props & { type: TaskRequestType; strong: boolean }): VNode => {
  const { reader, detail, type, strong } = props;
  const address = taskAddress(detail.item);
  const word = reader.words.command[type];
  const look = strong ? 'btn btn-primary' : 'btn';
  return commandFields[type].length === 0 ? (
    <form method="post" action={`${address}/commands`}>
      <HiddenFields reader={reader} type={type} commandId={randomUUID()} />
      <button class={look} type="submit">
        {word}
      </button>
    </form>
  ) : (
    <a class={look} href={`${address}?action=${type}#form`}>
      {word}
    </a>
  );
};

const Actions = (props: Props): VNode | null => {
  const { reader, detail } = props;
  const { texts: t } = reader;
  const offered = offeredActions(detail.state, reader.session.actor, detail.now);
  const open = detail.state.end === null;
  if (offered.primary.length + offered.more.length === 0) {
    return open ? <p class="muted no-actions">{t.noActions}</p> : null;
  }
  return (
    <nav class="actions" aria-label={t.actions}>
      {offered.primary.map((type, index) => (
        <Action key={type} {...props} type={type} strong={index === 0} />
      ))}
      {offered.more.length === 0 ? null : (
        <details class="menu">
          <summary class="btn">{t.moreActions}</summary>
          <ul class="menu-list">
            {offered.more.map((type) => (
              <li key={type}>
                <Action {...props} type={type} strong={false} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
};

const Upcoming = ({ reader, detail }: Props): VNode => {
  const { texts: t } = reader;
  const planned = planAhead(detail.state, detail.now, stepsAhead);
  // Repetitions go on for ever: the first one says it all.
  const repeated = planned.findIndex(({ event }) => event.type === 'LatenessRepeated');
  const steps = repeated === -1 ? planned : planned.slice(0, repeated + 1);
  return (
    <section class="card upcoming" aria-labelledby="upcoming">
      <h2 id="upcoming">{t.upcoming}</h2>
      {steps.length === 0 ? <p class="muted">{t.nothingUpcoming}</p> : null}
      <ol class="ahead">
        {steps.map(({ at, event, notices }) => {
          const names = [
            ...new Set(
              notices.map(({ recipient }) => recipientName(reader, recipient, detail.state)),
            ),
          ];
          const [first] = notices;
          return (
            <li key={`${event.type}${at}`}>
              <p>
                <strong>
                  {reader.words.event[event.type]}
                  {event.type === 'EscalationRaised' ? `, ${t.level(event.level)}` : ''}
                </strong>
                <time class="entry-at" dateTime={at}>
                  {formatInstant(at, reader.language)}
                </time>
              </p>
              {first === undefined ? null : (
                <p class="entry-who">
                  {t.notifies} {names.slice(0, namedRecipients).join('; ')}
                  {names.length > namedRecipients
                    ? ` ${t.alsoOthers(names.length - namedRecipients)}`
                    : ''}{' '}
                  · {t.slot} {formatInstant(first.slotAt, reader.language)}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {detail.item.wakeAt === null ? null : (
        <p class="muted next-wake">
          {t.nextWake} {formatInstant(detail.item.wakeAt, reader.language)}
        </p>
      )}
    </section>
  );
};

type LiveProps = Props & {
  /** The version on the screen; null for a whole page. */
  readonly seen: number | null;
  readonly formOpen: boolean;
};

const Live = ({ reader, detail, seen, formOpen }: LiveProps): VNode => {
  const address = taskAddress(detail.item);
  const print = fingerprint(detail.events.length, detail.item.status);
  return (
    <div
      id="live"
      hx-get={`${address}/live?seen=${print}${formOpen ? '&form=open' : ''}`}
      hx-trigger="every 400ms"
      hx-swap="outerHTML"
    >
      <section class="card timeline-card" aria-labelledby="timeline">
        <h2 id="timeline">{reader.texts.timeline}</h2>
        <p class="muted">{reader.texts.timelineHint}</p>
        <Timeline reader={reader} detail={detail} seen={seen} />
      </section>
      <Upcoming reader={reader} detail={detail} />
    </div>
  );
};

const Standing = ({ reader, detail }: Props): VNode => (
  <>
    <State reader={reader} detail={detail} />
    <Lifeline reader={reader} detail={detail} />
  </>
);

export type LiveView = Pick<TaskView, 'detail' | 'lead'> & {
  readonly seen: number;
  readonly formOpen: boolean;
};

/** What an open page swaps in when the task has changed; a form being filled in is left alone. */
export const liveFragment = (reader: Reader, { detail, lead, seen, formOpen }: LiveView): string =>
  renderToString(
    <>
      <Live reader={reader} detail={detail} seen={seen} formOpen={formOpen} />
      <div id="task-head" hx-swap-oob="innerHTML">
        <Standing reader={reader} detail={detail} />
      </div>
      <LeadContact reader={reader} lead={lead} back={taskAddress(detail.item)} swaps={true} />
      <div id="task-facts" hx-swap-oob="innerHTML">
        <TaskFacts reader={reader} detail={detail} />
      </div>
      {formOpen ? null : (
        <div id="task-actions" hx-swap-oob="innerHTML">
          <Actions reader={reader} detail={detail} />
        </div>
      )}
      <div id="changed" hx-swap-oob="innerHTML">
        <p class="notice notice-wait">
          {reader.texts.changed}{' '}
          {formOpen ? <a href={taskAddress(detail.item)}>{reader.texts.reload}</a> : null}
        </p>
      </div>
    </>,
  );

export const taskPage = (reader: Reader, { detail, lead, form, told }: TaskView): string => {
  const { item } = detail;
  return renderPage(
    reader,
    { title: `${item.rowKey}: ${item.title.slice(0, 60)}`, current: 'tasks' },
    <article class="task">
      <p class="page-over">
        <a href="/tasks">{reader.texts.tasks}</a> ›{' '}
        <a href={`/documents/${item.documentKey}`}>{item.documentKey}</a> › {item.rowKey}
      </p>
      <h1 class="task-title">{item.title}</h1>
      <div id="task-head">
        <Standing reader={reader} detail={detail} />
      </div>
      <LeadContact reader={reader} lead={lead} back={taskAddress(item)} swaps={false} />
      {told === null ? null : <ToldBanner reader={reader} told={told} />}
      <div id="changed" aria-live="polite" />
      <div id="task-actions">
        {form === null ? (
          <Actions reader={reader} detail={detail} />
        ) : (
          <ActionForm
            reader={reader}
            address={taskAddress(item)}
            form={form}
            consequence={consequenceOf({ reader, detail }, form.type)}
          />
        )}
      </div>
      <div class="task-columns">
        <div id="task-facts">
          <TaskFacts reader={reader} detail={detail} />
        </div>
        <Live reader={reader} detail={detail} seen={null} formOpen={form !== null} />
      </div>
    </article>,
  );
};
