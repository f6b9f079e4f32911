/** What an installation does: the numerators, measured with the calls its doors make. */
import { randomUUID } from 'node:crypto';
import { type DispatcherDependencies, submit } from '../dispatch/dispatcher.js';
import { commitImport, idOf, startTasks } from '../dispatch/import.js';
import { addMs } from '../domain/calendar/instant.js';
import type { Directive } from '../domain/document/assignment.js';
import type { Offset, Policy } from '../domain/policy/messages.js';
import { standardPolicy } from '../domain/policy/shipped.js';
import type { Actor, TaskId, TaskRequest } from '../domain/task/messages.js';
import { databaseNow, readStream } from '../store/log.js';
import { directive, dueAt, row } from '../test/support/directives.js';
import { pause, timed } from './measuring.js';

const coordinator = { kind: 'coordinator', unit: 'X-dieu-phoi', verified: true } as const;
const lead: Actor = { kind: 'unit', unit: 'G01', verified: true };

const sized = (tasks: number): Directive => {
  const rows = Array.from({ length: tasks }, (_, index) => row(String(index + 1)));
  return directive({ key: `bench-${randomUUID().slice(0, 8)}`, rows, digest: randomUUID() });
};

const idsOf = ({ key, rows }: Directive): TaskId[] => rows.map(({ rowKey }) => idOf(key, rowKey));

const give = async (
  dispatcher: DispatcherDependencies,
  stream: TaskId,
  actor: Actor,
  request: TaskRequest,
): Promise<void> => {
  const commandId = randomUUID();
  const submission = await submit(dispatcher, {
    ...{ stream, commandId, request, actor, channel: 'http', receivedAt: null },
  });
  if (submission.kind !== 'answered' || submission.answer.outcome !== 'accepted') {
    throw new Error(`${request.type} on ${stream}: ${JSON.stringify(submission)}`);
  }
};

/** Until the worker has seen each task: asked of the last ones, for they are served in order. */
const settled = async (dispatcher: DispatcherDependencies, ids: readonly TaskId[]) => {
  for (const id of ids.slice(-20)) {
    const handle = dispatcher.temporal.workflow.getHandle(id);
    while ((await handle.describe()).historyLength < 4) await pause(250);
  }
};

const importAndStart = async (
  dispatcher: DispatcherDependencies,
  given: Directive,
  atOnce: number,
): Promise<void> => {
  await commitImport(dispatcher, given, coordinator, 'import');
  const { failed } = await startTasks(dispatcher, idsOf(given), atOnce, () => undefined);
  if (failed > 0) throw new Error(`${failed} workflows did not start`);
};

/** Tasks per second, from the signed-off rows to the last workflow's start. */
export const importsPerSecond = async (
  dispatcher: DispatcherDependencies,
  count: number,
  atOnce: number,
): Promise<number> => {
  const given = sized(count);
  const ms = await timed(() => importAndStart(dispatcher, given, atOnce));
  await settled(dispatcher, idsOf(given));
  return count / (ms / 1000);
};

/** Milliseconds of each command from its receipt to its answer, one after another. */
export const commandMs = async (
  dispatcher: DispatcherDependencies,
  count: number,
  workflows: number,
): Promise<number[]> => {
  const given = sized(workflows);
  const ids = idsOf(given);
  await importAndStart(dispatcher, given, workflows);
  await Promise.all(ids.map((id) => give(dispatcher, id, lead, { type: 'Acknowledge' })));
  const took: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = ids[index % workflows];
    if (id === undefined) break;
    const request = { type: 'ReportProgress', percent: null, text: `lần ${index}` } as const;
    took.push(await timed(() => give(dispatcher, id, lead, request)));
  }
  return took;
};

export type LifeCost = { readonly events: number; readonly transitions: number };

const seconds = (amount: number): Offset => ({ amount, unit: 'second' });
const lifePolicy: Policy = {
  ...standardPolicy,
  reminders: [seconds(5), seconds(3), seconds(1)],
  escalations: [
    { level: 1, after: seconds(1), recipients: ['head-of-unit', 'standing-agency'] },
    { level: 2, after: seconds(2), recipients: ['working-group'] },
  ],
};
/** Assigned, acknowledged, three reminders, overdue, two levels, submitted, confirmed. */
const wholeLife = 10;

const raised = async ({ database }: DispatcherDependencies, id: TaskId): Promise<boolean> => {
  const events = await readStream(database, id);
  return events.filter(({ event }) => event.type === 'EscalationRaised').length === 2;
};

/** Null when the machine was too slow for it: reminders missed together are recorded as one. */
export const lifeCost = async (dispatcher: DispatcherDependencies): Promise<LifeCost | null> => {
  const { database, temporal } = dispatcher;
  const deadline = dueAt(addMs(await databaseNow(database), 6500));
  const rows = [row('1', { deadline })];
  const given = { ...sized(1), rows, policy: lifePolicy };
  await commitImport(dispatcher, given, coordinator, 'import');
  const id = idOf(given.key, '1');
  await give(dispatcher, id, lead, { type: 'Acknowledge' });
  while (!(await raised(dispatcher, id))) await pause(100);
  const result = { documentNumber: '12/BC', signedOn: null, note: '', evidenceDigest: null };
  await give(dispatcher, id, lead, { type: 'SubmitResult', result });
  await give(dispatcher, id, coordinator, { type: 'ConfirmCompletion', note: '' });
  const handle = temporal.workflow.getHandle(id);
  await handle.result();
  if ((await readStream(database, id)).length < wholeLife) return null;
  const { historyLength, raw } = await handle.describe();
  const transitions = Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0);
  return { events: historyLength, transitions };
};
