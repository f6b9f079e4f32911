/** What is sent to the door when a person has signed: the rows as read, under the facts as stated. */
import type { z } from 'zod';
import {
  type AcceptedDoubts,
  type AssignedRow,
  assignedRow,
  type DirectiveTerms,
} from '../../domain/document/assignment.js';
import type { ReadDirective } from '../../intake/directive.js';
import type { importBody } from '../http/requests.js';

export type ImportBody = z.input<typeof importBody>;

export const rowsOf = ({ tasks }: ReadDirective): AssignedRow[] => tasks.map(assignedRow);

/** Whoever signs without a review accepts what is in doubt as it was read. */
const doubtsIn = (tasks: ReadDirective['tasks']): AcceptedDoubts[] =>
  tasks.flatMap(({ rowKey, review }) =>
    review.length === 0 ? [] : [{ row: rowKey, reasons: review }],
  );

export const bodyFor = (
  { document, tasks }: ReadDirective,
  facts: DirectiveTerms,
  rows: readonly AssignedRow[],
  fileName: string,
): ImportBody => ({
  key: facts.key,
  name: facts.name,
  issuer: facts.issuer,
  standingAgency: facts.standingAgency,
  workingGroup: facts.workingGroup,
  number: document.number ?? '',
  signedOn: document.signedOn,
  digest: document.digest,
  fileName,
  policy: facts.policy,
  rows: [...rows],
  doubts: doubtsIn(tasks),
});
