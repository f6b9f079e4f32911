/** Units are named by code; the register knows their names, groups and spellings. */
import { z } from 'zod';

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

export type Unit = {
  readonly code: UnitCode;
  /** Official name in Vietnamese, as reports print it. */
  readonly name: string;
  readonly kind: UnitKind;
  /** Other spellings met in documents; matched after folding. */
  readonly spellings: readonly string[];
  /** Codes of the members when the group can be enumerated, else null. Null for single units. */
  readonly members: readonly UnitCode[] | null;
};
