/** A NATS server of a test's own, to be stopped, killed and started again on its port with its data. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NatsUser, natsService } from '../../embedded/nats.js';
import { anyFreePort } from '../../embedded/ports.js';
import { requireTool } from '../../embedded/provision.js';
import { createSupervisor, type Supervisor } from '../../embedded/supervisor.js';
import { until } from '../support/until.js';

export type OwnNats = {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** `kill -9`, and ready again by the supervisor's own doing. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

export const platformUser: NatsUser = {
  user: 'platform',
  password: 'platform',
  publish: ['>'],
  subscribe: ['>'],
};

const silent = () => undefined;

export const createOwnNats = async (users: readonly NatsUser[]): Promise<OwnNats> => {
  const program = await requireTool('nats-server', silent);
  const home = mkdtempSync(join(tmpdir(), 'dondoc-own-nats-'));
  const port = await anyFreePort();
  let supervisor: Supervisor | null = null;
  const start = async () => {
    supervisor = createSupervisor({ home, say: silent, onChange: silent, backoffMs: 50 });
    await supervisor.start(natsService({ program, home, port, users }));
  };
  const stop = async () => {
    await supervisor?.stop(['nats']);
    supervisor = null;
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    start,
    stop,
    async kill() {
      const report = () => supervisor?.reports()[0];
      const { pid, restarts = 0 } = report() ?? {};
      if (typeof pid === 'number') process.kill(pid, 'SIGKILL');
      await until(() => report()?.state === 'ready' && (report()?.restarts ?? 0) > restarts);
    },
    async close() {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};
