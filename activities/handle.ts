/** Carries one piece of work to the core and its decision to the log. */
import type { Client } from '@temporalio/client';
import { answerFrom, courseOf } from '../dispatch/course.js';
import type { Instant } from '../domain/calendar/messages.js';
import {
  type Actor,
  type TaskCommand,
  type TaskId,
  type TaskRequest,
  taskRequest,
} from '../domain/task/messages.js';
import { unitCode } from '../domain/unit/messages.js';
import type { Database } from '../store/database.js';
import { type Decided, decideTask, lookAt, type Read, readFor } from '../store/decision.js';
import type { Connection, EventActor } from '../store/log.js';
import { findReceipt, markHandled, type Receipt, receive } from '../store/receipts.js';
import {
  type CommandAnswer,
  commandName,
  type Handled,
  type HandleRefusal,
  unitCommands,
  type Work,
} from '../workflows/contract.js';
import { signalTime } from './signal-time.js';

type Dependencies = { readonly database: Database; readonly temporal: Client };
type SignalWork = Extract<Work, { kind: 'signal' }>;

const longestId = 200;

const handledFrom = (stream: TaskId, decided: Decided): Handled => {
  const express =
    decided.outcome === 'accepted' &&
    decided.events.length > 0 &&
    decided.state.assignment?.urgency === 'express';
  return { answer: answerFrom(decided), course: courseOf(stream, decided, express) };
};

const look = async (
  { database }: Dependencies,
  stream: TaskId,
  answer: CommandAnswer,
): Promise<Handled> => {
  const looked = await lookAt(database, stream);
  return { answer, course: courseOf(stream, looked, false) };
};

const refuse = (dependencies: Dependencies, stream: TaskId, reason: HandleRefusal) =>
  look(dependencies, stream, { outcome: 'refused', reason });

const wake = async (
  { database }: Dependencies,
  stream: TaskId,
  milestoneAt: Instant,
): Promise<Handled> => {
  const actor: EventActor = { kind: 'system', channel: 'wake' };
  const command = (now: Instant): TaskCommand => ({ type: 'ObserveTime', at: now });
  const observe = async (commandId: string): Promise<[Handled, Decided]> => {
    const decided = await decideTask(database, { stream, commandId, actor, command });
    return [handledFrom(stream, decided), decided];
  };
  // A task that vanished or closed meanwhile has nothing to record: the course says so.
  const [handled, decided] = await observe(`wake/${milestoneAt}`);
  const known = decided.outcome === 'accepted' && decided.known;
  if (!known || handled.course.wake?.milestoneAt !== milestoneAt) return handled;
  // One instant can come due twice: a result given and returned before it, both handled after it.
  const [again] = await observe(`wake/${milestoneAt}/${decided.version}`);
  return again;
};

const settle = async (
  { database }: Dependencies,
  { stream, commandId, request, actor, channel, receivedAt }: Receipt,
  read?: Read,
): Promise<Handled> => {
  const ask = {
    stream,
    commandId,
    actor: { ...actor, channel },
    command: (): TaskCommand => ({ ...request, at: receivedAt, actor }),
    alongside: (db: Connection, accepted: Decided) =>
      markHandled(db, stream, commandId, answerFrom(accepted)),
  };
  const decided = await decideTask(database, ask, read);
  const handled = handledFrom(stream, decided);
  if (decided.outcome === 'refused') {
    await markHandled(database, stream, commandId, handled.answer);
  }
  return handled;
};

const command = async (
  dependencies: Dependencies,
  stream: TaskId,
  commandId: string,
): Promise<Handled> => {
  const { database } = dependencies;
  const [receipt, read] = await Promise.all([
    findReceipt(database, stream, commandId),
    readFor(database, { stream, commandId }),
  ]);
  return receipt === null
    ? refuse(dependencies, stream, 'no-receipt')
    : settle(dependencies, receipt, read);
};

/** The database takes neither NUL nor half a surrogate pair; such an id would be tried for ever. */
const isStorableId = (id: string): boolean =>
  id !== '' && id.length <= longestId && id.isWellFormed() && !id.includes('\0');

/** What a foreign client may have sent: anything. Null unless it has the agreed form. */
const parseSignal = (
  signal: unknown,
): { commandId: string; unit: string; request: TaskRequest } | null => {
  if (typeof signal !== 'object' || signal === null) return null;
  const commandId = 'commandId' in signal ? signal.commandId : null;
  const unit = unitCode.safeParse('unit' in signal ? signal.unit : null);
  const request = taskRequest.safeParse('request' in signal ? signal.request : null);
  if (typeof commandId !== 'string' || !isStorableId(commandId)) return null;
  if (!unit.success || !request.success) return null;
  return { commandId, unit: unit.data, request: request.data };
};

const signal = async (
  dependencies: Dependencies,
  stream: TaskId,
  work: SignalWork,
): Promise<Handled> => {
  const parsed = parseSignal(work.signal);
  if (parsed === null || commandName[parsed.request.type] !== work.name) {
    return refuse(dependencies, stream, 'malformed-command');
  }
  if (!unitCommands.some((name) => name === work.name)) {
    return refuse(dependencies, stream, 'not-for-signals');
  }
  const { commandId, unit, request } = parsed;
  const actor: Actor = { kind: 'unit', unit, verified: false };
  const known = await findReceipt(dependencies.database, stream, commandId);
  if (known !== null && known.channel !== 'signal') {
    return refuse(dependencies, stream, 'command-id-reused');
  }
  const receivedAt =
    known?.receivedAt ?? (await signalTime(dependencies.temporal, work, commandId));
  const receipt = await receive(dependencies.database, {
    stream,
    commandId,
    request,
    actor,
    channel: 'signal',
    receivedAt,
  });
  return settle(dependencies, receipt);
};

export const handleWork = (
  dependencies: Dependencies,
  stream: TaskId,
  work: Work,
): Promise<Handled> => {
  switch (work.kind) {
    case 'look':
      return look(dependencies, stream, { outcome: 'accepted', version: 0, events: [] });
    case 'wake':
      return wake(dependencies, stream, work.milestoneAt);
    case 'command':
      return command(dependencies, stream, work.commandId);
    case 'signal':
      return signal(dependencies, stream, work);
  }
};
