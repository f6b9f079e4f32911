/**
 * Giving a command to a task. Each carries an id: sent again with the same one it is the same command
 * and gets the same answer, so a broken line never makes two of one.
 */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { TaskId } from '../../domain/task/messages.js';
import type { commandBody } from '../http/requests.js';
import type { commandAccepted, commandReceived, taskDetail } from '../http/schemas.js';
import { formatInstant } from '../words/dates.js';
import type { Call, CallWithDoor, Ending } from './call.js';
import { exitCode } from './exit-code.js';
import { type Failure, failure } from './failure.js';
import type { CommandSpec } from './spec.js';
import { findTaskId, pathOfTask, shortId } from './task-reference.js';

type CommandBody = z.input<typeof commandBody>;
type Accepted = z.infer<typeof commandAccepted>;
type Received = z.infer<typeof commandReceived>;
export type Made = { readonly outcome: 'made'; readonly body: CommandBody } | Failure;

export const made = (body: CommandBody): Made => ({ outcome: 'made', body });

const roleReasons = ['not-a-party', 'not-the-lead', 'not-a-coordinating-unit'];

/** Whoever asked as the coordinator for what a unit does is told which units there are. */
const partiesOf = async ({ door, texts }: CallWithDoor, id: TaskId): Promise<string[]> => {
  const task = await door.get<z.infer<typeof taskDetail>>(pathOfTask(id), null);
  if (task.outcome === 'failed') return [];
  const assignment: unknown = task.body.state['assignment'];
  const parts =
    typeof assignment === 'object' && assignment !== null && 'parts' in assignment
      ? (assignment.parts as readonly { unit: string; name: string }[])
      : [];
  return parts.slice(0, 8).map(({ unit, name }) => texts.acting.as(unit, name));
};

const explained = async (
  call: CallWithDoor,
  id: TaskId,
  commandId: string,
  failed: Failure,
): Promise<Failure> => {
  const { texts, settings } = call;
  const details = { ...failed.details, task: id, commandId };
  const unsure = failed.exitCode === exitCode.unknown || 'problem' in details;
  if (unsure && failed.exitCode !== exitCode.refused && failed.exitCode !== exitCode.usage) {
    const next = [texts.acting.again(commandId)];
    return failure(exitCode.unknown, 'outcome-unknown', failed.message, next, details);
  }
  if (roleReasons.includes(failed.reason) && settings.as === null) {
    const parties = await partiesOf(call, id);
    return { ...failed, details, next: [texts.acting.whoActs, ...parties] };
  }
  const next = failed.next.map((step) => step.replace('<task>', shortId(id)));
  return { ...failed, details, next };
};

const tellAccepted = (call: Call, id: TaskId, body: Accepted): void => {
  const { output, words, language, texts } = call;
  const { paint } = output;
  output.line(`${paint.green('✓')} ${shortId(id)}`);
  for (const { type, at } of body.events) {
    const name = type in words.event ? words.event[type as keyof typeof words.event] : type;
    output.line(`  ${name} · ${formatInstant(at, language)}`);
  }
  if (body.events.length === 0) output.line(`  ${texts.acting.nothingNew}`);
};

const send = async (call: CallWithDoor, body: CommandBody): Promise<Ending> => {
  const { door, given, output, settings, texts, language } = call;
  const found = await findTaskId(door, given.argument(0), texts);
  if (found.outcome === 'failed') return found;
  const { id } = found;
  const commandId = given.text('command-id') ?? randomUUID();
  const path = `${pathOfTask(id)}/commands`;
  const answer = await door.post<Accepted | Received>(path, { ...body, commandId });
  if (answer.outcome === 'failed') return explained(call, id, commandId, answer);
  if (settings.json) output.json({ task: id, ...answer.body });
  if (answer.body.outcome === 'received') {
    if (!settings.json) {
      const { receivedAt } = answer.body;
      output.line(`${output.paint.yellow('…')} ${shortId(id)}`);
      output.line(`  ${texts.acting.received(formatInstant(receivedAt, language))}`);
      output.line(`  ${texts.acting.again(commandId)}`);
    }
    return exitCode.unknown;
  }
  if (!settings.json) tellAccepted(call, id, answer.body);
  return exitCode.ok;
};

export const doing = (make: (call: CallWithDoor) => Promise<Made>): CommandSpec['does'] => ({
  online: async (call) => {
    const body = await make(call);
    return body.outcome === 'failed' ? body : send(call, body.body);
  },
});

export const saying = (make: (given: Call['given']) => CommandBody) =>
  doing(async ({ given }) => made(make(given)));

export const commandId = { flags: '--command-id <id>', text: 'commandId' } as const;
