/** One transaction per decision: read the stream, decide, write rows and events, commit. */
import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../domain/calendar/messages.js';
import type { Decision } from '../domain/decision.js';
import { foldTask, task } from '../domain/task/decider.js';
import type { TaskCommand, TaskEvent, TaskId, TaskRefusal } from '../domain/task/messages.js';
import { initialTask, type TaskState } from '../domain/task/state.js';
import {
  append,
  databaseNow,
  type EventActor,
  isConflict,
  type LoggedEvent,
  lastOf,
  readStream,
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
};

/** Competing decisions on one stream are rare (a run replaced while it worked); five is plenty. */
const attempts = 5;

const recorded = async (
  db: Kysely<Schema> | Transaction<Schema>,
  ask: Ask,
  history: readonly LoggedEvent<TaskEvent>[],
  now: Instant,
): Promise<Decided | null> => {
  const known = await db
    .selectFrom('decision')
    .select(['first_version', 'last_version'])
    .where('stream', '=', ask.stream)
    .where('command_id', '=', ask.commandId)
    .executeTakeFirst();
  if (known === undefined) return null;
  const events = history.slice(known.first_version - 1, known.last_version);
  const state = foldTask(history.map(({ event }) => event));
  return { outcome: 'accepted', events, state, version: history.length, now, known: true };
};

const decideOnce = async (transaction: Transaction<Schema>, ask: Ask): Promise<Decided> => {
  const now = await databaseNow(transaction);
  const history = await readStream<TaskEvent>(transaction, ask.stream);
  const known = await recorded(transaction, ask, history, now);
  if (known !== null) return known;
  const before = foldTask(history.map(({ event }) => event));
  const { version, lastHash } = lastOf(history);
  const decision: Decision<TaskEvent, TaskRefusal> = task.decide(before, ask.command(now));
  if (decision.outcome === 'refused') {
    return { outcome: 'refused', reason: decision.reason, state: before, version, now };
  }
  const events = decision.events.map((event, index) => ({ version: version + index + 1, event }));
  const state = await projectTask(transaction, ask.stream, before, events, now);
  if (events.length > 0) {
    await append(transaction, [
      {
        stream: ask.stream,
        version,
        lastHash,
        commandId: ask.commandId,
        actor: ask.actor,
        events: decision.events,
      },
    ]);
  }
  return {
    outcome: 'accepted',
    events,
    state,
    version: version + events.length,
    now,
    known: false,
  };
};

/**
 * Decides a command on its stream and records the outcome. A known command id gets its recorded
 * outcome; a version taken meanwhile is read again and decided anew. A refusal writes nothing.
 */
export const decideTask = async (db: Kysely<Schema>, ask: Ask): Promise<Decided> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute((transaction) => decideOnce(transaction, ask));
    } catch (fault) {
      if (attempt === attempts || !isConflict(fault)) throw fault;
    }
  }
};

/** What `decideTask` would answer, without writing: for edges that want to refuse early. */
export const dryRun = async (db: Kysely<Schema>, ask: Ask): Promise<Decided> => {
  const now = await databaseNow(db);
  const history = await readStream<TaskEvent>(db, ask.stream);
  const known = await recorded(db, ask, history, now);
  if (known !== null) return known;
  const state = foldTask(history.map(({ event }) => event));
  const decision = task.decide(state, ask.command(now));
  const version = history.length;
  if (decision.outcome === 'refused') {
    return { outcome: 'refused', reason: decision.reason, state, version, now };
  }
  const events = decision.events.map((event, index) => ({ version: version + index + 1, event }));
  return { outcome: 'accepted', events, state, version, now, known: false };
};

/** Looks at a task without deciding anything. */
export const lookAt = async (
  db: Kysely<Schema>,
  stream: TaskId,
): Promise<{ state: TaskState; version: number; now: Instant }> => {
  const now = await databaseNow(db);
  const history = await readStream<TaskEvent>(db, stream);
  if (history.length === 0) return { state: initialTask, version: 0, now };
  return { state: foldTask(history.map(({ event }) => event)), version: history.length, now };
};
