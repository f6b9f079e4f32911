/** A few of the files that `npm run fuzz` makes by the ten thousand. */
import { describe, expect, test } from 'vitest';
import { readingLimits } from '../../intake/limits.js';
import { readSourceFile } from '../../intake/source-file.js';
import { damagedFile, readBeside, readDamaged, soundFile } from './fuzz/damaged.js';
import { fuzzSeeds } from './fuzz/seeds.js';

/** What the reader says of itself; only the one that goes by blanks has a remark. */
const saidBy: Readonly<Record<string, readonly string[]>> = {
  docx: ['docx'],
  xlsx: ['xlsx'],
  xls: ['xlsx'],
  html: ['html'],
  pdf: ['pdf'],
  csv: ['csv'],
  tsv: ['tsv'],
  markdown: ['markdown'],
  'cell-blocks': ['text'],
  aligned: ['text by blanks'],
  pasted: ['text', 'text by blanks', 'tsv', 'markdown'],
};

const seedsTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe.each(Object.keys(fuzzSeeds))('%s', (reader) => {
  test('whole files are read, by the reader they are made for', async () => {
    for (const seed of seedsTo(6)) {
      const { bytes, fileName } = await soundFile(reader, seed);
      const sourced = await readSourceFile(bytes, fileName, readingLimits, readBeside);
      if (sourced.outcome === 'faulty') throw new Error(JSON.stringify(sourced.fault));
      const { format, remarks, blocks } = sourced.source;
      const byBlanks = remarks.some(({ id }) => id === 'columns-by-spaces') ? ' by blanks' : '';
      expect(saidBy[reader]).toContain(`${format}${byBlanks}`);
      expect(blocks.length).toBeGreaterThan(0);
    }
  });

  test('damaged ones never make it throw or give cells that overlap', async () => {
    for (const seed of seedsTo(40)) {
      const { outcome, problem } = await readDamaged(await damagedFile(reader, seed), readBeside);
      expect([seed, outcome, problem]).toEqual([seed, expect.not.stringMatching('crash'), null]);
    }
  });
});
