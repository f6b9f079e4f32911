/** The rules of a task. Time enters only as `command.at`, the time of receipt (or of a wake). */
import { endOfDay } from '../calendar/instant.js';
import type { Instant } from '../calendar/messages.js';
import { accepted, type Decider, type Decision, fold, refused } from '../decision.js';
import type { UnitCode } from '../unit/messages.js';
import type {
  Actor,
  Part,
  PartRole,
  TaskCommand,
  TaskEvent,
  TaskRefusal,
  TaskRequest,
} from './messages.js';
import { nextMilestone } from './milestone.js';
import {
  answerableUnits,
  claimedAt,
  evolveTask,
  initialTask,
  isLate,
  type TaskState,
} from './state.js';
import { grantExtension, moveDeadline, remandate } from './terms.js';

type TaskDecision = Decision<TaskEvent, TaskRefusal>;
type Received = { readonly at: Instant; readonly actor: Actor };

/** Everything time has brought by `at`, in order. */
const observe = (state: TaskState, at: Instant): TaskEvent[] => {
  const events: TaskEvent[] = [];
  let current = state;
  for (;;) {
    const next = nextMilestone(current, at);
    if (next === null || next.at > at) return events;
    events.push(next);
    current = evolveTask(current, next);
  }
};

/** A unit that is in a task twice, by itself and in a group, answers in its leading part. */
const partOf = (state: TaskState, unit: UnitCode): Part | undefined => {
  const parts =
    state.assignment?.parts.filter(
      (part) => part.unit === unit || part.members?.includes(unit) === true,
    ) ?? [];
  return parts.find((part) => part.role === 'lead') ?? parts[0];
};

type Party = { readonly unit: UnitCode; readonly verified: boolean; readonly role: PartRole };

const partyOf = (state: TaskState, actor: Actor): Party | null => {
  if (actor.kind === 'system') return null;
  const part = partOf(state, actor.unit);
  return part === undefined
    ? null
    : { unit: actor.unit, verified: actor.verified, role: part.role };
};

/** Whether a second result of a unit takes the place of its first. */
const counts = (state: TaskState, { unit, verified }: Party, earlier: Instant, at: Instant) => {
  const unverified = state.unverified.includes(unit);
  if (verified && unverified) return true; // what the unit itself says outweighs a signal
  return verified !== unverified && isLate(state, earlier) && !isLate(state, at);
};

const submit = (
  state: TaskState,
  request: TaskRequest & { type: 'SubmitResult' },
  { at }: Received,
  party: Party,
): TaskDecision => {
  if (!answerableUnits(state).includes(party.unit)) return refused('not-the-lead');
  const earlier = state.results[party.unit];
  if (earlier !== undefined && !counts(state, party, earlier, at)) {
    return refused('already-submitted');
  }
  const event: TaskEvent = {
    type: 'ResultSubmitted',
    at,
    unit: party.unit,
    verified: party.verified,
    result: request.result,
    late: isLate(state, at),
  };
  const claim = claimedAt(evolveTask(state, event));
  const inTime = claim !== null && !isLate(state, claim);
  return inTime && state.overdueSince !== null
    ? accepted<TaskEvent>(event, { type: 'OverdueCleared', at, cause: 'received-in-time' })
    : accepted(event);
};

const requestExtension = (
  state: TaskState,
  request: TaskRequest & { type: 'RequestExtension' },
  { at }: Received,
  party: Party,
): TaskDecision => {
  if (party.role !== 'lead') return refused('not-the-lead');
  if (claimedAt(state) !== null) return refused('already-submitted');
  if (state.dueAt === null) return refused('no-date-to-extend');
  if (state.requestedUntil !== null) return refused('extension-already-requested');
  if (endOfDay(request.until) <= state.dueAt) return refused('not-later-than-current-deadline');
  return accepted({
    type: 'ExtensionRequested',
    at,
    unit: party.unit,
    verified: party.verified,
    until: request.until,
    reason: request.reason,
  });
};

