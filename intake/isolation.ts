/**
 * A reader runs in a process of its own: what takes too long or too much memory takes nobody along. A
 * thread would not do, for an allocation that fails in one ends the whole process.
 */
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileFormat } from './file-format.js';
import type { ReadingLimits } from './limits.js';
import type { Sourced } from './sourced.js';
import { megabytes } from './text/text.js';

export type ReadingRequest = { readonly format: FileFormat; readonly bytes: Uint8Array };

const program = fileURLToPath(new URL('./reader-process.ts', import.meta.url));
/** Whoever starts us, the process needs its own loader for TypeScript. */
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Room for what lives shortly; much of it saves little time and is kept once taken. */
const youngMb = 8;

/** How Node ends when memory runs out: by its own abort, or by the system's hand. */
const ranOutOfMemory = (code: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134;

/** Rejects only when the reader itself is at fault. */
export const readApart = (
  format: FileFormat,
  bytes: Uint8Array,
  { timeMs, heapMb }: ReadingLimits,
): Promise<Sourced> =>
  new Promise((resolve, reject) => {
    const child = fork(program, [], {
      execArgv: [
        ...['--import', loader],
        ...[`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${youngMb}`],
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      // What still goes wrong with a process that is being ended is no news.
      child.on('error', () => undefined);
      child.kill('SIGKILL');
      settle();
    };
    const timer = setTimeout(() => {
      const fault = { reason: 'too-slow', expected: String(timeMs / 1000) } as const;
      end(() => resolve({ outcome: 'faulty', fault }));
    }, timeMs);
    child.on('message', (answer: Sourced) => end(() => resolve(answer)));
    child.on('error', (error) => end(() => reject(error)));
    child.on('exit', (code, signal) => {
      const expected = megabytes(heapMb * 1024 * 1024);
      const fault = { reason: 'too-heavy', expected } as const;
      if (ranOutOfMemory(code, signal)) end(() => resolve({ outcome: 'faulty', fault }));
      else end(() => reject(new Error(`A reader ended without an answer (${code ?? signal}).`)));
    });
    const request: ReadingRequest = { format, bytes };
    child.send(request, (error) => {
      if (error !== null) end(() => reject(error));
    });
  });
