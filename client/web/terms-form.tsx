/** How the tasks will be followed up: the policy, and who is told beside the units. */
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import type { DraftFacts } from '../../domain/document/draft/messages.js';
import { shippedPolicies } from '../../domain/policy/shipped.js';
import { draftAddress } from './draft-address.js';
import { type DraftView, wordsFor } from './draft-frame.js';
import { FactField } from './facts-form.js';
import type { FactsFormState } from './facts-values.js';
import { Token } from './layout.js';
import { unitLabel } from './names.js';

export const TermsForm = (props: {
  readonly view: DraftView;
  readonly facts: DraftFacts;
  readonly form: FactsFormState;
  /** Codes of the units that hold as long as nobody names others. */
  readonly otherwise: { readonly standingAgency: string; readonly workingGroup: string };
}): VNode => {
  const { view, facts, form, otherwise } = props;
  const t = wordsFor(view.reader).sign;
  // A policy of one's own came with the file's facts, and stays choosable.
  const own = shippedPolicies.some(({ name }) => name === facts.policy.name) ? [] : [facts.policy];
  const shared = { reader: view.reader, form, missing: false, units: true };
  return (
    <form
      class="card facts-form terms-form"
      id="terms"
      method="post"
      action={`${draftAddress(view.item.id)}/facts`}
      aria-labelledby="terms-title"
      noValidate
    >
      <Token reader={view.reader} />
      <input type="hidden" name="commandId" value={randomUUID()} />
      <input type="hidden" name="back" value="sign" />
      <h2 id="terms-title">{t.terms}</h2>
      <div class="field">
        <label class="form-label" for="fact-policy">
          {t.policy}
        </label>
        <select class="form-select" id="fact-policy" name="policy">
          {[...own, ...shippedPolicies].map(({ name, version }) => (
            <option key={name} value={name} selected={name === form.values.policy}>
              {t.policyVersion(name, version)}
            </option>
          ))}
        </select>
      </div>
      <FactField
        {...shared}
        name="standingAgency"
        label={t.standingAgency}
        hint={t.standingAgencyHint}
        otherwise={
          otherwise.standingAgency === facts.issuer?.code
            ? facts.issuer.name
            : unitLabel(view.reader, otherwise.standingAgency)
        }
      />
      <FactField
        {...shared}
        name="workingGroup"
        label={t.workingGroup}
        hint={t.workingGroupHint}
        otherwise={unitLabel(view.reader, otherwise.workingGroup)}
      />
      <div class="facts-foot">
        <button class="btn" type="submit">
          {t.saveTerms}
        </button>
      </div>
    </form>
  );
};
