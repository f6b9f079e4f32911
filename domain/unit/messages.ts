/** Units are named by code; the register knows their names, groups, spellings and times. */
import { z } from 'zod';
import type { CivilDate } from '../calendar/messages.js';

/** Official code with hyphens for dots (`G01`, `H37-02-02`), or `X-<slug>` where none is known. */
export const unitCode = z
  .string()
  .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/)
  .max(120);
export type UnitCode = z.infer<typeof unitCode>;

export const unitKind = z.enum([
  'ministry',
  'province',
  'body',
  'department',
  'enterprise',
  'group',
]);
export type UnitKind = z.infer<typeof unitKind>;

/** A name taken on later under the same code. */
export type LaterName = {
  readonly name: string;
  readonly spellings: readonly string[];
  readonly from: CivilDate;
  /** The legal act, as documents cite it. */
  readonly act: string;
};

export type Unit = {
  readonly code: UnitCode;
  /** Official name in Vietnamese, as reports print it; of several in time, the first. */
  readonly name: string;
  readonly laterNames: readonly LaterName[];
  readonly kind: UnitKind;
  /** Other spellings met in documents; matched after folding. */
  readonly spellings: readonly string[];
  /** The unit it belongs to and that answers for it, as far as documents told us. */
  readonly parent: UnitCode | null;
  /**
   * Codes of all who ever were members when the group can be enumerated, else null. Null for single
   * units. Who is a member on a given day, `membersOf` tells.
   */
  readonly members: readonly UnitCode[] | null;
  /** Its first day; null when it stood before the oldest document we know. */
  readonly validFrom: CivilDate | null;
  /** The first day it is no more; null while it stands. */
  readonly validTo: CivilDate | null;
};

/** A spelling that a person gave its meaning in an earlier review. */
export type UnitAlias = { readonly spelling: string; readonly code: UnitCode };

/** What is known beyond the register when names are read. */
export type UnitKnowledge = {
  /** The day the document was signed, for names and ends of its time; null when nobody knows. */
  readonly asOf: CivilDate | null;
  readonly aliases: readonly UnitAlias[];
};
