/** The one place where the fixtures meet the program: what it makes of a document, by its number. */
import type { ProposedTask } from '../../domain/document/proposal.js';
import type { Unreadable } from '../../domain/document/unreadable.js';
import { type GivenFacts, type ReadDirective, readDirective } from '../../intake/directive.js';
import { documentBytes } from '../support/documents.js';
import type { ExpectedRow } from './fixtures/expected-row.js';

export const readDocument = async (
  number: string,
  given: GivenFacts = {},
): Promise<ReadDirective | Unreadable> =>
  readDirective(documentBytes(number), `${number}.txt`, given);

/** For tests, which have nothing to say about a document that is refused. */
export const mustRead = async (number: string, given: GivenFacts = {}): Promise<ReadDirective> => {
  const result = await readDocument(number, given);
  if (result.outcome !== 'read') throw new Error(result.message.en);
  return result;
};

/** Processor time of reading a document, whatever threads it takes. */
export const readingCpuMs = async (number: string): Promise<number> => {
  const before = process.cpuUsage();
  await mustRead(number);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** What is offered from the prose of a document, beside its tables. */
export const offeredFrom = ({ offered }: ReadDirective): readonly ProposedTask[] => offered;

export const rowOf = (task: ProposedTask): ExpectedRow => [
  task.section,
  task.no,
  task.leads.map((unit) => unit.name),
  task.coordinating.map((unit) => unit.name),
  task.deadline.kind,
  task.deadline.due,
];
