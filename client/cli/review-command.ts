/**
 * `dondoc review`: the drafts; `dondoc review FILE`: a file into a draft; `dondoc review DRAFT`: one
 * doubt after another at a terminal, or by options where there is none.
 */
import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { draftId } from '../../domain/document/draft/messages.js';
import type { GivenFacts } from '../../intake/directive.js';
import { readFileBytes } from '../../intake/file.js';
import type { draftList, draftUploaded } from '../http/draft-schemas.js';
import type { CallWithDoor, Ending } from './call.js';
import { type DraftCalls, type DraftRow, draftCalls, isFailure } from './draft-calls.js';
import { draftFacts, showDrafts, showReasons, showRow } from './draft-view.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { factOptions, factsGiven, unreadableFile } from './file-options.js';
import { showPlan } from './import-view.js';
import { actionsGiven, perform } from './review-actions.js';
import { showDraftDifferences, signCorrectionNow } from './review-correction.js';
import { goneTasks, showDuties } from './review-duties.js';
import { reviewSession, signDraft } from './review-session.js';
import type { CommandSpec } from './spec.js';
import { wholeNumberOption } from './values.js';

type Uploaded = z.infer<typeof draftUploaded>;

const mostDrafts = 100;

/** The part of a list that is asked for, as a query; or what is wrong with it. */
const rangeOf = (call: CallWithDoor, most: number): string | Failure => {
  const limit = wholeNumberOption(call, 'limit', 1, 200);
  if (limit.outcome === 'failed') return limit;
  const offset = wholeNumberOption(call, 'offset', 0, 1_000_000);
  if (offset.outcome === 'failed') return offset;
  return `offset=${offset.value ?? 0}&limit=${limit.value ?? most}`;
};

const listAll = async (call: CallWithDoor): Promise<Ending> => {
  const { door, settings, output, texts } = call;
  const range = rangeOf(call, mostDrafts);
  if (typeof range === 'object') return range;
  const answer = await door.get<z.infer<typeof draftList>>(`/api/drafts?${range}`);
  if (answer.outcome === 'failed') return answer;
  const { items, total } = answer.body;
  if (settings.json) output.json(answer.body);
  else if (total === 0) output.line(texts.review.none);
  else showDrafts(call, items);
  if (!settings.json && items.length < total) {
    output.line(texts.review.shown(items.length, total));
  }
  return exitCode.ok;
};

/** Sends a file to be read; what the person states goes with it, and decides its key. */
const uploadFile = async (
  call: CallWithDoor,
  path: string,
  facts: GivenFacts,
): Promise<Uploaded | Failure> => {
  const file = await readFileBytes(path);
  if (file.outcome === 'unreadable') return unreadableFile(call, file);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(facts)) {
    if (value !== undefined) query.set(name, value);
  }
  const asked = query.size === 0 ? '' : `?${query}`;
  const answer = await call.door.upload<Uploaded>(`/api/drafts${asked}`, file.bytes, file.fileName);
  return answer.outcome === 'failed' ? answer : answer.body;
};

const mostShown = 20;

/** The draft as it stands, for a script or for a person who looks without a terminal. */
const show = async (call: CallWithDoor, draft: DraftCalls): Promise<Ending> => {
  const { settings, output, texts } = call;
  const range = rangeOf(call, mostShown);
  if (typeof range === 'object') return range;
  const detail = await draft.detail();
  if (isFailure(detail)) return detail;
  const corrects = detail.facts.corrects !== null;
  const differences = corrects ? await draft.differences() : null;
  if (differences !== null && isFailure(differences)) return differences;
  const rows = await draft.rows(`only=doubtful&${range}`);
  if (isFailure(rows)) return rows;
  const { items: duties } = await draft.likeness();
  if (settings.json) {
    output.json({ ...detail, doubtful: rows, duties, differences });
    return exitCode.ok;
  }
  output.facts(draftFacts(detail, call));
  showReasons(call, detail);
  const first = Number(new URLSearchParams(range).get('offset')) + 1;
  rows.items.forEach((row: DraftRow, at) => {
    showRow(call, row, texts.review.at(first + at, rows.total));
  });
  if (rows.total === 0) output.line(texts.review.allSettled);
  showDuties(call, duties);
  if (differences !== null) {
    output.line();
    showDraftDifferences(call, differences);
  }
  return exitCode.ok;
};

/** The signature of a script that has looked: refused unless everything is settled. */
const signNow = async (call: CallWithDoor, draft: DraftCalls): Promise<Ending> => {
  const { settings, texts } = call;
  const plan = await draft.plan();
  if (isFailure(plan)) return plan;
  const gone = goneTasks(call, plan);
  if (gone !== null) return gone;
  if (!plan.ready) {
    const missing = plan.missing.map((fact) => texts.review.missing[fact]);
    const reason = plan.doubtful > 0 ? 'doubts-left' : 'facts-missing';
    return failure(exitCode.refused, reason, texts.review.notReady(plan.doubtful, missing), [
      texts.review.go(draft.id),
    ]);
  }
  const detail = await draft.detail();
  if (isFailure(detail)) return detail;
  if (detail.facts.corrects !== null) return signCorrectionNow(call, draft);
  if (!settings.json) showPlan(call, plan, plan.terms);
  return signDraft(call, draft, plan, false);
};

