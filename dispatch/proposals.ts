/** From what was read and signed off to what is assigned: mentions become parts, groups get members. */
import type { ProposedTask } from '../domain/document/proposal.js';
import type { Part, PartRole } from '../domain/task/messages.js';
import type { UnitMention } from '../domain/unit/mentions.js';
import { unitByCode } from '../domain/unit/register.js';
import type { AssignedRow } from './import.js';

/** Stands where a row names nobody: the task runs, and the list shows that somebody is missing. */
export const nobody: UnitMention = {
  code: 'X-chua-xac-dinh',
  name: 'Chưa xác định đơn vị chủ trì',
  asWritten: '',
};

const partOf = ({ code, name }: UnitMention, role: PartRole): Part => ({
  unit: code,
  name,
  role,
  members: unitByCode(code)?.members ?? null,
});

/** The first lead is accountable; a unit named twice keeps its weightier part. */
export const partsFrom = ({
  leads,
  coordinating,
}: Pick<ProposedTask, 'leads' | 'coordinating'>): Part[] => {
  const [first = nobody, ...joint] = leads;
  const parts = [
    partOf(first, 'lead'),
    ...joint.map((unit) => partOf(unit, 'joint-lead')),
    ...coordinating.map((unit) => partOf(unit, 'coordinating')),
  ];
  return parts.filter(({ unit }, at) => parts.findIndex((other) => other.unit === unit) === at);
};

export const assignedRow = (task: ProposedTask): AssignedRow => ({
  rowKey: task.rowKey,
  section: task.section,
  number: task.no,
  title: task.title,
  deliverable: task.deliverable,
  note: task.note,
  statedStatus: task.status,
  parts: partsFrom(task),
  deadline: task.deadline,
  urgency: task.urgency,
});
