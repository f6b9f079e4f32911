/** The signature: one button that says in numbers what will happen. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { signAddress } from './draft-address.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { dutyTexts } from './duty-texts.js';
import { formTexts } from './form-texts.js';
import { actorName, Token } from './layout.js';
import type { Reader } from './reader.js';

export const SignerField = (props: {
  readonly reader: Reader;
  readonly signer: { readonly name: string; readonly missing: boolean };
}): VNode => {
  const { reader, signer } = props;
  const t = wordsFor(reader).sign;
  const described = signer.missing ? 'signer-error signer-hint' : 'signer-hint';
  return (
    <div class="field">
      <label class="form-label" for="signer">
        {t.signerName}
      </label>
      <input
        class={signer.missing ? 'form-control is-invalid' : 'form-control'}
        id="signer"
        name="signer"
        type="text"
        maxLength={200}
        autocomplete="name"
        value={signer.name}
        aria-describedby={described}
        {...(signer.missing ? { 'aria-invalid': true } : {})}
      />
      {signer.missing ? (
        <p class="field-error" id="signer-error">
          {formTexts[reader.language].errors.required}
        </p>
      ) : null}
      <p class="form-hint" id="signer-hint">
        {actorName(reader)}. {t.signerNameHint}
      </p>
    </div>
  );
};

export const SignForm = (props: {
  readonly view: DraftView;
  /** Rows that begin a task, and rows that mandate a running one anew. */
  readonly tasks: number;
  readonly remandating: number;
  readonly units: number;
  readonly signer: { readonly name: string; readonly missing: boolean };
}): VNode => {
  const { view, tasks, remandating, units, signer } = props;
  const t = wordsFor(view.reader).sign;
  const duties = dutyTexts[view.reader.language].sign;
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
      <input type="hidden" name="version" value={view.state.action} />
      <SignerField reader={view.reader} signer={signer} />
      {tasks === 0 ? null : <p class="consequence">{t.consequence(tasks, units)}</p>}
      {remandating === 0 ? null : <p class="consequence">{duties.consequence(remandating)}</p>}
      <div class="form-buttons">
        <button class="btn btn-primary" type="submit">
          {tasks === 0 ? duties.button(remandating) : t.button(tasks)}
        </button>
      </div>
    </form>
  );
};
