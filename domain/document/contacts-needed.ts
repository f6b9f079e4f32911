/** Units that are told of tasks though nobody is known there to call or to write to. */
import type { UnitCode } from '../unit/messages.js';
import { unitByCode } from '../unit/register.js';
import { nobody } from './assignment.js';
import { coordinatorUnit } from './terms.js';

export type ToldUnit = {
  readonly unit: UnitCode;
  readonly name: string;
  /** Tasks of which it is told. */
  readonly tasks: number;
};

/** The members of a group have focal points of their own; where nobody is named, nobody can be called. */
export const mayHaveContact = (unit: string): boolean =>
  unit !== nobody.code && unitByCode(unit)?.kind !== 'group';

/** Whoever presses need not be told whom to call in their own office. */
export const withoutContact = (
  told: readonly ToldUnit[],
  contacts: ReadonlySet<string>,
): readonly ToldUnit[] =>
  told.filter(
    ({ unit }) => unit !== coordinatorUnit && mayHaveContact(unit) && !contacts.has(unit),
  );
