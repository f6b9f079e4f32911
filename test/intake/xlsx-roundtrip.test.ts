import fc from 'fast-check';
import { type CellValue, type MergeRange, writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { readXlsx } from '../../intake/sheet/xlsx.js';
import { shapeOf } from '../support/block-shapes.js';

/** A value and the text a person sees for it. */
type Shown = { readonly value: CellValue; readonly text: string; readonly numFmt?: string };

const word = fc.constantFrom('Bộ Y tế', '=1+1', '-5', '@x', '<b>&amp;', '"a"', 'ữ 𝄞');
const anyText: fc.Arbitrary<Shown> = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .chain((words) => fc.constantFrom(' ', '\n').map((joint) => words.join(joint)))
  .map((text) => ({ value: text, text }));

const twoFigures = (number: number): string => String(number).padStart(2, '0');
const anyDay: fc.Arbitrary<Shown> = fc
  .tuple(
    fc.integer({ min: 2000, max: 2099 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .chain(([year, month, day]) => {
    const value = new Date(Date.UTC(year, month - 1, day));
    const monthText = `${twoFigures(month)}/${year}`;
    return fc.constantFrom<Shown>(
      { value, text: `${twoFigures(day)}/${monthText}`, numFmt: 'dd/mm/yyyy' },
      { value, text: monthText, numFmt: 'mm/yyyy' },
    );
  });
const anyNumber: fc.Arbitrary<Shown> = fc
  .integer({ min: -1_000_000, max: 1_000_000 })
  .chain((number) =>
    fc.constantFrom<Shown>(
      { value: number, text: String(number) },
      { value: number / 100, text: `${number}%`, numFmt: '0%' },
    ),
  );
const blank: Shown = { value: null, text: '' };
const anyShown = fc.oneof(anyText, anyDay, anyNumber, fc.constant(blank));

type AnyTable = {
  readonly cells: readonly (readonly Shown[])[];
  readonly merges: readonly MergeRange[];
  readonly above: number;
  readonly left: number;
};

/** Merged cells that neither meet nor leave the body between header and last row. */
const mergesFrom = (
  wanted: readonly (readonly [number, number, number, number])[],
  rows: number,
): MergeRange[] => {
  const taken = new Set<string>();
  return wanted.flatMap(([row, column, height, width]) => {
    const [endRow, endCol] = [row + height, column + width];
    if (endRow > rows - 2 || endCol > 3 || height + width === 0) return [];
    const places: string[] = [];
    for (let r = row; r <= endRow; r += 1) {
      for (let c = column; c <= endCol; c += 1) places.push(`${r},${c}`);
    }
    if (places.some((place) => taken.has(place))) return [];
    for (const place of places) taken.add(place);
    return [{ startRow: row, startCol: column, endRow, endCol }];
  });
};

const anyTable: fc.Arbitrary<AnyTable> = fc
  .array(fc.tuple(anyShown, anyShown, anyShown), { minLength: 1, maxLength: 10 })
  .chain((body) => {
    const text = (words: string): Shown => ({ value: words, text: words });
    const cells = [
      ['TT', 'Nhiệm vụ', 'Cơ quan', 'Thời hạn'].map(text),
      ...body.map((row, index) => [{ value: index + 1, text: String(index + 1) }, ...row]),
      ['cuối', 'a', 'b', 'c'].map(text),
    ];
    const place = fc.tuple(
      fc.integer({ min: 1, max: body.length }),
      ...[fc.integer({ min: 1, max: 3 }), fc.nat(2), fc.nat(2)],
    ) as fc.Arbitrary<[number, number, number, number]>;
    return fc.record({
      cells: fc.constant(cells),
      merges: fc.array(place, { maxLength: 6 }).map((wanted) => mergesFrom(wanted, cells.length)),
      above: fc.nat(3),
      left: fc.nat(3),
    });
  });

const written = ({ cells, merges, above, left }: AnyTable): Promise<Uint8Array> => {
  const rows = [
    ...Array.from({ length: above }, () => []),
    ...cells.map((row) => [
      ...Array.from({ length: left }, () => null),
      ...row.map(({ value }) => value),
    ]),
  ];
  const formats = new Map(
    cells.flatMap((row, r) =>
      row.flatMap(({ value, numFmt }, c) =>
        numFmt === undefined
          ? []
          : [[`${r + above},${c + left}`, { value, style: { numFmt } }] as const],
      ),
    ),
  );
  const moved = merges.map(({ startRow, startCol, endRow, endCol }) => ({
    ...{ startRow: startRow + above, startCol: startCol + left },
    ...{ endRow: endRow + above, endCol: endCol + left },
  }));
  return writeXlsx({ sheets: [{ name: 'S', rows, cells: formats, merges: moved }] });
};

/** What reading it must give, worked out from the table alone. */
const expectedRows = ({ cells, merges, above, left }: AnyTable): string[][] =>
  cells.map((row, r) => {
    const shown = row.flatMap(({ text }, c) => {
      const merge = merges.find(
        ({ startRow, startCol, endRow, endCol }) =>
          r >= startRow && r <= endRow && c >= startCol && c <= endCol,
      );
      if (merge === undefined) return [`${c + left + 1}:${text}`];
      if (merge.startRow !== r || merge.startCol !== c) return [];
      const width = merge.endCol - merge.startCol + 1;
      return [`${c + left + 1}(${width}x${merge.endRow - merge.startRow + 1}):${text}`];
    });
    return [String(r + above + 1), ...shown];
  });

test('any table written as .xlsx reads back to itself', () =>
  fc.assert(
    fc.asyncProperty(anyTable, async (table) => {
      expect(shapeOf(await readXlsx(await written(table)))).toEqual([expectedRows(table)]);
    }),
    { numRuns: 200 },
  ));
