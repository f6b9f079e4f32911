/** One connection to NATS that never gives up, and the two handles everything else uses. */
import {
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
} from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Configuration } from './configuration.js';

export type Bus = {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
};

export const connectBus = async (configuration: Configuration, name: string): Promise<Bus> => {
  const user = configuration.DONDOC_NATS_USER;
  const connection = await connect({
    servers: configuration.DONDOC_NATS_URL,
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    waitOnFirstConnect: true,
    ...(user === '' ? {} : { user, pass: configuration.DONDOC_NATS_PASSWORD }),
  });
  return {
    connection,
    client: jetstream(connection, { timeout: 5000 }),
    // The account's limits are not ours to read; streams are checked when they are used.
    manager: await jetstreamManager(connection, { checkAPI: false, timeout: 3000 }),
  };
};
