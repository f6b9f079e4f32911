/** What holds for every task of a document, from what is known of it and what a person chose. */
import type { Policy } from '../policy/messages.js';
import type { UnitCode } from '../unit/messages.js';
import { unitCodeFor } from '../unit/register.js';
import type { DirectiveTerms } from './assignment.js';

/** Stands where a document does not say who signed it, and nobody did for it. */
export const coordinatorUnit = 'X-dondoc-dieu-phoi' as UnitCode;
const programmeWorkingGroup = unitCodeFor('Tổ công tác Đề án 06');

export type Offices = {
  readonly standingAgency: UnitCode | null;
  readonly workingGroup: UnitCode | null;
};

export type KnownDocument = {
  readonly key: string;
  readonly name: string;
  readonly issuer: UnitCode | null;
};

/** The issuer presses for its own tasks unless another standing agency is named. */
export const directiveTerms = (
  { key, name, issuer: known }: KnownDocument,
  { standingAgency, workingGroup }: Offices,
  policy: Policy,
): DirectiveTerms => {
  const issuer = known ?? coordinatorUnit;
  return {
    key,
    name,
    issuer,
    standingAgency: standingAgency ?? issuer,
    workingGroup: workingGroup ?? programmeWorkingGroup,
    policy,
  };
};
