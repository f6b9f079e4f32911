/** The publisher's releases, as a small server on this machine. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { downloadRelease } from '../../embedded/provision-download.js';
import { type Pin, pins } from '../../embedded/versions.js';

let server: Server;
let archive: Buffer;
let checksums = '';
let ranges: (string | undefined)[] = [];
let pin: Pin;
let cache = '';

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** An archive as NATS publishes it: the program inside a folder. */
function packProgram(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-release-'));
  mkdirSync(join(folder, 'nats-server-v2.15.0'));
  const program = join(folder, 'nats-server-v2.15.0', 'nats-server');
  writeFileSync(program, '#!/bin/sh\necho nats-server: v2.15.0\n');
  chmodSync(program, 0o755);
  const file = join(folder, 'release.tar.gz');
  execFileSync('tar', ['-czf', file, '-C', folder, 'nats-server-v2.15.0']);
  return readFileSync(file);
}

beforeEach(async () => {
  archive = packProgram();
  checksums = `${digest(archive)}  release.tar.gz\n`;
  ranges = [];
  server = createServer((request, response) => {
    if (request.url === '/SHA256SUMS') return void response.end(checksums);
    const range = request.headers.range;
    ranges.push(range);
    const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200).end(archive.subarray(from));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const site = `http://127.0.0.1:${port}`;
  const download = {
    archive: () => `${site}/release.tar.gz`,
    checksums: `${site}/SHA256SUMS`,
  };
  pin = { ...pins['nats-server'], download };
  cache = mkdtempSync(join(tmpdir(), 'dondoc-cache-'));
  vi.stubEnv('DONDOC_CACHE', cache);
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
});

const partial = () => join(cache, 'downloads', 'release.tar.gz');

test("a release with the publisher's digest is unpacked into the cache", async () => {
  const result = await downloadRelease(pin, () => undefined);
  if (result.outcome === 'failed') throw new Error(result.reason);
  expect(result.path.startsWith(join(cache, 'nats-server', '2.15.0'))).toBe(true);
  expect(execFileSync(result.path, { encoding: 'utf8' })).toBe('nats-server: v2.15.0\n');
  expect(existsSync(partial())).toBe(false);
});

test('a download that was cut off goes on where it stopped', async () => {
  mkdirSync(join(cache, 'downloads'), { recursive: true });
  writeFileSync(partial(), archive.subarray(0, 100));
  expect(await downloadRelease(pin, () => undefined)).toMatchObject({ outcome: 'ready' });
  expect(ranges).toEqual(['bytes=100-']);
});

test('a release with another digest is thrown away', async () => {
  checksums = `${digest(Buffer.from('another'))}  release.tar.gz\n`;
  const result = await downloadRelease(pin, () => undefined);
  expect(result).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('SHA-256') });
  expect(existsSync(partial())).toBe(false);
});

test('nothing is downloaded that no digest can be had for', async () => {
  checksums = `${digest(archive)}  another-file.tar.gz\n`;
  expect(await downloadRelease(pin, () => undefined)).toMatchObject({ outcome: 'failed' });
  expect(ranges).toEqual([]);
});
