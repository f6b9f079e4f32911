/** A row of an annex as it stands: its cells by what they hold, before anything is understood of it. */
import type { Column } from './columns.js';
import type { GridCell, GridRow } from './grid.js';
import type { ColumnRole } from './header-words.js';
import { isTick, periodOf, tickedPeriod } from './period-columns.js';
import type { Section } from './sections.js';
import type { SourcePlace } from './source.js';
import { saysNothing } from './stand-ins.js';

export type CellValue = {
  readonly text: string;
  readonly written: string;
  readonly place: SourcePlace;
  /** A cell of its own, or one that reaches down over several rows. */
  readonly from: 'own' | 'above';
};

/** One row of the table; a task torn by a page break has several. */
export type Part = {
  readonly values: ReadonlyMap<ColumnRole, CellValue>;
  readonly others: readonly { readonly header: string; readonly value: CellValue }[];
};

export type RawRow = {
  readonly place: SourcePlace;
  readonly annex: string | null;
  readonly sections: readonly Section[];
  /** Rows between two headings have the same; numbers run within it. */
  readonly scope: number;
  /** Number as printed, its full stop aside; null where none is. */
  readonly printed: string | null;
  readonly columns: readonly Column[];
  readonly parts: Part[];
  /** Has a deadline but no number: a task that lost it, or one torn from the row above. */
  readonly doubtful: boolean;
  /** If so, it is no rest of the row above in any case. */
  readonly whole: boolean;
  readonly marks: string[];
  readonly review: string[];
};

const cellValue = ({ text, written, place, from }: GridCell): CellValue | null =>
  text === '' || from === 'left' ? null : { text, written, place, from };

/** Ticks under quarters or months, as the deadline they give; the last of them is where it stands. */
const tickedDeadline = (
  ticks: readonly { readonly header: string; readonly value: CellValue }[],
): CellValue | null => {
  const last = ticks.at(-1)?.value;
  const [first, ...others] = ticks.flatMap(({ header }) => periodOf(header) ?? []);
  if (last === undefined || first === undefined) return null;
  const text = tickedPeriod([first, ...others]);
  return { ...last, text, written: text };
};

export const partOf = (row: GridRow, columns: readonly Column[]): Part => {
  const values = new Map<ColumnRole, CellValue>();
  const others: { header: string; value: CellValue }[] = [];
  const ticks: { header: string; value: CellValue }[] = [];
  const known = new Map(columns.map((column) => [column.column, column]));
  for (const [at, cell] of [...row.cells].sort(([a], [b]) => a - b)) {
    const value = cellValue(cell);
    const column = known.get(at);
    if (value === null) continue;
    if (column === undefined || column.role === 'other') {
      others.push({ header: column?.header ?? '', value });
    } else if (column.role === 'period') {
      (isTick(value.text) ? ticks : others).push({ header: column.header, value });
    } else if (!saysNothing(value.text, column.role)) values.set(column.role, value);
  }
  const ticked = values.has('deadline') ? null : tickedDeadline(ticks);
  if (ticked !== null) values.set('deadline', ticked);
  return { values, others };
};

export const ownText = (part: Part, role: ColumnRole): string => {
  const value = part.values.get(role);
  return value?.from === 'own' ? value.text : '';
};

const joined = (values: readonly CellValue[]): CellValue | null => {
  const [first, ...rest] = values;
  if (first === undefined) return null;
  return {
    ...first,
    text: [first, ...rest].map(({ text }) => text).join(' '),
    // A page break tore them; between two parts there is no paragraph.
    written: [first, ...rest].map(({ written }) => written).join(' '),
  };
};

/** What the row says in this column itself, its parts joined; null where it says nothing. */
export const ownValue = ({ parts }: RawRow, role: ColumnRole): CellValue | null =>
  joined(
    parts.flatMap(({ values }) => {
      const value = values.get(role);
      return value?.from === 'own' ? [value] : [];
    }),
  );

/** What a cell that reaches down from a row above says of this one. */
export const spannedValue = ({ parts }: RawRow, role: ColumnRole): CellValue | null => {
  const value = parts[0]?.values.get(role);
  return value?.from === 'above' ? value : null;
};

/** Columns without a role, their parts joined under one header; what reaches over several is said once. */
export const otherValues = ({ parts }: RawRow): { header: string; value: CellValue }[] => {
  const byHeader = new Map<string, CellValue[]>();
  const said = parts.flatMap(({ others }, index) =>
    others.filter(({ value }) => index === 0 || value.from === 'own'),
  );
  for (const { header, value } of said) {
    byHeader.set(header, [...(byHeader.get(header) ?? []), value]);
  }
  return [...byHeader].flatMap(([header, values]) => {
    const value = joined(values);
    return value === null ? [] : [{ header, value }];
  });
};

export const confidenceOf = ({ columns }: RawRow, role: ColumnRole): number =>
  columns.find(
    (column) => column.role === role || (role === 'deadline' && column.role === 'period'),
  )?.confidence ?? 0;
