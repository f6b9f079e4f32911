/** From what was read and signed off to what is assigned: mentions become parts, groups get members. */
import type { CivilDate, Instant } from '../calendar/messages.js';
import type { Deadline } from '../deadline/messages.js';
import { rolledOver } from '../deadline/roll-over.js';
import type { Policy } from '../policy/messages.js';
import type { Part, PartRole, TaskAssigned, TaskId } from '../task/messages.js';
import { membersOf } from '../unit/history.js';
import type { UnitMention } from '../unit/mentions.js';
import type { UnitCode } from '../unit/messages.js';
import type { ProposedTask } from './proposal.js';

/** One row as signed off. */
export type AssignedRow = {
  readonly rowKey: string;
  readonly section: string;
  readonly number: string;
  readonly title: string;
  readonly deliverable: string;
  readonly note: string;
  readonly statedStatus: string;
  readonly parts: readonly Part[];
  readonly deadline: Deadline;
  readonly urgency: TaskAssigned['urgency'];
  /** The running task of another document that this row mandates anew, because a person says so. */
  readonly remandates?: TaskId;
};

export type RemandatingRow = AssignedRow & { readonly remandates: TaskId };

/** Rows that begin a task, apart from those that mandate a running one anew. */
export const apart = (
  rows: readonly AssignedRow[],
): {
  readonly own: readonly AssignedRow[];
  readonly remandating: readonly RemandatingRow[];
} => ({
  own: rows.filter(({ remandates }) => remandates === undefined),
  remandating: rows.flatMap(({ remandates, ...row }) =>
    remandates === undefined ? [] : [{ ...row, remandates }],
  ),
});

/** What holds for every task of a directive. */
export type DirectiveTerms = {
  readonly key: string;
  readonly name: string;
  readonly issuer: UnitCode;
  readonly standingAgency: UnitCode;
  readonly workingGroup: UnitCode;
  readonly policy: Policy;
};

/** What a reader doubted of a row and a person accepted as it stands. */
export type AcceptedDoubts = { readonly row: string; readonly reasons: readonly string[] };

export type Directive = DirectiveTerms & {
  readonly number: string;
  readonly signedOn: CivilDate | null;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
  readonly fileName: string;
  readonly rows: readonly AssignedRow[];
  readonly doubts?: readonly AcceptedDoubts[];
  /** The draft it was reviewed in, if it was. */
  readonly draft?: string;
};

/** Whether a row is late at the moment of import: it is then listed once, and the past not escalated. */
export const isLateAlready = ({ deadline }: AssignedRow, now: Instant): boolean =>
  deadline.dueAt !== null && deadline.dueAt <= now;

/** The row as it will be assigned: its deadline moved off a day off where the policy says so. */
export const underPolicy = (row: AssignedRow, { rollOver = 'none' }: Policy): AssignedRow => ({
  ...row,
  deadline: rolledOver(row.deadline, rollOver),
});

const assigned = (terms: DirectiveTerms, row: AssignedRow, now: Instant): TaskAssigned => ({
  type: 'TaskAssigned',
  at: now,
  documentKey: terms.key,
  documentName: terms.name,
  section: row.section,
  number: row.number,
  title: row.title,
  deliverable: row.deliverable,
  note: row.note,
  statedStatus: row.statedStatus,
  parts: row.parts,
  issuer: terms.issuer,
  standingAgency: terms.standingAgency,
  workingGroup: terms.workingGroup,
  deadline: row.deadline,
  policy: terms.policy,
  urgency: row.urgency,
  amnesty: isLateAlready(row, now),
});

export const assignTask = (terms: DirectiveTerms, row: AssignedRow, now: Instant): TaskAssigned =>
  assigned(terms, underPolicy(row, terms.policy), now);

/** Stands where a row names nobody: the task runs, and the list shows that somebody is missing. */
export const nobody: UnitMention = {
  code: 'X-chua-xac-dinh',
  name: 'Chưa xác định đơn vị chủ trì',
  asWritten: '',
};

const partOf = (
  { code, name }: Pick<UnitMention, 'code' | 'name'>,
  role: PartRole,
  asOf: CivilDate | null,
): Part => ({ unit: code, name, role, members: membersOf(code, asOf) });

/** The first lead is accountable; a unit named twice keeps its weightier part. */
const partsFrom = (
  { leads, coordinating }: Pick<ProposedTask, 'leads' | 'coordinating'>,
  signedOn: CivilDate | null,
): Part[] => {
  const [first = nobody, ...joint] = leads;
  const parts = [
    partOf(first, 'lead', signedOn),
    ...joint.map((unit) => partOf(unit, 'joint-lead', signedOn)),
    ...coordinating.map((unit) => partOf(unit, 'coordinating', signedOn)),
  ];
  return parts.filter(({ unit }, at) => parts.findIndex((other) => other.unit === unit) === at);
};

/** Another lead in the place of the first; whoever had a part beside it keeps it. */
export const withLead = (
  parts: readonly Part[],
  lead: Pick<UnitMention, 'code' | 'name'>,
  asOf: CivilDate | null,
): readonly Part[] => [
  partOf(lead, 'lead', asOf),
  ...parts.filter(({ unit, role }) => role !== 'lead' && unit !== lead.code),
];

/** Groups get the members they had on the day the directive was signed. */
export const assignedRow = (task: ProposedTask, signedOn: CivilDate | null): AssignedRow => ({
  rowKey: task.rowKey,
  section: task.section,
  number: task.no,
  title: task.title,
  deliverable: task.deliverable,
  note: task.note,
  statedStatus: task.status,
  parts: partsFrom(task, signedOn),
  deadline: task.deadline,
  urgency: task.urgency,
});
