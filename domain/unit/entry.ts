/** Short constructors for the data files of the register. */
import { slugOf } from './folding.js';
import type { Unit, UnitCode, UnitKind } from './messages.js';

export const coded = (
  code: string,
  kind: UnitKind,
  name: string,
  ...spellings: string[]
): Unit => ({
  code: code as UnitCode,
  name,
  kind,
  spellings,
  members: null,
});

/** A unit without an official code known to us is named by its slug (`X-so-tu-phap`). */
export const uncoded = (kind: UnitKind, name: string, ...spellings: string[]): Unit =>
  coded(codeFromName(name), kind, name, ...spellings);

export const codeFromName = (name: string): UnitCode =>
  `X-${slugOf(name) || 'khong-ro-ten'}` as UnitCode;
