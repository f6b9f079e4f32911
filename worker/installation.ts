/**
 * Everything of one installation on one machine, put together: servers, then the one-shot setup,
 * then our own processes. The order of start is the order of need; the order of stop is the order
 * in which nothing accepted is lost.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../embedded/credentials.js';
import { type Addresses, projectFolder, writeStatus } from '../embedded/home.js';
import { natsService } from '../embedded/nats.js';
import { stopOrphans } from '../embedded/orphans.js';
import { choosePorts, type Ports } from '../embedded/ports.js';
import {
  findPostgresAccount,
  initPostgres,
  postgresDatabase,
  postgresService,
  postgresUrl,
  setUpPostgres,
} from '../embedded/postgres.js';
import { requireTool } from '../embedded/provision.js';
import type { Say } from '../embedded/say.js';
import { neutralEnvironment, type Service, saysReady } from '../embedded/service.js';
import { createSupervisor, type ServiceReport, type Supervisor } from '../embedded/supervisor.js';
import { temporalService } from '../embedded/temporal.js';
import { namespace } from '../workflows/contract.js';
import { natsAccounts } from './nats-accounts.js';
import type { Stopwatch } from './stopwatch.js';

/** The programs of our own processes; a test puts small ones in their place. */
export type Entries = {
  readonly setup: string;
  readonly worker: string;
  readonly relay: string;
  readonly http: string;
};

export const ownEntries: Entries = {
  setup: join(projectFolder, 'worker/setup-main.ts'),
  worker: join(projectFolder, 'worker/main.ts'),
  relay: join(projectFolder, 'worker/relay-main.ts'),
  http: join(projectFolder, 'client/http/main.ts'),
};

const stopOrder = ['http', 'worker', 'relay', 'nats', 'temporal', 'postgres'];

/** Together with the servers' own they stay below ten seconds, the promise of a Ctrl-C. */
const graceMs = { worker: 2500, relay: 1000, http: 800 };
const orphanGraceMs = 3000;

export type Plan = {
  readonly home: string;
  readonly credentials: Credentials;
  readonly entries: Entries;
  readonly say: Say;
  readonly stopwatch: Stopwatch;
};

export type Installation = {
  readonly ports: Ports;
  readonly addresses: Addresses;
  /** What our own processes are given; also for whoever works on this installation from here. */
  readonly environment: NodeJS.ProcessEnv;
  reports(): readonly ServiceReport[];
  start(): Promise<void>;
  stop(): Promise<void>;
};

const addressesFor = (ports: Ports): Addresses => ({
  board: `http://127.0.0.1:${ports.http}`,
  temporalUi: `http://127.0.0.1:${ports.temporalUi}`,
  temporal: `127.0.0.1:${ports.temporal}`,
  nats: `nats://127.0.0.1:${ports.nats}`,
  postgres: `postgres://127.0.0.1:${ports.postgres}/${postgresDatabase}`,
});

/** Stops what an earlier, killed supervisor left, chooses the ports, and lays out what to start. */
export async function prepareInstallation(plan: Plan): Promise<Installation> {
  const { home, say, stopwatch } = plan;
  const orphans = await stopOrphans(home, orphanGraceMs);
  if (orphans.length > 0) {
    const names = orphans.map((orphan) => orphan.name).join(', ');
    say({
      vi: `Lần chạy trước bị ngắt; đã dừng các tiến trình còn sót: ${names}`,
      en: `the last run was cut off; stopped what it left: ${names}`,
    });
    stopwatch.lap('orphans');
  }
  const ports = await choosePorts(join(home, 'run', 'ports.json'));
  const addresses = addressesFor(ports);
  const startedAt = new Date().toISOString();
  const publish = (services: readonly ServiceReport[]) =>
    writeStatus(home, {
      supervisorPid: process.pid,
      startedAt,
      url: addresses.board,
      services,
      addresses,
    });
  publish([]);
  const supervisor = createSupervisor({ home, say, onChange: publish });
  const environment = environmentFor(plan, ports, addresses);
  return {
    ports,
    addresses,
    environment,
    reports: supervisor.reports,
    start: async () => {
      await startServers(plan, ports, supervisor);
      await startOurs(plan, environment, ports, supervisor);
    },
    stop: () => supervisor.stop(stopOrder),
  };
}

