/** Directives made for tests: few rows, short names, everything overridable. */

import { endOfDay } from '../../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../../domain/calendar/messages.js';
import type { Deadline } from '../../domain/deadline/messages.js';
import type { AssignedRow, Directive } from '../../domain/document/assignment.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import type { Part } from '../../domain/task/messages.js';
import { uniqueName } from './servers.js';

export const dated = (due: string): Deadline => ({
  phrase: `trước ngày ${due}`,
  kind: 'date',
  due: due as CivilDate,
  dueAt: endOfDay(due as CivilDate),
  earliest: due as CivilDate,
  latest: due as CivilDate,
  rule: 'on-date',
  stages: [],
});

export const dueAt = (at: Instant): Deadline => ({
  ...dated(at.slice(0, 10)),
  phrase: `lúc ${at}`,
  dueAt: at,
  rule: 'hour',
});

export const standing: Deadline = {
  phrase: 'Thường xuyên',
  kind: 'standing',
  due: null,
  dueAt: null,
  earliest: null,
  latest: null,
  rule: 'standing',
  stages: [],
};

export const lead = (unit: string, members: readonly string[] | null = null): Part => ({
  unit,
  name: `Đơn vị ${unit}`,
  role: 'lead',
  members,
});

export const coordinating = (unit: string): Part => ({
  unit,
  name: `Đơn vị ${unit}`,
  role: 'coordinating',
  members: null,
});

export const row = (rowKey: string, given: Partial<AssignedRow> = {}): AssignedRow => ({
  rowKey,
  section: '',
  number: rowKey,
  title: `Nhiệm vụ số ${rowKey}`,
  deliverable: '',
  note: '',
  statedStatus: '',
  parts: [lead('G01'), coordinating('G22')],
  deadline: dated('2030-12-31'),
  urgency: 'normal',
  ...given,
});

export const directive = (given: Partial<Directive> = {}): Directive => {
  const key = uniqueName('KH');
  return {
    key,
    name: 'Kế hoạch thử nghiệm',
    issuer: 'H02',
    standingAgency: 'X-co-quan-thuong-truc',
    workingGroup: 'X-to-cong-tac',
    number: '01/KH-UBND',
    signedOn: null,
    digest: key,
    fileName: 'annex.tsv',
    policy: standardPolicy,
    rows: [row('1')],
    ...given,
  };
};
