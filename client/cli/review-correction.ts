/** A draft that corrects a document: its differences shown, its doubts asked, its signature with its ground. */
import type { CallWithDoor, Ending } from './call.js';
import { askAll, noDecisions } from './correction-decisions.js';
import { groundOf, tellCorrected, watchOrders } from './correction-signing.js';
import { correctionTexts } from './correction-texts.js';
import { type Compared, needsSignature, rowOf, showDifferences } from './correction-view.js';
import {
  type DraftCalls,
  type DraftCommand,
  type DraftDifferences,
  isFailure,
} from './draft-calls.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { signerOf } from './signer.js';
import type { Ask } from './streams.js';

/** A doubtful row is called by its id in the draft, as everywhere in a review. */
const shown = ({ key, seal, differences, doubts }: DraftDifferences): Compared => ({
  ...{ outcome: 'compared', key, seal, differences },
  doubts: doubts.map((doubt) =>
    doubt.kind === 'which' ? { ...doubt, row: { ...doubt.row, rowKey: doubt.id } } : doubt,
  ),
});

export const showDraftDifferences = (call: CallWithDoor, seen: DraftDifferences): void => {
  const { output, language } = call;
  const t = correctionTexts[language];
  showDifferences(call, shown(seen));
  if (seen.left.length > 0) {
    output.line(`  ${t.leftRows(seen.left.map((task) => rowOf(task)))}`);
  }
};

/** Is it the corrected version of a document that runs? False: it is not, or there is none it could be. */
export const askCorrects = async (
  { language, output }: CallWithDoor,
  draft: DraftCalls,
  ask: Ask,
): Promise<boolean | Failure> => {
  const t = correctionTexts[language];
  const plan = await draft.plan();
  if (isFailure(plan)) return plan;
  const { mayCorrect } = plan;
  if (mayCorrect === null) return false;
  const { key, alike } = mayCorrect;
  // The same duties come again in other documents: that alone is worth a word, not a question.
  if (alike !== null) {
    output.line(output.paint.yellow(`! ${t.alikeRows(key, alike, draft.id)}`));
    return false;
  }
  if (!(await ask.yes(t.askCorrects(key), { yes: t.isCorrection, no: t.noCorrection }))) {
    return false;
  }
  const told = await draft.tell({ type: 'StateFacts', facts: { corrects: key } });
  return isFailure(told) ? told : true;
};

const commandsFor = async (call: CallWithDoor, seen: Compared): Promise<DraftCommand[] | null> => {
  const decided = await askAll(call, seen, noDecisions);
  if (decided === null) return null;
  return [
    ...Object.entries(decided.rows).map(
      ([row, task]): DraftCommand => ({ type: 'IdentifyRow', row, task }),
    ),
    ...Object.entries(decided.gone).map(
      ([task, decision]): DraftCommand => ({ type: 'DecideGone', task, decision }),
    ),
  ];
};

/** Asks about every doubt, and keeps each answer. Null: the person left. */
const settled = async (
  call: CallWithDoor,
  draft: DraftCalls,
): Promise<DraftDifferences | Failure | null> => {
  for (;;) {
    const seen = await draft.differences();
    if (isFailure(seen)) return seen;
    showDraftDifferences(call, seen);
    if (seen.doubts.length === 0) return seen;
    const commands = await commandsFor(call, shown(seen));
    if (commands === null) return null;
    for (const command of commands) {
      const told = await draft.tell(command);
      if (isFailure(told)) return told;
    }
  }
};

const signFor = async (
  call: CallWithDoor,
  draft: DraftCalls,
  seen: DraftDifferences,
  signed: boolean,
): Promise<Ending> => {
  const { output, settings, language } = call;
  const left = new Set(seen.left);
  const taken = seen.differences.filter((one) => needsSignature(one) && !left.has(one.task));
  if (taken.length === 0 && !settings.json) output.line(`  ${correctionTexts[language].nothing}`);
  const asked = { seen, count: taken.length, signed, suggested: seen.basis };
  const ground = await groundOf(call, asked);
  if (isFailure(ground)) return ground;
  const signer = await signerOf(call, !signed);
  if (isFailure(signer)) return signer;
  const answer = await draft.correct(seen, ground.basis, signer.name);
  if (isFailure(answer)) return answer;
  const { draft: item } = await draft
    .detail()
    .then((detail) => (isFailure(detail) ? { draft: null } : detail));
  const orders = await watchOrders(call, answer.key, item?.digest ?? '');
  if (settings.json) output.json({ ...answer, orders });
  else tellCorrected(call, answer, orders);
  return exitCode.ok;
};

/** The signature of a person who has just answered every question. */
export const correctionSession = async (call: CallWithDoor, draft: DraftCalls): Promise<Ending> => {
  const seen = await settled(call, draft);
  if (seen === null) {
    call.output.line(call.texts.review.left(draft.id));
    return exitCode.ok;
  }
  return isFailure(seen) ? seen : signFor(call, draft, seen, false);
};

/** The signature of a script that has looked: refused unless everything is decided. */
export const signCorrectionNow = async (call: CallWithDoor, draft: DraftCalls): Promise<Ending> => {
  const seen = await draft.differences();
  if (isFailure(seen)) return seen;
  if (!call.settings.json) showDraftDifferences(call, seen);
  const { doubts } = seen;
  if (doubts.length === 0) return signFor(call, draft, seen, true);
  const t = correctionTexts[call.language];
  const message = t.doubtsLeft(doubts.length);
  return failure(exitCode.refused, 'rows-unidentified', message, t.decideWith, { doubts });
};