const postgresOptions = ({ home, credentials }: Plan, ports: Ports) => ({
  home,
  port: ports.postgres,
  passwords: credentials.postgres,
  durable: true,
});

function environmentFor(plan: Plan, ports: Ports, addresses: Addresses): NodeJS.ProcessEnv {
  const options = postgresOptions(plan, ports);
  const { platform } = plan.credentials.nats;
  return {
    ...neutralEnvironment(),
    DONDOC_HOME: plan.home,
    DATABASE_URL: postgresUrl(options, 'app', postgresDatabase),
    DONDOC_TEMPORAL_ADDRESS: addresses.temporal,
    DONDOC_TEMPORAL_UI: addresses.temporalUi,
    DONDOC_NATS_URL: addresses.nats,
    DONDOC_NATS_USER: platform.user,
    DONDOC_NATS_PASSWORD: platform.password,
    DONDOC_HTTP_HOST: '127.0.0.1',
    DONDOC_HTTP_PORT: String(ports.http),
    DONDOC_URL: addresses.board,
  };
}

async function startServers(plan: Plan, ports: Ports, supervisor: Supervisor): Promise<void> {
  const { home, say, stopwatch } = plan;
  // One after another: two builds at once would only fight for the processors.
  const temporal = await requireTool('temporal', say);
  const nats = await requireTool('nats-server', say);
  stopwatch.lap('provision');

  const options = postgresOptions(plan, ports);
  const account = findPostgresAccount(home, say);
  const postgres = async () => {
    initPostgres(options, account);
    await supervisor.start(postgresService(options, account));
    await setUpPostgres(options);
  };
  await Promise.all([
    postgres(),
    supervisor.start(
      temporalService({
        program: temporal,
        home,
        port: ports.temporal,
        uiPort: ports.temporalUi,
        httpPort: ports.temporalHttp,
        namespace,
      }),
    ),
    supervisor.start(
      natsService({
        program: nats,
        home,
        port: ports.nats,
        users: natsAccounts(plan.credentials.nats),
      }),
    ),
  ]);
  stopwatch.lap('servers');
}

type OwnName = 'worker' | 'relay' | 'http';
const titles = { worker: 'Worker', relay: 'Relay', http: 'API' };

async function startOurs(
  plan: Plan,
  environment: NodeJS.ProcessEnv,
  ports: Ports,
  supervisor: Supervisor,
): Promise<void> {
  const { entries, say, stopwatch } = plan;
  const program = (entry: string) => ({
    command: process.execPath,
    args: ['--import', 'tsx', entry],
    cwd: projectFolder,
    stopSignal: 'SIGTERM' as const,
    readyWithinMs: 60_000,
  });
  const present = (entry: string) => {
    if (existsSync(entry)) return true;
    say({ vi: `Chưa có ${entry}, bỏ qua`, en: `${entry} is not there, left out` });
    return false;
  };
  const own = (name: OwnName): Service => ({
    ...program(entries[name]),
    name,
    title: titles[name],
    port: name === 'http' ? ports.http : null,
    env: environment,
    graceMs: graceMs[name],
    isReady: saysReady(name),
  });

  if (present(entries.setup)) {
    const owner = postgresUrl(postgresOptions(plan, ports), 'owner', postgresDatabase);
    await supervisor.runOnce({
      ...program(entries.setup),
      name: 'setup',
      title: 'Setup',
      port: null,
      env: { ...environment, DONDOC_OWNER_DATABASE_URL: owner },
      graceMs: 1000,
      isReady: () => true,
    });
    stopwatch.lap('setup');
  }
  const names = (['worker', 'relay', 'http'] as const).filter((name) => present(entries[name]));
  await Promise.all(names.map((name) => supervisor.start(own(name))));
  stopwatch.lap('processes');
}
