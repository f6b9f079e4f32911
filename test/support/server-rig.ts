/**
 * The real servers of one test run: at most one PostgreSQL, one Temporal and one NATS, each started
 * when the first test asks for it. Runs in vitest's main process; test files reach it over HTTP.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '../../embedded/file-lock.js';
import { type NatsUser, natsService } from '../../embedded/nats.js';
import { stopOrphans } from '../../embedded/orphans.js';
import { anyFreePort } from '../../embedded/ports.js';
import {
  createPostgresDatabase,
  findPostgresAccount,
  initPostgres,
  type PostgresOptions,
  postgresService,
  postgresUrl,
  setUpPostgres,
} from '../../embedded/postgres.js';
import { isRunning, parseIdentity } from '../../embedded/process-identity.js';
import { requireTool } from '../../embedded/provision.js';
import type { Say } from '../../embedded/say.js';
import { createSupervisor, type Supervisor } from '../../embedded/supervisor.js';
import { temporalService } from '../../embedded/temporal.js';

export type Database = {
  readonly name: string;
  /** Of the role that migrates. */
  readonly ownerUrl: string;
  /** Of the application's role, which has no right until a migration grants it. */
  readonly appUrl: string;
  readonly superuserUrl: string;
};
export type TemporalServer = {
  readonly address: string;
  readonly namespace: string;
  readonly uiUrl: string;
};
export type NatsServer = { readonly url: string; readonly user: string; readonly password: string };

export type Rig = { readonly url: string; stop(): Promise<void> };

const folderPrefix = 'dondoc-test-';
const namespace = 'dondoc';
const passwords = { superuser: 'superuser', owner: 'owner', app: 'app' };

/** What is allowed to everybody in the tests' NATS, and two units that may touch only their own. */
export const rigNatsUsers: readonly NatsUser[] = [
  { user: 'platform', password: 'platform', publish: ['>'], subscribe: ['>'] },
];

const say: Say = ({ vi, en }) => process.stderr.write(`${vi} / ${en}\n`);

/** A run that was killed leaves its servers; the next one stops them. */
async function clearKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const home = join(tmpdir(), name);
    let holder = null;
    try {
      holder = parseIdentity(readFileSync(join(home, 'run', 'rig.lock'), 'utf8'));
    } catch {
      continue;
    }
    if (holder !== null && isRunning(holder)) continue;
    await stopOrphans(home, 1000);
    rmSync(home, { recursive: true, force: true });
  }
}

async function startPostgres(home: string, supervisor: Supervisor): Promise<PostgresOptions> {
  const options = { home, port: await anyFreePort(), passwords, durable: false };
  const account = findPostgresAccount(home, say);
  initPostgres(options, account);
  await supervisor.start(postgresService(options, account));
  await setUpPostgres(options);
  return options;
}

async function startTemporal(home: string, supervisor: Supervisor): Promise<TemporalServer> {
  const program = await requireTool('temporal', say);
  const port = await anyFreePort();
  const uiPort = await anyFreePort(new Set([port]));
  const httpPort = await anyFreePort(new Set([port, uiPort]));
  await supervisor.start(temporalService({ program, home, port, uiPort, httpPort, namespace }));
  return { address: `127.0.0.1:${port}`, namespace, uiUrl: `http://127.0.0.1:${uiPort}` };
}

async function startNats(home: string, supervisor: Supervisor): Promise<NatsServer> {
  const program = await requireTool('nats-server', say);
  const port = await anyFreePort();
  await supervisor.start(natsService({ program, home, port, users: rigNatsUsers }));
  return { url: `nats://127.0.0.1:${port}`, user: 'platform', password: 'platform' };
}

const once = <Result>(make: () => Promise<Result>): (() => Promise<Result>) => {
  let made: Promise<Result> | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

export async function startRig(): Promise<Rig> {
  await clearKilledRuns();
  const home = mkdtempSync(join(tmpdir(), folderPrefix));
  const lock = tryLock(join(home, 'run', 'rig.lock'));
  const supervisor = createSupervisor({ home, say, onChange: () => undefined });
  const postgres = once(() => startPostgres(home, supervisor));
  let databases = 0;

  const createDatabase = async (): Promise<Database> => {
    const options = await postgres();
    databases += 1;
    const name = `test_${databases}`;
    await createPostgresDatabase(options, name);
    return {
      name,
      ownerUrl: postgresUrl(options, 'owner', name),
      appUrl: postgresUrl(options, 'app', name),
      superuserUrl: postgresUrl(options, 'superuser', name),
    };
  };
  const answers: Readonly<Record<string, () => Promise<unknown>>> = {
    '/database': createDatabase,
    '/temporal': once(() => startTemporal(home, supervisor)),
    '/nats': once(() => startNats(home, supervisor)),
    '/time-skipping': once(() => requireTool('temporal-test-server', say)),
  };

  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) return void response.writeHead(404).end();
    answer().then(
      (value) => response.end(JSON.stringify(value)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the rig has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await supervisor.stop(['nats', 'temporal', 'postgres']);
      if (lock.outcome === 'taken') lock.lock.release();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
