/** A whole installation inside a test: own database, own task queue, a real worker that can be stopped. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { pino } from 'pino';
import type { DigestPort } from '../../delivery/digest.js';
import { inboxChannel } from '../../delivery/inbox.js';
import type { DispatcherDependencies } from '../../dispatch/dispatcher.js';
import { type Database, openDatabase } from '../../store/database.js';
import { migrate } from '../../store/migrations.js';
import { cachedBundle } from '../../worker/bundle.js';
import { ensureSearchAttributes } from '../../worker/temporal-setup.js';
import { createWorker } from '../../worker/worker.js';
import type { Database as DatabaseUrls, TemporalServer } from './server-rig.js';
import { createDatabase, temporalServer, uniqueName } from './servers.js';

// Once for each test file: workers that come and go are no news.
Runtime.install({ logger: new DefaultLogger('WARN') });

export type MigratedDatabase = { readonly database: Database; readonly owner: Database };

/** A database with today's schema, as the application and as its owner; a fresh one unless given. */
export const migratedDatabase = async (given?: DatabaseUrls): Promise<MigratedDatabase> => {
  const { ownerUrl, appUrl } = given ?? (await createDatabase());
  const owner = openDatabase(ownerUrl, 2);
  await migrate(owner);
  return { database: openDatabase(appUrl, 20), owner };
};

export type Stage = MigratedDatabase & {
  readonly temporal: Client;
  readonly dispatcher: DispatcherDependencies;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Starts another worker, of this build or another; it stops with `stopWorkers` or `close`. */
  startWorker(build?: typeof createWorker): Promise<void>;
  stopWorkers(): Promise<void>;
  close(): Promise<void>;
};

/** Servers of the caller's own, in the place of the run's. */
export type OwnServers = {
  readonly database?: DatabaseUrls;
  readonly temporal?: Pick<TemporalServer, 'address' | 'namespace'>;
  /** For a server that cannot be asked which search attributes it has. */
  readonly registerAttributes?: typeof ensureSearchAttributes;
};

export const createStage = async (
  extraChannels: readonly DigestPort[] = [],
  own: OwnServers = {},
): Promise<Stage> => {
  const { database, owner } = await migratedDatabase(own.database);
  const { address, namespace } = own.temporal ?? (await temporalServer());
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const temporal = new Client({ connection, namespace });
  await (own.registerAttributes ?? ensureSearchAttributes)(temporal, namespace);
  const taskQueue = uniqueName('tasks');
  const dispatcher = { database, temporal, taskQueue, answerWithinMs: 10_000 };
  const codePath = await cachedBundle(join(tmpdir(), 'dondoc-test-bundles'));
  const running: { worker: Worker; done: Promise<void> }[] = [];
  const stopWorkers = async (): Promise<void> => {
    const stopping = running.splice(0);
    for (const { worker } of stopping) worker.shutdown();
    await Promise.all(stopping.map(({ done }) => done));
  };
  return {
    database,
    owner,
    temporal,
    dispatcher,
    namespace,
    taskQueue,
    async startWorker(build = createWorker) {
      const worker = await build({
        connection: native,
        namespace,
        taskQueue,
        workflowBundle: { codePath },
        dependencies: {
          dispatcher,
          channels: [inboxChannel(database), ...extraChannels],
          logger: pino({ level: 'silent' }),
        },
      });
      running.push({ worker, done: worker.run() });
    },
    stopWorkers,
    async close() {
      await stopWorkers();
      await native.close();
      await connection.close();
      await database.destroy();
      await owner.destroy();
    },
  };
};
