/**
 * What a person can do on a task now. The rules themselves are asked, with plausible content, so
 * that the board never offers what the core would refuse for other reasons than the content.
 */
import { addDays } from '../../domain/calendar/civil-date.js';
import { civilDateOf, endOfDay } from '../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../domain/calendar/messages.js';
import type { Deadline } from '../../domain/deadline/messages.js';
import { task } from '../../domain/task/decider.js';
import type { Actor, TaskRequest, TaskRequestType } from '../../domain/task/messages.js';
import { claimedAt, type TaskState } from '../../domain/task/state.js';
import { statusFacts } from '../../domain/task/status.js';

export type OfferedActions = {
  /** The one or two things this person most likely came for. */
  readonly primary: readonly TaskRequestType[];
  readonly more: readonly TaskRequestType[];
};

const onDay = (due: CivilDate): Deadline => ({
  phrase: '-',
  kind: 'date',
  due,
  dueAt: endOfDay(due),
  earliest: due,
  latest: due,
  rule: 'on-date',
  stages: [],
});
const someInstrument = { document: null, name: '-', section: '', number: '', signedOn: null };

const samples = (state: TaskState, now: Instant): Record<TaskRequestType, TaskRequest> => {
  const later = addDays(state.due ?? civilDateOf(now), 1);
  const result = { documentNumber: '-', signedOn: null, note: '', evidenceDigest: null };
  return {
    ConfirmCompletion: { type: 'ConfirmCompletion', note: '' },
    ReturnResult: { type: 'ReturnResult', reason: '-' },
    GrantExtension: { type: 'GrantExtension', until: later, basis: '-' },
    RefuseExtension: { type: 'RefuseExtension', reason: '-' },
    Acknowledge: { type: 'Acknowledge' },
    SubmitResult: { type: 'SubmitResult', result },
    Contribute: { type: 'Contribute', text: '-' },
    ReportProgress: { type: 'ReportProgress', percent: null, text: '-' },
    ReportObstacle: { type: 'ReportObstacle', text: '-' },
    RequestExtension: { type: 'RequestExtension', until: later, reason: '-' },
    Decline: { type: 'Decline', reason: '-' },
    MoveDeadline: { type: 'MoveDeadline', deadline: onDay(later), document: null, basis: '-' },
    Remandate: { type: 'Remandate', instrument: someInstrument, basis: '-', changes: {} },
    Withdraw: { type: 'Withdraw', legalBasis: '-' },
  };
};

/** Whether an action answers something, rather than being merely possible. */
const isAsked = (type: TaskRequestType, state: TaskState): boolean => {
  switch (type) {
    case 'ConfirmCompletion':
    case 'ReturnResult':
      return claimedAt(state) !== null;
    case 'GrantExtension':
    case 'RefuseExtension':
      return state.requestedUntil !== null;
    case 'MoveDeadline':
      return statusFacts(state).undated === 'pending';
    case 'Acknowledge':
    case 'SubmitResult':
    case 'Contribute':
    case 'ReportProgress':
      return true;
    case 'ReportObstacle':
    case 'RequestExtension':
    case 'Decline':
    case 'Remandate':
    case 'Withdraw':
      return false;
  }
};

export const offeredActions = (state: TaskState, actor: Actor, now: Instant): OfferedActions => {
  const possible = Object.values(samples(state, now))
    .filter((request) => task.decide(state, { ...request, at: now, actor }).outcome === 'accepted')
    .map(({ type }) => type);
  const primary = possible.filter((type) => isAsked(type, state)).slice(0, 2);
  return { primary, more: possible.filter((type) => !primary.includes(type)) };
};
