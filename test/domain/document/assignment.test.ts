import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../domain/calendar/messages.js';
import { assignedRow } from '../../../domain/document/assignment.js';
import { layOut } from '../../../domain/document/layout.js';
import { proposeTasks } from '../../../domain/document/proposal.js';

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'];

const partsOf = (lead: string, coordinating: string, signedOn: string | null) => {
  const cells = [header, ['1', 'Nối dữ liệu', lead, coordinating, 'Tháng 12/2026']];
  const layout = layOut(cells.map((row, index) => ({ line: index + 1, cells: row })));
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
