/** What is remembered on the way through a source, and what headings do to it. */
import type { Column } from './columns.js';
import { type GridRow, ownCells } from './grid.js';
import type { Mapping } from './mapping.js';
import type { RawRow } from './raw-row.js';
import { nextSections, type Section } from './sections.js';
import type { SourcePlace } from './source.js';

/** What a table, or the part of one under one header, was taken for. */
export type TableReading = {
  readonly sheet: string | null;
  readonly table: number;
  /** First row and line of the part. */
  readonly row: number;
  readonly line: number | null;
  readonly kind: 'tasks' | 'letterhead' | 'signature' | 'received-stamp' | 'other';
  /** Goes on with the part before it. */
  readonly continues: boolean;
  /** Of a table of tasks; of another wide one what its columns are likely to hold, should a person say it gives tasks. */
  readonly columns: readonly Column[];
};

/** Words that are no task, header or heading, and are kept out: totals, tables of something else. */
export type LeftOut = { readonly place: SourcePlace; readonly text: string };

type OpenTable = {
  readonly key: string;
  readonly width: number;
  readonly sheet: string | null;
  readonly mapping: Mapping;
  /** The stretch read last, which may have lost a column on the way. */
  latest: { readonly columns: readonly Column[]; readonly width: number };
};

export type WalkState = {
  /** Rows are lines, and a line with other cells than its header's is a broken one. */
  readonly rowsAreLines: boolean;
  /** Prose between two rows is a piece of a row that broke. */
  readonly proseBreaks: boolean;
  table: OpenTable | null;
  annex: Section | null;
  sections: readonly Section[];
  /** Changes with every heading; the numbers of rows run within it. */
  scope: number;
  /** Headings right above the next table, while no table has begun. */
  pending: Section[];
  /** What a row without a number goes on with. */
  open: RawRow | 'section' | null;
  /** An annex began inside a table, or a signature: rows are prose until the next header. */
  between: boolean;
  /** Prose behind table rows: allowed at the end, not when the table goes on. */
  stray: { readonly text: string; readonly line: number | null } | null;
  readonly prose: string[];
  readonly rows: RawRow[];
  readonly tables: TableReading[];
  readonly leftOut: LeftOut[];
  /** Annexes and sections as they came, with their titles. */
  readonly headings: Section[];
};

export const openAnnex = (state: WalkState, annex: Section): void => {
  state.annex = annex;
  state.headings.push(annex);
  state.sections = [];
  state.pending = [];
  state.scope += 1;
  state.open = null;
  state.stray = null;
};

export const openSection = (state: WalkState, section: Section): void => {
  state.headings.push(section);
  state.sections = nextSections(state.sections, section);
  state.scope += 1;
};

/** A table that begins in another sheet keeps no headings of this one; one that goes on there does. */
export const beginSheet = (state: WalkState, sheet: string | null): void => {
  if (state.table === null || state.table.sheet === sheet) return;
  if (state.annex?.place.sheet !== sheet) state.annex = null;
  state.sections = state.sections.filter(({ place }) => place.sheet === sheet);
  state.scope += 1;
};

/** More of the title of the section opened last. */
export const resumeTitle = (state: WalkState, text: string): void => {
  const title = (section: Section): Section => ({ ...section, title: `${section.title} ${text}` });
  const last = state.headings.pop();
  if (last !== undefined) state.headings.push(title(last));
  state.sections = state.sections.map((section) => (section === last ? title(section) : section));
};

export const leaveOut = (state: WalkState, row: GridRow): void => {
  const texts = ownCells(row).map(({ text }) => text);
  state.leftOut.push({ place: row.place, text: texts.join(' | ') });
};

/** Only text has lines; a fault in another file has none. */
export const atLine = ({ line }: { readonly line: number | null }): { line?: number } =>
  line === null ? {} : { line };
