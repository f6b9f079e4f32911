/** Step 1: what was read of a file, before anything is decided about it. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { countsOf } from '../../domain/document/draft/state.js';
import { placeText } from '../words/places.js';
import { ColumnsForm } from './columns-form.js';
import { ProposalsLink } from './doubt-page.js';
import { doubtsAddress, draftAddress, signAddress } from './draft-address.js';
import { type DraftView, draftPage, wordsFor } from './draft-frame.js';
import { DraftRows, type RowsView, type RowsWish } from './draft-rows.js';
import { likelyCount } from './duty-mark.js';
import { LikelyRowsLink } from './duty-totals.js';
import { FactsForm } from './facts-form.js';
import type { FactsFormState } from './facts-values.js';
import { renderPage, Token } from './layout.js';
import { NoRows } from './no-rows.js';
import type { Reader } from './reader.js';
import { Key } from './row-buttons.js';
import { UnitList } from './unit-list.js';

export type ReadView = RowsView & {
  readonly wish: RowsWish;
  readonly facts: FactsFormState;
};

const Remarks = ({ view }: { view: DraftView }): VNode | null => {
  const { reader, state } = view;
  const t = wordsFor(reader).read;
  if (state.remarks.length === 0) return null;
  return (
    <section class="notice remarks" aria-labelledby="remarks">
      <h2 id="remarks">{t.remarks}</h2>
      <ul>
        {state.remarks.map(({ id, place, count }) => {
          const where = placeText(place, reader.language);
          return (
            <li key={`${id}${where}`}>
              {where === '' ? '' : `${where}: `}
              {t.remark[id]?.(count) ?? id}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** Nothing where nobody has done anything yet. */
const Undo = ({ view }: { view: DraftView }): VNode | null =>
  view.state.history.length === 0 ? null : (
    <form method="post" action={`${draftAddress(view.item.id)}/commands`}>
      <Token reader={view.reader} />
      <input type="hidden" name="commandId" value={randomUUID()} />
      <input type="hidden" name="back" value="read" />
      <button class="btn" type="submit" name="type" value="Undo" data-key="u" aria-keyshortcuts="u">
        {wordsFor(view.reader).actions.undo}
        <Key name="u" />
      </button>
    </form>
  );

/** How much was read, and the way on. */
const Summary = ({ view }: { view: ReadView }): VNode => {
  const t = wordsFor(view.reader).read;
  const { rows, doubtful } = countsOf(view.state);
  const { id } = view.item;
  return (
    <div class="card read-summary">
      <p class="read-counts">{t.counts(rows, doubtful)}</p>
      <ProposalsLink view={view} />
      <LikelyRowsLink view={view} likely={likelyCount(view.state.rows, view.likely.candidates)} />
      <div class="row-actions">
        <a
          class="btn btn-primary"
          href={doubtful > 0 ? doubtsAddress(id) : signAddress(id)}
          data-key="n"
          aria-keyshortcuts="n"
        >
          {doubtful > 0 ? t.toDoubts(doubtful) : t.toSign}
          <Key name="n" />
        </a>
        <Undo view={view} />
        <a class="btn" href={`/api/drafts/${id}/export?format=xlsx`} download>
          {t.asWorkbook}
        </a>
      </div>
    </div>
  );
};

const Discard = ({ view }: { view: DraftView }): VNode => {
  const t = wordsFor(view.reader).read;
  return (
    <details class="discard">
      <summary>{t.discard}</summary>
      <form
        class="card action-form"
        method="post"
        action={`${draftAddress(view.item.id)}/commands`}
      >
        <Token reader={view.reader} />
        <input type="hidden" name="commandId" value={randomUUID()} />
        <p class="consequence">{t.discardMore(view.state.rows.length)}</p>
        <div class="field">
          <label class="form-label" for="discard-reason">
            {t.discardReason}
          </label>
          <input
            class="form-control"
            id="discard-reason"
            name="reason"
            type="text"
            maxLength={2000}
            autocomplete="off"
          />
        </div>
        <div class="form-buttons">
          <button class="btn" type="submit" name="type" value="Discard">
            {t.discard}
          </button>
        </div>
      </form>
    </details>
  );
};

export const readPage = (view: ReadView): string => {
  const t = wordsFor(view.reader);
  return draftPage(
    view,
    'read',
    t.steps.read,
    <>
      {view.state.facts === null ? null : (
        <FactsForm view={view} facts={view.state.facts} form={view.facts} />
      )}
      {/* What another choice of columns changes; what is being typed above stays. */}
      <div id="read">
        {view.state.rows.length === 0 ? (
          <NoRows view={view}>
            <Undo view={view} />
          </NoRows>
        ) : (
          <Summary view={view} />
        )}
        <Remarks view={view} />
        <ColumnsForm view={view} />
        {view.state.rows.length === 0 ? null : <DraftRows view={view} wish={view.wish} />}
      </div>
      <Discard view={view} />
      <UnitList />
    </>,
  );
};

/** A draft that somebody gave up: there is nothing to do to it any more. */
export const discardedPage = (reader: Reader): string => {
  const t = wordsFor(reader);
  return renderPage(
    reader,
    { title: t.closed.discarded, current: 'documents' },
    <div class="message">
      <h1>{t.closed.discarded}</h1>
      <p>{t.closed.discardedMore}</p>
      <p>
        <a class="btn btn-primary" href="/drafts/new">
          {t.importDocument}
        </a>
      </p>
    </div>,
  );
};
