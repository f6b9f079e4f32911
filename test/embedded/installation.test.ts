/** `npm start` as a person meets it: real servers, small programs in the place of our processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCredentials } from '../../embedded/credentials.js';
import { type InstallationStatus, readStatus } from '../../embedded/home.js';
import { identify } from '../../embedded/process-identity.js';
import { until } from '../support/until.js';

const driver = fileURLToPath(new URL('./fixtures/start.ts', import.meta.url));
const serviceNames = ['http', 'nats', 'postgres', 'relay', 'temporal', 'worker'];

let home = '';
const started: ChildProcess[] = [];

type Run = { process: ChildProcess; output(): string; ended: Promise<number | null> };

function run(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', driver, ...args], {
    env: { ...process.env, DONDOC_HOME: home, LANG: 'vi_VN.TCVN', PGPORT: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { process: child, output: () => text, ended };
}

const running = async (): Promise<Run> => {
  const started = run('--empty');
  await until(() => started.output().includes('Dondoc is running'), 30_000, started.output);
  return started;
};

const status = (): InstallationStatus => {
  const found = readStatus(home);
  if (found === null) throw new Error('nothing runs here');
  return found;
};

const pidOf = (name: string): number => {
  const pid = status().services.find((service) => service.name === name)?.pid;
  if (typeof pid !== 'number') throw new Error(`${name} has no process`);
  return pid;
};

const states = () =>
  status()
    .services.map(({ name, state }) => `${name} ${state}`)
    .sort();
const allReady = serviceNames.map((name) => `${name} ready`);

async function stop(current: Run): Promise<void> {
  current.process.kill('SIGTERM');
  await current.ended;
}

async function timesSetUp(): Promise<number> {
  const password = readCredentials(home)?.postgres.app;
  const { postgres } = status().addresses;
  const client = new pg.Client({
    connectionString: postgres.replace('postgres://', `postgres://dondoc_app:${password}@`),
  });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as times from set_up');
  await client.end();
  return rows[0].times;
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'dondoc-home-'));
});

afterAll(async () => {
  for (const child of started) child.kill('SIGTERM');
  await until(() => started.every((child) => child.exitCode !== null || child.signalCode !== null));
  rmSync(home, { recursive: true, force: true });
});

describe('an installation', () => {
  test('tells the person where everything is, and keeps its status for others', async () => {
    const first = await running();
    expect(states()).toEqual(allReady);
    const { addresses } = status();
    expect(first.output()).toContain(`${addresses.board}/sign-in/once`);
    expect(first.output()).toContain(addresses.temporalUi);
    expect(first.output()).toContain(home);
    expect(await timesSetUp()).toBe(1);
    expect(statSync(join(home, 'credentials.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'nats', 'nats.conf')).mode & 0o777).toBe(0o600);

    const second = run();
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain(
      `already running on this folder (process ${first.process.pid}): ${addresses.board}`,
    );
    await stop(first);
  });

  test('stops within ten seconds though one process never answers, and says so', async () => {
    const current = await running();
    const pids = serviceNames.map(pidOf);
    const asked = Date.now();
    current.process.kill('SIGINT');
    current.process.kill('SIGINT');
    expect(await current.ended).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(current.output()).toContain('Relay was killed');
    expect(pids.filter((pid) => identify(pid) !== null)).toEqual([]);
    expect(readStatus(home)).toBeNull();
  });

  test('restarts each process that is killed, says so, and keeps every address', async () => {
    const current = await running();
    const { addresses } = status();
    for (const name of serviceNames) {
      const before = pidOf(name);
      process.kill(before, 'SIGKILL');
      await until(
        () => {
          const service = status().services.find((entry) => entry.name === name);
          return service?.state === 'ready' && service.pid !== before && service.restarts === 1;
        },
        20_000,
        current.output,
      );
    }
    expect(current.output().match(/ended \(SIGKILL\)/g)).toHaveLength(serviceNames.length);
    expect(status().addresses).toEqual(addresses);
    await stop(current);
  });

  test('recovers from a killed supervisor, stopping what outlived it and losing nothing', async () => {
    const current = await running();
    const before = await timesSetUp();
    const orphans = serviceNames.map(pidOf);
    const ports = readFileSync(join(home, 'run', 'ports.json'), 'utf8');
    current.process.kill('SIGKILL');
    await current.ended;
    expect(orphans.every((pid) => identify(pid) !== null)).toBe(true);
    expect(readStatus(home)).toBeNull();

    const next = await running();
    expect(next.output()).toContain('stopped what it left');
    expect(orphans.filter((pid) => identify(pid) !== null)).toEqual([]);
    expect(states()).toEqual(allReady);
    expect(readFileSync(join(home, 'run', 'ports.json'), 'utf8')).toBe(ports);
    expect(await timesSetUp()).toBe(before + 1);
    await stop(next);
  });

  test('recovers when everything is killed at once', async () => {
    const current = await running();
    const before = await timesSetUp();
    const pids = serviceNames.map(pidOf);
    current.process.kill('SIGKILL');
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await current.ended;

    const next = await running();
    expect(states()).toEqual(allReady);
    expect(await timesSetUp()).toBe(before + 1);
    await stop(next);
  });

  test('finds other ports when somebody took the ones it had', async () => {
    const ports = JSON.parse(readFileSync(join(home, 'run', 'ports.json'), 'utf8'));
    const taken = ['http', 'postgres', 'nats', 'temporal', 'temporalUi'].map((name) => ports[name]);
    const intruders = await Promise.all(taken.map(occupy));
    const current = await running();
    const now = JSON.parse(readFileSync(join(home, 'run', 'ports.json'), 'utf8'));
    expect(Object.values(now).filter((port) => taken.includes(port))).toEqual([]);
    expect(status().addresses.board).toBe(`http://127.0.0.1:${now.http}`);
    await stop(current);
    for (const intruder of intruders) intruder.close();
  });
});

const occupy = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
