/** A file in, a document with its proposed tasks out: whole, or not at all. */
import { createHash } from 'node:crypto';
import { partsOf } from '../domain/calendar/civil-date.js';
import type { CivilDate } from '../domain/calendar/messages.js';
import { type Heading, type Issuer, readHeading } from '../domain/document/heading.js';
import { documentKey } from '../domain/document/key.js';
import { layOut } from '../domain/document/layout.js';
import { type ProposedTask, proposeTasks } from '../domain/document/proposal.js';
import { type Fault, type Unreadable, unreadable } from '../domain/document/unreadable.js';
import { codeFromName } from '../domain/unit/entry.js';
import type { UnitCode } from '../domain/unit/messages.js';
import { findUnit } from '../domain/unit/register.js';
import { decodeText } from './text.js';
import { readTsv } from './tsv.js';

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
  readonly missing: readonly MissingFact[];
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

type Described = { readonly document: DirectiveDocument; readonly year: number | null };

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
  const year = signedOn === null ? heading.year : partsOf(signedOn).year;
  const document = {
    key: documentKey({ issuer: issuer?.code ?? null, number, year, digest }),
    name: nonBlank(given.name) ?? heading.name ?? fileName,
    issuer: issuer?.code ?? null,
    issuerName: issuer?.name ?? null,
    number,
    signedOn,
    digest,
  };
  return { document, year };
};

const missingFacts = ({ issuer, number, signedOn }: DirectiveDocument): MissingFact[] => [
  ...(issuer === null ? (['issuer'] as const) : []),
  ...(number === null ? (['number'] as const) : []),
  ...(signedOn === null ? (['signed'] as const) : []),
];

export const readDirective = (
  bytes: Uint8Array,
  fileName: string,
  given: GivenFacts = {},
): ReadDirective | Unreadable => {
  const refuse = (fault: Fault): Unreadable => unreadable(fault, fileName);
  const decoded = decodeText(bytes);
  if (decoded.outcome === 'faulty') return refuse(decoded.fault);
  const table = readTsv(decoded.text);
  if (table.outcome === 'faulty') return refuse(table.fault);
  const layout = layOut(table.rows);
  if (layout.outcome === 'faulty') return refuse(layout.fault);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { document, year } = describe(layout.prose, fileName, digest, given);
  const context = { assignedOn: document.signedOn, documentYear: year };
  return {
    outcome: 'read',
    document,
    year,
    tasks: proposeTasks(layout.rows, document.key, context),
    missing: missingFacts(document),
  };
};
