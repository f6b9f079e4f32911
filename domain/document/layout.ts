/**
 * From a source to the rows of its annexes. Nothing is dropped: a row that fits nowhere is a fault
 * with its place, and the whole document is refused rather than read in part; words beside the tasks
 * are listed. What a person says of a column goes before what was read off it.
 */
import type { ColumnOverride } from './columns.js';
import { type AnnexRow, completeRows } from './completion.js';
import { groupRows, numberRows } from './numbering.js';
import type { Section } from './sections.js';
import type { SourceDocument } from './source.js';
import type { Fault } from './unreadable.js';
import { walk } from './walk.js';
import { atLine, type LeftOut, type TableReading } from './walk-state.js';

export type Layout = {
  /** Every table of the source with what it was taken for, also when the whole cannot be read. */
  readonly tables: readonly TableReading[];
} & (
  | {
      readonly outcome: 'read';
      /** The lines before the first table of tasks, letterheads among them. */
      readonly prose: readonly string[];
      readonly rows: readonly AnnexRow[];
      readonly leftOut: readonly LeftOut[];
      readonly headings: readonly Section[];
    }
  /** Nothing is broken, but no table gives tasks; the text itself may. */
  | { readonly outcome: 'no-tasks'; readonly prose: readonly string[]; readonly fault: Fault }
  | { readonly outcome: 'faulty'; readonly fault: Fault }
);

const longestShown = 60;
const tableWidth = 3;

/** Without tasks: no table at all, or one whose columns nobody could tell. */
const noTasks = ({ blocks }: SourceDocument, tables: readonly TableReading[]): Fault => {
  if (tables.some(({ kind }) => kind === 'tasks')) return { reason: 'no-tasks' };
  for (const block of blocks) {
    const row = block.kind === 'table' ? block.rows[0] : undefined;
    if (row === undefined || row.cells.length < tableWidth) continue;
    const texts = row.cells.map(({ text }) => text.replaceAll('\n', ' '));
    const found = texts.join(' | ').slice(0, longestShown);
    return { reason: 'no-task-column', ...atLine(row), cell: 1, found };
  }
  return { reason: 'no-table' };
};

/** What holds for every row of a source that was not read from cells of its own. */
const doubtsOf = ({ format, remarks }: SourceDocument): string[] => [
  ...(format === 'pdf' ? ['read-from-pdf'] : []),
  ...(remarks.some(({ id }) => id === 'columns-by-spaces') ? ['columns-by-spaces'] : []),
];

export const layOut = (
  source: SourceDocument,
  overrides: readonly ColumnOverride[] = [],
): Layout => {
  const { state, fault } = walk(source, overrides);
  const { tables, prose, leftOut } = state;
  if (fault !== null) return { outcome: 'faulty', tables, fault };
  const grouped = groupRows(state.rows);
  if (state.rows.length === 0) {
    return { outcome: 'no-tasks', tables, prose, fault: noTasks(source, tables) };
  }
  const doubts = doubtsOf(source);
  const rows = completeRows(numberRows(grouped.rows)).map((row) => ({
    ...row,
    review: [...row.review, ...doubts],
  }));
  const headings = [...state.headings, ...grouped.headings];
  return { outcome: 'read', tables, prose, rows, leftOut, headings };
};
