/** Words that two cells share are parted by the room behind the border: widths of Times at 12 points. */
import { expect, test } from 'vitest';
import { blankBefore } from '../../intake/pdf-widths.js';

const text = { text: 'Cục Thuế Bộ Tư pháp', left: 0, right: 200, base: 0, height: 12 };
const behind = (border: number): string | null => {
  const blank = blankBefore(text, border);
  return blank === null ? null : text.text.slice(blank + 1);
};

test('as many words stand behind the border as have room there', () => {
  // "Bộ Tư pháp" is about 56 points wide, "Tư pháp" 38, "pháp" 23.
  expect(behind(200 - 60)).toBe('Bộ Tư pháp');
  expect(behind(200 - 45)).toBe('Tư pháp');
  expect(behind(200 - 30)).toBe('pháp');
});

test('none where even the last word has none', () => expect(behind(190)).toBeNull());
