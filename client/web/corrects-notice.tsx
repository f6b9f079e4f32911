/** Whether a draft is the corrected version of a document that runs: asked at once, and said on every step. */
import { randomUUID } from 'node:crypto';
import type { ComponentChildren, VNode } from 'preact';
import type { MayCorrect } from '../http/may-correct.js';
import { correctionPageTexts } from './correction-page-texts.js';
import { correctsAddress, draftAddress } from './draft-address.js';
import type { DraftView } from './draft-frame.js';
import { Token } from './layout.js';

export type CorrectsBack = 'read' | 'sign';

type Props = { readonly view: DraftView; readonly back: CorrectsBack };

const StateForm = (props: Props & { readonly children: ComponentChildren }): VNode => (
  <form class="corrects-form" method="post" action={correctsAddress(props.view.item.id)}>
    <Token reader={props.view.reader} />
    <input type="hidden" name="commandId" value={randomUUID()} />
    <input type="hidden" name="back" value={props.back} />
    {props.children}
  </form>
);

/** Any other document that runs, the newest first as in their list. */
const Chooser = ({
  view,
  back,
  word,
  but,
}: Props & { readonly word: string; readonly but: string | null }): VNode | null => {
  const t = correctionPageTexts[view.reader.language];
  const others = view.documents.filter(({ key }) => key !== but);
  if (others.length === 0) return null;
  return (
    <details class="corrects-other">
      <summary>{word}</summary>
      <StateForm view={view} back={back}>
        <label class="form-label" for="corrects">
          {t.which}
        </label>
        <select class="form-select" id="corrects" name="corrects">
          {others.map(({ key, name }) => (
            <option key={key} value={key}>
              {name} ({key})
            </option>
          ))}
        </select>
        <button class="btn" type="submit">
          {t.choose}
        </button>
      </StateForm>
    </details>
  );
};

const Corrects = ({ view, back, document }: Props & { readonly document: string }): VNode => {
  const t = correctionPageTexts[view.reader.language];
  const known = view.documents.find(({ key }) => key === document);
  return (
    <section class="notice corrects" aria-label={t.corrects}>
      <p>
        {t.corrects}{' '}
        <strong>
          <a href={`/documents/${document}`}>{known?.name ?? document}</a>
        </strong>
        {known === undefined ? '' : ` (${document})`}. {back === 'read' ? t.correctsMore : ''}
      </p>
      <div class="row-actions">
        <StateForm view={view} back={back}>
          <button class="btn btn-sm" type="submit" name="corrects" value="">
            {t.none}
          </button>
        </StateForm>
        <Chooser view={view} back={back} word={t.other} but={document} />
      </div>
    </section>
  );
};

const Asked = ({ view, back, likely }: Props & { readonly likely: MayCorrect }): VNode => {
  const t = correctionPageTexts[view.reader.language];
  const { document: item, alike } = likely;
  return (
    <section class="notice notice-wait corrects" aria-labelledby="corrects-asked">
      <h2 id="corrects-asked">
        {alike === null ? t.ask(item.name) : t.askAlike(item.name, alike)}
      </h2>
      <p>{t.askMore(item.key, item.tasks)}</p>
      <div class="row-actions">
        <StateForm view={view} back={back}>
          <button class="btn btn-primary" type="submit" name="corrects" value={item.key}>
            {t.yes}
          </button>
        </StateForm>
        {alike === null ? (
          <a class="btn" href={`${draftAddress(view.item.id)}#fact-number`}>
            {t.no}
          </a>
        ) : null}
        <Chooser view={view} back={back} word={t.other} but={item.key} />
      </div>
    </section>
  );
};

export const CorrectsNotice = ({ view, back }: Props): VNode | null => {
  const { state, mayCorrect, reader } = view;
  const corrects = state.facts?.corrects ?? null;
  if (corrects !== null) return <Corrects view={view} back={back} document={corrects} />;
  if (mayCorrect !== null) return <Asked view={view} back={back} likely={mayCorrect} />;
  const t = correctionPageTexts[reader.language];
  return back === 'read' ? <Chooser view={view} back={back} word={t.whether} but={null} /> : null;
};
