import { describe, expect, test } from 'vitest';
import { skipDocuments } from '../support/documents.js';
import { expectDoubts, expectPlainFields, expectRows, expectTitles } from './clear-rows.js';
import { doubts000, expected000, inheritedLeads000, shares000, titles000 } from './fixtures/000.js';
import { mustRead, readingCpuMs, rowOf } from './reading.js';

describe.skipIf(skipDocuments)('document 000', () => {
  test('gives its 55 tasks, each clear one as a person reads it', async () => {
    const { tasks } = await mustRead('000');
    expectRows(tasks, expected000, doubts000);
    expectTitles(tasks, titles000);
    expectPlainFields(tasks);
  });

  test('says of each of the 20 rows without a lead where its lead stands', async () => {
    const { tasks } = await mustRead('000');
    const marked = tasks.flatMap(({ no, marks }) =>
      marks.flatMap((mark) => {
        const [id, above] = mark.split(': ');
        return id === 'lead-inherited' && above !== undefined ? [[no, above]] : [];
      }),
    );
    expect(marked).toHaveLength(20);
    expect(Object.fromEntries(marked)).toEqual(inheritedLeads000);
  });

  test('understands the six shifted rows, and leaves them to a person', async () => {
    const { tasks } = await mustRead('000');
    expect(tasks.slice(49).map(rowOf)).toEqual(expected000.slice(49));
    expectDoubts(tasks, doubts000);
  });

  test('marks the rows whose title has the share of the coordinating unit', async () => {
    const { tasks } = await mustRead('000');
    const marked = tasks.filter(({ marks }) => marks.includes('coordinators-share'));
    const typed = Object.entries(shares000).filter(([, share]) => share !== '');
    expect(marked.map(({ no }) => no)).toEqual(typed.map(([no]) => no));
  });

  test('has no letterhead, so everything is asked for', async () => {
    const { document, missing } = await mustRead('000');
    expect(missing).toEqual(['issuer', 'number', 'signed']);
    expect(document.key).toMatch(/^x-[0-9a-f]{8}$/);
  });

  test('is read in well under a second', async () => {
    expect(await readingCpuMs('000')).toBeLessThan(1000);
  });
});
