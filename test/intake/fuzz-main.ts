/**
 * `npm run fuzz -- --reader docx --minutes 10 --seed 1`: sound files are damaged and read. A reader
 * that throws, does not end, takes more than 512 MB or gives cells that overlap fails it. Each file
 * is made from one number: `--seed N --runs 1` makes the file of run N again.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { readingLimits } from '../../intake/limits.js';
import { fuzzSeeds } from '../support/fuzz-seeds.js';
import type { FuzzMessage, FuzzRequest } from './fuzz-worker.js';

/** Of the processor, which does not depend on what else is running; and of waiting for nothing. */
const mostCpuMs = 10_000;
const longestWaitMs = 120_000;
const mostBytes = 512 * 1024 * 1024;
const mostFindings = 20;

const { values } = parseArgs({
  options: {
    reader: { type: 'string', default: 'docx' },
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string' },
  },
});

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

type Tally = {
  runs: number;
  largestBytes: number;
  longestMs: number;
  readonly outcomes: Map<string, number>;
  readonly findings: string[];
};

type Watched = { readonly seed: number; readonly begunAt: number; readonly cpuAt: number };

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const watched = (seed: number): Watched => ({ seed, begunAt: Date.now(), cpuAt: cpuMs() });

const isStuck = ({ begunAt, cpuAt }: Watched): boolean =>
  cpuMs() - cpuAt > mostCpuMs || Date.now() - begunAt > longestWaitMs;

/** Runs until the worker must be ended, and answers the seed to go on with. */
const watch = (
  reader: string,
  first: number,
  tally: Tally,
  isOver: () => boolean,
): Promise<number> =>
  new Promise((resolve) => {
    const request: FuzzRequest = { reader, seed: first };
    const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
      workerData: request,
      execArgv: ['--import', loader],
      resourceLimits: { maxOldGenerationSizeMb: readingLimits.heapMb },
    });
    let current = watched(first);
    const end = (finding: string | null): void => {
      clearInterval(watcher);
      worker.removeAllListeners();
      if (finding !== null) tally.findings.push(`seed ${current.seed}: ${finding}`);
      void worker.terminate().then(() => resolve(current.seed + 1));
    };
    const watcher = setInterval(() => {
      const { rss } = process.memoryUsage();
      tally.largestBytes = Math.max(tally.largestBytes, rss);
      if (isStuck(current)) end('it does not end');
      else if (rss > mostBytes) end(`${Math.round(rss / 1024 / 1024)} MB`);
    }, 50);
    worker.on('message', (message: FuzzMessage) => {
      if (message.kind === 'begun') {
        current = watched(message.seed);
        return;
      }
      tally.runs += 1;
      tally.longestMs = Math.max(tally.longestMs, cpuMs() - current.cpuAt);
      tally.outcomes.set(message.outcome, (tally.outcomes.get(message.outcome) ?? 0) + 1);
      if (message.problem !== null) tally.findings.push(`seed ${message.seed}: ${message.problem}`);
      if (isOver()) end(null);
    });
    worker.on('error', (error: unknown) => end(String(error)));
  });

const main = async (): Promise<void> => {
  const { reader } = values;
  const seed = Number(values.seed);
  const most = values.runs === undefined ? Number.POSITIVE_INFINITY : Number(values.runs);
  if (fuzzSeeds[reader] === undefined || !Number.isInteger(seed)) {
    write(`--reader ${Object.keys(fuzzSeeds).join(' | ')} --minutes M --seed N [--runs R]`);
    process.exitCode = 2;
    return;
  }
  const tally: Tally = {
    runs: 0,
    largestBytes: 0,
    longestMs: 0,
    outcomes: new Map(),
    findings: [],
  };
  const until = Date.now() + Number(values.minutes) * 60_000;
  const isOver = (): boolean =>
    Date.now() > until || tally.runs >= most || tally.findings.length >= mostFindings;
  let next = seed;
  while (!isOver()) next = await watch(reader, next, tally, isOver);
  write(`${reader}: seeds ${seed} to ${seed + tally.runs - 1}, ${tally.runs} files`);
  for (const [outcome, count] of [...tally.outcomes].sort((one, other) => other[1] - one[1]))
    write(`  ${outcome}: ${count}`);
  write(
    `longest ${Math.round(tally.longestMs)} ms of processor time, largest ${Math.round(tally.largestBytes / 1024 / 1024)} MB`,
  );
  for (const finding of tally.findings) write(`FOUND ${finding}`);
  write(`${tally.findings.length} findings`);
  process.exitCode = tally.findings.length === 0 ? 0 : 1;
};

await main();
