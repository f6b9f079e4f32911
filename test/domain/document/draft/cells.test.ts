import { describe, expect, test } from 'vitest';
import { cellTexts } from '../../../../domain/document/draft/cells.js';
import type { SourceDocument } from '../../../../domain/document/source.js';
import { proposed } from '../../../support/drafts.js';

const cell = (column: number, text: string) => ({
  ...{ text, column, columnSpan: 1, rowSpan: 1, line: null },
});
const source: SourceDocument = {
  format: 'xlsx',
  remarks: [],
  blocks: [
    { kind: 'paragraph', text: 'Phụ lục', sheet: 'Sheet1', line: null },
    {
      ...{ kind: 'table', sheet: 'Sheet1', table: 1 },
      rows: [
        { row: 5, line: null, hidden: false, cells: [cell(2, 'Sửa luật'), cell(3, 'BTP; BCA')] },
      ],
    },
  ],
};
const at = (row: number, column: number, sheet = 'Sheet1') => ({
  ...{ sheet, table: 1, row, column, line: null },
});
const task = proposed('1', {
  places: {
    ...{ title: at(5, 2), leads: at(5, 3), coordinating: null, deadline: at(6, 4) },
    ...{ status: null, note: null, deliverable: at(5, 2, 'Sheet2') },
  },
});

describe('the words behind a field', () => {
  test('are those of its cell, of the right sheet and row', () =>
    expect(cellTexts(source)(task)).toEqual({
      title: 'Sửa luật',
      leads: 'BTP; BCA',
      // No such cell in the file: the words the task kept.
      deadline: 'Thường xuyên',
    }));

  test('are what the task kept where there are no cells at all', () =>
    expect(cellTexts(null)(task)).toMatchObject({ title: 'Nhiệm vụ 1', leads: 'Bộ Tư pháp' }));
});
