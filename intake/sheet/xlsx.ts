/**
 * Workbooks (.xlsx, .xls) to paragraphs and tables. Rows and columns are the sheet's own, from one.
 * Hidden rows, columns and sheets are read like all others, and said. What stands under a merged cell
 * is not read: no program shows it.
 */
import type {
  SourceBlock,
  SourceCell,
  SourcePlace,
  SourceRemark,
  SourceRow,
} from '../../domain/document/source.js';
import type { Fault } from '../../domain/document/unreadable.js';
import { blocksOf } from '../blocks/sheet-blocks.js';
import { longestCell, mostCells, mostCharacters, mostLines, mostTableCells } from '../limits.js';
import type { Sourced } from '../sourced.js';
import { megabytes } from '../text/text.js';
import { openWorkbook, type Worksheet } from './workbook.js';

type Span = { readonly rowSpan: number; readonly columnSpan: number };

/** What is left of the limits while sheet after sheet is read. */
type Budget = { cells: number; lines: number; characters: number };

type Texts = {
  /** By row, both from zero, only what is not blank. */
  readonly rows: ReadonlyMap<number, readonly (readonly [number, string])[]>;
  readonly columns: ReadonlySet<number>;
  readonly fault: Fault | null;
};

const overlong = (row: number, texts: readonly (readonly [number, string])[]): Fault | null => {
  const long = texts.find(([, text]) => text.length > longestCell);
  if (long === undefined) return null;
  const [column, text] = long;
  const [found, expected] = [String(text.length), String(longestCell)];
  return { reason: 'cell-too-long', row: row + 1, cell: column + 1, found, expected };
};

const textsOf = (sheet: Worksheet, left: Budget): Texts => {
  const rows = new Map<number, readonly (readonly [number, string])[]>();
  const columns = new Set<number>();
  const beyond = (fault: Fault): Texts => ({ rows, columns, fault });
  for (let index = 0; index < sheet.rowCount; index += 1) {
    const texts = sheet.textsOf(index);
    if (texts.length === 0) continue;
    rows.set(index, texts);
    for (const [column] of texts) columns.add(column);
    left.lines -= 1;
    left.cells -= texts.length;
    left.characters -= texts.reduce((sum, [, text]) => sum + text.length, 0);
    const row = index + 1;
    if (left.lines < 0) {
      return beyond({ reason: 'too-many-lines', row, expected: String(mostLines) });
    }
    if (left.cells < 0) {
      return beyond({ reason: 'too-many-table-cells', row, expected: String(mostTableCells) });
    }
    if (left.characters < 0) {
      const found = megabytes(mostCharacters - left.characters);
      return beyond({
        reason: 'unpacked-too-large',
        row,
        found,
        expected: megabytes(mostCharacters),
      });
    }
    if (columns.size > mostCells) {
      const [found, expected] = [String(columns.size), String(mostCells)];
      return beyond({ reason: 'too-many-cells', row, found, expected });
    }
    const long = overlong(index, texts);
    if (long !== null) return beyond(long);
  }
  return { rows, columns, fault: null };
};

/** By the row and column a merged cell begins in. */
const spansOf = ({ merges }: Worksheet): ReadonlyMap<number, ReadonlyMap<number, Span>> => {
  const spans = new Map<number, Map<number, Span>>();
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const row = spans.get(startRow) ?? new Map<number, Span>();
    spans.set(startRow, row);
    row.set(startCol, { rowSpan: endRow - startRow + 1, columnSpan: endCol - startCol + 1 });
  }
  return spans;
};

const single: Span = { rowSpan: 1, columnSpan: 1 };

/** Filled rows, and those a merged cell from above reaches into; cells under merged ones left out. */
const sourceRows = (sheet: Worksheet, { rows, columns }: Texts): SourceRow[] => {
  const spans = spansOf(sheet);
  const used = [...columns].sort((a, b) => a - b);
  /** For each column the last row that a cell from above covers. */
  const coveredTo = new Map<number, number>();
  const sourced: SourceRow[] = [];
  const last = [...rows.keys()].at(-1) ?? -1;
  for (let index = 0; index <= last; index += 1) {
    const texts = new Map(rows.get(index));
    const starts = spans.get(index);
    const cells: SourceCell[] = [];
    let next = 0;
    let reached = false;
    for (const column of used) {
      const covered = (coveredTo.get(column) ?? -1) >= index;
      reached ||= covered;
      if (column < next || covered) continue;
      const text = texts.get(column) ?? '';
      const { rowSpan, columnSpan } = starts?.get(column) ?? single;
      if (text === '' && rowSpan === 1 && columnSpan === 1) continue;
      cells.push({ text, column: column + 1, columnSpan, rowSpan, line: null });
      next = column + columnSpan;
      if (rowSpan === 1) continue;
      for (const under of used) {
        if (under >= column && under < next) coveredTo.set(under, index + rowSpan - 1);
      }
    }
    if (cells.length === 0 && !reached) continue;
    sourced.push({ row: index + 1, line: null, hidden: sheet.isHiddenRow(index), cells });
  }
  return sourced;
};

const remarksOn = (sheet: Worksheet, { rows, columns }: Texts): SourceRemark[] => {
  const place: SourcePlace = {
    ...{ sheet: sheet.name, table: null, row: null, column: null, line: null },
  };
  const remarks: SourceRemark[] = sheet.hidden ? [{ id: 'hidden-sheet', place, count: 1 }] : [];
  const hiddenRows = [...rows.keys()].filter(sheet.isHiddenRow);
  const hiddenColumns = [...columns].sort((a, b) => a - b).filter(sheet.isHiddenColumn);
  const [firstRow] = hiddenRows;
  const [firstColumn] = hiddenColumns;
  if (firstRow !== undefined) {
    const at = { ...place, row: firstRow + 1 };
    remarks.push({ id: 'hidden-rows', place: at, count: hiddenRows.length });
  }
  if (firstColumn !== undefined) {
    const at = { ...place, column: firstColumn + 1 };
    remarks.push({ id: 'hidden-columns', place: at, count: hiddenColumns.length });
  }
  return remarks;
};

export const readXlsx = async (bytes: Uint8Array): Promise<Sourced> => {
  const opened = await openWorkbook(bytes);
  if (opened.outcome === 'faulty') return opened;
  const left: Budget = { cells: mostTableCells, lines: mostLines, characters: mostCharacters };
  const blocks: SourceBlock[][] = [];
  const remarks: SourceRemark[] = [];
  for (const sheet of opened.sheets) {
    const texts = textsOf(sheet, left);
    if (texts.fault !== null) {
      return { outcome: 'faulty', fault: { ...texts.fault, sheet: sheet.name } };
    }
    if (texts.rows.size === 0) continue;
    blocks.push(blocksOf(sourceRows(sheet, texts), sheet.name));
    remarks.push(...remarksOn(sheet, texts));
  }
  if (blocks.length === 0) return { outcome: 'faulty', fault: { reason: 'empty' } };
  return { outcome: 'source', source: { format: 'xlsx', blocks: blocks.flat(), remarks } };
};
