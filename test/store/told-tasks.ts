/** Tasks in a log and what they are told, without any workflow between: decisions are called straight. */
import { randomUUID } from 'node:crypto';
import { commitImport, idOf } from '../../dispatch/import.js';
import type { Instant } from '../../domain/calendar/messages.js';
import type { Directive } from '../../domain/document/assignment.js';
import type { Policy } from '../../domain/policy/messages.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import type { Actor, TaskEvent, TaskId, TaskRequest } from '../../domain/task/messages.js';
import { type Database, openDatabase } from '../../store/database.js';
import { type Decided, decideTask } from '../../store/decision.js';
import { migrate } from '../../store/migrations.js';
import { createClockedDatabase } from '../support/database-clock.js';
import { directive } from '../support/directives.js';

export const coordinator: Exclude<Actor, { kind: 'system' }> = {
  kind: 'coordinator',
  unit: 'X-dieu-phoi',
  verified: true,
};
export const unit = (code: string): Actor => ({ kind: 'unit', unit: code, verified: true });
export const result = { documentNumber: '12/BC', signedOn: null, note: '', evidenceDigest: null };

/** Distances the examples count with, whatever the shipped policy says some day. */
export const plainPolicy: Policy = {
  ...standardPolicy,
  reminders: [
    { amount: 15, unit: 'calendar-day' },
    { amount: 5, unit: 'working-day' },
  ],
  escalations: [
    {
      level: 1,
      after: { amount: 1, unit: 'working-day' },
      recipients: ['head-of-unit', 'standing-agency'],
    },
    { level: 2, after: { amount: 10, unit: 'working-day' }, recipients: ['working-group'] },
  ],
  repeatWhileLate: { amount: 7, unit: 'calendar-day' },
  slots: ['08:00'],
  dueSoon: { amount: 7, unit: 'calendar-day' },
};

/** Commits a directive and answers the ids of its tasks, in the order of its rows. */
export const assign = async (
  database: Database,
  given: Partial<Directive> = {},
): Promise<TaskId[]> => {
  const made = directive({ policy: plainPolicy, ...given });
  await commitImport({ database }, made, coordinator, 'import');
  return made.rows.map(({ rowKey }) => idOf(made.key, rowKey));
};

/** The only task of a directive of one row. */
export const assignOne = async (
  database: Database,
  given: Partial<Directive> = {},
): Promise<TaskId> => {
  const [id] = await assign(database, given);
  if (id === undefined) throw new Error('the directive had no row');
  return id;
};

type Told = { readonly at?: Instant; readonly commandId?: string };

/** Gives a command; without a time of receipt of its own it is received now. */
export const tell = (
  database: Database,
  stream: TaskId,
  actor: Actor,
  request: TaskRequest,
  { at, commandId = randomUUID() }: Told = {},
): Promise<Decided> =>
  decideTask(database, {
    stream,
    commandId,
    actor: { ...actor, channel: 'http' },
    command: (now) => ({ ...request, at: at ?? now, actor }),
  });

/** Lets time pass for a task, up to an instant that may lie in the future. */
export const observe = (database: Database, stream: TaskId, at: Instant): Promise<Decided> =>
  decideTask(database, {
    stream,
    commandId: `wake/${at}`,
    actor: { kind: 'system', channel: 'wake' },
    command: () => ({ type: 'ObserveTime', at }),
  });

export const typesIn = (decided: Decided): TaskEvent['type'][] =>
  decided.outcome === 'accepted' ? decided.events.map(({ event }) => event.type) : [];

export type ClockedLog = {
  readonly database: Database;
  readonly owner: Database;
  readonly appUrl: string;
  /** From now on the database's clock shows the real time plus this. */
  setOffset(ms: number): Promise<void>;
  close(): Promise<void>;
};

/** A migrated database whose clock the test sets. */
export const clockedLog = async (): Promise<ClockedLog> => {
  const { urls, setOffset, close } = await createClockedDatabase();
  const owner = openDatabase(urls.ownerUrl, 2);
  await migrate(owner);
  const database = openDatabase(urls.appUrl, 10);
  return {
    database,
    owner,
    appUrl: urls.appUrl,
    setOffset,
    async close() {
      await database.destroy();
      await owner.destroy();
      await close();
    },
  };
};
