/** The pages of an import over the small annex, rendered without a server. */
import { load } from 'cheerio';
import { type DoubtView, doubtPage } from '../../../client/web/doubt-page.js';
import { type ReadView, readPage } from '../../../client/web/draft-page.js';
import { freshFacts } from '../../../client/web/facts-values.js';
import { freshRow } from '../../../client/web/row-values.js';
import { type SignView, signPage } from '../../../client/web/sign-page.js';
import type { Language } from '../../../client/words/language.js';
import { withoutContact } from '../../../domain/document/contacts-needed.js';
import { directiveOf, draftTerms } from '../../../domain/document/draft/directive.js';
import { type DraftState, isDoubtful } from '../../../domain/document/draft/state.js';
import { planImport } from '../../../domain/document/plan.js';
import { ask } from '../../support/drafts.js';
import { draftAfter, draftViewIn, rowOf } from './draft-fixture.js';
import { monday } from './reader-fixture.js';

export const text = (html: string, selector = 'main'): string =>
  load(html)(selector).text().replace(/\s+/g, ' ').trim();

const factsOf = ({ facts }: DraftState) => {
  if (facts === null) throw new Error('a draft has facts');
  return facts;
};

export const read = (
  state = draftAfter(),
  given: Partial<ReadView> = {},
  language: Language = 'vi',
) =>
  readPage({
    ...draftViewIn(language, state),
    likely: { candidates: new Map(), whole: true },
    wish: { only: null, reason: null, duty: null, page: 1 },
    facts: freshFacts(factsOf(state)),
    ...given,
  });

export const doubt = (
  id: string,
  state = draftAfter(),
  given: Partial<DoubtView> = {},
  language: Language = 'vi',
) => {
  const row = rowOf(state, id);
  return doubtPage({
    ...draftViewIn(language, state),
    row,
    form: { typed: freshRow(row.task), errors: {}, dropReason: '', conflict: null },
    ...{ split: null, offers: null, aliases: [] },
    ...given,
  });
};

/** No row is in doubt any more: nothing keeps it from being signed. */
export const settling = [
  ask({ type: 'AcceptReason', reason: 'unknown-unit', count: 2 }),
  ask({ type: 'AcceptRow', row: '3', version: 1 }),
  ask({ type: 'AcceptRow', row: '4', version: 1 }),
];

type Running = SignView['plan']['remandating'][number]['running'];

/** Of all units the ministry of justice alone has a contact; rows that re-mandate all find `running`. */
const planOf = (state: DraftState, running: Running): SignView['plan'] => {
  const facts = factsOf(state);
  const directive = directiveOf('dddddddd', state, facts);
  const { policy, ...terms } = draftTerms(state, facts);
  const doubtful = state.rows.filter(isDoubtful).length;
  const { told, ...plan } = planImport(directive, directive.rows, monday);
  const remandating = plan.remandating.map((one) => ({ ...one, row: one.rowKey, running }));
  return {
    ...{ version: state.action, missing: [], doubtful, proposals: 1, dropped: 0 },
    ...{ accepted: directive.doubts?.length ?? 0, mayCorrect: null },
    ready: doubtful === 0 && remandating.every((one) => one.running !== null),
    terms: { ...terms, policy: policy.name, keyTaken: false },
    ...{ ...plan, missingContacts: withoutContact(told, new Set(['G15'])) },
    remandating,
  };
};

export const sign = (
  state: DraftState,
  given: { readonly running?: Running; readonly likely?: number } = {},
  language: Language = 'vi',
) => {
  const facts = factsOf(state);
  return signPage({
    ...draftViewIn(language, state),
    ...{ draftFacts: facts, plan: planOf(state, given.running ?? null), facts: freshFacts(facts) },
    ...{ signer: { name: '', missing: false }, likely: given.likely ?? 0 },
  });
};
