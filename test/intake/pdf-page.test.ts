import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PdfLine, PdfPage, PdfText } from '../../intake/pdf/pdf-library.js';
import { blocksOnPage } from '../../intake/pdf/pdf-page.js';

/** Places that often meet, as borders and words do. */
const place = fc.integer({ min: 0, max: 12 }).map((step) => step * 25);
const anyLine: fc.Arbitrary<PdfLine> = fc
  .tuple(place, place, place)
  .map(([at, one, other]) => ({ at, from: Math.min(one, other), to: Math.max(one, other) }));
const anyWords: fc.Arbitrary<PdfText> = fc
  .record({
    text: fc.constantFrom('Bộ Y tế', 'TT', 'Nối dữ liệu giữa các bộ', 'năm 2024', 'x'),
    left: place,
    base: place,
    aside: fc.integer({ min: -8, max: 8 }),
  })
  .map(({ text, left, base, aside }) => ({
    ...{ text, left: left + aside, right: left + aside + text.length * 5 },
    ...{ base: base + aside, height: 10 },
  }));
const anyPage: fc.Arbitrary<PdfPage> = fc.record({
  number: fc.constant(1),
  texts: fc.array(anyWords, { maxLength: 25 }),
  upright: fc.array(anyLine, { maxLength: 12 }),
  level: fc.array(anyLine, { maxLength: 12 }),
});

const letters = (texts: readonly string[]): string =>
  [...texts.join('').replace(/\s/g, '')].sort().join('');

test('no word of a page is lost or told twice, wherever words and borders stand', () =>
  fc.assert(
    fc.property(anyPage, (page) => {
      const shown = blocksOnPage(page).flatMap((block) =>
        block.kind === 'paragraph'
          ? [block.text]
          : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
      );
      expect(letters(shown)).toBe(letters(page.texts.map(({ text }) => text)));
    }),
    { numRuns: 500 },
  ));

test('places that no number says are read as well as they can be', () => {
  const nowhere = { left: Number.NaN, right: Number.NaN, base: Number.NaN, height: Number.NaN };
  const page = {
    number: 1,
    texts: [
      { text: 'một', ...nowhere },
      { text: 'hai', left: 1e300, right: -1e300, base: 0, height: 0 },
    ],
    upright: [{ at: Number.NaN, from: 0, to: 1e300 }],
    level: [],
  };
  expect(blocksOnPage(page)).not.toEqual([]);
});
