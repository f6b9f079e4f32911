/**
 * What reading a file gave, as a draft begins with it. It may be megabytes, so it lies beside the log
 * under its digest, and the draft's events name it.
 */
import type { CivilDate } from '../../calendar/messages.js';
import type { Issuer } from '../heading.js';
import type { ProposedTask, TaskField } from '../proposal.js';
import type { SourceFormat, SourcePlace, SourceRemark } from '../source.js';

/** The words of the cell each field was read from, where the file has one. */
export type CellTexts = Readonly<Partial<Record<TaskField, string>>>;

export type ReadRow = { readonly task: ProposedTask; readonly cells: CellTexts };

/** A duty found in a sentence outside the tables. Nothing of it counts before a person takes it. */
export type ProseProposal = {
  readonly id: string;
  readonly sentence: string;
  readonly place: SourcePlace;
  readonly task: ProposedTask;
};

/** What a column was taken for, and how its header calls it. */
export type ReadColumn = {
  readonly sheet: string | null;
  readonly table: number;
  readonly column: number;
  readonly header: string;
  readonly role: string;
};

export type ReadFacts = {
  readonly issuer: Issuer | null;
  readonly number: string | null;
  readonly signedOn: CivilDate | null;
  /** Known from the date line even where the day was left blank. */
  readonly year: number | null;
  readonly name: string;
};

export type DraftReading = {
  readonly format: SourceFormat;
  readonly facts: ReadFacts;
  readonly rows: readonly ReadRow[];
  readonly proposals: readonly ProseProposal[];
  readonly columns: readonly ReadColumn[];
  readonly remarks: readonly SourceRemark[];
};

/** Readings by their digests. */
export type Readings = ReadonlyMap<string, DraftReading>;
