/** The one folder of an installation's data, and what may be read from it without asking anybody. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunning, parseIdentity } from './process-identity.js';
import type { ServiceReport } from './supervisor.js';

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** DONDOC_HOME, else `data` in the checkout, wherever the command was called from. */
export function homeFolder(): string {
  const named = process.env['DONDOC_HOME'];
  return named === undefined || named === '' ? join(projectFolder, 'data') : resolve(named);
}

/** Makes the folder, closed to others, and answers its real path: the name locks go by. */
export function openHome(folder: string): string {
  for (const part of ['', 'run', 'logs']) {
    mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
  }
  return realpathSync(folder);
}

/** A reader sees the old file or the new one, never half of either. */
export function writeWhole(file: string, content: string, mode: number): void {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, content, { mode });
  renameSync(draft, file);
}

export type Addresses = {
  readonly board: string;
  readonly temporalUi: string;
  readonly temporal: string;
  readonly nats: string;
  readonly postgres: string;
};

/** What runs here, kept up to date by the supervisor in run/status.json. */
export type InstallationStatus = {
  readonly supervisorPid: number;
  readonly startedAt: string;
  readonly url: string;
  readonly services: readonly ServiceReport[];
  readonly addresses: Addresses;
};

export const lockFileOf = (home: string) => join(home, 'run', 'supervisor.lock');
const statusFileOf = (home: string) => join(home, 'run', 'status.json');

export const writeStatus = (home: string, status: InstallationStatus): void =>
  writeWhole(statusFileOf(home), `${JSON.stringify(status, null, 2)}\n`, 0o600);

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The status of a running installation; null when no supervisor of this folder is alive. */
export function readStatus(home: string): InstallationStatus | null {
  const holder = parseIdentity(readText(lockFileOf(home)) ?? '');
  if (holder === null || !isRunning(holder)) return null;
  const text = readText(statusFileOf(home));
  if (text === null) return null;
  const status = JSON.parse(text) as InstallationStatus;
  // Between taking the lock and the first word, the file is still the last run's.
  return status.supervisorPid === holder.pid ? status : null;
}
