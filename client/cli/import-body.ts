/** What is sent to the door when a person has signed: the rows as read, under the facts as stated. */
import type { z } from 'zod';
import {
  type AssignedRow,
  assignedRow,
  type DirectiveTerms,
} from '../../domain/document/assignment.js';
import type { ReadDirective } from '../../intake/directive.js';
import type { importBody } from '../http/requests.js';

export const rowsOf = ({ tasks }: ReadDirective): AssignedRow[] => tasks.map(assignedRow);

export const bodyFor = (
  { document }: ReadDirective,
  facts: DirectiveTerms,
  rows: readonly AssignedRow[],
  fileName: string,
): z.input<typeof importBody> => ({
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
});
