/** One transaction per decision: what was read and decided is written whole, or not at all. */
import type { Kysely } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { Decision } from '../domain/decision.js';
import { foldTask, task } from '../domain/task/decider.js';
import type { TaskCommand, TaskEvent, TaskId, TaskRefusal } from '../domain/task/messages.js';
import { initialTask, type TaskState } from '../domain/task/state.js';
import {
  append,
  type Connection,
  databaseNow,
  type EventActor,
  isConflict,
  type LoggedEvent,
  lastOf,
  readStreamNow,
  readStreams,
} from './log.js';
import type { Schema } from './schema.js';
import { projectTask } from './task-rows.js';

/** What became of a command, now or when its id was first seen. */
export type Decided =
  | {
      readonly outcome: 'accepted';
      /** Events of this decision; empty when time had brought nothing. */
      readonly events: readonly { readonly version: number; readonly event: TaskEvent }[];
      readonly state: TaskState;
      readonly version: number;
      readonly now: Instant;
      /** The command's id was in the log already: this is its recorded outcome. */
      readonly known: boolean;
    }
  | {
      readonly outcome: 'refused';
      readonly reason: TaskRefusal;
      readonly state: TaskState;
      readonly version: number;
      readonly now: Instant;
    };

type Ask = {
  readonly stream: TaskId;
  readonly commandId: string;
  readonly actor: EventActor;
  /** The command, given the database's clock. */
  readonly command: (now: Instant) => TaskCommand;
  /** Written when the command is accepted, in the transaction of its events if there are any. */
  readonly alongside?: (db: Connection, decided: Decided) => Promise<void>;
};

/** Competing decisions on one stream are rare (a run replaced while it worked); five is plenty. */
const attempts = 5;

/** What a decision is made on: the stream, the database's clock, and whether the command is known. */
export type Read = {
  readonly now: Instant;
  readonly history: readonly LoggedEvent<TaskEvent>[];
  readonly known: { readonly first: number; readonly last: number } | null;
};

/**
 * Whether the command is known is read off the stream itself, whose events carry the ids of their
 * commands: two looks, one for each, could see the log before and after its own decision.
 */
export const readFor = async (
  db: Connection,
  { stream, commandId }: Pick<Ask, 'stream' | 'commandId'>,
): Promise<Read> => {
  const { now, history } = await readStreamNow<TaskEvent>(db, stream);
  const own = history.filter((logged) => logged.commandId === commandId);
  const [first, last] = [own.at(0), own.at(-1)];
  const known =
    first === undefined || last === undefined ? null : { first: first.version, last: last.version };
  return { now, history, known };
};

/** The recorded outcome of a known command, else what the rules make of it now. */
const judge = (
  ask: Ask,
  { now, history, known }: Read,
): { decided: Decided; before: TaskState } => {
  const before = foldTask(history.map(({ event }) => event));
  const version = history.length;
  if (known !== null) {
    const events = history.slice(known.first - 1, known.last);
    return {
      before,
      decided: { outcome: 'accepted', events, state: before, version, now, known: true },
    };
  }
  const decision: Decision<TaskEvent, TaskRefusal> = task.decide(before, ask.command(now));
  if (decision.outcome === 'refused') {
    const { reason } = decision;
    return { before, decided: { outcome: 'refused', reason, state: before, version, now } };
  }
  const events = decision.events.map((event, index) => ({ version: version + index + 1, event }));
  return {
    before,
    decided: { outcome: 'accepted', events, state: before, version, now, known: false },
  };
};

const decideOnce = async (db: Kysely<Schema>, ask: Ask, found: Read): Promise<Decided> => {
  const { decided, before } = judge(ask, found);
  if (decided.outcome === 'refused') return decided;
  if (decided.known || decided.events.length === 0) {
    await ask.alongside?.(db, decided);
    return decided;
  }
  const { stream, commandId, actor } = ask;
  const { events, now } = decided;
  const { version, lastHash } = lastOf(found.history);
  return db.transaction().execute(async (transaction) => {
    const state = await projectTask(transaction, stream, before, events, now);
    const after: Decided = { ...decided, state, version: version + events.length };
    await ask.alongside?.(transaction, after);
    await append(transaction, [
      { stream, version, lastHash, commandId, actor, events: events.map(({ event }) => event) },
    ]);
    return after;
  });
};

/**
 * Decides a command on its stream and records the outcome. A known command id gets its recorded
 * outcome; a version taken meanwhile is read again and decided anew. A refusal writes nothing. The
 * reading needs no transaction: whatever came after it has taken the version it would append.
 */
export const decideTask = async (db: Kysely<Schema>, ask: Ask, read?: Read): Promise<Decided> => {
  for (let attempt = 1; ; attempt += 1) {
    const found = attempt === 1 && read !== undefined ? read : await readFor(db, ask);
    try {
      return await decideOnce(db, ask, found);
    } catch (fault) {
      if (attempt === attempts || !isConflict(fault)) throw fault;
    }
  }
};

/** What `decideTask` would answer on this reading: for edges that want to refuse early. */
export const dryRun = (ask: Ask, read: Read): Decided => judge(ask, read).decided;

export type Looked = { readonly state: TaskState; readonly version: number; readonly now: Instant };

const lookedFrom = (history: readonly LoggedEvent<TaskEvent>[], now: Instant): Looked =>
  history.length === 0
    ? { state: initialTask, version: 0, now }
    : { state: foldTask(history.map(({ event }) => event)), version: history.length, now };

/** Looks at a task without deciding anything. */
export const lookAt = async (db: Kysely<Schema>, stream: TaskId): Promise<Looked> => {
  const { history, now } = await readStreamNow<TaskEvent>(db, stream);
  return lookedFrom(history, now);
};

/** Looks at many at once. */
export const lookAtAll = async (
  db: Kysely<Schema>,
  streams: readonly TaskId[],
): Promise<ReadonlyMap<TaskId, Looked>> => {
  const now = await databaseNow(db);
  const histories = await readStreams<TaskEvent>(db, streams);
  return new Map(streams.map((stream) => [stream, lookedFrom(histories.get(stream) ?? [], now)]));
};
