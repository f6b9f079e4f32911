/** Refusals over HTTP: RFC 9457 problem details with a stable type and a title in the caller's language. */
import type { DraftRefusal } from '../../domain/document/draft/messages.js';
import type { HandleRefusal } from '../../workflows/contract.js';
import { type Language, languageWished } from '../words/language.js';
import { words } from '../words/words.js';
import { draftRefusalStatus, draftTexts } from './draft-texts.js';
import { type DoorReason, doorReasons, doorTexts } from './problem-texts.js';

export type ProblemReason = HandleRefusal | DraftRefusal | DoorReason;

export type FieldProblem = { readonly field: string; readonly message: string };

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly reason: ProblemReason;
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
} & Readonly<Record<string, unknown>>;

export type ProblemExtras = {
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** Further members, such as the id of a refused command. */
  readonly [member: string]: unknown;
};

export const problemType = 'application/problem+json; charset=utf-8';

/** Who may do something is 403, what is not there 404; a rule that says "not now" is a conflict. */
const refusalStatus: Readonly<Partial<Record<HandleRefusal, number>>> = {
  'unknown-task': 404,
  'not-a-party': 403,
  'not-the-lead': 403,
  'not-a-coordinating-unit': 403,
  'not-the-coordinator': 403,
  'unverified-sender': 403,
  'malformed-command': 400,
};

const isDoorReason = (reason: ProblemReason): reason is DoorReason =>
  Object.hasOwn(doorReasons, reason);

const isDraftRefusal = (reason: ProblemReason): reason is DraftRefusal =>
  Object.hasOwn(draftTexts, reason);

export const statusOfReason = (reason: ProblemReason): number => {
  if (isDoorReason(reason)) return doorReasons[reason];
  return (isDraftRefusal(reason) ? draftRefusalStatus[reason] : refusalStatus[reason]) ?? 409;
};

export const titleOf = (reason: ProblemReason, language: Language): string => {
  if (isDoorReason(reason)) return doorTexts[language][reason];
  return isDraftRefusal(reason) ? draftTexts[reason][language] : words(language).refusal[reason];
};

export const problemOf = (
  reason: ProblemReason,
  language: Language,
  extras: ProblemExtras = {},
): Problem => ({
  type: `urn:dondoc:problem:${reason}`,
  title: titleOf(reason, language),
  status: statusOfReason(reason),
  reason,
  ...extras,
});

/** A refusal on its way to the error handler, which knows the caller's language. */
type ProblemFault = Error & {
  readonly statusCode: number;
  readonly reason: ProblemReason;
  readonly extras: ProblemExtras;
};

export const problemFault = (reason: ProblemReason, extras: ProblemExtras = {}): ProblemFault =>
  Object.assign(new Error(reason), { statusCode: statusOfReason(reason), reason, extras });

export const isProblemFault = (fault: unknown): fault is ProblemFault =>
  fault instanceof Error && 'reason' in fault && 'extras' in fault;

/** The language of an answer: that of the session, which knows what its holder chose, else the caller's wish. */
export const answerLanguage = (
  acceptLanguage: string | undefined,
  session: { readonly language: Language } | null,
): Language => session?.language ?? languageWished(acceptLanguage);
