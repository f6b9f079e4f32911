/** Changing what a task asks: a deadline set or moved, the duty mandated anew by another document. */
import type { z } from 'zod';
import type { CivilDate } from '../../domain/calendar/messages.js';
import type { Deadline } from '../../domain/deadline/messages.js';
import { resolveDeadline } from '../../domain/deadline/phrase.js';
import { withLead } from '../../domain/document/assignment.js';
import type { Part } from '../../domain/task/messages.js';
import type { UnitCode } from '../../domain/unit/messages.js';
import { unitName } from '../../domain/unit/register.js';
import type { taskDetail } from '../http/schemas.js';
import type { Call, CallWithDoor } from './call.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import { commandId, doing, type Made, made } from './giving.js';
import type { CommandSpec } from './spec.js';
import { findTaskId, pathOfTask } from './task-reference.js';
import { allRight, dateOption, unitOption } from './values.js';

type Typed<Value> = { readonly outcome: 'typed'; readonly value: Value | null } | Failure;

/** The words of a document, with their year; those that give no deadline are not taken. */
const deadlineOption = ({ given, texts }: Call): Typed<Deadline> => {
  const phrase = given.text('to');
  if (phrase === undefined) return { outcome: 'typed', value: null };
  const { deadline } = resolveDeadline(phrase, { assignedOn: null, documentYear: null });
  return deadline.kind === 'none'
    ? failure(exitCode.usage, 'wrong-usage', texts.values.deadline('--to', phrase))
    : { outcome: 'typed', value: deadline };
};

const move = async (call: Call): Promise<Made> => {
  const deadline = deadlineOption(call);
  if (deadline.outcome === 'failed') return deadline;
  if (deadline.value === null) {
    return failure(exitCode.usage, 'wrong-usage', call.texts.usage.missingOption('--to'));
  }
  const basis = call.given.text('basis') ?? '';
  return made({ type: 'MoveDeadline', deadline: deadline.value, basis });
};

/** The parts of the task with this lead in the place of the one it has. */
const partsWith = async (
  call: CallWithDoor,
  code: UnitCode,
  asOf: CivilDate | null,
): Promise<Typed<readonly Part[]>> => {
  const { door, given, texts } = call;
  const found = await findTaskId(door, given.argument(0), texts);
  if (found.outcome === 'failed') return found;
  const task = await door.get<z.infer<typeof taskDetail>>(pathOfTask(found.id), null);
  if (task.outcome === 'failed') return task;
  const assignment = task.body.state['assignment'] as { parts: readonly Part[] } | null;
  const parts = withLead(assignment?.parts ?? [], { code, name: unitName(code) }, asOf);
  return { outcome: 'typed', value: parts };
};

const mandate = async (call: CallWithDoor): Promise<Made> => {
  const { given } = call;
  const deadline = deadlineOption(call);
  if (deadline.outcome === 'failed') return deadline;
  const checked = allRight({ signed: dateOption(call, 'signed'), lead: unitOption(call, 'lead') });
  if (checked.outcome === 'failed') return checked;
  const { signed, lead } = checked.value;
  const parts: Typed<readonly Part[]> =
    lead === undefined
      ? { outcome: 'typed', value: null }
      : await partsWith(call, lead, signed ?? null);
  if (parts.outcome === 'failed') return parts;
  const title = given.text('title');
  const deliverable = given.text('deliverable');
  return made({
    type: 'Remandate',
    instrument: { name: given.text('document') ?? '', signedOn: signed ?? null },
    basis: given.text('basis') ?? '',
    changes: {
      ...(title === undefined ? {} : { title }),
      ...(deliverable === undefined ? {} : { deliverable }),
      ...(deadline.value === null ? {} : { deadline: deadline.value }),
      ...(parts.value === null ? {} : { parts: parts.value }),
    },
  });
};

export const termsCommands: readonly CommandSpec[] = [
  {
    name: 'deadline',
    arguments: ['task'],
    options: [
      { flags: '--to <words>', text: 'newDeadline', required: true },
      { flags: '--basis <text>', text: 'changeBasis', required: true },
      commandId,
    ],
    examples: [
      'deadline PL-I-3 --to "trước ngày 30/6/2026" --basis "Quyết định 22/QĐ-TTg"',
      'deadline PL-I-3 --to "Quý III/2026" --basis "Công văn 321/VPCP"',
    ],
    does: doing(move),
  },
  {
    name: 'remandate',
    arguments: ['task'],
    options: [
      { flags: '--document <name>', text: 'newMandate', required: true },
      { flags: '--basis <text>', text: 'changeBasis', required: true },
      { flags: '--signed <date>', text: 'documentSigned' },
      { flags: '--to <words>', text: 'newDeadline' },
      { flags: '--lead <unit>', text: 'newLead' },
      { flags: '--title <text>', text: 'newTitle' },
      { flags: '--deliverable <text>', text: 'newDeliverable' },
      commandId,
    ],
    examples: [
      'remandate PL-I-3 --document "Chỉ thị 04/CT-TTg" --signed 11/2/2026 --basis "Mục III.2" --to "Tháng 12/2026"',
      'remandate PL-I-3 --document "Quyết định 15/QĐ-TTg" --basis "Điều 2" --lead "Bộ Nội vụ"',
    ],
    does: doing(mandate),
  },
];
