/**
 * `npm run fuzz -- --reader docx --minutes 10 --seed 1`: sound files are damaged and read. A reader
 * that throws, does not end, takes more than 512 MB or gives cells that overlap fails it. Each file
 * is made from one number: `--seed N --runs 1` makes the file of run N again. Files are made here and
 * read in another process, the next one while one is read.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readingLimits } from '../../../intake/limits.js';
import { damagedFile } from './damaged.js';
import type { ReadingAnswer, ReadingTurn } from './reading-child.js';
import { fuzzSeeds } from './seeds.js';

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

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

const program = fileURLToPath(new URL('./reading-child.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

const start = (): ChildProcess =>
  fork(program, [], {
    execArgv: [
      ...['--import', loader],
      ...[`--max-old-space-size=${readingLimits.heapMb}`, '--max-semi-space-size=8'],
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

/** What one file made of the process that read it; a text says why it must be ended. */
const read = (child: ChildProcess, turn: ReadingTurn): Promise<ReadingAnswer | string> =>
  new Promise((resolve) => {
    const end = (answer: ReadingAnswer | string): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => end('it does not end'), longestWaitMs);
    child.once('message', (answer: ReadingAnswer) => end(answer));
    child.once('error', (error) => end(String(error)));
    child.once('exit', (code, signal) => end(`the reader ended (${code ?? signal})`));
    child.send(turn);
  });

type Tally = {
  runs: number;
  mostBytes: number;
  mostPdfBytes: number;
  longestMs: number;
  readonly outcomes: Map<string, number>;
  readonly findings: string[];
};

/** Why the process must be ended, if it must. */
const judged = (answer: ReadingAnswer, tally: Tally): string | null => {
  tally.mostBytes = Math.max(tally.mostBytes, answer.mostBytes);
  tally.mostPdfBytes = Math.max(tally.mostPdfBytes, answer.mostPdfBytes);
  tally.longestMs = Math.max(tally.longestMs, answer.cpuMs);
  tally.outcomes.set(answer.outcome, (tally.outcomes.get(answer.outcome) ?? 0) + 1);
  const problems = [
    answer.problem,
    answer.cpuMs > mostCpuMs ? `${Math.round(answer.cpuMs)} ms of processor time` : null,
  ];
  for (const problem of problems)
    if (problem !== null) tally.findings.push(`seed ${answer.seed}: ${problem}`);
  const bytes = Math.max(answer.mostBytes, answer.mostPdfBytes);
  return bytes > mostBytes ? `${megabytes(bytes)} MB` : null;
};

const fuzz = async (
  reader: string,
  first: number,
  tally: Tally,
  isOver: () => boolean,
): Promise<void> => {
  let child = start();
  let next = damagedFile(reader, first);
  for (let seed = first; !isOver(); seed += 1) {
    const reading = read(child, { ...(await next), seed });
    next = damagedFile(reader, seed + 1);
    const answer = await reading;
    tally.runs += 1;
    const finding = typeof answer === 'string' ? answer : judged(answer, tally);
    if (finding === null) continue;
    tally.findings.push(`seed ${seed}: ${finding}`);
    child.kill('SIGKILL');
    child = start();
  }
  await next;
  child.kill('SIGKILL');
};

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
    ...{ runs: 0, mostBytes: 0, mostPdfBytes: 0, longestMs: 0 },
    ...{ outcomes: new Map(), findings: [] },
  };
  const until = Date.now() + Number(values.minutes) * 60_000;
  const isOver = (): boolean =>
    Date.now() > until || tally.runs >= most || tally.findings.length >= mostFindings;
  await fuzz(reader, seed, tally, isOver);
  write(`${reader}: seeds ${seed} to ${seed + tally.runs - 1}, ${tally.runs} files`);
  for (const [outcome, count] of [...tally.outcomes].sort((one, other) => other[1] - one[1]))
    write(`  ${outcome}: ${count}`);
  const opener = tally.mostPdfBytes === 0 ? '' : `, ${megabytes(tally.mostPdfBytes)} MB to open it`;
  write(
    `longest ${Math.round(tally.longestMs)} ms of processor time, ` +
      `at most ${megabytes(tally.mostBytes)} MB to read${opener}`,
  );
  for (const finding of tally.findings) write(`FOUND ${finding}`);
  write(`${tally.findings.length} findings`);
  process.exitCode = tally.findings.length === 0 ? 0 : 1;
};

await main();
