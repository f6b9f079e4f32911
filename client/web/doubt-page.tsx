/** Step 2: one row at a time, what stands in the document beside what was understood of it. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import {
  type DraftRow,
  type DraftState,
  isDoubtful,
  rollOverOf,
} from '../../domain/document/draft/state.js';
import type { UnitAlias } from '../../domain/unit/messages.js';
import {
  doubtsAddress,
  draftAddress,
  proposalsAddress,
  rowLabel,
  signAddress,
} from './draft-address.js';
import { type DraftView, draftPage, wordsFor } from './draft-frame.js';
import { DutyCard, type DutyOffers } from './duty-card.js';
import { LikelyRowsLink } from './duty-totals.js';
import { Token } from './layout.js';
import { NoRows } from './no-rows.js';
import { offeredIn } from './proposals-left.js';
import { Act, DefaultAct, Key, rowFormId } from './row-buttons.js';
import { ConflictNote, RowForm, type RowFormState } from './row-form.js';
import { RowMark } from './row-mark.js';
import { SourceCard } from './source-card.js';
import { SplitForm, type SplitState } from './split-form.js';
import { Understood } from './understood.js';

export type DoubtView = DraftView & {
  /** The row looked at; null when none is left in doubt and none was asked for. */
  readonly row: DraftRow | null;
  readonly form: RowFormState | null;
  readonly split: SplitState | null;
  /** What running task it may be; null where the row cannot be taken for one now. */
  readonly offers: DutyOffers | null;
  /** Spellings that earlier reviews explained. */
  readonly aliases: readonly UnitAlias[];
  /** Rows that may be running tasks and are taken for none; asked where no row is shown. */
  readonly likely?: number;
};

export type Around = {
  /** Place among the rows in doubt, from one; null for a row that is clear. */
  readonly at: number | null;
  readonly all: number;
  readonly previous: DraftRow | null;
  readonly next: DraftRow | null;
};

/** The rows in doubt before and behind a row, whether it is in doubt itself or not. */
export const around = ({ rows }: DraftState, row: DraftRow): Around => {
  const place = rows.indexOf(row);
  const doubtful = [...rows.entries()].filter(([, one]) => isDoubtful(one));
  const before = doubtful.filter(([at]) => at < place);
  return {
    at: isDoubtful(row) ? before.length + 1 : null,
    all: doubtful.length,
    previous: before.at(-1)?.[1] ?? null,
    next: doubtful.find(([at]) => at > place)?.[1] ?? null,
  };
};

type Props = { readonly view: DoubtView; readonly row: DraftRow };

const Walk = ({ view, row }: Props): VNode => {
  const t = wordsFor(view.reader);
  const { at, all, previous, next } = around(view.state, row);
  const link = (target: DraftRow | null, word: string, key: string): VNode | null =>
    target === null ? null : (
      <a
        class="btn btn-sm"
        href={doubtsAddress(view.item.id, target.id)}
        data-key={key}
        aria-keyshortcuts={key}
      >
        {word}
        <Key name={key} />
      </a>
    );
  return (
    <nav class="walk" aria-label={t.doubts.title}>
      {at === null ? null : (
        <>
          <span class="walk-at" aria-hidden="true">
            {t.doubts.position(at, all)}
          </span>
          <span class="visually-hidden">{t.doubts.positionWords(at, all)}</span>
          <progress class="walk-bar" value={at} max={all} aria-hidden="true" />
        </>
      )}
      {link(previous, t.actions.previous, 'p')}
      {link(next, t.actions.next, 'n')}
      {view.form === null || view.split !== null ? null : (
        <Act what="undo" word={t.actions.undo} hotkey="u" look="btn btn-sm" form={rowFormId} />
      )}
      <a
        class="btn btn-sm btn-link"
        href={`${draftAddress(view.item.id)}?row=${row.id}#row-${row.id}`}
      >
        {t.actions.backToList}
      </a>
    </nav>
  );
};

