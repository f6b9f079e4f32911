/** A bus of a test's own on a real server, and what stands in its streams. */
import type { JetStreamManager } from '@nats-io/jetstream';
import { ensureStreams } from '../../bus/streams.js';
import { type BusNames, streamNames } from '../../bus/subjects.js';
import { readConfiguration } from '../../worker/configuration.js';
import { type Bus, connectBus } from '../../worker/nats-connection.js';
import type { NatsServer } from '../support/server-rig.js';
import { natsServer, uniqueName } from '../support/servers.js';

export type TestBus = Bus & {
  readonly names: BusNames;
  readonly server: NatsServer;
  /** Takes the streams away again: each reserves its room on the server of all tests. */
  close(): Promise<void>;
};

export const connectTo = ({ url, user, password }: NatsServer): Promise<Bus> =>
  connectBus(
    readConfiguration({
      DONDOC_HOME: 'unused',
      DATABASE_URL: 'unused',
      DONDOC_TEMPORAL_ADDRESS: 'unused',
      DONDOC_NATS_URL: url,
      DONDOC_NATS_USER: user,
      DONDOC_NATS_PASSWORD: password,
    }),
    'test',
  );

export const openBus = async (server?: NatsServer): Promise<TestBus> => {
  const address = server ?? (await natsServer());
  const bus = await connectTo(address);
  const names = { subject: uniqueName('bus'), stream: uniqueName('BUS') };
  await ensureStreams(bus.manager, names);
  return {
    ...bus,
    names,
    server: address,
    async close() {
      for (const name of Object.values(streamNames(names))) {
        await bus.manager.streams.delete(name).catch(() => false);
      }
      await bus.connection.close();
    },
  };
};

export type Stored = {
  readonly sequence: number;
  readonly subject: string;
  readonly id: string;
  readonly contentType: string;
  readonly position: string;
  /** When the server stored it, to the millisecond. */
  readonly storedAt: string;
  readonly body: unknown;
};

/** Everything a stream holds, in its own order, read message by message. */
export const storedIn = async (manager: JetStreamManager, stream: string): Promise<Stored[]> => {
  const { state } = await manager.streams.info(stream);
  const stored: Stored[] = [];
  if (state.messages === 0) return stored;
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
    const message = await manager.streams.getMessage(stream, { seq });
    if (message === null) continue;
    stored.push({
      sequence: seq,
      subject: message.subject,
      id: message.header.get('Nats-Msg-Id'),
      contentType: message.header.get('Content-Type'),
      position: message.header.get('Dondoc-Position'),
      storedAt: message.time.toISOString(),
      body: message.data.length === 0 ? null : JSON.parse(message.string()),
    });
  }
  return stored;
};
