/**
 * From a reviewed draft to changes of a document that runs: one transaction for the signature, the
 * corrected version, its new tasks and the commands to the others.
 */
import { tasksLeft } from '../domain/document/draft/choices.js';
import { correctedVersion } from '../domain/document/draft/corrected-version.js';
import { draftTerms } from '../domain/document/draft/directive.js';
import type { DraftState } from '../domain/document/draft/state.js';
import type { Database } from '../store/database.js';
import { attempts, judgeDraft } from '../store/draft-decision.js';
import { type Compared, type Corrected, compareCorrection, tryCorrection } from './correction.js';
import {
  rowsOf,
  type SignAsk,
  type SignedDraft,
  settledMeanwhile,
  signedAs,
  writesOf,
} from './sign-draft.js';

export type ComparedDraft = Compared | { readonly outcome: 'not-correcting' };

/** What differs between a draft and the document that it corrects; writes nothing. */
export const compareDraft = async (
  database: Database,
  draft: string,
  state: DraftState,
): Promise<ComparedDraft> => {
  const { facts } = state;
  if (facts === null || facts.corrects === null) return { outcome: 'not-correcting' };
  return compareCorrection(database, correctedVersion(draft, state, facts, facts.corrects));
};

export type SignedCorrection =
  | Extract<SignedDraft, { outcome: 'refused' | 'signed' | 'not-running' }>
  | Exclude<Corrected, { outcome: 'not-running' }>;

export type Ground = {
  /** Of the differences that were seen. */
  readonly seal: string;
  /** By what the annex was corrected. */
  readonly basis: string;
};

type Ask = SignAsk & { readonly ground: Ground | null };

/** Nothing is delivered here: the orders are given by whoever comes first, as those of any correction. */
export const signCorrection = async (database: Database, ask: Ask): Promise<SignedCorrection> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const judged = await judgeDraft(database, ask);
    const { state } = judged;
    if (judged.outcome === 'refused') return { outcome: 'refused', reason: judged.reason };
    if (judged.outcome === 'accepted') {
      const known = await signedAs(database, judged.events, ask.person);
      if (!known) return { outcome: 'refused', reason: 'command-id-reused' };
      return { outcome: 'signed', key: state.document ?? '', known: true, orders: [] };
    }
    const { facts } = state;
    const { ground } = ask;
    if (facts === null || facts.corrects === null || ground === null) {
      return { outcome: 'refused', reason: 'differences-unseen' };
    }
    const { standingAgency, workingGroup, policy } = draftTerms(state, facts);
    const done = await tryCorrection(
      database,
      correctedVersion(ask.draft, state, facts, facts.corrects),
      {
        accepted: { allBut: tasksLeft(state) },
        ...ground,
        signedOn: facts.signedOn,
        terms: {},
        otherwise: { standingAgency, workingGroup, policy },
      },
      ask.signer,
      ask.channel,
      writesOf(ask, judged),
    );
    if (done === null) continue;
    if (done.outcome !== 'corrected' && (await settledMeanwhile(database, ask))) continue;
    if (done.outcome === 'not-running') {
      return { outcome: 'not-running', rows: rowsOf(state, done.tasks) };
    }
    return done;
  }
  return { outcome: 'differences-changed' };
};
