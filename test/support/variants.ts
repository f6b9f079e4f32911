/**
 * One annex, saved in other ways: what office programs, page breaks and people do to a table without
 * changing what it says. Tables of fewer than three columns are letterheads and stay as they are.
 */
import type {
  SourceBlock,
  SourceCell,
  SourceDocument,
  SourceRow,
  SourceTable,
} from '../../domain/document/source.js';
import { widthOf } from './source-tables.js';

type Change = (table: SourceTable) => readonly SourceTable[];

const isAnnex = ({ rows }: SourceTable): boolean => (rows[0]?.cells.length ?? 0) > 2;

const withTables = (source: SourceDocument, change: Change): SourceDocument => {
  let tables = 0;
  const blocks = source.blocks.flatMap((block): SourceBlock[] => {
    if (block.kind === 'paragraph') return [block];
    const changed = isAnnex(block) ? change(block) : [block];
    return changed.map((table) => {
      tables += 1;
      return { ...table, table: tables };
    });
  });
  return { ...source, format: 'docx', blocks };
};

const rowOf = (row: SourceRow, cells: readonly SourceCell[]): SourceRow => ({ ...row, cells });
const counted = (rows: readonly SourceRow[]): SourceRow[] =>
  rows.map((row, index) => ({ ...row, row: index + 1 }));
const tableOf = (table: SourceTable, rows: readonly SourceRow[]): SourceTable => ({
  ...table,
  rows: counted(rows),
});

const textAt = (row: SourceRow | undefined, column: number): string =>
  row?.cells.find((cell) => cell.column === column)?.text ?? '';

export const numberOf = (row: SourceRow): string => textAt(row, 1);
const isNumbered = (row: SourceRow): boolean => /^\d+\.?$/.test(numberOf(row));
const isHeader = (row: SourceRow): boolean => /^S?TT$/.test(numberOf(row));

/** Rows of the header, which may be two. */
export const headerOf = ({ rows }: SourceTable): readonly SourceRow[] => {
  const [first, second] = rows;
  if (first === undefined || !isHeader(first)) return [];
  const twoLines = second !== undefined && /CHỦ TRÌ$/.test(textAt(second, 2));
  return twoLines ? [first, second] : [first];
};

/** The header again before every so manieth row. */
export const headersRepeated = (source: SourceDocument, every: number): SourceDocument =>
  withTables(source, (table) => {
    const header = headerOf(table);
    const rows = table.rows.flatMap((row, index) =>
      index > header.length && index % every === 0 && !isHeader(row) && isNumbered(row)
        ? [...header, row]
        : [row],
    );
    return [tableOf(table, rows)];
  });

/** A table for every page, each with the header again or none of them but the first. */
export const pagesApart = (
  source: SourceDocument,
  every: number,
  repeat: boolean,
): SourceDocument =>
  withTables(source, (table) => {
    const header = headerOf(table);
    const pages: SourceRow[][] = [[]];
    for (const [index, row] of table.rows.entries()) {
      if (index > header.length && index % every === 0 && isNumbered(row)) {
        pages.push(repeat ? [...header] : []);
      }
      pages.at(-1)?.push(row);
    }
    return pages.map((rows) => tableOf(table, rows));
  });

const shortestTorn = 60;

type Torn = { readonly longest: SourceCell; readonly before: string; readonly behind: string };

/** Of every third task the longest cell, where it is long enough to break off in its middle. */
const tornAt = (row: SourceRow, index: number): Torn | null => {
  const [longest] = [...row.cells].sort((a, b) => b.text.length - a.text.length);
  if (index % 3 !== 2 || isHeader(row) || longest === undefined || longest.column > 5) return null;
  const { text } = longest;
  const cut = text.indexOf(' ', text.length / 2);
  if (text.length <= shortestTorn || cut === -1) return null;
  return { longest, before: text.slice(0, cut), behind: text.slice(cut + 1) };
};

/** What breaks off goes on in a row of its own. */
export const rowsTorn = (source: SourceDocument, newTable: boolean): SourceDocument =>
  withTables(source, (table) => {
    const pages: SourceRow[][] = [[]];
    for (const [index, row] of table.rows.entries()) {
      const page = pages.at(-1);
      const torn = tornAt(row, index);
      const cells = (of: (cell: SourceCell) => string): SourceRow =>
        rowOf(
          row,
          row.cells.map((cell) => ({ ...cell, text: of(cell) })),
        );
      if (torn === null) {
        page?.push(row);
        continue;
      }
      page?.push(cells((cell) => (cell === torn.longest ? torn.before : cell.text)));
      const rest = cells((cell) => (cell === torn.longest ? torn.behind : ''));
      if (newTable) pages.push([rest]);
      else page?.push(rest);
    }
    return pages.map((rows) => tableOf(table, rows));
  });

/** What breaks off stands in a cell below; the other cells of its task, the number too, span both. */
export const rowsOverTwo = (source: SourceDocument): SourceDocument =>
  withTables(source, (table) => {
    const rows = table.rows.flatMap((row, index): SourceRow[] => {
      const torn = tornAt(row, index);
      if (torn === null) return [row];
      const upper = row.cells.map((cell) =>
        cell === torn.longest ? { ...cell, text: torn.before } : { ...cell, rowSpan: 2 },
      );
      return [rowOf(row, upper), rowOf(row, [{ ...torn.longest, text: torn.behind }])];
    });
    return [tableOf(table, rows)];
  });

