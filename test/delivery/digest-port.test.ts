import { afterAll, beforeAll } from 'vitest';
import { publishDigest } from '../../bus/notices.js';
import { streamNames } from '../../bus/subjects.js';
import { inboxChannel } from '../../delivery/inbox.js';
import { natsChannel } from '../../delivery/nats-channel.js';
import { openDatabase } from '../../store/database.js';
import { listInbox } from '../../store/overviews.js';
import { connectTo, openBus, storedIn, type TestBus } from '../bus/test-bus.js';
import { type MigratedDatabase, migratedDatabase } from '../support/stage.js';
import { type Arrived, digestPortContract } from './digest-port-contract.js';

let opened: MigratedDatabase;
let gone: ReturnType<typeof openDatabase>;
let bus: TestBus;
let cut: Awaited<ReturnType<typeof connectTo>>;

beforeAll(async () => {
  opened = await migratedDatabase();
  gone = openDatabase('postgres://nobody@127.0.0.1:1/none', 1);
  bus = await openBus();
  cut = await connectTo(bus.server);
  await cut.connection.close();
});
afterAll(async () => {
  await opened.database.destroy();
  await opened.owner.destroy();
  await gone.destroy();
  await bus.close();
});

digestPortContract('inbox', () => ({
  port: inboxChannel(opened.database),
  arrived: async () =>
    (await listInbox(opened.database, null, 1000))
      .map(({ id, unit, office, slotAt, lines }) => ({
        id,
        recipient: { unit, office: office as Arrived['recipient']['office'] },
        slotAt,
        lines,
      }))
      .reverse(),
  away: inboxChannel(gone),
}));

const source = 'http://127.0.0.1:7206';
const over = ({ client, manager }: Pick<TestBus, 'client' | 'manager'>) =>
  natsChannel((digest) => publishDigest(client, manager, bus.names, source, digest));

digestPortContract('nats', () => ({
  port: over(bus),
  arrived: async () =>
    (await storedIn(bus.manager, streamNames(bus.names).notices)).map(({ body }) => {
      const { subject, data } = body as { subject: string; data: Omit<Arrived, 'id'> };
      const { recipient, slotAt, lines } = data;
      return { id: subject, recipient, slotAt, lines };
    }),
  away: over(cut),
}));
