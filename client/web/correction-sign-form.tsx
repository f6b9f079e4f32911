/** The signature under a corrected version: its ground, who signs, and what will happen in numbers. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import type { DraftDifferences } from '../http/draft-correction.js';
import { correctionPageTexts } from './correction-page-texts.js';
import { signAddress } from './draft-address.js';
import type { DraftView } from './draft-frame.js';
import { dutyTexts } from './duty-texts.js';
import { formTexts } from './form-texts.js';
import { Token } from './layout.js';
import { SignerField } from './sign-form.js';

export type Typed = {
  /** Null: nothing was typed yet. */
  readonly basis: { readonly text: string; readonly missing: boolean } | null;
  readonly signer: { readonly name: string; readonly missing: boolean };
};

/** The rows, of those that are not left, that begin no task and mandate a running one anew. */
export const remandatesOf = ({
  differences,
  left,
}: Pick<DraftDifferences, 'differences' | 'left'>) =>
  differences.flatMap(({ kind, task, ...difference }) => {
    if (kind !== 'new' || left.includes(task) || !('row' in difference)) return [];
    const { rowKey, title, deadline, remandates } = difference.row;
    return remandates === undefined ? [] : [{ rowKey, title, due: deadline.due, task: remandates }];
  });

export const countedOf = ({ differences, left }: DraftDifferences) => {
  const apart = new Set<string>(left);
  const taken = (wanted: string): number =>
    differences.filter(({ kind, task }) => kind === wanted && !apart.has(task)).length;
  const [changed, added, withdrawn] = [taken('changed'), taken('new'), taken('withdrawn')];
  const remandated = remandatesOf({ differences, left }).length;
  const wanted = differences.filter(({ kind }) => kind !== 'unchanged' && kind !== 'closed');
  const all = changed + added + withdrawn;
  return {
    changed,
    new: added - remandated,
    remandated,
    withdrawn,
    left: wanted.length - all,
    all,
  };
};

export const CorrectionSignForm = (props: {
  readonly view: DraftView;
  readonly seen: DraftDifferences;
  readonly typed: Typed;
}): VNode => {
  const { view, seen, typed } = props;
  const t = correctionPageTexts[view.reader.language];
  const counts = countedOf(seen);
  const basis = typed.basis ?? { text: seen.basis, missing: false };
  return (
    <form
      class="card sign-form"
      id="sign"
      method="post"
      action={`${signAddress(view.item.id)}#sign`}
      noValidate
    >
      <Token reader={view.reader} />
      <input type="hidden" name="commandId" value={randomUUID()} />
      <input type="hidden" name="version" value={seen.version} />
      <input type="hidden" name="seal" value={seen.seal} />
      <div class="field">
        <label class="form-label" for="basis">
          {t.basis}
        </label>
        <textarea
          class={basis.missing ? 'form-control is-invalid' : 'form-control'}
          id="basis"
          name="basis"
          rows={2}
          maxLength={2000}
          required
          aria-describedby={basis.missing ? 'basis-error basis-hint' : 'basis-hint'}
          {...(basis.missing ? { 'aria-invalid': true } : {})}
        >
          {basis.text}
        </textarea>
        {basis.missing ? (
          <p class="field-error" id="basis-error">
            {formTexts[view.reader.language].errors.required}
          </p>
        ) : null}
        <p class="form-hint" id="basis-hint">
          {t.basisHint}
        </p>
      </div>
      <SignerField reader={view.reader} signer={typed.signer} />
      <p class="consequence">{t.consequence(counts)}</p>
      {counts.remandated === 0 ? null : (
        <p class="consequence">
          {dutyTexts[view.reader.language].sign.consequence(counts.remandated)}
        </p>
      )}
      <div class="form-buttons">
        <button class="btn btn-primary" type="submit">
          {t.button(counts.all)}
        </button>
      </div>
    </form>
  );
};
