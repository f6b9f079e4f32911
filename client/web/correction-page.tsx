/** Step 3 of a corrected version: every difference from what runs, and the signature under them. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { type Difference, rowChanges } from '../../domain/document/differences.js';
import { countsOf } from '../../domain/document/draft/state.js';
import type { draftDifferencesOf } from '../http/draft-correction.js';
import type { RemandatingRow } from '../http/likeness.js';
import { Decided, Doubts } from './correction-doubts.js';
import { correctionPageTexts } from './correction-page-texts.js';
import { CorrectionSignForm, type Typed } from './correction-sign-form.js';
import { DifferenceCard } from './difference-card.js';
import {
  choicesAddress,
  doubtsAddress,
  proposalsAddress,
  rowsShown,
  signAddress,
} from './draft-address.js';
import { type DraftView, draftPage } from './draft-frame.js';
import { dutyTexts } from './duty-texts.js';
import { DutyTotals, LikelyLink } from './duty-totals.js';
import { Token } from './layout.js';
import { offeredIn, ProposalsLeft } from './proposals-left.js';
import { Key } from './row-buttons.js';

/** Which differences a page shows: all that are any, or those of one kind. */
export const differenceKinds = [
  ...rowChanges,
  'withdrawn',
  'new',
  'closed',
  'left',
  'unchanged',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export type DifferencesWish = {
  readonly only: DifferenceKind | null;
  readonly page: number;
};

type Seen = Awaited<ReturnType<typeof draftDifferencesOf>>;
type Compared = Extract<Seen, { outcome: 'compared' }>;

export type CorrectionView = DraftView & {
  readonly seen: Seen;
  readonly wish: DifferencesWish;
  readonly typed: Typed;
  /** Rows that begin no task, each with the running one that it mandates anew. */
  readonly remandating: readonly RemandatingRow[];
  /** Rows that may be running tasks of other documents and are taken for none. */
  readonly likely: number;
};

const goneOf = ({ remandating }: CorrectionView): number =>
  remandating.filter(({ running }) => running === null).length;

type Props = { readonly view: CorrectionView; readonly seen: Compared };

const isOf = (
  { task, ...difference }: Difference,
  kind: DifferenceKind,
  left: ReadonlySet<string>,
): boolean => {
  if (kind === 'left') {
    return left.has(task) && difference.kind !== 'unchanged' && difference.kind !== 'closed';
  }
  return difference.kind === 'changed'
    ? difference.what.some((change) => change === kind)
    : difference.kind === kind;
};

export const addressOf = (draft: string, { only, page }: DifferencesWish): string => {
  const query = new URLSearchParams({
    ...(only === null ? {} : { only }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
  return query.size === 0 ? signAddress(draft) : `${signAddress(draft)}?${query}`;
};

/** How many there are of each kind; each number opens its differences. */
const Totals = ({ view, seen }: Props): VNode => {
  const { reader, item, wish } = view;
  const t = correctionPageTexts[reader.language];
  const left = new Set<string>(seen.left);
  const all = seen.differences.filter(({ kind }) => kind !== 'unchanged').length;
  const word = (kind: DifferenceKind): string =>
    kind in t.counts
      ? t.counts[kind as keyof typeof t.counts]
      : t.what[kind as keyof typeof t.what];
  const chips: readonly (readonly [DifferenceKind | null, string, number])[] = [
    [null, t.all, all],
    ...differenceKinds.map((kind): [DifferenceKind, string, number] => [
      kind,
      word(kind),
      seen.differences.filter((difference) => isOf(difference, kind, left)).length,
    ]),
  ];
  return (
    <nav aria-label={t.totals}>
      <ul class="chips">
        {chips
          .filter(([kind, , count]) => count > 0 || kind === null)
          .map(([kind, text, count]) => (
            <li key={text}>
              <a
                class="chip"
                href={`${addressOf(item.id, { only: kind, page: 1 })}#differences`}
                {...(kind === wish.only ? { 'aria-current': 'true' as const } : {})}
              >
                {text}
                <span class="chip-count">{count}</span>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
};

const Pages = ({ view, total }: { view: CorrectionView; total: number }): VNode | null => {
  const { reader, item, wish } = view;
  const t = correctionPageTexts[reader.language];
  if (total <= rowsShown) return null;
  const { page } = wish;
  const to = Math.min(total, page * rowsShown);
  const link = (text: string, there: number) =>
    there < 1 || (there - 1) * rowsShown >= total ? null : (
      <a class="btn btn-sm" href={`${addressOf(item.id, { ...wish, page: there })}#differences`}>
        {text}
      </a>
    );
  return (
    <nav class="pages row-actions" aria-label={t.pages}>
      {t.shown((page - 1) * rowsShown + 1, to, total)}
      {link(t.previous, page - 1)}
      {link(t.next, page + 1)}
    </nav>
  );
};

const Differences = ({ view, seen }: Props): VNode => {
  const { reader, wish, state, item } = view;
  const t = correctionPageTexts[reader.language];
  const left = new Set<string>(seen.left);
  const offered = new Set(offeredIn(state).map(({ task }) => task.title));
  const proposalOf = (difference: Difference): string | null =>
    difference.kind === 'withdrawn' && offered.has(difference.standing.title)
      ? proposalsAddress(item.id)
      : null;
  const wanted = seen.differences.filter((difference) =>
    wish.only === null ? difference.kind !== 'unchanged' : isOf(difference, wish.only, left),
  );
  const from = (wish.page - 1) * rowsShown;
  return (
    <section id="differences" aria-labelledby="differences-title">
      <h2 id="differences-title">{t.differences}</h2>
      <Totals view={view} seen={seen} />
      {wanted.length === 0 ? <p class="muted">{t.noDifferences}</p> : null}
      <ol class="plain differences">
        {wanted.slice(from, from + rowsShown).map((difference) => (
          <DifferenceCard
            key={difference.task}
            reader={reader}
            document={seen.key}
            difference={difference}
            left={left.has(difference.task)}
            proposal={proposalOf(difference)}
            row={'row' in difference ? (seen.ids.get(difference.row.rowKey) ?? null) : null}
          />
        ))}
      </ol>
      <Pages view={view} total={wanted.length} />
    </section>
  );
};

/** One form for all choices: each button carries what it says. */
const Choices = ({ view, seen }: Props): VNode => {
  const { reader, item, wish } = view;
  const t = correctionPageTexts[reader.language];
  return (
    <form method="post" action={choicesAddress(item.id)}>
      <Token reader={reader} />
      <input type="hidden" name="commandId" value={randomUUID()} />
      <input type="hidden" name="only" value={wish.only ?? ''} />
      <input type="hidden" name="page" value={wish.page} />
      <Doubts reader={reader} seen={seen} />
      <Decided reader={reader} seen={seen} />
      <Differences view={view} seen={seen} />
      <p class="row-actions undo-choice">
        <button
          class="btn btn-sm"
          type="submit"
          name="do"
          value="undo"
          data-key="u"
          aria-keyshortcuts="u"
        >
          {t.undo}
          <Key name="u" />
        </button>
      </p>
    </form>
  );
};

const NotReady = ({ view, seen }: Props): VNode | null => {
  const { reader, item, state } = view;
  const t = correctionPageTexts[reader.language];
  const { doubtful } = countsOf(state);
  const gone = goneOf(view);
  if (doubtful + seen.doubts.length + gone === 0) return null;
  return (
    <div class="notice notice-wait" role="status">
      <p>
        <strong>{t.notReady}</strong>
      </p>
      <ul>
        {doubtful === 0 ? null : (
          <li>
            {t.doubtful(doubtful)} <a href={doubtsAddress(item.id)}>{t.seeThem}</a>
          </li>
        )}
        {seen.doubts.length === 0 ? null : (
          <li>
            <a href="#doubts">{t.undecided(seen.doubts.length)}</a>
          </li>
        )}
        {gone === 0 ? null : <li>{dutyTexts[reader.language].sign.goneAbove(gone)}</li>}
      </ul>
    </div>
  );
};

/** Why there is nothing to compare. */
const Instead = ({
  view,
  seen,
}: {
  view: CorrectionView;
  seen: Exclude<Seen, Compared>;
}): VNode => {
  const t = correctionPageTexts[view.reader.language];
  switch (seen.outcome) {
    case 'orders-waiting':
      return (
        <p class="notice notice-wait" role="status">
          {t.waiting(seen.waiting)} <a href={signAddress(view.item.id)}>{t.reload}</a>
        </p>
      );
    case 'unchanged':
      return (
        <p class="notice" role="status">
          {t.known} <a href={`/documents/${seen.key}`}>{seen.key}</a>
        </p>
      );
    case 'unknown-document':
    case 'not-correcting':
      return (
        <p class="notice notice-error" role="status">
          {t.gone}
        </p>
      );
  }
};

export const correctionPage = (view: CorrectionView): string => {
  const t = correctionPageTexts[view.reader.language];
  const { seen } = view;
  if (seen.outcome !== 'compared') {
    return draftPage(view, 'sign', t.title, <Instead view={view} seen={seen} />);
  }
  const ready = countsOf(view.state).doubtful + seen.doubts.length + goneOf(view) === 0;
  return draftPage(
    view,
    'sign',
    t.title,
    <>
      <NotReady view={view} seen={seen} />
      <LikelyLink view={view} likely={view.likely} />
      <DutyTotals view={view} rows={view.remandating} />
      <Choices view={view} seen={seen} />
      <ProposalsLeft view={view} />
      {ready ? <CorrectionSignForm view={view} seen={seen} typed={view.typed} /> : null}
    </>,
  );
};
