/** One running process of a service: its group, its log, its pid file. */
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { endProcess, identify, type ProcessIdentity } from './process-identity.js';
import type { Service } from './service.js';

/** In the environment of all we start, with the data folder: how orphans without a pid file are told. */
export const supervisedVariable = 'DONDOC_SUPERVISED';

const longestLogBytes = 20 * 1024 * 1024;
const readBackBytes = 256 * 1024;

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Child = {
  readonly identity: ProcessIdentity;
  readonly ended: Promise<Ending>;
  logSinceStart(): string;
  stop(): Promise<'ended' | 'killed'>;
};

export const logFileOf = (home: string, name: string) => join(home, 'logs', `${name}.log`);
export const pidFileOf = (home: string, name: string) => join(home, 'run', `${name}.pid`);

/** Children write to the file themselves, so that a killed supervisor breaks no pipe of theirs. */
function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > longestLogBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

function readFrom(file: string, offset: number): string {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const begin = Math.max(offset, size - readBackBytes);
    const buffer = Buffer.alloc(Math.max(0, size - begin));
    readSync(handle, buffer, 0, buffer.length, begin);
    return buffer.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** Starts a service's process; throws when the program cannot be started at all. */
export async function startChild(service: Service, home: string): Promise<Child> {
  mkdirSync(join(home, 'logs'), { recursive: true });
  mkdirSync(join(home, 'run'), { recursive: true });
  const logFile = logFileOf(home, service.name);
  const log = openLog(logFile);
  const offset = fstatSync(log).size;
  const child = spawn(service.command, service.args, {
    cwd: service.cwd ?? home,
    env: { ...service.env, [supervisedVariable]: home },
    detached: true,
    stdio: ['ignore', log, log],
    ...(service.userId === undefined ? {} : { uid: service.userId }),
    ...(service.groupId === undefined ? {} : { gid: service.groupId }),
  });
  closeSync(log);
  const ended = new Promise<Ending>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  const { pid } = child;
  if (pid === undefined) {
    const reason = await new Promise<Error>((resolve) => child.on('error', resolve));
    throw new Error(`${service.command}: ${reason.message}`);
  }
  // A process that has already ended keeps its number, as we have not waited for it yet.
  const identity = identify(pid) ?? { pid, startTime: 'ended' };
  const pidFile = pidFileOf(home, service.name);
  writeFileSync(pidFile, JSON.stringify({ ...identity, stopSignal: service.stopSignal }));
  void ended.then(() => rmSync(pidFile, { force: true }));
  return {
    identity,
    ended,
    logSinceStart: () => readFrom(logFile, offset),
    stop: async () => {
      const outcome = await endProcess(identity, service.stopSignal, service.graceMs);
      await ended;
      return outcome;
    },
  };
}
