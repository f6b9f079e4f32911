import { describe, expect, test } from 'vitest';
import { listUnits, splitUnits } from '../../../domain/unit/splitting.js';
import { documentBytes, skipDocuments } from '../../support/documents.js';
import {
  type CellOfOneRole,
  cells000,
  cells001,
  cells003,
  plainCells,
} from './fixtures/cells-of-one-role.js';
import { type CellWithRoles, cells002, cells004 } from './fixtures/cells-with-roles.js';

const oneRole = { '000': cells000, '001': cells001, '003': cells003 };
const withRoles = { '002': cells002, '004': cells004 };

const named = (units: readonly { readonly name: string }[]) => units.map(({ name }) => name);

describe.each(Object.entries(oneRole))('cells of document %s', (_number, cells) => {
  test.each(cells as CellOfOneRole[])('%s', (cell, units) => {
    const listed = listUnits(cell);
    expect(named(listed.units)).toEqual(units);
    expect(listed.review).toEqual([]);
    const split = splitUnits(cell);
    expect([named(split.leads), named(split.coordinating)]).toEqual([units, []]);
  });
});

describe.each(Object.entries(withRoles))('cells of document %s', (_number, cells) => {
  test.each(cells as CellWithRoles[])('%s', (cell, leads, coordinating) => {
    const split = splitUnits(cell);
    expect([named(split.leads), named(split.coordinating)]).toEqual([leads, coordinating]);
    expect(split.review).toEqual([]);
  });
});

test.each(plainCells)('%s stands for itself', (cell) => {
  const { leads, coordinating, review, marks } = splitUnits(cell);
  expect([named(leads), coordinating, review, marks]).toEqual([[cell], [], [], []]);
});

/** Columns, page breaks and tags part the words of a cell in the file; letters and figures stay. */
const letters = (text: string): string =>
  text.normalize('NFC').replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '');

describe.skipIf(skipDocuments)('the cells typed here', () => {
  const joinedByHand = new Set([
    'Bộ Lao động – Thương binh và Xã hội, Bảo hiểm xã hội Việt Nam, Tổng cục Thuế, Bộ Giao thông vận tải, Bộ Công thương',
    'Bộ Công an, Bộ Tư pháp, Bảo hiểm xã hội Việt Nam và các địa phương',
    'Bộ Công an, Bộ Kế hoạch và Đầu tur',
    'Văn phòng Chính phủ và các bộ, ngành, địa phương liên quan',
    'Sở Y tế, Sở Lao động – Thương binh và Xã hội, các đoàn thể phối hợp các đơn vị, địa phương liên quan',
    'Văn phòng UBND tỉnh chủ trì, phối hợp các cơ quan, đơn vị, địa phương liên quan',
  ]);

  test.each(Object.entries({ ...oneRole, ...withRoles }))(
    'stand in document %s',
    (number, cells) => {
      const text = letters(new TextDecoder().decode(documentBytes(number)));
      const missing = cells.map(([cell]) => cell).filter((cell) => !joinedByHand.has(cell));
      expect(missing.filter((cell) => !text.includes(letters(cell)))).toEqual([]);
    },
  );
});
