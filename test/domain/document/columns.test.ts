import { describe, expect, test } from 'vitest';
import type { ColumnOverride } from '../../../domain/document/columns.js';
import { layOut } from '../../../domain/document/layout.js';
import { source, table } from '../../support/sources.js';

const duty = (about: string) => `Rà soát, sửa đổi các quy định về ${about} theo thẩm quyền`;

/** Rows of the same shape: number, duty, unit, unit, month. */
const rows = ['cư trú', 'hộ tịch', 'thuế', 'đất đai', 'y tế'].map((about, index) => [
  String(index + 1),
  duty(about),
  'Bộ Công an',
  'Bộ Tư pháp, Bộ Y tế',
  `Tháng ${index + 3}/2022`,
]);

const columnsOf = (cells: readonly string[][], overrides: readonly ColumnOverride[] = []) => {
  const layout = layOut(source([table(cells)]), overrides);
  const [first] = layout.tables.filter(({ kind }) => kind === 'tasks');
  return first?.columns ?? [];
};
const rolesOf = (cells: readonly string[][], overrides: readonly ColumnOverride[] = []) =>
  columnsOf(cells, overrides).map(({ role }) => role);

const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian'];

describe('a column', () => {
  test('is sure where header and cells agree, and says by what', () => {
    const columns = columnsOf([header, ...rows]);
    expect(columns.map(({ role, confidence }) => [role, confidence])).toEqual([
      ['number', 1],
      ['task', 1],
      ['lead', 1],
      ['coordinating', 1],
      ['deadline', 1],
    ]);
    expect(columns[2]).toMatchObject({ column: 3, header: 'Cơ quan chủ trì' });
    expect(columns[2]?.evidence).toEqual([
      { by: 'header', exact: true },
      { by: 'content', kind: 'unit', share: 1, cells: 5 },
    ]);
  });

  test('is less sure where its cells say little, or the header only points to it', () => {
    const silent = rows.map((row) => [...row.slice(0, 2), 'ông A', ...row.slice(3)]);
    expect(columnsOf([header, ...silent])[2]).toMatchObject({ role: 'lead', confidence: 0.8 });
    const named = ['TT', 'Nhiệm vụ', 'Lãnh đạo và cơ quan chủ trì', ...header.slice(3)];
    expect(columnsOf([named, ...rows])[2]).toMatchObject({ role: 'lead', confidence: 0.8 });
  });

  test('without a known header is told by its cells when its role is wanted', () => {
    const columns = columnsOf([['TT', 'Nhiệm vụ', 'Cột 3', 'Cơ quan phối hợp', 'Mốc'], ...rows]);
    expect(columns.map(({ role }) => role)).toEqual([
      ...['number', 'task', 'lead', 'coordinating', 'deadline'],
    ]);
    expect(columns[4]).toMatchObject({ confidence: 0.6, evidence: [{ by: 'content' }] });
  });

  test('is what its cells plainly are when they contradict its header', () => {
    const swapped = rows.map(([no = '', task = '', lead = '', , when = '']) => {
      return [no, task, lead, '', when];
    });
    const wrong = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Sản phẩm'];
    expect(columnsOf([wrong, ...swapped])[4]).toMatchObject({ role: 'deadline', confidence: 0.6 });
    const noted = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Tình hình', 'Kết quả thực hiện'];
    expect(rolesOf([noted, ...swapped])).toEqual(['number', 'task', 'lead', 'status', 'deadline']);
    const dated = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn', 'Ghi chú'];
    expect(rolesOf([dated, ...swapped])[4]).toBe('remark');
  });

  test('of two with one role the surer has it, then the first', () => {
    const twice = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Đơn vị thực hiện', 'Thời gian'];
    expect(rolesOf([twice, ...rows])).toEqual(['number', 'task', 'lead', 'other', 'deadline']);
    const loose = ['TT', 'Nhiệm vụ', 'Lãnh đạo chủ trì', 'Cơ quan chủ trì', 'Thời gian'];
    expect(rolesOf([loose, ...rows])).toEqual(['number', 'task', 'other', 'lead', 'deadline']);
  });

  test('of results is told by whether it says what was done', () => {
    const head = ['TT', 'Nhiệm vụ', 'Kết quả', 'Cơ quan chủ trì', 'Thời gian'];
    const with3 = (text: string) =>
      rows.map(([no = '', task = '', lead = '', , when = '']) => [no, task, text, lead, when]);
    expect(rolesOf([head, ...with3('Đang triển khai')])[2]).toBe('status');
    expect(rolesOf([head, ...with3('Thông tư được ban hành')])[2]).toBe('deliverable');
  });

  test('often blank beside a full one is the parent of its tasks', () => {
    const parents = ['Nhóm một', '', '', 'Nhóm hai', ''];
    const cells = rows.map((row, index) => [row[0] ?? '', parents[index] ?? '', ...row.slice(1)]);
    const head = ['TT', 'Nhiệm vụ', 'Nội dung công việc', ...header.slice(2)];
    expect(rolesOf([head, ...cells]).slice(0, 3)).toEqual(['number', 'task', 'subtask']);
    const full = rows.map((row) => [row[0] ?? '', 'Nhóm', ...row.slice(1)]);
    expect(rolesOf([head, ...full]).slice(0, 3)).toEqual(['number', 'task', 'other']);
  });
});

