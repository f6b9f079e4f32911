/**
 * Reads damaged files, one after the other, in a process that does nothing else: what it takes of
 * memory is what reading takes. Its start and its bounds are those of a reader in earnest.
 */
import { readApart } from '../../../intake/isolation.js';
import { type Read, readBeside, readDamaged } from './damaged.js';
import { mostPdfBytes } from './pdf-opener.js';
import type { Seed } from './seed.js';

export type ReadingTurn = Seed & { readonly seed: number };
export type ReadingAnswer = Read & {
  readonly seed: number;
  readonly cpuMs: number;
  /** The most this process ever held. */
  readonly mostBytes: number;
  /** The most that the process which opens PDF files ever held. */
  readonly mostPdfBytes: number;
};

/** Now and then in a process of its own, as it is done in earnest. */
const everyNthApart = 50;

process.on('message', async (turn: ReadingTurn) => {
  const before = process.cpuUsage();
  const apart = turn.seed % everyNthApart === 0;
  const read = await readDamaged(turn, apart ? readApart : readBeside);
  const { user, system } = process.cpuUsage(before);
  const answer: ReadingAnswer = {
    ...{ ...read, seed: turn.seed, cpuMs: (user + system) / 1000 },
    mostBytes: process.resourceUsage().maxRSS * 1024,
    mostPdfBytes: mostPdfBytes(),
  };
  if (process.connected) process.send?.(answer);
});
process.on('disconnect', () => process.exit());
