/** PostgreSQL away while a task has work: nobody is refused for it, nothing is lost, no run fails. */
import { Worker } from '@temporalio/worker';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createActivities } from '../../activities/activities.js';
import { addMs } from '../../domain/calendar/instant.js';
import type { TaskId } from '../../domain/task/messages.js';
import { databaseNow } from '../../store/log.js';
import { verifyLog } from '../../store/verify.js';
import type { WorkerSettings } from '../../worker/worker.js';
import { directive, dueAt, row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import { commitAndStart, give, secondsPolicy, typesOf, unit } from '../support/lives.js';
import type { Database } from '../support/server-rig.js';
import { createDatabase, uniqueName } from '../support/servers.js';
import { createStage, type Stage } from '../support/stage.js';

let urls: Database;
let administrator: pg.Pool;
let stage: Stage;

/** No new connection to the database of this file, and none of the old ones. */
const cutOff = async (): Promise<void> => {
  await administrator.query(`alter database ${urls.name} with allow_connections false`);
  await administrator.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [urls.name],
  );
};
const giveBack = (): Promise<unknown> =>
  administrator.query(`alter database ${urls.name} with allow_connections true`);

/** Called before the next piece of work that is a command, once. */
let beforeCommand: (() => Promise<void>) | null = null;
let attempts = 0;

const build = ({ dependencies, ...settings }: WorkerSettings) => {
  const activities = createActivities(dependencies);
  const handle: typeof activities.handle = async (stream, work) => {
    attempts += 1;
    const act = work.kind === 'command' ? beforeCommand : null;
    if (act !== null) beforeCommand = null;
    await act?.();
    return activities.handle(stream, work);
  };
  return Worker.create({ ...settings, activities: { ...activities, handle } });
};

beforeAll(async () => {
  urls = await createDatabase();
  const anotherDatabase = urls.superuserUrl.replace(/\/[^/]+$/, '/postgres');
  administrator = new pg.Pool({ connectionString: anotherDatabase, max: 1 });
  stage = await createStage([], { database: urls });
  await stage.startWorker(build);
});
afterAll(async () => {
  await stage?.close();
  await administrator?.end();
});

const started = async (dueInMs: number): Promise<TaskId> => {
  const deadline = dueAt(addMs(await databaseNow(stage.database), dueInMs));
  const given = { rows: [row('1', { deadline })], policy: { ...secondsPolicy, reminders: [] } };
  const [id] = await commitAndStart(stage, directive(given));
  if (id === undefined) throw new Error('nothing was imported');
  return id;
};

test('a command is answered when the database is back, and recorded once', async () => {
  const id = await started(3_600_000);
  beforeCommand = cutOff;
  attempts = 0;
  const answer = give(stage, id, unit('G01'), { type: 'Acknowledge' }, uniqueName('command'));
  await eventually(async () => expect(attempts).toBeGreaterThan(3));
  await giveBack();
  expect(await answer).toMatchObject({ outcome: 'accepted', version: 2 });
  expect(await typesOf(stage, id)).toEqual(['TaskAssigned', 'TaskAcknowledged']);
});

test('a wake that comes meanwhile is recorded when the database is back', async () => {
  const id = await started(1500);
  await cutOff();
  attempts = 0;
  await eventually(async () => expect(attempts).toBeGreaterThan(3));
  await giveBack();
  await eventually(async () => {
    expect(await typesOf(stage, id)).toEqual([
      'TaskAssigned',
      'TaskOverdue',
      'EscalationRaised',
      'EscalationRaised',
    ]);
  }, 15_000);
  const { status } = await stage.temporal.workflow.getHandle(id).describe();
  expect(status.name).toBe('RUNNING');
  expect(await verifyLog(stage.database)).toMatchObject({ outcome: 'whole' });
});