const byUnit = (state: TaskState, request: TaskRequest, received: Received): TaskDecision => {
  const party = partyOf(state, received.actor);
  if (party === null) return refused('not-a-party');
  const by = { at: received.at, unit: party.unit, verified: party.verified };
  switch (request.type) {
    case 'Acknowledge':
      return state.responses[party.unit] === 'acknowledged'
        ? refused('already-acknowledged')
        : accepted({ type: 'TaskAcknowledged', ...by });
    case 'Decline':
      return state.responses[party.unit] === 'declined'
        ? refused('already-declined')
        : accepted({ type: 'TaskDeclined', ...by, reason: request.reason });
    case 'ReportProgress':
      return accepted({
        type: 'ProgressReported',
        ...by,
        percent: request.percent,
        text: request.text,
      });
    case 'ReportObstacle':
      return accepted({ type: 'ObstacleReported', ...by, text: request.text });
    case 'Contribute':
      return party.role === 'lead'
        ? refused('not-a-coordinating-unit')
        : accepted({ type: 'ContributionMade', ...by, text: request.text });
    case 'SubmitResult':
      return submit(state, request, received, party);
    case 'RequestExtension':
      return requestExtension(state, request, received, party);
    case 'GrantExtension':
    case 'RefuseExtension':
    case 'ConfirmCompletion':
    case 'ReturnResult':
    case 'Withdraw':
    case 'MoveDeadline':
    case 'Remandate':
      return refused('not-the-coordinator');
  }
};

const confirm = (state: TaskState, note: string, at: Instant): TaskDecision => {
  const claim = claimedAt(state);
  if (claim === null) return refused('nothing-submitted');
  return accepted({
    type: 'CompletionConfirmed',
    at,
    claimedAt: claim,
    late: isLate(state, claim),
    note,
  });
};

/** Coordinator's requests; null for those that belong to units. */
const byCoordinator = (
  state: TaskState,
  request: TaskRequest,
  at: Instant,
): TaskDecision | null => {
  switch (request.type) {
    case 'GrantExtension':
      return grantExtension(state, request, at);
    case 'RefuseExtension':
      return state.requestedUntil === null
        ? refused('no-extension-requested')
        : accepted({ type: 'ExtensionRefused', at, reason: request.reason });
    case 'ConfirmCompletion':
      return confirm(state, request.note, at);
    case 'ReturnResult':
      return Object.keys(state.results).length === 0
        ? refused('nothing-submitted')
        : accepted({ type: 'ResultReturned', at, reason: request.reason });
    case 'Withdraw':
      return accepted({ type: 'TaskWithdrawn', at, legalBasis: request.legalBasis });
    case 'MoveDeadline':
      return moveDeadline(state, request, at);
    case 'Remandate':
      return remandate(state, request, at);
    default:
      return null;
  }
};

const answer = (state: TaskState, request: TaskRequest, received: Received): TaskDecision => {
  if (received.actor.kind !== 'coordinator') return byUnit(state, request, received);
  const decision = byCoordinator(state, request, received.at);
  if (decision === null) return byUnit(state, request, received);
  return received.actor.verified ? decision : refused('unverified-sender');
};

/** A result received in time counts even when the task was confirmed as late before it was handled. */
const mayStillCount = (state: TaskState, request: TaskRequest, { at, actor }: Received): boolean =>
  state.end === 'done-late' &&
  request.type === 'SubmitResult' &&
  actor.kind !== 'system' &&
  actor.verified &&
  !isLate(state, at);

export const task: Decider<TaskState, TaskCommand, TaskEvent, TaskRefusal> = {
  initial: initialTask,
  decide(state, command) {
    if (state.assignment === null) return refused('unknown-task');
    if (command.type === 'ObserveTime') return accepted(...observe(state, command.at));
    if (state.end !== null && !mayStillCount(state, command, command)) {
      return refused('task-closed');
    }
    const brought = observe(state, command.at);
    const current = brought.reduce(evolveTask, state);
    const decision = answer(current, command, command);
    if (decision.outcome === 'refused') return decision;
    const after = decision.events.reduce(evolveTask, current);
    return accepted(...brought, ...decision.events, ...observe(after, command.at));
  },
  evolve: evolveTask,
};

export const foldTask = (events: readonly TaskEvent[]): TaskState => fold(task, events);
