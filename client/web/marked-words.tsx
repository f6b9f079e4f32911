/** Two wordings beside each other, with the words marked that either alone has. */
import type { VNode } from 'preact';
import { type Piece, wordDifference } from '../words/word-difference.js';

const Marked = ({ pieces, as: Mark }: { pieces: readonly Piece[]; as: 'del' | 'ins' }): VNode => (
  <>
    {pieces.map(({ text, changed }, at) => (changed ? <Mark key={String(at)}>{text}</Mark> : text))}
  </>
);

export const markedWords = (
  before: string,
  now: string,
): { readonly before: VNode; readonly now: VNode } => {
  const difference = wordDifference(before, now);
  return {
    before: <Marked pieces={difference.before} as="del" />,
    now: <Marked pieces={difference.after} as="ins" />,
  };
};
