/** From the bytes of an upload to a reading that a draft can begin from: the one place that calls the readers. */
import { cellTexts } from '../../domain/document/draft/cells.js';
import type { ColumnMapping, DraftFacts } from '../../domain/document/draft/messages.js';
import type { DraftReading } from '../../domain/document/draft/reading.js';
import { withKnownUnits } from '../../domain/document/draft/resolution.js';
import type { Unreadable } from '../../domain/document/unreadable.js';
import type { Aliases } from '../../domain/unit/alias.js';
import { type GivenFacts, type ReadDirective, readDirective } from '../../intake/directive.js';

/** What people have said, which outranks what the file says. */
export type Said = {
  readonly facts: GivenFacts;
  readonly columns: readonly ColumnMapping[];
  readonly aliases: Aliases;
};

const draftReading = ({ document, year, tasks }: ReadDirective, aliases: Aliases): DraftReading => {
  const { issuer: code, issuerName, number, signedOn, name } = document;
  const cells = cellTexts(null);
  return {
    format: 'tsv',
    facts: {
      issuer: code === null ? null : { code, name: issuerName ?? code },
      number,
      signedOn,
      year,
      name,
    },
    rows: tasks.map((task) => ({ task: withKnownUnits(task, aliases), cells: cells(task) })),
    proposals: [],
    columns: [],
    remarks: [],
  };
};

export const readDraft = async (
  bytes: Uint8Array,
  fileName: string,
  { facts, aliases }: Said,
): Promise<{ readonly outcome: 'reading'; readonly reading: DraftReading } | Unreadable> => {
  const read = readDirective(bytes, fileName, facts);
  return read.outcome === 'unreadable'
    ? read
    : { outcome: 'reading', reading: draftReading(read, aliases) };
};

/** The facts of a draft as a reader takes them. */
export const givenFacts = ({ issuer, number, signedOn, name }: DraftFacts): GivenFacts => ({
  issuer: issuer?.code,
  number: number ?? undefined,
  signed: signedOn ?? undefined,
  name,
});
