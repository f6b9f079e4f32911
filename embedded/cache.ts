/** The folder of binaries that all checkouts and data folders of this user share. */
import { accessSync, constants, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Pin } from './versions.js';

const osNames: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };
const cpuNames: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64' };

/** This machine in the words Go and the publishers of our binaries use. */
export const machine = {
  os: osNames[process.platform] ?? process.platform,
  cpu: cpuNames[process.arch] ?? process.arch,
};

export const executable = (name: string) => (machine.os === 'windows' ? `${name}.exe` : name);

export const cacheFolder = (): string =>
  process.env['DONDOC_CACHE'] ?? join(homedir(), '.cache', 'dondoc');

/** Where a pinned binary lives once it is ours: version and machine are in the path. */
export const cachedFolder = (pin: Pin): string =>
  join(cacheFolder(), pin.tool, pin.version, `${machine.os}-${machine.cpu}`);

export const cachedBinary = (pin: Pin): string => join(cachedFolder(pin), executable(pin.tool));

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A new empty folder on the same file system as the cache, so that a rename out of it is atomic. */
export function stagingFolder(): string {
  const parent = join(cacheFolder(), 'staging');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'new-'));
}

/** Puts a finished folder in place of whatever half-finished one may be there. */
export function moveIntoCache(staged: string, pin: Pin): string {
  const target = cachedFolder(pin);
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(staged, target);
  return cachedBinary(pin);
}
