/** The process of the door: API and board. */
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { readCredentials } from '../../embedded/credentials.js';
import { openDatabase } from '../../store/database.js';
import { readConfiguration } from './configuration.js';
import { buildServer } from './server.js';

const configuration = readConfiguration(process.env);
const logger = pino({ name: 'http', level: configuration.DONDOC_LOG_LEVEL });
const credentials = readCredentials(configuration.DONDOC_HOME);
if (credentials === null) throw new Error(`no credentials in ${configuration.DONDOC_HOME}`);

const database = openDatabase(configuration.DATABASE_URL, 20);
// Lazy: commands are received, and told so, while Temporal is away.
const connection = Connection.lazy({ address: configuration.DONDOC_TEMPORAL_ADDRESS });
const temporal = new Client({ connection, namespace: configuration.DONDOC_TEMPORAL_NAMESPACE });
const app = await buildServer(
  {
    database,
    temporal,
    dispatcher: {
      database,
      temporal,
      taskQueue: configuration.DONDOC_TASK_QUEUE,
      answerWithinMs: 10_000,
    },
    url: configuration.DONDOC_URL,
    temporalUi: configuration.DONDOC_TEMPORAL_UI,
    home: configuration.DONDOC_HOME,
  },
  credentials,
  { logger },
);

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await app.close();
  await Promise.allSettled([connection.close(), database.destroy()]);
};
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    stop().catch((fault: unknown) => logger.error(fault));
  });
}

await app.listen({
  host: configuration.DONDOC_HTTP_HOST,
  port: configuration.DONDOC_HTTP_PORT,
});
console.log('dondoc-ready http');
