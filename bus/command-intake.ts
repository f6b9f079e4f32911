/**
 * Commands from the bus. A message's time of storage is the time of receipt; it is acknowledged after
 * its answer stands on the answer subject, which is derived from the trusted subject alone.
 */
import type { JetStreamClient, JetStreamManager, JsMsg } from '@nats-io/jetstream';
import { instantFromMs } from '../domain/calendar/instant.js';
import type { TaskId } from '../domain/task/messages.js';
import { taskRequest } from '../domain/task/messages.js';
import type { Reception } from '../store/receipts.js';
import type { CommandAnswer } from '../workflows/contract.js';
import { publishOnce } from './publishing.js';
import { intakeConsumer } from './streams.js';
import {
  answerSubject,
  type BusNames,
  type CommandAddress,
  isCommandId,
  parseCommandSubject,
  streamNames,
} from './subjects.js';

export type IntakeDependencies = {
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly names: BusNames;
  readonly signal: AbortSignal;
  taskExists(stream: TaskId): Promise<boolean>;
  /** Null: the outcome is not known yet, ask again with the same id. */
  submit(reception: Reception): Promise<CommandAnswer | null>;
  onFault(fault: unknown): void;
};

const retryAfterMs = 2000;

type Parsed = { readonly commandId: string; readonly reception: Reception | null };

const bodyOf = (message: JsMsg): Record<string, unknown> | null => {
  try {
    const body: unknown = message.json();
    return typeof body === 'object' && body !== null ? { ...body } : null;
  } catch {
    return null;
  }
};

const parse = (message: JsMsg, { unit, stream, type }: CommandAddress): Parsed | null => {
  const body = bodyOf(message);
  if (body === null || !isCommandId(body['commandId'])) return null;
  const { commandId, ...fields } = body;
  const request = taskRequest.safeParse({ ...fields, type });
  if (!request.success) return { commandId, reception: null };
  return {
    commandId,
    reception: {
      stream,
      commandId,
      request: request.data,
      actor: { kind: 'unit', unit, verified: true },
      channel: 'nats',
      receivedAt: instantFromMs(Math.floor(message.info.timestampNanos / 1_000_000)),
    },
  };
};

const answerTo = async (
  dependencies: IntakeDependencies,
  stream: TaskId,
  { reception }: Parsed,
): Promise<CommandAnswer | null> => {
  if (reception === null) return { outcome: 'refused', reason: 'malformed-command' };
  if (!(await dependencies.taskExists(stream)))
    return { outcome: 'refused', reason: 'unknown-task' };
  return dependencies.submit(reception);
};

const handleMessage = async (
  dependencies: IntakeDependencies,
  address: CommandAddress,
  message: JsMsg,
): Promise<void> => {
  const { client, manager, names } = dependencies;
  const parsed = parse(message, address);
  // Without a usable id there is no subject to answer on.
  if (parsed === null) return message.term('malformed-command');
  const answer = await answerTo(dependencies, address.stream, parsed);
  if (answer === null) return message.nak(retryAfterMs);
  await publishOnce(client, manager, streamNames(names).answers, {
    // Per message: one delivered again is answered once, a command sent again is answered again.
    id: `${address.stream}/${parsed.commandId}/${message.seq}`,
    subject: answerSubject(names, address.unit, parsed.commandId),
    body: { task: address.stream, commandId: parsed.commandId, ...answer },
    position: null,
  });
  message.ack();
};

/** Runs until aborted: several tasks at a time, one command per task at a time. */
export const runCommandIntake = async (dependencies: IntakeDependencies): Promise<void> => {
  const { client, names, signal } = dependencies;
  const turns = new Map<TaskId, Promise<void>>();
  const consumer = await client.consumers.get(streamNames(names).commands, intakeConsumer);
  const messages = await consumer.consume({ max_messages: 64 });
  signal.addEventListener('abort', () => messages.stop(), { once: true });
  if (signal.aborted) messages.stop();
  for await (const message of messages) {
    const address = parseCommandSubject(names, message.subject);
    if (address === null) {
      message.term('malformed-command');
      continue;
    }
    const turn = (turns.get(address.stream) ?? Promise.resolve())
      .then(() => handleMessage(dependencies, address, message))
      .catch((fault: unknown) => {
        dependencies.onFault(fault);
        message.nak(retryAfterMs);
      })
      .finally(() => {
        if (turns.get(address.stream) === turn) turns.delete(address.stream);
      });
    turns.set(address.stream, turn);
  }
  await Promise.all(turns.values());
};
