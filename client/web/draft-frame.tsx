/** What every page of an import has: where it belongs, its three steps, and what was just done. */
import type { ComponentChildren, VNode } from 'preact';
import type { DraftRequest } from '../../domain/document/draft/messages.js';
import { countsOf, type DraftRow, type DraftState } from '../../domain/document/draft/state.js';
import type { DraftItem } from '../../store/drafts.js';
import type { DocumentItem } from '../../store/overviews.js';
import type { MayCorrect } from '../http/may-correct.js';
import { CorrectsNotice } from './corrects-notice.js';
import { doubtsAddress, draftAddress, rowLabel, signAddress } from './draft-address.js';
import { type DraftTexts, draftTexts } from './draft-texts.js';
import { renderPage } from './layout.js';
import type { Reader } from './reader.js';

/** What the page tells about the last thing asked of it. */
export type DraftTold =
  | { readonly kind: 'done'; readonly type: DraftRequest['type']; readonly rows: number }
  | { readonly kind: 'opened' | 'known' }
  | { readonly kind: 'refused'; readonly text: string };

export type DraftView = {
  readonly reader: Reader;
  readonly item: DraftItem;
  readonly state: DraftState;
  /** Directives that run, one of which it may correct. */
  readonly documents: readonly DocumentItem[];
  readonly mayCorrect: MayCorrect | null;
  readonly told: DraftTold | null;
};

export const wordsFor = ({ language }: Reader): DraftTexts => draftTexts[language];

type StepKey = 'read' | 'doubts' | 'sign';

const stepKeys: readonly StepKey[] = ['read', 'doubts', 'sign'];

const addressOf = (step: StepKey, draft: string): string =>
  ({ read: draftAddress, doubts: doubtsAddress, sign: signAddress })[step](draft);

const Steps = ({ view, current }: { view: DraftView; current: StepKey }): VNode => {
  const t = wordsFor(view.reader);
  const { doubtful } = countsOf(view.state);
  return (
    <nav id="steps" aria-label={t.steps.label}>
      <ol class="import-steps">
        {stepKeys.map((step, index) => (
          <li key={step}>
            <a
              class="import-step"
              href={addressOf(step, view.item.id)}
              {...(step === current ? { 'aria-current': 'step' as const } : {})}
            >
              <span class="import-step-number">{index + 1}</span>
              {t.steps[step]}
              {step === 'doubts' && doubtful > 0 ? <span class="count">{doubtful}</span> : null}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
};

/** The row that the newest action touched, where it touched one: the page shows another by now. */
const touchedRow = ({ rows, action }: DraftState): DraftRow | null => {
  const [only, ...others] = rows.filter(({ version }) => version === action);
  return only === undefined || others.length > 0 ? null : only;
};

const ToldBanner = (props: { reader: Reader; state: DraftState; told: DraftTold }): VNode => {
  const { reader, state, told } = props;
  const t = wordsFor(reader);
  switch (told.kind) {
    case 'done': {
      const row = told.rows === 1 ? touchedRow(state) : null;
      return (
        <p class="notice notice-good" role="status">
          {row === null ? '' : `${t.row(rowLabel(row))}: `}
          {t.did[told.type](told.rows)}
        </p>
      );
    }
    case 'opened':
    case 'known':
      return (
        <p class="notice notice-good" role="status">
          {t[told.kind]}
        </p>
      );
    case 'refused':
      return (
        <p class="notice notice-error" role="alert">
          <strong>{t.refused}.</strong> {told.text}
        </p>
      );
  }
};

export const draftPage = (
  view: DraftView,
  current: StepKey,
  title: string,
  content: ComponentChildren,
): string => {
  const { reader, item, state, told } = view;
  const name = state.facts?.name ?? item.fileName;
  return renderPage(
    reader,
    { title: `${title} · ${name}`, current: 'documents', scripts: ['review.js'] },
    <>
      <div class="page-head import-head">
        <div>
          <p class="page-over">
            <a href="/documents">{reader.texts.documents}</a> › {item.fileName}
          </p>
          <h1 class="import-name">{name}</h1>
        </div>
        <Steps view={view} current={current} />
      </div>
      <div id="told">
        {told === null ? null : <ToldBanner reader={reader} state={state} told={told} />}
      </div>
      {current === 'doubts' ? null : <CorrectsNotice view={view} back={current} />}
      {content}
    </>,
  );
};
