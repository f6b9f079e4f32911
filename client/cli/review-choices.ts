/** What the options of `dondoc review` choose about the differences of a corrected version. */
import type { CallWithDoor } from './call.js';
import { decisionTyped, taskTyped } from './correction-decisions.js';
import { correctionTexts } from './correction-texts.js';
import { type DraftCalls, type DraftCommand, isFailure } from './draft-calls.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import type { Action } from './review-actions.js';

/** A task is named by its row in the document that is corrected, which only the draft knows. */
const inDocument =
  (command: (key: string) => DraftCommand | null, wrong: Failure): Action =>
  async (draft: DraftCalls) => {
    const detail = await draft.detail();
    if (isFailure(detail)) return detail;
    return command(detail.facts.corrects ?? 'x') ?? wrong;
  };

const decisionOf = (typed: string, key: string): DraftCommand | null => {
  const decided = decisionTyped(typed, key);
  const [row] = Object.entries(decided?.rows ?? {});
  if (row !== undefined) return { type: 'IdentifyRow', row: row[0], task: row[1] };
  const [gone] = Object.entries(decided?.gone ?? {});
  return gone === undefined ? null : { type: 'DecideGone', task: gone[0], decision: gone[1] };
};

/** Checked before anything is sent: how it is written does not depend on the document. */
export const choicesGiven = ({ given, language }: CallWithDoor): Action[] | Failure => {
  const t = correctionTexts[language];
  const wrong = (message: string): Failure => failure(exitCode.usage, 'wrong-usage', message);
  const decisions = (given.text('decide') ?? '').split(',').flatMap((one) => one.trim() || []);
  const malformed = decisions.find((typed) => decisionOf(typed, 'x') === null);
  if (malformed !== undefined) return wrong(t.malformedDecision(malformed));
  const leaving = (option: string, leave: boolean): Action[] =>
    given.texts(option).map((typed) =>
      inDocument(
        (key) => {
          const task = taskTyped(typed, key);
          return task === null ? null : { type: 'LeaveDifference', task, leave };
        },
        wrong(t.unknownLeft(typed)),
      ),
    );
  return [
    ...decisions.map((typed) =>
      inDocument((key) => decisionOf(typed, key), wrong(t.malformedDecision(typed))),
    ),
    ...leaving('leave-task', true),
    ...leaving('take-task', false),
  ];
};
