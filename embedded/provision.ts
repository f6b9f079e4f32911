/**
 * Finds or makes the server binaries. For each tool, in this order: a path the person named, PATH,
 * our cache, the publisher's release, a build from source. Every step can be repeated: what is done
 * is found, what was cut off goes on from the caches of the package tools.
 */
import { join } from 'node:path';
import { cachedBinary, cacheFolder, executable, isExecutable } from './cache.js';
import { lockWhenFree } from './file-lock.js';
import { downloadRelease } from './provision-download.js';
import { buildWithGo } from './provision-go.js';
import { fetchWithMaven } from './provision-maven.js';
import { lastLines, runCommand } from './run-command.js';
import type { Say } from './say.js';
import { type Pin, pins, type Tool } from './versions.js';

/** One way to get a binary, tried: either its path or why not. */
export type Attempt =
  | { readonly outcome: 'ready'; readonly path: string }
  | { readonly outcome: 'failed'; readonly reason: string };

export type Provisioned =
  | { readonly outcome: 'ready'; readonly tool: Tool; readonly path: string; readonly way: string }
  | {
      readonly outcome: 'unavailable';
      readonly tool: Tool;
      readonly tried: readonly { readonly way: string; readonly reason: string }[];
    };

type Way = { readonly name: string; attempt(pin: Pin, say: Say): Attempt | Promise<Attempt> };

const ready = (path: string): Attempt => ({ outcome: 'ready', path });
const failed = (reason: string): Attempt => ({ outcome: 'failed', reason });

async function rightVersion(pin: Pin, path: string): Promise<Attempt> {
  if (!isExecutable(path)) return failed(`${path}: no such program`);
  if (pin.answers === null) return failed(`${path}: cannot tell its version`);
  const answer = await runCommand(path, ['--version']);
  if (answer.ok && pin.answers.test(answer.output)) return ready(path);
  return failed(`${path}: not ${pin.version} but "${lastLines(answer.output, 1)}"`);
}

/** A path the person named is taken at its word: who sets it may be trying another version. */
function named(pin: Pin): Attempt {
  const path = process.env[pin.variable];
  if (path === undefined || path === '') return failed(`${pin.variable} is not set`);
  return isExecutable(path) ? ready(path) : failed(`${pin.variable}=${path}: no such program`);
}

async function onPath(pin: Pin): Promise<Attempt> {
  const folders = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':');
  const found = folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, executable(pin.tool)))
    .find(isExecutable);
  return found === undefined ? failed(`no ${pin.tool} on PATH`) : rightVersion(pin, found);
}

function inCache(pin: Pin): Attempt {
  const path = cachedBinary(pin);
  return isExecutable(path) ? ready(path) : failed(`${path}: not there yet`);
}

const waysThere: readonly Way[] = [
  { name: 'environment', attempt: named },
  { name: 'PATH', attempt: onPath },
  { name: 'cache', attempt: inCache },
];

const waysToMake: readonly Way[] = [
  { name: 'download', attempt: downloadRelease },
  { name: 'go install', attempt: buildWithGo },
  { name: 'maven', attempt: fetchWithMaven },
];

const belongsTo = (way: Way, pin: Pin): boolean => {
  if (way.name === 'download') return pin.download !== null;
  if (way.name === 'go install') return pin.goPackage !== null;
  return way.name !== 'maven' || pin.mavenArtifact !== null;
};

/** Finds one tool, or makes it. Two who ask at once make it once. */
export async function provision(tool: Tool, say: Say): Promise<Provisioned> {
  const pin = pins[tool];
  const tried: { way: string; reason: string }[] = [];
  const tryWays = async (ways: readonly Way[]): Promise<Provisioned | null> => {
    for (const way of ways.filter((candidate) => belongsTo(candidate, pin))) {
      const result = await way.attempt(pin, say);
      if (result.outcome === 'ready') {
        return { outcome: 'ready', tool, path: result.path, way: way.name };
      }
      tried.push({ way: way.name, reason: result.reason });
    }
    return null;
  };

  const found = await tryWays(waysThere);
  if (found !== null) return found;
  const lock = await lockWhenFree(join(cacheFolder(), `${tool}.lock`), (holder) =>
    say({
      vi: `${tool}: đang chờ tiến trình ${holder.pid} chuẩn bị xong`,
      en: `${tool}: waiting for process ${holder.pid} to finish preparing it`,
    }),
  );
  try {
    if (inCache(pin).outcome === 'ready') {
      return { outcome: 'ready', tool, path: cachedBinary(pin), way: 'cache' };
    }
    return (await tryWays(waysToMake)) ?? { outcome: 'unavailable', tool, tried };
  } finally {
    lock.release();
  }
}

/** What was tried for a missing binary, and what the person can do about it. */
export function explainUnavailable(missing: Provisioned & { outcome: 'unavailable' }): string {
  const pin = pins[missing.tool];
  const source =
    pin.goPackage === null
      ? 'Java 11+ và Maven / Java 11+ and Maven'
      : 'Go 1.19+ (https://go.dev/dl)';
  return [
    `Không có ${pin.tool} ${pin.version} / ${pin.tool} ${pin.version} could not be had. Đã thử / Tried:`,
    ...missing.tried.map((attempt) => `  - ${attempt.way}: ${attempt.reason}`),
    'Có thể làm một trong các cách sau / Do one of these, then run again:',
    `  - đặt ${pin.variable} = đường dẫn tới tệp chạy / set ${pin.variable} to the path of the program`,
    `  - cài / install ${source}`,
    `  - chép tệp chạy vào / copy the program to ${cachedBinary(pin)}`,
  ].join('\n');
}

/** Finds or makes a tool, or throws with everything that was tried. */
export async function requireTool(tool: Tool, say: Say): Promise<string> {
  const result = await provision(tool, say);
  if (result.outcome === 'ready') return result.path;
  throw new Error(explainUnavailable(result));
}
