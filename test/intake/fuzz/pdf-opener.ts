/** A process that opens PDF files is kept for the next one: its start takes ten times what a file does. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  bareEnvironment,
  type OpenedPdf,
  openingLimits,
  tooHeavy,
  tooSlow,
} from '../../../intake/pdf/pdf-library.js';

type PdfAnswer = { readonly opened: OpenedPdf; readonly mostBytes: number };

const program = fileURLToPath(new URL('./pdf-child.ts', import.meta.url));
const { mostMegabytes, heapMegabytes, mostMs } = openingLimits;

let kept: ChildProcess | null = null;
let most = 0;

export const mostPdfBytes = (): number => most;

/** It ends with who started it, and keeps nobody waiting. */
const start = (): ChildProcess => {
  const child = fork(program, [`${mostMegabytes}`], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`, '--expose-gc'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: bareEnvironment,
  });
  child.unref();
  child.channel?.unref();
  return child;
};

export const openInTurn = (bytes: Uint8Array): Promise<OpenedPdf> =>
  new Promise((resolve, reject) => {
    const child = kept ?? start();
    kept = child;
    let slow = false;
    const timer = setTimeout(() => {
      slow = true;
      child.kill('SIGKILL');
    }, mostMs);
    const end = (opened: OpenedPdf): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(opened);
    };
    child.once('message', ({ opened, mostBytes }: PdfAnswer) => {
      most = Math.max(most, mostBytes);
      end(opened);
    });
    child.once('error', reject);
    child.once('exit', () => {
      kept = null;
      end(slow ? tooSlow : tooHeavy);
    });
    child.send(bytes);
  });
