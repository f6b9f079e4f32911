/** One damaged file from one number, and what must never be wrong with what is read of it. */
import type { SourceBlock } from '../../../domain/document/source.js';
import type { readApart } from '../../../intake/isolation.js';
import { readingLimits } from '../../../intake/limits.js';
import { readPdf } from '../../../intake/pdf/pdf.js';
import { readSourceFile } from '../../../intake/source-file.js';
import { mutate } from '../../support/mutations.js';
import { randomFrom } from '../../support/random.js';
import { readHere } from '../../support/read-here.js';
import { openInTurn } from './pdf-opener.js';
import type { Seed } from './seed.js';
import { fuzzSeeds } from './seeds.js';

const soundOrDamaged = async (reader: string, seed: number, damage: boolean): Promise<Seed> => {
  const make = fuzzSeeds[reader];
  if (make === undefined) throw new Error(`no seed files for ${reader}`);
  const random = randomFrom(seed);
  const sound = await make(random);
  return damage ? { ...sound, bytes: mutate(sound.bytes, random) } : sound;
};

export const soundFile = (reader: string, seed: number): Promise<Seed> =>
  soundOrDamaged(reader, seed, false);

export const damagedFile = (reader: string, seed: number): Promise<Seed> =>
  soundOrDamaged(reader, seed, true);

/** In this process, for who is itself apart or has no need to be; PDF files in one beside it. */
export const readBeside: typeof readApart = async (format, bytes, limits) =>
  format === 'pdf' ? readPdf(bytes, openInTurn) : readHere(format, bytes, limits);

const blockProblem = (block: SourceBlock): string | null => {
  if (block.kind === 'paragraph') return block.text.trim() === '' ? 'an empty paragraph' : null;
  const last = block.rows.at(-1)?.row ?? 0;
  for (const { row, cells } of block.rows) {
    let free = 1;
    for (const { column, columnSpan, rowSpan, text } of cells) {
      if (column < free) return `row ${row}: cells overlap or are out of order`;
      if (columnSpan < 1 || rowSpan < 1) return `row ${row}: a span of nothing`;
      if (row + rowSpan - 1 > last) return `row ${row}: a span out of the table`;
      if (text !== text.normalize('NFC') || text.includes('\r')) return `row ${row}: text`;
      free = column + columnSpan;
    }
  }
  return null;
};

export type Read = {
  /** `read`, the reason why not, or `crash`. */
  readonly outcome: string;
  readonly problem: string | null;
};

export const readDamaged = async (
  { bytes, fileName }: Seed,
  run: typeof readApart,
): Promise<Read> => {
  try {
    const read = await readSourceFile(bytes, fileName, readingLimits, run);
    if (read.outcome === 'faulty') return { outcome: read.fault.reason, problem: null };
    const problems = read.source.blocks.map(blockProblem);
    return { outcome: 'read', problem: problems.find((problem) => problem !== null) ?? null };
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: 'crash', problem };
  }
};
