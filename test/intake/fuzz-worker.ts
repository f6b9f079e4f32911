/** Damages files and reads them, one after the other, telling before each what it is about to read. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SourceBlock } from '../../domain/document/source.js';
import { readApart } from '../../intake/isolation.js';
import { readingLimits } from '../../intake/limits.js';
import { readers } from '../../intake/readers.js';
import { readSourceFile } from '../../intake/source-file.js';
import { fuzzSeeds } from '../support/fuzz-seeds.js';
import { mutate } from '../support/mutations.js';
import { randomFrom } from '../support/random.js';

export type FuzzRequest = { readonly reader: string; readonly seed: number };
export type FuzzMessage =
  | { readonly kind: 'begun'; readonly seed: number }
  | {
      readonly kind: 'ended';
      readonly seed: number;
      readonly outcome: string;
      readonly problem: string | null;
    };

/** In place, as this is a worker already; now and then in one of its own, as it is done in earnest. */
const readHere: typeof readApart = async (format, bytes) => {
  const load = readers[format];
  if (load === undefined) throw new Error(`no reader for ${format}`);
  return (await load())(bytes);
};
const everyNthApart = 50;

const tell = (message: FuzzMessage): void => parentPort?.postMessage(message);

const cellProblem = (block: SourceBlock): string | null => {
  if (block.kind === 'paragraph') return block.text.trim() === '' ? 'an empty paragraph' : null;
  for (const { row, cells } of block.rows) {
    let free = 1;
    for (const { column, columnSpan, rowSpan, text } of cells) {
      if (column < free) return `row ${row}: cells overlap or are out of order`;
      if (columnSpan < 1 || rowSpan < 1) return `row ${row}: a span of nothing`;
      if (row + rowSpan - 1 > block.rows.length) return `row ${row}: a span out of the table`;
      if (text !== text.normalize('NFC') || text.includes('\r')) return `row ${row}: text`;
      free = column + columnSpan;
    }
  }
  return null;
};

const runOne = async (
  reader: string,
  seed: number,
): Promise<{ outcome: string; problem: string | null }> => {
  const make = fuzzSeeds[reader];
  if (make === undefined) throw new Error(`no seed files for ${reader}`);
  const random = randomFrom(seed);
  const { bytes, fileName } = make(random);
  const damaged = mutate(bytes, random);
  tell({ kind: 'begun', seed });
  const run = seed % everyNthApart === 0 ? readApart : readHere;
  try {
    const read = await readSourceFile(damaged, fileName, readingLimits, run);
    if (read.outcome === 'faulty') return { outcome: read.fault.reason, problem: null };
    const problems = read.source.blocks.map(cellProblem);
    return { outcome: 'read', problem: problems.find((problem) => problem !== null) ?? null };
  } catch (error) {
    return {
      outcome: 'crash',
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
};

const { reader, seed: first }: FuzzRequest = workerData;
for (let seed = first; ; seed += 1) {
  tell({ kind: 'ended', seed, ...(await runOne(reader, seed)) });
}
