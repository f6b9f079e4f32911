/** `dondoc import FILE` of a file with rows in doubt: its review, in the place of a signature. */
import type { Policy } from '../../domain/policy/messages.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import type { GivenFacts } from '../../intake/directive.js';
import type { CallWithDoor, Ending } from './call.js';
import { draftCalls, isFailure } from './draft-calls.js';
import { exitCode } from './exit-code.js';
import type { Failure } from './failure.js';
import { openReview } from './review-command.js';
import { reviewSession } from './review-session.js';

type ReviewOptions = {
  readonly policy: Policy | undefined;
  readonly standingAgency: UnitCode | undefined;
  readonly workingGroup: UnitCode | undefined;
};

/** What was chosen for the import holds for the review of the same file. */
const stateOptions = async (
  call: CallWithDoor,
  id: string,
  { policy, standingAgency, workingGroup }: ReviewOptions,
): Promise<Failure | null> => {
  const facts = {
    ...(policy === undefined ? {} : { policy }),
    ...(standingAgency === undefined ? {} : { standingAgency }),
    ...(workingGroup === undefined ? {} : { workingGroup }),
  };
  if (Object.keys(facts).length === 0) return null;
  const told = await draftCalls(call, id).tell({ type: 'StateFacts', facts });
  return isFailure(told) && told.reason !== 'nothing-changed' ? told : null;
};

/** Rows in doubt are better looked at one by one. Null: nobody can be asked, or wants to sign as read. */
export const reviewInstead = async (
  call: CallWithDoor,
  doubtful: number,
  facts: GivenFacts,
  options: ReviewOptions,
): Promise<Ending | null> => {
  const { given, streams, settings, texts } = call;
  const { ask } = streams;
  if (doubtful === 0 || given.flag('yes') || ask === null || settings.json) return null;
  const choices = { yes: texts.review.offerYes, no: texts.review.offerNo };
  if (!(await ask.yes(texts.review.offer(doubtful), choices))) return null;
  const opened = await openReview(call, given.argument(0), facts);
  if (opened.outcome === 'failed') return opened;
  if (opened.outcome === 'done') return exitCode.ok;
  const stated = await stateOptions(call, opened.id, options);
  return stated ?? reviewSession(call, opened.id, ask);
};
