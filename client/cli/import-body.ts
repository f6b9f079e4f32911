/** What is sent to the door when a person has signed: the rows as read, under the facts as stated. */
import type { z } from 'zod';
import {
  type AssignedRow,
  assignedRow,
  type DirectiveTerms,
} from '../../domain/document/assignment.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import { unitCodeFor } from '../../domain/unit/register.js';
import type { ReadDirective } from '../../intake/directive.js';
import type { importBody } from '../http/requests.js';

/** Stands where a document does not say who signed it, and nobody did for it. */
const coordinatorUnit = 'X-dondoc-dieu-phoi' as UnitCode;
const programmeWorkingGroup = unitCodeFor('Tổ công tác Đề án 06');

export type Offices = {
  readonly standingAgency: UnitCode | undefined;
  readonly workingGroup: UnitCode | undefined;
};

/** The issuer presses for its own tasks unless another standing agency is named. */
export const signedFacts = (
  { document }: ReadDirective,
  { standingAgency, workingGroup }: Offices,
  policy: DirectiveTerms['policy'],
): DirectiveTerms => {
  const issuer = document.issuer ?? coordinatorUnit;
  return {
    key: document.key,
    name: document.name,
    issuer,
    standingAgency: standingAgency ?? issuer,
    workingGroup: workingGroup ?? programmeWorkingGroup,
    policy,
  };
};

export const rowsOf = ({ document, tasks }: ReadDirective): AssignedRow[] =>
  tasks.map((task) => assignedRow(task, document.signedOn));

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
