/** Two spellings of one Vietnamese name should meet; folding is how they do. Never shown to people. */

const dashes = /\s*[-\u2010-\u2015\u2212]\s*/g;

const foldLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

/** Lower case without tone or vowel marks, `đ` as `d`, one kind of space and one kind of dash. */
export const foldVietnamese = (text: string): string =>
  foldLetters(text)
    .replace(dashes, '-')
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .trim();

/** A folded word and where it stands in the text it came from. */
export type Word = { readonly folded: string; readonly start: number; readonly end: number };

/** The words of a text, folded; whatever stands between words is left to the caller. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    folded: foldLetters(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** The words alone, joined by single spaces: what names are compared by. */
export const foldName = (text: string): string =>
  wordsOf(text)
    .map((word) => word.folded)
    .join(' ');

const longestSlug = 100;

/** `Sở Tư pháp` → `so-tu-phap`. Only `a-z0-9-`, cut at a word; empty when nothing is left. */
export const slugOf = (text: string): string => {
  const slug = foldName(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug.length <= longestSlug) return slug;
  const cut = slug.slice(0, longestSlug + 1);
  const atWord = cut.lastIndexOf('-');
  return cut.slice(0, atWord > 0 ? atWord : longestSlug);
};