describe('what a person says of a column', () => {
  test('goes before header and cells, and frees the column that had the role', () => {
    const overrides = [{ table: 1, column: 4, role: 'lead' as const }];
    const columns = columnsOf([header, ...rows], overrides);
    expect(columns.map(({ role }) => role)).toEqual([
      ...['number', 'task', 'other', 'lead', 'deadline'],
    ]);
    expect(columns[3]).toMatchObject({ confidence: 1, evidence: [{ by: 'person' }] });
  });

  test('shows at once in the rows', () => {
    const read = (overrides: readonly ColumnOverride[]) => {
      const layout = layOut(source([table([header, ...rows])]), overrides);
      const [first] = layout.outcome === 'read' ? layout.rows : [];
      return [first?.values.get('lead')?.text, first?.values.get('coordinating')?.text];
    };
    expect(read([])).toEqual(['Bộ Công an', 'Bộ Tư pháp, Bộ Y tế']);
    expect(
      read([
        { table: 1, column: 3, role: 'coordinating' },
        { table: 1, column: 4, role: 'lead' },
      ]),
    ).toEqual(['Bộ Tư pháp, Bộ Y tế', 'Bộ Công an']);
  });

  test('holds for the table it names only, sheet and all', () => {
    const other = [{ sheet: 'Sheet2', table: 1, column: 4, role: 'lead' as const }];
    expect(rolesOf([header, ...rows], other)[3]).toBe('coordinating');
    const elsewhere = [{ table: 2, column: 4, role: 'lead' as const }];
    expect(rolesOf([header, ...rows], elsewhere)[3]).toBe('coordinating');
  });

  test('makes a table of tasks of one nobody understood, and unmakes one', () => {
    const cells = [
      ['Việc', 'Nơi làm'],
      ['Họp', 'Bộ Y tế'],
    ];
    const bare = layOut(source([table(cells)]));
    expect(bare.outcome).toBe('no-tasks');
    const made = layOut(
      source([
        table([
          ['a', 'b', 'c'],
          ['1', 'Họp', 'Bộ Y tế'],
        ]),
      ]),
      [
        { table: 1, column: 2, role: 'task' },
        { table: 1, column: 1, role: 'number' },
        { table: 1, column: 3, role: 'lead' },
      ],
    );
    expect(made.outcome === 'read' && made.rows.map(({ number }) => number)).toEqual(['a', '1']);
    const unmade = layOut(source([table([header, ...rows])]), [
      { table: 1, column: 2, role: 'other' },
    ]);
    expect(unmade.outcome).toBe('no-tasks');
    expect(unmade.tables.map(({ kind }) => kind)).toEqual(['other']);
  });
});
