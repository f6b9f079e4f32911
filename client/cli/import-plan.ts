/** What would follow from signing: counted by the same core that will run it, before anything does. */

import type { Instant } from '../../domain/calendar/messages.js';
import type { DeadlineKind } from '../../domain/deadline/messages.js';
import {
  type AssignedRow,
  assignTask,
  type DirectiveTerms,
  isLateAlready,
  underPolicy,
} from '../../domain/document/assignment.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import type { NoticeKind } from '../../domain/notice/messages.js';
import { type Notice, noticesOf } from '../../domain/notice/notice.js';
import { planAhead } from '../../domain/task/plan.js';
import { evolveTask, initialTask } from '../../domain/task/state.js';

export type ImportPlan = {
  readonly tasks: number;
  /** Units that answer for tasks, those with most first. */
  readonly byLead: readonly { readonly name: string; readonly tasks: number }[];
  readonly byKind: readonly { readonly kind: DeadlineKind; readonly tasks: number }[];
  /** Late already: signed off once, and not escalated for the past. */
  readonly late: readonly AssignedRow[];
  readonly doubtful: readonly ProposedTask[];
  readonly notices: {
    /** Lines that go out if nobody does anything, up to the last escalation. */
    readonly byKind: readonly { readonly kind: NoticeKind; readonly lines: number }[];
    readonly recipients: number;
    readonly first: Instant | null;
    readonly last: Instant | null;
    /** Tasks that are late already and will be named again until they are done. */
    readonly repeating: number;
  };
};

const counted = <Key extends string>(keys: readonly Key[]): [Key, number][] => {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
};

/** Repetitions while late have no end, so they are left out here and said beside the numbers. */
const noticesFor = (facts: DirectiveTerms, row: AssignedRow, now: Instant): readonly Notice[] => {
  const event = assignTask(facts, row, now);
  const { reminders, escalations } =
    row.urgency === 'express' ? facts.policy.express : facts.policy;
  const most = reminders.length + 1 + escalations.length;
  const state = evolveTask(initialTask, event);
  const steps = planAhead(state, now, most);
  return [
    ...noticesOf(state, event, now),
    ...steps
      .filter((step) => step.event.type !== 'LatenessRepeated')
      .flatMap(({ notices }) => notices),
  ];
};

export const planImport = (
  facts: DirectiveTerms,
  proposed: readonly ProposedTask[],
  signed: readonly AssignedRow[],
  now: Instant,
): ImportPlan => {
  const rows = signed.map((row) => underPolicy(row, facts.policy));
  const notices = rows.flatMap((row) => noticesFor(facts, row, now));
  const slots = notices.map(({ slotAt }) => slotAt).sort();
  const late = rows.filter((row) => isLateAlready(row, now));
  const recipients = notices.map(({ recipient }) => `${recipient.unit}/${recipient.office}`);
  return {
    tasks: rows.length,
    byLead: counted(rows.map(({ parts }) => parts[0]?.name ?? '')).map(([name, tasks]) => ({
      name,
      tasks,
    })),
    byKind: counted(rows.map(({ deadline }) => deadline.kind)).map(([kind, tasks]) => ({
      kind,
      tasks,
    })),
    late,
    doubtful: proposed.filter(({ review }) => review.length > 0),
    notices: {
      byKind: counted(notices.map(({ kind }) => kind)).map(([kind, lines]) => ({ kind, lines })),
      recipients: new Set(recipients).size,
      first: slots[0] ?? null,
      last: slots.at(-1) ?? null,
      repeating: late.length,
    },
  };
};
