/** Signs for the cell above, and for nothing, as tables made by hand have them. */
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../domain/document/layout.js';
import { isDitto, saysNothing } from '../../../domain/document/stand-ins.js';
import { source, table } from '../../support/sources.js';

test.each(['nt', 'NT', 'n.t', '-nt-', 'Như trên', 'như mục trên', '//', '"', '″', "''", ' // '])(
  '"%s" is what the cell above says',
  (text) => expect(isDitto(text)).toBe(true),
);

test.each(['', '-', 'Bộ NT', 'như trên đã nêu', 'nt2', 'Bộ Y tế'])('"%s" is not', (text) =>
  expect(isDitto(text)).toBe(false),
);

test('a dash says nothing; "không" says it of who helps, not of who leads', () => {
  expect(saysNothing('-', 'lead')).toBe(true);
  expect(saysNothing('—', 'coordinating')).toBe(true);
  expect(saysNothing('...', 'deadline')).toBe(true);
  expect(saysNothing('Không', 'coordinating')).toBe(true);
  expect(saysNothing('Không có', 'remark')).toBe(true);
  expect(saysNothing('Không', 'lead')).toBe(false);
  expect(saysNothing('Không', 'deadline')).toBe(false);
  expect(saysNothing('//', 'lead')).toBe(false);
});

describe('rows of a table', () => {
  const header = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn'];
  const rowsOf = (...lines: string[][]) => {
    const layout = layOut(source([table([header, ...lines])]));
    if (layout.outcome !== 'read') throw new Error(layout.outcome);
    return layout.rows.map(({ values, marks, review }) => ({
      told: (['lead', 'coordinating', 'deadline'] as const).map(
        (role) => values.get(role)?.text ?? null,
      ),
      marks,
      review,
    }));
  };

  test('repeat the row above where they say so, and the mark says which row', () => {
    expect(
      rowsOf(
        ['1', 'Soạn nghị định', 'Bộ Y tế', 'Bộ Tư pháp', '30/6/2024'],
        ['2', 'Lấy ý kiến', 'nt', '//', 'nt'],
        ['3', 'Thẩm định', 'nt', '-', '30/9/2024'],
      ),
    ).toEqual([
      { told: ['Bộ Y tế', 'Bộ Tư pháp', '30/6/2024'], marks: [], review: [] },
      {
        told: ['Bộ Y tế', 'Bộ Tư pháp', '30/6/2024'],
        marks: ['lead-inherited: 1', 'coordinating-inherited: 1', 'deadline-inherited: 1'],
        review: [],
      },
      { told: ['Bộ Y tế', null, '30/9/2024'], marks: ['lead-inherited: 1'], review: [] },
    ]);
  });

  test('repeat nothing where nothing stands above', () => {
    expect(rowsOf(['1', 'Soạn', 'nt', '', '30/6/2024'])[0]?.told).toEqual([
      'nt',
      null,
      '30/6/2024',
    ]);
  });
});
