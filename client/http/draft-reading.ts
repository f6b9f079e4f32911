/** From the bytes of an upload to a reading that a draft can begin from: the one place that calls the readers. */
import type { ColumnOverride } from '../../domain/document/columns.js';
import { cellTexts } from '../../domain/document/draft/cells.js';
import type { ColumnMapping, DraftFacts } from '../../domain/document/draft/messages.js';
import type {
  CellTexts,
  DraftReading,
  ProseProposal,
  ReadColumn,
} from '../../domain/document/draft/reading.js';
import { columnRoles } from '../../domain/document/header-words.js';
import type { ProposedTask } from '../../domain/document/proposal.js';
import type { Unreadable } from '../../domain/document/unreadable.js';
import type { UnitAlias } from '../../domain/unit/messages.js';
import {
  type GivenFacts,
  type ReadDirective,
  readSource,
  reviewableFrom,
} from '../../intake/directive.js';

/** What people have said, which outranks what the file says. */
export type Said = {
  readonly facts: GivenFacts;
  readonly columns: readonly ColumnMapping[];
  readonly aliases: readonly UnitAlias[];
};

const proposalOf = (task: ProposedTask, cells: CellTexts): ProseProposal => ({
  id: task.rowKey,
  sentence: cells.title ?? task.title,
  place: task.places.title ?? {
    sheet: null,
    table: null,
    row: null,
    column: null,
    line: task.line,
  },
  task,
});

/** Where no table gives tasks, a person may say that one of the others does. */
const columnsOf = ({ tables, tasks }: ReadDirective): ReadColumn[] =>
  tables
    .filter(({ continues, kind }) => !continues && (kind === 'tasks' || tasks.length === 0))
    .flatMap(({ sheet, table, columns }) =>
      columns.map(({ column, header, role }) => ({ sheet, table, column, header, role })),
    );

const draftReading = (read: ReadDirective): DraftReading => {
  const { issuer: code, issuerName, number, signedOn, name } = read.document;
  const cells = cellTexts(read.source);
  return {
    format: read.source.format,
    facts: {
      issuer: code === null ? null : { code, name: issuerName ?? code },
      number,
      signedOn,
      year: read.year,
      name,
    },
    rows: read.tasks.map((task) => ({ task, cells: cells(task) })),
    proposals: read.offered.map((task) => proposalOf(task, cells(task))),
    columns: columnsOf(read),
    remarks: read.remarks,
  };
};

/** A role nobody knows is left to the reader. */
const overrides = (columns: readonly ColumnMapping[]): ColumnOverride[] =>
  columns.flatMap(({ role, ...column }) => {
    const known = columnRoles.find((one) => one === role);
    return known === undefined ? [] : [{ ...column, role: known }];
  });

export const readDraft = async (
  bytes: Uint8Array,
  fileName: string,
  { facts, columns, aliases }: Said,
): Promise<{ readonly outcome: 'reading'; readonly reading: DraftReading } | Unreadable> => {
  const source = await readSource(bytes, fileName);
  if (source.outcome === 'unreadable') return source;
  const read = reviewableFrom(source, facts, overrides(columns), aliases);
  return read.outcome === 'unreadable' ? read : { outcome: 'reading', reading: draftReading(read) };
};

/** The facts of a draft as a reader takes them. */
export const givenFacts = ({ issuer, number, signedOn, name }: DraftFacts): GivenFacts => ({
  issuer: issuer?.code,
  number: number ?? undefined,
  signed: signedOn ?? undefined,
  name,
});
