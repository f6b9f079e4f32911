import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Piece, wordDifference } from '../../../client/words/word-difference.js';

const changed = (pieces: readonly Piece[]) =>
  pieces.filter((piece) => piece.changed).map(({ text }) => text.trim());

describe('the words that differ', () => {
  test('are marked on the side that has them', () => {
    const { before, after } = wordDifference(
      'Ban hành Nghị định về định danh',
      'Ban hành Thông tư về định danh và xác thực',
    );
    expect(changed(before)).toEqual(['Nghị định']);
    expect(changed(after)).toEqual(['Thông tư', 'và xác thực']);
  });

  test('are none where only spaces differ', () => {
    const { before, after } = wordDifference('Lập  kho dữ liệu', 'Lập kho\ndữ liệu ');
    expect([changed(before), changed(after)]).toEqual([[], []]);
  });

  test('are all where nothing stood before', () =>
    expect(wordDifference('', 'Tháng 6')).toEqual({
      before: [],
      after: [{ text: 'Tháng 6', changed: true }],
    }));
});

const text = fc
  .array(fc.constantFrom('bộ', 'sở', 'tháng', '6', 'và'), { maxLength: 12 })
  .map((words) => words.join(' '));

test('the pieces of a side make up its text, and what is not marked is the same on both', () =>
  fc.assert(
    fc.property(text, text, (before, after) => {
      const found = wordDifference(before, after);
      const whole = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
      expect([whole(found.before), whole(found.after)]).toEqual([before, after]);
      const kept = (pieces: readonly Piece[]) =>
        whole(pieces.filter((piece) => !piece.changed))
          .split(/\s+/)
          .filter(Boolean);
      expect(kept(found.before)).toEqual(kept(found.after));
    }),
  ));
