/** What every maker of sound files answers, and what all of them are made from. */
import fc from 'fast-check';
import type { SourceBlock } from '../../../domain/document/source.js';
import type { Random } from '../../support/random.js';
import { anyBlocks } from '../../support/source-tables.js';

export type Seed = { readonly bytes: Uint8Array; readonly fileName: string };
export type MakeSeed = (random: Random) => Seed | Promise<Seed>;

export const blocksFrom = (random: Random): readonly SourceBlock[] =>
  fc.sample(anyBlocks, { numRuns: 1, seed: random.below(2 ** 31) })[0] ?? [];

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
