/** The first step of every command: install what is missing, then hand over to Node 24. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, environmentFor, findNode, root } from './install.mjs';

const entries = {
  start: ['--import', 'tsx', 'worker/start-main.ts'],
  check: ['bin/check.mjs'],
  cli: ['--import', 'tsx', 'client/cli/main.ts'],
  histories: ['--import', 'tsx', 'test/histories/capture.ts'],
  faults: ['--import', 'tsx', 'test/system/faults-main.ts'],
  fuzz: ['--import', 'tsx', 'test/intake/fuzz/fuzz-main.ts'],
  bench: ['--import', 'tsx', 'bench/main.ts'],
  accuracy: ['--import', 'tsx', 'test/intake/accuracy/accuracy-main.ts'],
  mutation: ['node_modules/@stryker-mutator/core/bin/stryker.js'],
};

/**
 * tsx is named by its file, and the entry by its full path: a CLI is called from any folder, and
 * must see that folder as its own.
 */
const resolveEntry = (parts) =>
  parts.map((part) => {
    if (part === 'tsx') return pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
    return part.startsWith('-') ? part : join(root, part);
  });

/**
 * Node cannot replace itself, so this process stays as a thin shell: it passes signals on and ends
 * as the child ended. A Ctrl-C at the terminal reaches the child twice; it counts as one there.
 */
function handOver(entry, args) {
  const node = findNode();
  const child = spawn(node, [...resolveEntry(entries[entry]), ...args], {
    cwd: entry === 'cli' ? process.cwd() : root,
    env: environmentFor(node),
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  followParent(child);
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 1));
  });
}

/**
 * npm passes SIGTERM to the shell between us, which ends without passing it on. Started by hand
 * there is no such shell, and a closed terminal must not stop what was meant to go on.
 */
function followParent(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
}

export function run(entry, args) {
  try {
    ensureInstalled((line) => process.stderr.write(`${line}\n`));
    handOver(entry, args);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [entry, ...args] = process.argv.slice(2);
  if (entry === undefined || !Object.hasOwn(entries, entry)) {
    process.stderr.write(`bootstrap.mjs ${Object.keys(entries).join(' | ')} [arguments]\n`);
    process.exitCode = 2;
  } else run(entry, args);
}
