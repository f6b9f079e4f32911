/** Which event tells whom what, which notices an event makes untrue, and whether one still holds. */
import type { CivilDate, Instant } from '../calendar/messages.js';
import type { RecipientRole } from '../policy/messages.js';
import type { Part, TaskAssigned, TaskEvent } from '../task/messages.js';
import { claimedAt, type TaskState, unitsIn } from '../task/state.js';
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

const focalPoints = ({ parts }: Pick<TaskAssigned, 'parts'>, lead: boolean): Recipient[] =>
  parts
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
    case 'DeadlineMoved':
      return { kind: 'changed', roles: everyParty };
    case 'TaskRemandated': // says different things to different units: `remandated`
    case 'TaskAcknowledged':
    case 'TaskDeclined':
    case 'ProgressReported':
    case 'ObstacleReported':
    case 'ContributionMade':
    case 'OverdueCleared': // said only to those who were told of the lateness: `corrects`
      return null;
  }
};

type Told = Omit<Notice, 'slotAt'>;

const toldTo = (assignment: TaskAssigned, { kind, roles, level }: Audience): Told[] =>
  roles
    .flatMap((role) => recipientsOf(assignment, role))
    .map((recipient) => ({ kind, recipient, level: level ?? null }));

type Remandated = Extract<TaskEvent, { type: 'TaskRemandated' }>;

/** A new number in the same document, or a remark beside the task, asks nothing new of anybody. */
const isQuiet = ({ mandates }: TaskState, { instrument, changes }: Remandated): boolean => {
  const { note: _note, statedStatus: _status, ...asked } = changes;
  const earlier = mandates.slice(0, -1).some(({ document }) => document === instrument.document);
  return instrument.document !== null && earlier && Object.keys(asked).length === 0;
};

/** Who had no part is assigned the task, who has none now is relieved of it, others are told of the change. */
const remandated = (state: TaskState, assignment: TaskAssigned, event: Remandated): Told[] => {
  if (isQuiet(state, event)) return [];
  const parties = (parts: readonly Part[]): readonly Recipient[] =>
    [true, false].flatMap((lead) => focalPoints({ parts }, lead));
  const before = parties(event.previous.parts ?? assignment.parts);
  const now = parties(assignment.parts);
  const isIn = (recipients: readonly Recipient[], { unit }: Recipient): boolean =>
    recipients.some((one) => one.unit === unit);
  const told = (kind: NoticeKind, recipients: readonly Recipient[]): Told[] =>
    recipients.map((recipient) => ({ kind, recipient, level: null }));
  return [
    ...told(
      'assigned',
      now.filter((one) => !isIn(before, one)),
    ),
    ...told(
      'changed',
      now.filter((one) => isIn(before, one)),
    ),
    ...told(
      'relieved',
      before.filter((one) => !isIn(now, one)),
    ),
  ];
};

const toldBy = (state: TaskState, assignment: TaskAssigned, event: TaskEvent): Told[] => {
  if (event.type === 'TaskRemandated') return remandated(state, assignment, event);
  const audience = audienceOf(event);
  return audience === null ? [] : toldTo(assignment, audience);
};

/** The lines an event causes. `recordedAt` may be later than the event: no slot lies before it. */
export const noticesOf = (state: TaskState, event: TaskEvent, recordedAt: Instant): Notice[] => {
  const { assignment } = state;
  if (assignment === null) return [];
  const from = event.at > recordedAt ? event.at : recordedAt;
  const slotAt = slotFor(assignment.policy, assignment.urgency, from);
  const seen = new Set<string>();
  return toldBy(state, assignment, event)
    .filter(({ recipient: { unit, office } }) => {
      const key = `${unit}/${office}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .map((told) => ({ ...told, slotAt }));
};

const latenessKinds: readonly NoticeKind[] = ['overdue', 'escalation', 'still-late'];

/** Kinds an event makes untrue: unsent lines are suppressed, sent ones followed by `correction`. */
export const corrects = (
  event: TaskEvent,
): { kinds: readonly NoticeKind[]; correction: NoticeKind } | null =>
  event.type === 'OverdueCleared'
    ? { kinds: latenessKinds, correction: 'lateness-withdrawn' }
    : null;

/** What is said of a task to a unit's own people is untrue once the unit has no part in it. */
const isParty = ({ assignment }: TaskState, { unit, office }: Recipient): boolean =>
  (office !== 'focal-point' && office !== 'head') ||
  unitsIn(assignment?.parts ?? []).includes(unit);

/** A line when its digest is made: to whom it goes, and of which date it was written. */
export type Line = {
  readonly kind: NoticeKind;
  readonly recipient: Recipient;
  readonly due: CivilDate | null;
};

/** Looked at again when a digest is made: is a line still true? */
export const stillHolds = (
  { kind, recipient, due }: Line,
  state: TaskState,
  now: Instant,
): boolean => {
  const status = statusAt(state, now);
  const open = state.end === null && claimedAt(state) === null;
  const party = isParty(state, recipient);
  switch (kind) {
    case 'assigned':
    case 'changed':
      return party && state.end !== 'withdrawn';
    case 'relieved':
      return !party;
    case 'reminder':
      return party && open && status !== 'overdue' && due === state.due;
    case 'overdue':
    case 'escalation':
    case 'still-late':
      return party && status === 'overdue';
    case 'extension-requested':
      return state.end === null && state.requestedUntil !== null;
    case 'result-submitted':
      return state.end === null && Object.keys(state.results).length > 0;
    case 'result-returned':
      return party && open;
    case 'lateness-withdrawn':
    case 'extension-answered':
    case 'completed':
    case 'task-withdrawn':
      return true;
  }
};