const reviewDraft = async (call: CallWithDoor, id: string): Promise<Ending> => {
  const { given, settings, streams } = call;
  const asked = actionsGiven(call);
  if ('outcome' in asked) return asked;
  const { facts, deeds } = asked;
  const draft = draftCalls(call, id);
  const done = await perform(call, draft, [...facts, ...deeds]);
  if ('outcome' in done) return done;
  if (given.flag('sign')) return signNow(call, draft);
  if (deeds.length > 0) return settings.json ? show(call, draft) : exitCode.ok;
  return streams.ask === null || settings.json
    ? show(call, draft)
    : reviewSession(call, id, streams.ask);
};

/** Opens the draft of a file, or tells that it needs none. */
export const openReview = async (
  call: CallWithDoor,
  path: string,
  facts: GivenFacts,
): Promise<
  { readonly outcome: 'draft'; readonly id: string } | { readonly outcome: 'done' } | Failure
> => {
  const { output, settings, texts } = call;
  const uploaded = await uploadFile(call, path, facts);
  if (isFailure(uploaded)) return uploaded;
  if (uploaded.outcome === 'imported') {
    if (settings.json) output.json(uploaded);
    else output.line(`${output.paint.green('=')} ${texts.review.imported(uploaded.key)}`);
    return { outcome: 'done' };
  }
  const { id, counts } = uploaded.draft;
  if (!settings.json) {
    const { opened, known } = texts.review;
    output.line(uploaded.outcome === 'opened' ? opened(id, counts.rows) : known(id));
  }
  return { outcome: 'draft', id };
};

const reviewFile = async (call: CallWithDoor, path: string): Promise<Ending> => {
  const stated = factsGiven(call);
  if (stated.outcome === 'failed') return stated;
  const opened = await openReview(call, path, stated.facts);
  if (opened.outcome === 'failed') return opened;
  return opened.outcome === 'done' ? exitCode.ok : reviewDraft(call, opened.id);
};

const review = async (call: CallWithDoor): Promise<Ending> => {
  const target = call.given.argument(0);
  if (target === '') return listAll(call);
  if (existsSync(target)) return reviewFile(call, target);
  if (draftId.safeParse(target).success) return reviewDraft(call, target);
  const { unknown, forms } = call.texts.review;
  return failure(exitCode.usage, 'unknown-draft', unknown(target), forms);
};

export const reviewCommand: CommandSpec = {
  name: 'review',
  optional: 'draft',
  options: [
    ...factOptions,
    { flags: '--absent <facts...>', text: 'absent' },
    { flags: '--policy <policy>', text: 'policy' },
    { flags: '--standing-agency <unit>', text: 'standingAgency' },
    { flags: '--working-group <unit>', text: 'workingGroup' },
    { flags: '--corrects <key>', text: 'correctsReviewed' },
    { flags: '--decide <list>', text: 'decide' },
    { flags: '--leave-task <rows...>', text: 'leaveTask' },
    { flags: '--take-task <rows...>', text: 'takeTask' },
    { flags: '--basis <text>', text: 'changeBasis' },
    { flags: '--alias <names...>', text: 'alias' },
    { flags: '--edit <words...>', text: 'edit' },
    { flags: '--merge <rows...>', text: 'merge' },
    { flags: '--drop <rows...>', text: 'drop' },
    { flags: '--reason <text>', text: 'reason' },
    { flags: '--restore <rows...>', text: 'restore' },
    { flags: '--remandate <rows...>', text: 'remandateRows' },
    { flags: '--accept <rows...>', text: 'accept' },
    { flags: '--accept-reason <reasons...>', text: 'acceptReason' },
    { flags: '--take <proposals...>', text: 'takeProposal' },
    { flags: '--leave <proposals...>', text: 'dropProposal' },
    { flags: '--undo', text: 'undo' },
    { flags: '--discard', text: 'discard' },
    { flags: '--sign', text: 'sign' },
    { flags: '--signer <name>', text: 'signer' },
    { flags: '--limit <number>', text: 'limitDoubts' },
    { flags: '--offset <number>', text: 'offset' },
  ],
  examples: [
    'review',
    'review 3f9a1c2e',
    'review 3f9a1c2e --json',
    'review 3f9a1c2e --accept 12 17 --accept-reason unknown-unit',
    'review 3f9a1c2e --edit 20 "leads=Bộ Tư pháp" "deadline=Tháng 5/2026"',
    'review 3f9a1c2e --remandate 12=TTg-05-CT-TTg-2023/A-14 13=own',
    'review 3f9a1c2e --drop 31 --reason "Dòng trùng" --sign --signer "Nguyễn Văn A"',
    'review 3f9a1c2e --corrects TTg-05-CT-TTg-2023 --leave-task B-7 --sign --basis "Công văn 12/VPCP"',
  ],
  does: { online: review },
};
