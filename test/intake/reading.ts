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

/** What was read of each without a word from a person: many tests look at one reading. */
const known = new Map<string, ReadDirective>();

/** For tests, which have nothing to say about a document that is refused. */
export const mustRead = async (number: string, given?: GivenFacts): Promise<ReadDirective> => {
  const before = given === undefined ? known.get(number) : undefined;
  if (before !== undefined) return before;
  const result = await readDocument(number, given);
  if (result.outcome !== 'read') throw new Error(result.message.en);
  if (given === undefined) known.set(number, result);
  return result;
};

export const byKey = ({ tasks }: ReadDirective): ReadonlyMap<string, ProposedTask> =>
  new Map(tasks.map((task) => [task.rowKey, task]));

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
