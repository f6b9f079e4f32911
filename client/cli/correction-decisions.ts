/** What a person says about the doubts of a corrected version: typed beforehand, or asked one by one. */
import { taskId } from '../../domain/task/messages.js';
import type { Call } from './call.js';
import { correctionTexts } from './correction-texts.js';
import { type Compared, candidatesOf, type Doubt, rowOf } from './correction-view.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';

export type Decisions = {
  readonly rows: Readonly<Record<string, string>>;
  readonly gone: Readonly<Record<string, 'withdrawn' | 'kept'>>;
};

export const noDecisions: Decisions = { rows: {}, gone: {} };

/** A task by its row in this directive, or by directive and row. */
export const taskTyped = (typed: string, key: string): string | null => {
  const parsed = taskId.safeParse(typed.includes('/') ? `task/${typed}` : `task/${key}/${typed}`);
  return parsed.success ? parsed.data : null;
};

export const decisionTyped = (typed: string, key: string): Partial<Decisions> | null => {
  const [left = '', right = '', ...more] = typed.split('=').map((part) => part.trim());
  if (left === '' || right === '' || more.length > 0) return null;
  if (right === 'new') return { rows: { [left]: 'new' } };
  const task = taskTyped(right === 'kept' || right === 'withdrawn' ? left : right, key);
  if (task === null) return null;
  return right === 'kept' || right === 'withdrawn'
    ? { gone: { [task]: right } }
    : { rows: { [left]: task } };
};

const merged = (a: Decisions, b: Partial<Decisions>): Decisions => ({
  rows: { ...a.rows, ...b.rows },
  gone: { ...a.gone, ...b.gone },
});

export const decisionsTyped = (
  { given, language }: Call,
  key: string,
): { readonly outcome: 'decided'; readonly decisions: Decisions } | Failure => {
  let decisions = noDecisions;
  for (const typed of (given.text('decide') ?? '').split(',').filter((one) => one !== '')) {
    const decision = decisionTyped(typed, key);
    if (decision === null) {
      const message = correctionTexts[language].malformedDecision(typed);
      return failure(exitCode.usage, 'wrong-usage', message);
    }
    decisions = merged(decisions, decision);
  }
  return { outcome: 'decided', decisions };
};

/** Null: the person left. */
const askAbout = async (call: Call, doubt: Doubt): Promise<Partial<Decisions> | null> => {
  const t = correctionTexts[call.language];
  const { ask } = call.streams;
  if (ask === null) return null;
  if (doubt.kind === 'gone') {
    const { task } = doubt.standing;
    const withdraw = await ask.yes(t.askGone(rowOf(task)), { yes: t.withdraw, no: t.keep });
    return { gone: { [task]: withdraw ? 'withdrawn' : 'kept' } };
  }
  const { rowKey } = doubt.row;
  for (const line of candidatesOf(doubt, call)) call.output.line(`  ${line}`);
  const most = doubt.candidates.length;
  const answer = await ask.text(t.askWhich(rowKey), (value) =>
    /^\d+$/.test(value.trim()) && Number(value) <= most ? null : t.notOffered,
  );
  if (answer === null) return null;
  const chosen = doubt.candidates[Number(answer) - 1];
  return { rows: { [rowKey]: chosen === undefined ? 'new' : chosen.standing.task } };
};

/** Asks about every doubt; null when nobody can be asked, or the person left. */
export const askAll = async (
  call: Call,
  { doubts }: Compared,
  known: Decisions,
): Promise<Decisions | null> => {
  let decisions = known;
  for (const doubt of doubts) {
    const decision = await askAbout(call, doubt);
    if (decision === null) return null;
    decisions = merged(decisions, decision);
  }
  return decisions;
};
