import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cachedBinary } from '../../embedded/cache.js';
import { explainUnavailable, provision } from '../../embedded/provision.js';
import { digestIn } from '../../embedded/provision-download.js';
import { pins } from '../../embedded/versions.js';

const silent = () => undefined;
let folder = '';

/** A program that answers `--version` and nothing else. */
function program(file: string, answer: string): string {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(file, 0o755);
  return file;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-provision-'));
  vi.stubEnv('DONDOC_CACHE', join(folder, 'cache'));
  vi.stubEnv('DONDOC_NATS_SERVER', '');
  vi.stubEnv('DONDOC_TEMPORAL_TEST_SERVER', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('a path the person names comes before everything', async () => {
  const path = program(join(folder, 'mine'), 'nats-server: v3.0.0');
  vi.stubEnv('DONDOC_NATS_SERVER', path);
  program(join(folder, 'bin', 'nats-server'), 'nats-server: v2.15.0');
  vi.stubEnv('PATH', `${join(folder, 'bin')}:/usr/bin:/bin`);
  expect(await provision('nats-server', silent)).toEqual({
    outcome: 'ready',
    tool: 'nats-server',
    path,
    way: 'environment',
  });
});

test('a program on PATH is taken when it is the pinned version', async () => {
  const path = program(join(folder, 'bin', 'nats-server'), 'nats-server: v2.15.0');
  vi.stubEnv('PATH', `${join(folder, 'bin')}:/usr/bin:/bin`);
  expect(await provision('nats-server', silent)).toMatchObject({ path, way: 'PATH' });
});

test.each(['v2.15.1', 'v2.14.0', 'v12.15.0', 'v2.15.0-RC.1'])(
  'a nats-server %s on PATH is not taken',
  async (version) => {
    program(join(folder, 'bin', 'nats-server'), `nats-server: ${version}`);
    vi.stubEnv('PATH', `${join(folder, 'bin')}:/usr/bin:/bin`);
    const cached = program(cachedBinary(pins['nats-server']), 'ours');
    expect(await provision('nats-server', silent)).toMatchObject({ path: cached, way: 'cache' });
  },
);

test('a Temporal CLI built from source is known by its server', () => {
  const built = 'temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)';
  const released = 'temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)';
  const newer = 'temporal version 1.8.2 (Server 1.31.2, UI 2.49.0)';
  const answers = [built, released, newer].map((text) => pins.temporal.answers?.test(text));
  expect(answers).toEqual([true, true, false]);
});

test('when nothing works, everything tried is told, and what the person can do', async () => {
  vi.stubEnv('PATH', folder);
  const result = await provision('temporal-test-server', silent);
  if (result.outcome !== 'unavailable') throw new Error(`found at ${result.path}`);
  expect(result.tried.map((attempt) => attempt.way)).toEqual([
    'environment',
    'PATH',
    'cache',
    'maven',
  ]);
  const text = explainUnavailable(result);
  expect(text).toContain('maven: java is not installed');
  expect(text).toContain('set DONDOC_TEMPORAL_TEST_SERVER');
});

test("a publisher's digest is found by the exact name of the file", () => {
  const list = 'aa11  tool-linux-amd64.tar.gz.sbom\nbb22 *tool-linux-amd64.tar.gz\ncc33  other\n';
  expect(digestIn(list, 'tool-linux-amd64.tar.gz')).toBe('bb22');
  expect(digestIn(list, 'other')).toBe('cc33');
  expect(digestIn(list, 'tool')).toBeNull();
});
