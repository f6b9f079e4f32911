/** Home is a list of things to do, each with its action in place; the four numbers stand below. */

import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import type { TaskRequestType } from '../../domain/task/messages.js';
import type { Quadrant } from '../../domain/task/status.js';
import type { DraftList } from '../../store/drafts.js';
import { formatDate } from '../words/dates.js';
import { HiddenFields } from './action-form.js';
import { Due } from './due.js';
import { renderPage, Token } from './layout.js';
import { longDate } from './long-date.js';
import { OpenDrafts } from './open-drafts.js';
import type { Reader } from './reader.js';
import { Glyph } from './status.js';
import { TaskLink, taskAddress } from './task-table.js';
import type { WorkItem, WorkKind, Worklist, WorkSection } from './worklist.js';

const shown = 8;

/** Actions that need no more words than the button. */
const atOnce: Readonly<Partial<Record<WorkKind, TaskRequestType>>> = {
  confirm: 'ConfirmCompletion',
  acknowledge: 'Acknowledge',
};
const withForm: Readonly<Partial<Record<WorkKind, readonly TaskRequestType[]>>> = {
  confirm: ['ReturnResult'],
  extensions: ['GrantExtension', 'RefuseExtension'],
  pending: ['MoveDeadline'],
};

const seeAll: Readonly<Record<WorkKind, string | null>> = {
  confirm: '/tasks?status=claimed',
  extensions: null,
  acknowledge: null,
  overdue: '/tasks?status=overdue&sort=due',
  'due-soon': '/tasks?status=due-soon&sort=due',
  pending: '/tasks?status=pending',
};

type ItemProps = { reader: Reader; kind: WorkKind; work: WorkItem };

const Actions = ({ reader, kind, work: { task } }: ItemProps): VNode | null => {
  const direct = atOnce[kind];
  const others = withForm[kind] ?? [];
  if (direct === undefined && others.length === 0) return null;
  const about = `${task.rowKey}`;
  return (
    <div class="work-actions">
      {direct === undefined ? null : (
        <form method="post" action={`${taskAddress(task)}/commands`}>
          <HiddenFields reader={reader} type={direct} commandId={randomUUID()} />
          <input type="hidden" name="from" value="home" />
          <button
            class={kind === 'confirm' ? 'btn btn-sm btn-primary' : 'btn btn-sm'}
            type="submit"
            aria-label={`${reader.words.command[direct]}: ${about}`}
          >
            {reader.words.command[direct]}
          </button>
        </form>
      )}
      {others.map((type) => (
        <a
          key={type}
          class="btn btn-sm"
          href={`${taskAddress(task)}?action=${type}#form`}
          aria-label={`${reader.words.command[type]}: ${about}`}
        >
          {reader.words.command[type]}
        </a>
      ))}
    </div>
  );
};

const Item = (props: ItemProps): VNode => {
  const { reader, work } = props;
  const { task, until } = work;
  return (
    <li class="work">
      <Glyph status={task.status} />
      <div class="work-task">
        <TaskLink reader={reader} item={task} />
      </div>
      <div class="work-due">
        {until === null || task.due === null ? (
          <Due reader={reader} item={task} />
        ) : (
          reader.texts.extensionAsked(formatDate(task.due), formatDate(until))
        )}
      </div>
      <Actions {...props} />
    </li>
  );
};

const Section = ({ reader, section }: { reader: Reader; section: WorkSection }): VNode => {
  const { kind, items, total } = section;
  const all = seeAll[kind];
  const rest = all === null ? items.slice(shown) : [];
  const list = (some: readonly WorkItem[]): VNode => (
    <ul class="work-list">
      {some.map((work) => (
        <Item key={work.task.id} reader={reader} kind={kind} work={work} />
      ))}
    </ul>
  );
  return (
    <section class="card work-section" aria-labelledby={`section-${kind}`}>
      <div class="work-head">
        <h2 id={`section-${kind}`}>
          {reader.texts.sections[kind]} <span class="count">{total}</span>
        </h2>
        {all !== null && total > shown ? <a href={all}>{reader.texts.seeAll(total)}</a> : null}
      </div>
      {list(items.slice(0, shown))}
      {rest.length === 0 ? null : (
        <details class="work-rest">
          <summary>{reader.texts.seeMore(rest.length)}</summary>
          {list(rest)}
          {total > items.length ? (
            <p class="work-more">
              <a href="/tasks">{reader.texts.seeAll(total)}</a>
            </p>
          ) : null}
        </details>
      )}
    </section>
  );
};

const Nothing = ({ reader, work }: { reader: Reader; work: Worklist }): VNode => {
  const { texts: t } = reader;
  const fresh = work.tasks === 0;
  return (
    <div class="card nothing">
      <h2>{fresh ? t.noTasksYet : t.nothingWaiting}</h2>
      <p>{fresh ? t.noTasksYetMore : t.nothingWaitingMore}</p>
    </div>
  );
};

const Tally = ({ reader, work }: { reader: Reader; work: Worklist }): VNode => {
  const { texts: t } = reader;
  const cell = (quadrant: Quadrant): VNode => (
    <td class={`tally-number tally-${quadrant}`}>
      <a
        href={`/tasks?quadrant=${quadrant}`}
        aria-label={`${reader.words.quadrant[quadrant]}: ${work.quadrants[quadrant]}`}
      >
        {work.quadrants[quadrant]}
      </a>
    </td>
  );
  return (
    <section class="card tally" aria-labelledby="tally">
      <h2 id="tally">{t.tally}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.tallyOf}</th>
            <th scope="col">{t.onTime}</th>
            <th scope="col">{t.late}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t.done}</th>
            {cell('done-on-time')}
            {cell('done-late')}
          </tr>
          <tr>
            <th scope="row">{t.notDone}</th>
            {cell('open-on-time')}
            {cell('open-late')}
          </tr>
        </tbody>
      </table>
    </section>
  );
};

export const SendNow = ({ reader }: { reader: Reader }): VNode | null =>
  reader.session.actor.kind === 'coordinator' ? (
    <form method="post" action="/digest-now" class="send-now">
      <Token reader={reader} />
      <button class="btn" type="submit" title={reader.texts.sendNowHint}>
        {reader.texts.sendNow}
      </button>
    </form>
  ) : null;

/** What was just done from this page, with the way to it. */
export type Done = { readonly what: string; readonly address: string; readonly label: string };

export const homePage = (
  reader: Reader,
  work: Worklist,
  done: Done | null,
  drafts: DraftList,
): string => {
  const { texts: t } = reader;
  return renderPage(
    reader,
    { title: t.home, current: 'home' },
    <>
      <div class="page-head">
        <div>
          <p class="page-over">{longDate(reader.today, reader.language)}</p>
          <h1>{t.home}</h1>
          <p class="page-lead">{t.homeLead(work.waiting + drafts.total)}</p>
        </div>
        <SendNow reader={reader} />
      </div>
      {done === null ? null : (
        <p class="notice notice-good" role="status">
          {t.accepted} {done.what} · <a href={done.address}>{done.label}</a>
        </p>
      )}
      <OpenDrafts reader={reader} drafts={drafts} page={1} />
      {work.sections.length + drafts.total === 0 ? <Nothing reader={reader} work={work} /> : null}
      {work.sections.map((section) => (
        <Section key={section.kind} reader={reader} section={section} />
      ))}
      <Tally reader={reader} work={work} />
    </>,
  );
};
