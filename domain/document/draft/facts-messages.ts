/** What is known of a document under review, and what a person states of it. */
import { z } from 'zod';
import { civilDate } from '../../calendar/messages.js';
import type { Deadline } from '../../deadline/messages.js';
import { type Policy, policy } from '../../policy/messages.js';
import { storable, unstorable } from '../../task/messages.js';
import { type UnitCode, unitCode } from '../../unit/messages.js';
import type { Issuer } from '../heading.js';

export const text = (most: number) => z.string().max(most).refine(storable, unstorable);
export const said = text(2000).trim().min(1);

export const missingFact = z.enum(['issuer', 'number', 'signed']);
export type MissingFact = z.infer<typeof missingFact>;

/** What a person states of the document; it outranks what the file says. */
export const statedFacts = z.strictObject({
  /** Code or name of the unit that signed. */
  issuer: said.optional(),
  number: said.optional(),
  signed: civilDate.optional(),
  name: said.optional(),
  /** What the document really lacks. */
  absent: z.array(missingFact).max(3).readonly().optional(),
  policy: policy.strict().optional(),
  standingAgency: unitCode.optional(),
  workingGroup: unitCode.optional(),
  /** Key of the document whose corrected version this is; null: of none. */
  corrects: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,100}$/)
    .nullable()
    .optional(),
});
export type StatedFacts = z.infer<typeof statedFacts>;

export type DraftFacts = {
  readonly issuer: Issuer | null;
  readonly number: string | null;
  readonly signedOn: Deadline['due'];
  readonly year: number | null;
  readonly name: string;
  /** What a person said the document lacks. */
  readonly absent: readonly MissingFact[];
  readonly policy: Policy;
  /** Null: the issuer. */
  readonly standingAgency: UnitCode | null;
  readonly workingGroup: UnitCode | null;
  readonly corrects: string | null;
};
