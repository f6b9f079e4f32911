/** What must be so after any fault, read from the servers themselves. Answers what is not. */
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { intakeConsumer } from '../../bus/streams.js';
import { installationNames, streamNames } from '../../bus/subjects.js';
import type { DigestEvent } from '../../domain/notice/messages.js';
import type { TaskEventType, TaskId, TaskRequestType } from '../../domain/task/messages.js';
import { type Database, openDatabase } from '../../store/database.js';
import { logSummary, openTasks } from '../../store/overviews.js';
import { verifyLog } from '../../store/verify.js';
import { until } from '../support/until.js';
import { onBus } from './bus.js';
import { ask, digestNow, type Told } from './callers.js';
import type { Installation } from './installation.js';

const settleWithinMs = 120_000;

export type Witness = {
  readonly database: Database;
  readonly temporal: Client;
  close(): Promise<void>;
};

export const openWitness = async (installation: Installation): Promise<Witness> => {
  const database = openDatabase(installation.databaseUrl, 3);
  const connection = await Connection.connect({
    address: installation.status().addresses.temporal,
  });
  return {
    database,
    temporal: new Client({ connection, namespace: 'dondoc' }),
    async close() {
      await connection.close();
      await database.destroy();
    },
  };
};

const runningTasks = async ({ temporal }: Witness): Promise<string[]> => {
  const ids: string[] = [];
  const query = "WorkflowType = 'task' AND ExecutionStatus = 'Running'";
  for await (const { workflowId } of temporal.workflow.list({ query })) ids.push(workflowId);
  return ids.sort();
};

/** Commands that NATS has stored and nobody has taken to an end. */
const waitingOnBus = (installation: Installation): Promise<number> =>
  onBus(installation, async ({ manager }) => {
    const { commands } = streamNames(installationNames);
    const { num_pending, num_ack_pending } = await manager.consumers.info(commands, intakeConsumer);
    return num_pending + num_ack_pending;
  });

/** The reconciler is asked to come at once instead of within its minute, and the slot to run again. */
export const settle = async (installation: Installation, witness: Witness): Promise<void> => {
  const { database, temporal } = witness;
  let looked = '';
  let triggeredAt = 0;
  await until(
    async () => {
      if (Date.now() - triggeredAt > 5000) {
        triggeredAt = Date.now();
        await temporal.schedule.getHandle('reconcile').trigger();
        await digestNow(installation);
      }
      const summary = await logSummary(database);
      const open = (await openTasks(database)).sort();
      const running = await runningTasks(witness);
      const waiting = await waitingOnBus(installation);
      looked = JSON.stringify({ ...summary, waiting, open: open.length, running: running.length });
      return (
        summary.waitingCommands === 0 &&
        summary.relayBehind === 0 &&
        summary.pendingNotices === 0 &&
        waiting === 0 &&
        open.join() === running.join()
      );
    },
    settleWithinMs,
    () => looked,
  );
};

const eventOf: Partial<Record<TaskRequestType, TaskEventType>> = {
  Acknowledge: 'TaskAcknowledged',
  ReportProgress: 'ProgressReported',
  SubmitResult: 'ResultSubmitted',
  ConfirmCompletion: 'CompletionConfirmed',
};

/** Every command that was acknowledged stands in the log, once, as the one event it asks for. */
const commandsKept = async ({ database }: Witness, told: Told): Promise<string[]> => {
  const rows = await database
    .selectFrom('event')
    .select(['stream', 'command_id', 'type'])
    .where('command_id', 'in', [...told.commands.keys(), ''])
    .execute();
  const found = new Map<string, string[]>();
  for (const { stream, command_id, type } of rows) {
    found.set(command_id, [...(found.get(command_id) ?? []), `${stream} ${type}`]);
  }
  return [...told.commands].flatMap(([id, { task, request, outcome }]) => {
    const expected = `${task} ${eventOf[request.type]}`;
    const events = found.get(id) ?? [];
    return events.length === 1 && events[0] === expected
      ? []
      : [`${request.type} ${id}, told ${outcome}: ${events.join(', ') || 'not in the log'}`];
  });
};

const importsKept = async ({ database }: Witness, told: Told): Promise<string[]> => {
  const known = new Set(
    (await database.selectFrom('event').select('stream').where('version', '=', 1).execute()).map(
      ({ stream }) => stream,
    ),
  );
  const whole = await sql<{ key: string; said: number; there: number }>`
    select key, tasks as said, (select count(*) from task where document_key = key) as there
    from document`.execute(database);
  return [
    ...[...told.imports].flatMap(([key, ids]) =>
      ids.every((id: TaskId) => known.has(id)) ? [] : [`import of ${key} is not whole`],
    ),
    ...whole.rows
      .filter(({ said, there }) => said !== there)
      .map(({ key, said, there }) => `${key} has ${there} of ${said} tasks`),
  ];
};

