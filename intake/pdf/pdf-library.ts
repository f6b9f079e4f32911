/**
 * Our port to the library that opens PDF files: of each page its pieces of text and the straight lines
 * drawn on it, upright and in points from the upper left corner. No font or picture is decoded, and
 * nothing is fetched.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../../domain/document/unreadable.js';

export type PdfText = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where the letters stand. */
  readonly base: number;
  /** Of the letters. */
  readonly height: number;
};

/** An upright or level line: where it is, and from where to where it goes. */
export type PdfLine = { readonly at: number; readonly from: number; readonly to: number };

export type PdfPage = {
  readonly number: number;
  readonly texts: readonly PdfText[];
  readonly upright: readonly PdfLine[];
  readonly level: readonly PdfLine[];
};

export type OpenedPdf =
  | { readonly outcome: 'pages'; readonly pages: readonly PdfPage[] }
  | { readonly outcome: 'faulty'; readonly fault: Fault };

const program = fileURLToPath(new URL('./pdf-process.ts', import.meta.url));
/** Of memory: the process as a whole, and the part of it that the language's own takes. */
export const openingLimits = { mostMegabytes: 400, heapMegabytes: 256, mostMs: 25_000 } as const;
const { mostMegabytes, heapMegabytes, mostMs } = openingLimits;
/** What the process may say: about a hundred thousand pieces of text. */
const mostCharacters = 50_000_000;

/** Windows needs this one; the others are nobody's business there, and may load what is not wanted. */
export const bareEnvironment = { SystemRoot: process.env['SystemRoot'] };

const faulty = (fault: Fault): OpenedPdf => ({ outcome: 'faulty', fault });
export const tooHeavy = faulty({ reason: 'too-heavy', expected: `${mostMegabytes} MB` });
export const tooSlow = faulty({ reason: 'too-slow', expected: String(mostMs / 1000) });

const answerFrom = (said: string): OpenedPdf | null => {
  try {
    return JSON.parse(said) as OpenedPdf;
  } catch {
    return null;
  }
};

export const openPdf = (bytes: Uint8Array): Promise<OpenedPdf> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${heapMegabytes}`, program, `${mostMegabytes}`, `${mostMs * 2}`],
      { stdio: ['pipe', 'pipe', 'ignore'], env: bareEnvironment },
    );
    let slow = false;
    const timer = setTimeout(() => {
      slow = true;
      child.kill('SIGKILL');
    }, mostMs);
    const said: string[] = [];
    let length = 0;
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said.push(part);
      length += part.length;
      if (length > mostCharacters) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      // Whatever ended it before it had answered, it was the file that was too much for it.
      resolve(slow ? tooSlow : (answerFrom(said.join('')) ?? tooHeavy));
    });
    // A process that has ended no longer listens.
    child.stdin.on('error', () => undefined).end(bytes);
  });
