import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../intake/pdf/pdf.js';
import { readXlsx } from '../../intake/sheet/xlsx.js';
import type { SourceReader } from '../../intake/sourced.js';
import { readCsv } from '../../intake/text/csv.js';
import { type Seed, sheetSeeds } from './fuzz-seeds-sheets.js';

const readers: Readonly<Record<Seed['format'], SourceReader>> = {
  xlsx: readXlsx,
  xls: readXlsx,
  csv: readCsv,
  pdf: readPdf,
};
const seeds = await sheetSeeds();

describe.each(seeds)('$name', ({ format, bytes }) => {
  const read = readers[format];

  test('is read as it is', async () => {
    const sourced = await read(bytes);
    expect(sourced.outcome === 'source' && sourced.source.blocks.length).toBeGreaterThan(0);
  });

  test('never makes its reader throw, whatever bytes are changed or missing', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.option(fc.nat(bytes.length)),
        async (changes, length) => {
          const damaged = Uint8Array.from(bytes.subarray(0, length ?? bytes.length));
          for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
          const sourced = await read(damaged);
          expect(['source', 'faulty']).toContain(sourced.outcome);
        },
      ),
      { numRuns: format === 'pdf' ? 8 : 60 },
    ));
});
