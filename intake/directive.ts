/**
 * A file in, a document with its proposed tasks out: whole, or not at all. Reading the bytes takes
 * time and happens once; what is understood of them is a plain function, so that what a person says
 * of the document or of its columns shows at once.
 */
import { createHash } from 'node:crypto';
import { partsOf } from '../domain/calendar/civil-date.js';
import type { CivilDate } from '../domain/calendar/messages.js';
import type { ColumnOverride } from '../domain/document/columns.js';
import {
  type Heading,
  type Issuer,
  plannedYearOf,
  readHeading,
} from '../domain/document/heading.js';
import { documentKey } from '../domain/document/key.js';
import { type Layout, layOut } from '../domain/document/layout.js';
import { type ProposedTask, proposeTasks } from '../domain/document/proposal.js';
import { proseDuties } from '../domain/document/prose.js';
import type { SourceDocument } from '../domain/document/source.js';
import { type Fault, type Unreadable, unreadable } from '../domain/document/unreadable.js';
import type { LeftOut } from '../domain/document/walk-state.js';
import { codeFromName } from '../domain/unit/entry.js';
import type { UnitAlias, UnitCode } from '../domain/unit/messages.js';
import { findUnit } from '../domain/unit/register.js';
import { readSourceFile } from './source-file.js';

/** What a person states because the file lacks it; it outranks what the file says. */
export type GivenFacts = {
  /** Code or name of the unit that signed. */
  readonly issuer?: string | undefined;
  readonly number?: string | undefined;
  readonly signed?: CivilDate | undefined;
  readonly name?: string | undefined;
};

export type MissingFact = 'issuer' | 'number' | 'signed';

export type DirectiveDocument = {
  readonly key: string;
  readonly name: string;
  readonly issuer: UnitCode | null;
  readonly issuerName: string | null;
  readonly number: string | null;
  readonly signedOn: CivilDate | null;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
};

export type ReadDirective = {
  readonly outcome: 'read';
  readonly document: DirectiveDocument;
  /** Known from the date line even where the day was left blank. */
  readonly year: number | null;
  readonly tasks: readonly ProposedTask[];
  /** Duties the prose gives with a time: offered, never imported by themselves. */
  readonly offered: readonly ProposedTask[];
  readonly missing: readonly MissingFact[];
  /** The file as it was read, to be shown beside what was understood of it. */
  readonly source: SourceDocument;
  /** What every table was taken for, and each column of those that assign tasks. */
  readonly tables: Layout['tables'];
  readonly leftOut: readonly LeftOut[];
  readonly remarks: SourceDocument['remarks'];
};

/** What the bytes hold, before anything is understood of it. */
export type ReadSource = {
  readonly outcome: 'source';
  readonly source: SourceDocument;
  readonly fileName: string;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
};

const issuerOf = (given: string | undefined, heading: Heading): Issuer | null => {
  const stated = given?.trim() ?? '';
  if (stated === '') return heading.issuer;
  const unit = findUnit(stated);
  return unit === null
    ? { code: codeFromName(stated), name: stated }
    : { code: unit.code, name: unit.name };
};

const nonBlank = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

type Described = {
  readonly document: DirectiveDocument;
  readonly year: number | null;
  readonly yearIsStated: boolean;
};

const describe = (
  prose: readonly string[],
  fileName: string,
  digest: string,
  given: GivenFacts,
): Described => {
  const heading = readHeading(prose);
  const issuer = issuerOf(given.issuer, heading);
  const number = nonBlank(given.number) ?? heading.number;
  const signedOn = given.signed ?? heading.signedOn;
  const signedIn = signedOn === null ? heading.year : partsOf(signedOn).year;
  const planned = plannedYearOf(nonBlank(given.name) ?? heading.name);
  const document = {
    key: documentKey({ issuer: issuer?.code ?? null, number, year: signedIn, digest }),
    name: nonBlank(given.name) ?? heading.name ?? fileName,
    issuer: issuer?.code ?? null,
    issuerName: issuer?.name ?? null,
    number,
    signedOn,
    digest,
  };
  // A plan for next year may give work that is due before this one ends.
  const yearIsStated = planned !== null && (signedIn === null || signedIn === planned);
  return { document, year: planned ?? signedIn, yearIsStated };
};

const missingFacts = ({ issuer, number, signedOn }: DirectiveDocument): MissingFact[] => [
  ...(issuer === null ? (['issuer'] as const) : []),
  ...(number === null ? (['number'] as const) : []),
  ...(signedOn === null ? (['signed'] as const) : []),
];

type Told = {
  readonly given: GivenFacts;
  readonly aliases: readonly UnitAlias[];
};

/** A directive without an annex gives its duties in its text; a table nobody understood is a fault all the same. */
const givenByText = ({ reason }: Fault, { offered }: ReadDirective): boolean =>
  reason === 'no-table' && offered.length > 0;

const assembled = (
  { source, fileName, digest }: ReadSource,
  layout: Exclude<Layout, { outcome: 'faulty' }>,
  { given, aliases }: Told,
): ReadDirective => {
  const { document, year, yearIsStated } = describe(layout.prose, fileName, digest, given);
  const context = { assignedOn: document.signedOn, documentYear: year, yearIsStated };
  const { rows, leftOut } = layout.outcome === 'read' ? layout : { rows: [], leftOut: [] };
  return {
    ...{ outcome: 'read', document, year, source, leftOut },
    tasks: proposeTasks(rows, document.key, context, aliases),
    offered: proseDuties(source, { ...context, document: document.key }, aliases),
    missing: missingFacts(document),
    tables: layout.tables,
    remarks: source.remarks,
  };
};

/** The pure half: the same source gives the same tasks, under the same answers of a person. */
export const directiveFrom = (
  read: ReadSource,
  given: GivenFacts = {},
  overrides: readonly ColumnOverride[] = [],
  aliases: readonly UnitAlias[] = [],
): ReadDirective | Unreadable => {
  const layout = layOut(read.source, overrides);
  if (layout.outcome === 'faulty') return unreadable(layout.fault, read.fileName);
  const directive = assembled(read, layout, { given, aliases });
  return layout.outcome === 'read' || givenByText(layout.fault, directive)
    ? directive
    : unreadable(layout.fault, read.fileName);
};

/** For a review, where a person can say what the columns of a table hold that nobody understood. */
export const reviewableFrom = (
  read: ReadSource,
  given: GivenFacts,
  overrides: readonly ColumnOverride[],
  aliases: readonly UnitAlias[],
): ReadDirective | Unreadable => {
  const layout = layOut(read.source, overrides);
  const isOpen =
    layout.outcome === 'no-tasks' && layout.tables.some(({ columns }) => columns.length > 0);
  return isOpen
    ? assembled(read, layout, { given, aliases })
    : directiveFrom(read, given, overrides, aliases);
};

export const readSource = async (
  bytes: Uint8Array,
  fileName: string,
): Promise<ReadSource | Unreadable> => {
  const read = await readSourceFile(bytes, fileName);
  if (read.outcome === 'faulty') return unreadable(read.fault, fileName);
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { outcome: 'source', source: read.source, fileName, digest };
};

export const readDirective = async (
  bytes: Uint8Array,
  fileName: string,
  given: GivenFacts = {},
  overrides: readonly ColumnOverride[] = [],
  aliases: readonly UnitAlias[] = [],
): Promise<ReadDirective | Unreadable> => {
  const read = await readSource(bytes, fileName);
  return read.outcome === 'unreadable' ? read : directiveFrom(read, given, overrides, aliases);
};
