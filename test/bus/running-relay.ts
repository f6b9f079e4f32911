/** A relay that runs beside a test until it is stopped. */
import { runRelay } from '../../bus/relay.js';
import type { Database } from '../../store/database.js';
import type { TestBus } from './test-bus.js';

export type RunningRelay = {
  readonly faults: unknown[];
  stop(): Promise<void>;
};

export const source = 'http://127.0.0.1:7206';

export const startRelay = (
  database: Database,
  { client, manager, names }: Pick<TestBus, 'client' | 'manager' | 'names'>,
): RunningRelay => {
  const stopping = new AbortController();
  const faults: unknown[] = [];
  const running = runRelay({
    database,
    client,
    manager,
    names,
    source,
    signal: stopping.signal,
    idleMs: 20,
    onFault: (fault) => faults.push(fault),
  });
  return {
    faults,
    async stop() {
      stopping.abort();
      await running;
    },
  };
};

export const cursorOf = async (database: Database): Promise<number> => {
  const row = await database
    .selectFrom('relay')
    .select('position')
    .where('name', '=', 'events')
    .executeTakeFirst();
  return row?.position ?? 0;
};
