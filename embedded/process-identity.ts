/**
 * Which process a pid means. A pid alone is no name: it is handed out again after the process ends,
 * after a reboot, and in every new container. A pid with its start time is one.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type ProcessIdentity = { readonly pid: number; readonly startTime: string };

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** The fields of /proc/<pid>/stat after the command name, which may itself hold spaces. */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function startTimeOf(pid: number): string | null {
  if (process.platform === 'linux') {
    const fields = statFields(pid);
    // A zombie has ended; only its parent has not looked yet.
    if (fields === null || fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${bootId()}:${fields[19]}`;
  }
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text.trim() === '' ? null : text.trim();
  } catch {
    return null;
  }
}

/** The identity of a running process; null when no such process runs. */
export function identify(pid: number): ProcessIdentity | null {
  const startTime = startTimeOf(pid);
  return startTime === null ? null : { pid, startTime };
}

export const isRunning = (identity: ProcessIdentity): boolean =>
  startTimeOf(identity.pid) === identity.startTime;

/** Reads what `JSON.stringify(identity)` wrote; null for anything else. */
export function parseIdentity(text: string): ProcessIdentity | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, startTime } = value as Partial<ProcessIdentity>;
    if (typeof pid !== 'number' || typeof startTime !== 'string') return null;
    return { pid, startTime };
  } catch {
    return null;
  }
}

function send(target: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
}

/** Ends a process group at once, whoever of it is left. */
export function killGroup(leader: number): void {
  if (process.platform !== 'win32') send(-leader, 'SIGKILL');
  send(leader, 'SIGKILL');
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until a process has ended; false when it still runs after `timeoutMs`. */
export async function waitForEnd(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(identity)) {
    if (Date.now() >= deadline) return false;
    await pause(25);
  }
  return true;
}

/**
 * Asks a process to end and, when it does not, ends it. The first signal goes to the process alone,
 * which knows in what order its own helpers must go; whatever of its group outlives it is ended.
 */
export async function endProcess(
  identity: ProcessIdentity,
  first: NodeJS.Signals,
  graceMs: number,
): Promise<'ended' | 'killed'> {
  if (!isRunning(identity)) return 'ended';
  send(identity.pid, first);
  const ended = await waitForEnd(identity, graceMs);
  killGroup(identity.pid);
  if (!ended) await waitForEnd(identity, 2000);
  return ended ? 'ended' : 'killed';
}