/** A column nobody wrote into, before the column with this number or behind the last. */
export const columnAdded = (source: SourceDocument, before: number): SourceDocument =>
  withTables(source, (table) => {
    const at = Math.min(before, widthOf(table) + 1);
    const rows = table.rows.map((row) => {
      const moved = row.cells.map((cell) =>
        cell.column < at ? cell : { ...cell, column: cell.column + 1 },
      );
      const blank = { text: '', column: at, columnSpan: 1, rowSpan: 1, line: row.line };
      return rowOf(
        row,
        [...moved, blank].sort((a, b) => a.column - b.column),
      );
    });
    return [tableOf(table, rows)];
  });

/** Columns in another order; the number stays first, and tables that lack it follow the others. */
export const columnsMoved = (source: SourceDocument, from: number, to: number): SourceDocument => {
  const widest = Math.max(
    ...source.blocks.map((block) =>
      block.kind === 'table' ? (block.rows[0]?.cells.length ?? 0) : 0,
    ),
  );
  return withTables(source, (table) => {
    const width = table.rows[0]?.cells.length ?? 0;
    // Annexes of one document may differ by a column; only a lost number moves the others.
    const lost = width < widest && headerOf(table).length === 0 ? widest - width : 0;
    const order = Array.from({ length: width }, (_, index) => index);
    const [moved] = order.splice(Math.min(from - lost, width) - 1, 1);
    if (moved !== undefined) order.splice(Math.min(to - lost, width) - 1, 0, moved);
    return [
      tableOf(
        table,
        table.rows.map((row) =>
          rowOf(
            row,
            order.flatMap((index, position) => {
              const cell = row.cells[index];
              return cell === undefined ? [] : [{ ...cell, column: position + 1 }];
            }),
          ),
        ),
      ),
    ];
  });
};

/** "Cơ quan" above, "chủ trì" below; a header of one word reaches over both lines. */
export const headerInTwoLines = (source: SourceDocument): SourceDocument =>
  withTables(source, (table) => {
    const [first, ...rows] = table.rows;
    if (first === undefined || headerOf(table).length !== 1) return [table];
    const words = first.cells.map((cell) => cell.text.split(' '));
    const upper = first.cells.map((cell, index) => {
      const own = words[index] ?? [];
      return own.length === 1
        ? { ...cell, rowSpan: 2 }
        : { ...cell, text: own.slice(0, -1).join(' ') };
    });
    const lower = first.cells.flatMap((cell, index) => {
      const own = words[index] ?? [];
      return own.length === 1 ? [] : [{ ...cell, text: own.at(-1) ?? '' }];
    });
    return [tableOf(table, [rowOf(first, upper), rowOf(first, lower), ...rows])];
  });

/** Section titles reach over the rest of their row. */
export const titlesSpanning = (source: SourceDocument): SourceDocument =>
  withTables(source, (table) => [
    tableOf(
      table,
      table.rows.map((row) => {
        const [mark, title, ...rest] = row.cells;
        const section =
          mark !== undefined &&
          title !== undefined &&
          /^(?:[A-Z]|[IVX]+)$/.test(mark.text) &&
          rest.every(({ text }) => text === '');
        return section ? rowOf(row, [mark, { ...title, columnSpan: row.cells.length - 1 }]) : row;
      }),
    ),
  ]);

type Reaches = (above: SourceCell, below: SourceCell, row: SourceRow) => boolean;

const withSpans = (table: SourceTable, reaches: Reaches): SourceTable => {
  const rows = table.rows.map((row) => [...row.cells]);
  const heads = new Map<number, { row: number; cell: SourceCell }>();
  for (const [index, row] of table.rows.entries()) {
    for (const cell of row.cells) {
      const head = heads.get(cell.column);
      const origin = head === undefined ? undefined : rows[head.row];
      const at = origin?.findIndex(({ column }) => column === cell.column) ?? -1;
      const above = origin?.[at];
      if (head !== undefined && origin !== undefined && above !== undefined) {
        if (isNumbered(row) && reaches(head.cell, cell, row)) {
          origin[at] = { ...above, rowSpan: above.rowSpan + 1 };
          rows[index] = (rows[index] ?? []).filter(({ column }) => column !== cell.column);
          continue;
        }
      }
      heads.delete(cell.column);
      if (isNumbered(row)) heads.set(cell.column, { row: index, cell });
    }
  }
  return tableOf(
    table,
    table.rows.map((row, index) => rowOf(row, rows[index] ?? [])),
  );
};

/** Equal cells one above the other are one cell, in these columns. */
export const equalCellsMerged = (
  source: SourceDocument,
  columns: readonly number[],
): SourceDocument =>
  withTables(source, (table) => [
    withSpans(
      table,
      (above, below) =>
        columns.includes(below.column) && below.text !== '' && above.text === below.text,
    ),
  ]);

/** Cells above reach over the blanks below them, in these columns and for these rows. */
export const blanksMerged = (
  source: SourceDocument,
  columns: readonly number[],
  rows: (number: number) => boolean,
): SourceDocument =>
  withTables(source, (table) => [
    withSpans(
      table,
      (_above, below, row) =>
        columns.includes(below.column) &&
        below.text === '' &&
        columns.every((column) => textAt(row, column) === '') &&
        rows(Number.parseInt(numberOf(row), 10)),
    ),
  ]);

const shortestParted = 80;

/** A long cell is of several paragraphs where its clauses end. */
export const clausesParted = (source: SourceDocument): SourceDocument =>
  withTables(source, (table) => [
    tableOf(
      table,
      table.rows.map((row) =>
        rowOf(
          row,
          row.cells.map((cell) =>
            cell.text.length < shortestParted
              ? cell
              : { ...cell, text: cell.text.replaceAll(/(?<=;) (?=\p{L})/gu, '\n') },
          ),
        ),
      ),
    ),
  ]);
