/** Callers as they should be: each asks again, with the same id, until it is told something that counts. */
import { createHash, randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { idOf } from '../../dispatch/import.js';
import type { TaskId, TaskRequest } from '../../domain/task/messages.js';
import { commandName } from '../../workflows/contract.js';
import { row } from '../support/directives.js';
import type { Installation } from './installation.js';

/** What the outside was told; whatever happens afterwards, it has to stay true. */
export type Told = {
  /** By command id: the first acknowledgement, and what is known of the outcome. */
  readonly commands: Map<
    string,
    { readonly task: TaskId; readonly request: TaskRequest; outcome: 'received' | 'accepted' }
  >;
  /** Ids of those that were given over NATS, where the answer is published. */
  readonly onBus: string[];
  readonly imports: Map<string, readonly TaskId[]>;
  /** Answers nobody should have got. */
  readonly wrong: string[];
};

export const nothingTold = (): Told => ({
  commands: new Map(),
  onBus: [],
  imports: new Map(),
  wrong: [],
});

const retryAfterMs = 250;
const giveUpAfterMs = 90_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** Null: nobody answered, or only to say that something is away. */
export const ask = async (
  { url, credentials }: Installation,
  path: string,
  body: unknown,
  as: string | null = null,
): Promise<Answer | null> => {
  try {
    const response = await fetch(`${url()}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${credentials.tokens.coordinator}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === null ? {} : { 'x-dondoc-as': as }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const answer = { status: response.status, body: (await response.json()) as Answer['body'] };
    return answer.status >= 500 ? null : answer;
  } catch {
    return null;
  }
};

const untilTold = async (attempt: () => Promise<boolean>): Promise<boolean> => {
  const deadline = Date.now() + giveUpAfterMs;
  while (Date.now() < deadline) {
    if (await attempt()) return true;
    await pause(retryAfterMs);
  }
  return false;
};

/** `insistent` callers ask until the outcome is known; others are content to have been received. */
export const command = async (
  installation: Installation,
  told: Told,
  task: TaskId,
  as: string | null,
  request: TaskRequest,
  insistent = true,
): Promise<void> => {
  const commandId = randomUUID();
  const path = `/api/tasks/${task.slice('task/'.length)}/commands`;
  const answered = await untilTold(async () => {
    const answer = await ask(installation, path, { ...request, commandId }, as);
    if (answer === null) return false;
    if (answer.status === 200) {
      told.commands.set(commandId, { task, request, outcome: 'accepted' });
      return true;
    }
    if (answer.status === 202) {
      told.commands.set(commandId, { task, request, outcome: 'received' });
      return !insistent;
    }
    told.wrong.push(`${request.type} on ${task}: ${JSON.stringify(answer.body)}`);
    return true;
  });
  if (!answered) told.wrong.push(`${request.type} on ${task} was never answered`);
};

/** Over NATS, by the unit's own account: what JetStream has stored was received. */
export const commandOnBus = async (
  { status, credentials }: Installation,
  told: Told,
  task: TaskId,
  unit: string,
  request: TaskRequest,
): Promise<void> => {
  const commandId = randomUUID();
  const [, document = '', row = ''] = task.split('/');
  const subject = `dondoc.command.${unit}.${document}.${row}.${commandName[request.type]}`;
  const { type: _type, ...fields } = request;
  const account = credentials.nats.units[unit];
  if (account === undefined) throw new Error(`${unit} has no account`);
  const stored = await untilTold(async () => {
    try {
      const connection = await connect({
        servers: status().addresses.nats,
        user: account.user,
        pass: account.password,
        inboxPrefix: `_INBOX.${unit}`,
        reconnect: false,
      });
      try {
        const body = JSON.stringify({ ...fields, commandId });
        await jetstream(connection).publish(subject, body, { msgID: commandId, timeout: 2000 });
      } finally {
        await connection.close();
      }
      told.commands.set(commandId, { task, request, outcome: 'received' });
      told.onBus.push(commandId);
      return true;
    } catch {
      return false;
    }
  });
  if (!stored) told.wrong.push(`${request.type} on ${task} was never stored by NATS`);
};

export const lead = 'G01';
export const coordinating = 'G22';

/** Imports a directive of so many tasks due in years; answers them once the door has said so. */
export const importDirective = async (
  installation: Installation,
  told: Told,
  tasks: number,
): Promise<readonly TaskId[]> => {
  const key = `faults-${randomUUID().slice(0, 8)}`;
  const rows = Array.from({ length: tasks }, (_, index) => row(String(index + 1)));
  const body = {
    key,
    name: 'Kế hoạch thử lỗi',
    issuer: 'H02',
    standingAgency: 'X-co-quan-thuong-truc',
    workingGroup: 'X-to-cong-tac',
    number: '01/KH-UBND',
    signedOn: null,
    digest: createHash('sha256').update(key).digest('hex'),
    fileName: 'annex.tsv',
    policy: 'standard',
    rows,
  };
  const ids = rows.map(({ rowKey }) => idOf(key, rowKey));
  const imported = await untilTold(async () => {
    const answer = await ask(installation, '/api/documents', body);
    if (answer === null) return false;
    if (answer.status === 200 || answer.status === 201) told.imports.set(key, ids);
    else told.wrong.push(`import of ${key}: ${JSON.stringify(answer.body)}`);
    return true;
  });
  if (!imported) told.wrong.push(`import of ${key} was never answered`);
  return ids;
};

/** Sends what waits, now. It may fail half-way: what it left must be sent by another, and once. */
export const digestNow = async (installation: Installation): Promise<void> => {
  await ask(installation, '/api/digests', { now: true });
};
