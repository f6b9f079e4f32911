/**
 * A corrected version of a directive: every difference is shown and signed for before anything is
 * sent that changes a task.
 */
import type { z } from 'zod';
import type { AssignedRow, DirectiveTerms } from '../../domain/document/assignment.js';
import type { compared } from '../http/correction-schemas.js';
import type { CallWithDoor, Ending } from './call.js';
import { askAll, type Decisions, decisionsTyped } from './correction-decisions.js';
import { type Corrected, groundOf, tellCorrected, watchOrders } from './correction-signing.js';
import { correctionTexts } from './correction-texts.js';
import { type Compared, needsSignature, rowOf, showDifferences } from './correction-view.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';

export type CorrectedFile = {
  readonly key: string;
  readonly digest: string;
  readonly fileName: string;
  readonly rows: readonly AssignedRow[];
  /** What new tasks run by, where it is said. */
  readonly terms: Partial<Pick<DirectiveTerms, 'standingAgency' | 'workingGroup' | 'policy'>>;
};

type Settled =
  | { readonly outcome: 'settled'; readonly seen: Compared; readonly decisions: Decisions }
  | { readonly outcome: 'unchanged'; readonly key: string }
  | Failure;

const doubtsLeft = ({ language }: CallWithDoor, seen: Compared): Failure => {
  const t = correctionTexts[language];
  const { doubts } = seen;
  return failure(exitCode.refused, 'doubts-left', t.doubtsLeft(doubts.length), t.decideWith, {
    doubts,
  });
};

/** Compares, asks about what is in doubt, and compares again until nothing is. */
const settle = async (call: CallWithDoor, file: CorrectedFile): Promise<Settled> => {
  const { key, digest, fileName, rows } = file;
  const typed = decisionsTyped(call, key);
  if (typed.outcome === 'failed') return typed;
  const { streams, settings, given } = call;
  const mayAsk = streams.ask !== null && !settings.json && !given.flag('yes');
  let { decisions } = typed;
  for (;;) {
    const path = `/api/documents/${key}/differences`;
    const body = { digest, fileName, rows, decisions };
    const answer = await call.door.post<z.infer<typeof compared>>(path, body);
    if (answer.outcome === 'failed') return answer;
    const seen = answer.body;
    if (seen.outcome === 'unchanged') return { outcome: 'unchanged', key: seen.key };
    if (!settings.json) showDifferences(call, seen);
    if (seen.doubts.length === 0) return { outcome: 'settled', seen, decisions };
    if (!mayAsk) return doubtsLeft(call, seen);
    const decided = await askAll(call, seen, decisions);
    if (decided === null) {
      return failure(exitCode.refused, 'not-signed', call.texts.importing.notSigned);
    }
    decisions = decided;
  }
};

/** The tasks whose differences are left as they are, by their rows. */
const leftOut = (
  { given, language }: CallWithDoor,
  { differences }: Compared,
): { readonly outcome: 'left'; readonly rows: ReadonlySet<string> } | Failure => {
  const typed = (given.text('leave') ?? '').split(',').flatMap((one) => one.trim() || []);
  const known = new Set(differences.filter(needsSignature).map(({ task }) => rowOf(task)));
  const unknown = typed.find((row) => !known.has(row));
  return unknown === undefined
    ? { outcome: 'left', rows: new Set(typed) }
    : failure(exitCode.usage, 'wrong-usage', correctionTexts[language].unknownLeft(unknown));
};

/** The directive has other bytes under its key: what differs is shown, signed for and carried out. */
export const correctFile = async (call: CallWithDoor, file: CorrectedFile): Promise<Ending> => {
  const { door, output, settings, texts, language, given } = call;
  const settled = await settle(call, file);
  if (settled.outcome === 'failed') return settled;
  if (settled.outcome === 'unchanged') {
    if (settings.json) output.json(settled);
    else output.line(`${output.paint.green('=')} ${texts.importing.knownFile(settled.key)}`);
    return exitCode.ok;
  }
  const { seen, decisions } = settled;
  const left = leftOut(call, seen);
  if (left.outcome === 'failed') return left;
  const accepted = seen.differences
    .filter(needsSignature)
    .map(({ task }) => task)
    .filter((task) => !left.rows.has(rowOf(task)));
  if (accepted.length === 0 && !settings.json)
    output.line(`  ${correctionTexts[language].nothing}`);
  const signed = await groundOf(call, { seen, count: accepted.length, signed: given.flag('yes') });
  if (signed.outcome === 'failed') return signed;
  const { key, digest, fileName, rows, terms } = file;
  const body = { digest, fileName, rows, decisions, ...terms };
  const { basis } = signed;
  const answer = await door.post<Corrected>(`/api/documents/${key}/corrections`, {
    ...body,
    basis,
    seal: seen.seal,
    accepted,
  });
  if (answer.outcome === 'failed') {
    const unsure = answer.exitCode === exitCode.unknown;
    return unsure ? { ...answer, next: [texts.importing.again] } : answer;
  }
  const orders = await watchOrders(call, key, digest);
  if (settings.json) output.json({ ...answer.body, orders });
  else tellCorrected(call, answer.body, orders);
  return exitCode.ok;
};
