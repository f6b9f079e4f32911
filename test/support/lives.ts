/** Requests, actors and a policy short enough to live a whole life of a task within seconds. */
import { randomUUID } from 'node:crypto';
import { submit } from '../../dispatch/dispatcher.js';
import { commitImport, idOf, startTasks } from '../../dispatch/import.js';
import type { Directive } from '../../domain/document/assignment.js';
import type { Offset, Policy } from '../../domain/policy/messages.js';
import { standardPolicy } from '../../domain/policy/shipped.js';
import type { Actor, TaskEvent, TaskId, TaskRequest } from '../../domain/task/messages.js';
import { type LoggedEvent, readStream } from '../../store/log.js';
import type { CommandAnswer } from '../../workflows/contract.js';
import type { Stage } from './stage.js';

export const coordinator: Exclude<Actor, { kind: 'system' }> = {
  kind: 'coordinator',
  unit: 'X-dieu-phoi',
  verified: true,
};
export const unit = (code: string): Actor => ({ kind: 'unit', unit: code, verified: true });

export const result = { documentNumber: '12/BC', signedOn: null, note: '', evidenceDigest: null };

const seconds = (amount: number): Offset => ({ amount, unit: 'second' });

/**
 * The cadence of an ordinary task, in seconds: its lines wait for their slot as ever, and as no
 * milestone falls on 00:00 local, no wake is spread over the night.
 */
export const secondsPolicy: Policy = {
  ...standardPolicy,
  name: 'seconds',
  reminders: [seconds(5), seconds(3), seconds(1)],
  escalations: [
    { level: 1, after: seconds(1), recipients: ['head-of-unit', 'standing-agency'] },
    { level: 2, after: seconds(2), recipients: ['working-group'] },
  ],
};

/** Gives a command as a door would and answers what the door was told. */
export const give = async (
  stage: Pick<Stage, 'dispatcher'>,
  stream: TaskId,
  actor: Actor,
  request: TaskRequest,
  commandId: string = randomUUID(),
): Promise<CommandAnswer> => {
  const submission = await submit(stage.dispatcher, {
    stream,
    commandId,
    request,
    actor,
    channel: 'http',
    receivedAt: null,
  });
  if (submission.kind === 'received') throw new Error(`${request.type} was not answered in time`);
  return submission.answer;
};

/** Commits a directive without starting anything. */
export const commit = async (
  stage: Pick<Stage, 'dispatcher'>,
  directive: Directive,
): Promise<TaskId[]> => {
  await commitImport(stage.dispatcher, directive, coordinator, 'import');
  return directive.rows.map(({ rowKey }) => idOf(directive.key, rowKey));
};

export const commitAndStart = async (
  stage: Pick<Stage, 'dispatcher'>,
  directive: Directive,
): Promise<TaskId[]> => {
  const ids = await commit(stage, directive);
  const { failed } = await startTasks(stage.dispatcher, ids, 10, () => undefined);
  if (failed > 0) throw new Error(`${failed} workflows could not be started`);
  return ids;
};

export const eventsOf = (
  { database }: Pick<Stage, 'database'>,
  stream: TaskId,
): Promise<LoggedEvent<TaskEvent>[]> => readStream<TaskEvent>(database, stream);

export const typesOf = async (stage: Pick<Stage, 'database'>, stream: TaskId): Promise<string[]> =>
  (await eventsOf(stage, stream)).map(({ event }) => event.type);

/** The text Temporal's UI shows for a task's running workflow. */
export const currentDetails = async (
  { temporal }: Pick<Stage, 'temporal'>,
  stream: TaskId,
): Promise<string> => {
  const handle = temporal.workflow.getHandle(stream);
  const answer: unknown = await handle.query('__temporal_workflow_metadata');
  const details =
    typeof answer === 'object' && answer !== null && 'currentDetails' in answer
      ? answer.currentDetails
      : null;
  return typeof details === 'string' ? details : '';
};
