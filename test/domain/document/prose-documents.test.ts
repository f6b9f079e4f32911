/** The prose of the real documents, as their lines stand, against the duties a person found in it. */
import { describe, expect, test } from 'vitest';
import type { ProposedTask } from '../../../domain/document/proposal.js';
import { proseDuties } from '../../../domain/document/prose.js';
import { compareProse } from '../../intake/accuracy/compare-prose.js';
import type { ExpectedProse } from '../../intake/fixtures/expected-duty.js';
import { prose001 } from '../../intake/fixtures/prose-001.js';
import { prose002 } from '../../intake/fixtures/prose-002.js';
import { prose003 } from '../../intake/fixtures/prose-003.js';
import { documentBytes, skipDocuments } from '../../support/documents.js';
import { sourceOf } from './prose-source.js';

const isOfTable = (line: string): boolean => line.includes('\t') || line.startsWith('|');

/** Without the stars of emphasis; the annex of 003 is a table whose cells are lines. */
const linesOf = (document: string): string[] => {
  const lines = new TextDecoder().decode(documentBytes(document)).split(/\r?\n/);
  const annexAt = document === '003' ? lines.indexOf('PHỤ LỤC') : lines.length;
  return lines.slice(0, annexAt).map((line) => (isOfTable(line) ? '|' : line.replace(/\*/g, ' ')));
};

const offeredFrom = (document: string): readonly ProposedTask[] =>
  proseDuties(sourceOf(linesOf(document)), { document, assignedOn: null, documentYear: null });

const documents: readonly (readonly [string, ExpectedProse])[] = [
  ['001', prose001],
  ['002', prose002],
  ['003', prose003],
];

describe.skipIf(skipDocuments)('the prose of the real documents', () => {
  test.each(documents)('%s: every duty is offered, and nothing else', (document, prose) => {
    const { expected, found, missed, unfounded } = compareProse(prose, offeredFrom(document));
    expect({ missed, unfounded }).toEqual({ missed: [], unfounded: [] });
    expect(found).toBe(expected);
  });

  test('every duty is given to those it names', () => {
    const read = documents.map(([document, prose]) => compareProse(prose, offeredFrom(document)));
    const total = (count: (one: (typeof read)[number]) => number): number =>
      read.reduce((sum, one) => sum + count(one), 0);
    expect(total(({ withUnits }) => withUnits)).toBe(total(({ found }) => found));
  });

  test.each(documents)('%s: each is read again from the line it names', (document) => {
    const lines = linesOf(document);
    const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
    for (const { title, line, places } of offeredFrom(document)) {
      const below = lines.slice(line - 1, line + 30).filter((text) => text.trim() !== '');
      const [own = ''] = below;
      const [first = ''] = title.split('; ', 1);
      expect(spaced(below.join(' '))).toContain(first.slice(0, 60));
      expect(spaced(own)).toContain(title.split(' ', 3).join(' '));
      expect(places.title?.line).toBe(line);
    }
  });
});
