import { describe, expect, test } from 'vitest';
import type { CivilDate, Instant } from '../../../domain/calendar/messages.js';
import {
  assignedRow,
  assignTask,
  type DirectiveTerms,
} from '../../../domain/document/assignment.js';
import { layOut } from '../../../domain/document/layout.js';
import { proposeTasks } from '../../../domain/document/proposal.js';
import { standardPolicy } from '../../../domain/policy/shipped.js';
import { dated, row } from '../../support/directives.js';
import { tabbed } from '../../support/sources.js';

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'];

const partsOf = (lead: string, coordinating: string, signedOn: string | null) => {
  const layout = layOut(tabbed(header, ['1', 'Nối dữ liệu', lead, coordinating, 'Tháng 12/2026']));
  if (layout.outcome !== 'read') throw new Error(JSON.stringify(layout.fault));
  const context = { assignedOn: null, documentYear: 2026 };
  const [task] = proposeTasks(layout.rows, 'x-01234567', context);
  if (task === undefined) throw new Error('no task');
  return assignedRow(task, signedOn as CivilDate | null).parts;
};

describe('the parts of a task', () => {
  test('the first lead is accountable, and a unit named twice keeps its weightier part', () => {
    const parts = partsOf('Bộ Công an, Bộ Y tế', 'Bộ Y tế, EVN', null);
    expect(parts.map(({ unit, role, members }) => [unit, role, members])).toEqual([
      ['G01', 'lead', null],
      ['G18', 'joint-lead', null],
      ['X-tap-doan-dien-luc-viet-nam', 'coordinating', null],
    ]);
  });

  test('a row that names nobody is led by nobody, and shows it', () => {
    expect(partsOf('', '', null)).toMatchObject([{ unit: 'X-chua-xac-dinh', role: 'lead' }]);
  });

  test('a group has the members of the day the directive was signed', () => {
    const members = (signedOn: string | null) =>
      partsOf('UBND các tỉnh, thành phố', '', signedOn)[0]?.members;
    expect(members('2023-02-23')).toHaveLength(63);
    expect(members('2025-07-01')).toHaveLength(34);
    expect(members('2025-07-01')).not.toContain('H02');
    expect(members(null)).toHaveLength(63);
    expect(partsOf('Các bộ, ngành', '', '2023-02-23')[0]?.members).toBeNull();
  });
});

const terms: DirectiveTerms = {
  key: 'KH-1',
  name: 'Kế hoạch',
  issuer: 'H26',
  standingAgency: 'H26',
  workingGroup: 'X-to-cong-tac',
  policy: standardPolicy,
};
const rolling = { ...terms, policy: { ...standardPolicy, rollOver: 'next-working-day' } } as const;
/** Saturday 31 December 2022; Tuesday 3 January 2023 was the next working day. */
const onSaturday = row('1', { deadline: dated('2022-12-31') });

test('a task is assigned with the deadline as it was signed', () => {
  const { deadline } = assignTask(terms, onSaturday, '2022-08-15T02:00:00.000Z' as Instant);
  expect(deadline).toBe(onSaturday.deadline);
});

test('under a policy that rolls over, it is assigned with the deadline moved', () => {
  const { deadline } = assignTask(rolling, onSaturday, '2022-08-15T02:00:00.000Z' as Instant);
  expect(deadline).toMatchObject({ due: '2023-01-03', rolledFrom: '2022-12-31' });
});

test('and is late already only when the moved deadline has passed', () => {
  const onMonday = '2023-01-02T02:00:00.000Z' as Instant;
  expect(assignTask(terms, onSaturday, onMonday).amnesty).toBe(true);
  expect(assignTask(rolling, onSaturday, onMonday).amnesty).toBe(false);
  const after = '2023-01-03T17:00:00.000Z' as Instant;
  expect(assignTask(rolling, onSaturday, after).amnesty).toBe(true);
});
