import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stopOrphans } from '../../embedded/orphans.js';
import { clearStalePostmasterFile } from '../../embedded/postgres.js';
import { identify } from '../../embedded/process-identity.js';

let home = '';
let child: ChildProcess;

const pid = () => child.pid ?? 0;
const record = (startTime: string) =>
  writeFileSync(
    join(home, 'run', 'nats.pid'),
    JSON.stringify({ pid: pid(), startTime, stopSignal: 'SIGTERM' }),
  );
const sleeper = (environment: NodeJS.ProcessEnv, ...args: string[]) => {
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', ...args], {
    env: { ...process.env, ...environment },
    detached: true,
    stdio: 'ignore',
  });
};

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'dondoc-orphans-')));
  mkdirSync(join(home, 'run'));
});
afterEach(() => {
  child.kill('SIGKILL');
});

test('a process named by a pid file is stopped, and the file goes', async () => {
  sleeper({});
  record(identify(pid())?.startTime ?? '');
  const orphans = await stopOrphans(home, 1000);
  expect(orphans.map((orphan) => orphan.name)).toEqual(['nats']);
  expect(identify(pid())).toBeNull();
  expect(existsSync(join(home, 'run', 'nats.pid'))).toBe(false);
});

test('a stranger who was given the number since is left alone', async () => {
  sleeper({});
  record('another start time');
  expect(await stopOrphans(home, 1000)).toEqual([]);
  expect(identify(pid())).not.toBeNull();
});

test.runIf(process.platform === 'linux')(
  'a process started before its pid file was written is known by its environment',
  async () => {
    sleeper({ DONDOC_SUPERVISED: home });
    const stranger = `${home}-other`;
    expect(await stopOrphans(stranger, 1000)).toEqual([]);
    expect(await stopOrphans(home, 1000)).toHaveLength(1);
    expect(identify(pid())).toBeNull();
  },
);

/** A postmaster.pid as PostgreSQL writes it: pid, data folder, start time, port. */
const postmasterFile = (holder: number): string => {
  const file = join(home, 'postmaster.pid');
  writeFileSync(file, `${holder}\n${home}\n${Math.floor(Date.now() / 1000)}\n54329\n`);
  return file;
};

test('postmaster.pid goes when its process is gone or is no PostgreSQL', async () => {
  sleeper({});
  const file = postmasterFile(pid());
  clearStalePostmasterFile(home);
  expect(existsSync(file)).toBe(false);

  postmasterFile(2 ** 22 + 1);
  clearStalePostmasterFile(home);
  expect(existsSync(file)).toBe(false);
});

test('postmaster.pid stays while a PostgreSQL lives under that number', () => {
  sleeper({}, 'postgres');
  const file = postmasterFile(pid());
  clearStalePostmasterFile(home);
  expect(existsSync(file)).toBe(true);
});
