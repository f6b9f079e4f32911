/** Names of units and authors. A task's own parts know units the register does not. */
import { coordinatorUnit } from '../../domain/document/terms.js';
import type { Recipient } from '../../domain/notice/messages.js';
import type { TaskState } from '../../domain/task/state.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import { unitByCode } from '../../domain/unit/register.js';
import type { EventActor } from '../../store/log.js';
import type { Reader } from './reader.js';

export const knownName = (code: UnitCode): string | null => unitByCode(code)?.name ?? null;

/** A unit by name where it has one; the installation's own coordinator has a code no register knows. */
export const unitLabel = ({ texts }: Reader, code: UnitCode): string =>
  knownName(code) ?? (code === coordinatorUnit ? texts.coordinatorOffice : code);

const nameIn = (state: TaskState | null, code: UnitCode): string | null =>
  state?.assignment?.parts.find((part) => part.unit === code)?.name ?? knownName(code);

export const nameOn = (state: TaskState, code: UnitCode): string => nameIn(state, code) ?? code;

/** An office by its unit's name; by its function alone where the unit has only a code. */
export const recipientName = (
  reader: Reader,
  { unit, office }: Recipient,
  state: TaskState | null,
): string => {
  const name = nameIn(state, unit);
  const duty = reader.words.office[office];
  return name === null ? duty : `${name} (${duty})`;
};

export const authorOn = (reader: Reader, state: TaskState, actor: EventActor): string => {
  if (actor.kind === 'system' || actor.unit === undefined) return reader.texts.system;
  const name = nameIn(state, actor.unit);
  if (actor.kind === 'unit') return name ?? actor.unit;
  return name === null
    ? reader.texts.coordinatorOffice
    : `${name} (${reader.texts.coordinatorRole})`;
};
