/** The processes of a benchmark: a real `npm start` in a folder of its own, and the floors' worker. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Credentials, readCredentials } from '../embedded/credentials.js';
import { type InstallationStatus, projectFolder, readStatus } from '../embedded/home.js';

const startWithinMs = 120_000;

/** Starts a program and resolves with it once it has printed `mark`. */
const spawnUntil = (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  mark: string,
): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectFolder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${args.join(' ')} did not say "${mark}":\n${output}`));
    }, startWithinMs);
    const note = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (!output.includes(mark)) return;
      clearTimeout(giveUp);
      resolve(child);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.on('exit', (code) => reject(new Error(`${args.join(' ')} ended (${code}):\n${output}`)));
  });

const ended = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once('close', resolve));

export type Installation = {
  readonly home: string;
  /** From typing the command to the page of facts. */
  readonly startMs: number;
  readonly status: InstallationStatus;
  readonly credentials: Credentials;
  readonly databaseUrl: string;
  /** Of the account that owns the tables, and may make more of them. */
  readonly ownerUrl: string;
  stop(): Promise<void>;
};

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
export const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true });

/** What `npm start -- --empty` runs. */
export const startInstallation = async (home: string): Promise<Installation> => {
  const begun = performance.now();
  const child = await spawnUntil(
    ['bin/bootstrap.mjs', 'start', '--empty'],
    { ...process.env, DONDOC_HOME: home, DONDOC_LOG_LEVEL: 'warn' },
    'Dondoc is running',
  );
  const startMs = performance.now() - begun;
  const status = readStatus(home);
  const credentials = readCredentials(home);
  if (status === null || credentials === null) throw new Error(`nothing runs in ${home}`);
  const { port, pathname } = new URL(status.addresses.postgres);
  const urlFor = (user: string, password: string): string =>
    `postgres://${user}:${password}@127.0.0.1:${port}${pathname}`;
  return {
    home,
    startMs,
    status,
    credentials,
    databaseUrl: urlFor('dondoc_app', credentials.postgres.app),
    ownerUrl: urlFor('dondoc_owner', credentials.postgres.owner),
    async stop() {
      const closed = ended(child);
      child.kill('SIGTERM');
      await closed;
    },
  };
};

export const startFloorWorker = async (
  address: string,
  namespace: string,
  taskQueue: string,
): Promise<{ stop(): Promise<void> }> => {
  const args = ['--import', 'tsx', 'bench/floor-worker-main.ts', address, namespace, taskQueue];
  const child = await spawnUntil(args, process.env, 'floor-ready');
  return {
    async stop() {
      const closed = ended(child);
      child.kill('SIGTERM');
      await closed;
    },
  };
};

const readProc = (pid: number, file: string): string | null => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
};

/** Proportional: what processes share is divided among them, so that the sum is the whole. */
const ownMib = (pid: number): number | null => {
  const kib = /^Pss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup') ?? '')?.[1];
  return kib === undefined ? null : Number(kib) / 1024;
};

/** With what a process started itself: PostgreSQL is a family. */
const familyMib = (pid: number): number | null => {
  const own = ownMib(pid);
  if (own === null) return null;
  const children = (readProc(pid, `task/${pid}/children`) ?? '').trim().split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + (familyMib(Number(child)) ?? 0), own);
};

/** By service, in MiB; null where the system does not tell. */
export const memoryMib = ({ supervisorPid, services }: InstallationStatus) => ({
  // The services are the supervisor's children, and counted on their own.
  supervisor: ownMib(supervisorPid),
  ...Object.fromEntries(
    services.map(({ name, pid }) => [name, pid === null ? null : familyMib(pid)]),
  ),
});
