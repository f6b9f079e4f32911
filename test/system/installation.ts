/** A real installation of separate processes in a folder of its own, to be treated badly. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Credentials, readCredentials } from '../../embedded/credentials.js';
import { type InstallationStatus, projectFolder, readStatus } from '../../embedded/home.js';
import type { PortName } from '../../embedded/ports.js';
import { identify } from '../../embedded/process-identity.js';
import { until } from '../support/until.js';

export const serviceNames = ['worker', 'http', 'relay', 'postgres', 'nats', 'temporal'] as const;
export type ServiceName = (typeof serviceNames)[number];

export type Installation = {
  readonly home: string;
  readonly url: () => string;
  readonly credentials: Credentials;
  readonly databaseUrl: string;
  readonly status: () => InstallationStatus;
  /** `kill -9`; answers when the process has ended. */
  kill(name: ServiceName): Promise<void>;
  /** `kill -9` of the supervisor and of everything it runs, at once. */
  killAll(): Promise<void>;
  /** Starts it again after `killAll`. */
  start(): Promise<void>;
  /** Until every service is ready, those restarted too. */
  ready(): Promise<void>;
  output(): string;
  stop(): Promise<void>;
};

const startWithinMs = 90_000;

/**
 * Ports of its own, away from the usual ones and from those the system hands out: while a killed part
 * is down, another installation on this machine must not come to sit in its place.
 */
const keepPorts = (home: string): void => {
  const first = 15_000 + randomInt(500) * 25;
  const names: readonly PortName[] = [
    'http',
    'temporal',
    'temporalUi',
    'temporalHttp',
    'nats',
    'postgres',
  ];
  const ports = Object.fromEntries(names.map((name, index) => [name, first + index]));
  mkdirSync(join(home, 'run'), { recursive: true });
  writeFileSync(join(home, 'run', 'ports.json'), JSON.stringify(ports));
};

const portIn = (address: string): number => Number(new URL(address).port);

export const openInstallation = async (): Promise<Installation> => {
  const home = mkdtempSync(join(tmpdir(), 'dondoc-faults-'));
  keepPorts(home);
  let supervisor: ChildProcess;
  let output = '';

  const status = (): InstallationStatus => {
    const found = readStatus(home);
    if (found === null) throw new Error(`nothing runs in ${home}\n${output}`);
    return found;
  };
  const allReady = (): boolean => {
    const services = readStatus(home)?.services ?? [];
    return (
      services.length === serviceNames.length &&
      services.every(
        ({ state, pid }) => state === 'ready' && pid !== null && identify(pid) !== null,
      )
    );
  };
  const start = async (): Promise<void> => {
    const begunAt = output.length;
    supervisor = spawn(process.execPath, ['--import', 'tsx', 'worker/start-main.ts', '--empty'], {
      cwd: projectFolder,
      env: { ...process.env, DONDOC_HOME: home, DONDOC_LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const note = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    supervisor.stdout?.on('data', note);
    supervisor.stderr?.on('data', note);
    const running = () => output.slice(begunAt).includes('Dondoc is running');
    await until(running, startWithinMs, () => output.slice(begunAt));
  };
  const ended = (pid: number): Promise<void> => until(() => identify(pid) === null, 10_000);

  await start();
  const credentials = readCredentials(home);
  if (credentials === null) throw new Error('the installation has no credentials');
  const postgresPort = portIn(status().addresses.postgres);
  return {
    home,
    credentials,
    databaseUrl: `postgres://dondoc_app:${credentials.postgres.app}@127.0.0.1:${postgresPort}/dondoc`,
    url: () => status().addresses.board,
    status,
    async kill(name) {
      const pid = status().services.find((service) => service.name === name)?.pid;
      if (typeof pid !== 'number') throw new Error(`${name} has no process`);
      process.kill(pid, 'SIGKILL');
      await ended(pid);
    },
    async killAll() {
      const pids = status().services.flatMap(({ pid }) => (pid === null ? [] : [pid]));
      supervisor.kill('SIGKILL');
      for (const pid of pids) if (identify(pid) !== null) process.kill(pid, 'SIGKILL');
      await Promise.all(pids.map(ended));
    },
    start,
    ready: () => until(allReady, startWithinMs, () => output.slice(-2000)),
    output: () => output,
    async stop() {
      const closed = new Promise((resolve) => supervisor.once('close', resolve));
      supervisor.kill('SIGTERM');
      await closed;
      rmSync(home, { recursive: true, force: true });
    },
  };
};
