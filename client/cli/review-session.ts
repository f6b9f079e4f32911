/**
 * A review at a terminal: one doubt at a time, then the duties of the prose, then the page to sign.
 * Everything is kept as it is done, so leaving loses nothing.
 */
import type { CallWithDoor, Ending } from './call.js';
import { type DraftCalls, draftCalls, isFailure } from './draft-calls.js';
import { draftFacts, showReasons } from './draft-view.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { askMissing } from './import-questions.js';
import { showPlan } from './import-view.js';
import { askCorrects, correctionSession } from './review-correction.js';
import { goneTasks, isOpen, reviewDuty } from './review-duties.js';
import { type Reviewing, reviewProposal, reviewRow } from './review-row.js';
import { signerOf } from './signer.js';
import { tellImported, watchStart, whileRecording } from './starting.js';
import type { Ask } from './streams.js';

type Passed = 'through' | 'left' | Failure;

/** Until nothing is in doubt. Behind the last doubt comes the first again. */
const doubts = async (call: Reviewing): Promise<Passed> => {
  const { draft, texts } = call;
  for (let at = 0; ; ) {
    const detail = await draft.detail();
    if (isFailure(detail)) return detail;
    const page = await draft.rows(`only=doubtful&offset=${at}&limit=1`);
    if (isFailure(page)) return page;
    if (page.total === 0) return 'through';
    const [row] = page.items;
    if (row === undefined) {
      at = 0;
      continue;
    }
    const whole = await draft.row(row.id);
    if (isFailure(whole)) return whole;
    const way = await reviewRow(call, whole, texts.review.at(at + 1, page.total), detail);
    if (typeof way === 'object') return way;
    if (way === 'leave') return 'left';
    if (way === 'next') at = (at + 1) % page.total;
    if (way === 'previous') at = (at + page.total - 1) % page.total;
  }
};

/** Once through what was offered; what a person passes over stays offered, and is not imported. */
const proposals = async (call: Reviewing): Promise<Passed> => {
  const { draft, texts } = call;
  for (let passed = 0; ; ) {
    const detail = await draft.detail();
    if (isFailure(detail)) return detail;
    const offered = detail.proposals.filter(({ state }) => state === 'offered');
    const proposal = offered[passed];
    if (proposal === undefined) return 'through';
    const where = texts.review.proposal(passed + 1, offered.length);
    const { proposals: repeats } = await draft.likeness();
    const repeat = repeats.find((one) => one.proposal === proposal.id);
    const way = await reviewProposal(call, proposal, where, repeat ?? null);
    if (way === 'leave') return 'left';
    if (way === 'next') passed += 1;
  }
};

/** Once through the rows that may run already; what a person passes over begins a task of its own. */
const duties =
  (passed: Set<string>) =>
  async (call: Reviewing): Promise<Passed> => {
    const { draft, texts } = call;
    for (;;) {
      const { items } = await draft.likeness();
      const open = items.filter(isOpen);
      const duty = open.find(({ row }) => !passed.has(row));
      if (duty === undefined) return 'through';
      const at = open.indexOf(duty) + 1;
      const way = await reviewDuty(call, duty, texts.review.mayRun(at, open.length));
      if (way === 'leave') return 'left';
      if (way === 'next') passed.add(duty.row);
      if (way === 'skip') for (const { row } of open) passed.add(row);
    }
  };

/** What is left blank is stated to be absent: the person was asked, and that is an answer. */
const facts = async (call: Reviewing): Promise<Passed> => {
  const { draft, ask, output, texts } = call;
  const detail = await draft.detail();
  if (isFailure(detail)) return detail;
  const { missing, absent } = detail.facts;
  if (missing.length === 0) return 'through';
  output.line();
  output.line(output.paint.dim(texts.review.absent));
  const answers = await askMissing(ask, missing, texts);
  if (answers === null) return 'left';
  const lacking = missing.filter((fact) => answers[fact] === undefined);
  const told = await draft.tell({
    type: 'StateFacts',
    facts: { ...answers, absent: [...absent, ...lacking] },
  });
  return isFailure(told) ? told : 'through';
};

export const signDraft = async (
  call: CallWithDoor,
  draft: DraftCalls,
  { version, tasks }: { readonly version: number; readonly tasks: number },
  mayAsk: boolean,
): Promise<Ending> => {
  const { output, settings } = call;
  const signer = await signerOf(call, mayAsk);
  if (isFailure(signer)) return signer;
  const answer = await whileRecording(call, tasks, () => draft.sign(version, signer.name));
  if (isFailure(answer)) return answer;
  const running = await watchStart(call, answer.key);
  if (settings.json) output.json({ ...answer, running });
  else tellImported(call, answer, running);
  return exitCode.ok;
};

/** The page to sign, and the signer's yes. Null: there is still something to settle. */
const signature = async (call: Reviewing): Promise<Ending | null> => {
  const { draft, ask, output, texts } = call;
  const t = texts.review;
  const [detail, plan] = [await draft.detail(), await draft.plan()];
  if (isFailure(detail)) return detail;
  if (isFailure(plan)) return plan;
  // A taken proposal or a stated date may have brought new doubts.
  if (plan.doubtful + plan.missing.length > 0) return null;
  const gone = goneTasks(call, plan);
  if (gone !== null) return gone;
  if (detail.facts.corrects !== null) return correctionSession(call, draft);
  // Without an answer it could not be signed at all.
  const corrects = plan.terms.keyTaken ? await askCorrects(call, draft, ask) : false;
  if (typeof corrects === 'object') return corrects;
  if (corrects) return null;
  output.line();
  output.line(output.paint.green(`✓ ${t.allSettled}`));
  output.facts([
    ...draftFacts(detail, call),
    [t.reviewed, t.reviewedCounts(plan.accepted, plan.dropped, plan.proposals)],
  ]);
  showPlan(call, plan, plan.terms);
  if (plan.terms.keyTaken) output.line(output.paint.yellow(`! ${t.keyTaken(plan.terms.key)}`));
  const { sign, signYes, signNo } = texts.importing;
  const again = plan.remandating.length;
  const question = plan.tasks === 0 ? t.signRemandates(again) : sign(plan.tasks);
  const signed = await ask.yes(question, { yes: signYes, no: signNo });
  return signed
    ? signDraft(call, draft, plan, true)
    : failure(exitCode.refused, 'not-signed', t.notSigned(draft.id), [t.go(draft.id)]);
};

export const reviewSession = async (call: CallWithDoor, id: string, ask: Ask): Promise<Ending> => {
  const reviewing: Reviewing = { ...call, ask, draft: draftCalls(call, id) };
  const { output, texts } = call;
  const detail = await reviewing.draft.detail();
  if (isFailure(detail)) return detail;
  output.facts(draftFacts(detail, call));
  showReasons(call, detail);
  const corrects = await askCorrects(call, reviewing.draft, ask);
  if (typeof corrects === 'object') return corrects;
  const steps = [doubts, proposals, duties(new Set()), facts] as const;
  for (;;) {
    for (const step of steps) {
      const passed = await step(reviewing);
      if (typeof passed === 'object') return passed;
      if (passed === 'left') {
        output.line(texts.review.left(id));
        return exitCode.ok;
      }
    }
    const ending = await signature(reviewing);
    if (ending !== null) return ending;
  }
};