const twice = (items: readonly string[]): string[] => {
  const seen = new Set<string>();
  return items.filter((item) => seen.size === seen.add(item).size);
};

/** Every line was handed over in one digest, and every digest is once in the inbox. */
const toldOnce = async ({ database }: Witness): Promise<string[]> => {
  const digests = await database
    .selectFrom('event')
    .select(['stream', 'payload'])
    .where('type', '=', 'DigestSent')
    .execute();
  const lines = digests.flatMap(({ payload }) => {
    const { recipient, lines } = payload as unknown as DigestEvent;
    return lines.map(
      ({ task, version, kind }) =>
        `${task}@${version} ${kind} to ${recipient.unit}/${recipient.office}`,
    );
  });
  const inbox = await database.selectFrom('digest').select('id').execute();
  const recorded = new Set(digests.map(({ stream }) => stream));
  return [
    ...twice(lines).map((line) => `told twice: ${line}`),
    ...inbox.filter(({ id }) => !recorded.has(id)).map(({ id }) => `in no log: ${id}`),
    ...(lines.length === 0 ? ['no line was ever told'] : []),
  ];
};

type OnBus = { readonly id: string; readonly subject: string; readonly position: number };

const messagesIn = (installation: Installation, stream: string): Promise<OnBus[]> =>
  onBus(installation, async ({ manager }) => {
    const { state } = await manager.streams.info(stream);
    const messages: OnBus[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(stream, { seq });
      messages.push({
        id: message?.header.get('Nats-Msg-Id') ?? '',
        subject: message?.subject ?? '',
        position: Number(message?.header.get('Dondoc-Position') ?? 0),
      });
    }
    return messages;
  });

/** The whole log is on the bus, each event once and in order, and each digest's message once. */
const onBusOnce = async (installation: Installation, witness: Witness): Promise<string[]> => {
  const { events, notices } = streamNames(installationNames);
  const { position } = await logSummary(witness.database);
  const published = (await messagesIn(installation, events)).map((message) => message.position);
  const expected = Array.from({ length: position }, (_, index) => index + 1);
  const missing = expected.filter((one) => !published.includes(one));
  const ids = (await messagesIn(installation, notices)).map(({ id }) => id);
  return [
    ...twice(published.map(String)).map((one) => `position ${one} is on the bus twice`),
    ...missing.map((one) => `position ${one} is not on the bus`),
    ...(published.every((one, index) => index === 0 || one > (published[index - 1] ?? 0))
      ? []
      : ['the bus is not in the order of the log']),
    ...twice(ids).map((id) => `${id} is on the bus twice`),
  ];
};

/** Whoever commands over NATS hears there what became of it, once. */
const answeredOnBus = async (installation: Installation, told: Told): Promise<string[]> => {
  const { answers } = streamNames(installationNames);
  const answered = (await messagesIn(installation, answers)).map(({ subject }) =>
    subject.slice(subject.lastIndexOf('.') + 1),
  );
  return [
    ...told.onBus.filter((id) => !answered.includes(id)).map((id) => `${id} has no answer`),
    ...twice(answered).map((id) => `${id} was answered twice`),
    ...(told.onBus.length === 0 ? ['nothing was commanded over NATS'] : []),
  ];
};

const chainWhole = async ({ database }: Witness): Promise<string[]> => {
  const verified = await verifyLog(database);
  return verified.outcome === 'whole' ? [] : [`the chain: ${JSON.stringify(verified)}`];
};

const readModelSound = async (installation: Installation): Promise<string[]> => {
  const answer = await ask(installation, '/api/rebuild', { readModel: true });
  const differences = answer?.body['differences'];
  return Array.isArray(differences) && differences.length === 0
    ? []
    : [`the read model: ${JSON.stringify(answer?.body ?? null)}`];
};

/** One run for each open task, none for another. */
const oneRunEach = async (witness: Witness): Promise<string[]> => {
  const running = await runningTasks(witness);
  const open = await openTasks(witness.database);
  return [
    ...twice(running).map((id) => `${id} runs twice`),
    ...open.filter((id) => !running.includes(id)).map((id) => `${id} does not run`),
    ...running
      .filter((id) => !open.includes(id as TaskId))
      .map((id) => `${id} runs, but is closed`),
  ];
};

export const violations = async (
  installation: Installation,
  witness: Witness,
  told: Told,
): Promise<string[]> => [
  ...told.wrong,
  ...(await commandsKept(witness, told)),
  ...(await importsKept(witness, told)),
  ...(await chainWhole(witness)),
  ...(await toldOnce(witness)),
  ...(await onBusOnce(installation, witness)),
  ...(await answeredOnBus(installation, told)),
  ...(await oneRunEach(witness)),
  ...(await readModelSound(installation)),
];
