/** What would follow from signing: counted by the same core that will run it, before anything does. */

import { civilDateOf } from '../calendar/instant.js';
import type { CivilDate, Instant } from '../calendar/messages.js';
import type { DeadlineKind } from '../deadline/messages.js';
import type { NoticeKind } from '../notice/messages.js';
import { type Notice, noticesOf } from '../notice/notice.js';
import type { TaskId } from '../task/messages.js';
import { planAhead } from '../task/plan.js';
import { evolveTask, initialTask } from '../task/state.js';
import { nameOn } from '../unit/history.js';
import type { UnitCode } from '../unit/messages.js';
import { unitByCode } from '../unit/register.js';
import {
  type AssignedRow,
  apart,
  assignTask,
  type DirectiveTerms,
  isLateAlready,
  nobody,
  underPolicy,
} from './assignment.js';
import type { ToldUnit } from './contacts-needed.js';
import type { Issuer } from './heading.js';

export type ImportPlan = {
  /** Rows that begin a task; everything else here is about them, unless it says otherwise. */
  readonly tasks: number;
  /** Rows that begin none: each mandates a running task anew. */
  readonly remandating: readonly {
    readonly rowKey: string;
    readonly title: string;
    readonly due: CivilDate | null;
    readonly task: TaskId;
  }[];
  /** Units that answer for tasks, those with most first. */
  readonly byLead: readonly { readonly name: string; readonly tasks: number }[];
  readonly byKind: readonly { readonly kind: DeadlineKind; readonly tasks: number }[];
  /** Late already: signed off once, and not escalated for the past. */
  readonly late: readonly {
    readonly rowKey: string;
    readonly title: string;
    readonly due: CivilDate | null;
  }[];
  readonly notices: {
    /** Lines that go out if nobody does anything, up to the last escalation. */
    readonly byKind: readonly { readonly kind: NoticeKind; readonly lines: number }[];
    readonly recipients: number;
    readonly first: Instant | null;
    readonly last: Instant | null;
    /** Tasks that are late already and will be named again until they are done. */
    readonly repeating: number;
  };
  /** Units whose lines reach nobody as long as nobody says who that is. */
  readonly unreached: readonly {
    readonly unit: UnitCode;
    readonly name: string;
    readonly why: Unreached;
    readonly lines: number;
  }[];
  /** Every unit that is told of something, those told of most tasks first. */
  readonly told: readonly ToldUnit[];
};

/** A row that names nobody, a unit the register lacks, or a group that nobody can enumerate. */
export type Unreached = 'nobody' | 'unknown-unit' | 'open-group';

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

const whyUnreached = (code: UnitCode): Unreached | null => {
  if (code === nobody.code) return 'nobody';
  const unit = unitByCode(code);
  if (unit === null) return 'unknown-unit';
  return unit.kind === 'group' && unit.members === null ? 'open-group' : null;
};

/** The first row that names a unit gives its name; the document names its issuer, the register all others as of today. */
const namesIn = (
  rows: readonly AssignedRow[],
  issuer: Issuer | null,
  now: Instant,
): ((unit: UnitCode) => string) => {
  const parts = rows.flatMap((row) => row.parts).reverse();
  const names = new Map(parts.map(({ unit, name }): [string, string] => [unit, name]));
  if (issuer !== null) names.set(issuer.code, issuer.name);
  const today = civilDateOf(now);
  return (code) => {
    const unit = unitByCode(code);
    return names.get(code) ?? (unit === null ? code : nameOn(unit, today));
  };
};

const unreachedBy = (
  notices: readonly Notice[],
  nameOf: (unit: UnitCode) => string,
): ImportPlan['unreached'] => {
  const units = notices.map(({ recipient }) => recipient.unit);
  return counted(units).flatMap(([unit, lines]) => {
    const why = whyUnreached(unit);
    return why === null ? [] : [{ unit, name: nameOf(unit), why, lines }];
  });
};

const toldBy = (
  noticesByRow: readonly (readonly Notice[])[],
  nameOf: (unit: UnitCode) => string,
): readonly ToldUnit[] => {
  const units = noticesByRow.flatMap((notices) => [
    ...new Set(notices.map(({ recipient }) => recipient.unit)),
  ]);
  return counted(units).map(([unit, tasks]) => ({ unit, name: nameOf(unit), tasks }));
};

export const planImport = (
  facts: DirectiveTerms,
  signed: readonly AssignedRow[],
  now: Instant,
  issuer: Issuer | null = null,
): ImportPlan => {
  const { own, remandating } = apart(signed);
  const rows = own.map((row) => underPolicy(row, facts.policy));
  const noticesByRow = rows.map((row) => noticesFor(facts, row, now));
  const notices = noticesByRow.flat();
  const nameOf = namesIn(rows, issuer, now);
  const slots = notices.map(({ slotAt }) => slotAt).sort();
  const late = rows.filter((row) => isLateAlready(row, now));
  const recipients = notices.map(({ recipient }) => `${recipient.unit}/${recipient.office}`);
  return {
    tasks: rows.length,
    remandating: remandating.map(({ rowKey, title, deadline, remandates }) => ({
      ...{ rowKey, title, due: deadline.due, task: remandates },
    })),
    byLead: counted(rows.map(({ parts }) => parts[0]?.name ?? '')).map(([name, tasks]) => ({
      name,
      tasks,
    })),
    byKind: counted(rows.map(({ deadline }) => deadline.kind)).map(([kind, tasks]) => ({
      kind,
      tasks,
    })),
    late: late.map(({ rowKey, title, deadline }) => ({ rowKey, title, due: deadline.due })),
    notices: {
      byKind: counted(notices.map(({ kind }) => kind)).map(([kind, lines]) => ({ kind, lines })),
      recipients: new Set(recipients).size,
      first: slots[0] ?? null,
      last: slots.at(-1) ?? null,
      repeating: late.length,
    },
    unreached: unreachedBy(notices, nameOf),
    told: toldBy(noticesByRow, nameOf),
  };
};