/** What was dropped can only come back. */
const Dropped = ({ view, row }: Props): VNode => {
  const t = wordsFor(view.reader);
  const restorable = row.drop !== null && row.drop.into === null;
  return (
    <form
      class="row-form card"
      method="post"
      action={`${draftAddress(view.item.id)}/commands`}
      data-review={`dondoc/${view.item.id}/${row.id}/${row.version}`}
    >
      <Token reader={view.reader} />
      <input type="hidden" name="commandId" value={randomUUID()} />
      <input type="hidden" name="row" value={row.id} />
      <input type="hidden" name="version" value={row.version} />
      <p>
        <RowMark reader={view.reader} row={row} rows={view.state.rows} />
      </p>
      <div class="row-actions">
        {restorable ? (
          <button class="btn btn-primary" type="submit" name="type" value="RestoreRow">
            {t.actions.restore}
          </button>
        ) : null}
        <button class="btn" type="submit" name="type" value="Undo" data-key="u">
          {t.actions.undo}
          <Key name="u" />
        </button>
      </div>
    </form>
  );
};

/** What the fields of the form would be understood as; asked for anew while somebody types. */
const Preview = ({ view, row }: Props): VNode => {
  const t = wordsFor(view.reader).doubts;
  return (
    <section class="card understood" aria-labelledby="understood">
      <h2 id="understood">{t.understood}</h2>
      <div
        aria-live="polite"
        hx-post={`${draftAddress(view.item.id)}/rows/${row.id}/preview`}
        hx-trigger={`input delay:300ms from:#${rowFormId}`}
        hx-include={`#${rowFormId}`}
        hx-sync="this:replace"
      >
        <Understood
          reader={view.reader}
          task={row.task}
          rollOver={rollOverOf(view.state)}
          left={null}
        />
      </div>
      {view.form === null ? null : <p class="form-hint">{t.understoodHint}</p>}
    </section>
  );
};

const Row = ({ view, row }: Props): VNode => {
  const t = wordsFor(view.reader);
  return (
    <>
      {view.form === null || view.split !== null ? null : <DefaultAct word={t.actions.save} />}
      <div class="doubt-head">
        <h2>{t.row(rowLabel(row))}</h2>
        <Walk view={view} row={row} />
      </div>
      {view.form === null ? null : <ConflictNote view={view} form={view.form} />}
      <div class="doubt-columns">
        <div class="doubt-left">
          <SourceCard view={view} row={row} />
          {view.split === null ? <Preview view={view} row={row} /> : null}
        </div>
        {view.split !== null ? (
          <SplitForm view={view} row={row} split={view.split} />
        ) : view.form === null ? (
          <Dropped view={view} row={row} />
        ) : (
          <div>
            <RowForm view={view} row={row} form={view.form} aliases={view.aliases} />
            {view.offers === null ? null : <DutyCard view={view} row={row} offers={view.offers} />}
          </div>
        )}
      </div>
      <details class="keys">
        <summary>{t.doubts.keys}</summary>
        <p>{t.doubts.keysMore}</p>
      </details>
    </>
  );
};

const Done = ({ view }: { view: DoubtView }): VNode => {
  const t = wordsFor(view.reader);
  return (
    <div class="card nothing">
      <h2>{t.doubts.none}</h2>
      <p>{t.doubts.noneMore}</p>
      <p class="nothing-way">
        <a class="btn btn-primary" href={signAddress(view.item.id)} data-key="n">
          {t.read.toSign}
        </a>
      </p>
    </div>
  );
};

export const ProposalsLink = ({ view }: { view: DraftView }): VNode | null => {
  const count = offeredIn(view.state).length;
  return count === 0 ? null : (
    <p class="to-proposals">
      <a href={proposalsAddress(view.item.id)}>{wordsFor(view.reader).proposals.link(count)}</a>
    </p>
  );
};

export const doubtPage = (view: DoubtView): string =>
  draftPage(
    view,
    'doubts',
    wordsFor(view.reader).doubts.title,
    <>
      {view.state.rows.length === 0 ? <NoRows view={view} /> : null}
      {view.row !== null ? <Row view={view} row={view.row} /> : null}
      {view.row === null && view.state.rows.length > 0 ? <Done view={view} /> : null}
      <ProposalsLink view={view} />
      <LikelyRowsLink view={view} likely={view.likely ?? 0} />
    </>,
  );
