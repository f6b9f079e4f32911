import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tryLock } from '../../embedded/file-lock.js';
import { identify } from '../../embedded/process-identity.js';

const newLockFile = () => join(mkdtempSync(join(tmpdir(), 'dondoc-lock-')), 'a.lock');

test('a lock has one holder until it is released', () => {
  const file = newLockFile();
  const first = tryLock(file);
  expect(first.outcome).toBe('taken');
  expect(tryLock(file)).toEqual({ outcome: 'held', holder: identify(process.pid) });
  if (first.outcome === 'taken') first.lock.release();
  expect(tryLock(file).outcome).toBe('taken');
});

test('a lock of a process that has ended is free', async () => {
  const file = newLockFile();
  const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const identity = identify(holder.pid ?? 0);
  writeFileSync(file, JSON.stringify(identity));
  expect(tryLock(file)).toEqual({ outcome: 'held', holder: identity });
  const ended = new Promise((resolve) => holder.on('exit', resolve));
  holder.kill('SIGKILL');
  await ended;
  expect(tryLock(file).outcome).toBe('taken');
});

test('a lock whose number now belongs to another process is free', () => {
  const file = newLockFile();
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: 'before the last reboot' }));
  expect(tryLock(file).outcome).toBe('taken');
});

test('a lock file that says nothing is free, and nothing is left lying beside it', () => {
  const file = newLockFile();
  writeFileSync(file, 'half a li');
  expect(tryLock(file).outcome).toBe('taken');
  expect(readdirSync(join(file, '..'))).toEqual(['a.lock']);
});
