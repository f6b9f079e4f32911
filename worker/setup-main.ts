/** The one-shot before everything else: schema, namespace, search attributes, streams, schedules. */
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { ensureStreams } from '../bus/streams.js';
import { openDatabase } from '../store/database.js';
import { migrate } from '../store/migrations.js';
import { slotsInUse } from '../store/overviews.js';
import { readConfiguration } from './configuration.js';
import { connectBus } from './nats-connection.js';
import { ensureNamespace, ensureSchedules, ensureSearchAttributes } from './temporal-setup.js';

const configuration = readConfiguration(process.env);
const logger = pino({ name: 'setup', level: configuration.DONDOC_LOG_LEVEL });

/** Answers the slots that tasks in the log count on. */
const setUpDatabase = async (): Promise<readonly string[]> => {
  const owner = openDatabase(
    configuration.DONDOC_OWNER_DATABASE_URL ?? configuration.DATABASE_URL,
    2,
  );
  try {
    logger.info({ applied: await migrate(owner) }, 'schema is up to date');
    return await slotsInUse(owner);
  } finally {
    await owner.destroy();
  }
};

const setUpTemporal = async (slotsKnown: Promise<readonly string[]>): Promise<void> => {
  const namespace = configuration.DONDOC_TEMPORAL_NAMESPACE;
  const connection = await Connection.connect({ address: configuration.DONDOC_TEMPORAL_ADDRESS });
  try {
    const client = new Client({ connection, namespace });
    await ensureNamespace(client, namespace);
    await ensureSearchAttributes(client, namespace);
    await ensureSchedules(client, configuration.DONDOC_TASK_QUEUE, await slotsKnown);
    logger.info('namespace, search attributes and schedules are there');
  } finally {
    await connection.close();
  }
};

const setUpBus = async (): Promise<void> => {
  const bus = await connectBus(configuration, 'dondoc-setup');
  try {
    await ensureStreams(bus.manager, {
      subject: configuration.DONDOC_NATS_SUBJECT,
      stream: configuration.DONDOC_NATS_STREAM,
    });
    logger.info('streams are there');
  } finally {
    await bus.connection.close();
  }
};

const slotsKnown = setUpDatabase();
await Promise.all([slotsKnown, setUpTemporal(slotsKnown), setUpBus()]);
