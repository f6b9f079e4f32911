/** Which event tells whom what, which notices an event makes untrue, and whether one still holds. */
import type { CivilDate, Instant } from '../calendar/messages.js';
import type { RecipientRole } from '../policy/messages.js';
import type { Part, TaskAssigned, TaskEvent } from '../task/messages.js';
import { claimedAt, type TaskState } from '../task/state.js';
import { statusAt } from '../task/status.js';
import type { UnitCode } from '../unit/messages.js';
import type { NoticeKind, Recipient } from './messages.js';
import { slotFor } from './slot.js';

/** A line before it has an address in the log. */
export type Notice = {
  readonly kind: NoticeKind;
  readonly recipient: Recipient;
  readonly slotAt: Instant;
  readonly level: number | null;
};

const unitsOf = (part: Part): readonly UnitCode[] => part.members ?? [part.unit];

const focalPoints = (assignment: TaskAssigned, lead: boolean): Recipient[] =>
  assignment.parts
    .filter((part) => (part.role === 'lead') === lead)
    .flatMap(unitsOf)
    .map((unit) => ({ unit, office: 'focal-point' }));

/** The offices behind a role of the policy, for one task. */
export const recipientsOf = (assignment: TaskAssigned, role: RecipientRole): Recipient[] => {
  switch (role) {
    case 'focal-point':
      return focalPoints(assignment, true);
    case 'coordinating-focal-points':
      return focalPoints(assignment, false);
    case 'head-of-unit':
      return focalPoints(assignment, true).map(({ unit }) => ({ unit, office: 'head' }));
    case 'standing-agency':
      return [{ unit: assignment.standingAgency, office: 'standing-agency' }];
    case 'working-group':
      return [{ unit: assignment.workingGroup, office: 'working-group' }];
  }
};

type Audience = { kind: NoticeKind; roles: readonly RecipientRole[]; level?: number };

const everyParty: readonly RecipientRole[] = ['focal-point', 'coordinating-focal-points'];

const audienceOf = (event: TaskEvent): Audience | null => {
  switch (event.type) {
    case 'TaskAssigned':
      return { kind: 'assigned', roles: everyParty };
    case 'ReminderDue':
      return { kind: 'reminder', roles: everyParty };
    case 'TaskOverdue':
      return { kind: 'overdue', roles: everyParty };
    case 'EscalationRaised':
      return { kind: 'escalation', roles: event.recipients, level: event.level };
    case 'LatenessRepeated':
      return { kind: 'still-late', roles: ['focal-point', 'standing-agency'] };
    case 'ExtensionRequested':
      return { kind: 'extension-requested', roles: ['standing-agency'] };
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      return { kind: 'extension-answered', roles: everyParty };
    case 'ResultSubmitted':
      return { kind: 'result-submitted', roles: ['standing-agency'] };
    case 'ResultReturned':
      return { kind: 'result-returned', roles: ['focal-point'] };
    case 'CompletionConfirmed':
      return { kind: 'completed', roles: everyParty };
    case 'TaskWithdrawn':
      return { kind: 'task-withdrawn', roles: everyParty };
    case 'TaskAcknowledged':
    case 'TaskDeclined':
    case 'ProgressReported':
    case 'ObstacleReported':
    case 'ContributionMade':
    case 'OverdueCleared': // said only to those who were told of the lateness: `corrects`
      return null;
  }
};

/** The lines an event causes. `recordedAt` may be later than the event: no slot lies before it. */
export const noticesOf = (state: TaskState, event: TaskEvent, recordedAt: Instant): Notice[] => {
  const { assignment } = state;
  const audience = audienceOf(event);
  if (assignment === null || audience === null) return [];
  const from = event.at > recordedAt ? event.at : recordedAt;
  const slotAt = slotFor(assignment.policy, assignment.urgency, from);
  const seen = new Set<string>();
  return audience.roles
    .flatMap((role) => recipientsOf(assignment, role))
    .filter(({ unit, office }) => {
      const key = `${unit}/${office}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .map((recipient) => ({
      kind: audience.kind,
      recipient,
      slotAt,
      level: audience.level ?? null,
    }));
};

const latenessKinds: readonly NoticeKind[] = ['overdue', 'escalation', 'still-late'];

/** Kinds an event makes untrue: unsent lines are suppressed, sent ones followed by `correction`. */
export const corrects = (
  event: TaskEvent,
): { kinds: readonly NoticeKind[]; correction: NoticeKind } | null =>
  event.type === 'OverdueCleared'
    ? { kinds: latenessKinds, correction: 'lateness-withdrawn' }
    : null;

/** Looked at again when a digest is made: is a line, told of the date it was written for, still true? */
export const stillHolds = (
  kind: NoticeKind,
  state: TaskState,
  now: Instant,
  lineDue: CivilDate | null = state.due,
): boolean => {
  const status = statusAt(state, now);
  const open = state.end === null && claimedAt(state) === null;
  switch (kind) {
    case 'assigned':
      return state.end !== 'withdrawn';
    case 'reminder':
      return open && status !== 'overdue' && lineDue === state.due;
    case 'overdue':
    case 'escalation':
    case 'still-late':
      return status === 'overdue';
    case 'extension-requested':
      return state.end === null && state.requestedUntil !== null;
    case 'result-submitted':
      return state.end === null && Object.keys(state.results).length > 0;
    case 'result-returned':
      return open;
    case 'lateness-withdrawn':
    case 'extension-answered':
    case 'completed':
    case 'task-withdrawn':
      return true;
  }
};
