/** The worker process. */
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { publishDigest } from '../bus/notices.js';
import { inboxChannel } from '../delivery/inbox.js';
import { natsChannel } from '../delivery/nats-channel.js';
import { openDatabase } from '../store/database.js';
import { cachedBundle } from './bundle.js';
import { readConfiguration } from './configuration.js';
import { connectBus } from './nats-connection.js';
import { temporalLogger } from './temporal-logger.js';
import { createWorker } from './worker.js';

const configuration = readConfiguration(process.env);
const logger = pino({ name: 'worker', level: configuration.DONDOC_LOG_LEVEL });
Runtime.install({ logger: temporalLogger(logger) });

const namespace = configuration.DONDOC_TEMPORAL_NAMESPACE;
const taskQueue = configuration.DONDOC_TASK_QUEUE;
const address = configuration.DONDOC_TEMPORAL_ADDRESS;
const names = {
  subject: configuration.DONDOC_NATS_SUBJECT,
  stream: configuration.DONDOC_NATS_STREAM,
};

const database = openDatabase(configuration.DATABASE_URL, 20);
const [codePath, connection, clientConnection, bus] = await Promise.all([
  cachedBundle(join(configuration.DONDOC_HOME, 'cache')),
  NativeConnection.connect({ address }),
  Connection.connect({ address }),
  connectBus(configuration, 'dondoc-worker'),
]);
const worker = await createWorker({
  connection,
  namespace,
  taskQueue,
  workflowBundle: { codePath },
  dependencies: {
    logger,
    dispatcher: {
      database,
      temporal: new Client({ connection: clientConnection, namespace }),
      taskQueue,
      answerWithinMs: 10_000,
    },
    channels: [
      inboxChannel(database),
      natsChannel((digest) =>
        publishDigest(bus.client, bus.manager, names, configuration.DONDOC_URL, digest),
      ),
    ],
  },
});

const running = worker.run();
console.log('dondoc-ready worker');
await running;
await bus.connection.drain();
await Promise.all([connection.close(), clientConnection.close(), database.destroy()]);
