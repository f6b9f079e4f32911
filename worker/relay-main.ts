/** The relay process: the log out to the bus, commands in from it. */
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { runCommandIntake } from '../bus/command-intake.js';
import { runRelay } from '../bus/relay.js';
import { submit } from '../dispatch/dispatcher.js';
import { openDatabase } from '../store/database.js';
import { lookAt } from '../store/decision.js';
import { readConfiguration } from './configuration.js';
import { connectBus } from './nats-connection.js';

const configuration = readConfiguration(process.env);
const logger = pino({ name: 'relay', level: configuration.DONDOC_LOG_LEVEL });
const database = openDatabase(configuration.DATABASE_URL, 10);
const bus = await connectBus(configuration, 'dondoc-relay');
const connection = Connection.lazy({ address: configuration.DONDOC_TEMPORAL_ADDRESS });
const dispatcher = {
  database,
  temporal: new Client({ connection, namespace: configuration.DONDOC_TEMPORAL_NAMESPACE }),
  taskQueue: configuration.DONDOC_TASK_QUEUE,
  answerWithinMs: 10_000,
};
const names = {
  subject: configuration.DONDOC_NATS_SUBJECT,
  stream: configuration.DONDOC_NATS_STREAM,
};
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());

const onFault = (fault: unknown): void => {
  logger.warn({ fault: fault instanceof Error ? fault.message : String(fault) }, 'will try again');
};

const intake = async (): Promise<void> => {
  while (!stopping.signal.aborted) {
    try {
      await runCommandIntake({
        ...bus,
        names,
        signal: stopping.signal,
        taskExists: async (stream) => (await lookAt(database, stream)).version > 0,
        submit: async (reception) => {
          const submission = await submit(dispatcher, reception);
          return submission.kind === 'answered' ? submission.answer : null;
        },
        onFault,
      });
    } catch (fault) {
      onFault(fault);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
};

console.log('dondoc-ready relay');
await Promise.all([
  runRelay({
    ...bus,
    database,
    names,
    source: configuration.DONDOC_URL,
    signal: stopping.signal,
    idleMs: 200,
    onFault,
  }),
  intake(),
]);
await bus.connection.drain();
await Promise.all([connection.close(), database.destroy()]);
