/** A binary from its publisher's releases, checked against the publisher's own digests. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, executable, machine, moveIntoCache, stagingFolder } from './cache.js';
import type { Attempt } from './provision.js';
import { lastLines, runCommand } from './run-command.js';
import type { Say } from './say.js';
import type { Pin } from './versions.js';

/** A machine without a way out must find that out quickly. */
const connectTimeoutMs = 8000;
const stallTimeoutMs = 30_000;

const failed = (reason: string): Attempt => ({ outcome: 'failed', reason });

/** The reason of a failed request; fetch hides it one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

async function request(url: string, headers: Record<string, string>): Promise<Response> {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new Error(`no answer within ${connectTimeoutMs / 1000} s`)),
    connectTimeoutMs,
  );
  try {
    return await fetch(url, { headers, signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Goes on where an earlier download stopped, when the publisher's server allows it. */
async function downloadTo(file: string, url: string): Promise<void> {
  const have = existsSync(file) ? statSync(file).size : 0;
  const response = await request(url, have > 0 ? { range: `bytes=${have}-` } : {});
  if (response.status === 416) return;
  if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
  const source = Readable.from(response.body);
  let stalled = setTimeout(() => undefined, 0);
  const watch = () => {
    clearTimeout(stalled);
    const stop = () => source.destroy(new Error(`no data for ${stallTimeoutMs / 1000} s`));
    stalled = setTimeout(stop, stallTimeoutMs);
  };
  watch();
  source.on('data', watch);
  try {
    const flags = response.status === 206 ? 'a' : 'w';
    await pipeline(source, createWriteStream(file, { flags }));
  } finally {
    clearTimeout(stalled);
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** The digest of one file in a `sha256sum` list. */
export function digestIn(list: string, fileName: string): string | null {
  const line = list.split('\n').find((entry) => entry.trim().split(/\s+\*?/)[1] === fileName);
  return line?.trim().split(/\s+/)[0] ?? null;
}

function findFile(folder: string, name: string): string | null {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (entry) => basename(entry) === name,
  );
  return found === undefined ? null : join(folder, found);
}

async function unpack(archive: string, pin: Pin): Promise<Attempt> {
  const staged = stagingFolder();
  try {
    // bsdtar, which is Windows' tar, opens zip archives too.
    const unpacked = await runCommand('tar', ['-xf', archive, '-C', staged]);
    if (!unpacked.ok) return failed(`tar: ${lastLines(unpacked.output, 2)}`);
    const program = findFile(staged, executable(pin.tool));
    if (program === null) return failed(`${basename(archive)} holds no ${pin.tool}`);
    const result = stagingFolder();
    renameSync(program, join(result, executable(pin.tool)));
    chmodSync(join(result, executable(pin.tool)), 0o755);
    return { outcome: 'ready', path: moveIntoCache(result, pin) };
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

export async function downloadRelease(pin: Pin, say: Say): Promise<Attempt> {
  const url = pin.download?.archive(machine.os, machine.cpu) ?? null;
  if (pin.download === null || url === null) return failed('the publisher offers no download');
  say({ vi: `${pin.tool}: thử tải ${url}`, en: `${pin.tool}: trying to download it` });
  const folder = join(cacheFolder(), 'downloads');
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, basename(url));
  try {
    const list = await request(pin.download.checksums, {});
    if (!list.ok) return failed(`${pin.download.checksums}: HTTP ${list.status}`);
    const wanted = digestIn(await list.text(), basename(url));
    if (wanted === null) return failed(`no digest of ${basename(url)} in the publisher's list`);
    await downloadTo(archive, url);
    const digest = await digestOf(archive);
    if (digest !== wanted) {
      rmSync(archive, { force: true });
      return failed(`${url}: SHA-256 is ${digest}, the publisher says ${wanted}`);
    }
    const result = await unpack(archive, pin);
    if (result.outcome === 'ready') rmSync(archive, { force: true });
    return result;
  } catch (error) {
    return failed(`${url}: ${reasonOf(error)}`);
  }
}
