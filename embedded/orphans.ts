/**
 * Processes that outlived a killed supervisor. They are stopped, not adopted: a child of nobody we
 * know cannot be watched, and a clean stop of all of them takes a second or two.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { supervisedVariable } from './child.js';
import { endProcess, identify, type ProcessIdentity, parseIdentity } from './process-identity.js';

export type Orphan = { readonly name: string; readonly identity: ProcessIdentity };

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function stopSignalIn(text: string): NodeJS.Signals {
  const found = /"stopSignal":"(SIG[A-Z0-9]+)"/.exec(text)?.[1];
  return found === 'SIGINT' ? 'SIGINT' : 'SIGTERM';
}

/** On Linux the environment tells, should the supervisor have died before it wrote a pid file. */
function marked(home: string): ProcessIdentity[] {
  if (!existsSync('/proc/self/environ')) return [];
  const mark = `${supervisedVariable}=${home}`;
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((entry) => (readText(`/proc/${entry}/environ`) ?? '').split('\0').includes(mark))
    .map((entry) => identify(Number(entry)))
    .filter((identity) => identity !== null);
}

/** Stops every process that an earlier supervisor of this data folder left; says which they were. */
export async function stopOrphans(home: string, graceMs: number): Promise<Orphan[]> {
  const run = join(home, 'run');
  const files = existsSync(run) ? readdirSync(run).filter((name) => name.endsWith('.pid')) : [];
  const recorded = files.flatMap((file) => {
    const text = readText(join(run, file)) ?? '';
    const identity = parseIdentity(text);
    if (identity === null) return [];
    const alive = identify(identity.pid)?.startTime === identity.startTime;
    if (!alive) return [];
    return [{ name: file.replace(/\.pid$/, ''), identity, signal: stopSignalIn(text) }];
  });
  const known = new Set(recorded.map((orphan) => orphan.identity.pid));
  await Promise.all(recorded.map((orphan) => endProcess(orphan.identity, orphan.signal, graceMs)));
  const strays = marked(home).filter((identity) => !known.has(identity.pid));
  await Promise.all(strays.map((identity) => endProcess(identity, 'SIGTERM', graceMs)));
  for (const file of files) rmSync(join(run, file), { force: true });
  return [
    ...recorded.map(({ name, identity }) => ({ name, identity })),
    ...strays.map((identity) => ({ name: `pid ${identity.pid}`, identity })),
  ];
}
