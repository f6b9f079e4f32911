/**
 * A file as every reader gives it, whatever its format: paragraphs and tables in their order, each
 * with where it stands. Places are counted from one, as a person counts them.
 */

export const sourceFormats = [
  'docx',
  'xlsx',
  'html',
  'markdown',
  'csv',
  'tsv',
  'text',
  'pdf',
] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** Null where the format has no such thing: a Word file has no lines, a text file no sheets. */
export type SourcePlace = {
  readonly sheet: string | null;
  /** Which table of the file, or of the sheet. */
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly line: number | null;
};

export type SourceCell = {
  /** Without markup, in NFC; a line feed separates the paragraphs of a cell. */
  readonly text: string;
  /** The column of the grid the cell begins in. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly line: number | null;
};

/** Cells that begin in this row, from left to right; a cell that a span from above covers is not here. */
export type SourceRow = {
  readonly row: number;
  readonly line: number | null;
  /** Hidden in the file; read all the same, and said. */
  readonly hidden: boolean;
  readonly cells: readonly SourceCell[];
};

export type SourceTable = {
  readonly kind: 'table';
  readonly sheet: string | null;
  readonly table: number;
  readonly rows: readonly SourceRow[];
};

export type SourceParagraph = {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly sheet: string | null;
  readonly line: number | null;
};

export type SourceBlock = SourceTable | SourceParagraph;

/** What the reader did that a person should know: rows that were hidden, changes that were accepted. */
export type SourceRemark = {
  readonly id:
    | 'hidden-rows'
    | 'hidden-columns'
    | 'hidden-sheet'
    | 'hidden-text'
    | 'tracked-changes-accepted'
    | 'automatic-numbers'
    | 'text-layer-only'
    /** Columns were told apart by blanks alone. */
    | 'columns-by-spaces'
    | 'pages-without-text'
    | 'converted';
  readonly place: SourcePlace;
  readonly count: number;
};

export type SourceDocument = {
  readonly format: SourceFormat;
  readonly blocks: readonly SourceBlock[];
  readonly remarks: readonly SourceRemark[];
};
