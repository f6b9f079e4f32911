/** A reader runs in a worker of its own: what takes too long or too much memory takes nobody along. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FileFormat } from './file-format.js';
import type { ReadingLimits } from './limits.js';
import type { Sourced } from './sourced.js';
import { megabytes } from './text.js';

export type ReadingRequest = { readonly format: FileFormat; readonly bytes: Uint8Array };

/** Whoever starts us, the worker needs its own loader for TypeScript. */
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Room for what lives shortly; much of it saves little time and is kept once taken. */
const youngMb = 24;

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Rejects only when the reader itself is at fault. */
export const readApart = (
  format: FileFormat,
  bytes: Uint8Array,
  { timeMs, heapMb }: ReadingLimits,
): Promise<Sourced> =>
  new Promise((resolve, reject) => {
    const own = Uint8Array.from(bytes);
    const request: ReadingRequest = { format, bytes: own };
    const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
      workerData: request,
      transferList: [own.buffer],
      execArgv: ['--import', loader],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
      stderr: true,
      stdout: true,
    });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => {
      const fault = { reason: 'too-slow', expected: String(timeMs / 1000) } as const;
      end(() => resolve({ outcome: 'faulty', fault }));
    }, timeMs);
    worker.on('message', (answer: Sourced) => end(() => resolve(answer)));
    worker.on('error', (error: unknown) => {
      const expected = megabytes(heapMb * 1024 * 1024);
      const fault = { reason: 'too-heavy', expected } as const;
      if (isOutOfMemory(error)) end(() => resolve({ outcome: 'faulty', fault }));
      else end(() => reject(error));
    });
    worker.on('exit', () => end(() => reject(new Error('A reader ended without an answer.'))));
  });
