/** Files that take too long or too much, each read in a process of its own. */
import { describe, expect, test, vi } from 'vitest';
import { type ReadingLimits, readingLimits } from '../../intake/limits.js';
import { readSourceFile } from '../../intake/source-file.js';
import { wordXml, zipOf } from '../support/bombs.js';
import { sourceOf } from '../support/source-shape.js';

/** Each file costs the start of a process, which a busy machine gives late. */
vi.setConfig({ testTimeout: 120_000 });

describe('a reader that goes on and on', () => {
  const rows = `<w:tr>${'<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'.repeat(6)}</w:tr>`;
  const large = zipOf({ 'word/document.xml': wordXml(`<w:tbl>${rows.repeat(20_000)}</w:tbl>`) });

  const faultOf = async (limits: ReadingLimits) => {
    const read = await readSourceFile(large, 'a.docx', limits);
    return read.outcome === 'faulty' ? read.fault : read.source;
  };

  test('is ended when its time is over', async () => {
    expect(await faultOf({ ...readingLimits, timeMs: 50 })).toEqual({
      reason: 'too-slow',
      expected: '0.05',
    });
  });

  test('is ended when it takes too much memory, and takes nobody along', async () => {
    expect(await faultOf({ ...readingLimits, heapMb: 32 })).toEqual({
      reason: 'too-heavy',
      expected: '32.0 MB',
    });
  });

  test('is let go on while it is within its limits', async () => {
    const read = sourceOf(await readSourceFile(large, 'a.docx'));
    expect(read.blocks[0]?.kind === 'table' && read.blocks[0].rows.length).toBe(20_000);
  });
});
