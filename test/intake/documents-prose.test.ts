import { describe, expect, test } from 'vitest';
import { skipDocuments } from '../support/documents.js';
import { compareProse } from './accuracy/compare-prose.js';
import { fixtures } from './accuracy/fixtures.js';
import { mustRead, offeredFrom } from './reading.js';

/** Prose has no columns to hold on to: nine duties in ten, and one offer in ten too many, will do. */
const share = 0.9;

const withProse = fixtures.flatMap(({ document, prose }) =>
  prose === null ? [] : [{ document, prose }],
);

describe.skipIf(skipDocuments).each(withProse)('the prose of document $document', (fixture) => {
  const { document, prose } = fixture;

  test('is offered by its timed duties, from the items that give them', async () => {
    const { expected, found, unfounded } = compareProse(
      prose,
      offeredFrom(await mustRead(document)),
    );
    expect(found).toBeGreaterThanOrEqual(Math.floor(share * expected));
    expect(unfounded.length).toBeLessThanOrEqual(Math.ceil((1 - share) * expected));
  });

  test('is never offered without a reason to look at it', async () => {
    const offered = offeredFrom(await mustRead(document));
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.filter((task) => task.review.length === 0)).toEqual([]);
  });
});
